"""Acronyms in the names of organisations: with full stops (``D.U.A.S.A.``), or explained in brackets (``(JNIM)``)."""

from __future__ import annotations

import re

from dissuade.names.lexicon import Lexicon, native_key
from dissuade.names.tokenize import Word
from dissuade.names.tokens import Token, TokenKind

__all__ = ["drop_explained", "join_dotted"]

_DOTTED = re.compile(r"(?<![\w.])(?:[^\W\d_]\.){2,}[^\W\d_]\b\.?")  # three letters or more

_SMALL = frozenset((TokenKind.STOP, TokenKind.PARTICLE))
_FEWEST, _MOST = 2, 8


def join_dotted(words: list[Word], text: str, lexicon: Lexicon) -> list[Word]:
    """Make one word of the letters of an acronym, unless they are a legal form (``S.A.R.L.``) as they stand."""
    for match in _DOTTED.finditer(text):
        first, last = match.start(), match.end()
        letters = [word for word in words if first <= word.start < last]
        at = words.index(letters[0])
        keys = [native_key(text[word.start : word.end]) for word in words[at:]]
        most = min(lexicon.longest.get(keys[0], 1), len(keys))
        legal = any(" ".join(keys[:size]) in lexicon.words for size in range(len(letters), most + 1))
        if legal or len({word.script for word in letters}) > 1:
            continue
        whole = Word(first, letters[-1].end, letters[0].script)
        words = [*words[:at], whole, *words[at + len(letters) :]]
    return words


def drop_explained(tokens: list[Token], text: str) -> list[Token]:
    """Leave out an acronym in brackets that the other words of the name spell.

    The name says the same without it, and a name that is only the acronym answers the words that it stands for.
    """
    for at, token in enumerate(tokens):
        if token.kind is not TokenKind.NAME or not _in_brackets(token, text):
            continue
        others = [*tokens[:at], *tokens[at + 1 :]]
        if _spelt_by(token.forms[0].text, others):
            return others
    return tokens


def _in_brackets(token: Token, text: str) -> bool:
    return text[: token.start].endswith("(") and text[token.end :].lstrip(".").startswith(")")


def _spelt_by(acronym: str, tokens: list[Token]) -> bool:
    """Whether a run of tokens begins with the letters of an acronym, small words left out or counted."""
    if not _FEWEST <= len(acronym) <= _MOST:
        return False
    full = "".join(token.forms[0].text[0] for token in tokens)
    core = "".join(token.forms[0].text[0] for token in tokens if token.kind not in _SMALL)
    return acronym in core or acronym in full
