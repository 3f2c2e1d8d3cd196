"""Who gives what to whom: transfers of goods, arms and money, and the search for them."""

from __future__ import annotations

from dissuade.documents.event_asides import asides, consignees, sent_on, vessels_aboard
from dissuade.documents.event_clauses import (
    PEOPLE,
    Clause,
    accused_before,
    agents,
    agents_after,
    clause_limit,
    group_start,
    owner_of,
    pact_before,
    phrase_end,
    read_clause,
    read_right,
    sides_after,
    state_of,
)
from dissuade.documents.event_frames import Event, EventFrame, Participants, frames, make_event
from dissuade.documents.event_goods import (
    THEM_REACH,
    are_none,
    given_to,
    goods_again,
    goods_before_clause,
    goods_between,
    makers_of,
)
from dissuade.documents.lexicons import word_set
from dissuade.documents.phrases import head_word, noun_phrase_before
from dissuade.documents.subjects import subject_before
from dissuade.documents.tagged_words import Words

__all__ = [
    "read_approving",
    "read_arming",
    "read_boarding",
    "read_giving",
    "read_goods_noun",
    "read_paying_for",
    "read_seeking",
    "read_taking",
]

_GOODS_REACH = 12
_FORCES = frozenset({"goods-military-aircraft", "goods-warships", "goods-tanks", "goods-armoured-vehicles"})
"""What a state sends to war as well as to a buyer."""
_FINES = word_set("paid-by-law")
_FINE_REACH = 12  # words
_UNSAID = frozenset({"sell", "supply", "deliver", "export", "ship", "resell"})
_UNSAID_REACH = 1000  # code points
_NUMBERS = word_set("standalone")
_HALTED = frozenset({"halted", "suspended", "stopped", "ceased", "paused", "ended"})
_BOUGHT = frozenset({"purchase", "purchases", "import", "imports", "procurement", "procurements"})
_CARRYING = word_set("carrying-goods")
_TO_CARRIER = 4  # words from "taking" back to the ship
_PARTICIPLE_REACH = 4
_SIDES = frozenset({"to", "from"})
_STOCKS = frozenset({"supply", "supplies"})
_SUCH = frozenset({"supplier", "recipient", "party", "goods"})
_MUTUAL = word_set("mutual")
_TOLD = word_set("told-by-giving")
_ORDERS = frozenset({"order", "orders", "contract", "contracts"})
_TO_WHOM = frozenset({"us", "me", "him", "her"})
_FROM_SOMEBODY = frozenset({"source", "get", "secure"})
_CARRIED_FOR = frozenset({"carry", "fly", "bring", "transport"})
_TO_USE = 6  # words from a participle back to the verb whose object it describes
_ALL = (["all"], ["any"], ["these"], ["those"], ["further"])
_USING = ("use", "using", "fire", "deploy", "launch", "operat", "receiv")
_COMBING = frozenset({"search", "look"})
_BANNING = word_set("banning")
_CHARGES = word_set("charge-prepositions")
_PURCHASING = word_set("purchasing")
_BEGUN, _TAKING, _BROKERING = word_set("begun"), word_set("taking-delivery"), word_set("brokering")


def read_giving(words: Words, i: int, first: int, last: int, people: Participants, frame: EventFrame) -> Event | None:
    """Read "A sold arms to B", "arms were sent by A", "paid B $3 million"."""
    clause = read_clause(words, i, first, last, people)
    if clause.generic or (frame.lemma == "carry" and words.lower[i + 1 : i + 2] in (["out"], ["on"], ["through"])):
        return None
    if clause.object is not None and not _TOLD.isdisjoint(words.lower[slice(*clause.object)]):
        return None  # "gave details of the missiles"
    giver, taker = ("payer", "payee") if frame.event == "payment" else ("supplier", "recipient")
    passive = clause.passive or _is_reduced(words, i, first, clause, frame, people)
    if frame.event == "payment" and clause.passive and clause.object is not None:
        return _read_paid(words, i, first, last, clause, people, frame)
    given = _given_to_subject(words, i, last, clause, people, frame) if clause.passive else ()
    if given:
        goods, suppliers = given, sides_after(words, people, clause, "by", "from")
    elif passive:
        goods = _goods_before(words, i, first, clause, people, frame.goods)
        suppliers = sides_after(words, people, clause, "by", "from")
        suppliers = suppliers or makers_of(words, i, first, last, True, people)
    else:
        goods = _goods_after(words, i, first, last, clause, people, frame.goods)
        suppliers = agents(people, clause.subject)
        if frame.form == "ing" and words.lower[i + 1 : i + 2] == ["of"]:  # "the smuggling of drones from Iran"
            suppliers = sides_after(words, people, clause, "from", "by")
    begins = -1
    if not goods and not passive and _lacks_object(words, clause, people):
        goods, begins = goods_before_clause(words, i, first, people, frame.goods)
        if not goods and (_leaves_out(words, i, clause, people, frame) or _supplies(words, clause, people, frame)):
            told = people.goods_before(words.starts[i], _UNSAID_REACH)
            goods = (told,) if told and (frame.goods != "arms" or people.is_arms(told)) else ()
    if not goods or (giver == "payer" and not _FINES.isdisjoint(words.lower[i + 1 : min(last, i + _FINE_REACH)])):
        return None
    takers = sides_after(words, people, clause, "to") or (agents(people, clause.subject) if given else ())
    if not takers and not clause.passive and passive:
        takers = _who_uses(words, i, first, last, people)
    if not takers and clause.object and not passive:
        takers = agents(people, people.of_phrase(words, clause.object)) or given_to(words, clause.object, people)
        if not takers and "with" in clause.after:
            takers = state_of(words, clause.object, people)  # "supplied Russian plants with engines"
    if not takers and frame.lemma in _CARRIED_FOR and not passive:
        takers = agents_after(words, people, clause, "for")  # "carried rifles for the rebels"
    takers, on_the_way = sent_on(words, i, last, people, takers or clause.partner)
    takers, destination = consignees(words, people, clause, takers)
    suppliers = tuple(s for s in suppliers if s not in takers)
    if frame.lemma == "carry" and _only_bears(suppliers, takers, people):
        return None
    if frame.event == "shipment" and not passive and not suppliers:
        suppliers = sides_after(words, people, clause, "from")  # "a tanker carried oil from Iran"
        if not suppliers and frame.lemma == "carry":
            suppliers = makers_of(words, i, first, last, False, people)
            suppliers = tuple(s for s in suppliers if s not in takers)
    if not takers and (frame.lemma == "fly" or (frame.lemma == "send" and _FORCES.issuperset(goods))):
        return None  # "sent jets to hit targets", "flew drones"
    if on_the_way and all(people.entities[one].type == "place" for one in on_the_way):
        takers, destination = (), takers  # "flown to Istanbul and on to Tehran" names nobody
    if giver == "supplier" and suppliers and all(people.entities[s].type == "vessel" for s in suppliers):
        giver = "vessel"
    slots = {giver: suppliers, taker: takers, "goods": goods, "destination": destination}
    if giver == "vessel":
        slots["supplier"] = sides_after(words, people, clause, "from")
    elif giver == "supplier":
        slots["vessel"] = vessels_aboard(words, i, last, people)
    if frame.goods != "money":
        slots |= asides(words, i, last, people, clause)
        slots["via"] = (*slots.get("via", ()), *on_the_way)
    event = make_event(frame, i, (i, i + 1), clause.gerund_subject, **slots)
    event.clause = begins
    event.shared, event.passive = clause.phrase is not None, clause.passive
    event.negated = not passive and are_none(words, i + 1, clause_limit(words, i, last), people, frame.goods)
    return event


def _given_to_subject(
    words: Words, i: int, last: int, clause: Clause, people: Participants, frame: EventFrame
) -> tuple[str, ...]:
    """The goods in "Russia was offered drones", "was supplied with drones by Iran": the subject gets them."""
    if frame.goods == "money" or not agents(people, clause.subject):
        return ()
    phrase = clause.object or clause.after.get("with")
    return goods_between(words, *phrase, people, frame.goods) if phrase else ()


def _who_uses(words: Words, i: int, first: int, last: int, people: Participants) -> tuple[str, ...]:
    """Who gets goods in "Russia uses drones | supplied by Iran"."""
    verb = next((k for k in range(i - 1, max(first, i - _TO_USE), -1) if words.lower[k].startswith(_USING)), -1)
    if verb < 0 or words.tags[verb + 1] in "PO":
        return ()
    clause = read_clause(words, verb, first, last, people)
    return () if clause.passive else agents(people, clause.subject)


def _read_paid(
    words: Words, i: int, first: int, last: int, clause: Clause, people: Participants, frame: EventFrame
) -> Event | None:
    """Read "the captain had been paid $9,000 by a trader"."""
    money = goods_between(words, i + 1, clause_limit(words, i, last), people, "money")
    payees = agents(people, clause.subject)
    if not money or not payees:
        return None
    payers = _payer_after(words, i, last, people)
    return make_event(frame, i, (i, i + 1), False, payer=payers, payee=payees, goods=money)


def _payer_after(words: Words, i: int, last: int, people: Participants) -> tuple[str, ...]:
    """Who pays in "paid $9,000 | by a trader": a sign ends the phrases that ``read_right`` reads."""
    by = next((k for k in range(i + 1, min(last, i + _FINE_REACH)) if words.lower[k] == "by"), -1)
    return agents(people, people.of_phrase(words, (by + 1, phrase_end(words, by + 1, last)))) if by > 0 else ()


def _goods_before(words: Words, i: int, first: int, clause: Clause, people: Participants, kind: str) -> tuple[str, ...]:
    """Goods that are the subject of a passive, or that its subject takes up: "forty of them were sold"."""
    if clause.phrase is not None:
        return goods_between(words, *clause.phrase, people, kind) or goods_again(words, clause.phrase, people, kind)
    if not clause.passive:  # "documents obtained by a newspaper" are no drones that were told of before
        phrase = noun_phrase_before(words, i, first)
        if phrase is None or not goods_between(words, *phrase, people, kind):
            return ()
    goods = goods_between(words, max(first, i - _GOODS_REACH), i, people, kind)
    return goods or goods_again(words, subject_before(words, group_start(words, i, first), first), people, kind)


def _goods_after(
    words: Words, i: int, first: int, last: int, clause: Clause, people: Participants, kind: str
) -> tuple[str, ...]:
    """Goods after a verb, not those that only tell of who gets them ("to a maker of drones"); "them" may mean some."""
    limit = clause_limit(words, i, last)
    if clause.object is not None and kind != "money":
        before = min((start for name, (start, _) in clause.after.items() if name in _SIDES), default=limit)
        limit = min(limit, max(before, clause.object[1]))
    goods = goods_between(words, i + 1, limit, people, kind)
    if not goods and clause.object is not None and words.lower[head_word(words, clause.object)] in _CARRYING:
        goods = goods_between(words, i + 1, clause_limit(words, i, last), people, kind)  # "containers, enough for"
    if not goods and clause.object is not None and words.lower[clause.object[0]] in ("them", "it"):
        goods = goods_between(words, max(first, i - THEM_REACH), i, people, kind)[-1:]
        goods = goods or goods_between(words, max(0, first - THEM_REACH), first, people, kind)[-1:]
    return goods or goods_again(words, clause.object, people, kind)


def _is_reduced(words: Words, i: int, first: int, clause: Clause, frame: EventFrame, people: Participants) -> bool:
    """Whether a participle stands without "were" after its goods: "drones | shipped to Russia", "shells sold by"."""
    if frame.form not in ("both", "participle"):
        return False
    if words.lower[i + 1 : i + 2] == ["by"]:
        return True
    if clause.object is not None or not {"to", "from"} & clause.after.keys() or words.tags[i - 1 : i] not in ("n", "X"):
        return False
    begin = max(first, i - _PARTICIPLE_REACH)
    nearby = people.within(words.starts[begin], words.ends[i - 1]) if begin < i else []
    ends_in_goods = any(m.type in ("goods", "money") and m.span.end == words.ends[i - 1] for m in nearby)
    return ends_in_goods and bool(goods_between(words, begin, i, people, frame.goods))


def _lacks_object(words: Words, clause: Clause, people: Participants) -> bool:
    """Whether what is given stands before the clause: nothing follows the verb, or only who gets it."""
    if clause.object is None:
        return True
    if words.tags[clause.object[0]] == "R":
        return words.lower[clause.object[0]] in _TO_WHOM  # "the helicopters Russia sold us"
    return bool(agents(people, people.of_phrase(words, clause.object)))


def _leaves_out(words: Words, i: int, clause: Clause, people: Participants, frame: EventFrame) -> bool:
    """Whether a verb has somebody who gets goods, and none: "we sell to Kazakh companies"."""
    if (
        clause.object is not None
        or frame.lemma not in _UNSAID
        or words.tags[i - 1 : i] not in ("R", "M", "O", "N", "X")
    ):
        return False
    return bool(sides_after(words, people, clause, "to"))


def _supplies(words: Words, clause: Clause, people: Participants, frame: EventFrame) -> bool:
    """Whether somebody is supplied, with what was told before: "until it stops supplying the rebels"."""
    if frame.lemma != "supply" or clause.object is None or "with" in clause.after:
        return False
    takers = agents(people, people.of_phrase(words, clause.object))
    return any(people.entities[one].type in ("organization", "group") for one in takers)


def _only_bears(carriers: tuple[str, ...], takers: tuple[str, ...], people: Participants) -> bool:
    """Whether goods are only on somebody: who carries a rifle ships none."""
    types = {people.entities[one].type for one in carriers}
    return bool(types & PEOPLE) or (bool(types - {"vessel"}) and not takers)


def read_boarding(words: Words, i: int, first: int, last: int, people: Participants, frame: EventFrame) -> Event | None:
    """Read "took ammunition on board the Luna", "a dhow that was taking rifles to Yemen": a giving with a ship."""
    by_ship = not _CARRYING.isdisjoint(words.lower[max(first, i - _TO_CARRIER) : i])
    if not people.have_vessels and not by_ship:
        return None  # the usual one
    event = read_giving(words, i, first, last, people, frame)
    if event is None or not ("vessel" in event.slots or (by_ship and "recipient" in event.slots)):
        return None
    return event


def read_taking(words: Words, i: int, first: int, last: int, people: Participants, frame: EventFrame) -> Event | None:
    """Read "B bought arms from A", "arms were bought by B"."""
    clause = read_clause(words, i, first, last, people)
    if clause.generic:
        return None
    if clause.object is not None and not _ORDERS.isdisjoint(words.lower[slice(*clause.object)]):
        return None  # "received an order for shells"
    passive = clause.passive or _is_reduced(words, i, first, clause, frame, people)
    if passive:
        goods = _goods_before(words, i, first, clause, people, frame.goods)
        takers = agents_after(words, people, clause, "by")
    else:
        goods = goods_between(words, i + 1, clause_limit(words, i, last), people, frame.goods)
        goods = goods or goods_again(words, clause.object, people, frame.goods)
        takers = agents(people, clause.subject)
    begins = -1
    if not goods and not passive and clause.object is None:
        goods, begins = goods_before_clause(words, i, first, people, frame.goods)
    if not goods:
        return None
    suppliers = sides_after(words, people, clause, "from") or clause.partner
    suppliers = suppliers or tuple(s for s in makers_of(words, i, first, last, passive, people) if s not in takers)
    if frame.lemma in _FROM_SOMEBODY and not suppliers:
        return None  # "got drones into the air"
    if frame.lemma == "order" and not suppliers and not _is_counted(words, i, clause):
        return None  # "ordered missiles to be fired"
    giver, taker = ("payer", "payee") if frame.event == "payment" else ("supplier", "recipient")
    slots = {giver: suppliers, taker: takers, "goods": goods}
    if frame.event != "payment" and (users := _bought_for(words, clause, people)):
        slots |= {taker: users, "broker": tuple(one for one in takers if one not in users)}
    if frame.goods != "money":
        slots |= asides(words, i, last, people, clause)
    event = make_event(frame, i, (i, i + 1), clause.gerund_subject, **slots)
    event.clause = begins
    event.negated = not passive and are_none(words, i + 1, clause_limit(words, i, last), people, frame.goods)
    return event


def _bought_for(words: Words, clause: Clause, people: Participants) -> tuple[str, ...]:
    """For whom somebody buys: "procured engines for the Revolutionary Guards", not "for Iran"."""
    found = agents_after(words, people, clause, "for")
    return tuple(one for one in found if people.entities[one].type in ("organization", "group"))


def _is_counted(words: Words, i: int, clause: Clause) -> bool:
    """Whether what is ordered is a number of things that nothing is to be done with: "ordered six of the jets"."""
    if clause.object is None or words.tags[clause.object[1] : clause.object[1] + 1] == "O":
        return False
    first = words.lower[clause.object[0]]
    return words.tags[clause.object[0]] == "d" or first in _NUMBERS


def read_paying_for(
    words: Words, i: int, first: int, last: int, people: Participants, frame: EventFrame
) -> Event | None:
    """Read "paid Velka Ltd for drones": who pays gets them; with a sum it is a payment."""
    if words.lower[i + 1 : i + 2] != ["for"] and "for" not in words.lower[i + 1 : min(last, i + _FINE_REACH)]:
        return None
    clause = read_clause(words, i, first, last, people)
    phrase = clause.after.get("for")
    if phrase is None or clause.passive or goods_between(words, i + 1, clause_limit(words, i, last), people, "money"):
        return None
    goods = goods_between(words, *phrase, people, frame.goods)
    buyers = agents(people, clause.subject)
    sellers = agents(people, people.of_phrase(words, clause.object)) if clause.object else ()
    sellers = tuple(s for s in sellers if s not in buyers)
    if not goods or not sellers:
        return None  # "funds that pay for missiles"
    return make_event(frame, i, (i, i + 1), supplier=sellers, recipient=buyers, goods=goods)


def read_arming(words: Words, i: int, first: int, last: int, people: Participants, frame: EventFrame) -> Event | None:
    """Read "armed the rebels", "accused Iran of arming them": whom somebody gives weapons that are not named."""
    tags = words.tags
    if not words.words[i].islower():
        return None  # "the Armed Forces"
    if tags[i - 1 : i] in ("A", "J") and words.lower[i + 1 : i + 2] == ["by"]:
        clause = read_clause(words, i, first, last, people)
        takers, suppliers = agents(people, clause.subject), agents_after(words, people, clause, "by")
        armed = clause.passive and takers and suppliers
        return make_event(frame, i, (i, i + 1), supplier=suppliers, recipient=takers) if armed else None
    if frame.form in ("both", "past") and (
        tags[i - 1 : i] in ("", "D", "P", "J", "n") or tags[i + 1 : i + 2] not in ("D", "X")
    ):
        return None  # "armed men", "an armed group"
    if frame.form in ("base", "s") and tags[i - 1 : i] not in ("O", "M"):
        return None
    clause = read_clause(words, i, first, last, people)
    takers = agents(people, people.of_phrase(words, clause.object)) if clause.object else ()
    suppliers = tuple(s for s in agents(people, clause.subject) if s not in takers)
    if clause.generic or clause.passive or not takers:
        return None
    return make_event(frame, i, (i, i + 1), clause.gerund_subject, supplier=suppliers, recipient=takers)


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
    if people.goods_before(words.starts[i], _UNSAID_REACH, nearest=True) not in goods:
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


def _who_does(
    words: Words, at: int, first: int, last: int, people: Participants, verbs: frozenset[str]
) -> tuple[str, ...]:
    """Whose verb governs a noun: "Russia | has begun deliveries", "Mali took delivery of", "he arranged the sale"."""
    while at > first and words.tags[at - 1] in "DJdnX" and words.lower[at - 1] not in verbs:
        at -= 1
    if at == first or words.lower[at - 1] not in verbs:
        return ()
    if words.lower[at - 1] in _HALTED and words.lower[at] in ("a", "an", "another"):
        return ()  # "halted a shipment of rifles": another's
    clause = read_clause(words, at - 1, first, last, people)
    return () if clause.passive else agents(people, clause.subject)


def read_approving(
    words: Words, i: int, first: int, last: int, people: Participants, frame: EventFrame
) -> Event | None:
    """Read "authorized $500 million in military aid for Taiwan", "approved missiles for Poland"."""
    clause = read_clause(words, i, first, last, people)
    takers = agents_after(words, people, clause, "for", "to")
    goods = goods_between(words, i + 1, clause_limit(words, i, last), people, frame.goods)
    if clause.passive or not goods or not takers or words.tags[i + 1 : i + 2] in ("T", "O"):
        return None
    if clause.object and any(f.pattern == "goods_noun" for w in words.lower[slice(*clause.object)] for f in _frames(w)):
        return None  # "approved the export of tanks": read there
    suppliers = tuple(s for s in agents(people, clause.subject) if s not in takers)
    return make_event(frame, i, (i, i + 1), supplier=suppliers, recipient=takers, goods=goods)


def _frames(word: str) -> tuple[EventFrame, ...]:
    return frames().get(word, ())


def read_seeking(words: Words, i: int, first: int, last: int, people: Participants, frame: EventFrame) -> Event | None:
    """Read "turn to X for arms", "search for weapons", "seek shells from X"."""
    tags, lower = words.tags, words.lower
    limit = min(last, i + 12)
    if frame.lemma in ("seek", "request"):
        span = (i + 1, clause_limit(words, i, last))
    else:
        at = next((k for k in range(i + 1, limit) if lower[k] == "for" or tags[k] in ".;,"), limit)
        if at >= limit or lower[at] != "for":
            return None
        span = (at + 1, phrase_end(words, at + 1, last))
    goods = goods_between(words, *span, people, "arms")
    if not goods:
        return None
    target, after = read_right(words, i + 1, last)
    clause = Clause((), False, None, after)
    is_noun = i > first and (lower[i - 1].endswith(("'s", "s'")) or lower[i - 1] in ("its", "their", "a", "the"))
    seeker = owner_of(words, i, first, people) if is_noun else read_clause(words, i, first, last, people).subject
    others = agents_after(words, people, clause, "to", "from")
    if not others and frame.lemma == "ask" and target is not None:
        others = agents(people, people.of_phrase(words, target))  # "asked Islamabad for"
    if not others and not is_noun and frame.lemma in _COMBING:
        return None  # soldiers who search houses for weapons buy none
    parties = tuple(dict.fromkeys((*agents(people, seeker), *others)))
    return make_event(frame, i, (i, i + 1), party=parties, goods=goods) if parties else None
