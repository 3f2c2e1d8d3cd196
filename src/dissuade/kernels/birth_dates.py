"""What birth dates can add at most, from years and days alone."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from dissuade.kernels.compiled import inlined

__all__ = ["APART", "ELEVEN", "FAR", "MEET", "OTHER_DAY", "most_of_dates"]

MEET, APART, ELEVEN, FAR, OTHER_DAY = range(5)
"""Bounds: if the years meet; if they do not; if eleven years lie between them, or more; and, of two full dates of other
days, five more: for one year between them, two, up to five, up to ten, more."""


@inlined
def most_of_dates(ours: NDArray[np.int64], theirs: NDArray[np.int16], bounds: NDArray[np.float64]) -> float:
    """The most that the birth dates of two sides can add.

    Args:
        ours, theirs: int[3], from ``matching.birth_dates.summarize``.
        bounds: float64[9], nats by ``MEET`` and so on.
    """
    if ours[0] == 0 or theirs[0] == 0:
        return 0.0
    gap = max(ours[0] - theirs[1], theirs[0] - ours[1])
    if gap <= 0:
        return float(bounds[MEET])
    if ours[2] > 0 and theirs[2] > 0 and ours[2] != theirs[2] and not _turned_day(ours[2], theirs[2]):
        return float(bounds[OTHER_DAY + (gap > 1) + (gap > 2) + (gap > 5) + (gap > 10)])
    if gap <= 10 or _turned_year(ours, theirs):
        return float(bounds[APART])
    return float(bounds[ELEVEN] if gap == 11 else bounds[FAR])


@inlined
def _turned_day(ours: int, theirs: int) -> bool:
    """Whether the day of the one is the month of the other, and the reverse."""
    return ours >> 5 == theirs & 31 and ours & 31 == theirs >> 5


@inlined
def _turned_year(ours: NDArray[np.int64], theirs: NDArray[np.int16]) -> bool:
    """Whether two neighbouring digits of a year may have changed places; true if both sides have several years."""
    if ours[0] == ours[1]:
        year, first, last = np.int64(ours[0]), np.int64(theirs[0]), np.int64(theirs[1])
    elif theirs[0] == theirs[1]:
        year, first, last = np.int64(theirs[0]), np.int64(ours[0]), np.int64(ours[1])
    else:
        return True
    for unit in (1, 10, 100):
        low, high = year // unit % 10, year // (10 * unit) % 10
        turned = year + (low - high) * 9 * unit
        if first <= turned <= last:
            return True
    return False
