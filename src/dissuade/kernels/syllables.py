"""Chinese, Korean and Vietnamese names in Latin letters, syllable by syllable: Lee Seung-man and Yi Sung Man.

A syllable may be spelt by several systems, so two spellings are one name if some syllable has both, however far apart
their letters are, and two names if none has, however near. What is written together is parted at every place where
both parts are syllables.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from dissuade.kernels.compiled import inlined
from dissuade.kernels.forms import digest_of
from dissuade.kernels.workspace import HAN, HANGUL, TITLE, Workspace, is_syllable

__all__ = ["APART", "SYLLABLE_BITS", "all_syllables", "compare_syllables", "spelt_together", "tell_readings_apart"]

SYLLABLE_BITS = 12
"""Of the number of a syllable in the table; a word of it holds five."""

APART = 1 << 60
"""The bit of the first word of a spelling that is never written together with another."""

_FEWEST, _MOST = 2, 4  # syllables of a name
_SHORTEST_PAIR, _LONGEST_PAIR, _LONGEST = 3, 12, 7  # letters of two syllables written together, of one
_OTHER = 0.4  # what is left of a similarity between syllables that no character shares
_OTHER_PAIR, _NEAR_PAIR = 0.6, 0.8  # the same of two written together, one of which is shared; with one letter apart
_SAME, _SAME_COST = 0.8, 0.6  # spellings of one syllable that have other letters
_CONVERTED, _CONVERTED_EDITS = 0.95, 0.3  # spellings of one syllable by the systems of Seoul and of Pyongyang
_E, _O, _U = 5, 15, 21  # letters as forms hold them
_NUMBER = np.uint64((1 << SYLLABLE_BITS) - 1)
_NUMBERS = np.uint64(APART - 1)
_NONE = -1


@inlined
def _row_of(digest: np.uint64, table: NDArray[np.uint64]) -> int:
    """The row of the table for a spelling, or -1."""
    mask = np.int64(len(table) - 1)
    place = np.int64(digest & np.uint64(mask))
    while table[place, 1] != np.uint64(0):
        if table[place, 0] == digest:
            return int(place)
        place = (place + np.int64(1)) & mask
    return _NONE


@inlined
def _row_within(letters: NDArray[np.uint8], begin: int, end: int, table: NDArray[np.uint64]) -> int:
    """The same for letters of a form that stand together."""
    row = _row_of(digest_of(letters, begin, end), table)
    return row if row == _NONE or table[row, 1] & np.uint64(APART) == np.uint64(0) else _NONE


@inlined
def _share(a: int, b: int, table: NDArray[np.uint64]) -> bool:
    """Whether two spellings may stand for one syllable."""
    for i in range(1, table.shape[1]):
        ours = table[a, i] & _NUMBERS
        while ours != np.uint64(0):
            for j in range(1, table.shape[1]):
                theirs = table[b, j] & _NUMBERS
                while theirs != np.uint64(0):
                    if (ours & _NUMBER) == (theirs & _NUMBER):
                        return True
                    theirs >>= np.uint64(SYLLABLE_BITS)
            ours >>= np.uint64(SYLLABLE_BITS)
    return False


@inlined
def _part(work: Workspace, side: int, token: int, table: NDArray[np.uint64]) -> int:
    """Write the places where a token falls into two syllables, and how many there are."""
    length = work.length[side, token, 0]
    count = 0
    if _SHORTEST_PAIR <= length <= _LONGEST_PAIR:
        letters = work.letters[side, token, 0]
        for cut in range(max(1, length - _LONGEST), min(length - 1, _LONGEST) + 1):
            first = _row_within(letters, 0, cut, table)
            if first == _NONE:
                continue
            second = _row_within(letters, cut, length, table)
            if second != _NONE and count < work.cut.shape[2]:
                work.cut[side, token, count, 0] = first
                work.cut[side, token, count, 1] = second
                count += 1
    work.cuts[side, token] = count
    return count


@inlined
def all_syllables(work: Workspace, table: NDArray[np.uint64]) -> bool:
    """Whether both names are spelt in syllables, alone or two together, and some alone; titles aside."""
    if work.script[0] != work.script[1] or work.script[0] in (HANGUL, HAN):
        return False
    for side in range(2):
        alone = 0
        for t in range(work.tokens[side]):
            work.alone[side, t] = _row_of(work.digest[side, t, 0], table)
            alone += work.alone[side, t] != _NONE and work.kind[side, t] != TITLE
        if alone == 0:
            return False
    for side in range(2):
        count = 0
        for t in range(work.tokens[side]):
            work.cuts[side, t] = 0
            if work.kind[side, t] == TITLE:
                continue
            if work.alone[side, t] != _NONE:
                count += 1
            elif _part(work, side, t, table) > 0:
                count += 2
            else:
                return False
        if count < _FEWEST or count > _MOST:
            return False
    return True


@inlined
def tell_readings_apart(work: Workspace, table: NDArray[np.uint64]) -> None:
    """A Latin syllable that no reading of a Chinese or Korean one has is another name, however near its letters."""
    native = 0 if work.script[0] in (HANGUL, HAN) else 1
    for latin in range(work.tokens[1 - native]):
        work.alone[1 - native, latin] = _row_of(work.digest[1 - native, latin, 0], table)
        if work.alone[1 - native, latin] == _NONE and work.kind[1 - native, latin] != TITLE:
            return  # of a system that the table does not have
    for t in range(work.tokens[native]):
        if work.group[native, t] >= 0 or not is_syllable(work.script[native], work.units[native, t]):
            continue
        for latin in range(work.tokens[1 - native]):
            i, j = (t, latin) if native == 0 else (latin, t)
            if work.group[1 - native, latin] >= 0 or work.similarity[i, j] == 0.0 or work.edits[i, j] == 0.0:
                continue
            row = work.alone[1 - native, latin]
            if row == _NONE:
                continue
            same, known = False, False
            for form in range(work.forms[native, t]):
                reading = _row_of(work.digest[native, t, form], table)
                known = known or reading != _NONE
                same = same or (reading != _NONE and _share(reading, row, table))
            if known and not same:
                work.similarity[i, j] *= _OTHER
                work.edits[i, j] = max(work.edits[i, j], 2.0)
                work.cost[i, j] = max(work.cost[i, j], 2.0)


@inlined
def _pair_agrees(work: Workspace, i: int, j: int, table: NDArray[np.uint64]) -> int:
    """How many of two syllables written together on both sides are the same, however they are parted."""
    most = 0
    for a in range(work.cuts[0, i]):
        for b in range(work.cuts[1, j]):
            same = 0
            for k in range(2):
                same += _share(work.cut[0, i, a, k], work.cut[1, j, b, k], table)
            most = max(most, same)
    return most


@inlined
def _is_of_the_south(work: Workspace, side: int, token: int) -> bool:
    """Whether a word has the eo or eu that only Seoul writes, so that other letters elsewhere are no slip."""
    for position in range(work.length[side, token, 0] - 1):
        if work.letters[side, token, 0, position] == _E and work.letters[side, token, 0, position + 1] in (_O, _U):
            return True
    return False


@inlined
def compare_syllables(work: Workspace, table: NDArray[np.uint64]) -> None:
    """Let syllables decide what the letters of unanswered tokens leave open: Ri is Lee, Suk is not Sik."""
    for i in range(work.tokens[0]):
        for j in range(work.tokens[1]):
            titled = work.kind[0, i] == TITLE or work.kind[1, j] == TITLE
            if work.group[0, i] >= 0 or work.group[1, j] >= 0 or titled:
                continue
            if work.alone[0, i] != _NONE and work.alone[1, j] != _NONE:
                same = 2 if _share(work.alone[0, i], work.alone[1, j], table) else 0
            elif work.cuts[0, i] > 0 and work.cuts[1, j] > 0:
                same = _pair_agrees(work, i, j, table)
            else:
                continue
            if same == 2:
                if work.similarity[i, j] < _SAME:
                    work.similarity[i, j] = _SAME
                    work.edits[i, j] = 1.0
                    work.cost[i, j] = _SAME_COST
                    work.quality[i, j] = 1.0
                    work.met[i, j, 0] = 0
                    work.met[i, j, 1] = 0
                if _is_of_the_south(work, 0, i) != _is_of_the_south(work, 1, j):
                    work.similarity[i, j] = max(work.similarity[i, j], _CONVERTED)
                    work.edits[i, j] = min(work.edits[i, j], _CONVERTED_EDITS)
                    work.cost[i, j] = min(work.cost[i, j], _CONVERTED_EDITS)
            else:
                work.similarity[i, j] *= (
                    _OTHER if same == 0 else (_NEAR_PAIR if work.edits[i, j] <= 1.0 else _OTHER_PAIR)
                )
                work.edits[i, j] = max(work.edits[i, j], 2.0)
                work.cost[i, j] = max(work.cost[i, j], 2.0)


@inlined
def spelt_together(work: Workspace, many: int, begin: int, token: int, table: NDArray[np.uint64]) -> bool:
    """Whether two neighbouring syllables of a side are what is written together on the other: Tse-tung and Zedong."""
    one = 1 - many
    if work.alone[many, begin] == _NONE or work.alone[many, begin + 1] == _NONE:
        return False
    for c in range(work.cuts[one, token]):
        first = _share(work.alone[many, begin], work.cut[one, token, c, 0], table)
        if first and _share(work.alone[many, begin + 1], work.cut[one, token, c, 1], table):
            return True
    return False
