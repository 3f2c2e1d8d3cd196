"""Sides that a sentence of their own tells: "The buyer is Toros AS", "which names Donugli as the shipper"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from types import MappingProxyType

from dissuade.documents.event_agents import agents
from dissuade.documents.event_frames import TRANSFERS, Participants
from dissuade.documents.event_phrases import group_start, phrase_end
from dissuade.documents.lexicons import word_set
from dissuade.documents.phrases import noun_phrase_before
from dissuade.documents.tagged_words import Words
from dissuade.model.report import Claim

__all__ = ["read_sides", "sided_claim", "with_side"]

_SELLERS, _BUYERS = word_set("sellers-told"), word_set("buyers-told")
_ROLES = _SELLERS | _BUYERS
_BE = frozenset({"is", "was", "were", "are"})
_DEFINITE = frozenset({"the", "its", "their"})
_NAMED_TO_BE = word_set("named-to-be")
_NAME = 10  # words from "names" to "as"
_VAGUE = frozenset({"country", "government", "place"})
_NEAR = 900  # code points from a transfer to the sentence about a side of it
_OTHER = {"supplier": "recipient", "recipient": "supplier"}


def read_sides(words: Words, first: int, last: int, people: Participants) -> list[tuple[str, tuple[str, ...]]]:
    """The sides of a deal that a sentence names by what they are, each with its slot."""
    if _ROLES.isdisjoint(words.lower[first:last]):
        return []  # the usual one
    found = []
    for i in range(first, last):
        slot = "supplier" if words.lower[i] in _SELLERS else "recipient" if words.lower[i] in _BUYERS else ""
        if slot and (ids := _named_beside(words, i, first, last, people)):
            found.append((slot, ids))
    return found


def _named_beside(words: Words, i: int, first: int, last: int, people: Participants) -> tuple[str, ...]:
    lower, tags = words.lower, words.tags
    at = i
    while at > first and tags[at - 1] in "nJXd" and lower[at - 1] != "as":
        at -= 1
    is_definite = at > first and lower[at - 1] in _DEFINITE
    after = lower[i + 1 : i + 2]
    named = i + 1 if tags[i + 1 : i + 2] == "X" else i + 2
    if is_definite and (named == i + 1 or after == [","] or not _BE.isdisjoint(after)) and named < last:
        end = phrase_end(words, named, last)
        end = next((k - 1 for k in range(named + 2, end) if lower[k - 1] == "the" and lower[k] in _ROLES), end)
        end -= tags[end - 1] == "C"  # "the sender was Velka Ltd | and the buyer Rotek GmbH"
        return agents(people, people.of_phrase(words, (named, end))) if named < end else ()
    end = (at - 1 if is_definite else at) - 1
    if end <= first or lower[end] != "as":
        return ()
    verb = next((k for k in range(end - 1, max(first, end - _NAME) - 1, -1) if lower[k] in _NAMED_TO_BE), -1)
    if verb < 0:
        return ()
    phrase: tuple[int, int] | None = (verb + 1, end)
    if verb + 1 == end:  # "Velka was listed | as the consignee"
        phrase = noun_phrase_before(words, group_start(words, verb, first), first)
    return agents(people, people.of_phrase(words, phrase)) if phrase else ()


def sided_claim(claims: Sequence[Claim], at: int, slot: str, ids: Sequence[str], people: Participants) -> int | None:
    """The number of the claim that a side told at a place belongs to: the last transfer told, if only a state or a
    place is known for that side, or nobody."""
    for number in range(len(claims) - 1, -1, -1):
        claim = claims[number]
        if claim.event not in TRANSFERS:
            continue
        if set(ids) <= set(claim.participants.get(_OTHER[slot], ())):
            continue  # who bought it sells it on
        known = claim.participants.get(slot, ())
        is_open = all(people.entities[one].type in _VAGUE for one in known) and not set(ids) & set(
            claim.participants.get(_OTHER[slot], ())
        )
        return number if is_open and 0 <= at - claim.trigger.end < _NEAR else None
    return None


def with_side(claim: Claim, slot: str, ids: tuple[str, ...]) -> Claim:
    """The claim with who takes part as well."""
    known = claim.participants.get(slot, ())
    return replace(claim, participants=MappingProxyType({**claim.participants, slot: (*ids, *known)}))
