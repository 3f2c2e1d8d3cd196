"""Prices that a sentence of their own tells: "The order was worth €18m" belongs to the transfer told before it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from types import MappingProxyType

from dissuade.documents.event_frames import TRANSFERS, Participants
from dissuade.documents.lexicons import word_set
from dissuade.documents.tagged_words import Words
from dissuade.model.report import Claim

__all__ = ["priced_claim", "read_price", "with_price"]

_DEALS = word_set("deals-named")
_COSTS = frozenset({"was", "is", "were", "cost", "costs", "totalled", "totaled", "be"})
_DEFINITE = frozenset({"the", "this", "that", "its", "their"})
_SUBJECT = 5  # words
_NEAR = 900  # code points from a transfer to the sentence about its price


def read_price(words: Words, first: int, last: int, people: Participants) -> str:
    """The money that a sentence says a deal was worth, "" if it says nothing of that kind."""
    lower = words.lower
    if lower[first] not in _DEFINITE or _DEALS.isdisjoint(lower[first : min(last, first + _SUBJECT)]):
        return ""
    costs = next((k for k in range(first, min(last, first + 2 * _SUBJECT)) if lower[k] in _COSTS), last)
    inside = people.within(words.starts[costs], words.ends[last - 1]) if costs < last else []
    return next((m.entity for m in inside if m.type == "money"), "")


def priced_claim(claims: Sequence[Claim], at: int) -> int | None:
    """The number of the claim that a price told at a place belongs to: the last transfer told, if it has none yet."""
    for number in range(len(claims) - 1, -1, -1):
        claim = claims[number]
        if claim.event in TRANSFERS:
            is_near = 0 <= at - claim.trigger.end < _NEAR
            return number if is_near and "price" not in claim.participants else None
    return None


def with_price(claim: Claim, money: str) -> Claim:
    """The claim with what is paid."""
    return replace(claim, participants=MappingProxyType({**claim.participants, "price": (money,)}))
