"""How well a Latin word reads a word of another script, as a compiled loop.

The word of the other script is a row of units (letters, jamo, morae, syllables) given by their hashes; each unit
answers zero to five Latin letters, in order, and what an answer is worth depends on the unit, its neighbours and the
letters beside it. Worths stand in one hashed table a script, fitted by ``scripts/fit_transliteration.py``; the score of
two words is that of their best alignment. ``tests/kernels/test_transliteration.py`` states the same slowly.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from dissuade.kernels.compiled import compiled, inlined

__all__ = [
    "LONGEST_CHUNK",
    "MAX_LETTERS",
    "MAX_UNITS",
    "TEMPLATES",
    "ReadingTable",
    "chunk_features",
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
        row: int64[21], the row of each script of ``names.arrays.SCRIPTS``, -1 for one without readings.
        worth: int8[R, 2 ** bits + LONGEST_CHUNK + 1], by bucket, then by number of letters answered.
        settings: float64[R, 2], slope and offset by which a mean worth becomes a similarity.
        syllables: uint64[S, 2], S a power of two: digests of Latin spellings of Chinese and Korean syllables and a set
            of the syllables that each may be, 64 bits; an open hash table.
    """

    row: NDArray[np.int64]
    worth: NDArray[np.int8]
    settings: NDArray[np.float64]
    syllables: NDArray[np.uint64]


_MIX = np.uint64(0x9E3779B97F4A7C15)
_EDGE = np.uint64(0x5BD1E995)
_NOWHERE = -1e30


@inlined
def _bucket(a: np.uint64, b: np.uint64, shift: np.uint64) -> int:
    mixed = (a ^ (b * _MIX)) * np.uint64(0xBF58476D1CE4E5B9)
    mixed ^= mixed >> np.uint64(29)
    return int((mixed * np.uint64(0x94D049BB133111EB)) >> shift)


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
    chunk = np.uint64(1)
    for position in range(j, j + k):
        chunk = chunk * np.uint64(37) + np.uint64(letters[first_letter + position])
    head = np.uint64(letters[first_letter + j]) if k > 0 else np.uint64(0)
    tail = np.uint64(letters[first_letter + j + k - 1]) if k > 0 else np.uint64(0)
    kind = np.uint64(1) << np.uint64(60)
    own = unit << np.uint64(28) | chunk
    out[0] = _bucket(kind, own, shift)
    out[1] = _bucket(kind * np.uint64(2) ^ left, own, shift)
    out[2] = _bucket(kind * np.uint64(3) ^ right, own, shift)
    out[3] = _bucket(kind * np.uint64(4) ^ before, own, shift)
    out[4] = _bucket(kind * np.uint64(5) ^ after, own, shift)
    out[5] = _bucket(kind * np.uint64(6) ^ left ^ (right * _MIX >> np.uint64(8)), own, shift)
    out[6] = _bucket(kind * np.uint64(7) ^ left ^ (before << np.uint64(40)), own, shift)
    out[7] = _bucket(kind * np.uint64(8) ^ head, unit, shift)
    out[8] = _bucket(kind * np.uint64(9) ^ tail, unit, shift)
    out[9] = _bucket(kind * np.uint64(10) ^ before ^ (after << np.uint64(8)), chunk, shift)


@inlined
def reading_score(
    units: NDArray[np.uint32], first_unit: int, unit_count: int,
    letters: NDArray[np.uint8], first_letter: int, letter_count: int,
    worth: NDArray[np.int8], shift: np.uint64, rows: NDArray[np.float64], buckets: NDArray[np.int64],
) -> float:  # fmt: skip
    """The worth of the best alignment of two words.

    Args:
        units, first_unit, unit_count, letters, first_letter, letter_count, shift: as for ``chunk_features``; at most
            ``MAX_UNITS`` and ``MAX_LETTERS``.
        worth: int8[2 ** (64 - shift) + LONGEST_CHUNK + 1], by bucket, then by number of letters.
        rows: float64[2, MAX_LETTERS + 1]; buckets: int64[TEMPLATES]: room to work in.

    Returns:
        a sum of worths; below -1e29 if there are too many letters for the units.
    """
    ago, row = 0, 1
    by_length = len(worth) - LONGEST_CHUNK - 1
    for j in range(letter_count + 1):
        rows[0, j] = _NOWHERE
    rows[0, 0] = 0.0
    for i in range(unit_count):
        for j in range(letter_count + 1):
            rows[row, j] = _NOWHERE
        # letters beyond these cannot be answered by the units left, or have not been reached
        lowest = max(0, letter_count - (unit_count - i) * LONGEST_CHUNK)
        highest = min(letter_count, i * LONGEST_CHUNK)
        for j in range(lowest, highest + 1):
            base = rows[ago, j]
            if base <= _NOWHERE:
                continue
            for k in range(min(LONGEST_CHUNK, letter_count - j) + 1):
                chunk_features(
                    units, first_unit, unit_count, i, letters, first_letter, letter_count, j, k, shift, buckets
                )
                total = base + worth[by_length + k]
                for t in range(TEMPLATES):
                    total += worth[buckets[t]]
                if total > rows[row, j + k]:
                    rows[row, j + k] = total
        ago, row = row, ago
    return float(rows[ago, letter_count])


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
    table: ReadingTable, row: int, rows: NDArray[np.float64], buckets: NDArray[np.int64],
) -> float:  # fmt: skip
    """How well a Latin word reads a word of another script, 0..1: the mean worth of their best alignment, bent.

    Args:
        units, unit_count, letters, letter_count: the two words; none is longer than ``MAX_UNITS``, ``MAX_LETTERS``.
        table, row: the readings, and which row of them.
        rows, buckets: as for ``reading_score``.
    """
    worth = table.worth[row]
    shift = shift_of(len(worth))
    score = reading_score(units, 0, unit_count, letters, 0, letter_count, worth, shift, rows, buckets)
    if score < -1e29:
        return 0.0
    mean = score / (unit_count + letter_count + 2)
    return float(1.0 / (1.0 + np.exp(-(table.settings[row, 0] * mean + table.settings[row, 1]))))


@compiled
def score_words(
    units: NDArray[np.uint32], unit_start: NDArray[np.int64], letters: NDArray[np.uint8],
    letter_start: NDArray[np.int64], pair_a: NDArray[np.int64], pair_b: NDArray[np.int64],
    worth: NDArray[np.int8], out: NDArray[np.float64],
) -> None:  # fmt: skip
    """Write the scores of P pairs of words into ``out`` (float64[P]).

    Args:
        units, unit_start: words of another script one after another; uint32[U], int64[A + 1].
        letters, letter_start: Latin words; uint8[L], int64[B + 1].
        pair_a, pair_b: int64[P], positions of the words.
        worth: int8[2 ** bits + LONGEST_CHUNK + 1].
    """
    shift = shift_of(len(worth))
    rows = np.zeros((2, MAX_LETTERS + 1))
    buckets = np.zeros(TEMPLATES, np.int64)
    for p in range(len(pair_a)):
        a, b = pair_a[p], pair_b[p]
        unit_count = min(unit_start[a + 1] - unit_start[a], MAX_UNITS)
        letter_count = min(letter_start[b + 1] - letter_start[b], MAX_LETTERS)
        out[p] = reading_score(
            units, unit_start[a], unit_count, letters, letter_start[b], letter_count, worth, shift, rows, buckets
        )
