"""Many analysed names as columns: what the index stores and the compiled loops read."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from dissuade.kernels.workspace import NameTable
from dissuade.names.form_numbers import FormNumbers
from dissuade.names.han_variants import level_han
from dissuade.names.hangul import southern
from dissuade.names.lexicon import native_key
from dissuade.names.plain_text import plain_of
from dissuade.names.tokens import AnalyzedName, NameClass, Token, TokenKind
from dissuade.names.transliteration import unit_codes

__all__ = ["SCRIPTS", "SCRIPT_CODE", "NameArrays", "encode_ends", "encode_names", "read_only"]

SCRIPTS = (
    "Zyyy", "Latn", "Cyrl", "Arab", "Hebr", "Grek", "Hang", "Hani", "Hira", "Kana", "Thai", "Mymr", "Geor", "Armn",
    "Deva", "Beng", "Khmr", "Laoo", "Ethi", "Mong", "Tibt", "Guru", "Gujr", "Orya", "Taml", "Telu", "Knda", "Mlym",
    "Sinh", "Thaa", "Syrc", "Tfng", "Nkoo", "Cher",
)  # fmt: skip
"""Scripts by their code in ``NameArrays.script``; any other is 0."""

SCRIPT_CODE = {script: code for code, script in enumerate(SCRIPTS)}


@dataclass(frozen=True, slots=True)
class NameArrays:
    """N names, T tokens, F (token, form) pairs as columns.

    Args:
        token_start: int64[N + 1], the tokens of name i are ``token_start[i]:token_start[i + 1]``, in the order written.
        token_kind: uint8[T], ``TokenKind``.
        form_start: int64[T + 1], the forms of token t, best first.
        form: int32[F], number of the form in the vocabulary.
        form_quality: float32[F], 0..1.
        name_class: uint8[N], ``NameClass``.
        script: uint8[N], position in ``SCRIPTS``.
        original: uint32[T], hash of the token as written (``lexicon.native_key``, Han characters simplified, Korean
            names as the South spells them); 0 for a token in Latin letters or digits, whose first form says the same.
            It tells apart what is romanised alike.
        unit_start: int64[T + 1]; unit: uint32, the units of a token in a script with readings
            (``names.transliteration``); none for any other token.
    """

    token_start: NDArray[np.int64]
    token_kind: NDArray[np.uint8]
    form_start: NDArray[np.int64]
    form: NDArray[np.int32]
    form_quality: NDArray[np.float32]
    name_class: NDArray[np.uint8]
    script: NDArray[np.uint8]
    original: NDArray[np.uint32]
    unit_start: NDArray[np.int64]
    unit: NDArray[np.uint32]

    def __len__(self) -> int:
        return len(self.token_start) - 1


_WORDS = re.compile("[a-z0-9]+")
_HEADS = 2  # syllables that begin a Korean name's parts: the first of the family name and of the given name
_PERSONAL = (NameClass.PERSON, NameClass.ANY)
_READ_KINDS = frozenset((TokenKind.NAME, TokenKind.PATRONYMIC))


def read_only(names: NameArrays | NameTable) -> NameTable:
    """The columns as compiled loops take them, from then on read-only: one kind of array means one compiled version."""
    columns = [getattr(names, field) for field in NameTable._fields]
    for column in columns:
        column.flags.writeable = False
    return NameTable(*columns)


def encode_names(names: Iterable[AnalyzedName], form_numbers: FormNumbers) -> NameArrays:
    """Turn analysed names into columns.

    Args:
        names: the names, in order.
        form_numbers: the numbers of their forms; new ones are added.
    """
    token_start, form_start, unit_start = [0], [0], [0]
    units: list[int] = []
    kinds: list[int] = []
    forms: list[int] = []
    qualities: list[float] = []
    classes: list[int] = []
    scripts: list[int] = []
    originals: list[int] = []
    for name in names:
        heads = _HEADS if name.script == "Hang" and name.name_class in _PERSONAL else 0
        for token in name.tokens:
            kinds.append(token.kind)
            written = token.text if token.text.isascii() else plain_of(token.text)
            if heads and token.kind is TokenKind.NAME:
                heads -= 1
                original = _hash_original(southern(written) if len(written) == 1 else written)
            else:
                original = 0 if written.isascii() else _hash_original(written)
            originals.append(original)
            if original and token.kind in _READ_KINDS:
                units += unit_codes(written, name.script)
            unit_start.append(len(units))
            for text, quality, _ in token.forms:
                forms.append(form_numbers[text])
                qualities.append(quality)
            form_start.append(len(forms))
        token_start.append(len(kinds))
        classes.append(name.name_class)
        scripts.append(SCRIPT_CODE.get(name.script, 0))
    return NameArrays(
        np.array(token_start, dtype=np.int64),
        np.array(kinds, dtype=np.uint8),
        np.array(form_start, dtype=np.int64),
        np.array(forms, dtype=np.int32),
        np.array(qualities, dtype=np.float32),
        np.array(classes, dtype=np.uint8),
        np.array(scripts, dtype=np.uint8),
        np.array(originals, dtype=np.uint32),
        np.array(unit_start, dtype=np.int64),
        np.array(units, dtype=np.uint32),
    )


def encode_ends(names: Sequence[AnalyzedName], columns: NameArrays, form_numbers: FormNumbers) -> NDArray[np.int32]:
    """The first and the last word of each token: what it gives if it is written together with its neighbours.

    Args:
        names: N names with T tokens. columns: the same, from ``encode_names``.
        form_numbers: the numbers of their forms; new ones are added.

    Returns:
        int32[T, 2], numbers of forms.
    """
    ends = np.repeat(columns.form[columns.form_start[:-1]], 2).reshape(-1, 2)
    place = 0
    for name in names:
        for token in name.tokens:
            written = token.text if token.text.isascii() else plain_of(token.text)
            if (token.kind is TokenKind.LEGAL or " " in written) and written.isascii():
                ends[place] = [form_numbers[word] for word in _written_ends(written, token)]
            place += 1
    return ends


def _written_ends(written: str, token: Token) -> tuple[str, str]:
    """Of a legal form or several words (``Limited Company``): as written."""
    words = _WORDS.findall(written.lower())
    if len(words) > 1 and max(map(len, words)) == 1:  # L.L.C.
        words = ["".join(words)]
    return (words[0], words[-1]) if words else (token.forms[0].text, token.forms[0].text)


@lru_cache(maxsize=200_000)
def _hash_original(text: str) -> int:
    letters = level_han(native_key(text))
    if all(c < "\u0250" or "\u1e00" <= c < "\u1f00" or not c.isalpha() for c in letters):  # Latin with marks, O’Brien
        return 0
    return zlib.crc32(letters.encode()) or 1
