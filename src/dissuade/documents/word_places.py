"""Where the words stand that patterns can begin with: one compiled pass over a text for all of them."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from dissuade.documents.letters import codes_of, in_first_plane, letter_kinds
from dissuade.kernels.letters import Codes
from dissuade.kernels.words import Bits, find_words, hash_words, place_words

__all__ = ["CAPITALS", "FIGURES", "FoundPlaces", "WordPlaces", "matches_at", "word_table"]

CAPITALS, FIGURES = "capitals", "figures"
"""Classes that every table has: words that begin with a capital Latin letter, and with a digit."""

_CAPITAL_BIT, _FIGURE_BIT = 1, 2


class FoundPlaces:
    """Where the words of a table begin, by class.

    Args:
        starts: places, in order.
        bits: the classes of each.
    """

    def __init__(self, starts: NDArray[np.int32], bits: Bits, classes: Mapping[str, int]) -> None:
        self.starts, self.bits, self._classes = starts, bits, classes
        self._by_bits: dict[int, list[int]] = {}
        some = bits != _CAPITAL_BIT  # most are, and only compiled passes ask for those
        for start, of in zip(starts[some].tolist(), bits[some].tolist(), strict=True):
            self._by_bits.setdefault(of, []).append(start)

    def of(self, *classes: str) -> list[int]:
        """Where words of any of these classes begin, in order."""
        wanted = self.mask(*classes)
        if wanted & _CAPITAL_BIT:
            places: list[int] = self.starts[(self.bits & wanted) != 0].tolist()
            return places
        found = [starts for bits, starts in self._by_bits.items() if bits & wanted]
        return sorted(itertools.chain.from_iterable(found)) if len(found) > 1 else found[0].copy() if found else []

    def mask(self, *classes: str) -> int:
        """The bits of any of these classes."""
        return sum([self._classes[name] for name in classes])


class WordPlaces:
    """A table of words by class.

    Args:
        classes: name of a class to its words, as they are written. A word is a longest run of letters, digits and
            underscores; it may be given with a hyphen, then it counts where one follows. A single mark may stand for a
            word as well.

    Example:
        >>> WordPlaces({"he": ["he", "He"], "end": ["."]}).find(codes_of("He saw the man. She and he left.")).of("he")
        [0, 24]
    """

    def __init__(self, classes: Mapping[str, Iterable[str]]) -> None:
        names = (CAPITALS, FIGURES, *classes)
        self._classes = {name: 1 << number for number, name in enumerate(names)}
        words = [(word, self._classes[name]) for name, listed in classes.items() for word in listed]
        self._keys, self._values = word_table(words)

    def find(self, codes: Codes, *, astral: bool = True) -> FoundPlaces:
        """Find them in a text.

        Args:
            codes: of the text.
            astral: whether there may be code points from 65,536 on.
        """
        if astral:
            codes = in_first_plane(codes)
        kinds, room = letter_kinds(), 64 + len(codes) // 8
        while True:
            starts, bits = np.empty(room, np.int32), np.empty(room, np.uint32)
            count = find_words(codes, kinds, self._keys, self._values, _CAPITAL_BIT, _FIGURE_BIT, starts, bits)
            if count <= room:
                return FoundPlaces(starts[:count], bits[:count], self._classes)
            room = count


def matches_at(pattern: re.Pattern[str], text: str, starts: Iterable[int]) -> list[re.Match[str]]:
    """What ``pattern.finditer`` finds, if the pattern can only begin at certain places.

    Args:
        starts: the places, in order.
    """
    found, end = [], 0
    for start in starts:
        if start >= end and (match := pattern.match(text, start)) is not None:
            found.append(match)
            end = match.end()
    return found


def word_table(words: Sequence[tuple[str, int]]) -> tuple[NDArray[np.uint64], Bits]:
    """A hash table of words with their bits, for the passes of ``kernels.words``."""
    size = 1 << (4 * len(words)).bit_length()  # sparse: most words of a text are none of these
    keys, values = np.zeros(size, np.uint64), np.zeros(size, np.uint32)
    hashes = np.empty(len(words), np.uint64)
    ends = np.cumsum([len(word) for word, _ in words], dtype=np.int64)
    hash_words(codes_of("".join(word for word, _ in words)), ends, hashes)
    place_words(hashes, np.array([bits for _, bits in words], np.uint32), keys, values)
    return keys, values
