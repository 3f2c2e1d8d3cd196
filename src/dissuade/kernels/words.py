"""Where certain words stand in a text, and the words that it is made of."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from dissuade.kernels.compiled import compiled, inlined
from dissuade.kernels.letters import (
    CAPITAL,
    DIGIT,
    JOINER,
    LATIN_CAPITAL,
    LATIN_SMALL,
    LETTER,
    SPACE,
    UNSEEN,
    WORD,
    Codes,
)
from dissuade.kernels.word_tables import SEED, Bits, add_letter, look_up, place_in_set

__all__ = [
    "BEGUN",
    "COMMON",
    "HEAD",
    "cut_words",
    "find_heads",
    "find_words",
]

_SPACE, _HYPHEN, _TAB, _RETURN = ord(" "), ord("-"), ord("\t"), ord("\r")
_STOP, _COMMA, _COLON = ord("."), ord(","), ord(":")
_CAPITAL_A, _CAPITAL_Z, _ZERO, _ONE, _NINE = ord("A"), ord("Z"), ord("0"), ord("1"), ord("9")
_LONGEST_TITLE = 4
_CODE = 3  # letters of a currency

HEAD, COMMON, BEGUN = 1, 2, 4
"""Bits for ``find_heads``: a word that is looked for, one only before certain letters, a word with those letters."""


@compiled
def find_words(
    codes: Codes,
    kinds: NDArray[np.uint16],
    keys: NDArray[np.uint64],
    values: Bits,
    capital: int,
    digit: int,
    starts: NDArray[np.int32],
    bits: Bits,
    small: NDArray[np.uint64],
    listed: int,
    grouped: NDArray[np.int32],
    bounds: NDArray[np.int32],
) -> tuple[int, int]:
    """Find the words of a table, words with a capital and figures; a word is a longest run of ``WORD`` letters.

    Args:
        codes: the letters of a text, all below ``ASTRAL``.
        kinds: uint16[65536], bits of each letter.
        keys, values: the table from ``place_words``. It may hold words, words with the hyphen that follows them, and
            single letters of no word.
        capital, digit: bits to add to a word that begins with such a letter; the second also to one with a digit after
            three letters ("USD100").
        starts, bits: for where those that have any bits begin, in order, and for their bits.
        small: uint64[K], zeros, room for a hash set of what stands between blanks and begins with a letter or figure
            that is no Latin capital; K is a power of two. (A kernel that makes its own arrays loads more slowly.)
        listed: bits by which words are put together, the lowest; a word that has several is in several groups.
        grouped: int32[3, G], room for the places where the words of each group begin and end, and to work in; G is at
            least as many as there are groups for each place of ``starts``.
        bounds: int32[B + 2], zeros; group b goes from ``bounds[b]`` to ``bounds[b + 1]``, and the last is that of all.

    Returns:
        How many there are, and how many went into the set. Of more than ``starts`` has room for, the last are left
        out, and of more than half of K.
    """
    length = len(codes)
    room = len(starts)
    count = kept = place = 0
    most = len(small) // 2
    ends = grouped[2]
    while place < length:
        first = place
        if codes[place] == _SPACE:
            place += 1
            continue
        kind = kinds[codes[place]]
        state = add_letter(SEED, codes[place])
        place += 1
        found = np.uint32(0)
        if kind & WORD:
            while place < length and kinds[codes[place]] & WORD:
                state = add_letter(state, codes[place])
                place += 1
            if not kind & CAPITAL and (first == 0 or kinds[codes[first - 1]] & SPACE):
                if kept < most:
                    key = _up_to_blank(codes, kinds, state, place) | np.uint64(1)
                    small[place_in_set(key, small)] = key
                kept += 1
            if kind & CAPITAL:
                found |= np.uint32(capital)
            if kind & DIGIT or (place - first > _CODE and kinds[codes[first + _CODE]] & DIGIT):
                found |= np.uint32(digit)
        found |= look_up(state | np.uint64(1), keys, values)
        if kind & WORD and place < length and codes[place] == _HYPHEN:
            found |= look_up(add_letter(state, codes[place]) | np.uint64(1), keys, values)
        if found != 0:
            if count < room:
                starts[count] = first
                ends[count] = place
                bits[count] = found
            count += 1
    if count <= room:
        _group_words(starts[:count], ends[:count], bits[:count], listed, grouped, bounds)
    return count, kept


@inlined
def _up_to_blank(codes: Codes, kinds: NDArray[np.uint16], state: np.uint64, place: int) -> np.uint64:
    """The state after what stands before the next blank."""
    while place < len(codes) and not kinds[codes[place]] & SPACE:
        state = add_letter(state, codes[place])
        place += 1
    return state


@inlined
def _group_words(
    starts: NDArray[np.int32],
    ends: NDArray[np.int32],
    bits: Bits,
    wanted: int,
    grouped: NDArray[np.int32],
    bounds: NDArray[np.int32],
) -> None:
    """Put the words together that have a bit in common, in the order of the bits."""
    for word in range(len(bits)):
        rest, bit = bits[word] & np.uint32(wanted), 0
        while rest != 0:
            bounds[bit + 2] += rest & np.uint32(1)
            rest >>= np.uint32(1)
            bit += 1
    for bit in range(2, len(bounds)):
        bounds[bit] += bounds[bit - 1]
    for word in range(len(bits)):
        rest, bit = bits[word] & np.uint32(wanted), 0
        while rest != 0:
            if rest & np.uint32(1):
                grouped[0, bounds[bit + 1]] = starts[word]
                grouped[1, bounds[bit + 1]] = ends[word]
                bounds[bit + 1] += 1
            rest >>= np.uint32(1)
            bit += 1


@compiled
def find_heads(
    codes: Codes,
    kinds: NDArray[np.uint16],
    keys: NDArray[np.uint64],
    values: Bits,
    barred: NDArray[np.uint32],
    apostrophes: NDArray[np.uint32],
    ahead: int,
    starts: NDArray[np.int32],
) -> int:
    """Find figures and words of a table, whose case does not matter; a word is a longest run of letters a to z.

    Args:
        codes: the letters of a text, all below ``ASTRAL``.
        kinds: uint16[65536], bits of each letter.
        keys, values: the table from ``place_words``: words with the bit ``HEAD``; those with ``COMMON`` count only if
            the text goes on with something that has the bit ``BEGUN``, blanks, digits and case alike, or with letters
            that are not ASCII.
        barred: letters after which no word and no figure begins; neither does one after a ``WORD`` letter.
        apostrophes: a figure begins with one that stands before it.
        ahead: letters after a word that are looked at.
        starts: for where they begin, in order.

    Returns:
        How many there are; of more than ``starts`` has room for, the last are left out.
    """
    length = len(codes)
    room = len(starts)
    count = place = 0
    while place < length:
        kind = kinds[codes[place]]
        if not kind & WORD:
            place += 1
            continue
        first = place
        keep = False
        if kind & (LATIN_SMALL | LATIN_CAPITAL):
            state = SEED
            while place < length and kinds[codes[place]] & (LATIN_SMALL | LATIN_CAPITAL):
                state = add_letter(state, codes[place] | np.uint32(32))
                place += 1
            found = look_up(state | np.uint64(1), keys, values)
            keep = found & HEAD != 0
            if keep and found & COMMON:
                keep = False
                for at in range(place, min(length, place + ahead)):
                    if codes[at] >= 128:
                        keep = True
                        break
                for at in range(place, min(length, place + ahead)):
                    if keep:
                        break
                    state = add_letter(state, _as_read(codes[at]))
                    keep = look_up(state | np.uint64(1), keys, values) & BEGUN != 0
        elif kind & DIGIT:
            keep = True
        while place < length and kinds[codes[place]] & WORD:
            place += 1
        if keep and first > 0:
            before = codes[first - 1]
            if kind & DIGIT:
                for letter in apostrophes:
                    if before == letter and not _barred_after(codes, first - 1, kinds, barred):
                        first -= 1
                        break
            keep = not _barred_after(codes, first, kinds, barred)
        if keep:
            if count < room:
                starts[count] = first
            count += 1
    return count


@inlined
def _as_read(code: np.uint32) -> np.uint32:
    """A letter as the endings of ``find_heads`` have it: small, every digit a zero, every blank a space."""
    if _CAPITAL_A <= code <= _CAPITAL_Z:
        return np.uint32(code | np.uint32(32))
    if _ONE <= code <= _NINE:
        return np.uint32(_ZERO)
    if _TAB <= code <= _RETURN:
        return np.uint32(_SPACE)
    return code


@inlined
def _barred_after(codes: Codes, place: int, kinds: NDArray[np.uint16], barred: NDArray[np.uint32]) -> bool:
    """Whether nothing may begin at a place because of what stands before it."""
    if place == 0:
        return False
    before = codes[place - 1]
    for letter in barred:
        if before == letter:
            return True
    return bool(kinds[before] & WORD)


@compiled
def cut_words(
    codes: Codes,
    kinds: NDArray[np.uint16],
    titles: NDArray[np.uint64],
    bits: Bits,
    place: int,
    end: int,
    starts: NDArray[np.int32],
    ends: NDArray[np.int32],
) -> int:
    """Cut a stretch of a text into words, figures and marks.

    A word keeps its apostrophes, hyphens and inner dots ("state-run", "don't"), an abbreviation its full stops ("U.S.",
    "Mr."), an initial the one before a name, a figure its inner marks and the letters right after it ("1,200", "5pm").
    Three full stops and two hyphens are one mark each; what is not seen is left out.

    Args:
        codes: the letters of a text, all below ``ASTRAL``.
        kinds: uint16[65536], bits of each letter.
        titles, bits: a table from ``place_words`` with those that keep a full stop.
        place, end: the stretch; what stands after it is not read.
        starts, ends: as long as the stretch, for the places of the words.

    Returns:
        How many words there are.
    """
    count = 0
    while place < end:
        kind = kinds[codes[place]]
        first = place
        if kind & LETTER:
            place = _end_of_word(codes, kinds, titles, bits, place, end)
        elif kind & DIGIT:
            place += 1
            while place < end:
                inner = kinds[codes[place]]
                mark = codes[place]
                if inner & DIGIT:
                    place += 1
                elif (mark in (_STOP, _COMMA, _COLON)) and place + 1 < end and kinds[codes[place + 1]] & DIGIT:
                    place += 2
                else:
                    break
            while place < end and kinds[codes[place]] & LETTER:
                place += 1
        elif kind & (WORD | SPACE | UNSEEN):
            place += 1
            continue
        elif codes[place] == _STOP and place + 2 < end and codes[place + 1] == _STOP and codes[place + 2] == _STOP:
            place += 3
        elif codes[place] == _HYPHEN and place + 1 < end and codes[place + 1] == _HYPHEN:
            place += 2
        else:
            place += 1
        starts[count] = first
        ends[count] = place
        count += 1
    return count


@inlined
def _end_of_word(
    codes: Codes, kinds: NDArray[np.uint16], titles: NDArray[np.uint64], bits: Bits, first: int, end: int
) -> int:
    """Where a word that begins with a letter ends."""
    place = first + 1
    if place < end and codes[place] == _STOP:
        at = first
        while at + 1 < end and kinds[codes[at]] & LETTER and codes[at + 1] == _STOP:
            at += 2
        if (
            kinds[codes[first]] & LATIN_CAPITAL
            and place + 2 < end
            and kinds[codes[place + 1]] & SPACE
            and kinds[codes[place + 2]] & LATIN_CAPITAL
        ):
            return place + 1
        if at - first > 2:
            return at
    state = add_letter(SEED, codes[first])
    while place < end and kinds[codes[place]] & (LETTER | DIGIT):
        state = add_letter(state, codes[place])
        place += 1
    if (
        place < end
        and codes[place] == _STOP
        and kinds[codes[first]] & LATIN_CAPITAL
        and place - first <= _LONGEST_TITLE
        and look_up(state | np.uint64(1), titles, bits) != 0
    ):
        return place + 1
    while place + 1 < end and kinds[codes[place]] & JOINER and kinds[codes[place + 1]] & (LETTER | DIGIT):
        place += 2
        while place < end and kinds[codes[place]] & (LETTER | DIGIT):
            place += 1
    return place
