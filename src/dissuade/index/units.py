"""What the tokens of a name give when they are written together or abbreviated: the same on both sides of a search."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dissuade.names.tokens import AnalyzedName, NameClass, Token, TokenKind

__all__ = ["Unit", "find_acronyms", "glue_tokens"]

MAX_GLUED = 24
MAX_TOKENS_WHOLE = 4
_UNGLUED = frozenset((TokenKind.STOP, TokenKind.LEGAL, TokenKind.TITLE))
_LETTERS = frozenset((TokenKind.NAME, TokenKind.GENERIC, TokenKind.PLACE, TokenKind.NUMBER))


class Unit(NamedTuple):
    """Tokens ``first`` to ``last - 1`` of a name as one word."""

    text: str
    first: int
    last: int


def glue_tokens(name: AnalyzedName) -> Iterator[Unit]:
    """Yield neighbouring tokens as one word: two, three around a particle, runs of initials, short names whole."""
    tokens = name.tokens
    count = len(tokens)
    whole = range(count) if 2 < count <= MAX_TOKENS_WHOLE else range(0)
    for first in range(count - 1):
        if tokens[first].kind in _UNGLUED:
            continue
        if tokens[first].kind is TokenKind.INITIAL:
            last = first
            while last < count and tokens[last].kind is TokenKind.INITIAL:
                last += 1
            if last - first > 2 and (first == 0 or tokens[first - 1].kind is not TokenKind.INITIAL):
                yield Unit(_join(tokens[first:last]), first, last)
        if tokens[first + 1].kind in _UNGLUED:
            continue
        text = _join(tokens[first : first + 2])
        if len(text) <= MAX_GLUED:
            yield Unit(text, first, first + 2)
        if (
            first + 2 < count
            and tokens[first + 1].kind is TokenKind.PARTICLE
            and tokens[first + 2].kind not in _UNGLUED
        ):
            text = _join(tokens[first : first + 3])
            if len(text) <= MAX_GLUED:
                yield Unit(text, first, first + 3)
    if whole and not any(token.kind in _UNGLUED for token in tokens):
        text = _join(tokens)
        if len(text) <= MAX_GLUED:
            yield Unit(text, 0, count)


def find_acronyms(name: AnalyzedName) -> Iterator[str]:
    """Yield the first letters of an organisation's name, with and without its legal form; at least three letters."""
    if name.name_class not in (NameClass.ORGANIZATION, NameClass.ANY):
        return
    core = "".join(token.forms[0].text[0] for token in name.tokens if token.kind in _LETTERS)
    if 3 <= len(core) <= 8:
        yield core
    full = "".join(
        token.forms[0].text[0] for token in name.tokens if token.kind in _LETTERS or token.kind is TokenKind.LEGAL
    )
    if full != core and 3 <= len(full) <= 8:
        yield full


def _join(tokens: Sequence[Token]) -> str:
    return "".join(token.forms[0].text for token in tokens)
