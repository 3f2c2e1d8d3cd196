"""Distinct forms as columns."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate, pairwise

import numpy as np
from numpy.typing import NDArray

__all__ = ["Vocabulary", "pack_vocabulary"]


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
        return _read(self.chars[self.start[form] : self.start[form + 1]])

    def texts(self, first: int = 0) -> list[str]:
        """All forms from ``first`` on as strings, in order."""
        ends = self.start[first:].tolist()
        joined = _read(self.chars[ends[0] :])
        return [joined[begin - ends[0] : end - ends[0]] for begin, end in pairwise(ends)]


_CODE = {chr(96 + c): c for c in range(1, 27)} | {str(d): 27 + d for d in range(10)}
_LETTERS = bytes({code: ord(c) for c, code in _CODE.items()}.get(byte, 0) for byte in range(256))
_CODES = bytes(_CODE.get(chr(byte), 0) for byte in range(256))


def pack_vocabulary(forms: Iterable[str]) -> Vocabulary:
    """Encode distinct forms (``[a-z0-9]+``) in the order given.

    Raises:
        KeyError: a form holds another character.
    """
    texts = list(forms)
    codes = bytearray("".join(texts).encode("ascii", "replace").translate(_CODES))
    if 0 in codes:
        raise KeyError(next(c for c in "".join(texts) if c not in _CODE))
    start = np.array(list(accumulate(map(len, texts), initial=0)), dtype=np.int64)
    return Vocabulary(np.frombuffer(codes, dtype=np.uint8), start)


def _read(chars: NDArray[np.uint8]) -> str:
    return chars.tobytes().translate(_LETTERS).decode("ascii")
