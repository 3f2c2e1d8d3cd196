"""What the letters of a text are, and plain ones in place of odd ones."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from dissuade.kernels.compiled import compiled, inlined

__all__ = [
    "ASTRAL",
    "CAPITAL",
    "DIGIT",
    "JOINER",
    "LATIN_CAPITAL",
    "LATIN_SMALL",
    "LETTER",
    "ODD",
    "SPACE",
    "UNSEEN",
    "WORD",
    "Codes",
    "fold_letters",
    "plain_letters",
]

WORD, CAPITAL, DIGIT, LETTER = 1, 2, 4, 8
"""Bits of a letter: of words (letters, digits, underscore), a Latin capital, a digit, of words and not the last two."""

LATIN_SMALL, LATIN_CAPITAL, SPACE, JOINER = 16, 32, 64, 128
"""a to z, A to Z, blanks and ends of lines, and what may stand inside of a word (apostrophe, hyphen)."""

ODD, UNSEEN = 256, 512
"""Those that plain text has none of, and those that are not seen."""

ASTRAL = 1 << 16
"""Letters from here on have no kind of their own: the caller puts others in their place."""

_SPACE, _HYPHEN, _LINE = ord(" "), ord("-"), ord("\n")
_DELETE = 127  # the first that is not seen after those of ASCII
_BLOCK = 64  # letters that are looked at together

Codes = NDArray[np.uint32]


@compiled
def plain_letters(
    codes: Codes,
    plain: NDArray[np.uint16],
    kinds: NDArray[np.uint16],
    stretch_start: NDArray[np.int64],
    stretch_end: NDArray[np.int64],
    out: Codes,
) -> tuple[bool, bool, bool]:
    """Replace letters one for one.

    Args:
        codes: the letters of a text.
        plain: uint16[65536], for each letter the one to put; those of ASCII that are seen stay.
        kinds: uint16[65536], bits of each letter.
        stretch_start, stretch_end: of stretches, in order, in which the end of a line is a blank.
        out: as long as ``codes``, for the answer; if all is as it was, it is not filled.

    Returns:
        Whether a letter changed; whether there may be more to do (``ODD`` letters, blanks side by side, a hyphen before
        the end of a line); whether there are letters from ``ASTRAL`` on.
    """
    changed = odd = astral = False
    if len(stretch_start) == 0 and _are_plain(codes):
        return changed, odd, astral
    stretch = 0
    before = np.uint32(0)
    for place in range(len(codes)):
        code = codes[place]
        # most letters stay what they are; one condition for them all is seldom guessed wrong
        is_usual = ((code > _SPACE) & (code < _DELETE)) | ((code == _SPACE) & (before != _SPACE))
        if is_usual:
            pass
        elif code >= ASTRAL:
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


@inlined
def _are_plain(codes: Codes) -> bool:
    """Whether there is nothing but letters and marks of ASCII, single blanks, and lines that end with no hyphen."""
    last = len(codes) - 1
    start = 0
    while start + _BLOCK <= last:
        is_plain = True  # of all in the block, for that is one condition
        for place in range(start, start + _BLOCK):
            is_plain &= _stays(codes[place], codes[place + 1])
        if not is_plain:
            return False
        start += _BLOCK
    for place in range(start, last):
        if not _stays(codes[place], codes[place + 1]):
            return False
    return last < 0 or _stays(codes[last], np.uint32(0))


@inlined
def _stays(code: np.uint32, after: np.uint32) -> bool:
    is_usual = ((code >= _SPACE) & (code < _DELETE)) | (code == _LINE)
    is_pair = ((code == _SPACE) & (after == _SPACE)) | ((code == _HYPHEN) & (after == _LINE))
    return bool(is_usual & (not is_pair))


@compiled
def fold_letters(
    codes: Codes,
    kinds: NDArray[np.uint16],
    first: int,
    expansions: NDArray[np.uint32],
    out: Codes,
    offsets: NDArray[np.int64],
) -> int:
    """Do what takes more than a letter for a letter.

    Of blanks side by side one is left, ``ODD`` letters are left out or written as several, and a hyphen at the end of a
    line joins the parts of a word.

    Args:
        codes: the letters of a text, from ``plain_letters``.
        kinds: uint16[65536], bits of each letter.
        first: the ``ODD`` letters from this one on stand for several, 0 after the last.
        expansions: uint32[E, 3], those letters.
        out: room for the answer: a letter for each, three for those that stand for several.
        offsets: room for the place in ``codes`` of each letter of the answer, and for the end.

    Returns:
        How many letters the answer has.
    """
    count = place = 0
    length = len(codes)
    while place < length:
        code = codes[place]
        if code == _SPACE and place + 1 < length and codes[place + 1] == _SPACE:
            out[count] = code
            offsets[count] = place
            count += 1
            while place < length and codes[place] == _SPACE:
                place += 1
        elif code < ASTRAL and kinds[code] & ODD:
            if first <= code < first + len(expansions):
                for letter in expansions[code - first]:
                    if letter != 0:
                        out[count] = letter
                        offsets[count] = place
                        count += 1
            place += 1
        elif (
            code == _HYPHEN
            and place + 2 < length
            and codes[place + 1] == _LINE
            and codes[place + 2] < ASTRAL
            and kinds[codes[place + 2]] & LATIN_SMALL
        ):
            place += 2
        else:
            out[count] = code
            offsets[count] = place
            count += 1
            place += 1
    offsets[count] = length
    return count
