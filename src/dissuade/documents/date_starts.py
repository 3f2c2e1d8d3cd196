"""Where in a text a time expression can begin: one compiled pass in place of a look at every word."""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray

from dissuade.documents.date_patterns import common_openings, first_words
from dissuade.documents.letters import codes_of, in_first_plane, letter_kinds
from dissuade.documents.word_places import word_table
from dissuade.kernels.word_tables import Bits
from dissuade.kernels.words import BEGUN, COMMON, HEAD, find_heads

__all__ = ["find_starts"]

_BARRED = np.array([ord(letter) for letter in "$€£¥"], np.uint32)
_APOSTROPHES = np.array([ord(letter) for letter in "’'‘`"], np.uint32)


def find_starts(text: str) -> list[int]:
    """The places, in order, at which ``date_patterns.TOKEN`` finds a word or figure that begins a time expression.

    Of the words that stand in every sentence only those count that go on as one of their patterns does.
    """
    codes = codes_of(text)
    if not text.isascii():
        codes = in_first_plane(codes)
    keys, values, ahead = _heads()
    room = 64 + len(codes) // 16
    while True:
        starts = np.empty(room, np.int32)
        count = find_heads(codes, letter_kinds(), keys, values, _BARRED, _APOSTROPHES, ahead, starts)
        if count <= room:
            found: list[int] = starts[:count].tolist()
            return found
        room = count


@cache
def _heads() -> tuple[NDArray[np.uint64], Bits, int]:
    """The table of first words, and how many letters after one are looked at."""
    words = dict.fromkeys(first_words() - {"#", "'"}, HEAD)
    begun: set[str] = set()
    ahead = 0
    for word, openings in common_openings().items():
        goes_on = openings.prefixes()
        if any(word.startswith(prefix) for prefix in goes_on):
            continue
        words[word] |= COMMON
        begun |= {prefix for prefix in goes_on if not prefix[len(word)].isalpha()}  # the word ends there
        ahead = max(ahead, *(len(prefix) - len(word) for prefix in goes_on))
    table = word_table([*words.items(), *((prefix, BEGUN) for prefix in begun)])
    return (*table, ahead)
