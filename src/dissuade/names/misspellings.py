"""Long words of organisations that are misspelt (``COMPPANY``), run into a neighbour (``KRAKERNLIMITED``) or are torn.

A word that names are known to have (``names.rarity``) is never taken for another.
"""

from __future__ import annotations

from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from rapidfuzz.distance import OSA, Hamming

from dissuade.names.lexicon import lexicon_for
from dissuade.names.misread import undo_misreading
from dissuade.names.rarity import UNSEEN, rarity
from dissuade.names.tokens import NameClass, TokenKind

__all__ = ["SHORTEST_RUN_ON", "intended_word", "may_be_torn_off", "run_on_cut", "stands_alone", "torn_word"]

_LEGAL_ALONE, _GENERIC_ALONE = 7, 8  # letters of a word that is recognised with no phrase around it
_IN_PHRASE = 5
_TWO_EDITS = 12
_LEAST_REST = 5
_TORN = 7  # letters of a word that is put together again
_SHORTEST_TAIL = 2

_NO_WORD_ENDS_SO = ("fzco", "gmbh", "ojsc", "cjsc", "pjsc", "bhd", "fzc", "fze", "jsc", "llc", "llp", "ltd", "pvt")
_NO_WORD_BEGINS_SO = ("ojsc", "cjsc", "pjsc", "jsc", "oao", "ooo")
_HARDLY_ENDS_SO = ("sarl", "inc", "plc", "pte", "srl")
_HARDLY_BEGINS_SO = ("pao", "zao")
_SMALL = ("and", "for", "of", "the")

SHORTEST_RUN_ON = 7
"""Letters of a word that may be two."""


class _Words(NamedTuple):
    """Words that can be recognised, and what is left of them without a letter or two.

    Beside them ends and pairs to cut at, and tails that are torn off.
    """

    legal: frozenset[str]
    generic: frozenset[str]
    in_phrase: frozenset[str]
    by_remainder: dict[str, tuple[str, ...]]
    ends: dict[str, tuple[str, ...]]
    pairs: dict[str, int]
    tails: frozenset[str]


def _remainders(word: str) -> set[str]:
    """What is left of a word without one letter; of a long word, without two as well."""
    found = {word[:i] + word[i + 1 :] for i in range(len(word))}
    if len(word) >= _TWO_EDITS:
        found |= {rest[:i] + rest[i + 1 :] for rest in found for i in range(len(rest))}
    found.add(word)
    return found


@cache
def _words() -> _Words:
    entries = lexicon_for(NameClass.ORGANIZATION).words
    legal: set[str] = set()
    generic: set[str] = set()
    english: set[str] = set()
    in_phrase: set[str] = set()
    pairs: dict[str, int] = {}
    for key, entry in entries.items():
        parts = key.split(" ")
        if not all(part.isascii() and part.isalpha() for part in parts):
            continue
        if len(parts) > 1:
            if entry.kind is TokenKind.LEGAL:
                in_phrase.update(part for part in parts if len(part) >= _IN_PHRASE)
                pairs.update({a + b: len(a) for a, b in pairwise(parts) if len(a + b) >= 10})
        elif entry.kind is TokenKind.LEGAL and len(key) >= _LEGAL_ALONE:
            legal.add(key)
        elif entry.kind is TokenKind.GENERIC and len(key) >= _GENERIC_ALONE:
            generic.add(key)
        if entry.kind is TokenKind.GENERIC and len(entry.forms[0].text) >= 7 and key == entry.forms[0].text:
            english.add(key)
    by_remainder: dict[str, list[str]] = {}
    for word in sorted(legal | generic | in_phrase):
        for rest in _remainders(word):
            by_remainder.setdefault(rest, []).append(word)
    ends: dict[str, list[str]] = {}
    for word in sorted(legal | english, key=len, reverse=True):
        if word in legal or word in in_phrase:  # of other words the rest may be an ending (holding, holdingovaya)
            ends.setdefault(word[:2], []).append(word)
        ends.setdefault("-" + word[-2:], []).append(word)
    return _Words(
        frozenset(legal),
        frozenset(generic),
        frozenset(in_phrase),
        {rest: tuple(words) for rest, words in by_remainder.items()},
        {edge: tuple(words) for edge, words in ends.items()},
        {pair: cut for pair, cut in pairs.items() if pair not in entries},
        frozenset(
            tail
            for word in legal | generic | in_phrase
            if len(word) >= _TORN
            for at in range(1, len(word) - _SHORTEST_TAIL + 1)
            if (tail := word[at:]) not in entries and rarity(tail) >= UNSEEN
        ),
    )


def stands_alone(word: str) -> bool:
    """Whether a word of the lexicon is long enough to be recognised by itself when it is misspelt."""
    words = _words()
    return word in words.legal or word in words.generic


def may_be_torn_off(word: str) -> bool:
    """Whether a word is no word of its own and ends a long legal or generic one (the second of ``LIA BILITY``)."""
    return word in _words().tails


def torn_word(first: str, second: str) -> str:
    """The long legal or generic word that two words of an organisation are together, "" if they are none.

    Args:
        first, second: the keys of neighbours in the lexicon.
    """
    together = first + second
    words = _words()
    if second not in words.tails or len(together) < _TORN:
        return ""
    return together if any(together in known for known in (words.legal, words.generic, words.in_phrase)) else ""


@lru_cache(maxsize=100_000)
def intended_word(key: str) -> str:
    """The legal or generic word that a word of an organisation misspells, by an edit or, of twelve letters, two.

    Args:
        key: the word's key in the lexicon.

    Returns:
        The key of the word that is meant, or "" if the word is one of its own.
    """
    if key == "&":
        return "and"
    entries = lexicon_for(NameClass.ORGANIZATION).words
    if key in entries or not key.isascii():
        return ""
    for text in undo_misreading(key, fewest=2):
        if text in (entries if len(text) > 2 else _SMALL) or text in _words().in_phrase:
            return text
    if len(key) < _IN_PHRASE - 1 or not key.isalpha() or rarity(key, NameClass.ANY) < UNSEEN:
        return ""
    words = _words()
    if key in words.in_phrase:
        return ""
    near = {word for rest in _remainders(key) for word in words.by_remainder.get(rest, ()) if word[0] == key[0]}
    return min(((d, word) for word in near if (d := _edits(key, word))), default=(0, ""))[1]


def _edits(key: str, word: str) -> int:
    """How many slips make a word of another, 0 if more than such a word allows."""
    allowed = 2 if min(len(word), len(key)) >= _TWO_EDITS else 1
    distance = OSA.distance(key, word, score_cutoff=allowed)
    if len(key) < _GENERIC_ALONE and word not in _words().legal and word not in _words().in_phrase:
        return 0
    if distance > allowed or (distance == 2 and Hamming.distance(key, word) == 2):  # transformation, transportation
        return 0
    return int(distance)


@lru_cache(maxsize=100_000)
def run_on_cut(key: str, many: bool) -> int:
    """Where a word of an organisation falls into two, one of them a long legal or generic word; 0 if it does not.

    Args:
        key: the word's key in the lexicon.
        many: whether the name has other words; only then may both parts be general ones.
    """
    entries = lexicon_for(NameClass.ORGANIZATION).words
    if len(key) < SHORTEST_RUN_ON or not (key.isascii() and key.isalpha()) or key in entries or rarity(key) < UNSEEN:
        return 0
    if cut := _short_form_cut(key) or (_small_word_cut(key) if many else 0):
        return cut
    words = _words()
    if cut := words.pairs.get(key, 0):
        return cut
    for word in words.ends.get("-" + key[-2:], ()):
        rest = key.removesuffix(word)
        if len(rest) < len(key) and _may_stand(rest, word, words, many=many):
            return len(rest)
    for word in words.ends.get(key[:2], ()):
        rest = key.removeprefix(word)
        if len(rest) < len(key) and _may_stand(rest, word, words, many=many):
            return len(word)
    return 0


def _short_form_cut(key: str) -> int:
    """Where a short legal form falls off (``VOSTOKLTD``, ``OAOVOSTOK``); 0 if none does."""
    for form in (*_NO_WORD_ENDS_SO, *_HARDLY_ENDS_SO):
        if key.endswith(form) and _leaves_word(key.removesuffix(form), sure=form in _NO_WORD_ENDS_SO):
            return len(key) - len(form)
    for form in (*_NO_WORD_BEGINS_SO, *_HARDLY_BEGINS_SO):
        if key.startswith(form) and _leaves_word(key.removeprefix(form), sure=form in _NO_WORD_BEGINS_SO):
            return len(form)
    return 0


def _leaves_word(rest: str, *, sure: bool) -> bool:
    known = rest in lexicon_for(NameClass.ORGANIZATION).words or rarity(rest) < UNSEEN
    return len(rest) >= _LEAST_REST - (known and sure) and (known or sure)


def _small_word_cut(key: str) -> int:
    """Where a small word falls off a word of the lexicon (``COMPANYFOR``); 0 if none does."""
    entries = lexicon_for(NameClass.ORGANIZATION).words
    for small in _SMALL:
        for cut, rest in ((len(key) - len(small), key.removesuffix(small)), (len(small), key.removeprefix(small))):
            if _LEAST_REST <= len(rest) < len(key) and rest in entries:
                return cut
    return 0


def _may_stand(rest: str, word: str, words: _Words, *, many: bool) -> bool:
    """Whether what a long word leaves of another is a word too, not the beginning of a compound (``Interservice``)."""
    if word in words.legal:
        return len(rest) >= _LEAST_REST
    if rest in lexicon_for(NameClass.ORGANIZATION).words:
        return many and len(rest) >= _LEAST_REST
    return len(rest) > _LEAST_REST and (word in words.in_phrase or rarity(rest) < UNSEEN)
