"""Goods that travel, and contracts for goods: "the oil left Kharg on the tanker", "signed a contract for jets"."""

from __future__ import annotations

from dissuade.documents.event_agents import AGENTS, agents, places_of
from dissuade.documents.event_asides import asides, vessels_aboard
from dissuade.documents.event_clauses import Clause, agents_after, read_clause, sides_after
from dissuade.documents.event_frames import Event, EventFrame, Participants, make_event
from dissuade.documents.event_goods import UNSAID_REACH, goods_between, makers_of
from dissuade.documents.event_goods_again import goods_again
from dissuade.documents.event_phrases import clause_limit, phrase_end, read_right
from dissuade.documents.lexicons import word_set
from dissuade.documents.phrases import head_word, noun_phrase_before
from dissuade.documents.subjects import main_subject, subject_before
from dissuade.documents.tagged_words import Words

__all__ = ["read_bound", "read_contract", "read_loading", "read_moving"]

_LEAVING = frozenset({"leave", "depart", "originate", "come"})
_LEFT = frozenset({"left", "departed", "sailed"})
_COMES_AND_GOES = _LEFT | {"landed", "arrived", "docked", "berthed", "anchored", "reached", "flew", "headed"}
_WON = word_set("contracts-won")
_SIGNED = word_set("contracts-signed")
_DEFINITE, _SIDES = frozenset({"the", "these", "those"}), frozenset({"supplier", "recipient"})
_AGREED = frozenset({"deal", "agreement"})
_DOING = frozenset({"supply", "sale", "delivery", "purchase", "export", "provision", "transfer", "shipment"})
_FREIGHT, _QUANTITIES = word_set("freight"), word_set("standalone")
_TO_VERB = 6  # words from a verb to its contract
_TO_GOODS = 14  # words from a contract to its goods


def read_moving(words: Words, i: int, first: int, last: int, people: Participants, frame: EventFrame) -> Event | None:
    """Read "the shells left Bar on the freighter Luna", "the coal reached Ningbo": goods that are no one's object."""
    is_onward = frame.lemma == "end"
    if frame.form == "ing" or (frame.form == "base" and not is_onward):
        return None
    if words.tags[i + 1 : i + 2] == "O" and frame.lemma != "go":
        return None
    if is_onward and words.lower[i + 1 : i + 2] != ["up"]:
        return None
    group = _group(words, i, first)
    if words.tags[group - 1 : group] == "C":
        said = max(words.tags.rfind(tag, first, group) for tag in "TV")
        phrase = main_subject(words, max(first, said + 1), group)
    else:
        phrase = subject_before(words, group, first)
    if phrase is None:
        return None
    goods = goods_between(words, *phrase, people, "any")
    head = people.head(words, *phrase)
    is_freight = words.lower[head_word(words, phrase)] in _FREIGHT | _QUANTITIES  # "three consignments of fuel"
    if not is_freight and (head is None or head.entity not in goods):
        goods = ()
    again = not goods
    if again and words.tags[phrase[0]] != "R":  # "it left Bar" is the ship
        goods = goods_again(words, phrase, people, "any")
    if not goods:
        return None
    clause = read_clause(words, i, first, last, people)
    if (frame.lemma == "come" and "from" not in clause.after) or (frame.lemma == "go" and "to" not in clause.after):
        return None
    object = places_of(words, clause.object, people) if clause.object else ()
    leaves = frame.lemma in _LEAVING
    if again and clause.object and not object:
        return None  # "never left the lorries"
    origin = sides_after(words, people, clause, "from") or (object if leaves else ())
    if frame.lemma == "originate":
        origin = origin or sides_after(words, people, clause, "in", "at")
    goal = sides_after(words, people, clause, "to", "for") or (() if leaves else object)
    goal = goal or (() if leaves else sides_after(words, people, clause, "in", "at"))
    vessel = vessels_aboard(words, i, last, people)
    senders = tuple(one for one in origin[:1] if people.entities[one].type in ("organization", "person"))
    makers = makers_of(words, i, first, last, True, people) if goal and not origin and not is_onward else ()
    places = () if senders else origin[:1]
    slots = {"supplier": senders or makers, "origin": places, "destination": goal[:1], "vessel": vessel}
    is_told = not any(slots.values()) and words.lower[phrase[0]] in _DEFINITE and people.told.get("goods") == goods
    if is_told:  # "the drones had arrived" that were told of before
        slots = {slot: ids for slot, ids in people.told.items() if slot in _SIDES}
    event = make_event(frame, i, (i, i + 1), False, goods=goods, **slots)
    event.again = is_told
    return event


def read_loading(words: Words, i: int, first: int, last: int, people: Participants, frame: EventFrame) -> Event | None:
    """Read "the tanker Luna loaded crude at Jose", "the cargo was unloaded at Ningbo": where a ship takes goods."""
    clause = read_clause(words, i, first, last, people)
    if words.lower[i + 1 : i + 2] == ["with"]:
        return _read_loaded(words, i, first, last, people, frame, clause)
    if clause.passive:
        phrase = subject_before(words, _group(words, i, first), first)
        goods = goods_between(words, *phrase, people, frame.goods) if phrase else ()
        goods = goods or goods_again(words, phrase, people, frame.goods)
    else:
        goods = goods_between(words, i + 1, clause_limit(words, i, last), people, frame.goods)
        goods = goods or goods_again(words, clause.object, people, frame.goods)
    if not goods and clause.object is None:
        goods = _aboard(words, i, clause, people)
    if not goods:
        return None
    loaders = agents(people, clause.subject) if not clause.passive else ()
    vessel = tuple(one for one in loaders if people.entities[one].type == "vessel")
    loaders = loaders or (agents_after(words, people, clause, "by") if clause.passive else ())
    sender = loaders if frame.lemma == "load" and not vessel else ()
    vessel = vessel or vessels_aboard(words, i, last, people)
    vessel = vessel or tuple(
        one for one in agents_after(words, people, clause, "from") if people.entities[one].type == "vessel"
    )
    where = sides_after(words, people, clause, "at", "in", "off", *(() if vessel else ("from",)))
    end = "origin" if frame.lemma == "load" else "destination"
    return make_event(frame, i, (i, i + 1), False, vessel=vessel, supplier=sender, goods=goods, **{end: where[:1]})


def _aboard(words: Words, i: int, clause: Clause, people: Participants) -> tuple[str, ...]:
    """What a ship loads of which only its cargo was told: "The Luna | loaded at Primorsk on Jan. 3"."""
    is_ship = any(people.entities[one].type == "vessel" for one in clause.subject)
    told = people.goods_before(words.starts[i], UNSAID_REACH) if is_ship and not clause.passive else ""
    return (told,) if told in people.traded and not people.is_arms(told) else ()


def _read_loaded(
    words: Words, i: int, first: int, last: int, people: Participants, frame: EventFrame, clause: Clause
) -> Event | None:
    """Read "a plane loaded with rifles landed in Bamako", "the Luna was loaded with coal at Nampo"."""
    goods = goods_between(words, i + 2, clause_limit(words, i, last), people, frame.goods)
    if not goods:
        return None
    phrase = noun_phrase_before(words, _group(words, i, first), first)
    carrier = people.of_phrase(words, phrase) if phrase else ()
    vessel = tuple(one for one in carrier if people.entities[one].type == "vessel")
    comes = next((k for k in range(i + 2, min(last, i + _TO_GOODS)) if words.lower[k] in _COMES_AND_GOES), -1)
    if comes < 0:
        where = sides_after(words, people, clause, "at", "in", "off") if clause.passive else ()
        return make_event(frame, i, (i, i + 1), False, vessel=vessel, goods=goods, origin=where[:1])
    way = Clause((), False, *read_right(words, comes + 1, last))
    object = places_of(words, way.object, people) if way.object else ()
    leaves = words.lower[comes] in _LEFT
    origin = sides_after(words, people, way, "from") or (object if leaves else ())
    origin = origin or makers_of(words, i + 1, first, last, False, people)
    goal = sides_after(words, people, way, "to", "for", "in", "at", "off") or (() if leaves else object)
    return make_event(frame, i, (i, i + 1), False, vessel=vessel, goods=goods, origin=origin[:1], destination=goal[:1])


def _group(words: Words, i: int, first: int) -> int:
    while i > first and words.tags[i - 1] in "AMNJ":
        i -= 1
    return i


def read_bound(words: Words, i: int, first: int, last: int, people: Participants, frame: EventFrame) -> Event | None:
    """Read "rifles | bound for Khartoum", "parts that were destined for Iran"."""
    if frame.lemma in ("way", "route"):
        return _read_on_the_way(words, i, first, last, people, frame)
    if words.lower[i + 1 : i + 2] not in (["for"], ["to"]):
        return None
    at = _group(words, i, first)
    at -= at > first and words.tags[at - 1] in "TW"
    phrase = noun_phrase_before(words, at, first)
    if words.tags[at - 1 : at] == "C" or phrase is None:
        phrase = main_subject(words, first, at)  # "The shipment left Iran and was bound for Yemen"
    goods = goods_between(words, *phrase, people, frame.goods) if phrase else ()
    if not goods and frame.lemma != "meant":
        goods = goods_again(words, phrase, people, frame.goods)
    ids = people.of_phrase(words, (i + 2, phrase_end(words, i + 2, last)))
    goal = tuple(one for one in ids if people.entities[one].type in AGENTS or people.entities[one].type == "place")
    makers = tuple(s for s in makers_of(words, at, first, last, True, people) if s not in goal)
    return make_event(frame, i, (i, i + 1), supplier=makers, recipient=goal, goods=goods) if goods and goal else None


def _read_on_the_way(
    words: Words, i: int, first: int, last: int, people: Participants, frame: EventFrame
) -> Event | None:
    """Read "drones that were | on the way from Iran to Russia", "rifles en route to Mali"."""
    lower = words.lower
    begin = i - 2 if lower[i - 2 : i - 1] == ["on"] else i - 1
    if lower[begin : i + 1] != ["en", "route"] and lower[begin] != "on":
        return None
    at = _group(words, begin, first)
    at -= at > first and words.tags[at - 1] in "TW"
    phrase = noun_phrase_before(words, at, first)
    goods = goods_between(words, *phrase, people, frame.goods) if phrase else ()
    goods = goods or goods_again(words, phrase, people, frame.goods)
    clause = Clause((), False, *read_right(words, i + 1, last))
    goal = sides_after(words, people, clause, "to")
    origin = sides_after(words, people, clause, "from") or makers_of(words, at, first, last, True, people)
    return make_event(frame, i, (i, i + 1), supplier=origin, recipient=goal, goods=goods) if goods and goal else None


def read_contract(words: Words, i: int, first: int, last: int, people: Participants, frame: EventFrame) -> Event | None:
    """Read "signed a contract with Moscow for 16 helicopters", "won an order for drones from Egypt"."""
    lower, tags = words.lower, words.tags
    found = noun_phrase_before(words, i + 1, first)
    verb = next((k for k in range(i, max(first, i - _TO_VERB) - 1, -1) if lower[k] in _WON or lower[k] in _SIGNED), -1)
    if verb < 0 or found is None:
        return None
    limit = min(clause_limit(words, i, last) + 2, last)
    at = next((k for k in range(i + 1, min(limit, i + _TO_GOODS)) if lower[k] == "for" and tags[k] == "P"), -1)
    end = phrase_end(words, at + 1, last) if at > 0 else 0
    if at > 0 and frame.lemma in _AGREED and not _DOING.isdisjoint(words.lower[at + 1 : end]):
        return None  # "an agreement with Ukraine for the supply of arms": read there
    goods = goods_between(words, at + 1, end, people, frame.goods) if at > 0 else ()
    goods = goods or goods_between(words, found[0], i + 1, people, frame.goods)
    if not goods:
        return None
    actors = agents(people, read_clause(words, verb, first, last, people).subject)
    _, after = read_right(words, i + 1, last)
    clause = Clause((), False, None, after)
    others = sides_after(words, people, clause, "with", "from", "to")
    others = tuple(one for one in others if one not in actors)
    seller, buyer = (actors, others) if lower[verb] in _WON else (others, actors)
    if not seller and not buyer:
        return None
    if not seller and people.are_several(buyer):  # "Iran and Russia signed a deal for drones"
        return make_event(frame, i, (verb, i + 1), False, party=buyer, goods=goods)
    aside = asides(words, i, last, people, clause)
    event = make_event(frame, i, (verb, i + 1), False, supplier=seller, recipient=buyer, goods=goods, **aside)
    event.negated = lower[verb].startswith("cancel")
    return event
