"""Whom and where phrases around an event's word name: agents, states that they are of, owners, places."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from dissuade.documents.event_frames import Participants
from dissuade.documents.lexicons import word_set
from dissuade.documents.phrases import head_word
from dissuade.documents.tagged_words import Words

__all__ = ["AGENTS", "PEOPLE", "agents", "owner_of", "places_of", "state_of"]

AGENTS = frozenset({"person", "organization", "government", "country", "group", "vessel"})
PEOPLE = frozenset({"person", "group"})
_OF_STATES, _ARMED = word_set("bodies-of-states"), word_set("armed-bodies")
_STATES, _BEARERS = frozenset({"country"}), frozenset({"country", "group", "organization"})
_BANNING = word_set("banning")


def agents(people: Participants, ids: Iterable[str]) -> tuple[str, ...]:
    return tuple(i for i in ids if i in people.entities and people.entities[i].type in AGENTS)


def state_of(words: Words, phrase: tuple[int, int], people: Participants) -> tuple[str, ...]:
    """The state that somebody or something without a name is of: "to Russian arms plants", "a refinery in China"."""
    head = head_word(words, phrase)
    if words.lower[head] not in _OF_STATES:
        return ()
    inside = people.within(words.starts[phrase[0]], words.ends[phrase[1] - 1])
    bearers = _BEARERS if words.lower[head] in _ARMED else _STATES
    return next(((m.entity,) for m in inside if m.type in bearers and _stands_alone(words, m.span.end)), ())


def _stands_alone(words: Words, end: int) -> bool:
    """Whether a name that ends at a place is a word, not a part of one: "Iran-friendly rebels"."""
    word = words.lower[bisect_left(words.ends, end)]
    return "-" not in word or word.endswith(("-made", "-based", "-run", "-owned", "-controlled", "-held", "-occupied"))


def owner_of(words: Words, i: int, first: int, people: Participants) -> tuple[str, ...]:
    """Read "Moscow's" or "its" before a noun."""
    at = i
    while at > first and words.tags[at - 1] in "nJg*" and i - at < 4 and not words.lower[at - 1].endswith(("'s", "s'")):
        at -= 1
    if at == first:
        return ()
    is_possessive = words.lower[at - 1].endswith(("'s", "s'")) or words.lower[at - 1] in ("its", "their", "our", "his")
    is_name = words.tags[at - 1] == "X"
    if not (is_possessive or is_name) or (not is_possessive and at < i and words.lower[at] in _BANNING):
        return ()  # "Canada restricted deliveries"
    for m in reversed(people.within(words.starts[first], words.ends[at - 1])):
        if m.type in AGENTS and m.span.end >= words.ends[at - 1] - 2:
            return tuple(m.entity.split("+"))
    return ()


def places_of(words: Words, phrase: tuple[int, int], people: Participants) -> tuple[str, ...]:
    """Places and countries that a phrase names."""
    inside = people.within(words.starts[phrase[0]], words.ends[phrase[1] - 1])
    return tuple(m.entity for m in inside if m.type in ("place", "country"))
