"""The forms of the words of listed names, kept with the index: a query made of them need not work them out."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from contextlib import suppress
from itertools import accumulate, pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from dissuade.names.tokenize import split_words_of
from dissuade.names.tokens import AnalyzedName, Form, NameClass, TokenKind
from dissuade.names.word_forms import WordKey, forms_of, key_of

__all__ = ["ListedWords", "WordTable", "join_words_of", "words_of"]

_NOT_OF_LEXICONS = frozenset((TokenKind.NAME, TokenKind.PATRONYMIC, TokenKind.INITIAL))
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


class WordTable(NamedTuple):
    """W words with their forms.

    Args:
        hashes: uint64[W], of the words; of ``join_words_of`` sorted.
        start: int64[W + 1], where the line of each begins in ``lines``.
        lines: uint8, lines of JSON in UTF-8: word, script, whether it may be of a person, forms.
    """

    hashes: NDArray[np.uint64]
    start: NDArray[np.int64]
    lines: NDArray[np.uint8]


class ListedWords:
    """Looks words up.

    Args:
        table: of the words of listed names, from ``join_words_of``.
    """

    def __init__(self, table: WordTable) -> None:
        self._table = table

    def __len__(self) -> int:
        return len(self._table.hashes)

    def find(self, key: WordKey) -> tuple[Form, ...] | None:
        """The forms of a word; None if it is not in the table, or cannot be read there."""
        hashes, start, lines = self._table
        wanted = np.uint64(_hash(key))
        row = int(hashes.searchsorted(wanted))
        while row < len(hashes) and hashes[row] == wanted:
            with suppress(ValueError, TypeError):  # damaged
                *word, forms = json.loads(lines[start[row] : start[row + 1]].tobytes())
                if tuple(word) == key:
                    return tuple([Form(*form) for form in forms])
            row += 1
        return None


def words_of(names: Iterable[AnalyzedName]) -> WordTable:
    """The words of listed names that no lexicon knows.

    What a person bears is asked for as a word of a person; what others bear, as either, for who asks may not know.
    """
    words: dict[tuple[str, bool], None] = {}
    for name in names:
        of_person = name.name_class is NameClass.PERSON
        words.update(((token.text, of_person), None) for token in name.tokens if token.kind in _NOT_OF_LEXICONS)
    lines: dict[WordKey, bytes] = {}
    for text, of_person in words:
        for word in split_words_of(text):
            piece = text[word.start : word.end]
            for person in (True,) if of_person else (False, True):
                key = key_of(piece, word.script, person=person)
                if key not in lines:
                    forms = forms_of(piece, word.script, person=person)
                    lines[key] = _ENCODER.encode((*key, forms)).encode("utf-8")
    return _pack([_hash(key) for key in lines], list(lines.values()))


def join_words_of(tables: Sequence[WordTable]) -> WordTable:
    """One table of several; the order in which they are given makes no difference."""
    rows = {
        (number, line) for table in tables for number, line in zip(table.hashes.tolist(), _lines_of(table), strict=True)
    }
    ordered = sorted(rows)
    return _pack([number for number, _ in ordered], [line for _, line in ordered])


def _pack(hashes: Sequence[int], lines: Sequence[bytes]) -> WordTable:
    return WordTable(
        np.array(hashes, dtype=np.uint64),
        np.array(list(accumulate(map(len, lines), initial=0)), dtype=np.int64),
        np.frombuffer(b"".join(lines), dtype=np.uint8),
    )


def _lines_of(table: WordTable) -> list[bytes]:
    whole = table.lines.tobytes()
    return [whole[begin:end] for begin, end in pairwise(table.start.tolist())]


def _hash(key: WordKey) -> int:
    """64 bits that stand for a word."""
    text = f"{key.script} {key.person:d} {key.word}"
    return int.from_bytes(hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")
