"""What is known of words, made once for each: most words of a text were met before."""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock

import numpy as np
from numpy.typing import NDArray

from dissuade.kernels.known_words import number_words
from dissuade.kernels.letters import Codes

__all__ = ["KnownWords"]

_MOST = 1 << 16
_LETTERS = 8 * _MOST
_LONGEST = 64


class KnownWords:
    """The words that were met last, with their small letters and class. Threads may share it.

    A loop finds the number of each word of a text, so that no string is made for one that is known. When there are too
    many, all are forgotten.

    Args:
        describe: small letters and class, a letter of ASCII, of a word.
        most: words that are kept in mind.
    """

    def __init__(self, describe: Callable[[str], tuple[str, str]], *, most: int = _MOST) -> None:
        self._describe, self._most = describe, most
        self._lock = Lock()
        self._forget()

    def _forget(self) -> None:
        most = self._most
        self._keys, self._numbers = np.zeros(2 * most, np.uint64), np.empty(2 * most, np.int32)
        self._letters, self._letter_ends = np.empty(_LETTERS, np.uint32), np.zeros(most, np.int32)
        self._known, self._first_at = np.ones(1, np.int64), np.empty(most, np.int32)
        self._words, self._small = np.empty(most, np.object_), np.empty(most, np.object_)
        self._classes = np.zeros(most, np.uint8)

    def look_up(
        self, text: str, codes: Codes, starts: NDArray[np.int32], ends: NDArray[np.int32]
    ) -> tuple[list[str], list[str], str]:
        """The words of a text.

        Args:
            codes: of the text.
            starts, ends: of the words.

        Returns:
            As they are written, in small letters, and their classes.
        """
        words: list[str] = []
        small: list[str] = []
        kinds: list[str] = []
        numbers = np.empty(len(starts), np.int32)
        with self._lock:
            try:
                begin = self._number(text, codes, starts, ends, 0, numbers)
                self._take(numbers[:begin], words, small, kinds)
                while begin < len(starts):
                    self._forget()
                    reached = self._number(text, codes, starts, ends, begin, numbers)
                    self._take(numbers[begin:reached], words, small, kinds)
                    begin = reached
            except BaseException:
                self._forget()  # some may have a number and no description
                raise
        classes = "".join(kinds)
        if len(numbers) and numbers[numbers.argmin()] == 0:
            classes = self._with_long_ones(text, starts, ends, numbers, words, small, classes)
        return words, small, classes

    def _number(
        self, text: str, codes: Codes, starts: NDArray[np.int32], ends: NDArray[np.int32], begin: int,
        numbers: NDArray[np.int32],
    ) -> int:  # fmt: skip
        """Number the words from one on, and describe the new ones; the first for which there was no room."""
        new = int(self._known[0])
        reached = number_words(
            codes, starts, ends, begin, _LONGEST, self._keys, self._numbers, self._letters, self._letter_ends,
            self._known, self._first_at, numbers,
        )  # fmt: skip
        for number in range(new, int(self._known[0])):
            place = self._first_at[number]
            word = text[starts[place] : ends[place]]
            self._words[number] = word
            self._small[number], kind = self._describe(word)
            self._classes[number] = ord(kind)
        return reached

    def _take(self, numbers: NDArray[np.int32], words: list[str], small: list[str], kinds: list[str]) -> None:
        words += self._words[numbers].tolist()
        small += self._small[numbers].tolist()
        kinds.append(self._classes[numbers].tobytes().decode("ascii"))

    def _with_long_ones(
        self, text: str, starts: NDArray[np.int32], ends: NDArray[np.int32], numbers: NDArray[np.int32],
        words: list[str], small: list[str], classes: str,
    ) -> str:  # fmt: skip
        """Put in the words that are too long to be kept in mind."""
        letters = list(classes)
        for place in np.flatnonzero(numbers == 0).tolist():
            words[place] = text[starts[place] : ends[place]]
            small[place], letters[place] = self._describe(words[place])
        return "".join(letters)
