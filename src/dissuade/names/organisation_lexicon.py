"""The lexicon of organisations with what its words mean in English, and with the words that glued text is cut at."""

from __future__ import annotations

import re
from functools import cache

from dissuade.names.han_variants import level_han
from dissuade.names.lexicon import Entry, Lexicon, lexicon_for
from dissuade.names.meanings import LATIN, NATIVE, OTHERWISE, load_meanings
from dissuade.names.meant_words import words_meant
from dissuade.names.romanize import best_forms
from dissuade.names.scripts import script_of
from dissuade.names.slavic_words import add_sounds
from dissuade.names.tokens import NameClass, TokenKind
from dissuade.names.translation import meaning_of
from dissuade.names.turkish_firms import full_words

__all__ = ["glued_lexicon", "organisation_lexicon"]

_GLUED_SCRIPTS = ("Hani", "Hang")
_TRANSLATED = frozenset((TokenKind.NAME, TokenKind.GENERIC, TokenKind.PLACE))
_SLAVIC_ENDING = re.compile("[a-z]{4,}(?:[yi]y|[yi]i|n[yi]|o[ei]|oye|a[yi]a|i[ye]a?|iye)")
_DIVISIONS = "省市县区"  # behind the name of a place: 浙江省


@cache
def organisation_lexicon() -> Lexicon:
    """The lexicon of organisations with what its words mean besides, and phrases that are one word in English.

    The phrases are those of languages that part words (``ستاد کل``, ``pilóta nélküli``). Cyrillic words are there by
    their sounds, too.
    """
    known = lexicon_for(NameClass.ORGANIZATION)
    words = {key: entry for table in (NATIVE, LATIN) for key, entry in load_meanings(table).words.items() if " " in key}
    longest = dict(known.longest)
    for key in words:
        first, *others = key.split(" ")
        longest[first] = max(longest.get(first, 0), 1 + len(others))
    for key, entry in known.words.items():
        besides = _meaning_besides(key) if entry.kind in _TRANSLATED else None
        forms = entry.forms if besides is None else best_forms((*entry.forms, *besides.forms))
        words[key] = Entry(entry.kind, forms)
    for full in full_words().values():
        if full not in words and (meant := meaning_of(full, "Latn")) is not None:
            words[full] = meant
    add_sounds(words, longest)
    return Lexicon(words, longest, known.glued)


def _meaning_besides(key: str) -> Entry | None:
    """What a word means in other tables; of Latin words only Slavic ones are looked up."""
    script = script_of(key[0])
    if script == "Zyyy" or (script == "Latn" and not _SLAVIC_ENDING.fullmatch(key)):
        return None
    return meaning_of(key, script)


@cache
def glued_lexicon() -> Lexicon:
    """The lexicon of organisations with the words that scripts without blanks have for more, Han words levelled."""
    known = organisation_lexicon()
    glued = {level_han(key): known.words[key] for keys in known.glued.values() for key in keys}
    for key, entry in load_meanings(NATIVE).words.items():
        if len(key) > 1 and " " not in key and script_of(key[0]) in _GLUED_SCRIPTS:
            glued.setdefault(level_han(key), entry)
    for key in [key for key in glued if _says_no_more(key, glued)]:
        del glued[key]
    for key, entry in list(glued.items()):
        if entry.kind is TokenKind.PLACE and script_of(key[0]) == "Hani":
            for division in _DIVISIONS:
                glued.setdefault(key + division, entry)
    by_first: dict[str, list[str]] = {}
    for key in glued:
        by_first.setdefault(key[0], []).append(key)
    ordered = {first: tuple(sorted(keys, key=len, reverse=True)) for first, keys in by_first.items()}
    return Lexicon({**known.words, **glued}, known.longest, ordered)


def _says_no_more(key: str, glued: dict[str, Entry]) -> bool:
    """Whether a word for several English ones says no more than two known words that it is made of."""
    entry = glued[key]
    if not words_meant(entry) or any(OTHERWISE in form.text for form in entry.forms):
        return False
    return any(key[:cut] in glued and key[cut:] in glued for cut in range(2, len(key) - 1))
