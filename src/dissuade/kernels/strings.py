"""Edit distance and letter signatures over encoded forms (``names.vocabulary``: 1-26 for a-z, 27-36 for 0-9).

The distance is optimal string alignment: insertions, deletions, substitutions and swaps of neighbours; no piece is
edited twice.
Bit-parallel after Hyyrö, "A bit-vector algorithm for computing Levenshtein and Damerau edit distances" (2003).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from dissuade.kernels.compiled import allocating, compiled, inlined

__all__ = [
    "ALPHABET",
    "ONE_OF_EACH",
    "WORD",
    "fill_masks",
    "fill_signatures",
    "letter_signature",
    "osa_distance",
    "osa_distance_masked",
]

ALPHABET = 37
"""Codes run from 1 to 36; 0 stays free."""

LETTERS = 26
"""Codes up to this one are a-z."""

ONE_OF_EACH = np.uint64((1 << ALPHABET) - 1)
"""The bits of a signature that say which letters there are, whatever their number."""

WORD = 64
"""Longest form that the bit-parallel loop takes; longer ones are compared by the plain recurrence."""

Chars = NDArray[np.uint8]
Masks = NDArray[np.uint64]


@inlined
def fill_masks(chars: Chars, start: int, end: int, masks: Masks) -> None:
    """Write where each letter stands in a form of at most 64 characters into ``masks`` (uint64[37], any content)."""
    for code in range(ALPHABET):
        masks[code] = np.uint64(0)
    bit = np.uint64(1)
    for position in range(start, end):
        masks[chars[position]] |= bit
        bit = bit << np.uint64(1)


_NONE_YET = (~np.uint64(0), np.uint64(0), np.uint64(0), np.uint64(0))
"""Before the first character: ``plus``, ``minus`` and ``diagonal`` of ``_advance``, and the mask of no character."""


@inlined
def _advance(
    plus: np.uint64, minus: np.uint64, diagonal: np.uint64, before: np.uint64, here: np.uint64, last: np.uint64
) -> tuple[np.uint64, np.uint64, np.uint64, int]:
    """One character further: the next column of the table of distances, a bit for each character of the other form.

    Args:
        plus, minus: where the column so far rises, falls by one from cell to cell.
        diagonal: where it is no more than the cell before and above.
        before, here: where the character before and this one stand in the other form.
        last: the bit of its last character.

    Returns:
        The first three of the next column, and by how much its last cell is more.
    """
    one = np.uint64(1)
    swap = ((~diagonal & here) << one) & before
    diagonal = (((here & plus) + plus) ^ plus) | here | minus | swap
    right_plus = minus | ~(diagonal | plus)
    right_minus = diagonal & plus
    change = int(right_plus & last != 0) - int(right_minus & last != 0)
    right_plus = (right_plus << one) | one
    return (right_minus << one) | ~(diagonal | right_plus), right_plus & diagonal, diagonal, change


@inlined
def osa_distance_masked(masks: Masks, length: int, chars: Chars, start: int, end: int) -> int:
    """Distance of the form behind ``masks`` (1 to 64 characters) to ``chars[start:end]``; one step per character."""
    last = np.uint64(1) << np.uint64(length - 1)
    plus, minus, diagonal, before = _NONE_YET
    distance = length
    for position in range(start, end):
        here = masks[chars[position]]
        plus, minus, diagonal, change = _advance(plus, minus, diagonal, before, here, last)
        distance += change
        before = here
    return distance


@allocating
def _osa_recurrence(a: Chars, a_start: int, a_end: int, b: Chars, b_start: int, b_end: int) -> int:
    width = b_end - b_start
    two_ago = np.empty(width + 1, np.int32)
    ago = np.empty(width + 1, np.int32)
    row = np.arange(width + 1).astype(np.int32)
    for i in range(1, a_end - a_start + 1):
        two_ago, ago, row = ago, row, two_ago
        row[0] = i
        letter = a[a_start + i - 1]
        for j in range(1, width + 1):
            other = b[b_start + j - 1]
            best = min(ago[j - 1] + (letter != other), ago[j] + 1, row[j - 1] + 1)
            if i > 1 and j > 1 and letter == b[b_start + j - 2] and a[a_start + i - 2] == other:
                best = min(best, two_ago[j - 2] + 1)
            row[j] = best
    return int(row[width])


@inlined
def osa_distance(a_chars: Chars, a_start: int, a_end: int, b_chars: Chars, b_start: int, b_end: int) -> int:
    """Optimal string alignment distance of ``a_chars[a_start:a_end]`` and ``b_chars[b_start:b_end]``.

    Allocates nothing for forms of up to 64 characters: the letter masks of the shorter form are found on the way,
    which is quicker than a table for forms as short as tokens. To compare one form with many, use ``fill_masks`` once
    and ``osa_distance_masked`` for each.
    """
    while a_start < a_end and b_start < b_end and a_chars[a_start] == b_chars[b_start]:
        a_start += 1
        b_start += 1
    while a_start < a_end and b_start < b_end and a_chars[a_end - 1] == b_chars[b_end - 1]:
        a_end -= 1
        b_end -= 1
    length = a_end - a_start
    if length == 0 or b_start == b_end:
        return length + b_end - b_start
    if length > WORD:
        return _osa_recurrence(a_chars, a_start, a_end, b_chars, b_start, b_end)
    last = np.uint64(1) << np.uint64(length - 1)
    plus, minus, diagonal, before = _NONE_YET
    distance = length
    for position in range(b_start, b_end):
        letter = b_chars[position]
        here = np.uint64(0)
        for i in range(length):
            if a_chars[a_start + i] == letter:
                here |= np.uint64(1) << np.uint64(i)
        plus, minus, diagonal, change = _advance(plus, minus, diagonal, before, here, last)
        distance += change
        before = here
    return distance


@inlined
def letter_signature(chars: Chars, start: int, end: int) -> np.uint64:
    """A 64-bit set of the letters of a form: bit ``c`` for code c, bit ``37 + c`` for a second a-z of the same code.

    One edit takes away at most one letter and brings at most one, so forms within k edits differ in at most 2 k bits.
    """
    seen = np.uint64(0)
    one = np.uint64(1)
    for position in range(start, end):
        code = np.uint64(chars[position])
        bit = one << code
        if seen & bit:
            if code <= np.uint64(26):
                seen |= one << (code + np.uint64(37))
        else:
            seen |= bit
    return seen


@compiled
def fill_signatures(chars: Chars, start: NDArray[np.int64], signatures: NDArray[np.uint64]) -> None:
    """Write the signature of every form of a vocabulary into ``signatures`` (uint64[V])."""
    for form in range(len(start) - 1):
        signatures[form] = letter_signature(chars, start[form], start[form + 1])
