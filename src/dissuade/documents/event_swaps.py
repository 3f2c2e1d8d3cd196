"""Goods that are given for goods: "sent oil to Syria in exchange for phosphates", "swapped gold for gasoline"."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from dissuade.documents.event_agents import agents
from dissuade.documents.event_clauses import agents_after, read_clause
from dissuade.documents.event_frames import TRANSFERS, Event, EventFrame, Participants, make_event
from dissuade.documents.event_goods import goods_between, makers_of
from dissuade.documents.event_phrases import phrase_end
from dissuade.documents.lexicons import word_set
from dissuade.documents.tagged_words import Words

__all__ = ["find_return", "read_swapping"]

_RETURNS = word_set("returns-for-goods")
_REACH = 30  # words from a transfer to what is given for it
_SIDES = ("supplier", "recipient")


def read_swapping(words: Words, i: int, first: int, last: int, people: Participants, frame: EventFrame) -> Event | None:
    """Read "swapped gold for Iranian gasoline", "bartered wheat for missiles with Iran": what somebody gives away."""
    clause = read_clause(words, i, first, last, people)
    at = next((k for k in range(i + 2, min(last, i + _REACH)) if words.lower[k] == "for"), last)
    goods = goods_between(words, i + 1, at, people, frame.goods) if clause.object and not clause.passive else ()
    given = agents(people, clause.subject)
    gained = goods_between(words, at + 1, phrase_end(words, at + 1, last), people, frame.goods) if at < last else ()
    if not goods or not given or not gained:
        return None
    others = agents_after(words, people, clause, "with") or makers_of(words, at, first, last, False, people)
    others = tuple(one for one in others if one not in given)
    swapped = _frame(frame, goods, people)
    return make_event(swapped, i, (i, i + 1), supplier=given, recipient=others, goods=goods)


def find_return(words: Words, event: Event, last: int, people: Participants) -> Event | None:
    """What is given for the goods of a transfer: "in exchange for | phosphates", and the other way round."""
    if event.frame.event not in TRANSFERS:
        return None
    at = _where_returned(words, event, last)
    if at is None:
        return None
    trigger = event.trigger if event.frame.pattern == "swapping" else (at - 3, at)
    goods = goods_between(words, at, phrase_end(words, at, last), people, "any")
    goods = tuple(one for one in goods if one not in event.slots.get("goods", ()))
    sides = [event.slots.get(slot, ()) for slot in _SIDES]
    if not goods or not any(sides):
        return None
    frame = _frame(event.frame, goods, people)
    made = make_event(frame, event.at, trigger, supplier=sides[1], recipient=sides[0], goods=goods)
    made.clause, made.negated = event.clause, event.negated
    return made


def _where_returned(words: Words, event: Event, last: int) -> int | None:
    """Where goods begin that are given for others, None if none are."""
    lower, i = words.lower, event.at
    for k in range(i + 1, min(last - 2, i + _REACH)):
        if words.tags[k] in ".;:":
            return None
        if lower[k] == "in" and lower[k + 1] in _RETURNS and lower[k + 2] == "for":
            return k + 3
        if event.frame.pattern == "swapping" and lower[k] == "for":
            return k + 1
    return None


def _frame(frame: EventFrame, goods: Iterable[str], people: Participants) -> EventFrame:
    return replace(frame, event="arms_transfer" if all(map(people.is_arms, goods)) else "shipment")
