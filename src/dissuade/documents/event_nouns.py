"""Transfers and payments that a noun names: "the main supplier of drones to", "a payment of $2 million to"."""

from __future__ import annotations

from bisect import bisect_left

from dissuade.documents.event_clauses import (
    Clause,
    agents,
    agents_after,
    group_start,
    owner_of,
    phrase_end,
    read_clause,
    read_right,
    sides_after,
)
from dissuade.documents.event_frames import Event, EventFrame, Participants, make_event
from dissuade.documents.event_goods import goods_between, makers_of
from dissuade.documents.lexicons import word_set
from dissuade.documents.subjects import subject_before
from dissuade.documents.tagged_words import Words

__all__ = ["read_dealer_noun", "read_payment_noun"]

_BEING = word_set("being-something")
_GIVING = frozenset({"supplier", "suppliers", "exporter", "exporters", "seller", "provider"})
_PAYING, _PAID = word_set("making-payments"), word_set("getting-payments")
_TO_VERB = 9  # words from a verb to what somebody is
_AMOUNT = 5  # words between a payment and its amount


def read_dealer_noun(
    words: Words, i: int, first: int, last: int, people: Participants, frame: EventFrame
) -> Event | None:
    """Read "A is one of the main suppliers of drones to B", "A has become the largest buyer of oil from B"."""
    if words.lower[i + 1 : i + 2] not in (["of"], ["for"]):
        return None
    at = i
    while at > max(first, i - _TO_VERB) and words.tags[at - 1] in "DJXndgPR" and words.lower[at - 1] not in _BEING:
        at -= 1
    if at == first or words.lower[at - 1] not in _BEING:
        return None
    phrase = subject_before(words, group_start(words, at - 1, first), first)
    dealers = agents(people, people.of_phrase(words, phrase)) if phrase else ()
    end = phrase_end(words, i + 2, last)
    goods = goods_between(words, i + 2, end, people, frame.goods)
    if not goods or not dealers:
        return None
    _, after = read_right(words, i + 1, last)
    clause = Clause((), False, None, after)
    if frame.lemma in _GIVING:
        takers = sides_after(words, people, clause, "to") or agents(people, owner_of(words, i, at, people))
        slots = {"supplier": dealers, "recipient": takers}
    else:
        sources = sides_after(words, people, clause, "from") or makers_of(words, i, first, last, False, people)
        slots = {"supplier": sources, "recipient": dealers}
    return make_event(frame, i, (i, i + 1), False, **slots, goods=goods)


def read_payment_noun(
    words: Words, i: int, first: int, last: int, people: Participants, frame: EventFrame
) -> Event | None:
    """Read "arranged a payment of $2 million to B", "a $3 million transfer from A", "A's payments to B"."""
    _, after = read_right(words, i + 1, last)
    clause = Clause((), False, None, after)
    begin = i
    while begin > first and words.tags[begin - 1] in "nJXd*" and i - begin < _AMOUNT:
        begin -= 1
    amount = goods_between(words, begin, i, people, "money")
    if not amount and (stop := _after_of(words, i, last)):
        money = [m for m in people.within(words.starts[i + 1], words.ends[stop - 1]) if m.type == "money"]
        amount = tuple(m.entity for m in money[:1])
        if money:  # "of $2 million | to B": a sign ends the phrase
            after = read_right(words, bisect_left(words.starts, money[0].span.end), last)[1]
            clause = Clause((), False, None, after)
    if not amount:
        return None
    payers = sides_after(words, people, clause, "from", "by") or agents(people, owner_of(words, begin, first, people))
    payees = agents_after(words, people, clause, "to")
    at = begin
    while at > first and words.tags[at - 1] in "DJnXd*" and words.lower[at - 1] not in _PAYING | _PAID:
        at -= 1
    if at > first and words.lower[at - 1] in _PAYING | _PAID:
        actors = agents(people, read_clause(words, at - 1, first, last, people).subject)
        if words.lower[at - 1] in _PAYING:
            payers = payers or actors
        else:
            payees = payees or actors
    payers = tuple(one for one in payers if one not in payees)
    return make_event(frame, i, (i, i + 1), False, payer=payers, payee=payees, goods=amount)


def _after_of(words: Words, i: int, last: int) -> int:
    return min(last, i + 4 + _AMOUNT) if words.lower[i + 1 : i + 2] in (["of"], ["totalling"], ["worth"]) else 0
