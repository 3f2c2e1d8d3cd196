"""What the tokens of a name give when they are written together or abbreviated: the same on both sides of a search."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from dissuade.names.tokens import AnalyzedName, NameClass, Token, TokenKind

__all__ = ["Unit", "find_acronyms", "glue_tokens"]

MAX_GLUED = 24
MAX_TOKENS_WHOLE = 4
_LETTERS = frozenset((TokenKind.NAME, TokenKind.GENERIC, TokenKind.PLACE, TokenKind.NUMBER))


SHORT_PART = 2
"""A word that was glued to so few letters has to agree exactly: within one edit it is as good as the word alone."""


class Unit(NamedTuple):
    """Tokens ``first`` to ``last - 1`` of a name as one word; ``loose`` if that word may be met within an edit."""

    text: str
    first: int
    last: int
    loose: bool


def glue_tokens(name: AnalyzedName) -> Iterator[Unit]:
    """Yield neighbouring tokens as one word: two, three around a particle, runs of initials, short names whole."""
    tokens = name.tokens
    count = len(tokens)
    for first in range(count - 1):
        ends = {first + 2}
        if first + 2 < count and tokens[first + 1].kind is TokenKind.PARTICLE:
            ends.add(first + 3)
        if _is_letter(tokens[first]) and (first == 0 or not _is_letter(tokens[first - 1])):
            last = first + 1
            while last < count and _is_letter(tokens[last]):
                last += 1
            if last - first > 2:
                ends.add(last)
        if first == 0 and 2 < count <= MAX_TOKENS_WHOLE:
            ends.add(count)
        for last in sorted(ends):
            parts = [token.forms[0].text for token in tokens[first:last]]
            text = "".join(parts)
            if len(text) <= MAX_GLUED:
                yield Unit(text, first, last, min(map(len, parts)) > SHORT_PART)


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


def _is_letter(token: Token) -> bool:
    return len(token.forms[0].text) == 1
