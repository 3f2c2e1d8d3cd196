"""Names written as columns at once, with what is known of their words kept from batch to batch.

Most names are made of words that were met before and mean the same wherever they stand (``known_words``). Those are
looked up and their columns copied, which takes a fraction of the time of taking the name apart.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from dissuade.kernels.gathering import copy_parts, count_parts
from dissuade.kernels.workspace import NameTable
from dissuade.names.analysis import analyze_name
from dissuade.names.arrays import encode_ends, encode_names, read_only
from dissuade.names.form_numbers import FormNumbers
from dissuade.names.growing import GrowingArray
from dissuade.names.known_words import known_latin, known_native, native_keys
from dissuade.names.normalize import MAX_LENGTH
from dissuade.names.payment_lines import LINES
from dissuade.names.tokenize import PLAIN_TEXT, PLAIN_WORD, SHIP
from dissuade.names.tokens import AnalyzedName, NameClass, TokenKind
from dissuade.names.vocabulary import Vocabulary

__all__ = ["MAX_FORMS", "MAX_WORDS", "EncodedNames", "NameColumns", "encode_analyzed"]

MAX_FORMS, MAX_WORDS = 400_000, 400_000
"""Forms that are numbered, and words that are kept, before both begin anew."""

_KINDS = {
    "token_start": np.int64, "token_kind": np.uint8, "form_start": np.int64, "form": np.int32,
    "form_quality": np.float32, "name_class": np.uint8, "script": np.uint8, "original": np.uint32,
    "unit_start": np.int64, "unit": np.uint32,
}  # fmt: skip
_UNKNOWN = -1
_STARTS = ("token_start", "form_start", "unit_start")


class EncodedNames(NamedTuple):
    """N names with T tokens, ready for a search.

    Args:
        names: the columns of ``names.arrays.NameArrays``, read-only.
        ends: int32[T, 2], see ``names.arrays.encode_ends``.
        vocabulary: what the numbers of their forms mean.
        numbering: the same object for all names whose forms are numbered alike.
    """

    names: NameTable
    ends: NDArray[np.int32]
    vocabulary: Vocabulary
    numbering: FormNumbers

    def __len__(self) -> int:
        return len(self.names.name_class)


def encode_analyzed(names: Sequence[AnalyzedName], numbering: FormNumbers) -> EncodedNames:
    """Names that were taken apart already as columns; their forms are numbered in the order in which they are met."""
    columns = encode_names(names, numbering)
    ends = encode_ends(names, columns, numbering)
    ends.flags.writeable = False
    return EncodedNames(read_only(columns), ends, numbering.vocabulary(), numbering)


class _KeptWords:
    """The columns of words, each as of a name that has no other word."""

    def __init__(self) -> None:
        self.latin: dict[NameClass, dict[str, int]] = {name_class: {} for name_class in NameClass}
        self.native: dict[NameClass, dict[str, int]] = {name_class: {} for name_class in NameClass}
        self.legal: set[int] = set()
        self.scripts: dict[int, str] = {}  # of the native ones
        self._columns = {
            name: GrowingArray(np.int64) if name in _STARTS else GrowingArray(kind) for name, kind in _KINDS.items()
        }
        for name in _STARTS:
            self._columns[name].add(np.zeros(1, dtype=np.int64))
        self._ends = GrowingArray(np.int32, (2,))
        self._table: NameTable | None = None
        self._new: list[AnalyzedName] = []
        self._count = 0

    def __len__(self) -> int:
        return self._count

    def add(self, word: AnalyzedName) -> int:
        """Keep a word; its number."""
        self._new.append(word)
        self._count += 1
        return self._count - 1

    def columns(self, numbering: FormNumbers) -> tuple[NameTable, NDArray[np.int32]]:
        """The columns and ends of all words."""
        if self._new:
            new = encode_names(self._new, numbering)
            self._ends.add(encode_ends(self._new, new, numbering))
            for name, column in self._columns.items():
                values = getattr(new, name)
                if name in _STARTS:
                    values = values[1:] + column.view[-1]
                column.add(values)
            self._new, self._table = [], None
        if self._table is None:
            self._table = NameTable(*(self._columns[name].view for name in NameTable._fields))
        return self._table, self._ends.view


class NameColumns:
    """Writes names as columns; threads may share it. When it has numbered many forms it begins anew."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._begin()

    def encode(self, texts: Sequence[str], classes: Sequence[NameClass]) -> EncodedNames:
        """Take names apart and write them as columns.

        Args:
            texts, classes: of each name, as for ``analyze_name``.
        """
        with self._lock:
            if len(self._numbering) > MAX_FORMS or len(self._words) > MAX_WORDS:
                self._begin()
            try:
                return self._encode(texts, classes)
            except BaseException:
                self._begin()  # a word may be half written
                raise

    def _begin(self) -> None:
        self._numbering, self._words = FormNumbers(), _KeptWords()
        self._no_others = encode_analyzed((), self._numbering)

    def _encode(self, texts: Sequence[str], classes: Sequence[NameClass]) -> EncodedNames:
        part_start, parts = [0], []
        others: list[AnalyzedName] = []
        settled: list[NameClass] = []
        for text, name_class in zip(texts, classes, strict=True):
            words = self._look_up(text, name_class)
            if words is None:
                name = analyze_name(text, name_class)
                others.append(name)
                parts.append(-len(others))
                settled.append(name.name_class)
            else:
                parts += words
                settled.append(name_class)
            part_start.append(len(parts))
        return self._write(part_start, parts, others, settled)

    def _write(
        self, part_start: list[int], parts: list[int], others: list[AnalyzedName], classes: Sequence[NameClass]
    ) -> EncodedNames:
        numbering = self._numbering
        if others and len(others) == len(parts):
            return encode_analyzed(others, numbering)
        words, word_ends = self._words.columns(numbering)
        apart = encode_analyzed(others, numbering) if others else self._no_others
        starts, numbers = np.array(part_start, dtype=np.int64), np.array(parts, dtype=np.int64)
        counts = np.zeros(3, dtype=np.int64)
        count_parts(numbers, words, apart.names, counts)
        tokens, forms, units = counts.tolist()
        sizes = {
            "token_start": len(classes) + 1, "token_kind": tokens, "form_start": tokens + 1, "form": forms,
            "form_quality": forms, "name_class": 0, "script": len(classes), "original": tokens,
            "unit_start": tokens + 1, "unit": units,
        }  # fmt: skip
        out = NameTable(*(np.zeros(sizes[name], dtype=_KINDS[name]) for name in NameTable._fields))
        ends = np.empty((tokens, 2), dtype=np.int32)
        copy_parts(starts, numbers, words, word_ends, apart.names, apart.ends, out, ends)
        ends.flags.writeable = False
        out = out._replace(name_class=np.array(classes, dtype=np.uint8))
        return EncodedNames(read_only(out), ends, numbering.vocabulary(), numbering)

    def _look_up(self, text: str, name_class: NameClass) -> list[int] | None:
        """The numbers of the words of a name if they are known, else None."""
        if name_class is NameClass.ANY and SHIP.match(text):
            return None
        latin = self._words.latin[name_class]
        words = text.split(" ")
        found = [latin.get(word, _UNKNOWN) for word in words]
        if _UNKNOWN not in found and len(text) <= MAX_LENGTH and len(text) not in LINES:
            return self._unless_all_legal(found, name_class)
        return self._look_further(text, words, name_class)

    def _look_further(self, text: str, words: list[str], name_class: NameClass) -> list[int] | None:
        """The same for words that are met for the first time, stand between marks or are of another script."""
        if len(text) > MAX_LENGTH or len(text) in LINES or (name_class is NameClass.ORGANIZATION and "(" in text):
            return None
        if not PLAIN_TEXT.fullmatch(text):
            return self._look_up_native(words, name_class)
        found = []
        for word in PLAIN_WORD.findall(text):
            number = self._words.latin[name_class].get(word)
            if number is None:
                known = known_latin(word, name_class)
                if known is None:
                    return None
                number = self._words.add(known)
                self._words.latin[name_class][word] = number
                if known.tokens[0].kind is TokenKind.LEGAL:
                    self._words.legal.add(number)
            found.append(number)
        return self._unless_all_legal(found, name_class) if found else None

    def _look_up_native(self, words: list[str], name_class: NameClass) -> list[int] | None:
        kept = self._words
        found = []
        scripts = set()
        for word, key in zip(words, native_keys(words), strict=True):
            number = kept.native[name_class].get(key)
            if number is None:
                known = known_native(word, key, name_class)
                if known is None:
                    return None
                number = kept.native[name_class][key] = kept.add(known)
                kept.scripts[number] = known.script
            found.append(number)
            scripts.add(kept.scripts[number])
        return found if len(scripts) == 1 and (scripts != {"Hani"} or len(words) > 1) else None

    def _unless_all_legal(self, found: list[int], name_class: NameClass) -> list[int] | None:
        """Of legal forms alone, one has to be taken for the name."""
        if name_class is not NameClass.PERSON and self._words.legal.issuperset(found):
            return None
        return found
