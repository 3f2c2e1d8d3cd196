"""Where the sentences of a text begin, roughly: what says who is meant looks at the one before."""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray

from dissuade.documents.letters import letter_kinds
from dissuade.documents.lexicons import word_list
from dissuade.documents.word_places import FoundPlaces, word_table
from dissuade.kernels.letters import Codes
from dissuade.kernels.sentence_ends import ABBREVIATION, SHORTENED, STARTER, find_breaks
from dissuade.kernels.word_tables import Bits

__all__ = ["PLACES", "STARTERS", "sentence_breaks"]

PLACES: dict[str, tuple[str, ...]] = {"end": (".", "!", "?", "\n")}
"""Marks that sentences end with."""

_TITLES = word_list("titles-before-names")
_SHORTENED = word_list("shortened")
STARTERS = word_list("sentence-starters")


def sentence_breaks(codes: Codes, places: FoundPlaces) -> list[int]:
    """Where sentences begin: after a full stop and before a capital, and at every line.

    Args:
        codes: the code points of a folded text.
        places: of the marks of ``PLACES``.
    """
    breaks = np.empty(len(places.starts) + 1, np.int32)
    breaks[0] = 0
    wanted = places.mask("end")
    count = find_breaks(codes, letter_kinds(), *_words(), places.starts, places.bits, wanted, breaks[1:])
    found: list[int] = breaks[: count + 1].tolist()
    return found


@cache
def _words() -> tuple[NDArray[np.uint64], Bits]:
    bits = (
        dict.fromkeys(_TITLES, ABBREVIATION) | dict.fromkeys(_SHORTENED, SHORTENED) | dict.fromkeys(STARTERS, STARTER)
    )
    return word_table([*bits.items()])
