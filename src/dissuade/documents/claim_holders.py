"""Who holds goods between two transfers: who bought them sends them on, and who sent them had bought them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from types import MappingProxyType

from dissuade.documents.event_frames import TRANSFERS, Event, Participants
from dissuade.documents.tagged_words import Words
from dissuade.model.report import Claim

__all__ = ["fill_holders", "is_leg_before", "pass_on", "with_holder"]

_REACH = 500  # code points from a transfer to what is told of the same goods
_AHEAD = frozenset({"intended", "meant", "destined", "bound", "headed"})
"""Words for where goods are to go, whether they ever do or not."""
_BODIES, _ON_THE_WAY = frozenset({"person", "organization"}), frozenset({"place", "government"})
_REAL = frozenset({"asserted", "alleged"})


def pass_on(events: Sequence[Event], people: Participants) -> None:
    """Who gets goods hands on the same: "was bought by a trader and resold to Velka"."""
    for earlier, later in pairwise(events):
        holders = earlier.slots.get("recipient", ())
        if (
            later.frame.pattern == "giving"
            and later.shared
            and holders
            and _are(_BODIES, holders, people)
            and "supplier" not in later.slots
            and later.slots["goods"] == earlier.slots.get("goods")
            and not set(holders) & set(later.slots.get("recipient", ()))
        ):
            later.slots["supplier"] = holders


def fill_holders(event: Event, claims: Sequence[Claim], at: int, people: Participants) -> None:
    """Give an event without a subject who held the goods by what was told of them.

    Args:
        event: in the passive: "Velka bought lathes from Taiwan. Forty of them were shipped to Kazan", "Velka sold
            engines to Minsk. They had been bought in Bonn".
        claims: so far; ``at``: where the event stands.
    """
    if not event.passive:
        return
    goods = event.slots.get("goods", ())
    told = next((c for c in reversed(claims) if _tells_of(c, goods, at)), None)
    if told is None or told.trigger.text in _AHEAD or told.polarity == "negative" or told.modality not in _REAL:
        return
    if event.frame.pattern == "taking":
        _bought_by_sender(event, told, people)
    elif {"supplier", "vessel", "origin"}.isdisjoint(event.slots):
        _sent_by_buyer(event, told, people)


def _tells_of(claim: Claim, goods: tuple[str, ...], at: int) -> bool:
    is_near = at - claim.trigger.end <= _REACH
    return is_near and claim.event in TRANSFERS and tuple(claim.participants.get("goods", ())) == goods


def _sent_by_buyer(event: Event, told: Claim, people: Participants) -> None:
    takers, holders = event.slots.get("recipient", ()), told.participants.get("recipient", ())
    is_there = {*map(people.country, takers)} == {*map(people.country, holders)}
    is_there |= all(people.entities[one].is_unnamed and not people.country(one) for one in holders)
    is_on_the_way = is_there or _are(_ON_THE_WAY, takers, people)
    if holders and _are(_BODIES, holders, people) and not is_on_the_way and not set(holders) & set(takers):
        event.slots["supplier"] = tuple(holders)


def _bought_by_sender(event: Event, told: Claim, people: Participants) -> None:
    """Who sold them on bought them, if somebody else sold them first."""
    holders, sellers = told.participants.get("supplier", ()), event.slots.get("supplier", ())
    if "recipient" in event.slots or "recipient" not in told.participants or not sellers:
        return
    if holders and _are(_BODIES, holders, people) and not set(holders) & set(sellers):
        event.slots["recipient"] = tuple(holders)


def with_holder(claim: Claim, earlier: Sequence[Claim], people: Participants) -> Claim:
    """The claim of a transfer to a buyer told later, from who had bought the goods before."""
    goods = tuple(claim.participants.get("goods", ()))
    near = (c for c in reversed(earlier) if _tells_of(c, goods, claim.trigger.start))
    told = next((c for c in near if c.trigger.text not in _AHEAD), None)
    if told is None or not {"supplier", "vessel", "origin"}.isdisjoint(claim.participants):
        return claim
    holders, takers = told.participants.get("recipient", ()), claim.participants.get("recipient", ())
    if not holders or not takers or not _are(_BODIES, holders, people) or set(holders) & set(takers):
        return claim
    return replace(claim, participants=MappingProxyType({**claim.participants, "supplier": tuple(holders)}))


def is_leg_before(words: Words, event: Event) -> bool:
    """Whether goods told of "had been bought" before, in another deal than the one that was told."""
    return event.frame.pattern == "taking" and words.lower[event.at - 2 : event.at] == ["had", "been"]


def _are(types: frozenset[str], ids: Sequence[str], people: Participants) -> bool:
    return all(people.entities[one].type in types for one in ids)
