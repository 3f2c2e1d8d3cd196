"""Which listed names share enough weight with a query: postings of rare units are opened, common ones only consulted.

A listed name can qualify in two ways: the query finds at least ``share`` of its own weight in the name, or the name
finds that share of its weight in the query. In the first case one of the rarest units of the query must meet it; in the
second one of the rarest of its own. So each posting list begins with the names for which its form is among the rarest
(its *leading* part), and a common unit of the query opens no more than that.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from dissuade.kernels.best import keep_best
from dissuade.kernels.bits import count_bits
from dissuade.kernels.compiled import allocating, inlined
from dissuade.kernels.inversion import SIDES
from dissuade.kernels.meeting import Asked, Links, Marked, Postings, find_met
from dissuade.kernels.name_records import HEAD, NameRecords
from dissuade.kernels.prefetching import prefetch

__all__ = [
    "EXACT",
    "GLUED",
    "INITIAL_WEIGHT",
    "SPELLED",
    "SYLLABLE",
    "TOKEN",
    "SearchMemory",
    "search_batch",
]

Ints = NDArray[np.int64]
Numbers = NDArray[np.int32]
Floats = NDArray[np.float32]
Marks = NDArray[np.uint64]

TOKEN, SYLLABLE, SPELLED, GLUED, EXACT = range(5)
"""What a unit of a query is: a token; a Chinese or Korean syllable, which has readings and not spellings; the letters
of a query that has nothing else, which must agree exactly; neighbouring tokens as one word, which may meet a token of a
name within one edit; or a word made so that must agree exactly."""

_SIMILARITY = (1.0, 0.86, 0.74, 0.7)  # by edits; the last one for forms that only sound alike
_LEAST = (0.0, 0.8, 1.0, 0.8, 1.0)  # similarity by mode; what is above 0.8 is within one edit
_SHORT = 4  # letters of a reading that no edit leaves the same

MAX_UNITS = 256
"""Units of one query that are looked at; a name of more tokens is no name."""

INITIAL_WEIGHT = 0.8
"""What an initial weighs, and what it counts if a token of the other side begins with it."""

MAX_LINKS = 1 << 16
"""Neighbours of all units of one query together."""

_READ = 32  # postings worth reading for each that is opened, so that less is taken for granted
_READ_FREELY = 4096
_AHEAD = 16  # names, neighbours: how long before its turn one is asked for
_LINE, _LINES = 16, 4  # postings in a line of the cache; lines of a list that are asked for beforehand
_ENTRIES = 8  # of a name's record in such a line


class SearchMemory(NamedTuple):
    """What one thread keeps from call to call.

    Args:
        met, taken: uint64, a bit for each name, 0 between two queries. touched: int32[N], any content.
        mark: int32[V], -1 between two queries. marked: uint64, a bit for each form, 0 between two queries.
    """

    met: Marks
    taken: Marks
    touched: Numbers
    mark: Numbers
    marked: Marks


@inlined
def _may_meet(mode: int, similarity: np.float32, letters: int) -> bool:
    """Whether a unit of this mode may be met by a form so similar and so long."""
    return bool(similarity >= _LEAST[mode] and (mode != SYLLABLE or similarity == 1.0 or letters > _SHORT))


@allocating
def search_batch(
    unit_start: Ints,
    unit_form_start: Ints,
    near_first: Ints,
    near_last: Ints,
    unit_quality: Floats,
    unit_mode: NDArray[np.uint8],
    unit_span: NDArray[np.int32],
    unit_share: Floats,
    allowed: NDArray[np.uint32],
    sides: NDArray[np.uint8],
    query_letters: NDArray[np.uint32],
    query_initials: NDArray[np.uint32],
    near_form: Numbers,
    near_edits: NDArray[np.uint8],
    postings: Postings,
    records: NameRecords,
    unknown_weight: float,
    share: float,
    floor: float,
    limit: int,
    out_start: Ints,
    out_query: Ints,
    out_name: Ints,
    out_rank: Floats,
    counters: Ints,
    memory: SearchMemory,
) -> None:
    """Find the best candidates of each query of a batch.

    Args:
        unit_start: int64[Q + 1]; the units of a query: its tokens, and what neighbouring tokens give when glued.
        unit_form_start, near_first, near_last, unit_quality: the forms of each unit; the neighbours of form i are
            ``near_form[near_first[i]:near_last[i]]``.
        unit_mode: uint8[U], ``TOKEN`` or what else a unit is; the tokens of a query come first.
        unit_span: int32[U, 2], the tokens that a unit stands for, as units of its query.
        unit_share: float32[U], the most that a token of its kind can weigh, as a share of ``unknown_weight``.
        allowed: uint32[Q], bit g set if names of group g may answer.
        sides: uint8[M, 2], for each value of ``allowed`` the first side on which they stand, and on how many.
        query_letters, query_initials: uint32[Q], bit c for a token that begins with letter c, that is the initial c.
        near_form, near_edits: neighbours in the vocabulary, see ``vocabulary.find_neighbours``.
        postings, records: the index.
        unknown_weight: weight of a query token that has no neighbour.
        share: of the weight of the query or of the name that must be met, 0..1.
        floor: least rank, 0..1; the rank is the mean of the two shares.
        limit: candidates per query.
        out_start: int64[Q + 1], zeros at first: where the candidates of each query begin.
        out_query, out_name, out_rank: candidates, at least ``limit * Q`` long.
        counters: int64[3], added to: postings read, names looked at, candidates.
        memory: of this thread.
    """
    lists, mark, marked, taken = postings.lists, memory.mark, memory.marked, memory.taken
    rare = np.zeros(MAX_UNITS, np.bool_)
    read = np.zeros(MAX_UNITS, np.bool_)
    together = np.zeros(MAX_UNITS, np.bool_)
    answer = np.zeros(MAX_UNITS, np.float32)
    order = np.zeros(MAX_UNITS, np.int64)
    opened = np.zeros(MAX_UNITS, np.int64)
    found = np.zeros(MAX_UNITS, np.bool_)
    own_weight = np.zeros(MAX_UNITS, np.float32)
    best_name = np.zeros(MAX_UNITS, np.float32)
    best_query = np.zeros(MAX_UNITS, np.float32)
    link_next = np.empty(MAX_LINKS, np.int32)
    link_unit = np.empty(MAX_LINKS, np.int32)
    link_form = np.empty(MAX_LINKS, np.int32)
    link_gain = np.empty(MAX_LINKS, np.float32)
    link_start = np.zeros(MAX_UNITS + 1, np.int64)
    heap_rank = np.empty(limit, np.float32)
    heap_name = np.empty(limit, np.int32)
    met = Links(link_start, link_form, link_gain, rare, read, together, answer)
    written = 0
    for query in range(len(unit_start) - 1):
        first_side, side_count = np.int64(sides[allowed[query], 0]), np.int64(sides[allowed[query], 1])
        asked = Asked(int(allowed[query]), int(side_count), int(query_letters[query]), int(query_initials[query]))
        first, last = unit_start[query], min(unit_start[query + 1], unit_start[query] + MAX_UNITS)
        units = last - first
        query_weight = np.float32(INITIAL_WEIGHT * count_bits(query_initials[query]))
        rest = query_weight
        links = 0
        for unit in range(first, last):  # which forms each unit meets, and what it weighs
            slot = unit - first
            link_start[slot] = links
            exact, reach = np.float32(0.0), np.float32(0.0)
            for entry in range(unit_form_start[unit], unit_form_start[unit + 1]):
                for near in range(near_first[entry], near_last[entry]):
                    if near + _AHEAD < near_last[entry]:
                        prefetch(lists, near_form[near + _AHEAD] * SIDES + first_side)
                    other, similarity = near_form[near], np.float32(_SIMILARITY[near_edits[near]])
                    own = other * SIDES + first_side
                    met_form = lists[own]
                    reach = max(reach, met_form.weight)
                    if similarity == 1:
                        exact = max(exact, met_form.weight * unit_quality[entry])
                    if not _may_meet(unit_mode[unit], similarity, met_form.letters) or unit_share[unit] <= 0:
                        continue
                    if met_form.start == lists[own + side_count - 1].end:  # nobody who may answer has it
                        continue
                    gain = similarity * unit_quality[entry]
                    link = mark[other]
                    if link >= link_start[slot]:  # by another form of this unit
                        link_gain[link] = max(link_gain[link], gain)
                    elif links < MAX_LINKS:
                        link_next[links] = link
                        link_unit[links] = slot
                        link_form[links] = own
                        link_gain[links] = gain
                        for line in range(met_form.start, min(met_form.end, met_form.start + _LINES * _LINE), _LINE):
                            prefetch(postings.about, line)
                        prefetch(postings.share, met_form.start)
                        mark[other] = links
                        marked[other >> 6] |= np.uint64(1) << np.uint64(other & 63)
                        links += 1
            found[slot] = reach > 0 and unit_share[unit] > 0
            rare[slot] = unit_mode[unit] > SPELLED
            if unit_mode[unit] <= SPELLED:
                weight = exact if exact > 0 else reach if reach > 0 else np.float32(unknown_weight)
                own_weight[slot] = min(weight, np.float32(unit_share[unit] * unknown_weight))
                query_weight += own_weight[slot]
                if found[slot]:
                    rest += own_weight[slot]
            else:
                own_weight[slot] = 0.0
                for part in range(unit_span[unit, 0], unit_span[unit, 1]):
                    own_weight[slot] += own_weight[part]
        link_start[units] = links
        if query_weight == 0:
            query_weight = np.float32(1.0)
        # the rarest units, until the others could not bring the share of the query's weight together
        while rest >= share * query_weight:
            rarest = -1
            for slot in range(units):
                if not rare[slot] and found[slot] and (rarest < 0 or own_weight[slot] > own_weight[rarest]):
                    rarest = slot
            if rarest < 0:
                break
            rare[rarest] = True
            rest -= own_weight[rarest]
        volume = 0
        for slot in range(units):
            answer[slot] = own_weight[slot] / query_weight
            together[slot] = unit_mode[first + slot] > SPELLED
            opened[slot] = 0
            for link in range(link_start[slot], link_start[slot + 1]):
                for own in range(link_form[link], link_form[link] + side_count):
                    opened[slot] += (lists[own].end if rare[slot] else lists[own].leading_end) - lists[own].start
            volume += opened[slot]
            place = slot
            while place > 0 and opened[order[place - 1]] > opened[slot]:
                order[place] = order[place - 1]
                place -= 1
            order[place] = slot
        # what the common units add: read, or, where that is too much, taken for granted
        granted = -1.0
        enough = _READ * volume + _READ_FREELY
        for slot in range(units if volume > 0 else 0):
            rest_of_list = 0
            for link in range(link_start[slot], link_start[slot + 1] if not rare[slot] else link_start[slot]):
                for own in range(link_form[link], link_form[link] + side_count):
                    rest_of_list += lists[own].end - lists[own].leading_end
            read[slot] = rest_of_list <= enough
            if read[slot]:
                volume += rest_of_list
            else:
                granted = max(0.0, granted) + float(answer[slot])
        counters[0] += volume
        count = 0
        if volume > 0:
            count = find_met(
                postings, met, units, order, asked, granted, share, floor, Marked(memory.met, taken, memory.touched)
            )  # fmt: skip
        counters[1] += count
        kept = 0
        for place in range(count):
            if place + 2 * _AHEAD < count:
                prefetch(records.start, memory.touched[place + 2 * _AHEAD])
            if place + _AHEAD < count:
                ahead = memory.touched[place + _AHEAD]
                for line in range(records.start[ahead], records.start[ahead + 1], _ENTRIES):
                    prefetch(records.entry, line)
            name = memory.touched[place]
            taken[name >> 6] = 0
            begin, end = records.start[name], records.start[name + 1]
            head = records.entry[begin]
            letters, initials = head.form, records.entry[begin + 1].form
            shared = count_bits(query_initials[query] & (letters | initials))
            shared += count_bits(initials & query_letters[query])
            by_initials = np.float32(INITIAL_WEIGHT) * shared
            name_weight = head.weight + np.float32(INITIAL_WEIGHT * count_bits(initials))
            for at in range(begin + HEAD, end):
                entry = records.entry[at]
                other, weight = entry.form, entry.weight
                if marked[other >> 6] & (np.uint64(1) << np.uint64(other & 63)) == 0:
                    continue
                link = mark[other]
                while link >= 0:
                    unit = link_unit[link]
                    if weight > 0 or unit_mode[first + unit] <= SPELLED:
                        best_name[unit] = max(best_name[unit], abs(weight) * link_gain[link])
                        best_query[unit] = max(best_query[unit], own_weight[unit] * link_gain[link])
                    link = link_next[link]
            met_name = met_query = by_initials
            for unit in range(units):
                met_name += best_name[unit]
                met_query += best_query[unit]
                best_name[unit] = 0.0
                best_query[unit] = 0.0
            share_name = min(np.float32(1.0), met_name / name_weight)
            share_query = min(np.float32(1.0), met_query / query_weight)
            if max(share_name, share_query) < share:
                continue
            rank = float(np.float32(0.5 * (share_name + share_query)))  # as it is kept, so that ties are ties
            if rank >= floor:
                kept = keep_best(heap_rank, heap_name, kept, rank, name)
        for link in range(links):
            met_form_number = link_form[link] // SIDES
            mark[met_form_number] = -1
            marked[met_form_number >> 6] = 0
        for place in range(kept):
            out_query[written + place] = query
            out_name[written + place] = heap_name[place]
            out_rank[written + place] = heap_rank[place]
        written += kept
        counters[2] += kept
        out_start[query + 1] = written
