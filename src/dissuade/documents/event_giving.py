"""Who gives goods, arms or money to whom: "sold arms to", "paid", "armed the rebels", "approved tanks for"."""

from __future__ import annotations

from dissuade.documents.event_agents import PEOPLE, agents, state_of
from dissuade.documents.event_asides import asides, consignees, sent_on, vessels_aboard
from dissuade.documents.event_clauses import Clause, agents_after, read_clause, sides_after
from dissuade.documents.event_frames import Event, EventFrame, Participants, frames, make_event
from dissuade.documents.event_goods import (
    UNSAID_REACH,
    are_none,
    given_to,
    goods_after_verb,
    goods_before_clause,
    goods_before_verb,
    goods_between,
    is_reduced,
    makers_of,
)
from dissuade.documents.event_phrases import clause_limit, phrase_end
from dissuade.documents.lexicons import word_set
from dissuade.documents.tagged_words import Words

__all__ = ["read_approving", "read_arming", "read_boarding", "read_giving"]

_FORCES = frozenset({"goods-military-aircraft", "goods-warships", "goods-tanks", "goods-armoured-vehicles"})
"""What a state sends to war as well as to a buyer."""
_FINES = word_set("paid-by-law")
_FINE_REACH = 12  # words
_UNSAID = frozenset({"sell", "supply", "deliver", "export", "ship", "resell"})
_CARRYING = word_set("carrying-goods")
_TO_CARRIER = 4  # words from "taking" back to the ship
_TOLD = word_set("told-by-giving")
_TO_WHOM = frozenset({"us", "me", "him", "her"})
_CARRIED_FOR = frozenset({"carry", "fly", "bring", "transport"})
_TO_USE = 6  # words from a participle back to the verb whose object it describes
_USING = ("use", "using", "fire", "deploy", "launch", "operat", "receiv")


def read_giving(words: Words, i: int, first: int, last: int, people: Participants, frame: EventFrame) -> Event | None:
    """Read "A sold arms to B", "arms were sent by A", "paid B $3 million"."""
    clause = read_clause(words, i, first, last, people)
    if clause.generic or (frame.lemma == "carry" and words.lower[i + 1 : i + 2] in (["out"], ["on"], ["through"])):
        return None
    if clause.object is not None and not _TOLD.isdisjoint(words.lower[slice(*clause.object)]):
        return None  # "gave details of the missiles"
    giver, taker = ("payer", "payee") if frame.event == "payment" else ("supplier", "recipient")
    passive = clause.passive or is_reduced(words, i, first, clause, frame, people)
    if frame.event == "payment" and clause.passive and clause.object is not None:
        return _read_paid(words, i, first, last, clause, people, frame)
    given = _given_to_subject(words, i, last, clause, people, frame) if clause.passive else ()
    if given:
        goods, suppliers = given, sides_after(words, people, clause, "by", "from")
    elif passive:
        goods = goods_before_verb(words, i, first, clause, people, frame.goods)
        suppliers = sides_after(words, people, clause, "by", "from")
        suppliers = suppliers or makers_of(words, i, first, last, True, people)
    else:
        goods = goods_after_verb(words, i, first, last, clause, people, frame.goods)
        suppliers = agents(people, clause.subject)
        if frame.form == "ing" and words.lower[i + 1 : i + 2] == ["of"]:  # "the smuggling of drones from Iran"
            suppliers = sides_after(words, people, clause, "from", "by")
    begins = -1
    if not goods and not passive and _lacks_object(words, clause, people):
        goods, begins = goods_before_clause(words, i, first, people, frame.goods)
        if not goods and (_leaves_out(words, i, clause, people, frame) or _supplies(words, clause, people, frame)):
            told = people.goods_before(words.starts[i], UNSAID_REACH)
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
    if not suppliers and not passive:
        suppliers = _through_firm(words, people, clause)
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


def _through_firm(words: Words, people: Participants, clause: Clause) -> tuple[str, ...]:
    """The firm through which somebody sells whom nobody names: "supplied engines through his company, Velka Ltd"."""
    found = agents_after(words, people, clause, "through", "via")
    return tuple(one for one in found if people.entities[one].type == "organization")


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
