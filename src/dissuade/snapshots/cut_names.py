"""Lookup of names by their beginnings: sorted hashes of what lines of payment messages leave of them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from dissuade.names.payment_lines import beginnings, fills_line, line_key
from dissuade.snapshots.lookup import hash_of, rows_of

__all__ = ["CutNameIndex", "save_cut_names"]

_FEWEST_LETTERS = 8
"""Letters of a beginning that says anything."""


def save_cut_names(names: Iterable[tuple[str, int, int]], folder: Path) -> None:
    """Write the lookup table of ``(name, number of its party, its number among the names of the party)``."""
    rows = sorted(
        {
            (hash_of(key), party, order)
            for text, party, order in names
            for key in _keys(text)
            if len(key) >= _FEWEST_LETTERS
        }
    )
    np.save(folder / "cut_names.hash.npy", np.array([row[0] for row in rows], dtype=np.uint64))
    np.save(folder / "cut_names.bearer.npy", np.array([row[1:] for row in rows], dtype=np.int32).reshape(-1, 2))


class CutNameIndex:
    """Finds the names that a line may have been cut from.

    Args:
        folder: of the snapshot.
    """

    def __init__(self, folder: Path) -> None:
        self._hash: NDArray[np.uint64] = np.load(folder / "cut_names.hash.npy", mmap_mode="r", allow_pickle=False)
        self._bearer: NDArray[np.int32] = np.load(folder / "cut_names.bearer.npy", mmap_mode="r", allow_pickle=False)

    def __len__(self) -> int:
        return len(self._hash)

    def find(self, text: str, most: int) -> list[tuple[int, int]]:
        """Party and number of the name of each that begins with this text, if it fills a line; sorted.

        Where there are more than ``most`` none is returned.
        """
        if not fills_line(text):
            return []
        rows = rows_of(self._hash, hash_of(line_key(text)))
        if rows.stop - rows.start > most:
            return []
        return [(int(party), int(order)) for party, order in self._bearer[rows]]


def _keys(text: str) -> set[str]:
    return {line_key(beginning.text) for beginning in beginnings(text)}
