"""Where sentences begin, by the marks that end the ones before."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from dissuade.kernels.compiled import compiled, inlined
from dissuade.kernels.letters import LATIN_CAPITAL, SPACE, WORD, Codes
from dissuade.kernels.word_tables import SEED, Bits, add_letter, look_up

__all__ = ["ABBREVIATION", "SHORTENED", "STARTER", "find_breaks"]

ABBREVIATION, STARTER, SHORTENED = 1, 2, 4
"""Bits of a word: a full stop after it ends no sentence; a sentence may begin with it after an initial or a shortened
word; it is one."""

_STOP, _LINE, _ZERO, _NINE = ord("."), ord("\n"), ord("0"), ord("9")
_CLOSING = tuple(map(ord, "\"'”’)"))
_OPENING = tuple(map(ord, "\"'“‘("))
_LONGEST = 4  # letters of an abbreviation


@compiled
def find_breaks(
    codes: Codes,
    kinds: NDArray[np.uint16],
    keys: NDArray[np.uint64],
    values: Bits,
    starts: NDArray[np.int32],
    classes: Bits,
    wanted: int,
    breaks: NDArray[np.int32],
) -> int:
    """Find where sentences begin: after a full stop and before a capital or a figure, and at every line.

    A full stop ends no sentence after an abbreviation, nor after an initial (a capital, the letter of "a.m.") or a
    shortened word unless one begins with a word that sentences begin with ("the U.S. The").

    Args:
        codes: the letters of a text, all below ``ASTRAL``.
        kinds: uint16[65536], bits of each letter.
        keys, values: a table from ``place_words`` with the bits of words.
        starts, classes, wanted: places, in order, and the bits of those with a full stop, a question mark, an
            exclamation mark or the end of a line.
        breaks: room for as many places.

    Returns:
        How many there are.
    """
    count = end = 0
    for at in range(len(starts)):
        place = starts[at]
        if not classes[at] & np.uint32(wanted) or place < end:
            continue
        if codes[place] == _LINE:
            end = place + 1
            while end < len(codes) and codes[end] == _LINE:
                end += 1
        else:
            after = _after_mark(codes, kinds, keys, values, place)
            if after < 0:
                continue
            end = after
        breaks[count] = end
        count += 1
    return count


@inlined
def _after_mark(codes: Codes, kinds: NDArray[np.uint16], keys: NDArray[np.uint64], values: Bits, place: int) -> int:
    """Where the sentence begins after a mark; -1 if none does."""
    end = place + 1
    while end < len(codes) and _is_one_of(codes[end], _CLOSING):
        end += 1
    blank = end
    while end < len(codes) and kinds[codes[end]] & SPACE:
        end += 1
    first = end
    if first < len(codes) and _is_one_of(codes[first], _OPENING):
        first += 1
    if end == blank or first >= len(codes):
        return -1
    if not (kinds[codes[first]] & LATIN_CAPITAL or _ZERO <= codes[first] <= _NINE):
        return -1
    if codes[place] != _STOP or place == 0:
        return end
    before = kinds[codes[place - 1]]
    is_initial = before & LATIN_CAPITAL != 0 or (place > 1 and codes[place - 2] == _STOP and before & WORD != 0)
    start = place
    while start > 0 and place - start <= _LONGEST and kinds[codes[start - 1]] & WORD:
        start -= 1
    word = _bits_of_word(codes, kinds, keys, values, start) if start < place else np.uint32(0)
    if word & ABBREVIATION:
        return -1
    if is_initial or word & SHORTENED:
        begins = blank == place + 1 and first == end and _bits_of_word(codes, kinds, keys, values, first) & STARTER
        return end if begins else -1
    return end


@inlined
def _is_one_of(code: np.uint32, marks: tuple[int, ...]) -> bool:
    found = False
    for mark in marks:
        found |= code == mark
    return found


@inlined
def _bits_of_word(
    codes: Codes, kinds: NDArray[np.uint16], keys: NDArray[np.uint64], values: Bits, place: int
) -> np.uint32:
    """The bits of the word that begins at a place."""
    state = SEED
    while place < len(codes) and kinds[codes[place]] & WORD:
        state = add_letter(state, codes[place])
        place += 1
    return look_up(state | np.uint64(1), keys, values)
