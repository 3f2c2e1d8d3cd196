"""From names with their forms to forms with their names: the postings that ``postings`` searches."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from dissuade.kernels.compiled import allocating, compiled

__all__ = ["count_postings", "invert"]

Ints = NDArray[np.int64]
Numbers = NDArray[np.int32]
Floats = NDArray[np.float32]


@compiled
def count_postings(forms: Numbers, starts: Ints) -> None:
    """Count how often each form occurs, and add up: ``starts`` int64[V + 1], zeros at first."""
    for form in forms:
        starts[form + 1] += 1
    for form in range(len(starts) - 1):
        starts[form + 1] += starts[form]


@allocating
def invert(
    forward_start: Ints,
    forward_form: Numbers,
    forward_share: Floats,
    forward_leading: NDArray[np.bool_],
    starts: Ints,
    leading_end: Ints,
    names: Numbers,
    shares: Floats,
) -> None:
    """Turn names with forms into forms with names, the leading ones first, each part by number of the name.

    Args:
        forward_start: int64[N + 1]; ``forward_form``, ``forward_share`` and ``forward_leading`` are the entries of
            each name.
        starts: int64[V + 1] from ``count_postings``.
        forward_share: float32, what each entry is at most of its name's weight; negative for glued tokens.
        leading_end: int64[V], out. names, shares: out, as long as the entries.
    """
    cursor = starts[:-1].copy()
    for part in range(2):
        for name in range(len(forward_start) - 1):
            for entry in range(forward_start[name], forward_start[name + 1]):
                if forward_leading[entry] == (part == 0):
                    form = forward_form[entry]
                    place = cursor[form]
                    names[place] = name
                    shares[place] = forward_share[entry]
                    cursor[form] = place + 1
        if part == 0:
            leading_end[:] = cursor
