"""Edit distance in which letters that spellers and romanisers confuse cost less."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from dissuade.kernels.compiled import inlined

__all__ = ["GAP", "SUBSTITUTION", "weighted_distance"]


def _letter_costs() -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    substitution = np.ones((37, 37))
    np.fill_diagonal(substitution, 0.0)
    classes: tuple[tuple[str, float], ...]
    classes = (("aeiouy", 0.5), ("iyj", 0.3), ("ckqg", 0.5), ("szcx", 0.5), ("bpvf", 0.6), ("vw", 0.3), ("uw", 0.4))
    classes += (("dt", 0.5), ("gjz", 0.7), ("hg", 0.6), ("hk", 0.6), ("mn", 0.7), ("lr", 0.7), ("jdzc", 0.7))
    classes += (("ou", 0.3), ("ei", 0.4), ("ckq", 0.2), ("o0", 0.2), ("l1", 0.2), ("i1", 0.2), ("s5", 0.3), ("g9", 0.3))
    classes += (("b8", 0.3), ("e3", 0.3), ("a4", 0.3), ("z2", 0.4), ("t7", 0.4), ("kh", 0.6))
    code = {chr(96 + c): c for c in range(1, 27)} | {str(d): 27 + d for d in range(10)}
    for letters, cost in classes:
        for a in letters:
            for b in letters:
                if a != b:
                    substitution[code[a], code[b]] = min(substitution[code[a], code[b]], cost)
    gap = np.ones(37)
    for letter, cost in (("a", 0.6), ("e", 0.6), ("i", 0.6), ("o", 0.6), ("u", 0.6), ("y", 0.5), ("h", 0.4)):
        gap[code[letter]] = cost
    return substitution, gap


SUBSTITUTION, GAP = _letter_costs()
_DOUBLED = 0.3
_SWAPPED = 0.8


@inlined
def weighted_distance(
    a: NDArray[np.uint8],
    a_start: int,
    a_end: int,
    b: NDArray[np.uint8],
    b_start: int,
    b_end: int,
    rows: NDArray[np.float64],
) -> float:
    """Optimal string alignment with what spellers and romanisers confuse costing less than 1.

    Args:
        a, a_start, a_end, b, b_start, b_end: two forms of at most 64 characters.
        rows: float64[3, 65], room to work in.
    """
    width = b_end - b_start
    rows[0, 0] = 0.0
    for j in range(1, width + 1):
        letter = b[b_start + j - 1]
        doubled = j > 1 and b[b_start + j - 2] == letter
        rows[0, j] = rows[0, j - 1] + (_DOUBLED if doubled else GAP[letter])
    two_ago, ago, row = 2, 2, 0
    for i in range(1, a_end - a_start + 1):
        two_ago, ago, row = ago, row, i % 3
        letter = a[a_start + i - 1]
        drop = _DOUBLED if i > 1 and a[a_start + i - 2] == letter else GAP[letter]
        rows[row, 0] = rows[ago, 0] + drop
        for j in range(1, width + 1):
            other = b[b_start + j - 1]
            add = _DOUBLED if j > 1 and b[b_start + j - 2] == other else GAP[other]
            best = rows[ago, j - 1] + SUBSTITUTION[letter, other]
            best = min(best, rows[ago, j] + drop)
            best = min(best, rows[row, j - 1] + add)
            if i > 1 and j > 1 and letter == b[b_start + j - 2] and a[a_start + i - 2] == other and letter != other:
                best = min(best, rows[two_ago, j - 2] + _SWAPPED)
            rows[row, j] = best
    return float(rows[row, width])
