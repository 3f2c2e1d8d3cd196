"""Wordings of several words in a text, by a table of all that they begin with."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from dissuade.kernels.compiled import compiled
from dissuade.kernels.letters import WORD, Codes
from dissuade.kernels.word_tables import SEED, Bits, add_letter, look_up

__all__ = ["GOES_ON", "find_wordings"]

GOES_ON = 1
"""The bit of what a longer wording begins with; the bits above it are one more than the number of a whole wording."""


@compiled
def find_wordings(
    codes: Codes,
    kinds: NDArray[np.uint16],
    keys: NDArray[np.uint64],
    values: Bits,
    starts: NDArray[np.int32],
    classes: Bits,
    wanted: int,
    out: NDArray[np.int32],
) -> int:
    """Find wordings that stand as words of their own: where several begin the longest, and none inside of another.

    Args:
        codes: the letters of a text, all below ``ASTRAL``.
        kinds: uint16[65536], bits of each letter.
        keys, values: a table from ``place_words``: each wording, and what it begins with up to each end of a word and
            each mark.
        starts, classes, wanted: places where words begin, and the bits of those where a wording can.
        out: int32[R, 3], room for start, end and number of each.

    Returns:
        How many there are; of more than ``out`` has room for, the last are left out.
    """
    count = end = 0
    for at in range(len(starts)):
        start = starts[at]
        if not classes[at] & np.uint32(wanted) or start < end:
            continue
        state, place, found = SEED, start, np.uint32(0)
        while place < len(codes):
            state = add_letter(state, codes[place])
            inside = kinds[codes[place]] & WORD
            place += 1
            if inside and place < len(codes) and kinds[codes[place]] & WORD:
                continue
            value = look_up(state | np.uint64(1), keys, values)
            if value > GOES_ON:
                found, end = value, place
            if not value & GOES_ON:
                break
        if found != 0:
            if count < len(out):
                out[count, 0], out[count, 1], out[count, 2] = start, end, np.int32(found >> 1) - 1
            count += 1
    return count
