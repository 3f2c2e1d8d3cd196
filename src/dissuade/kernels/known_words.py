"""Numbers of the words of a text: the same for a word wherever it comes again."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from dissuade.kernels.compiled import compiled, inlined
from dissuade.kernels.letters import Codes
from dissuade.kernels.word_tables import SEED, add_letter, slot_of

__all__ = ["number_words"]


@compiled
def number_words(
    codes: Codes,
    starts: NDArray[np.int32],
    ends: NDArray[np.int32],
    begin: int,
    longest: int,
    keys: NDArray[np.uint64],
    numbers: NDArray[np.int32],
    letters: Codes,
    letter_ends: NDArray[np.int32],
    known: NDArray[np.int64],
    first_at: NDArray[np.int32],
    out: NDArray[np.int32],
) -> int:
    """Number words from 1 on, a new one by the next number.

    Args:
        codes: the letters of a text.
        starts, ends: of its words.
        begin: the first of them to number.
        longest: letters; words that have more get the number 0.
        keys, numbers: a hash table, zeros at first; its size is a power of two, more than the words there is room for.
        letters: room for the letters of all known words; letter_ends: int32[N], where those of each end.
        known: int64[1], the next number, 1 at first.
        first_at: int32[N], where a word stands that is new.
        out: the numbers, as many as there are words.

    Returns:
        The first word that is not numbered, because there was no room for it.
    """
    mask = len(keys) - 1
    for place in range(begin, len(starts)):
        start, end = starts[place], ends[place]
        if end - start > longest:
            out[place] = 0
            continue
        state = SEED
        for at in range(start, end):
            state = add_letter(state, codes[at])
        key = state | np.uint64(1)
        slot = slot_of(key, mask)
        while keys[slot] != np.uint64(0):
            if keys[slot] == key and _same(codes, start, end, letters, letter_ends, numbers[slot]):
                break
            slot = (slot + 1) & mask
        if keys[slot] == np.uint64(0):
            number = known[0]
            first = letter_ends[number - 1]
            if number == len(letter_ends) or first + end - start > len(letters):
                return place
            for at in range(start, end):
                letters[first + at - start] = codes[at]
            letter_ends[number] = first + end - start
            first_at[number] = place
            keys[slot] = key
            numbers[slot] = number
            known[0] = number + 1
        out[place] = numbers[slot]
    return len(starts)


@inlined
def _same(codes: Codes, start: int, end: int, letters: Codes, letter_ends: NDArray[np.int32], number: np.int32) -> bool:
    """Whether a word is the known one of a number."""
    first = letter_ends[number - 1]
    if letter_ends[number] - first != end - start:
        return False
    for at in range(end - start):  # noqa: SIM110 - compiled
        if codes[start + at] != letters[first + at]:
            return False
    return True
