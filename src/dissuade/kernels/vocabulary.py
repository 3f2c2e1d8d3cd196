"""Which forms of a vocabulary are within one or two edits of a form: by shared remainders, then by distance.

Two forms within k edits share a string that is left when up to k letters are taken out of the first seven of each
(Garbe's symmetric deletion). Every remainder of every form stands in a hash table, so a lookup costs a few dozen
accesses however large the vocabulary is; what they bring up is checked by letter signature and bit-parallel distance.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from dissuade.kernels.bits import count_bits
from dissuade.kernels.compiled import allocating, compiled, inlined
from dissuade.kernels.strings import ALPHABET, WORD, fill_masks, letter_signature, osa_distance_masked

__all__ = [
    "MAX_FORMS",
    "MOST_EDITS",
    "PREFIX",
    "SAME_KEY",
    "alike_edits",
    "allowed_edits",
    "count_remainders",
    "find_forms",
    "find_neighbours",
    "place_remainders",
]

PREFIX = 7
MAX_FORMS = 1 << 24
"""A form's number takes 24 bits of a table entry, beside a tag of 8, its letters and its length: long words that begin
alike stand in one bucket, and what the entry says spares visits to the vocabulary, each of which waits for memory."""

MOST_EDITS = 2
"""Within which a form of a token may be met."""

SAME_KEY = 3
"""In place of a distance: further apart than edits are allowed, but with the same phonetic key."""

_SHORT = 2  # forms up to this length must agree exactly with others up to this length
_MOST_REMAINDERS = 1 + PREFIX + PREFIX * (PREFIX - 1) // 2
_FORM, _LETTERS, _LENGTH = np.uint64(8), np.uint64(32), np.uint64(59)  # where each begins
_TAGS, _FORMS, _SETS = np.uint64((1 << 8) - 1), np.uint64(MAX_FORMS - 1), np.uint64((1 << 27) - 1)
_DIGIT = np.uint64(26)  # code of all digits
_LONGEST = 31  # length that an entry can say; it stands for all above
_LONG = 6  # from here on two edits are allowed, if one of the two is longer

Chars = NDArray[np.uint8]


@inlined
def allowed_edits(length: int, other: int) -> int:
    """Edits that two forms of these lengths may be apart: 0 for the shortest, 1, or 2 for long ones."""
    longer = max(length, other)
    if longer <= _SHORT:
        return 0
    if min(length, other) >= _LONG and longer > _LONG:
        return 2
    return 1


@inlined
def alike_edits(length: int, other: int) -> int:
    """Edits that two forms of these lengths may be apart if they sound alike; 0 for those too short to say so."""
    shorter = min(length, other)
    if shorter <= 3:
        return 0
    return 2 if shorter <= 5 else 3


@inlined
def _mix(state: np.uint64) -> np.uint64:
    state = (state ^ (state >> np.uint64(31))) * np.uint64(0x9E3779B97F4A7C15)
    state = (state ^ (state >> np.uint64(29))) * np.uint64(0xBF58476D1CE4E5B9)
    return state ^ (state >> np.uint64(32))


@inlined
def _hash_without(chars: Chars, start: int, end: int, first: int, second: int) -> np.uint64:
    """Hash of the first letters without those at ``first`` and ``second`` (-1 for none)."""
    state = np.uint64(1469598103934665603)
    for position in range(start, min(end, start + PREFIX)):
        if position != first and position != second:
            state = (state ^ np.uint64(chars[position])) * np.uint64(1099511628211)
    return _mix(state)


@inlined
def _outline(chars: Chars, start: int, end: int) -> np.uint64:
    """What an entry says of a form: its length, and the set of its letters, in which all digits are one."""
    letters = np.uint64(0)
    for position in range(start, end):
        letters |= np.uint64(1) << min(np.uint64(chars[position]) - np.uint64(1), _DIGIT)
    return np.uint64(min(end - start, _LONGEST)) << _LENGTH | letters << _LETTERS


@inlined
def _may_be_near(own: np.uint64, entry: np.uint64, length: int, furthest: int) -> bool:
    """Whether a form of this outline and length may be within so many edits of that of an entry."""
    other = int(entry >> _LENGTH)
    allowed = furthest
    if length < _LONGEST and other < _LONGEST:
        allowed = min(allowed_edits(length, other), furthest)
        if abs(other - length) > allowed:
            return False
    return bool(count_bits((own ^ entry) >> _LETTERS & _SETS) <= 2 * allowed)


@inlined
def _depth(length: int) -> int:
    if length <= 1:
        return 0
    return 2 if length >= _LONG else 1


@compiled
def count_remainders(start: NDArray[np.int64], reach: NDArray[np.uint8]) -> int:
    """How many table entries a vocabulary needs; ``reach`` is the most edits at which each form may be found."""
    total = 0
    for form in range(len(start) - 1):
        length = start[form + 1] - start[form]
        letters = min(length, PREFIX)
        depth = min(_depth(length), reach[form])
        total += 1
        if depth >= 1:
            total += letters
        if depth >= 2:
            total += letters * (letters - 1) // 2
    return total


@compiled
def place_remainders(
    chars: Chars,
    start: NDArray[np.int64],
    reach: NDArray[np.uint8],
    bits: int,
    bucket_start: NDArray[np.int64],
    entries: NDArray[np.uint64],
) -> None:
    """Fill the hash table: ``bucket_start`` int64[2**bits + 1] (zeros at first), ``entries`` uint64[count]."""
    shift = np.uint64(64 - bits)
    for writing in range(2):
        for form in range(len(start) - 1):
            begin, end = start[form], start[form + 1]
            depth = min(_depth(end - begin), reach[form])
            stop = min(end, begin + PREFIX)
            about = _outline(chars, begin, end) | np.uint64(form) << _FORM if writing == 1 else np.uint64(0)
            for first in range(begin - 1, stop if depth >= 1 else begin):
                for second in range(first, stop if depth >= 2 and first >= begin else first + 1):
                    # (-1, -1) none; (i, i) one letter; (i, j) two letters
                    value = _hash_without(chars, begin, end, first, second)
                    bucket = value >> shift
                    if writing == 0:
                        bucket_start[bucket + np.uint64(1)] += 1
                    else:
                        place = bucket_start[bucket]
                        entries[place] = about | (value & _TAGS)
                        bucket_start[bucket] = place + 1
        if writing == 0:
            for slot in range(len(bucket_start) - 1):
                bucket_start[slot + 1] += bucket_start[slot]
    for slot in range(len(bucket_start) - 1, 0, -1):
        bucket_start[slot] = bucket_start[slot - 1]
    bucket_start[0] = 0


@compiled
def find_forms(
    query_chars: Chars,
    query_start: NDArray[np.int64],
    chars: Chars,
    start: NDArray[np.int64],
    bits: int,
    bucket_start: NDArray[np.int64],
    entries: NDArray[np.uint64],
    most: int,
    out: NDArray[np.int32],
) -> int:
    """Write the numbers that query forms have among the first of the vocabulary, -1 for others.

    Args:
        query_chars, query_start: Q forms.
        most: how many forms of the vocabulary are looked for.
        out: int32[Q].

    Returns:
        How many were found.
    """
    found = 0
    shift = np.uint64(64 - bits)
    for query in range(len(query_start) - 1):
        begin, end = query_start[query], query_start[query + 1]
        value = _hash_without(query_chars, begin, end, -1, -1)
        bucket = value >> shift
        outline = _outline(query_chars, begin, end) >> _LETTERS
        out[query] = -1
        for place in range(bucket_start[bucket], bucket_start[bucket + np.uint64(1)]):
            entry = entries[place]
            if entry & _TAGS != value & _TAGS or entry >> _LETTERS != outline:
                continue
            form = np.int64(entry >> _FORM & _FORMS)
            if form < most and _mismatch(query_chars, begin, end, chars, start[form], start[form + 1]) == 0:
                out[query] = form
                found += 1
                break
    return found


@allocating
def find_neighbours(
    query_chars: Chars,
    query_start: NDArray[np.int64],
    listed: NDArray[np.int32],
    chars: Chars,
    start: NDArray[np.int64],
    signatures: NDArray[np.uint64],
    reach: NDArray[np.uint8],
    bits: int,
    bucket_start: NDArray[np.int64],
    entries: NDArray[np.uint64],
    key_class: NDArray[np.int64],
    key_start: NDArray[np.int64],
    key_form: NDArray[np.int32],
    near_start: NDArray[np.int64],
    near_form: NDArray[np.int32],
    near_edits: NDArray[np.uint8],
    most: NDArray[np.uint8],
    out_end: NDArray[np.int64],
    out_form: NDArray[np.int32],
    out_edits: NDArray[np.uint8],
) -> int:
    """Find the vocabulary's forms near query forms, Q of them.

    Args:
        query_chars, query_start: the query forms. listed: int32[Q], from ``find_forms`` with ``most`` of F.
        reach: uint8[V], as for ``count_remainders``.
        key_class: int64[Q], class of each query form's phonetic key in the vocabulary, -1 for none; not looked at
            if what is near the form is known.
        key_start, key_form: the forms of each class.
        near_start: int64[F + 1], where what is near each of the first F forms of the vocabulary begins.
        near_form, near_edits: that, as this function found it with ``MOST_EDITS``.
        most: uint8[Q], edits beyond which each query form is not looked for, 0 to ``MOST_EDITS``; below that nothing
            is found that only sounds alike.
        out_end: int64[Q], where each form's neighbours end in the two other outputs.
        out_form, out_edits: neighbours and their distances (``SAME_KEY``: only sound alike), as many as fit.

    Returns:
        How many query forms were answered before the output was full.
    """
    masks = np.zeros(ALPHABET, np.uint64)
    seen = np.full(1024, -1, np.int64)
    tags = np.empty(_MOST_REMAINDERS, np.uint64)
    places = np.empty((_MOST_REMAINDERS, 2), np.int64)
    heads = np.empty(_MOST_REMAINDERS, np.uint64)
    shift = np.uint64(64 - bits)
    count = 0
    for query in range(len(query_start) - 1):
        begin, end = query_start[query], query_start[query + 1]
        furthest = most[query]
        if listed[query] >= 0:
            for place in range(near_start[listed[query]], near_start[listed[query] + 1]):
                if near_edits[place] <= furthest or furthest == MOST_EDITS:
                    if count == len(out_form):
                        return query
                    out_form[count] = near_form[place]
                    out_edits[count] = near_edits[place]
                    count += 1
            out_end[query] = count
            continue
        length = end - begin
        depth = min(_depth(length), furthest)
        stop = min(end, begin + PREFIX)
        filled = False
        signature, outline = letter_signature(query_chars, begin, end), _outline(query_chars, begin, end)
        own = count
        # first all buckets, then the first entry of each: the processor waits for many of them at once
        remainders = 0
        for a in range(begin - 1, stop if depth >= 1 else begin):
            for b in range(a, stop if depth >= 2 and a >= begin else a + 1):
                value = _hash_without(query_chars, begin, end, a, b)
                bucket = value >> shift
                tags[remainders] = value & _TAGS
                places[remainders, 0] = bucket_start[bucket]
                places[remainders, 1] = bucket_start[bucket + np.uint64(1)]
                remainders += 1
        for remainder in range(remainders):
            if places[remainder, 0] < places[remainder, 1]:
                heads[remainder] = entries[places[remainder, 0]]
        for remainder in range(remainders):
            tag = tags[remainder]
            for place in range(places[remainder, 0], places[remainder, 1]):
                entry = heads[remainder] if place == places[remainder, 0] else entries[place]
                if entry & _TAGS != tag or not _may_be_near(outline, entry, length, furthest):
                    continue
                form = np.int64(entry >> _FORM & _FORMS)
                slot = form & 1023
                if seen[slot] == query * MAX_FORMS + form:
                    continue
                seen[slot] = query * MAX_FORMS + form
                other = start[form + 1] - start[form]
                allowed = min(min(allowed_edits(length, other), reach[form]), furthest)
                if abs(other - length) > allowed:
                    continue
                if count_bits(signature ^ signatures[form]) > 2 * allowed:
                    continue
                if length <= WORD:
                    if not filled:
                        fill_masks(query_chars, begin, end, masks)
                        filled = True
                    edits = osa_distance_masked(masks, length, chars, start[form], start[form + 1])
                else:
                    edits = _mismatch(query_chars, begin, end, chars, start[form], start[form + 1])
                if edits > allowed or _listed(out_form, own, count, form):
                    continue
                if count == len(out_form):
                    return query
                out_form[count] = form
                out_edits[count] = edits
                count += 1
        if key_class[query] >= 0:
            for place in range(key_start[key_class[query]], key_start[key_class[query] + 1]):
                form = np.int64(key_form[place])
                allowed = alike_edits(length, start[form + 1] - start[form])
                if allowed == 0 or length > WORD or _listed(out_form, own, count, form):
                    continue
                if not filled:
                    fill_masks(query_chars, begin, end, masks)
                    filled = True
                if osa_distance_masked(masks, length, chars, start[form], start[form + 1]) > allowed:
                    continue
                if count == len(out_form):
                    return query
                out_form[count] = form
                out_edits[count] = SAME_KEY
                count += 1
        out_end[query] = count
    return len(query_start) - 1


@inlined
def _listed(out_form: NDArray[np.int32], begin: int, end: int, form: np.int64) -> bool:
    for place in range(begin, end):  # noqa: SIM110 - compiled
        if out_form[place] == form:
            return True
    return False


@inlined
def _mismatch(a: Chars, a_start: int, a_end: int, b: Chars, b_start: int, b_end: int) -> int:
    """0 if equal, else 9: forms beyond the machine word must agree."""
    if a_end - a_start != b_end - b_start:
        return 9
    for offset in range(a_end - a_start):
        if a[a_start + offset] != b[b_start + offset]:
            return 9
    return 0
