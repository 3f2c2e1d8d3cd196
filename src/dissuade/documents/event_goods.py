"""Which goods an event is about, and which stand beside it for something else."""

from __future__ import annotations

from bisect import bisect_left

from dissuade.documents.event_clauses import AGENTS, group_start
from dissuade.documents.event_frames import Participants
from dissuade.documents.lexicons import word_set
from dissuade.documents.phrases import noun_phrase_before
from dissuade.documents.subjects import subject_before
from dissuade.documents.tagged_words import Words
from dissuade.model.report import Mention

__all__ = ["THEM_REACH", "are_none", "given_to", "goods_before_clause", "goods_between", "kinds_of_goods"]

THEM_REACH = 24  # words from "them" back to the goods that it means
_AMOUNT = 2  # words
_MEASURES = (["embargo"], ["ban"], ["embargoes"], ["bans"])
_DESCRIBED = word_set("described-by-goods")
_PAPERS = word_set("papers")


def kinds_of_goods(words: Words, first: int, last: int, people: Participants) -> frozenset[str]:
    """The kinds of goods that a sentence may tell of, as ``goods_between`` knows them: the usual one has none."""
    kinds = set()
    for mention in people.within(words.starts[max(0, first - THEM_REACH)], words.ends[last - 1]):
        if mention.type == "money":
            kinds.add("money")
        elif mention.type == "goods":
            kinds.update(("any", "arms") if people.is_arms(mention.entity) else ("any",))
    return frozenset(kinds)


def goods_between(words: Words, low: int, high: int, people: Participants, kind: str) -> tuple[str, ...]:
    """Goods of a kind mentioned between two words."""
    if low >= high:
        return ()
    type = "money" if kind == "money" else "goods"
    found = [m for m in people.within(words.starts[low], words.ends[high - 1]) if m.type == type]
    if kind == "arms":
        found = [m for m in found if people.is_arms(m.entity)]
    return tuple(dict.fromkeys(m.entity for m in found if not _is_none_of(words, m, low)))


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
