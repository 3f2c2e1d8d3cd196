"""Where the words stand that patterns can begin with: one compiled pass over a text for all of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dissuade.documents.letters import codes_of, letter_kinds
from dissuade.documents.spare_arrays import SpareArrays
from dissuade.kernels.letters import Codes
from dissuade.kernels.word_tables import Bits, hash_words, place_words
from dissuade.kernels.words import find_words

__all__ = ["CAPITALS", "FIGURES", "FoundPlaces", "WordPlaces", "matches_at", "word_table"]

CAPITALS, FIGURES = "capitals", "figures"
"""Classes that every table has: words that begin with a capital Latin letter, and those that begin with a digit or have
one after three letters ("USD100")."""


_GROUPED = SpareArrays(3, -1)


@dataclass(slots=True)
class FoundPlaces:
    """Where the words of a table stand.

    Args:
        starts: of all, in order.
        bits: the classes of each.
        numbers: the bit of each class; first those whose words are listed.
        grouped: where the words of the first class begin, then those of the next; and the same for their ends.
        bounds: for each class that is listed where its words are in ``grouped``, and where the last ones end.
        small: a hash set of what the text has in small letters, for ``kernels.name_runs``.
    """

    starts: NDArray[np.int32]
    bits: Bits
    numbers: Mapping[str, int]
    grouped: tuple[list[int], list[int]]
    bounds: list[int]
    small: NDArray[np.uint64]

    def of(self, name: str) -> list[int]:
        """Where the words of a class that is listed begin, in order."""
        number, bounds = self.numbers[name], self.bounds
        return self.grouped[0][bounds[number] : bounds[number + 1]]

    def spans_of(self, name: str) -> list[tuple[int, int]]:
        """Where the words of a class that is listed begin and end, in order."""
        number = self.numbers[name]
        low, high = self.bounds[number], self.bounds[number + 1]
        starts, ends = self.grouped
        return list(zip(starts[low:high], ends[low:high], strict=True))

    def mask(self, *names: str) -> int:
        """The bits of any of these classes."""
        mask = 0
        for name in names:
            mask |= 1 << self.numbers[name]
        return mask


class WordPlaces:
    """A table of words by class.

    Args:
        classes: name of a class to its words, as they are written. A word is a longest run of letters, digits and
            underscores; it may be given with a hyphen, then it counts where one follows. A single mark may stand for a
            word as well.
        unlisted: those of them that only compiled passes ask for, as for ``CAPITALS``.

    Example:
        >>> WordPlaces({"he": ["he", "He"], "end": ["."]}).find(codes_of("He saw the man. She and he left.")).of("he")
        [0, 24]
    """

    def __init__(self, classes: Mapping[str, Iterable[str]], *, unlisted: Sequence[str] = ()) -> None:
        listed = [FIGURES, *(name for name in classes if name not in unlisted)]
        self._numbers = {name: number for number, name in enumerate((*listed, *unlisted, CAPITALS))}
        self._listed = len(listed)
        words = [(word, 1 << self._numbers[name]) for name, words in classes.items() for word in words]
        self._keys, self._values = word_table(words)

    def find(self, codes: Codes) -> FoundPlaces:
        """Find them in a text.

        Args:
            codes: of the text, all of the first plane.
        """
        kinds, room, words = letter_kinds(), 64 + len(codes) // 8, len(codes) // 6
        capital, figure = 1 << self._numbers[CAPITALS], 1 << self._numbers[FIGURES]
        listed = (1 << self._listed) - 1
        while True:
            starts, bits = np.empty(room, np.int32), np.empty(room, np.uint32)
            small = np.zeros(1 << (2 * words).bit_length(), np.uint64)
            grouped, bounds = _GROUPED.take(room * self._listed), np.zeros(self._listed + 2, np.int32)
            count, kept = find_words(
                codes, kinds, self._keys, self._values, capital, figure, starts, bits, small, listed, grouped, bounds
            )
            if count <= room and 2 * kept <= len(small):
                break
            room, words = max(room, count), max(words, kept)
        *bounds_of, total = bounds.tolist()
        first, last = grouped[:2, :total].tolist()
        _GROUPED.give_back(grouped)
        return FoundPlaces(starts[:count], bits[:count], self._numbers, (first, last), bounds_of, small)


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
    size = 1 << (2 * len(words)).bit_length()  # sparse: most words of a text are none of these
    keys, values = np.zeros(size, np.uint64), np.zeros(size, np.uint32)
    hashes = np.empty(len(words), np.uint64)
    ends = np.cumsum([len(word) for word, _ in words], dtype=np.int64)
    hash_words(codes_of("".join(word for word, _ in words)), ends, hashes)
    place_words(hashes, np.array([bits for _, bits in words], np.uint32), keys, values)
    return keys, values
