"""What words of organisations mean, as tables: words, stems that an ending may follow, first parts of compounds."""

from __future__ import annotations

import re
from functools import cache
from itertools import chain
from typing import NamedTuple

from dissuade.names.data_files import read_rows
from dissuade.names.lexicon import Entry, lexicon_for, native_key, split_words
from dissuade.names.normalize import fold_latin
from dissuade.names.remembered import remembered
from dissuade.names.romanize import best_forms, transcribe
from dissuade.names.scripts import script_of
from dissuade.names.tokens import Form, NameClass, TokenKind

__all__ = [
    "LAST_PART",
    "LATIN",
    "MEANT",
    "NATIVE",
    "OTHERWISE",
    "PART_OF_MEANING",
    "ROMANIZED",
    "SHORTEST_LATIN_STEM",
    "SHORTEST_STEM",
    "Meanings",
    "each_way",
    "join_meanings",
    "load_meanings",
]

MEANT, PART_OF_MEANING = 0.85, 0.75
"""How well a word answers what it means, and one of several words that it means."""
SHORTEST_STEM, SHORTEST_LATIN_STEM = 3, 5
NATIVE, LATIN, ROMANIZED = "translations", "translations_latin", "romanized"
"""Words in other scripts, words in Latin letters, and Cyrillic words as Latin letters spell them."""

OTHERWISE = "O"
"""A capital in a form, which has no other: parts the ways to say one of the English words that a word means."""

_ROMANIZATIONS = 4
_WAYS = 3  # to say the first part of a compound
_ENGLISH_ENDINGS = ("", "s", "es", "ing", "ed", "er", "ers", "al", "ally", "ic", "ical", "ity")  # of English words
_FILES = {NATIVE: ("translations", "firms")}
_OR = "/"  # in a table: technology/polytechnic university
_OR_ELSE = re.compile(f"{_OR}[^ ]+")
_FIRST_PART = "FIRST"
LAST_PART = "LAST"
"""The kind of a row of stems that stand behind a name in one word; what they mean stands in other rows."""


class Meanings(NamedTuple):
    """Entries by the key of a word or of its stem; a word with several meanings has the forms of them all.

    A word whose entry has no forms means nothing, whatever its stem means.
    """

    words: dict[str, Entry]
    stems: dict[str, Entry]
    first_parts: dict[str, Entry]  # of compounds: электро-


@cache
def load_meanings(table: str) -> Meanings:
    """The words of ``data/<table>.tsv``; loaded at first use."""
    entries, *keys = remembered(f"meanings_{table}", lambda: _number(_take_apart(table)))
    known = [Entry(TokenKind(kind), tuple(Form(*form) for form in forms)) for kind, forms in entries]
    return Meanings(*({key: known[number] for key, number in numbers.items()} for numbers in keys))


def each_way(forms: tuple[Form, ...]) -> tuple[Form, ...]:
    """Forms in which each way to say a word stands by itself, as a token wants them."""
    if not any(OTHERWISE in form.text for form in forms):
        return forms
    return best_forms(form._replace(text=text) for form in forms for text in form.text.split(OTHERWISE))


def join_meanings(first: Entry, rest: Entry) -> Entry:
    """What a compound means, by both of its parts."""
    whole = [Form(a.text + b.text, MEANT, "translated") for a in first.forms[:_WAYS] for b in rest.forms[:2]]
    parts = [Form(form.text, PART_OF_MEANING, "translated") for form in (*rest.forms[:2], *first.forms[:2])]
    return Entry(TokenKind.NAME, best_forms((*whole, *parts)))


def _take_apart(table: str) -> Meanings:
    if table == ROMANIZED:
        native = _read(NATIVE)
        return Meanings(_romanized(native.words), _romanized(native.stems), {})
    meanings = _read(table)
    if table == LATIN:
        native, nothing = _read(NATIVE), Entry(TokenKind.NAME, ())
        for entry in (*native.words.values(), *native.stems.values(), *meanings.stems.values()):
            for form in entry.forms:
                for ending in _ENGLISH_ENDINGS:
                    meanings.words.setdefault(form.text + ending, nothing)
    return meanings


def _romanized(native: dict[str, Entry]) -> dict[str, Entry]:
    """Cyrillic words as Latin letters spell them: nauchno, proizvodstvennoye."""
    latin: dict[str, Entry] = {}
    for key, entry in native.items():
        if script_of(key[0]) == "Cyrl" and " " not in key and len(key) >= SHORTEST_LATIN_STEM:
            for form in transcribe(key, "Cyrl")[:_ROMANIZATIONS]:
                if len(form.text) >= SHORTEST_LATIN_STEM:
                    latin.setdefault(form.text, entry)
    return latin


def _read(table: str) -> Meanings:
    english = lexicon_for(NameClass.ORGANIZATION).words
    found: tuple[dict[str, Entry], dict[str, Entry], dict[str, Entry]] = ({}, {}, {})
    for kind, meanings, spellings in chain.from_iterable(map(read_rows, _FILES.get(table, (table,)))):
        if kind == LAST_PART:
            continue
        forms: list[Form] = []
        of_phrase: list[Form] = []  # those of one English word
        first_part = kind == _FIRST_PART
        several = " " in meanings and "," not in meanings  # one meaning of several words; a phrase is parted as well
        of_kind = TokenKind.NAME if first_part else TokenKind[kind]
        for meaning in filter(None, meanings.split(",")):
            known = english.get(" ".join(split_words(meaning)))
            forms.append(Form(fold_latin(_OR_ELSE.sub("", meaning)), MEANT, "translated"))
            of_phrase += forms[-1:] if " " not in meaning else []
            if known is not None:
                of_kind = known.kind
                forms += [Form(form.text, MEANT, "translated") for form in known.forms[:1]]
            elif " " in meaning:
                parts = meaning.replace(_OR, OTHERWISE).split()
                forms += [Form(part, PART_OF_MEANING, "translated") for part in parts if len(part) > 2]
        for spelling in spellings.split("|"):
            stem = spelling.endswith("~")
            key = native_key(spelling.removesuffix("~")) if stem else " ".join(split_words(spelling))
            meant = forms if " " not in key or several else of_phrase
            if not key or (stem and len(key) < SHORTEST_STEM) or (" " in key and not meant):
                continue
            of_sort = found[2 if first_part else int(stem)]
            before = of_sort.get(key)
            both = best_forms(meant)
            if before and meant:
                both = best_forms(form for form in (*before.forms, *meant) if OTHERWISE not in form.text)
            of_sort[key] = Entry(before.kind if before else of_kind, both)
    return Meanings(*found)


def _number(meanings: Meanings) -> tuple[list[Entry], dict[str, int], dict[str, int], dict[str, int]]:
    """The distinct entries, and the number of its entry by word, by stem and by first part."""
    numbers: dict[Entry, int] = {}
    words, stems, first_parts = (
        {key: numbers.setdefault(entry, len(numbers)) for key, entry in of_sort.items()} for of_sort in meanings
    )
    return list(numbers), words, stems, first_parts
