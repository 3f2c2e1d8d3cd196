"""Stretches of capitalised words that the lexicon leaves over: what a name may be."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from dissuade.documents.letters import in_first_plane, letter_kinds, small_letters
from dissuade.documents.mentions_gates import Hit
from dissuade.documents.mentions_lexicon import given_names, name_words
from dissuade.documents.mentions_text import FoldedText
from dissuade.documents.word_places import CAPITALS, FoundPlaces, word_table
from dissuade.kernels.name_runs import (
    ARTICLE,
    CITY,
    FAMILY,
    GIVEN,
    HEAD_NOUN,
    NATION,
    OPENING,
    ORGANIZATION,
    PARTICLE,
    PEOPLE,
    ROLE,
    VERB_OR_NAME,
    cut_runs,
)
from dissuade.kernels.words import Bits

__all__ = ["PLACES", "Stretch", "find_stretches"]

_ARTICLES = ("al", "as", "ash", "an", "ad", "ar", "az", "at", "el", "ul")
_PARTICLES = (
    "bin", "ibn", "bint", "abu", "van", "von", "de", "der", "den", "di", "da", "dos", "del", "della", "la", "le", "al",
    "el", "ul", "zu", "ter", "ten",
)  # fmt: skip
_VERBS_OR_NAMES = ("Will", "Mark")
_KINDS = {
    "role": ROLE, "organization": ORGANIZATION, "capital": CITY | PEOPLE, "ethnic": PEOPLE, "place": PEOPLE,
    "country": PEOPLE | NATION, "adjective": NATION,
}  # fmt: skip

PLACES: dict[str, tuple[str, ...]] = {"article": tuple(f"{article}-" for article in _ARTICLES)}
"""Words, besides those with a capital, that names begin with."""


class Stretch(NamedTuple):
    """Capitalised words in a row.

    Args:
        role: the hit of the title right before it, if any.
        before: whatever the lexicon has right before it.
    """

    start: int
    end: int
    role: Hit | None
    before: Hit | None


def find_stretches(folded: FoldedText, hits: Sequence[Hit], places: FoundPlaces) -> tuple[list[Stretch], set[int]]:
    """Find them.

    Args:
        folded: the text.
        hits: what the lexicon found, in order.
        places: of the words of ``PLACES``.

    Returns:
        Stretches in order, and the starts of hits that turned out to be part of one ("George Washington").
    """
    codes = in_first_plane(folded.codes) if folded.astral else folded.codes
    keys, values = _words()
    bits = array("i", [n for start, end, entry in hits for n in (start, end, _KINDS.get(entry.kind, 0))])
    found = np.frombuffer(bits, np.int32).reshape(-1, 3)
    swallowed = np.zeros(len(hits), np.bool_)
    words = np.empty((len(codes) // 2 + 2, 4), np.int32)
    known = np.zeros(1 << (2 * (folded.text.count(" ") + folded.text.count("\n") + 1)).bit_length(), np.uint64)
    wanted, room = places.mask(CAPITALS, "article"), 64
    while True:
        out = np.empty((room, 4), np.int32)
        count = cut_runs(
            codes, letter_kinds(), small_letters(), keys, values, places.starts, places.bits, wanted, found, swallowed,
            words, known, out,
        )  # fmt: skip
        if count <= room:
            break
        room = count
    stretches = [
        Stretch(start, end, hits[role] if role >= 0 else None, hits[before] if before >= 0 else None)
        for start, end, role, before in out[:count].tolist()
    ]
    return stretches, {hits[number].start for number in np.flatnonzero(swallowed).tolist()}


@cache
def _words() -> tuple[NDArray[np.uint64], Bits]:
    bits = [(word, OPENING) for word in name_words("opening")]
    bits += [(word, HEAD_NOUN) for word in name_words("organisation-last")]
    bits += [(word, GIVEN | (FAMILY if kind == "s" else 0)) for word, kind in given_names().items()]
    bits += [(word, VERB_OR_NAME) for word in _VERBS_OR_NAMES]
    bits += [(word, PARTICLE) for word in _PARTICLES]
    return word_table(bits + [(word, ARTICLE) for word in _ARTICLES])
