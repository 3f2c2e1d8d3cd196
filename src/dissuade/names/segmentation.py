"""Thai, Lao, Khmer and Burmese names of organisations: written without blanks, cut at the words that are known."""

from __future__ import annotations

import unicodedata
from functools import cache

from dissuade.names.burmese import split_burmese
from dissuade.names.lexicon import Entry, lexicon_for, native_key
from dissuade.names.meanings import NATIVE, load_meanings
from dissuade.names.scripts import script_of
from dissuade.names.spans import Span
from dissuade.names.tokenize import Word
from dissuade.names.tokens import NameClass

__all__ = ["split_at_known"]

_SCRIPTS = frozenset(("Thai", "Laoo", "Khmr", "Mymr"))
_SHORTEST = 3


def split_at_known(text: str, word: Word) -> list[Span]:
    """A word as the known words in it, the longest at each place, and what lies between them."""
    folded, offsets = _fold(text[word.start : word.end])
    known = _known_words()
    spans: list[Span] = []
    rest = at = 0
    while at < len(folded):
        found = next((key for key in known.get(folded[at], ()) if _ends_at(folded, key, at)), None)
        if found is None:
            at += 1
            continue
        spans += _unknown(text, word, offsets[rest], offsets[at])
        begin, end = word.start + offsets[at], word.start + offsets[at + len(found)]
        spans.append(Span(begin, end, word.script, _entries()[found]))
        rest = at = at + len(found)
    return spans + _unknown(text, word, offsets[rest], word.end - word.start)


def _fold(piece: str) -> tuple[str, list[int]]:
    """A piece as the keys of the lexicon are written, and where in the piece each of its characters begins."""
    folded, offsets = "", []
    for at, char in enumerate(piece):
        key = native_key(char)
        folded += key
        offsets += [at] * len(key)
    return folded, [*offsets, len(piece)]


def _ends_at(folded: str, key: str, at: int) -> bool:
    """Whether a word stands here and no mark that belongs to its last letter follows."""
    end = at + len(key)
    return folded.startswith(key, at) and (end == len(folded) or not unicodedata.category(folded[end]).startswith("M"))


def _unknown(text: str, word: Word, first: int, last: int) -> list[Span]:
    if first == last:
        return []
    part = Word(word.start + first, word.start + last, word.script)
    return split_burmese(text, part) if word.script == "Mymr" else [Span(part.start, part.end, part.script)]


@cache
def _entries() -> dict[str, Entry]:
    """What is known of the words of these scripts, the lexicon of organisations first."""
    known = {**load_meanings(NATIVE).words, **lexicon_for(NameClass.ORGANIZATION).words}
    return {
        key: entry
        for key, entry in known.items()
        if len(key) >= _SHORTEST and " " not in key and script_of(key[0]) in _SCRIPTS
    }


@cache
def _known_words() -> dict[str, tuple[str, ...]]:
    """The words by their first character, the longest first."""
    by_first: dict[str, list[str]] = {}
    for key in _entries():
        by_first.setdefault(key[0], []).append(key)
    return {first: tuple(sorted(keys, key=len, reverse=True)) for first, keys in by_first.items()}
