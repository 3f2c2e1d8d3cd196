"""Many analysed names as columns: what the index stores and the compiled loops read."""

from __future__ import annotations

import unicodedata
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from dissuade.names.tokens import AnalyzedName, TokenKind
from dissuade.names.transliteration import unit_codes

__all__ = ["SCRIPTS", "NameArrays", "Vocabulary", "encode_names", "pack_vocabulary"]

SCRIPTS = (
    "Zyyy", "Latn", "Cyrl", "Arab", "Hebr", "Grek", "Hang", "Hani", "Hira", "Kana", "Thai", "Mymr", "Geor", "Armn",
    "Deva", "Beng", "Khmr", "Laoo", "Ethi", "Mong", "Tibt", "Guru", "Gujr", "Orya", "Taml", "Telu", "Knda", "Mlym",
    "Sinh", "Thaa", "Syrc", "Tfng", "Nkoo", "Cher",
)  # fmt: skip
"""Scripts by their code in ``NameArrays.script``; any other is 0."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Distinct forms as columns, V of them.

    Args:
        chars: uint8[C], the forms one after another; 1-26 for a-z, 27-36 for 0-9.
        start: int64[V + 1], where each form begins in ``chars``.
    """

    chars: NDArray[np.uint8]
    start: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.start) - 1

    def text(self, form: int) -> str:
        """The form with this number as a string."""
        codes = self.chars[self.start[form] : self.start[form + 1]]
        return "".join(chr(96 + c) if c <= 26 else chr(21 + c) for c in codes)

    def texts(self) -> list[str]:
        """All forms as strings, in order."""
        joined = np.where(self.chars <= 26, self.chars + 96, self.chars + 21).astype(np.uint8).tobytes().decode("ascii")
        ends = self.start.tolist()
        return [joined[begin:end] for begin, end in pairwise(ends)]


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
        original: uint32[T], hash of the token as written (case folded, NFKC); 0 for a token in Latin letters or digits,
            whose first form says the same. It tells apart what romanisation makes equal.
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


_CODE = {chr(96 + c): c for c in range(1, 27)} | {str(d): 27 + d for d in range(10)}
_CODES = np.array([_CODE.get(chr(byte), 0) for byte in range(256)], dtype=np.uint8)
_READ_KINDS = frozenset((TokenKind.NAME, TokenKind.PATRONYMIC))
_SCRIPT_CODE = {script: code for code, script in enumerate(SCRIPTS)}


def pack_vocabulary(forms: Iterable[str]) -> Vocabulary:
    """Encode distinct forms (``[a-z0-9]+``) in the order given.

    Raises:
        KeyError: a form holds another character.
    """
    texts = list(forms)
    joined = "".join(texts)
    codes = _CODES[np.frombuffer(joined.encode("ascii", "replace"), dtype=np.uint8)]
    if len(joined) and not codes.all():
        raise KeyError(next(c for c in joined if c not in _CODE))
    start = np.zeros(len(texts) + 1, dtype=np.int64)
    np.cumsum(np.fromiter(map(len, texts), dtype=np.int64, count=len(texts)), out=start[1:])
    return Vocabulary(codes, start)


def encode_names(names: Iterable[AnalyzedName], form_numbers: dict[str, int]) -> NameArrays:
    """Turn analysed names into columns.

    Args:
        names: the names, in order.
        form_numbers: form text to number; new forms are added to it with the next free number.
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
        for token in name.tokens:
            kinds.append(token.kind)
            original = 0 if token.text.isascii() else _hash_original(token.text)
            originals.append(original)
            if original and token.kind in _READ_KINDS:
                units += unit_codes(token.text, name.script)
            unit_start.append(len(units))
            for text, quality, _ in token.forms:
                forms.append(form_numbers.setdefault(text, len(form_numbers)))
                qualities.append(quality)
            form_start.append(len(forms))
        token_start.append(len(kinds))
        classes.append(name.name_class)
        scripts.append(_SCRIPT_CODE.get(name.script, 0))
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


@lru_cache(maxsize=200_000)
def _hash_original(text: str) -> int:
    letters = unicodedata.normalize("NFKC", text).casefold()
    if all(c < "\u0250" or "\u1e00" <= c < "\u1f00" or not c.isalpha() for c in letters):  # Latin with marks, O’Brien
        return 0
    return zlib.crc32(letters.encode()) or 1
