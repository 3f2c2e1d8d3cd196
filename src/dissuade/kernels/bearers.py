"""From compared names to the parties that bear them, as a compiled loop."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from dissuade.kernels.compiled import allocating, inlined

__all__ = ["find_bearers"]

Ints = NDArray[np.int64]
Numbers = NDArray[np.int32]
Doubles = NDArray[np.float64]


@inlined
def _room(
    pair_query: Ints, pair_name: Ints, log_odds: Doubles, most: Doubles, dated: float, least: float, starts: Ints
) -> int:  # fmt: skip
    """How many bearers there are to look at."""
    room = 0
    for p in range(len(pair_query)):
        if log_odds[p] + most[pair_query[p]] + dated >= least:
            room += starts[pair_name[p] + 1] - starts[pair_name[p]]
    return room


@allocating
def find_bearers(
    pair_query: Ints, pair_name: Ints, log_odds: Doubles, asked: Ints, most: Doubles, same_year: float,
    other_year: float, least: float, starts: Ints, parties: Numbers, orders: Numbers, born: NDArray[np.int16],
    ended: NDArray[np.bool_], include_ended: bool,
) -> Ints:  # fmt: skip
    """Parties with their best name, without those that stay below ``least`` whatever else is known.

    Args:
        pair_query, pair_name: int64[P], the pairs, those of one query together. log_odds: float64[P].
        asked: int64[Q, 2], first and last year of birth that a query allows, 0 for unknown.
        most: float64[Q], what may be added besides birth dates.
        same_year, other_year: the most that birth dates can add if their years meet, or not.
        starts: int64[N + 1], the bearers of name n are ``starts[n]:starts[n + 1]``. parties, orders: who they are, and
            which of their names it is.
        born: int16[parties, 2], as ``asked``. ended: bool, listings that have all ended; out unless ``include_ended``.

    Returns:
        int64[R, 4]: query, party, number among the party's names, pair; by query and party. Of the names of a party the
        most probable one, of equal ones the first.
    """
    out = np.empty(
        (_room(pair_query, pair_name, log_odds, most, max(same_year, other_year), least, starts), 4), np.int64
    )
    count = first = 0
    for p in range(len(pair_query)):
        query = pair_query[p]
        if first < count and out[first, 0] != query:
            first = count
        base = log_odds[p] + most[query]
        if base + max(same_year, other_year) < least:
            continue
        for place in range(starts[pair_name[p]], starts[pair_name[p] + 1]):
            party = int(parties[place])
            if ended[party] and not include_ended:
                continue
            dates = 0.0
            if asked[query, 0] > 0 and born[party, 0] > 0:
                meet = asked[query, 0] <= born[party, 1] and born[party, 0] <= asked[query, 1]
                dates = same_year if meet else other_year
            if base + dates < least:
                continue
            row = _place_of(out, first, count, party)
            if row < count and out[row, 1] == party:
                held = log_odds[out[row, 3]]
                if log_odds[p] < held or (log_odds[p] == held and orders[place] > out[row, 2]):
                    continue
            else:
                for later in range(count, row, -1):
                    out[later] = out[later - 1]
                count += 1
            out[row, 0], out[row, 1], out[row, 2], out[row, 3] = query, party, orders[place], p
    return out[:count]


@inlined
def _place_of(out: Ints, first: int, last: int, party: int) -> int:
    """The row of a party among ``out[first:last]``, or where it would stand."""
    while first < last:
        middle = (first + last) // 2
        if out[middle, 1] < party:
            first = middle + 1
        else:
            last = middle
    return first
