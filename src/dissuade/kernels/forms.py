"""What comparing needs to know about a form, in one line of the processor's cache.

Listed names come up in no order: each form of each is met somewhere else in memory, and fetching it takes longer than
comparing it.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from dissuade.kernels.compiled import compiled, inlined
from dissuade.kernels.strings import letter_signature

__all__ = ["FORM", "INSIDE", "LONGEST", "FormTable", "describe", "digest_forms", "digest_of"]

LONGEST = 64
"""Characters of a form beyond this number are not looked at."""

INSIDE = 32
"""Characters of a form that stand in its record; of a longer one the others are looked up."""

FORM = np.dtype(
    [
        ("digest", np.uint64),  # ``digest_forms``; equal forms have equal digests whatever vocabulary they are in
        ("signature", np.uint64),  # ``strings.letter_signature``
        ("rarity", np.float32, 3),  # nats, for persons, organisations and names of any class
        ("length", np.uint8),  # characters that are looked at
        ("chain", np.uint8),  # 1 for a word for "son of" or "daughter of"
        ("letters", np.uint8, INSIDE),  # the first ones
        ("known", np.uint8),  # 1 for a given name or family name that is known
        ("numbered", np.uint8),  # 1 for a word of bodies that are told apart by their number
    ]
)


class FormTable(NamedTuple):
    """V distinct forms.

    Args:
        about: FORM[V]. chars, start: as in ``names.vocabulary.Vocabulary``.
    """

    about: NDArray[Any]
    chars: NDArray[np.uint8]
    start: NDArray[np.int64]


@compiled
def digest_forms(chars: NDArray[np.uint8], start: NDArray[np.int64], digest: NDArray[np.uint64]) -> None:
    """Write a 62-bit hash of every form into ``digest`` (uint64[V]): two polynomials modulo primes below 2**31."""
    for form in range(len(start) - 1):
        digest[form] = digest_of(chars, start[form], start[form + 1])


@inlined
def digest_of(chars: NDArray[np.uint8], begin: int, end: int) -> np.uint64:
    """The hash that ``digest_forms`` writes, of some letters."""
    high, low = np.int64(1), np.int64(1)
    for position in range(begin, end):
        high = (high * 65_599 + np.int64(chars[position])) % 2_147_483_647
        low = (low * 31_337 + np.int64(chars[position])) % 2_147_483_629
    return np.uint64(high << 31 | low)


@compiled
def describe(
    chars: NDArray[np.uint8],
    start: NDArray[np.int64],
    first: int,
    rarity: NDArray[np.float32],
    chain: NDArray[np.uint64],
    known: NDArray[np.uint64],
    numbered: NDArray[np.uint64],
    about: NDArray[Any],
) -> None:
    """Write what comparing needs to know about the forms from ``first`` on, D of them.

    Args:
        chars, start: the forms.
        rarity: float32[D, 3], nats.
        chain, known, numbered: uint64, sorted digests of the words for "son of" or "daughter of", of the names that are
            known and of the words of bodies that are told apart by their number.
        about: FORM[D], zeros at first.
    """
    for number in range(len(about)):
        begin, end = start[first + number], start[first + number + 1]
        record = about[number]
        for kind in range(3):
            record.rarity[kind] = rarity[number, kind]
        record.digest = digest_of(chars, begin, end)
        record.signature = letter_signature(chars, begin, end)
        record.length = min(end - begin, LONGEST)
        for position in range(min(end - begin, INSIDE)):
            record.letters[position] = chars[begin + position]
        record.chain = _is_among(record.digest, chain)
        record.known = _is_among(record.digest, known)
        record.numbered = _is_among(record.digest, numbered)


@inlined
def _is_among(digest: np.uint64, digests: NDArray[np.uint64]) -> bool:
    place = np.searchsorted(digests, digest)
    return bool(place < len(digests) and digests[place] == digest)
