"""Kana in names of organisations, written without blanks: cut at particles and at the words that are known."""

from __future__ import annotations

import re
from functools import cache

from dissuade.names.lexicon import Entry, lexicon_for, native_key
from dissuade.names.meanings import NATIVE, load_meanings
from dissuade.names.scripts import script_of
from dissuade.names.spans import Span
from dissuade.names.tokenize import Word
from dissuade.names.tokens import Form, NameClass, TokenKind

__all__ = ["split_kana"]

_RUNS = re.compile("[0-9０-９]+|[ァ-ヺーヽヾ]+|[^0-9０-９ァ-ヺーヽヾ]+")
_PARTICLES = frozenset(
    ("の", "と", "に", "を", "が", "は", "び", "及び", "および", "における", "のための", "による", "する")
)
_OF = Entry(TokenKind.STOP, (Form("of", 0.85, "translated"),))
_KANA = frozenset(("Kana", "Hira"))
_SHORTEST_PART = 2


def split_kana(word: Word, piece: str) -> list[Span]:
    """Spans of a word in kana: numbers apart (``163アーマード``), particles, and English words that are all known."""
    spans: list[Span] = []
    for run in _RUNS.finditer(piece):
        begin, text = word.start + run.start(), run.group()
        if text.isdecimal():
            spans.append(Span(begin, word.start + run.end(), word.script, number=str(int(text))))
        elif text in _PARTICLES and len(text) < len(piece):
            spans.append(Span(begin, word.start + run.end(), word.script, _OF))
        else:
            for start, end, entry in _known_parts(text):
                spans.append(Span(begin + start, begin + end, word.script, entry))
    return spans


def _known_parts(text: str) -> list[tuple[int, int, Entry | None]]:
    """A run of kana as known words, the longest first, if it is made of nothing else; else as it is."""
    known = _known_words()
    parts: list[tuple[int, int, Entry | None]] = []
    at = 0
    while at < len(text):
        for end in range(len(text), at + _SHORTEST_PART - 1, -1):
            if (entry := known.get(native_key(text[at:end]))) is not None:
                parts.append((at, end, entry))
                at = end
                break
        else:
            return [(0, len(text), None)]
    return parts


@cache
def _known_words() -> dict[str, Entry]:
    known = {**load_meanings(NATIVE).words, **lexicon_for(NameClass.ORGANIZATION).words}
    return {key: entry for key, entry in known.items() if key and script_of(key[0]) in _KANA and " " not in key}
