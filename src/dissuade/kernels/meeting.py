"""Which listed names a query meets well enough to be looked at: those that one unit makes so, or that two units meet.

Most names in the postings that a query opens are met by one of its units, and too little of the name or of the query by
it. One bit for each name, in a table that the processor's cache can hold, tells them from the others. Adding up for
each what it may have found takes several times as long, since every sum has to be fetched from memory.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from dissuade.kernels.compiled import inlined

__all__ = [
    "MAX_NAMES",
    "POSTING_LIST",
    "Asked",
    "Links",
    "Marked",
    "Postings",
    "find_met",
    "pack_postings",
]

Ints = NDArray[np.int64]
Numbers = NDArray[np.int32]
Floats = NDArray[np.float32]
Marks = NDArray[np.uint64]

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

MAX_NAMES = 1 << 26
"""Names that postings can tell apart."""

_GROUP, _INITIALS, _JOINED, _NAME = 15, 16, 5, 6  # bits of the group, the bit for initials, places of the other two
_ROUNDING = 1e-5  # of sums of shares
_NEVER = 2.0  # more than a share can be


class Postings(NamedTuple):
    """The postings of V forms among N names, on each side (``inversion.SIDES``).

    Both parts of each list, the leading one and the other, begin with the names that have initials; the rest of a part
    falls by share, so that the names that are worth looking at for this form alone come first.

    Args:
        lists: POSTING_LIST[V * SIDES], where those of each form stand on each side.
        about: uint32, from ``pack_postings``. share: float32, what the name finds at most of its weight under the form.
        name_letters, name_initials: uint32[N], bit c for a token that begins with letter c, that is the initial c.
    """

    lists: NDArray[Any]
    about: NDArray[np.uint32]
    share: Floats
    name_letters: NDArray[np.uint32]
    name_initials: NDArray[np.uint32]


class Links(NamedTuple):
    """What the units of a query meet: those of unit u are ``form[start[u]:start[u + 1]]``.

    Args:
        start: int64[U + 1]. form: int32, the list of a form on the first side that is asked. gain: float32, how much
            of a unit is met by the form, 0..1.
        opened: bool[U], whether all postings of a unit are opened, or the leading ones only. read: bool[U], whether
            the others are read for names that are met already.
        together: bool[U], whether a unit stands for several tokens. answer: float32[U], its share of the query.
    """

    start: Ints
    form: Numbers
    gain: Floats
    opened: NDArray[np.bool_]
    read: NDArray[np.bool_]
    together: NDArray[np.bool_]
    answer: Floats


class Asked(NamedTuple):
    """What else of a query counts.

    Args:
        groups: bit g set if names of group g may answer. sides: on how many sides of the index they stand.
        letters, initials: bits of the first letters of its tokens, of its initials.
    """

    groups: int
    sides: int
    letters: int
    initials: int


class Marked(NamedTuple):
    """Names that were met and names that are to be looked at.

    Args:
        met, taken: uint64, a bit for each name; those of ``met`` are 0 before and after a search.
        touched: int32[N], out: the names to be looked at, whose bit in ``taken`` is set.
    """

    met: Marks
    taken: Marks
    touched: Numbers


def pack_postings(
    names: Numbers,
    shares: Floats,
    starts: Ints,
    leading_end: Ints,
    group: NDArray[np.uint8],
    initials: NDArray[np.uint32],
) -> tuple[NDArray[np.uint32], Floats]:
    """Make postings.

    Args:
        names, shares, leading_end: from ``inversion.invert``. starts: from ``inversion.count_postings``.
        group: uint8[N], 0..15. initials: uint32[N], not 0 for names that have some.

    Returns:
        ``about`` and ``share`` of ``Postings``. Of ``about``, bits 0-3 are the group of the name, bit 4 is set if it
        has initials, bit 5 if the form is one of joined tokens; above them stands its number.

    Raises:
        ValueError: there are more than ``MAX_NAMES``.
    """
    if len(group) > MAX_NAMES:
        raise ValueError(f"{len(group):,} distinct names are more than an index can hold")
    of_name = np.arange(len(group), dtype=np.uint32) << _NAME
    of_name |= group
    of_name[initials != 0] |= _INITIALS
    ends = np.column_stack((leading_end, starts[1:])).ravel()
    parts = np.repeat(np.arange(len(ends)), np.diff(ends, prepend=0))
    order = np.lexsort((-np.abs(shares), initials[names] == 0, parts))
    about = np.asarray(of_name[names[order]], dtype=np.uint32)
    about[shares[order] < 0] |= 1 << _JOINED
    share: Floats = np.abs(shares[order])
    return about, share


@inlined
def find_met(
    postings: Postings,
    links: Links,
    units: int,
    order: Ints,
    asked: Asked,
    granted: float,
    share: float,
    floor: float,
    marks: Marked,
) -> int:
    """Find the names that are to be looked at.

    Args:
        units: how many units the query has. order: int64[units], the units, the shortest posting lists first.
        asked: what else of the query counts.
        granted: share of the query that is taken for met by postings that are not read; below 0 if there are none.
        share, floor: as for ``postings.search_batch``.
        marks: where they are noted.

    Returns:
        How many there are.
    """
    count = 0
    anybody = False
    consults = _consults(links, units)
    for turn in range(units):
        unit = order[turn]
        joined = links.together[unit]
        for link in range(links.start[unit], links.start[unit + 1]):
            least = _least_share(links.answer[unit], links.gain[link], granted, share, floor)
            for place in range(links.form[link], links.form[link] + asked.sides):
                form = postings.lists[place]
                count = _take(postings, form.start, form.leading_end, least, joined, anybody, asked, marks, count)
                if links.opened[unit]:
                    count = _take(postings, form.leading_end, form.end, least, joined, anybody, asked, marks, count)
        if turn == units - 1 and not consults:  # nobody comes after it
            anybody = True
            break
        for link in range(links.start[unit], links.start[unit + 1]):  # not before: a unit may meet a name by many forms
            for place in range(links.form[link], links.form[link] + asked.sides):
                form = postings.lists[place]
                end = form.end if links.opened[unit] else form.leading_end
                anybody |= end > form.start
                _note(postings.about, form.start, end, joined, marks.met)
    if not anybody:
        return 0
    for unit in range(units):
        if links.opened[unit] or not links.read[unit]:
            continue
        for link in range(links.start[unit], links.start[unit + 1]):
            for place in range(links.form[link], links.form[link] + asked.sides):
                form = postings.lists[place]
                count = _take_met(postings.about, form.leading_end, form.end, False, asked.groups, marks, count)
    marks.met[:] = 0
    return count


@inlined
def _consults(links: Links, units: int) -> bool:
    """Whether there are postings that are read for names that are met already."""
    for unit in range(units):
        if links.read[unit] and not links.opened[unit] and links.start[unit + 1] > links.start[unit]:
            return True
    return False


@inlined
def _take(
    postings: Postings,
    begin: int,
    end: int,
    least: float,
    joined: bool,
    anybody: bool,
    asked: Asked,
    marks: Marked,
    count: int,
) -> int:
    """Of a part of a list, take the names that this form or initials make worth looking at, or that were met before."""
    place = begin
    while place < end:
        about, of_name = np.int64(postings.about[place]), postings.share[place]
        if of_name < least and about & _INITIALS == 0 and asked.initials == 0:
            break
        place += 1
        if not _may_answer(about, asked.groups, joined):
            continue
        name = about >> _NAME
        bit = np.uint64(1) << np.uint64(name & 63)
        if of_name < least and marks.met[name >> 6] & bit == 0:
            by_initials = asked.letters & postings.name_initials[name]
            by_initials |= asked.initials & (postings.name_letters[name] | postings.name_initials[name])
            if by_initials == 0:
                continue
        if marks.taken[name >> 6] & bit == 0:
            marks.taken[name >> 6] |= bit
            marks.touched[count] = name
            count += 1
    return _take_met(postings.about, place, end, joined, asked.groups, marks, count) if anybody else count


@inlined
def _take_met(
    abouts: NDArray[np.uint32], begin: int, end: int, joined: bool, groups: int, marks: Marked, count: int
) -> int:
    """Of some postings, take the names that were met before."""
    for place in range(begin, end):
        about = np.uint64(abouts[place])  # without a sign, so that no place is taken for one from the end
        word = about >> np.uint64(_NAME + 6)
        if (marks.met[word] >> ((about >> np.uint64(_NAME)) & np.uint64(63))) & np.uint64(1) == 0:
            continue
        bit = np.uint64(1) << ((about >> np.uint64(_NAME)) & np.uint64(63))
        if marks.taken[word] & bit == 0 and _may_answer(np.int64(about), groups, joined):
            marks.taken[word] |= bit
            marks.touched[count] = about >> np.uint64(_NAME)
            count += 1
    return count


@inlined
def _note(abouts: NDArray[np.uint32], begin: int, end: int, joined: bool, met: Marks) -> None:
    """Mark the names of some postings as met."""
    unlike = np.uint64(joined)
    for place in range(begin, end):
        about = np.uint64(abouts[place])
        counts = np.uint64(1) & ~(unlike & (about >> np.uint64(_JOINED)))
        met[about >> np.uint64(_NAME + 6)] |= counts << ((about >> np.uint64(_NAME)) & np.uint64(63))


@inlined
def _may_answer(about: np.int64, groups: int, joined: bool) -> bool:
    """Whether a name may answer a query, and by this form: joined tokens of both sides say nothing."""
    return bool((groups >> (about & _GROUP)) & 1 != 0 and not (joined and (about >> _JOINED) & 1 != 0))


@inlined
def _least_share(answer: float, gain: float, granted: float, share: float, floor: float) -> float:
    """The share of a name from which on one unit makes it worth looking at."""
    of_query = min(1.0, answer * gain + max(0.0, granted)) + _ROUNDING
    if granted >= 0:  # what is not read may be all of the name
        return 0.0 if 1.0 + of_query >= 2 * floor else _NEVER
    least = 2 * floor - of_query - _ROUNDING
    if of_query < share:
        least = max(least, share - _ROUNDING)
    return least / gain if least <= 1.0 else _NEVER
