"""Stretches of capitalised words that the lexicon leaves over: what a name may be."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from dissuade.documents.letters import letter_kinds, small_letters
from dissuade.documents.lexicons import word_list, word_set
from dissuade.documents.mentions_gates import Hit, Hits
from dissuade.documents.mentions_lexicon import given_names, load_lexicon, name_words
from dissuade.documents.mentions_text import FoldedText
from dissuade.documents.offices import holder_surnames
from dissuade.documents.spare_arrays import SpareArrays
from dissuade.documents.word_places import CAPITALS, FoundPlaces, word_table
from dissuade.kernels.name_runs import (
    APPOSED,
    ARTICLE,
    CITY,
    FAMILY,
    GIVEN,
    HEAD_NOUN,
    KNOWN,
    MAKER,
    NATION,
    OPENING,
    ORGANIZATION,
    PARTICLE,
    PEOPLE,
    ROLE,
    VERB_OR_NAME,
    cut_runs,
)
from dissuade.kernels.word_tables import Bits

__all__ = ["CODE_NAMES", "PLACES", "FoundStretches", "Stretch", "find_stretches"]

_ARTICLES = word_list("name-articles")
_PARTICLES = word_list("name-particles")
_VERBS_OR_NAMES = ("Will", "Mark")
_KNOWN = ("organisation-first", "organisation-last", "organisation-subject", "thing-last")
_KINDS = {
    "role": ROLE, "organization": ORGANIZATION, "capital": CITY | PEOPLE, "ethnic": PEOPLE, "place": PEOPLE,
    "country": PEOPLE | NATION, "adjective": NATION,
}  # fmt: skip

CODE_NAMES = word_set("code-names")

PLACES: dict[str, tuple[str, ...]] = {"article": tuple(f"{article}-" for article in _ARTICLES)}
"""Words, besides those with a capital, that names begin with."""


Stretch = tuple[int, int, Hit | None, Hit | None]
"""Capitalised words in a row: where they begin and end; the hit of the title right before them, and whatever hit is
right before them."""


class FoundStretches(NamedTuple):
    """Stretches of a text.

    Args:
        several: those that the words beside them may tell something about, in order.
        plain: start and end of those of one word that can be nothing but the family name of somebody, in order.
        apposed: those of them that a comma follows.
        swallowed: the numbers of hits that turned out to be part of a name ("George Washington").
    """

    several: list[Stretch]
    plain: list[tuple[int, int]]
    apposed: list[tuple[int, int]]
    swallowed: list[int]


def find_stretches(folded: FoldedText, hits: Hits, places: FoundPlaces) -> FoundStretches:
    """Find them.

    Args:
        folded: the text.
        hits: what the lexicon found.
        places: of the words of ``PLACES``.
    """
    codes, (keys, values) = folded.codes, _words()
    wanted = places.mask(CAPITALS, "article")
    words, swallowed = _WORDS.take(len(codes) // 2 + 2), _HITS.take(len(hits.rows))
    out = _STRETCHES.take(64)
    while True:
        count, taken = cut_runs(
            codes, letter_kinds(), small_letters(), keys, values, places.starts, places.bits, wanted, hits.rows,
            _kinds_of_wordings(), swallowed, words, places.small, out,
        )  # fmt: skip
        if count <= len(out):
            break
        out = _STRETCHES.take(count)
    hit_of = [*hits.all, None]  # the last for -1
    several: list[Stretch] = []
    plain, apposed = [], []
    for start, end, role, before, single in out[:count].tolist():
        if single:
            plain.append((start, end))
            if single & APPOSED:
                apposed.append((start, end))
        else:
            several.append((start, end, hit_of[role], hit_of[before]))
    part_of_names = swallowed[:taken].tolist() if taken else []
    _WORDS.give_back(words)
    _HITS.give_back(swallowed)
    _STRETCHES.give_back(out)
    return FoundStretches(several, plain, apposed, part_of_names)


_WORDS, _HITS, _STRETCHES = SpareArrays(-1, 4), SpareArrays(-1), SpareArrays(-1, 5)


@cache
def _kinds_of_wordings() -> NDArray[np.int32]:
    return np.array([_KINDS.get(entry.kind, 0) for entry in load_lexicon().entries], np.int32)


@cache
def _words() -> tuple[NDArray[np.uint64], Bits]:
    bits = [(word, OPENING) for word in name_words("opening")]
    bits += [(word, HEAD_NOUN) for word in name_words("organisation-last")]
    bits += [(word, GIVEN | (FAMILY if kind == "s" else 0)) for word, kind in given_names().items()]
    bits += [(word, VERB_OR_NAME) for word in _VERBS_OR_NAMES]
    bits += [(word, PARTICLE) for word in _PARTICLES]
    bits += [(word, KNOWN) for kind in _KNOWN for word in name_words(kind)]
    bits += [(word, KNOWN) for word in (*CODE_NAMES, *holder_surnames())]
    bits += [(word, MAKER) for word in name_words("organisation-before")]
    return word_table(bits + [(word, ARTICLE) for word in _ARTICLES])
