"""What firms of China, Korea and Japan are called in Latin letters by how their words are read: maoyi, muyok, boeki.

The words are those of the tables, read by rule; what is a name as often, or the beginning of one, is left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from dissuade.names.data_files import read_rows
from dissuade.names.japanese import read_on
from dissuade.names.lexicon import Entry, lexicon_for
from dissuade.names.meanings import NATIVE, OTHERWISE, load_meanings
from dissuade.names.remembered import remembered
from dissuade.names.romanize import best_forms
from dissuade.names.romanize_han import read_word
from dissuade.names.romanize_korean import romanize_word
from dissuade.names.scripts import script_of
from dissuade.names.tokens import Form, NameClass, TokenKind

__all__ = ["spelt_words"]

_SHORTEST, _SHORTEST_GENERIC = 6, 5
_MOST_FORMS = 6
_READ = frozenset((TokenKind.NAME, TokenKind.GENERIC))


@cache
def spelt_words() -> dict[str, Entry]:
    """Entries of Han and Hangul words by how Latin letters spell them, with what they mean; loaded at first use."""
    entries, keys = remembered("spelt_words", _spell)
    known = [Entry(TokenKind(kind), tuple(Form(*form) for form in forms)) for kind, forms in entries]
    return {key: known[number] for key, number in keys.items()}


def _spell() -> tuple[list[Entry], dict[str, int]]:
    """The distinct entries, and the number of its entry by spelling."""
    lexicon = lexicon_for(NameClass.ORGANIZATION).words
    names = {name for row in read_rows("spelt_names") for name in row[0].split()}
    found: dict[str, Entry] = {}
    native = load_meanings(NATIVE).words
    for word, known in {**native, **lexicon}.items():
        if len(word) < 2 or " " in word or known.kind not in _READ:
            continue
        meant = known if word not in native else known._replace(forms=best_forms((*known.forms, *native[word].forms)))
        for spelling in _spellings(word):
            least = _SHORTEST_GENERIC if known.kind is TokenKind.GENERIC else _SHORTEST
            if len(spelling) >= least and spelling not in lexicon and spelling not in names:
                found[spelling] = _both(found[spelling], meant) if spelling in found else meant
    numbers: dict[Entry, int] = {}
    keys = {spelling: numbers.setdefault(entry, len(numbers)) for spelling, entry in found.items()}
    return list(numbers), keys


def _spellings(word: str) -> Iterator[str]:
    script = script_of(word[0])
    if script == "Hani":
        yield from filter(None, (read_word(word), read_on(word)))
    elif script == "Hang":
        yield from dict.fromkeys(form.text for form in romanize_word(word))


def _both(first: Entry, other: Entry) -> Entry:
    """What two words mean that are spelt alike; a name if one of them may be."""
    if first == other:
        return first
    forms = [form for form in (*first.forms, *other.forms) if OTHERWISE not in form.text]
    return Entry(min(first.kind, other.kind), best_forms(forms, _MOST_FORMS))
