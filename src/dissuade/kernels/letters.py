"""Passes over the letters of a text: plain letters for odd ones, and where certain words stand."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from dissuade.kernels.compiled import compiled, inlined

__all__ = ["ASTRAL", "CAPITAL", "DIGIT", "ODD", "WORD", "find_words", "hash_of", "place_words", "plain_letters"]

WORD, CAPITAL, DIGIT, ODD = 1, 2, 4, 8
"""Bits of a kind of letter: of words, capital, digit, one that is not simply replaced by another."""

ASTRAL = 1 << 16
"""Letters from here on have no kind of their own: the caller puts others in their place."""

_SEED = np.uint64(0xCBF29CE484222325)
_SPACE, _HYPHEN, _LINE, _FIRST, _LAST = ord(" "), ord("-"), ord("\n"), ord("a"), ord("z")

Codes = NDArray[np.uint32]
Bits = NDArray[np.uint32]


@inlined
def _add_letter(state: np.uint64, code: np.uint32) -> np.uint64:
    return (state ^ np.uint64(code)) * np.uint64(0x100000001B3)


@inlined
def _slot(key: np.uint64, mask: int) -> np.int64:
    return np.int64((key ^ (key >> np.uint64(29))) & np.uint64(mask))


@inlined
def _look_up(key: np.uint64, keys: NDArray[np.uint64], values: Bits) -> np.uint32:
    mask = len(keys) - 1
    slot = _slot(key, mask)
    while keys[slot] != np.uint64(0):
        if keys[slot] == key:
            return np.uint32(values[slot])
        slot = (slot + 1) & mask
    return np.uint32(0)


@compiled
def hash_of(codes: Codes) -> np.uint64:
    """The key of a word; never 0."""
    state = _SEED
    for code in codes:
        state = _add_letter(state, code)
    return state | np.uint64(1)


@compiled
def place_words(hashes: NDArray[np.uint64], given: Bits, keys: NDArray[np.uint64], values: Bits) -> None:
    """Fill a hash table.

    Args:
        hashes, given: of each word; of one that comes again the bits are joined.
        keys, values: the table, zeros; its size is a power of two of at least twice the words.
    """
    mask = len(keys) - 1
    for number in range(len(hashes)):
        slot = _slot(hashes[number], mask)
        while keys[slot] != np.uint64(0) and keys[slot] != hashes[number]:
            slot = (slot + 1) & mask
        keys[slot] = hashes[number]
        values[slot] |= given[number]


@compiled
def plain_letters(
    codes: Codes,
    plain: NDArray[np.uint16],
    kinds: NDArray[np.uint8],
    stretch_start: NDArray[np.int64],
    stretch_end: NDArray[np.int64],
    out: Codes,
) -> tuple[bool, bool, bool]:
    """Replace letters one for one.

    Args:
        codes: the letters of a text.
        plain: uint16[65536], for each letter the one to put.
        kinds: uint8[65536], bits of each letter.
        stretch_start, stretch_end: of stretches, in order, in which the end of a line is a blank.
        out: as long as ``codes``, for the answer.

    Returns:
        Whether a letter changed; whether there may be more to do (``ODD`` letters, blanks side by side, a hyphen before
        the end of a line); whether there are letters from ``ASTRAL`` on.
    """
    changed = odd = astral = False
    stretch = 0
    before = np.uint32(0)
    for place in range(len(codes)):
        code = codes[place]
        if code >= ASTRAL:
            astral = True
        else:
            kind = kinds[code]
            code = np.uint32(plain[code])
            if code == _LINE:
                while stretch < len(stretch_end) and stretch_end[stretch] <= place:
                    stretch += 1
                if stretch < len(stretch_start) and stretch_start[stretch] <= place:
                    code = np.uint32(_SPACE)
            if (kind & ODD) or (code == _SPACE and before == _SPACE) or (code == _LINE and before == _HYPHEN):
                odd = True
            if code != codes[place]:
                changed = True
        out[place] = code
        before = code
    return changed, odd, astral


@compiled
def find_words(
    codes: Codes,
    kinds: NDArray[np.uint8],
    keys: NDArray[np.uint64],
    values: Bits,
    capital: int,
    digit: int,
    starts: NDArray[np.int32],
    bits: Bits,
) -> int:
    """Find the words of a table, words with a capital and figures; a word is a longest run of ``WORD`` letters.

    Args:
        codes: the letters of a text, all below ``ASTRAL``.
        kinds: uint8[65536], bits of each letter.
        keys, values: the table from ``place_words``. It may hold words, words with the hyphen that follows them, and
            single letters of no word.
        capital, digit: bits to add to a word that begins with such a letter.
        starts, bits: for where those that have any bits begin, in order, and for their bits.

    Returns:
        How many there are; of more than ``starts`` has room for, the last are left out.
    """
    length = len(codes)
    mask = len(keys) - 1
    room = len(starts)
    count = place = 0
    while place < length:
        first = place
        kind = kinds[codes[place]]
        if kind == 0 and codes[place] == _SPACE:
            place += 1
            continue
        state = _add_letter(_SEED, codes[place])
        place += 1
        found = np.uint32(0)
        if kind & WORD:
            while place < length and kinds[codes[place]] & WORD:
                state = _add_letter(state, codes[place])
                place += 1
            if kind & CAPITAL:
                found |= np.uint32(capital)
            if kind & DIGIT:
                found |= np.uint32(digit)
        key = state | np.uint64(1)
        slot = _slot(key, mask)
        while keys[slot] != np.uint64(0):
            if keys[slot] == key:
                found |= values[slot]
                break
            slot = (slot + 1) & mask
        if kind & WORD and place < length and codes[place] == _HYPHEN:
            found |= _look_up(_add_letter(state, codes[place]) | np.uint64(1), keys, values)
        if found != 0:
            if count < room:
                starts[count] = first
                bits[count] = found
            count += 1
    return count
