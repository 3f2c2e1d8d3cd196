"""What stands beside a transfer: its price, the way it goes, and whom it is for."""

from __future__ import annotations

from bisect import bisect_left

from dissuade.documents.event_agents import places_of
from dissuade.documents.event_clauses import Clause, agents_after
from dissuade.documents.event_frames import Participants, frames
from dissuade.documents.event_phrases import phrase_end
from dissuade.documents.lexicons import word_set
from dissuade.documents.tagged_words import Words

__all__ = ["ASIDE", "asides", "consignees", "sent_on", "vessels_aboard"]

ASIDE = frozenset({"price", "origin", "destination", "via"})
"""Slots that tell about a transfer and take no part in it."""

_PRICED = word_set("priced")
_UNITS = frozenset({"a", "an", "per", "each", "apiece"})
_REACH = 26  # words from a transfer to its price
_BACK = 4  # words from the price to what tells that it is one
_ABOARD = frozenset({"on", "aboard", "onto", "onboard", "into"})
_ONWARD = frozenset(
    {("from", "there"), ("onward", "to"), ("onwards", "to"), ("then", "on"), ("on", "to"), ("then", "to")}
)
_PLACES = frozenset({"place", "country", "government"})


def asides(words: Words, i: int, last: int, people: Participants, clause: Clause) -> dict[str, tuple[str, ...]]:
    """Slots of ``ASIDE`` that the clause of a transfer fills.

    Args:
        i: the word that names it.
        clause: what stands around it.
    """
    via = [
        place
        for name in ("via", "through")
        if (phrase := clause.after.get(name))
        for place in places_of(words, phrase, people)
    ]
    return {"price": _price(words, i, last, people), "via": tuple(dict.fromkeys(via))}


def _price(words: Words, i: int, last: int, people: Participants) -> tuple[str, ...]:
    """Money that is paid for goods: "for $2 million", "worth €3m"; not for each of them."""
    tags, lower = words.tags, words.lower
    limit = min(last, i + _REACH)
    stop = next((k for k in range(i + 1, limit) if tags[k] in ".;:W" or _names_another(words, k)), limit)
    inside = people.within(words.starts[i], words.ends[stop - 1]) if i < stop else []
    for money in (m for m in inside if m.type == "money"):
        at, after = bisect_left(words.starts, money.span.start), bisect_left(words.starts, money.span.end)
        if not _PRICED.isdisjoint(lower[max(i + 1, at - _BACK) : at]) and _UNITS.isdisjoint(lower[after : after + 1]):
            return (money.entity,)
    return ()


def vessels_aboard(words: Words, i: int, last: int, people: Participants) -> tuple[str, ...]:
    """Ships that goods are on: "shipped aboard the freighter Luna", "loaded onto"."""
    for k in range(i + 1, min(last, i + _REACH)):
        if words.tags[k] in ".;:WTS":
            break
        if words.lower[k] in _ABOARD:
            inside = people.within(words.starts[k], words.ends[phrase_end(words, k + 1, last) - 1])
            found = [m.entity for m in inside if m.type == "vessel"]
            if found:
                return (found[0],)
    return ()


def sent_on(
    words: Words, i: int, last: int, people: Participants, takers: tuple[str, ...]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Where goods end up that go on from a place, and that place: "shipped to Dubai and from there to Tehran".

    Args:
        i: the word that names the transfer.
        takers: who gets the goods first.
    """
    if not takers or not all(people.entities[one].type in _PLACES for one in takers):
        return takers, ()
    for k in range(i + 1, min(last - 2, i + _REACH)):
        if words.tags[k] in ".;:":
            break
        if tuple(words.lower[k : k + 2]) not in _ONWARD:
            continue
        to = k + 1 if words.lower[k + 1] == "to" else k + 2
        end = phrase_end(words, to + 1, last)
        if words.lower[to] == "to" and end > to + 1 and (final := people.of_phrase(words, (to + 1, end))):
            if final == takers:
                break
            return final, takers
    return takers, ()


def _names_another(words: Words, k: int) -> bool:
    """Whether a word is the verb of another event: what follows is its price."""
    return any(frame.form != "noun" and words.tags[k - 1] in "C,AMNJ" for frame in frames().get(words.lower[k], ()))


def consignees(
    words: Words, people: Participants, clause: Clause, takers: tuple[str, ...]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Who gets goods, and where they go if that is another: "shipped to Bishkek for a company"."""
    if takers and all(people.entities[one].type in _PLACES for one in takers):
        meant = tuple(
            one for one in agents_after(words, people, clause, "for") if people.entities[one].type not in _PLACES
        )
        if meant:
            return meant, takers
    return takers, ()
