"""What words of organisations in other languages of Latin letters mean: lists of the EU name a party in all of them."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from dissuade.names.data_files import read_rows
from dissuade.names.lexicon import Entry, lexicon_for, split_words
from dissuade.names.meanings import LAST_PART, LATIN, ROMANIZED, join_meanings, load_meanings
from dissuade.names.place_spellings import looks_foreign, places
from dissuade.names.spelt_words import spelt_words as read_words
from dissuade.names.tokens import Form, NameClass, TokenKind

__all__ = ["compound_parts", "latin_meaning", "may_mean"]

_LONGEST_ENDING = 6
_SHORTEST_PART = 4
_SHORTEST_ENGLISH_LAST = 6
_SHORTEST_NAMED, _LONGEST_LAST_ENDING = 10, 3
# Adjectives of places in Slavic languages, as Latin letters write them: krasnoyarskogo, isfahanski.
_OF_PLACE = re.compile("(.{4,}?)(?:sk|ck)[aeiouy]{1,3}(?:go|ho|mu|mi|m|h|ch|j)?")
_LINK = re.compile("[aeiouy]{0,2}(?:[nrslmtgkz]{1,2}[aeiouy]?)?")  # between the parts of a compound


def may_mean(piece: str) -> bool:
    """Whether a word as written begins or ends like one that means something: most do not and need no further look."""
    lowered = piece.lower().replace(".", "")
    if len(lowered) > _SHORTEST_PART:
        lowered = lowered.replace("'", "")
    known = lowered[:_SHORTEST_PART] in _beginnings() or "sk" in lowered or "ck" in lowered or not piece.isascii()
    return (
        known
        or lowered in read_words()
        or looks_foreign(lowered)
        or (len(lowered) >= _SHORTEST_NAMED and _named().fullmatch(lowered) is not None)
    )


class _Found(NamedTuple):
    """What is known of a word.

    Args:
        entry: its meaning.
        letters: how many of its letters are known.
        cut: where the second part of a compound begins; 0 for other words.
        spelt: whether it, or a part of it, is a word of another script as Latin letters spell it.
        english: whether it is an English word, which means nothing but itself.
    """

    entry: Entry
    letters: int
    cut: int = 0
    spelt: bool = False
    english: bool = False


def latin_meaning(key: str) -> Entry | None:
    """What a word means, of compounds (Volksrepublik) by both of their parts; None where that is not known.

    Args:
        key: of the word in the lexicon.
    """
    found = _find(key)
    return None if found is None else found.entry


def compound_parts(key: str) -> list[tuple[int, Entry]]:
    """Where the parts of a compound begin and what each means, two or more; empty for any other word.

    Russian compounds that Latin letters spell are no words of two but names: Uralvagonzavod.

    Args:
        key: of the word in the lexicon.
    """
    found = _find(key)
    if found is None:
        return _named_parts(key)
    if not found.cut or found.spelt:
        return []
    parts: list[tuple[int, Entry]] = []
    for begin, end in ((0, found.cut), (found.cut, len(key))):
        inner = compound_parts(key[begin:end])
        part = _last_part(key[begin:end]) if begin else _first_part(key[:end])
        parts += [(begin + at, entry) for at, entry in inner] or ([(begin, part.entry)] if part is not None else [])
    return parts


def _named_parts(key: str) -> list[tuple[int, Entry]]:
    """A name and a word that is known, written together as Germanic and Finnic languages do: Evingevangenis."""
    compound = _named().fullmatch(key) if len(key) >= _SHORTEST_NAMED else None
    if compound is None or (last := _last_part(key[compound.start(1) :])) is None:
        return []
    return [(0, Entry(TokenKind.NAME, ())), (compound.start(1), last.entry)]


@cache
def _named() -> re.Pattern[str]:
    """A word of which the group is one that stands behind names."""
    stems = [key for kind, _, spellings in read_rows(LATIN) if kind == LAST_PART for key in split_words(spellings)]
    return re.compile(f".{{4,}}?s?((?:{'|'.join(stems)})[a-z]{{0,{_LONGEST_LAST_ENDING}}})")


@lru_cache(maxsize=20_000)
def _find(key: str) -> _Found | None:
    (words, stems, _), (spelt_words, spelt_stems, _) = load_meanings(LATIN), load_meanings(ROMANIZED)
    if (entry := words.get(key)) is not None:
        return _Found(entry, len(key)) if entry.forms else None
    if (entry := spelt_words.get(key) or read_words().get(key)) is not None:
        return _Found(entry, len(key), spelt=True)
    begins = False  # as a word or stem that is known
    inflected = None
    for size in range(len(key), _SHORTEST_PART - 1, -1):
        own = stems.get(key[:size])
        entry = own or spelt_stems.get(key[:size])
        if entry is not None and inflected is None and len(key) - size <= min(size - 1, _LONGEST_ENDING):
            inflected = _Found(entry, size, spelt=own is None)
            if len(key) - size < _SHORTEST_PART:
                return inflected
        begins = begins or entry is not None or key[:size] in words or key[:size] in spelt_words
    best = None
    if begins:
        for size in range(len(key) - _SHORTEST_PART, _SHORTEST_PART - 1, -1):
            rest = _last_part(key[size:])
            if rest is None or (first := _first_part(key[:size])) is None or (first.english and rest.english):
                continue
            letters = first.letters + rest.letters
            if best is None or letters > best.letters:
                best = _Found(join_meanings(first.entry, rest.entry), letters, size, first.spelt or rest.spelt)
    return best or inflected or _of_place(key)


@cache
def _beginnings() -> frozenset[str]:
    tables = (load_meanings(LATIN), load_meanings(ROMANIZED))
    meaning = (key for table in tables for key, entry in table.words.items() if entry.forms)
    return frozenset(key[:_SHORTEST_PART] for key in (*meaning, *(key for table in tables for key in table.stems)))


def _first_part(key: str) -> _Found | None:
    """The first part of a compound, with the letters that may link it to the next; it may be as in English."""
    for part in (key, key[:-1]) if key.endswith("s") else (key,):
        found = _find(part)
        if found is not None and (found.cut or _LINK.fullmatch(part[found.letters :])):
            return found
    return _as_in_english(key.removesuffix("s"))


def _last_part(key: str) -> _Found | None:
    """The last part of a compound; it may be as in English, too: Raketenbrigade."""
    return _find(key) or (_as_in_english(key) if len(key) >= _SHORTEST_ENGLISH_LAST else None)


def _as_in_english(key: str) -> _Found | None:
    if key not in load_meanings(LATIN).words:
        return None
    known = lexicon_for(NameClass.ORGANIZATION).words.get(key)
    kind = TokenKind.NAME if known is None else known.kind
    return _Found(Entry(kind, (Form(key, 1.0, "fold"),)), len(key), english=True)


def _of_place(key: str) -> _Found | None:
    place = _OF_PLACE.fullmatch(key) if "sk" in key or "ck" in key else None
    entry = None if place is None else places().get(place.group(1)) or places().get(place.group(1) + "a")
    return None if entry is None else _Found(entry, len(key), spelt=True)
