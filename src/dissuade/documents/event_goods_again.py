"""Goods told before that a phrase takes up: "the cargo", "they", "forty of them", "the machines", "the weapons"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from functools import cache

from dissuade.documents.event_frames import Participants
from dissuade.documents.lexicons import read_rows, word_set
from dissuade.documents.phrases import head_word
from dissuade.documents.tagged_words import Words
from dissuade.model.report import Mention

__all__ = ["FREIGHT_REACH", "are_told_again", "goods_again", "may_take_up", "meant_goods"]

FREIGHT_REACH = 1000  # code points back to the goods that "the cargo" means
_PRONOUN_REACH = 200  # and to those that "them" means
_FREIGHT, _SHARES, _GENERIC = word_set("freight"), word_set("shares-of-goods"), word_set("generic-goods")
_TAKING_UP = frozenset({"they", "them", "it"})
_AIRCRAFT = ("goods-military-aircraft", "goods-aircraft", "goods-drones", "goods-helicopters")
_KINDS = {
    **dict.fromkeys(("aircraft", "planes", "jets", "plane", "jet"), _AIRCRAFT),
    **dict.fromkeys(("vehicles", "vehicle"), ("goods-armoured-vehicles", "goods-vehicles")),
    "metal": ("goods-gold", "goods-metals"),
}
"""Words for what carries others itself, and which goods told before they may mean."""
_ANY_ARMS = frozenset({"goods-weapons"})
_ANY_AIRCRAFT = frozenset({"goods-aircraft"})
_QUANTITIES = word_set("standalone")
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "its", "their", "his", "entire", "whole"})
_THESE = frozenset({"the", "these", "those"})
_BEFORE = 4  # words from goods back to what makes them definite


@cache
def _goods_by_word() -> Mapping[str, frozenset[str]]:
    """Which goods a last word may stand for: "engines" for those of drones, of aircraft and others."""
    found: dict[str, set[str]] = {}
    for file in ("goods", "wares"):
        for row in read_rows(file):
            for wording in row[3].split("|"):
                found.setdefault(wording.split()[-1].lower(), set()).add(f"goods-{row[0]}")
    return {word: frozenset(goods) for word, goods in found.items()}


@cache
def _taking_up() -> frozenset[str]:
    return _FREIGHT | _SHARES | _TAKING_UP | _KINDS.keys() | _GENERIC | _goods_by_word().keys()


def may_take_up(words: Words, first: int, last: int) -> bool:
    """Whether a sentence has any word that may take up goods told before."""
    return not _taking_up().isdisjoint(words.lower[first:last])


def goods_again(words: Words, phrase: tuple[int, int] | None, people: Participants, kind: str) -> tuple[str, ...]:
    """The goods told before that a phrase takes up: "the cargo", "they", "forty of them", "a small number"."""
    if phrase is None or kind == "money":
        return ()
    comma = words.tags.find(",", *phrase)
    phrase = (phrase[0], comma) if comma > phrase[0] else phrase  # "the devices, worth €2m,"
    if not _takes_up(words, *phrase, people):
        return ()
    word = words.lower[phrase[1] - 1]
    is_pronoun = word in _TAKING_UP
    reach = _PRONOUN_REACH if is_pronoun else FREIGHT_REACH
    told = people.goods_before(words.starts[phrase[0]], reach, nearest=is_pronoun)
    if told not in _meant_by(word, told):
        return ()
    return (told,) if told and (kind != "arms" or people.is_arms(told)) else ()


def _meant_by(word: str, told: str) -> tuple[str, ...] | frozenset[str]:
    """Which goods a word can mean; any, if it says nothing of them."""
    if word in _KINDS:
        return _KINDS[word]
    is_open = word in _GENERIC or word in _FREIGHT or word in _SHARES or word in _TAKING_UP
    return (told,) if is_open else _goods_by_word().get(word, (told,))


def _takes_up(words: Words, low: int, high: int, people: Participants) -> bool:
    lower, head = words.lower, head_word(words, (low, high))
    if lower[head + 1 : head + 2] == ["of"] and head + 2 < high and lower[head] in _QUANTITIES:
        return _takes_up(words, head + 2, high, people)  # "six of the aircraft"
    if lower[head] in _FREIGHT or lower[head] in _KINDS:
        return not _DEFINITE.isdisjoint(lower[low:head]) or (lower[head] in _FREIGHT and "d" in words.tags[low:head])
    if lower[head] in _GENERIC or (lower[head] in _goods_by_word() and lower[head] not in _SHARES):
        return low < head == high - 1 and lower[low] in _DEFINITE and head - low < _BEFORE
    if lower[high - 1] == "them" and lower[high - 2 : high - 1] == ["of"]:
        return True  # "forty of them"
    if high - low == 1 and lower[low] in _TAKING_UP:
        return not people.within(words.starts[low], words.ends[low])  # nobody that it is known to mean
    return head == high - 1 and lower[head] in _SHARES and words.tags[high : high + 1] not in ("n", "X")


def meant_goods(words: Words, goods: Mention, people: Participants) -> str:
    """What goods are: "the weapons" and "the aircraft" are the rifles and the drones that were traded before."""
    general = _ANY_ARMS if goods.entity in _ANY_ARMS else _ANY_AIRCRAFT if goods.entity in _ANY_AIRCRAFT else None
    if general is None or not people.traded or not _is_definite(words, goods):
        return goods.entity
    told = people.goods_before(goods.span.start, FREIGHT_REACH)
    if told in general or told not in people.traded:
        return goods.entity
    is_one = people.is_arms(told) if general is _ANY_ARMS else told in _AIRCRAFT
    return told if is_one else goods.entity


def _is_definite(words: Words, goods: Mention) -> bool:
    at = bisect_left(words.starts, goods.span.start)
    return at > 0 and words.lower[at - 1] in _THESE


def are_told_again(words: Words, first: int, last: int, goods: tuple[str, ...], people: Participants) -> bool:
    """Whether all words for traded goods in a sentence only take up what was told before: "the engines were sold"."""
    if not goods or not people.traded.issuperset(goods):
        return False
    inside = people.within(words.starts[first], words.ends[last - 1])
    return all(_is_definite(words, m) for m in inside if m.type == "goods" and m.entity in goods)
