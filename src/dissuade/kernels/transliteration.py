"""How well a Latin word reads a word of another script, as a compiled loop.

The word of the other script is a row of units (letters, jamo, morae, syllables) given by their hashes; each unit
answers zero to five Latin letters, in order, and what an answer is worth depends on the unit, its neighbours and the
letters beside it. Worths stand in one hashed table a script, fitted by ``scripts/fit_transliteration.py``; the score of
two words is that of their best alignment. ``tests/kernels/test_transliteration.py`` states the same slowly.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from dissuade.kernels.compiled import compiled, inlined

__all__ = [
    "CHUNKS_KEPT",
    "LONGEST_CHUNK",
    "MAX_LETTERS",
    "MAX_UNITS",
    "READING_ROOM",
    "TEMPLATES",
    "ReadingRoom",
    "ReadingTable",
    "chunk_features",
    "make_reading_rooms",
    "reading_score",
    "reading_similarity",
    "score_words",
    "shift_of",
]

LONGEST_CHUNK = 5
"""Latin letters that one unit may answer."""

MAX_UNITS = 40
MAX_LETTERS = 64
"""What follows in a longer word is not looked at."""

TEMPLATES = 10
"""In how many ways an answer is looked at."""


class ReadingTable(NamedTuple):
    """The learned readings of R scripts.

    Args:
        row: int64[34], the row of each script of ``names.arrays.SCRIPTS``, -1 for one without readings.
        worth: int8[R, 2 ** bits + LONGEST_CHUNK + 1], by bucket, then by number of letters answered.
        settings: float64[R, 3], slope and offset by which a mean worth becomes a similarity; the share of the letters
            of a Latin word that some romanisation has of a word that it reads.
        syllables: uint64[S, 3], S a power of two: digests of Latin spellings of syllables and the numbers, from 1, of
            up to ten syllables that each may be (``kernels.syllables``); an open hash table.
    """

    row: NDArray[np.int64]
    worth: NDArray[np.int8]
    settings: NDArray[np.float64]
    syllables: NDArray[np.uint64]


CHUNKS_KEPT = 1 << 15
"""Answers of units whose worth is remembered (a power of two)."""

_MIX = np.uint64(0x9E3779B97F4A7C15)
_EDGE = np.uint64(0x5BD1E995)
_KIND = np.uint64(1) << np.uint64(60)
_NOWHERE = -(1 << 40)
_IMPOSSIBLE = -1e30
_ZERO = 1 << 15  # a sum of worths stands in 16 bits

READING_ROOM = np.dtype(
    (
        np.record,
        [
            ("reached", np.int64, (2, MAX_LETTERS + 1)),  # the best sum, by letters answered
            ("chunk", np.uint64, (MAX_LETTERS + 1, LONGEST_CHUNK + 1)),  # by first letter and number of letters
            ("alone", np.int64, (MAX_LETTERS + 1, LONGEST_CHUNK + 1)),  # what a chunk is worth whatever it answers
            ("within", np.uint64, CHUNKS_KEPT),  # 48 bits of a key, 16 of a worth
        ],
    )
)

ReadingRoom = Any
"""One record of ``READING_ROOM``: a pointer to numba, where a tuple of arrays would be counted at every access."""


def make_reading_rooms() -> NDArray[Any]:
    """Room to read in, an array of one record; every thread needs its own."""
    return np.zeros(1, READING_ROOM)


@inlined
def _bucket(a: np.uint64, b: np.uint64, shift: np.uint64) -> int:
    mixed = (a ^ (b * _MIX)) * np.uint64(0xBF58476D1CE4E5B9)
    mixed ^= mixed >> np.uint64(29)
    return int((mixed * np.uint64(0x94D049BB133111EB)) >> shift)


@inlined
def _chunk(letters: NDArray[np.uint8], first: int, count: int) -> np.uint64:
    chunk = np.uint64(1)
    for position in range(first, first + count):
        chunk = chunk * np.uint64(37) + np.uint64(letters[position])
    return chunk


@inlined
def chunk_features(
    units: NDArray[np.uint32], first_unit: int, unit_count: int, i: int,
    letters: NDArray[np.uint8], first_letter: int, letter_count: int, j: int, k: int,
    shift: np.uint64, out: NDArray[np.int64],
) -> None:  # fmt: skip
    """Write the buckets that say what it is worth that unit i answers letters ``j:j + k``.

    Args:
        units, first_unit, unit_count: the word of the other script.
        letters, first_letter, letter_count: the Latin word, 1-26 for a-z, 27-36 for 0-9.
        i, j, k: the unit, the first letter, the number of letters.
        shift: 64 less the binary logarithm of the number of buckets.
        out: int64[TEMPLATES].
    """
    unit = np.uint64(units[first_unit + i])
    left = np.uint64(units[first_unit + i - 1]) if i > 0 else _EDGE
    right = np.uint64(units[first_unit + i + 1]) if i + 1 < unit_count else _EDGE
    before = np.uint64(letters[first_letter + j - 1]) if j > 0 else np.uint64(0)
    after = np.uint64(letters[first_letter + j + k]) if j + k < letter_count else np.uint64(0)
    chunk = _chunk(letters, first_letter + j, k)
    head = np.uint64(letters[first_letter + j]) if k > 0 else np.uint64(0)
    tail = np.uint64(letters[first_letter + j + k - 1]) if k > 0 else np.uint64(0)
    within = _within(left, unit, right, chunk, head, tail, shift)
    for template in range(len(within)):
        out[template] = within[template]
    beside = _beside(left, unit, chunk, before, after, shift)
    for template in range(len(beside)):
        out[len(within) + template] = beside[template]
    out[TEMPLATES - 1] = _alone(chunk, before, after, shift)


@inlined
def _within(
    left: np.uint64, unit: np.uint64, right: np.uint64, chunk: np.uint64, head: np.uint64, tail: np.uint64,
    shift: np.uint64,
) -> tuple[int, int, int, int, int, int]:  # fmt: skip
    """What looks at a unit, its neighbours and its answer, but at no letter beside the answer."""
    own = unit << np.uint64(28) | chunk
    return (
        _bucket(_KIND, own, shift),
        _bucket(_KIND * np.uint64(2) ^ left, own, shift),
        _bucket(_KIND * np.uint64(3) ^ right, own, shift),
        _bucket(_KIND * np.uint64(6) ^ left ^ (right * _MIX >> np.uint64(8)), own, shift),
        _bucket(_KIND * np.uint64(8) ^ head, unit, shift),
        _bucket(_KIND * np.uint64(9) ^ tail, unit, shift),
    )


@inlined
def _beside(
    left: np.uint64, unit: np.uint64, chunk: np.uint64, before: np.uint64, after: np.uint64, shift: np.uint64
) -> tuple[int, int, int]:
    """What looks at a unit, its answer and the letters beside the answer."""
    own = unit << np.uint64(28) | chunk
    return (
        _bucket(_KIND * np.uint64(4) ^ before, own, shift),
        _bucket(_KIND * np.uint64(5) ^ after, own, shift),
        _bucket(_KIND * np.uint64(7) ^ left ^ (before << np.uint64(40)), own, shift),
    )


@inlined
def _alone(chunk: np.uint64, before: np.uint64, after: np.uint64, shift: np.uint64) -> int:
    """What looks at the Latin word alone."""
    return _bucket(_KIND * np.uint64(10) ^ before ^ (after << np.uint64(8)), chunk, shift)


@inlined
def reading_score(
    units: NDArray[np.uint32], first_unit: int, unit_count: int,
    letters: NDArray[np.uint8], first_letter: int, letter_count: int,
    worth: NDArray[np.int8], row: int, shift: np.uint64, room: ReadingRoom,
) -> float:  # fmt: skip
    """The worth of the best alignment of two words: what ``chunk_features`` says, added up in fewer steps.

    What depends on the Latin word alone is looked up once a word, and what a unit and its answer are worth whatever
    letters stand beside them is remembered from word to word.

    Args:
        units, first_unit, unit_count, letters, first_letter, letter_count, shift: as for ``chunk_features``; at most
            ``MAX_UNITS`` and ``MAX_LETTERS``.
        worth: int8[2 ** (64 - shift) + LONGEST_CHUNK + 1], by bucket, then by number of letters.
        row: which script these worths are of.
        room: room to work in.

    Returns:
        a sum of worths; below -1e29 if there are too many letters for the units.
    """
    reached = room.reached
    ago, now = 0, 1
    by_length = len(worth) - LONGEST_CHUNK - 1
    last = first_letter + letter_count
    for j in range(letter_count + 1):
        reached[0, j] = _NOWHERE
        before = np.uint64(letters[first_letter + j - 1]) if j > 0 else np.uint64(0)
        for k in range(min(LONGEST_CHUNK, letter_count - j) + 1):
            chunk = _chunk(letters, first_letter + j, k)
            after = np.uint64(letters[first_letter + j + k]) if first_letter + j + k < last else np.uint64(0)
            room.chunk[j, k] = chunk
            room.alone[j, k] = np.int64(worth[_alone(chunk, before, after, shift)]) + worth[by_length + k]
    reached[0, 0] = 0
    left, unit = _EDGE, np.uint64(units[first_unit]) if unit_count > 0 else _EDGE
    for i in range(unit_count):
        right = np.uint64(units[first_unit + i + 1]) if i + 1 < unit_count else _EDGE
        context = np.uint64(row + 1)
        for code in (left, unit, right):
            context = (context ^ code) * _MIX
            context ^= context >> np.uint64(29)
        for j in range(letter_count + 1):
            reached[now, j] = _NOWHERE
        # letters beyond these cannot be answered by the units left, or have not been reached
        room_after = (unit_count - i - 1) * LONGEST_CHUNK
        lowest = max(0, letter_count - room_after - LONGEST_CHUNK)
        highest = min(letter_count, i * LONGEST_CHUNK)
        for j in range(lowest, highest + 1):
            base = reached[ago, j]
            if base <= _NOWHERE:
                continue
            before = np.uint64(letters[first_letter + j - 1]) if j > 0 else np.uint64(0)
            head = np.uint64(letters[first_letter + j]) if j < letter_count else np.uint64(0)
            for k in range(max(0, letter_count - room_after - j), min(LONGEST_CHUNK, letter_count - j) + 1):
                chunk = room.chunk[j, k]
                key = (context + chunk * _MIX) * np.uint64(0xBF58476D1CE4E5B9)
                key ^= key >> np.uint64(31)
                place = np.int64(key & np.uint64(CHUNKS_KEPT - 1))
                kept = room.within[place]
                if kept >> np.uint64(16) == key >> np.uint64(16):
                    total = int(kept & np.uint64(0xFFFF)) - _ZERO
                else:
                    tail = np.uint64(letters[first_letter + j + k - 1]) if k > 0 else np.uint64(0)
                    first = head if k > 0 else np.uint64(0)
                    total = 0
                    for bucket in _within(left, unit, right, chunk, first, tail, shift):
                        total += int(worth[bucket])
                    room.within[place] = (key >> np.uint64(16) << np.uint64(16)) | np.uint64(total + _ZERO)
                after = np.uint64(letters[first_letter + j + k]) if j + k < letter_count else np.uint64(0)
                total += base + room.alone[j, k]
                for bucket in _beside(left, unit, chunk, before, after, shift):
                    total += worth[bucket]
                reached[now, j + k] = max(reached[now, j + k], total)
        ago, now = now, ago
        left, unit = unit, right
    score = reached[ago, letter_count]
    return float(score) if score > _NOWHERE else _IMPOSSIBLE


@inlined
def shift_of(width: int) -> np.uint64:
    """By how much a hash is shifted to be a bucket of a row of worths of this width."""
    shift = np.uint64(64)
    size = width - LONGEST_CHUNK - 1
    while size > 1:
        size >>= 1
        shift -= np.uint64(1)
    return shift


@inlined
def reading_similarity(
    units: NDArray[np.uint32], unit_count: int, letters: NDArray[np.uint8], letter_count: int,
    table: ReadingTable, row: int, room: ReadingRoom,
) -> float:  # fmt: skip
    """How well a Latin word reads a word of another script, 0..1: the mean worth of their best alignment, bent.

    Args:
        units, unit_count, letters, letter_count: the two words; none is longer than ``MAX_UNITS``, ``MAX_LETTERS``.
        table, row: the readings, and which row of them.
        room: room to work in.
    """
    worth = table.worth[row]
    shift = shift_of(len(worth))
    score = reading_score(units, 0, unit_count, letters, 0, letter_count, worth, row, shift, room)
    if score < -1e29:
        return 0.0
    mean = score / (unit_count + letter_count + 2)
    return float(1.0 / (1.0 + np.exp(-(table.settings[row, 0] * mean + table.settings[row, 1]))))


@compiled
def score_words(
    units: NDArray[np.uint32], unit_start: NDArray[np.int64], letters: NDArray[np.uint8],
    letter_start: NDArray[np.int64], pair_a: NDArray[np.int64], pair_b: NDArray[np.int64],
    worth: NDArray[np.int8], rooms: NDArray[Any], out: NDArray[np.float64],
) -> None:  # fmt: skip
    """Write the scores of P pairs of words into ``out`` (float64[P]).

    Args:
        units, unit_start: words of another script one after another; uint32[U], int64[A + 1].
        letters, letter_start: Latin words; uint8[L], int64[B + 1].
        pair_a, pair_b: int64[P], positions of the words.
        worth: int8[2 ** bits + LONGEST_CHUNK + 1].
        rooms: from ``make_reading_rooms``, which no other worths have been used with.
    """
    shift = shift_of(len(worth))
    for p in range(len(pair_a)):
        a, b = pair_a[p], pair_b[p]
        unit_count = min(unit_start[a + 1] - unit_start[a], MAX_UNITS)
        letter_count = min(letter_start[b + 1] - letter_start[b], MAX_LETTERS)
        out[p] = reading_score(
            units, unit_start[a], unit_count, letters, letter_start[b], letter_count, worth, 0, shift, rooms[0]
        )
