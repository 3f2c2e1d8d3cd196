"""Acronyms in the names of organisations: with full stops (``D.U.A.S.A.``), or explained in brackets (``(JNIM)``).

A token of several words (``Islamic Republic of Iran``) or stems (``Vnesh-torg-bank``) has their first letters as a form
of its own, of so little quality that it answers as a whole or not at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from dissuade.names.data_files import read_rows
from dissuade.names.lexicon import Lexicon, lexicon_for, native_key
from dissuade.names.normalize import fold_latin
from dissuade.names.romanize import transcribe
from dissuade.names.tokenize import Word
from dissuade.names.tokens import Form, NameClass, Token, TokenKind

__all__ = ["INITIALS", "SHORTEST_COMPOUND", "drop_explained", "initials_within", "join_dotted"]

INITIALS = "initials"
"""The system of a form that is made of first letters."""

_QUALITY = 0.25  # below kernels.workspace.INITIALS

_DOTTED = re.compile(r"(?<![\w.])(?:[^\W\d_]\.){2,}[^\W\d_]\b\.?")  # three letters or more

_SPACED = re.compile(r"(?<![\w.])(?:[^\W\d_]\.\s+){2,}[^\W\d_]\b\.?")

_SMALL = frozenset((TokenKind.STOP, TokenKind.PARTICLE))
_FEWEST, _MOST = 2, 8
_LETTERS = frozenset((TokenKind.NAME, TokenKind.GENERIC, TokenKind.PLACE, TokenKind.NUMBER))
_SHORTEST_INDEXED = 3
_WORDS = re.compile(r"[^\W_]+")
SHORTEST_COMPOUND = 9
_SYLLABIC = 3


def join_dotted(words: list[Word], text: str, lexicon: Lexicon) -> list[Word]:
    """Make one word of the letters of an acronym, unless they are a legal form (``S.A.R.L.``) as they stand.

    Letters that stand apart (``L. T. D.``) are one word only if that is a legal form.
    """
    for match in _DOTTED.finditer(text):
        first, last = match.start(), match.end()
        letters = [word for word in words if first <= word.start < last]
        at = words.index(letters[0])
        keys = [native_key(text[word.start : word.end]) for word in words[at:]]
        most = min(lexicon.longest.get(keys[0], 1), len(keys))
        legal = any(" ".join(keys[:size]) in lexicon.words for size in range(len(letters), most + 1))
        if legal or len({word.script for word in letters}) > 1:
            continue
        words = _as_one(words, at, len(letters))
    for match in _SPACED.finditer(text):
        letters = [word for word in words if match.start() <= word.start < match.end()]
        known = lexicon.words.get(native_key("".join(text[word.start : word.end] for word in letters)))
        if known is not None and known.kind is TokenKind.LEGAL and len(letters) > _FEWEST:
            words = _as_one(words, words.index(letters[0]), len(letters))
    return words


def _as_one(words: list[Word], at: int, size: int) -> list[Word]:
    """The words with ``size`` of them, from ``at`` on, as one."""
    return [*words[:at], Word(words[at].start, words[at + size - 1].end, words[at].script), *words[at + size :]]


def drop_explained(tokens: list[Token], text: str) -> list[Token]:
    """Leave out an acronym in brackets that the other words of the name spell.

    The name says the same without it, and a name that is only the acronym answers the words that it stands for.
    """
    for first, last in _in_brackets(tokens, text):
        others = [*tokens[:first], *tokens[last:]]
        if _spelt_by("".join(token.forms[0].text for token in tokens[first:last]), others):
            return others
    return tokens


def _in_brackets(tokens: list[Token], text: str) -> Iterator[tuple[int, int]]:
    """The tokens, as places in the list, of each word that stands alone in brackets and is no word of the lexicon.

    An acronym that is known has a token for each of its letters.
    """
    for first, token in enumerate(tokens):
        if not text[: token.start].endswith("("):
            continue
        last = first + 1
        while last < len(tokens) and tokens[last].start == tokens[last - 1].end:
            last += 1
        known = last - first == 1 and token.kind is not TokenKind.NAME
        if not known and text[tokens[last - 1].end :].lstrip(".").startswith(")"):
            yield first, last


def _spelt_by(acronym: str, tokens: list[Token]) -> bool:
    """Whether a run of tokens begins with the letters of an acronym, small words left out or counted."""
    if not _FEWEST <= len(acronym) <= _MOST:
        return False
    full = "".join(token.forms[0].text[0] for token in tokens)
    core = "".join(token.forms[0].text[0] for token in tokens if token.kind not in _SMALL)
    return acronym in core or acronym in full


@lru_cache(maxsize=100_000)
def initials_within(text: str, script: str) -> Form | None:
    """The first letters of the words of a token, or of the stems it is made of in Latin letters; None for others."""
    parts = _WORDS.findall(text)
    if len(parts) == 1:
        known = script == "Latn" and len(text) >= SHORTEST_COMPOUND
        parts = _stems_of(fold_latin(text)) if known else []
    else:
        small = lexicon_for(NameClass.ORGANIZATION).words
        parts = [part for part in map(native_key, parts) if part not in small or small[part].kind not in _SMALL]
        if script != "Latn":
            parts = [transcribe(part, script)[0].text for part in parts]
    letters = "".join(part[0] for part in parts if part)
    return Form(letters, _QUALITY, INITIALS) if _FEWEST <= len(letters) <= _MOST else None


@cache
def _stems() -> frozenset[str]:
    return frozenset(stem for row in read_rows("compound_stems") for stem in row[0].split())


def _stems_of(word: str) -> list[str]:
    """The stems that make up a whole word, the fewest; empty if it is not made of them, or of fewer than three."""
    best: list[list[str] | None] = [[]] + [None] * len(word)
    for end in range(1, len(word) + 1):
        for start in range(max(0, end - 10), end):
            before = best[start]
            if before is not None and word[start:end] in _stems():
                known = best[end]
                if known is None or len(before) + 1 < len(known):
                    best[end] = [*before, word[start:end]]
    found = best[-1] or []
    return found if len(found) >= _SHORTEST_INDEXED else []
