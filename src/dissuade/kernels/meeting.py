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
    "POSTING",
    "POSTING_LIST",
    "Links",
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

POSTING = np.dtype([("about", np.uint32), ("share", np.float32)])
"""A name, and what it finds at most of its weight under this form (``inversion.invert``; negative for joined tokens).

Of ``about``, bits 0-3 are the group of the name and bit 4 is set if it has initials; above them stands its number.
"""

MAX_NAMES = 1 << 27
"""Names that postings can tell apart."""

_GROUP, _INITIALS, _NAME = 15, 16, 5  # a posting: bits of the group, the bit for initials, where the name begins
_ROUNDING = 1e-5  # of sums of shares
_NEVER = 2.0  # more than a share can be


class Postings(NamedTuple):
    """The postings of V forms among N names.

    Args:
        lists: POSTING_LIST[V], where those of each form stand.
        posting: POSTING, from ``pack_postings``.
        name_letters, name_initials: uint32[N], bit c for a token that begins with letter c, that is the initial c.
    """

    lists: NDArray[Any]
    posting: NDArray[Any]
    name_letters: NDArray[np.uint32]
    name_initials: NDArray[np.uint32]


class Links(NamedTuple):
    """What the units of a query meet: those of unit u are ``form[start[u]:start[u + 1]]``.

    Args:
        start: int64[U + 1]. form: int32, gain: float32, how much of a unit is met by the form, 0..1.
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


def pack_postings(
    names: Numbers, shares: Floats, group: NDArray[np.uint8], initials: NDArray[np.uint32]
) -> NDArray[Any]:
    """Make postings.

    Args:
        names, shares: from ``inversion.invert``.
        group: uint8[N], 0..15. initials: uint32[N], not 0 for names that have some.

    Raises:
        ValueError: there are more than ``MAX_NAMES``.
    """
    if len(group) > MAX_NAMES:
        raise ValueError(f"{len(group):,} distinct names are more than an index can hold")
    about = np.arange(len(group), dtype=np.uint32) << _NAME
    about |= group
    about[initials != 0] |= _INITIALS
    postings = np.empty(len(names), POSTING)
    postings["about"], postings["share"] = about[names], shares
    return postings


@inlined
def find_met(
    postings: Postings,
    links: Links,
    units: int,
    order: Ints,
    groups: int,
    letters: int,
    initials: int,
    granted: float,
    share: float,
    floor: float,
    met: Marks,
    taken: Marks,
    touched: Numbers,
) -> int:
    """Find the names that are to be looked at.

    Args:
        units: how many units the query has. order: int64[units], the units, the shortest posting lists first.
        groups: bit g set if names of group g may answer.
        letters, initials: bits of the first letters of the query's tokens, of its initials.
        granted: share of the query that is taken for met by postings that are not read; below 0 if there are none.
        share, floor: as for ``postings.search_batch``.
        met: uint64, a bit for each name, 0 before and after. taken: the same, set for the names that are found.
        touched: int32[N], out: the names.

    Returns:
        How many there are.
    """
    count = 0
    anybody = False
    abbreviated = np.int64(initials != 0)
    for turn in range(units):
        unit = order[turn]
        joined = np.int64(links.together[unit])
        for link in range(links.start[unit], links.start[unit + 1]):
            least = _least_share(links.answer[unit], links.gain[link], granted, share, floor)
            begin, end = _opened(postings, links, unit, link)
            for place in range(begin, end):
                posting = postings.posting[place]
                about, of_name = np.int64(posting.about), posting.share
                name = about >> _NAME
                allowed = (groups >> (about & _GROUP)) & 1 & ~(joined & (of_name < 0))
                bit = np.uint64(1) << np.uint64(name & 63)
                likely = (abs(of_name) >= least) | (met[name >> 6] & bit != 0) | (about & _INITIALS != 0) | abbreviated
                if allowed & likely == 0:  # one test: which of them fails cannot be foreseen
                    continue
                if abs(of_name) < least and met[name >> 6] & bit == 0:
                    by_initials = letters & postings.name_initials[name]
                    by_initials |= initials & (postings.name_letters[name] | postings.name_initials[name])
                    if by_initials == 0:
                        continue
                if taken[name >> 6] & bit == 0:
                    taken[name >> 6] |= bit
                    touched[count] = name
                    count += 1
        for link in range(links.start[unit], links.start[unit + 1]):  # not before: a unit may meet a name by many forms
            begin, end = _opened(postings, links, unit, link)
            anybody |= end > begin
            for place in range(begin, end):
                posting = postings.posting[place]
                about = np.int64(posting.about)
                allowed = (groups >> (about & _GROUP)) & 1 & ~(joined & (posting.share < 0))
                met[about >> (_NAME + 6)] |= np.uint64(allowed) << np.uint64((about >> _NAME) & 63)
    if not anybody:
        return 0
    for unit in range(units):
        if links.opened[unit] or not links.read[unit]:
            continue
        for link in range(links.start[unit], links.start[unit + 1]):
            form = postings.lists[links.form[link]]
            for place in range(form.leading_end, form.end):
                name = np.int64(postings.posting[place].about) >> _NAME
                bit = np.uint64(1) << np.uint64(name & 63)
                if met[name >> 6] & ~taken[name >> 6] & bit != 0:
                    taken[name >> 6] |= bit
                    touched[count] = name
                    count += 1
    met[:] = 0
    return count


@inlined
def _opened(postings: Postings, links: Links, unit: int, link: int) -> tuple[int, int]:
    form = postings.lists[links.form[link]]
    return form.start, form.end if links.opened[unit] else form.leading_end


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
