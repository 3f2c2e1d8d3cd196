"""Transfers and payments that a noun names: "the main supplier of drones to", "deliveries of shells", "a payment"."""

from __future__ import annotations

from bisect import bisect_left

from dissuade.documents.event_agents import agents, owner_of
from dissuade.documents.event_asides import asides
from dissuade.documents.event_clauses import Clause, agents_after, read_clause, sides_after
from dissuade.documents.event_controllers import accused_before, pact_before
from dissuade.documents.event_frames import Event, EventFrame, Participants, make_event
from dissuade.documents.event_goods import UNSAID_REACH, goods_between, makers_of
from dissuade.documents.event_phrases import group_start, phrase_end, read_right
from dissuade.documents.lexicons import word_set
from dissuade.documents.subjects import subject_before
from dissuade.documents.tagged_words import Words

__all__ = ["read_dealer_noun", "read_goods_noun", "read_payment_noun"]

_BEING = word_set("being-something")
_GIVING = frozenset({"supplier", "suppliers", "exporter", "exporters", "seller", "provider"})
_PAYING, _PAID = word_set("making-payments"), word_set("getting-payments")
_TO_VERB = 9  # words from a verb to what somebody is
_AMOUNT = 5  # words between a payment and its amount
_HALTED = frozenset({"halted", "suspended", "stopped", "ceased", "paused", "ended"})
_BOUGHT = frozenset({"purchase", "purchases", "import", "imports", "procurement", "procurements"})
_STOCKS = frozenset({"supply", "supplies"})
_CONTRACTS = frozenset({"contract", "contracts", "deal", "agreement", "order", "orders", "obligations"})
_KEPT = word_set("contracts-kept")
_SUCH = frozenset({"supplier", "recipient", "party", "goods"})
_MUTUAL = word_set("mutual")
_ALL = (["all"], ["any"], ["these"], ["those"], ["further"])
_BANNING = word_set("banning")
_CHARGES = word_set("charge-prepositions")
_PURCHASING = word_set("purchasing")
_BEGUN, _TAKING, _BROKERING = word_set("begun"), word_set("taking-delivery"), word_set("brokering")


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


def read_goods_noun(
    words: Words, i: int, first: int, last: int, people: Participants, frame: EventFrame
) -> Event | None:
    """Read "arms deal", "deliveries of shells"."""
    if words.lower[i - 1 : i] == ["such"]:
        return _read_such(words, i, first, people, frame)
    start = i
    while start > first and words.tags[start - 1] in "nXgd*" and i - start < 3:
        start -= 1
    goods = goods_between(words, start, i + 1, people, frame.goods)
    begin = start
    if not goods and i + 2 < last and words.lower[i + 1] == "of":
        goods = goods_between(words, i + 2, phrase_end(words, i + 2, last), people, frame.goods)
        begin = i
    is_name = frame.lemma in _STOCKS or words.lower[i - 1 : i] == ["military"]
    if not goods and (told := people.told.get("goods", ())) and words.lower[start - 1 : start] in _ALL and start == i:
        goods = told if frame.goods != "arms" or all(map(people.is_arms, told)) else ()  # "stopped all shipments"
    if not goods and (late := read_right(words, i + 1, last)[1].get("of")) is not None:
        goods = goods_between(words, *late, people, frame.goods)  # "the delivery by Iran of drones"
    if not goods or (is_name and _ends_goods(words, i, people)):
        return None  # "military supplies"
    if begin < i:
        while begin < i and not goods_between(words, begin, begin + 1, people, frame.goods):
            begin += 1
    _, after = read_right(words, i + 1, last)
    clause = Clause((), False, None, after)
    both = agents_after(words, people, clause, "between", "with")
    owner = owner_of(words, begin if begin < i else i, first, people)
    owner = owner or _who_does(words, begin if begin < i else i, first, last, people, _BEGUN)
    owner = owner or _who_keeps(words, begin if begin < i else i, first, last, people)
    is_purchase = frame.lemma in _BOUGHT
    suppliers = sides_after(words, people, clause, "from", *(() if is_purchase else ("by",)))
    if is_purchase:
        suppliers = suppliers or makers_of(words, begin, first, phrase_end(words, i + 2, last), False, people)
    else:
        suppliers = suppliers or owner
        if not suppliers and not both:
            suppliers = makers_of(words, begin, first, phrase_end(words, i + 2, last), False, people)
    receivers = _who_does(words, begin if begin < i else i, first, last, people, _TAKING)
    if not suppliers and not both and not receivers and _is_banned(words, begin if begin < i else i, first):
        return None  # "banned exports of chips to China"
    if frame.lemma in _MUTUAL and suppliers == owner:
        both, suppliers = both or owner, ()  # "the Saudi arms deal": who sells is not said
    receivers = sides_after(words, people, clause, *(("by",) if is_purchase else ("to",))) or receivers
    if is_purchase and not receivers:
        receivers = _who_does(words, begin if begin < i else i, first, last, people, _PURCHASING)
    if not suppliers and not both and not is_purchase:
        suppliers = tuple(s for s in _blamed(words, begin if begin < i else i, first, people) if s not in receivers)
    if not suppliers and not receivers and not both:
        both = _partners(words, begin if begin < i else i, first, people)
    if frame.lemma in _STOCKS and not receivers and not both and "from" not in clause.after:
        return None  # "US crude supplies"
    if is_purchase:
        receivers = receivers or tuple(one for one in owner if one not in suppliers)
    slots = {
        "party": both,
        "supplier": suppliers,
        "recipient": receivers,
        "broker": _who_does(words, begin if begin < i else i, first, last, people, _BROKERING),
        "goods": goods,
    }
    return make_event(frame, i, (min(begin, i), i + 1), False, **slots, **asides(words, i, last, people, clause))


def _read_such(words: Words, i: int, first: int, people: Participants, frame: EventFrame) -> Event | None:
    """Read "such deliveries", "no such sales": the transfer told last."""
    goods = people.told.get("goods", ())
    if not goods or (frame.goods == "arms" and not all(map(people.is_arms, goods))):
        return None
    if people.goods_before(words.starts[i], UNSAID_REACH, nearest=True) not in goods:
        return None  # others were told of since
    slots = {slot: ids for slot, ids in people.told.items() if slot in _SUCH}
    event = make_event(frame, i, (i - 1, i + 1), False, **slots)
    event.negated = i - 2 >= first and words.lower[i - 2] == "no"
    event.again = True
    return event


def _blamed(words: Words, at: int, first: int, people: Participants) -> tuple[str, ...]:
    """Who is blamed "for the | delivery of drones"."""
    while at > first and words.tags[at - 1] in "DJnXd" and words.lower[at - 1] not in _CHARGES:
        at -= 1
    return accused_before(words, at, first, people) if at > first and words.lower[at - 1] in ("for", "over") else ()


def _partners(words: Words, at: int, first: int, people: Participants) -> tuple[str, ...]:
    """Who agree on it: "Russia signed an agreement with Iran on the | supply of drones"."""
    while at > first and words.tags[at - 1] in "DJnXd" and words.lower[at - 1] not in ("on", "for"):
        at -= 1
    found = pact_before(words, at, first, people)
    both = tuple(dict.fromkeys((*found[0], *found[1]))) if found is not None else ()
    return both if people.are_several(both) else ()


def _ends_goods(words: Words, i: int, people: Participants) -> bool:
    """Whether a noun is the last word of goods, which it only names."""
    low = words.starts[max(0, i - 2)]
    return any(
        m.type == "goods" and m.span.start < words.starts[i]
        for m in people.within(low, words.ends[i])
        if m.span.end == words.ends[i]
    )


def _is_banned(words: Words, at: int, first: int) -> bool:
    """Whether a rule bars what nobody in particular delivers."""
    while at > first and words.tags[at - 1] in "DJnXd" and words.lower[at - 1] not in _BANNING:
        at -= 1
    return at > first and words.lower[at - 1] in _BANNING


def _who_keeps(words: Words, at: int, first: int, last: int, people: Participants) -> tuple[str, ...]:
    """Whose contract it is: "Russia has fulfilled its contract for the | delivery of"."""
    lower = words.lower
    while at > first and words.tags[at - 1] in "DJdn" and lower[at - 1] not in ("for", "on"):
        at -= 1
    if at - 2 <= first or lower[at - 1] not in ("for", "on") or lower[at - 2] not in _CONTRACTS:
        return ()
    return _who_does(words, at - 2, first, last, people, _KEPT)


def _who_does(
    words: Words, at: int, first: int, last: int, people: Participants, verbs: frozenset[str]
) -> tuple[str, ...]:
    """Whose verb governs a noun: "Russia | has begun deliveries", "Mali took delivery of", "he arranged the sale"."""
    while at > first and words.tags[at - 1] in "DJdnXR" and words.lower[at - 1] not in verbs:
        at -= 1
    if at == first or words.lower[at - 1] not in verbs:
        return ()
    if words.lower[at - 1] in _HALTED and words.lower[at] in ("a", "an", "another"):
        return ()  # "halted a shipment of rifles": another's
    clause = read_clause(words, at - 1, first, last, people)
    return () if clause.passive else agents(people, clause.subject)
