"""Sides that a sentence of their own tells: "The buyer is Toros AS", "which names Donugli as the shipper"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from types import MappingProxyType

from dissuade.documents.event_agents import agents, state_of
from dissuade.documents.event_frames import TRANSFERS, Participants
from dissuade.documents.event_phrases import group_start, phrase_end
from dissuade.documents.lexicons import word_set
from dissuade.documents.phrases import noun_phrase_before
from dissuade.documents.subjects import subject_before
from dissuade.documents.tagged_words import Words
from dissuade.model.report import Claim

__all__ = ["goods_of_sides", "may_tell_sides", "read_sides", "sided_claim", "with_side"]

_SELLERS, _BUYERS = word_set("sellers-told"), word_set("buyers-told")
_ROLES = _SELLERS | _BUYERS
_BE = frozenset({"is", "was", "were", "are"})
_DEFINITE = frozenset({"the", "its", "their"})
_NAMED_TO_BE = word_set("named-to-be")
_NAME = 10  # words from "names" to "as"
_VAGUE = frozenset({"country", "government", "place"})
_OF_GOODS = _ROLES - {"user", "recipient", "receiver", "supplier", "customer", "client"}
"""Words that tell of a deal by themselves."""
_TO_GOODS = 400  # code points back to goods of which nothing but where they are was told
_NEAR = 900  # code points from a transfer to the sentence about a side of it
_OTHER = {"supplier": "recipient", "recipient": "supplier"}


def may_tell_sides(words: Words) -> bool:
    """Whether a block has any word for a side; most have none."""
    return not _ROLES.isdisjoint(words.lower)


def read_sides(words: Words, first: int, last: int, people: Participants) -> list[tuple[str, tuple[str, ...], int]]:
    """The sides of a deal that a sentence names by what they are, each with its slot and the word that tells it."""
    if _ROLES.isdisjoint(words.lower[first:last]):
        return []  # the usual one
    found = []
    for i in range(first, last):
        slot = _slot(words, i)
        if slot and (ids := _named_beside(words, i, first, last, people)):
            found.append((slot, ids, i))
    return found


def _slot(words: Words, i: int) -> str:
    """The slot of a word for a side, "" if it is none."""
    word = words.lower[i]
    if word in _SELLERS:
        return "supplier"
    if word not in _BUYERS or (word == "user" and words.lower[i - 1 : i] != ["end"]):
        return ""
    return "recipient"


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
        return _who(words, (named, end), people) if named < end else ()
    if is_definite and at - 2 > first and lower[at - 2] in _BE and after != ["of"]:  # "Algeria is | the customer"
        phrase: tuple[int, int] | None = subject_before(words, at - 2, first)
        return _who(words, phrase, people) if phrase else ()
    end = (at - 1 if is_definite else at) - 1
    if end <= first or lower[end] != "as":
        return ()
    verb = next((k for k in range(end - 1, max(first, end - _NAME) - 1, -1) if lower[k] in _NAMED_TO_BE), -1)
    if verb < 0:
        return ()
    phrase = (verb + 1, end)
    if verb + 1 == end:  # "Velka was listed | as the consignee"
        phrase = noun_phrase_before(words, group_start(words, verb, first), first)
    return _who(words, phrase, people) if phrase else ()


def _who(words: Words, phrase: tuple[int, int], people: Participants) -> tuple[str, ...]:
    """Who is named, or the state whose army, plant or ministry it is."""
    named = agents(people, people.of_phrase(words, phrase)) or state_of(words, phrase, people)
    if named or words.tags[phrase[0]] != "D":
        return named
    inside = people.within(words.starts[phrase[0]], words.ends[phrase[1] - 1])
    return tuple(m.entity for m in inside if m.type == "place")[:1]  # "an engineering school in Almaty"


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
        if set(ids) <= set(known):
            return None
        is_open = all(people.entities[one].type in _VAGUE for one in known) and not set(ids) & set(
            claim.participants.get(_OTHER[slot], ())
        )
        return number if is_open and 0 <= at - claim.trigger.end < _NEAR else None
    return None


def goods_of_sides(claims: Sequence[Claim], words: Words, i: int, people: Participants) -> str:
    """The goods whose sender, buyer or consignee a word names, "" if a transfer of them was told or none are known."""
    if words.lower[i] not in _OF_GOODS:
        return ""
    goods = people.goods_before(words.starts[i], _TO_GOODS, nearest=True)
    is_told = any(
        claim.event in TRANSFERS and goods in claim.participants.get("goods", ())
        for claim in claims
        if words.starts[i] - claim.trigger.end < _NEAR
    )
    return "" if is_told else goods


def with_side(claim: Claim, slot: str, ids: tuple[str, ...]) -> Claim:
    """The claim with who takes part as well."""
    known = claim.participants.get(slot, ())
    return replace(claim, participants=MappingProxyType({**claim.participants, slot: (*ids, *known)}))
