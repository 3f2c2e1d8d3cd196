"""Which goods an event is about, and which stand beside it for something else."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import pairwise

from dissuade.documents.event_agents import AGENTS
from dissuade.documents.event_clauses import Clause
from dissuade.documents.event_frames import EventFrame, Participants
from dissuade.documents.event_goods_again import FREIGHT_REACH, goods_again, may_take_up, meant_goods
from dissuade.documents.event_phrases import clause_limit, group_start
from dissuade.documents.lexicons import word_set
from dissuade.documents.phrases import head_word, noun_phrase_before
from dissuade.documents.subjects import subject_before
from dissuade.documents.tagged_words import Words
from dissuade.model.report import Mention

__all__ = [
    "THEM_REACH",
    "UNSAID_REACH",
    "are_none",
    "given_to",
    "goods_after_verb",
    "goods_before_clause",
    "goods_before_verb",
    "goods_between",
    "is_reduced",
    "kinds_of_goods",
    "makers_of",
]

THEM_REACH = 24  # words from "them" back to the goods that it means
UNSAID_REACH = 1000  # code points back to the goods that nobody names again
_AMOUNT = 2  # words
_MADE_REACH = 14  # words from a verb to the state that made the goods
_MEASURES = (["embargo"], ["ban"], ["embargoes"], ["bans"])
_DESCRIBED = word_set("described-by-goods")
_PAPERS = word_set("papers")
_LOADED = frozenset({"loaded", "loading", "discharged", "unloaded"})
_ACTS = frozenset({"such", "shipments", "deliveries", "exports", "sales", "supplies"})
_GOODS_REACH = 12  # words
_CARRYING = word_set("carrying-goods")
_PARTICIPLE_REACH = 4
_SIDES = frozenset({"to", "from"})


def kinds_of_goods(words: Words, first: int, last: int, people: Participants) -> frozenset[str]:
    """The kinds of goods that a sentence may tell of, as ``goods_between`` knows them: the usual one has none."""
    kinds = set()
    for mention in people.within(words.starts[max(0, first - THEM_REACH)], words.ends[last - 1]):
        if mention.type == "money":
            kinds.add("money")
        elif mention.type == "goods":
            kinds.update(("any", "arms") if people.is_arms(mention.entity) else ("any",))
    if people.told and not _ACTS.isdisjoint(words.lower[first:last]):
        kinds.update("any" if not people.is_arms(one) else "arms" for one in people.told.get("goods", ()))
    if people.have_goods and "any" not in kinds and may_take_up(words, first, last):
        told = people.goods_before(words.starts[first], FREIGHT_REACH)
        kinds.update(() if not told else ("any", "arms") if people.is_arms(told) else ("any",))
    if people.have_vessels and people.traded and not _LOADED.isdisjoint(words.lower[first:last]):
        kinds.add("any")
    return frozenset(kinds)


def goods_between(words: Words, low: int, high: int, people: Participants, kind: str) -> tuple[str, ...]:
    """Goods of a kind mentioned between two words."""
    if low >= high:
        return ()
    type = "money" if kind == "money" else "goods"
    found = [m for m in people.within(words.starts[low], words.ends[high - 1]) if m.type == type]
    if kind == "arms":
        found = [m for m in found if people.is_arms(m.entity)]
    return tuple(dict.fromkeys(meant_goods(words, m, people) for m in found if not _is_none_of(words, m, low)))


def goods_before_clause(
    words: Words, i: int, first: int, people: Participants, kind: str
) -> tuple[tuple[str, ...], int]:
    """Goods of a kind before the relative clause of a verb, and where that begins: "missiles | Iran has sent"."""
    tags = words.tags
    phrase = subject_before(words, group_start(words, i, first), first)
    if phrase is None:
        return (), -1
    end = phrase[0]
    if end - 1 > first and (tags[end - 1] == "T" or words.lower[end - 1] == "which"):
        end -= 1
        end -= tags[end - 1] == ","
        held = noun_phrase_before(words, end, first)
        begin = held[0] if held else end
    else:  # without a pronoun the two phrases look like one: "missiles Iran"
        begin = end
        while end < phrase[1] and not (tags[end] in "XDR" and end > begin and tags[end - 1] == "n"):
            end += 1
        if end == phrase[1]:
            return (), -1
    inside = people.within(words.starts[begin], words.ends[end - 1]) if begin < end else []
    if not any(m.type == "goods" and m.span.end == words.ends[end - 1] for m in inside):
        return (), -1
    return goods_between(words, begin, end, people, kind), end


def given_to(words: Words, target: tuple[int, int], people: Participants) -> tuple[str, ...]:
    """Who gets what in "sold the Philippines rifles": a name at the head of the object, before the goods."""
    end = min(target[1] + _AMOUNT, len(words))  # "paid Velka Ltd US$2 million": a sign ends the phrase
    inside = people.within(words.starts[target[0]], words.ends[end - 1])
    goods = next((m for m in inside if m.type in ("goods", "money")), None)
    first = next((m for m in inside if m.type in AGENTS), None)
    if goods is None or first is None or first.span.end >= goods.span.start:
        return ()
    is_body = first.type == "organization" or (first.type == "group" and first.span.text.endswith("s"))
    if first.level not in ("name", "metonym") and not is_body:
        return ()
    at = bisect_left(words.starts, first.span.start)
    is_first = at == target[0] or (at == target[0] + 1 and words.tags[target[0]] == "D")
    owns = words.lower[bisect_left(words.ends, first.span.end)].endswith(("'s", "s'"))
    return () if owns or not is_first else (first.entity,)


def makers_of(words: Words, i: int, first: int, last: int, before: bool, people: Participants) -> tuple[str, ...]:
    """The state whose goods they are that somebody buys: "bought Iranian drones", "Russian coal was bought".

    Args:
        i: the verb.
        before: the goods stand before it.
    """
    low, high = (max(first, i - _MADE_REACH), i) if before else (i + 1, min(last, i + _MADE_REACH, len(words)))
    inside = people.within(words.starts[low], words.ends[high - 1]) if low < high else []
    for state, goods in pairwise([m for m in inside if m.type in ("country", "goods")]):
        if state.type == "country" and goods.type == "goods" and _modifies(words, state, goods):
            both = [m.entity for m in inside if m.type == "country" and _is_joined(words, m, state)]
            return (*both, state.entity)
    return ()


def _is_joined(words: Words, first: Mention, second: Mention) -> bool:
    """Whether two states modify the same goods: "Turkish and Iranian drones"."""
    at = bisect_left(words.starts, first.span.end)
    return words.lower[at : at + 1] in (["and"], ["or"]) and words.starts[at + 1] == second.span.start


def _modifies(words: Words, state: Mention, goods: Mention) -> bool:
    """Whether a state is an adjective of goods: "Iranian", "Iranian-made", "US" before "attack drones"."""
    at, end = bisect_right(words.starts, state.span.start) - 1, bisect_left(words.starts, goods.span.start)
    is_adjective = state.level == "demonym" or words.lower[at].endswith(("-made", "-built", "-origin"))
    return is_adjective and not set(words.tags[at + 1 : end]) - set("nJdXV")


def _is_none_of(words: Words, goods: Mention, low: int) -> bool:
    """Whether goods only say what else something is: "not weapons", "an arms embargo"."""
    after = bisect_left(words.starts, goods.span.end)
    if _is_asked_for(words, goods.span.start, low):
        return True
    if words.lower[after : after + 1] != [] and words.lower[after] in _DESCRIBED:
        return True  # "an arms exhibition"
    return words.lower[after : after + 1] in _MEASURES or _determiner(words, goods.span.start, low) == "not"


def _is_asked_for(words: Words, place: int, low: int) -> bool:
    """Whether goods are only what a paper or money is for: "a request for drones", "pictures of the rockets"."""
    at = bisect_left(words.starts, place)
    while at > low and words.tags[at - 1] in "DnXJd":
        at -= 1
    return at - 1 > low and words.lower[at - 1] in ("for", "of") and words.lower[at - 2] in _PAPERS


def are_none(words: Words, low: int, high: int, people: Participants, kind: str) -> bool:
    """Whether the goods between two words are none: "sold no weapons"."""
    inside = people.within(words.starts[low], words.ends[high - 1]) if low < high else []
    goods = [m for m in inside if m.type == "goods" and (kind != "arms" or people.is_arms(m.entity))]
    return bool(goods) and _determiner(words, goods[0].span.start, low) == "no"


def _determiner(words: Words, place: int, low: int) -> str:
    """The "no" or "not" before the noun phrase that a mention at a place ends, "" if there is none."""
    at = bisect_left(words.starts, place)
    while at > low and words.tags[at - 1] in "nXJ" and words.lower[at - 1] not in ("no", "not"):
        at -= 1
    before = words.lower[at - 1] if at > low else ""
    return before if before in ("no", "not") else ""


def goods_before_verb(
    words: Words, i: int, first: int, clause: Clause, people: Participants, kind: str
) -> tuple[str, ...]:
    """Goods that are the subject of a passive, or that its subject takes up: "forty of them were sold"."""
    if clause.phrase is not None:
        return goods_between(words, *clause.phrase, people, kind) or goods_again(words, clause.phrase, people, kind)
    if not clause.passive:  # "documents obtained by a newspaper" are no drones that were told of before
        phrase = noun_phrase_before(words, i, first)
        if phrase is None or not goods_between(words, *phrase, people, kind):
            return ()
    goods = goods_between(words, max(first, i - _GOODS_REACH), i, people, kind)
    return goods or goods_again(words, subject_before(words, group_start(words, i, first), first), people, kind)


def goods_after_verb(
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


def is_reduced(words: Words, i: int, first: int, clause: Clause, frame: EventFrame, people: Participants) -> bool:
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
