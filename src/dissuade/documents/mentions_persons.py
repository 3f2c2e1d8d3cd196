"""Persons meant again by what they are: "the spokeswoman" after one was named, "the Iranian leader"."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cache
from operator import attrgetter

from dissuade.documents.entities import Draft, EntityTable, make_draft
from dissuade.documents.lexicons import any_of, word_list
from dissuade.documents.word_places import FoundPlaces

__all__ = ["HEADS_OF_STATES", "PLACES", "find_persons_again"]

PLACES = {"person": word_list("persons-named-before")}
"""Nouns for persons that take up somebody named before."""

HEADS_OF_STATES = re.compile(rf"\b(?:{any_of('heads-of-states')})\b", re.IGNORECASE)
"""Words of the offices of those who are called leaders."""

_THE_WORDS = ("the ", "The ")
_SPEAKING = "spokes"
_REACH = 1500  # code points back to who is meant
_SAME = {"leader": HEADS_OF_STATES, "diplomat": re.compile(r"ambassador|envoy|foreign|diplomat|spokes", re.IGNORECASE)}
"""Nouns for persons of whom other words are used as well."""
_NAME_AFTER = re.compile(r"(?:,? (?:[A-Z]|of\b|for\b|who\b|whose\b|from\b|in\b|at\b)|-|'s)")


def find_persons_again(text: str, drafts: Sequence[Draft], table: EntityTable, places: FoundPlaces) -> list[Draft]:
    """Find who is meant by a noun with "the" and nothing else: the only one within reach before who was called so.

    Args:
        drafts: all mentions of persons, with or without a name.
        places: of the words of ``PLACES``.
    """
    nouns = [(start, end) for start, end in places.spans_of("person") if text.endswith(_THE_WORDS, 0, start)]
    if not nouns:
        return []
    roles = [(id, entity.role) for id, entity in table.entities.items() if entity.role and entity.type == "person"]
    found = []
    drafts = sorted(drafts, key=_start)
    begun = [draft.start for draft in drafts]
    called: dict[str, set[str]] = {}
    for start, end in nouns:
        noun = text[start:end]
        if noun not in called:
            called[noun] = {id for id, role in roles if _called(noun).search(role)}
        known, at = called[noun], bisect_left(begun, start)
        if not known or _NAME_AFTER.match(text, end) or start in begun[at : at + 1]:
            continue
        near = drafts[bisect_right(begun, start - _REACH) : at]
        meant = {draft.entity for draft in near if draft.entity in known}
        if len(meant) == 1:
            found.append(make_draft(start, end, "person", meant.pop(), "nominal", "meant-again"))
    return found


_start = attrgetter("start")


@cache
def _called(noun: str) -> re.Pattern[str]:
    if noun in _SAME:
        return _SAME[noun]
    stem = _SPEAKING if noun.startswith(_SPEAKING) else noun
    return re.compile(rf"\b{stem}", re.IGNORECASE)
