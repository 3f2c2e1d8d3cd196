"""Words of names that are not the name itself: legal forms, titles, particles, generic and geographic words."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from dissuade.names.data_files import read_rows
from dissuade.names.normalize import fold_latin, fold_native, unmix
from dissuade.names.remembered import remembered
from dissuade.names.scripts import APOSTROPHE, IGNORED, SEPARATOR, character_class
from dissuade.names.tokens import Form, NameClass, TokenKind

__all__ = ["Entry", "Lexicon", "lexicon_for", "native_key"]


class Entry(NamedTuple):
    """What the lexicon knows of a word or phrase: its kind and the forms it is known under besides its own."""

    kind: TokenKind
    forms: tuple[Form, ...]


class Lexicon(NamedTuple):
    """The words that count for one class of names.

    Args:
        words: key of a word, or keys of a phrase joined by blanks, to its entry.
        longest: first key of a phrase to the number of words of the longest phrase that begins with it (2 or more).
        glued: words of scripts without blanks (Han, kana, Hangul), longest first, by their first character.
    """

    words: dict[str, Entry]
    longest: dict[str, int]
    glued: dict[str, tuple[str, ...]]


_FILES = {
    NameClass.PERSON: ("persons",),
    NameClass.ORGANIZATION: ("organisations", "places", "legal_forms"),
    NameClass.VESSEL: ("vessels",),
    NameClass.ANY: ("persons", "organisations", "places", "legal_forms"),
}
_GLUED_SCRIPTS = frozenset(("Hani", "Hang", "Kana", "Hira", "Thai"))


@lru_cache(maxsize=100_000)
def native_key(text: str) -> str:
    """The key of a word in the lexicon: folded, without marks, Arabic letters that are often mixed up levelled."""
    if text.isascii():
        return fold_latin(text)
    key = fold_native(text)
    if key.isascii():
        return fold_latin(key)
    script = character_class(key[0])
    if script in _MIXABLE and len({character_class(c) for c in key if c.isalpha()}) > 1:
        key, script = unmix(key)
    if script == "Latn":
        return fold_latin(key)
    if script == "Arab":
        return key.translate(_ARABIC)
    if script in ("Cyrl", "Grek", "Hebr"):
        return key.translate(_EUROPEAN)
    return key


_MIXABLE = frozenset(("Latn", "Cyrl", "Grek"))
_ARABIC = str.maketrans("أإآٱىيئکةۀهګڪہھۃ", "اااایییكهههككههه", "ـًٌٍَُِّْٰٓٔ‌‍")
_EUROPEAN = str.maketrans("ёѐѝάέήίόύώϊϋΐΰς", "ееиαεηιουωιυιυσ", "".join(chr(c) for c in range(0x591, 0x5C8)) + "\u0301")


def split_words(spelling: str) -> list[str]:
    """The keys of the words of a spelling, as the tokeniser would find them."""
    words, current = [], ""
    for char in spelling:
        kind = character_class(char)
        if kind == SEPARATOR and char != "&":
            words.append(current)
            current = ""
        elif char == "&":
            words += [current, "&"]
            current = ""
        elif kind not in (IGNORED,) and (kind not in (APOSTROPHE,)):
            current += char
    keys = ["&" if word == "&" else native_key(word) for word in [*words, current] if word]
    return [key for key in keys if key]


_KINDS = {kind.name: kind for kind in TokenKind}


def _entries(name: str) -> Iterator[tuple[str, Entry]]:
    for row in read_rows(name):
        if name == "legal_forms":
            canonical, alike, spellings = row
            forms = [Form(canonical, 1.0, "legal")] + [Form(a, 0.8, "legal-alike") for a in alike.split(",") if a]
            entry = Entry(TokenKind.LEGAL, tuple(forms))
        else:
            kind, canonical, spellings = row
            entry = Entry(_KINDS[kind], (Form(fold_latin(canonical), 0.9, "lexicon"),))
        for spelling in spellings.split("|"):
            if spelling:
                yield " ".join(split_words(spelling)), entry


@cache
def _table(name: str) -> dict[str, Entry]:
    """The entries of one file by their keys; the first that has a key counts."""
    entries, keys = remembered(f"lexicon_{name}", lambda: _take_apart(name))
    known = [Entry(TokenKind(kind), tuple(Form(*form) for form in forms)) for kind, forms in entries]
    return {key: known[number] for key, number in keys.items()}


def _take_apart(name: str) -> tuple[list[Entry], dict[str, int]]:
    """The distinct entries of a file, and the number of its entry by key."""
    numbers: dict[Entry, int] = {}
    keys: dict[str, int] = {}
    for key, entry in _entries(name):
        keys.setdefault(key, numbers.setdefault(entry, len(numbers)))
    return list(numbers), keys


@cache
def lexicon_for(name_class: NameClass) -> Lexicon:
    """The lexicon of a class of names; loaded at first use."""
    words: dict[str, Entry] = {}
    for name in _FILES[name_class]:
        for key, entry in _table(name).items():
            words.setdefault(key, entry)
    longest: dict[str, int] = {}
    glued: dict[str, list[str]] = {}
    for key in words:
        parts = key.split(" ")
        if len(parts) > 1:
            longest[parts[0]] = max(longest.get(parts[0], 0), len(parts))
        elif not key.isascii() and character_class(key[0]) in _GLUED_SCRIPTS:
            glued.setdefault(key[0], []).append(key)
    ordered = {first: tuple(sorted(keys, key=len, reverse=True)) for first, keys in glued.items()}
    return Lexicon(words, longest, ordered)
