"""Exact lookup by sorted hashes."""

from __future__ import annotations

import hashlib

import numpy as np
from numpy.typing import NDArray

__all__ = ["hash_of", "rows_of"]


def hash_of(text: str) -> int:
    """64 bits that stand for a text."""
    return int.from_bytes(hashlib.blake2b(text.encode("utf-8"), digest_size=8).digest(), "little")


def rows_of(hashes: NDArray[np.uint64], key: int) -> slice:
    """Where a hash stands among sorted ones."""
    first, last = (int(np.searchsorted(hashes, np.uint64(key), side=side)) for side in ("left", "right"))
    return slice(first, last)
