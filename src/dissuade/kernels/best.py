"""The best of many candidates, in a heap whose first is the worst that is kept."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from dissuade.kernels.compiled import inlined

__all__ = ["keep_best"]

Numbers = NDArray[np.int32]
Floats = NDArray[np.float32]


@inlined
def keep_best(ranks: Floats, names: Numbers, kept: int, rank: float, name: int) -> int:
    """Keep a name if there is room for it or if it is better than the worst.

    Args:
        ranks, names: the heap, as long as names may be kept at most.
        kept: how many are in it.

    Returns:
        How many are in it now.
    """
    if kept < len(ranks):
        _sift_up(ranks, names, kept + 1, rank, name)
        return kept + 1
    if _worse(ranks[0], names[0], rank, name):
        _sift_down(ranks, names, kept, rank, name)
    return kept


@inlined
def _worse(rank: float, name: int, other_rank: float, other_name: int) -> bool:
    """A total order, so that the candidates do not depend on the order of the postings."""
    return rank < other_rank or (rank == other_rank and name > other_name)


@inlined
def _sift_up(ranks: Floats, names: Numbers, size: int, rank: float, name: int) -> None:
    place = size - 1
    while place > 0:
        parent = (place - 1) // 2
        if not _worse(rank, name, ranks[parent], names[parent]):
            break
        ranks[place] = ranks[parent]
        names[place] = names[parent]
        place = parent
    ranks[place] = rank
    names[place] = name


@inlined
def _sift_down(ranks: Floats, names: Numbers, size: int, rank: float, name: int) -> None:
    """Replace the worst."""
    place = 0
    while True:
        child = 2 * place + 1
        if child >= size:
            break
        if child + 1 < size and _worse(ranks[child + 1], names[child + 1], ranks[child], names[child]):
            child += 1
        if not _worse(ranks[child], names[child], rank, name):
            break
        ranks[place] = ranks[child]
        names[place] = names[child]
        place = child
    ranks[place] = rank
    names[place] = name
