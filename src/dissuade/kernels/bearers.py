"""From names that were found to the parties that bear them, as compiled loops."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from dissuade.kernels.birth_dates import MEET, most_of_dates
from dissuade.kernels.compiled import allocating, compiled, inlined
from dissuade.kernels.workspace import ANY

__all__ = ["find_bearers", "keep_within_reach"]

Ints = NDArray[np.int64]
Numbers = NDArray[np.int32]
Doubles = NDArray[np.float64]


@compiled
def keep_within_reach(
    pair_query: Ints, pair_name: Ints, asked_class: NDArray[np.uint8], listed_class: NDArray[np.uint8], names: Doubles,
    asked: Ints, most: Doubles, bounds: Doubles, least: float, starts: Ints, parties: Numbers, born: NDArray[np.int16],
    out_query: Ints, out_name: Ints,
) -> int:  # fmt: skip
    """Keep the pairs that can reach ``least`` if the names agree as well as names can.

    Args:
        pair_query, pair_name: int64[P].
        asked_class, listed_class: uint8, the classes of the names of both sides.
        names: float64[4], the most that two names are worth by class.
        asked, most, bounds, starts, parties, born: as for ``find_bearers``.
        out_query, out_name: int64[P], the pairs that are kept.

    Returns:
        How many are kept.
    """
    count = 0
    for p in range(len(pair_query)):
        query, name = pair_query[p], pair_name[p]
        kind = int(asked_class[query]) if asked_class[query] == listed_class[name] else ANY
        base = names[kind] + most[query]
        reached = asked[query, 0] == 0
        for place in range(starts[name], starts[name + 1]):
            if reached:
                break
            reached = base + most_of_dates(asked[query], born[parties[place]], bounds) >= least
        if reached:
            out_query[count], out_name[count] = query, name
            count += 1
    return count


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
    pair_query: Ints, pair_name: Ints, log_odds: Doubles, asked: Ints, most: Doubles, bounds: Doubles, least: float,
    starts: Ints, parties: Numbers, orders: Numbers, born: NDArray[np.int16], ended: NDArray[np.bool_],
    include_ended: bool,
) -> Ints:  # fmt: skip
    """Parties with their best name, without those that stay below ``least`` whatever else is known.

    Args:
        pair_query, pair_name: int64[P], the pairs, those of one query together. log_odds: float64[P].
        asked: int64[Q, 3], the birth dates of each query, from ``matching.birth_dates.summarize``.
        most: float64[Q], what may be added besides birth dates.
        bounds: float64[9], the most that birth dates can add, see ``birth_dates.most_of_dates``.
        starts: int64[N + 1], the bearers of name n are ``starts[n]:starts[n + 1]``. parties, orders: who they are, and
            which of their names it is.
        born: int16[parties, 3], as ``asked``. ended: bool, listings that have all ended; out unless ``include_ended``.

    Returns:
        int64[R, 4]: query, party, number among the party's names, pair; by query and party. Of the names of a party the
        most probable one, of equal ones the first.
    """
    out = np.empty((_room(pair_query, pair_name, log_odds, most, bounds[MEET], least, starts), 4), np.int64)
    count = first = 0
    for p in range(len(pair_query)):
        query = pair_query[p]
        if first < count and out[first, 0] != query:
            first = count
        base = log_odds[p] + most[query]
        if base + bounds[MEET] < least:
            continue
        for place in range(starts[pair_name[p]], starts[pair_name[p] + 1]):
            party = int(parties[place])
            if ended[party] and not include_ended:
                continue
            if base + most_of_dates(asked[query], born[party], bounds) < least:
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
