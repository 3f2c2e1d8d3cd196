"""Burmese words: written without blanks, while Latin spells their names a syllable at a time."""

from __future__ import annotations

from functools import lru_cache

from dissuade.names.romanize import best_forms
from dissuade.names.romanize_burmese import romanize_burmese, split_syllables
from dissuade.names.spans import Span
from dissuade.names.tokenize import Word
from dissuade.names.tokens import Form

__all__ = ["split_burmese"]


@lru_cache(maxsize=5_000)
def _syllable(text: str) -> tuple[Form, ...]:
    return best_forms(romanize_burmese(text))


def split_burmese(text: str, word: Word) -> list[Span]:
    """A Burmese word as its syllables (Aung San Suu Kyi); as one span where it has none."""
    piece = text[word.start : word.end]
    spans = [
        Span(word.start + start, word.start + end, "Mymr", forms=_syllable(piece[start:end]))
        for start, end in split_syllables(piece)
    ]
    return spans or [Span(word.start, word.end, word.script)]
