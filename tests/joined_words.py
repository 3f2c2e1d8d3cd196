"""What tokens give when they are written together, by plain loops: ``kernels.joining`` has to give the same."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from dissuade.names.acronyms import INITIALS
from dissuade.names.tokens import AnalyzedName, NameClass, Token, TokenKind

__all__ = ["Unit", "find_acronyms", "glue_tokens", "spell_out"]

MAX_GLUED = 24
MAX_TOKENS_WHOLE = 4
SHORT_PART = 2
_WORDS = re.compile("[a-z0-9]+")
_MOST = 8
_LETTERS = frozenset((TokenKind.NAME, TokenKind.GENERIC, TokenKind.PLACE, TokenKind.NUMBER))
_SHORTEST_INDEXED = 3
_SYLLABIC = 3


class Unit(NamedTuple):
    """Tokens ``first`` to ``last - 1`` of a name as one word; ``loose`` if that word may be met within an edit."""

    text: str
    first: int
    last: int
    loose: bool


def glue_tokens(name: AnalyzedName) -> Iterator[Unit]:
    """Yield neighbouring tokens as one word: two, three around a particle, runs of initials, all but legal forms."""
    tokens = name.tokens
    count = len(tokens)
    if count < 2:
        return
    words = [token.forms[0].text for token in tokens]
    heads, tails = (words, words) if not any(map(_has_parts, tokens)) else zip(*map(_ends, tokens), strict=True)
    letters = [len(word) == 1 for word in words]
    for first in range(count - 1):
        text = tails[first] + heads[first + 1]
        if len(text) <= MAX_GLUED:
            yield Unit(text, first, first + 2, min(len(tails[first]), len(heads[first + 1])) > SHORT_PART)
        if first + 2 < count and tokens[first + 1].kind is TokenKind.PARTICLE:
            if (unit := _glue(words, first, first + 3)) is not None:
                yield unit
        elif letters[first] and letters[first + 1] and (first == 0 or not letters[first - 1]):
            last = letters.index(False, first) if False in letters[first:] else count
            if last - first > 2 and (unit := _glue(words, first, last)) is not None:
                yield unit
    kinds = [token.kind for token in tokens]
    first = next((at for at, kind in enumerate(kinds) if kind is not TokenKind.LEGAL), count)
    last = count - next((at for at, kind in enumerate(reversed(kinds)) if kind is not TokenKind.LEGAL), count)
    whole = 2 < last - first <= MAX_TOKENS_WHOLE and not all(letters)
    covered = last - first == 3 and tokens[first + 1].kind is TokenKind.PARTICLE
    if whole and not covered and (unit := _glue(words, first, last)) is not None:
        yield unit


def _has_parts(token: Token) -> bool:
    return (token.kind is TokenKind.LEGAL or " " in token.text) and token.text.isascii()


def _ends(token: Token) -> tuple[str, str]:
    """The first and the last word of a token; as written, for a legal form or several words (``Limited Company``)."""
    form = token.forms[0].text
    if not _has_parts(token):
        return form, form
    parts = _WORDS.findall(token.text.lower())
    if len(parts) > 1 and max(map(len, parts)) == 1:  # L.L.C.
        parts = ["".join(parts)]
    return (parts[0], parts[-1]) if parts else (form, form)


def _glue(words: list[str], first: int, last: int) -> Unit | None:
    parts = words[first:last]
    text = "".join(parts)
    return Unit(text, first, last, min(map(len, parts)) > SHORT_PART) if len(text) <= MAX_GLUED else None


def spell_out(name: AnalyzedName) -> str:
    """The letters of a name that is nothing but initials (``T.D.G.``) as one word, else ""."""
    if not name.tokens or name.tokens[0].kind is not TokenKind.INITIAL:
        return ""
    letters = name.tokens if all(token.kind is TokenKind.INITIAL for token in name.tokens) else ()
    return "".join(token.forms[0].text for token in letters) if len(letters) > 1 else ""


def find_acronyms(name: AnalyzedName) -> Iterator[str]:
    """Yield what an organisation may be abbreviated to: first letters, with and without small words and legal forms.

    Names of three words and more also give the first two letters of two words before those of the third (KO-MI-D).
    """
    if name.name_class not in (NameClass.ORGANIZATION, NameClass.ANY):
        return
    core = [token for token in name.tokens if token.kind in _LETTERS]
    with_form = [token for token in name.tokens if token.kind in _LETTERS or token.kind is TokenKind.LEGAL]
    seen = set()
    for tokens in (core, with_form, name.tokens):
        text = "".join(map(_initials, tokens))
        if _SHORTEST_INDEXED <= len(text) <= _MOST and text not in seen:
            seen.add(text)
            yield text
    if len(core) >= _SYLLABIC and name.script == "Latn":
        first, second, third = (token.forms[0].text for token in core[:_SYLLABIC])
        yield first[:2] + second[:2] + third[:1]
        yield first[:2] + second[:2] + third[:2]


def _initials(token: Token) -> str:
    last = token.forms[-1]
    return last.text if last.system == INITIALS else token.forms[0].text[0]
