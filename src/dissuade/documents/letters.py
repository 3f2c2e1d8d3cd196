"""What each letter is: the table that the compiled passes over a text read."""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray

from dissuade.kernels.letters import (
    ASTRAL,
    CAPITAL,
    DIGIT,
    JOINER,
    LATIN_CAPITAL,
    LATIN_SMALL,
    LETTER,
    ODD,
    SPACE,
    UNSEEN,
    WORD,
    Codes,
)

__all__ = [
    "INVISIBLE", "LIGATURES", "codes_of", "in_first_plane", "in_small_letters", "letter_kinds", "small_letters",
    "text_of",
]  # fmt: skip

LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
INVISIBLE = "".join(
    map(
        chr,
        (0xAD, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2065), *range(0x2066, 0x206A), 0xFEFF),
    )
)
_JOINERS = "’'‑-&/\u00ad\u200b\u2060."  # inside of a word
_LAST_LATIN = 0x24F
_SEVERAL_WHEN_SMALL = "\u0130"  # a capital I with a dot
_ODD_CASES = {0x130: "i", 0x131: "i", 0x17F: "s", 0x212A: "k"}  # "re" takes them for these when case is ignored
_OTHER_LETTER, _OTHER_DIGIT, _NO_LETTER = 0x4E00, 0x660, 0xFFFD  # for those beyond the first 65,536


def codes_of(text: str) -> Codes:
    """The code points of a text, read-only."""
    return np.frombuffer(text.encode("utf-32", "surrogatepass"), np.uint32)[1:]  # the first tells the order of bytes


def text_of(codes: Codes) -> str:
    """The text of code points, the first of which is no U+FEFF and none of which is half a pair."""
    return codes.tobytes().decode("utf-32")


@cache
def letter_kinds() -> NDArray[np.uint16]:
    """uint16[65536]: the bits of each letter; ``kernels.letters`` says what they mean."""
    letters = [chr(code) for code in range(ASTRAL)]
    kinds = np.zeros(ASTRAL, np.uint16)
    is_digit = np.array([letter.isdecimal() for letter in letters])
    is_word = np.array([letter.isalnum() for letter in letters])
    kinds[is_word] |= WORD
    kinds[is_digit] |= DIGIT
    kinds[is_word & ~is_digit] |= LETTER
    kinds[np.array([letter.isspace() for letter in letters])] |= SPACE
    kinds[ord("_")] |= WORD
    kinds[ord("A") : ord("Z") + 1] |= CAPITAL | LATIN_CAPITAL
    kinds[ord("a") : ord("z") + 1] |= LATIN_SMALL
    kinds[[code for code in range(0xC0, _LAST_LATIN + 1) if chr(code).isupper()]] |= CAPITAL
    kinds[[ord(letter) for letter in (*INVISIBLE, *LIGATURES)]] |= ODD
    kinds[[ord(letter) for letter in (*INVISIBLE, "\u2065")]] |= UNSEEN
    kinds[[ord(letter) for letter in _JOINERS]] |= JOINER
    kinds.flags.writeable = False
    return kinds


@cache
def small_letters() -> NDArray[np.uint16]:
    """uint16[65536]: the small one of each letter; the one that becomes several when it is small stays as it is."""
    letters = "".join(map(chr, range(ASTRAL))).replace(_SEVERAL_WHEN_SMALL, " ")
    small = codes_of(letters.lower()).astype(np.uint16)
    small[ord(_SEVERAL_WHEN_SMALL)] = ord(_SEVERAL_WHEN_SMALL)
    small.flags.writeable = False
    return small


def in_small_letters(text: str) -> str:
    """A text in small letters, as long as it was: a small pattern finds in it what it finds in the text, case ignored.

    Example:
        >>> in_small_letters("The \u0130ran\u0131an Ki\u017f\u017f")
        'the iranian kiss'
    """
    if not text.isascii() and not _ODD_CASES.keys().isdisjoint(map(ord, text)):
        text = text.translate(_ODD_CASES)
    return text.lower()


def in_first_plane(codes: Codes) -> Codes:
    """The same with other letters in place of those beyond the first 65,536, which the table does not know."""
    if not len(codes) or codes[codes.argmax()] < ASTRAL:  # ``max`` takes many times as long if it was not called lately
        return codes
    codes, beyond = codes.copy(), codes >= ASTRAL
    codes[beyond] = [_stand_in(chr(code)) for code in codes[beyond]]
    codes.flags.writeable = False
    return codes


def _stand_in(letter: str) -> int:
    if letter.isdecimal():
        return _OTHER_DIGIT
    return _OTHER_LETTER if letter.isalnum() else _NO_LETTER
