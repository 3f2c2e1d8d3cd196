"""The likeliest words that a row of units can be spelt as, by beam search, as a compiled loop."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from dissuade.kernels.compiled import allocating, inlined

__all__ = ["EDGE", "spell_units"]

Ints = NDArray[np.int64]
Doubles = NDArray[np.float64]
Letters = NDArray[np.uint8]

EDGE = 26
"""What stands for the beginning and the end of a word among the letters 0 to 25."""

_MIX = 1_000_003


@inlined
def _before(cost: Doubles, words: Letters, lengths: Ints, a: int, b: int) -> bool:
    """Whether word a costs less than word b; of equal ones the first in the alphabet."""
    if cost[a] != cost[b]:
        return bool(cost[a] < cost[b])
    for place in range(min(lengths[a], lengths[b])):
        if words[a, place] != words[b, place]:
            return bool(words[a, place] < words[b, place])
    return bool(lengths[a] < lengths[b])


@inlined
def _same(words: Letters, a: int, b: int, length: int) -> bool:
    for place in range(length):  # noqa: SIM110 (compiled: no generators)
        if words[a, place] != words[b, place]:
            return False
    return True


@inlined
def _rank(cost: Doubles, words: Letters, lengths: Ints, order: Ints, size: int, most: int) -> int:
    """Put the numbers of the cheapest words first in ``order``; how many there are."""
    for place in range(size):
        order[place] = place
    kept = min(size, most)
    for place in range(kept):
        best = place
        for other in range(place + 1, size):
            if _before(cost, words, lengths, order[other], order[best]):
                best = other
        order[place], order[best] = order[best], order[place]
    return kept


@allocating
def spell_units(
    unit_end: Ints, option_cost: Doubles, option_end: Ints, letters: Letters, letter_cost: Doubles, beam: int,
    out: Letters, out_length: Ints, out_cost: Doubles,
) -> int:  # fmt: skip
    """Write the cheapest spellings of U units into ``out``, best first; how many there are.

    Args:
        unit_end: int64[U], where the options of each unit end. option_cost: float64[O]. option_end: int64[O], where
            the letters of each option end in ``letters`` (0 to 25).
        letter_cost: float64[27 * 27 * 27], of each letter after each two; ``EDGE`` before the first and after the last.
        beam: words that are kept after each unit.
        out: uint8[N, L], room for N words; out_length: int64[N]; out_cost: float64[N].
    """
    most = 1
    begin = 0
    for unit in range(len(unit_end)):
        most = max(most, unit_end[unit] - begin)
        begin = unit_end[unit]
    room = most * beam
    width = max(1, out.shape[1])
    words, grown = np.empty((beam, width), np.uint8), np.empty((room, width), np.uint8)
    lengths, grown_lengths = np.zeros(beam, np.int64), np.zeros(room, np.int64)
    costs, grown_costs = np.zeros(beam, np.float64), np.zeros(room, np.float64)
    states, grown_states = np.zeros(beam, np.int64), np.zeros(room, np.int64)
    marks, grown_marks = np.zeros(beam, np.int64), np.zeros(room, np.int64)
    order = np.empty(max(room, beam), np.int64)
    states[0] = EDGE * 27 + EDGE
    kept = 1
    begin = 0
    for unit in range(len(unit_end)):
        size = 0
        for option in range(begin, unit_end[unit]):
            first = option_end[option - 1] if option > 0 else 0
            for held in range(kept):
                length = lengths[held]
                total, state, mark = costs[held] + option_cost[option], states[held], marks[held]
                for place in range(length):
                    grown[size, place] = words[held, place]
                for place in range(first, option_end[option]):
                    code = int(letters[place])
                    total += letter_cost[state * 27 + code]
                    state = state % 27 * 27 + code
                    mark = mark * _MIX + code + 1
                    grown[size, length] = letters[place]
                    length += 1
                known = -1
                for other in range(size):
                    alike = grown_marks[other] == mark and grown_lengths[other] == length
                    if alike and _same(grown, other, size, length):
                        known = other
                        break
                if known >= 0:
                    grown_costs[known] = min(grown_costs[known], total)
                    continue
                grown_costs[size], grown_states[size] = total, state
                grown_marks[size], grown_lengths[size] = mark, length
                size += 1
        begin = unit_end[unit]
        kept = _rank(grown_costs, grown, grown_lengths, order, size, beam)
        for place in range(kept):
            chosen = order[place]
            costs[place], states[place] = grown_costs[chosen], grown_states[chosen]
            marks[place], lengths[place] = grown_marks[chosen], grown_lengths[chosen]
            for letter in range(grown_lengths[chosen]):
                words[place, letter] = grown[chosen, letter]
    spelt = 0
    for place in range(kept):
        if lengths[place] > 0:
            costs[spelt] = costs[place] + letter_cost[states[place] * 27 + EDGE]
            lengths[spelt] = lengths[place]
            words[spelt] = words[place]
            spelt += 1
    found = _rank(costs, words, lengths, order, spelt, len(out))
    for place in range(found):
        chosen = order[place]
        out_cost[place], out_length[place] = costs[chosen], lengths[chosen]
        out[place] = words[chosen]
    return found
