"""Hash tables of words, by a state that grows letter by letter while a text is read."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from dissuade.kernels.compiled import compiled, inlined
from dissuade.kernels.letters import Codes

__all__ = ["SEED", "Bits", "add_letter", "hash_words", "look_up", "place_in_set", "place_words", "slot_of"]

SEED = np.uint64(0xCBF29CE484222325)

Bits = NDArray[np.uint32]


@inlined
def add_letter(state: np.uint64, code: np.uint32) -> np.uint64:
    """The state after one more letter of a word; it begins with ``SEED``, and its last bit is set in a key."""
    return (state ^ np.uint64(code)) * np.uint64(0x100000001B3)


@inlined
def slot_of(key: np.uint64, mask: int) -> np.int64:
    """Where a key stands in a table whose size is one more than the mask, unless others stand there."""
    return np.int64((key ^ (key >> np.uint64(29))) & np.uint64(mask))


@inlined
def look_up(key: np.uint64, keys: NDArray[np.uint64], values: Bits) -> np.uint32:
    """The bits of a key in a table from ``place_words``, 0 if it is not there."""
    mask = len(keys) - 1
    slot = slot_of(key, mask)
    while keys[slot] != np.uint64(0):
        if keys[slot] == key:
            return np.uint32(values[slot])
        slot = (slot + 1) & mask
    return np.uint32(0)


@compiled
def hash_words(codes: Codes, ends: NDArray[np.int64], hashes: NDArray[np.uint64]) -> None:
    """The keys of words, which are never 0.

    Args:
        codes: the letters of all, one word after the other.
        ends: where each ends.
        hashes: room for the answer.
    """
    place = 0
    for number in range(len(ends)):
        state = SEED
        while place < ends[number]:
            state = add_letter(state, codes[place])
            place += 1
        hashes[number] = state | np.uint64(1)


@compiled
def place_words(hashes: NDArray[np.uint64], given: Bits, keys: NDArray[np.uint64], values: Bits) -> None:
    """Fill a hash table.

    Args:
        hashes, given: of each word; of one that comes again the bits are joined.
        keys, values: the table, zeros; its size is a power of two of at least twice the words.
    """
    mask = len(keys) - 1
    for number in range(len(hashes)):
        slot = slot_of(hashes[number], mask)
        while keys[slot] != np.uint64(0) and keys[slot] != hashes[number]:
            slot = (slot + 1) & mask
        keys[slot] = hashes[number]
        values[slot] |= given[number]


@inlined
def place_in_set(key: np.uint64, keys: NDArray[np.uint64]) -> np.int64:
    """Where a key stands in a hash set, or would: there is a zero."""
    slot = slot_of(key, len(keys) - 1)
    while keys[slot] != np.uint64(0) and keys[slot] != key:
        slot = (slot + 1) & (len(keys) - 1)
    return slot
