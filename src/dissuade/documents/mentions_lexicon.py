"""The words that mentions are made of, as one table of the lexicons in ``data``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from dissuade.documents.lexicons import read_rows
from dissuade.documents.word_places import word_table
from dissuade.kernels.word_tables import Bits
from dissuade.kernels.wordings import GOES_ON

__all__ = [
    "Entry",
    "Lexicon",
    "cased",
    "country_names",
    "given_names",
    "load_lexicon",
    "name_words",
    "nationalities",
    "organisation_names",
    "slug",
]

_WORD = re.compile(r"\w+")
_SLUGS = 1 << 14  # names whose ids are kept in mind


@dataclass(frozen=True, slots=True, eq=False)
class Entry:
    """What a wording means.

    Args:
        kind: ``country``, ``adjective``, ``people`` (of a country), ``capital``, ``seat``, ``organization``, ``place``,
            ``goods``, ``ship``, ``role`` or ``ethnic``.
        entity: id of the entity; for a role its class (``state``, ``force``, ``role``); "" if it depends.
        name: standard name.
        country: FtM code or "".
        note: class and HS heading of goods, kind of a place, type of a seat.
    """

    kind: str
    entity: str
    name: str
    country: str = ""
    note: str = ""


class Lexicon(NamedTuple):
    """All wordings.

    Args:
        wordings, entries: each, and what it means.
        keys, values: the table for ``kernels.wordings``, with their numbers.
        first_words: what they begin with, each a longest run of letters, digits and underscores.
    """

    wordings: tuple[str, ...]
    entries: tuple[Entry, ...]
    keys: NDArray[np.uint64]
    values: Bits
    first_words: frozenset[str]


@lru_cache(maxsize=_SLUGS)
def slug(name: str) -> str:
    """A name as part of an id: lower case, words joined by hyphens."""
    small = name.lower().replace("'", "")
    if not small.replace(" ", "").isalnum():
        small = "".join([letter if letter.isalnum() else " " for letter in small])
    return "-".join(small.split())


@cache
def country_names() -> dict[str, str]:
    """FtM code to the standard name in English."""
    return {row[0]: row[1].split("|")[0] for row in read_rows("countries")}


@cache
def given_names() -> dict[str, str]:
    """Given name to ``m``, ``f`` or ``u``; family names that come first to ``s`` (added: ``ms`` is both)."""
    found: dict[str, str] = {}
    for kind, names in read_rows("given_names"):
        for name in names.split("|"):
            known = found.get(name, "")
            if kind == "s":
                found[name] = known + "s"
            else:
                found[name] = "u" if known and known != kind else kind
    return found


@cache
def name_words(kind: str) -> frozenset[str]:
    """Words of a class that tell what a run of capitalised words is (``data/name_words.tsv``)."""
    return next(frozenset(row[1].split("|")) for row in read_rows("name_words") if row[0] == kind)


@cache
def nationalities() -> frozenset[str]:
    """The last words of names and adjectives of countries."""
    words: set[str] = set()
    for row in read_rows("countries"):
        words.update(word.split()[-1] for column in row[1:3] for word in column.split("|") if word)
    return frozenset(words)


@cache
def load_lexicon() -> Lexicon:
    """Read the lexicons and build the table; about 15 ms, once per process."""
    words: dict[str, Entry] = {}
    for word, entry in _entries():
        words.setdefault(word, entry)
    beginnings: set[str] = set()
    first_words: set[str] = set()
    for word in words:
        ends = [end for end in range(1, len(word)) if not _WORD.fullmatch(word[end - 1 : end + 1])]
        beginnings.update(word[:end] for end in ends)
        first_words.add(word[: ends[0]] if ends else word)
    rows = [(word, 2 * GOES_ON * (number + 1)) for number, word in enumerate(words)]
    keys, values = word_table(rows + [(beginning, GOES_ON) for beginning in beginnings])
    return Lexicon(tuple(words), tuple(words.values()), keys, values, frozenset(first_words))


def _entries() -> Iterator[tuple[str, Entry]]:
    yield from _country_entries()
    for wording, country, kind, name in read_rows("seats"):
        entity = f"gov-{country}" if kind == "government" else f"{'place' if kind == 'place' else 'org'}-{slug(name)}"
        yield wording, Entry("seat", entity, name, country, kind)
    for row in read_rows("organisations"):
        names, country = row[0].split("|"), row[1] if len(row) > 1 else ""
        for name in names:
            yield name, Entry("organization", f"org-{slug(names[0])}", names[0], country)
    for spellings, country, kind in read_rows("places"):
        names = spellings.split("|")
        for name in names:
            yield name, Entry("place", f"place-{slug(names[0])}", names[0], country, kind)
    standard: dict[str, str] = {}
    for entity, control, heading, wordings in (*read_rows("goods"), *read_rows("wares")):
        note = control if heading == "-" else f"{control}; HS {heading}"
        name = standard.setdefault(entity, wordings.split("|")[0])
        for wording in wordings.split("|"):
            for form in cased(wording):
                yield form, Entry("goods", f"goods-{entity}", name, "", note)
    for kind, wordings in read_rows("ships"):
        for wording in wordings.split("|"):
            yield wording, Entry("ship", "", wording, "", kind)
    for kind, wordings in read_rows("titles"):
        for wording in wordings.split("|"):
            for form in cased(wording):
                yield form, Entry("role", kind, wording)
    for (wordings,) in read_rows("peoples"):
        for wording in wordings.split("|"):
            yield wording, Entry("ethnic", f"group-{slug(wording)}", wording)


def _country_entries() -> Iterator[tuple[str, Entry]]:
    for row in read_rows("countries"):
        code, names, adjectives, nouns, capitals = (row + [""] * 5)[:5]
        standard = names.split("|")[0]
        for name in names.split("|"):
            yield name, Entry("country", code, standard, code)
            if len(name) > 5 and name.isascii():
                yield name.upper(), Entry("country", code, standard, code)
        for adjective in filter(None, adjectives.split("|")):
            yield adjective, Entry("adjective", code, standard, code)
        for noun in filter(None, nouns.split("|")):
            for word in [f"{adjective}s" for adjective in adjectives.split("|")] if noun == "+s" else [noun]:
                yield word, Entry("people", code, standard, code)
        for capital in filter(None, capitals.split("|")):
            yield capital, Entry("capital", f"place-{slug(capital.split(',')[0])}", capital, code)


def cased(wording: str) -> tuple[str, ...]:
    """A common noun as it stands in a sentence, at its beginning and in a heading."""
    title = " ".join(
        word[:1].upper() + word[1:] if word not in ("of", "the", "in") else word for word in wording.split()
    )
    return tuple(dict.fromkeys((wording, wording[:1].upper() + wording[1:], title)))


@cache
def organisation_names() -> dict[str, tuple[str, ...]]:
    """Entity id of each organisation of the lexicon to all its names."""
    return {f"org-{slug(row[0].split('|')[0])}": tuple(row[0].split("|")) for row in read_rows("organisations")}
