"""What words of organisations in other languages of Latin letters mean: lists of the EU name a party in all of them."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from dissuade.names.lexicon import Entry, lexicon_for
from dissuade.names.meanings import LATIN, NATIVE, join_meanings, load_meanings
from dissuade.names.tokens import Form, NameClass, TokenKind

__all__ = ["latin_meaning", "may_mean"]

_LONGEST_ENDING = 6
_SHORTEST_PART = 4
# Adjectives of places in Slavic languages, as Latin letters write them: krasnoyarskogo, isfahanski.
_OF_PLACE = re.compile("(.{4,}?)(?:sk|ck)[aeiouy]{1,3}(?:go|ho|mu|mi|m|h|ch|j)?")


def may_mean(piece: str) -> bool:
    """Whether a word as written begins or ends like one that means something: most do not and need no further look."""
    lowered = piece.lower()
    return lowered[:_SHORTEST_PART] in _beginnings() or "sk" in lowered or "ck" in lowered or not piece.isascii()


@lru_cache(maxsize=20_000)
def latin_meaning(key: str) -> Entry | None:
    """What a word means, of compounds (Volksrepublik) by both of their parts; None where that is not known.

    Args:
        key: of the word in the lexicon.
    """
    words, stems, _ = load_meanings(LATIN)
    if (entry := words.get(key)) is not None:
        return entry if entry.forms else None
    begins = False  # as a word or stem that is known
    inflected = None
    for size in range(len(key), _SHORTEST_PART - 1, -1):
        entry = stems.get(key[:size])
        if entry is not None and inflected is None and len(key) - size <= min(size - 1, _LONGEST_ENDING):
            if len(key) - size < _SHORTEST_PART:
                return entry
            inflected = entry  # unless what follows is a word
        begins = begins or entry is not None or key[:size] in words
    if begins:
        for size in range(len(key) - _SHORTEST_PART, _SHORTEST_PART - 1, -1):
            rest = latin_meaning(key[size:])
            if rest is not None and (first := _first_part(key[:size])) is not None:
                return join_meanings(first, rest)
    return inflected or _of_place(key)


@cache
def _beginnings() -> frozenset[str]:
    words, stems, _ = load_meanings(LATIN)
    meaning = (key for key, entry in words.items() if entry.forms)
    return frozenset(key[:_SHORTEST_PART] for key in (*meaning, *stems))


def _first_part(key: str) -> Entry | None:
    """The first part of a compound, with the letter that may link it to the next; it may be as in English."""
    for part in (key, key[:-1]) if key.endswith("s") else (key,):
        if (entry := latin_meaning(part)) is not None:
            return entry
    english = key.removesuffix("s")
    return Entry(TokenKind.NAME, (Form(english, 1.0, "fold"),)) if english in load_meanings(LATIN).words else None


def _of_place(key: str) -> Entry | None:
    place = _OF_PLACE.fullmatch(key) if "sk" in key or "ck" in key else None
    return None if place is None else _places().get(place.group(1)) or _places().get(place.group(1) + "a")


@cache
def _places() -> dict[str, Entry]:
    """Entries of places by their English names: those that adjectives may be made of."""
    entries = (*lexicon_for(NameClass.ORGANIZATION).words.values(), *load_meanings(NATIVE).words.values())
    return {form.text: entry for entry in entries if entry.kind is TokenKind.PLACE for form in entry.forms}
