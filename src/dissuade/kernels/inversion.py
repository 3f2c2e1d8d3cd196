"""From names with their forms to forms with their names: the postings that ``postings`` searches.

Each form has as many lists as there are sides, for the names that a search on that side may want; a name may be on
several. List ``form * SIDES + side`` is that of a form on a side.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from dissuade.kernels.compiled import allocating, compiled

__all__ = ["SIDES", "count_postings", "invert"]

Ints = NDArray[np.int64]
Numbers = NDArray[np.int32]
Floats = NDArray[np.float32]

SIDES = 2
"""Lists of a form."""


@compiled
def count_postings(forward_start: Ints, forward_form: Numbers, sides: NDArray[np.uint8], starts: Ints) -> None:
    """Count how often each form occurs on each side, and add up.

    Args:
        forward_start, forward_form: the forms of each name.
        sides: uint8[N], bit s if the name is on side s.
        starts: int64[V * SIDES + 1], zeros at first, out.
    """
    for name in range(len(forward_start) - 1):
        for entry in range(forward_start[name], forward_start[name + 1]):
            for side in range(SIDES):
                starts[forward_form[entry] * SIDES + side + 1] += (sides[name] >> side) & 1
    for place in range(len(starts) - 1):
        starts[place + 1] += starts[place]


@allocating
def invert(
    forward_start: Ints,
    forward_form: Numbers,
    forward_share: Floats,
    forward_leading: NDArray[np.bool_],
    sides: NDArray[np.uint8],
    starts: Ints,
    leading_end: Ints,
    names: Numbers,
    shares: Floats,
) -> None:
    """Turn names with forms into forms with names, the leading ones first, each part by number of the name.

    Args:
        forward_start: int64[N + 1]; ``forward_form``, ``forward_share`` and ``forward_leading`` are the entries of
            each name.
        forward_share: float32, what each entry is at most of its name's weight; negative for glued tokens.
        sides, starts: as for ``count_postings``.
        leading_end: int64[V * SIDES], out. names, shares: out, as long as ``starts`` says.
    """
    cursor = starts[:-1].copy()
    for part in range(2):
        for name in range(len(forward_start) - 1):
            for entry in range(forward_start[name], forward_start[name + 1]):
                if forward_leading[entry] != (part == 0):
                    continue
                for side in range(SIDES):
                    if (sides[name] >> side) & 1:
                        own = forward_form[entry] * SIDES + side
                        names[cursor[own]] = name
                        shares[cursor[own]] = forward_share[entry]
                        cursor[own] += 1
        if part == 0:
            leading_end[:] = cursor
