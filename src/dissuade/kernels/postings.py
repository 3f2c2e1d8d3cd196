"""Which listed names share enough weight with a query: postings of rare units are opened, common ones only consulted.

A listed name can qualify in two ways: the query finds at least ``share`` of its own weight in the name, or the name
finds that share of its weight in the query. In the first case one of the rarest units of the query must meet it; in the
second one of the rarest of its own. So each posting list begins with the names for which its form is among the rarest
(its *leading* part), and a common unit of the query opens no more than that.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from dissuade.kernels.bits import count_bits
from dissuade.kernels.compiled import allocating, inlined

__all__ = [
    "EXACT",
    "GLUED",
    "INITIAL_WEIGHT",
    "POSTING_LIST",
    "SPELLED",
    "SYLLABLE",
    "TOKEN",
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

POSTING_LIST = np.dtype(
    [
        ("start", np.int32),
        ("leading_end", np.int32),
        ("end", np.int32),
        ("weight", np.float32),  # greatest in these postings
        ("letters", np.int32),
    ]
)
"""What a search wants to know of a form, beside one another: it looks at hundreds, far apart in memory."""

_LEAST = (0.0, 0.8, 1.0, 0.8, 1.0)  # similarity by mode; what is above 0.8 is within one edit
_SHORT = 4  # letters of a reading that no edit leaves the same

MAX_UNITS = 256
"""Units of one query that are looked at; a name of more tokens is no name."""

INITIAL_WEIGHT = 0.8
"""What an initial weighs, and what it counts if a token of the other side begins with it."""

MAX_LINKS = 1 << 16
"""Neighbours of all units of one query together."""

_ROUNDING = 1e-5  # of sums
_CONSULT = 8  # postings worth reading for each name that they might rule out
_CONSULT_FREELY = 1000
_ONE, _MOST = 8192, 40000  # fixed point of shares, and where their sums stop
_HIGH, _LOW, _HALF = np.uint64(32), np.uint64(16), np.uint64(0xFFFF)  # two sums of 16 bits under a mark of 32


@inlined
def _credit(seen: Marks, name: int, now: np.uint64, unit: int, of_name: np.uint64, of_query: np.uint64) -> bool:
    """Add to what a name may have found at most; True if this query meets it for the first time.

    Of what one unit meets in a name by several forms, the best counts, as long as that unit is at work.
    """
    entry = seen[name, 0]
    if entry >> _HIGH != now:
        seen[name, 0] = (now << _HIGH) | (of_name << _LOW) | of_query
        seen[name, 1] = (np.uint64(unit) << _HIGH) | (of_name << _LOW) | of_query
        return True
    last = seen[name, 1]
    had_name, had_query = np.uint64(0), np.uint64(0)
    if last >> _HIGH == np.uint64(unit):
        had_name, had_query = (last >> _LOW) & _HALF, last & _HALF
    best_name, best_query = max(of_name, had_name), max(of_query, had_query)
    sum_name = min(((entry >> _LOW) & _HALF) + best_name - had_name, np.uint64(_MOST))
    sum_query = min((entry & _HALF) + best_query - had_query, np.uint64(_MOST))
    seen[name, 0] = (now << _HIGH) | (sum_name << _LOW) | sum_query
    seen[name, 1] = (np.uint64(unit) << _HIGH) | (best_name << _LOW) | best_query
    return False


@inlined
def _may_meet(mode: int, similarity: float, letters: int) -> bool:
    """Whether a unit of this mode may be met by a form so similar and so long."""
    return bool(similarity >= _LEAST[mode] and (mode != SYLLABLE or similarity == 1.0 or letters > _SHORT))


@inlined
def _fixed(share: float) -> np.uint64:
    """A share in fixed point, rounded up."""
    return np.uint64(share * np.float32(_ONE) + np.float32(0.999))


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
    query_letters: NDArray[np.uint32],
    query_initials: NDArray[np.uint32],
    near_form: Numbers,
    near_similarity: Floats,
    lists: NDArray[Any],
    names: Numbers,
    shares: Floats,
    name_weight: Floats,
    name_group: NDArray[np.uint8],
    name_letters: NDArray[np.uint32],
    name_initials: NDArray[np.uint32],
    forward_start: Ints,
    forward_form: Numbers,
    forward_weight: Floats,
    unknown_weight: float,
    share: float,
    floor: float,
    limit: int,
    out_end: Ints,
    out_name: Numbers,
    out_rank: Floats,
    counters: Ints,
    clock: Ints,
    seen: Marks,
    touched: Numbers,
    mark: Numbers,
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
        query_letters, query_initials: uint32[Q], bit c for a token that begins with letter c, that is the initial c.
        near_form, near_similarity: neighbours in the vocabulary.
        lists: POSTING_LIST[V], where the postings of each form stand in ``names``, ``shares`` (``inversion.invert``).
        name_weight: float32[N]. name_group: uint8[N].
        name_letters, name_initials: uint32[N], as for the query.
        forward_start, forward_form, forward_weight: the same by name.
        unknown_weight: weight of a query token that has no neighbour.
        share: of the weight of the query or of the name that must be met, 0..1.
        floor: least rank, 0..1; the rank is the mean of the two shares.
        limit: candidates per query.
        out_end: int64[Q]; out_name, out_rank: candidates, at least ``limit * Q`` long.
        counters: int64[4], added to: postings read, names touched, names looked at, candidates.
        clock: int64[1], counts queries. seen: uint64[N, 2], 0 at first: query, share of the name and share of the
            query that are met at most; unit, and what it met. touched: int32[N], any content. mark: int32[V], -1 at
            first. All are kept from call to call by one thread.
    """
    rare = np.zeros(MAX_UNITS, np.bool_)
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
    written = 0
    for query in range(len(unit_start) - 1):
        clock[0] += 1
        now = np.uint64(clock[0])
        groups = np.int64(allowed[query])
        first, last = unit_start[query], min(unit_start[query + 1], unit_start[query] + MAX_UNITS)
        asked = np.float32(INITIAL_WEIGHT * count_bits(query_initials[query]))
        query_weight = asked
        rest = asked
        links = 0
        for unit in range(first, last):  # which forms each unit meets, and what it weighs
            slot = unit - first
            link_start[slot] = links
            exact, reach = np.float32(0.0), np.float32(0.0)
            for entry in range(unit_form_start[unit], unit_form_start[unit + 1]):
                for near in range(near_first[entry], near_last[entry]):
                    other, similarity = near_form[near], near_similarity[near]
                    postings = lists[other]
                    reach = max(reach, postings.weight)
                    if similarity == 1:
                        exact = max(exact, postings.weight * unit_quality[entry])
                    if not _may_meet(unit_mode[unit], similarity, postings.letters) or unit_share[unit] <= 0:
                        continue
                    gain = similarity * unit_quality[entry]
                    link = mark[other]
                    if link >= link_start[slot]:  # by another form of this unit
                        link_gain[link] = max(link_gain[link], gain)
                    elif links < MAX_LINKS:
                        link_next[links] = link
                        link_unit[links] = slot
                        link_form[links] = other
                        link_gain[links] = gain
                        mark[other] = links
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
        link_start[last - first] = links
        if query_weight == 0:
            query_weight = np.float32(1.0)
        # the rarest units, until the others could not bring the share of the query's weight together
        while rest >= share * query_weight:
            rarest = -1
            for slot in range(last - first):
                if not rare[slot] and found[slot] and (rarest < 0 or own_weight[slot] > own_weight[rarest]):
                    rarest = slot
            if rarest < 0:
                break
            rare[rarest] = True
            rest -= own_weight[rarest]
        count = 0
        for slot in range(last - first):  # who could qualify at all
            answer = own_weight[slot] / query_weight
            together = unit_mode[first + slot] > SPELLED
            for link in range(link_start[slot], link_start[slot + 1]):
                gain = link_gain[link]
                of_query = _fixed(answer * gain)
                postings = lists[link_form[link]]
                stop = postings.end if rare[slot] else postings.leading_end
                counters[0] += stop - postings.start
                for place in range(postings.start, stop):
                    if (groups >> name_group[names[place]]) & 1 == 0:
                        continue
                    met = shares[place]
                    if met < 0:
                        if together:
                            continue
                        met = -met
                    if _credit(seen, names[place], now, slot, _fixed(met * gain), of_query):
                        touched[count] = names[place]
                        count += 1
        counters[1] += count
        # what the common units add for those: read, or, where that is too much, taken for granted
        granted_name, granted_query = np.float32(0.0), np.float32(0.0)
        for slot in range(last - first if count > 0 else 0):
            if rare[slot]:
                continue
            volume = 0
            for link in range(link_start[slot], link_start[slot + 1]):
                postings = lists[link_form[link]]
                volume += postings.end - postings.leading_end
            answer = own_weight[slot] / query_weight
            if volume > _CONSULT * count + _CONSULT_FREELY:
                granted_name = np.float32(1.0)
                granted_query += answer
                continue
            counters[0] += volume
            for link in range(link_start[slot], link_start[slot + 1]):
                gain = link_gain[link]
                of_query = _fixed(answer * gain)
                postings = lists[link_form[link]]
                for place in range(postings.leading_end, postings.end):
                    name = names[place]
                    if seen[name, 0] >> _HIGH == now:
                        _credit(seen, name, now, slot, _fixed(abs(shares[place]) * gain), of_query)
        kept = 0
        for place in range(count):
            name = touched[place]
            entry = seen[name, 0]
            shared = count_bits(query_initials[query] & (name_letters[name] | name_initials[name]))
            shared += count_bits(name_initials[name] & query_letters[query])
            by_initials = np.float32(INITIAL_WEIGHT) * shared
            own = name_weight[name] + np.float32(INITIAL_WEIGHT * count_bits(name_initials[name]))
            most_name = np.float32((entry >> _LOW) & _HALF) / np.float32(_ONE) + granted_name + by_initials / own
            most_query = np.float32(entry & _HALF) / np.float32(_ONE) + granted_query + by_initials / query_weight
            most_name, most_query = min(np.float32(1.0), most_name), min(np.float32(1.0), most_query)
            most = np.float32(0.5) * (most_name + most_query) + np.float32(_ROUNDING)
            if max(most_name, most_query) < share or most < floor or (kept == limit and most < heap_rank[0]):
                continue
            counters[2] += 1
            for entry in range(forward_start[name], forward_start[name + 1]):
                link = mark[forward_form[entry]]
                weight = forward_weight[entry]
                while link >= 0:
                    unit = link_unit[link]
                    if weight > 0 or unit_mode[first + unit] <= SPELLED:
                        best_name[unit] = max(best_name[unit], abs(weight) * link_gain[link])
                        best_query[unit] = max(best_query[unit], own_weight[unit] * link_gain[link])
                    link = link_next[link]
            met_name = met_query = by_initials
            for unit in range(last - first):
                met_name += best_name[unit]
                met_query += best_query[unit]
                best_name[unit] = 0.0
                best_query[unit] = 0.0
            share_name = min(np.float32(1.0), met_name / own)
            share_query = min(np.float32(1.0), met_query / query_weight)
            if max(share_name, share_query) < share:
                continue
            rank = float(np.float32(0.5 * (share_name + share_query)))  # as it is kept, so that ties are ties
            if rank < floor:
                continue
            if kept < limit:
                kept += 1
                _sift_up(heap_rank, heap_name, kept, rank, name)
            elif _worse(heap_rank[0], heap_name[0], rank, name):
                _sift_down(heap_rank, heap_name, kept, rank, name)
        for link in range(links):
            mark[link_form[link]] = -1
        for place in range(kept):
            out_name[written + place] = heap_name[place]
            out_rank[written + place] = heap_rank[place]
        written += kept
        counters[3] += kept
        out_end[query] = written


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
