"""Arabic compounds in Latin letters, which are written glued or apart."""

from __future__ import annotations

import re

from dissuade.names.spans import Span
from dissuade.names.tokenize import Word

__all__ = ["split_latin_compound"]

_LATIN_COMPOUND = re.compile(
    r"(abd(?:[uaeo]l|oul|ool|[uae]r|[uae]s|[uae]n))(?!l?a(?:h|y|e|$)|lah|ov|ev)([a-z]{4,})|([a-z]{3,})([ueao]d{1,2}(?:ee|i)ne?)"
)


def split_latin_compound(text: str, word: Word) -> list[Span]:
    """``Abdulrahman`` as Abdul and rahman, ``Saifuddin`` as Saif and uddin; any other Latin word as it is."""
    piece = text[word.start : word.end]
    match = _LATIN_COMPOUND.fullmatch(piece.lower()) if piece.isascii() else None
    if match is None:
        return [Span(word.start, word.end, word.script)]
    at = word.start + len(match.group(1) or match.group(3))
    return [Span(word.start, at, word.script), Span(at, word.end, word.script)]
