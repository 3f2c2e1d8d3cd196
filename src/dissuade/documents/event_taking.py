"""Who takes goods from whom, pays for them or seeks them: "bought arms from", "paid Velka Ltd for drones"."""

from __future__ import annotations

from dissuade.documents.event_agents import agents, owner_of
from dissuade.documents.event_asides import asides
from dissuade.documents.event_clauses import Clause, agents_after, read_clause, sides_after
from dissuade.documents.event_frames import Event, EventFrame, Participants, make_event
from dissuade.documents.event_goods import (
    are_none,
    goods_before_clause,
    goods_before_verb,
    goods_between,
    is_reduced,
    makers_of,
)
from dissuade.documents.event_goods_again import goods_again
from dissuade.documents.event_phrases import clause_limit, phrase_end, read_right
from dissuade.documents.lexicons import word_set
from dissuade.documents.tagged_words import Words

__all__ = ["read_paying_for", "read_seeking", "read_taking"]

_FOR_REACH = 12  # words from "paid" to "for"
_NUMBERS = word_set("standalone")
_ORDERS = frozenset({"order", "orders", "contract", "contracts"})
_FROM_SOMEBODY = frozenset({"source", "get", "secure"})
_COMBING = frozenset({"search", "look"})


def read_taking(words: Words, i: int, first: int, last: int, people: Participants, frame: EventFrame) -> Event | None:
    """Read "B bought arms from A", "arms were bought by B"."""
    clause = read_clause(words, i, first, last, people)
    if clause.generic:
        return None
    if clause.object is not None and not _ORDERS.isdisjoint(words.lower[slice(*clause.object)]):
        return None  # "received an order for shells"
    passive = clause.passive or is_reduced(words, i, first, clause, frame, people)
    if passive:
        goods = goods_before_verb(words, i, first, clause, people, frame.goods)
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
    event.clause, event.passive = begins, clause.passive
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
    if first == "them":
        return True
    return words.tags[clause.object[0]] == "d" or first in _NUMBERS


def read_paying_for(
    words: Words, i: int, first: int, last: int, people: Participants, frame: EventFrame
) -> Event | None:
    """Read "paid Velka Ltd for drones": who pays gets them; with a sum it is a payment."""
    if words.lower[i + 1 : i + 2] != ["for"] and "for" not in words.lower[i + 1 : min(last, i + _FOR_REACH)]:
        return None
    clause = read_clause(words, i, first, last, people)
    phrase = clause.after.get("for")
    if phrase is None or clause.passive or goods_between(words, i + 1, clause_limit(words, i, last), people, "money"):
        return None
    goods = goods_between(words, *phrase, people, frame.goods) or goods_again(words, phrase, people, frame.goods)
    buyers = agents(people, clause.subject)
    sellers = agents(people, people.of_phrase(words, clause.object)) if clause.object else ()
    sellers = tuple(s for s in sellers if s not in buyers)
    if not goods or not buyers or not (sellers or set(goods) & people.traded):
        return None  # "funds that pay for missiles"
    event = make_event(frame, i, (i, i + 1), supplier=sellers, recipient=buyers, goods=goods)
    event.again = not sellers
    return event


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
