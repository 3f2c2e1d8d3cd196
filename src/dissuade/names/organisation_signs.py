"""Whether a name of unknown class is that of an organisation: ``Bank Tejarat``, ``ООО Ромашка``, ``有限公司``.

Organisations are cut into words, abbreviated and translated in other ways than persons. Where nobody says what bears a
name, a word that hardly any person is called says it.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from dissuade.names.lexicon import lexicon_for, native_key
from dissuade.names.meanings import LATIN, NATIVE, load_meanings
from dissuade.names.meant_words import words_meant
from dissuade.names.rarity import UNSEEN, rarity
from dissuade.names.scripts import EAST_ASIAN, script_of
from dissuade.names.structure import ends_as_patronymic
from dissuade.names.tokenize import PLAIN_TEXT, PLAIN_WORD
from dissuade.names.tokens import NameClass, Token, TokenKind
from dissuade.names.translation import meaning_of
from dissuade.names.translation_latin import may_mean

__all__ = ["is_sign", "says_organisation", "shows_organisation"]

_WORDS = frozenset((TokenKind.LEGAL, TokenKind.GENERIC))
_RARER = 1.5  # nats by which a word is rarer among persons than among organisations
_RARE = 7.0  # nats from which on a word is rare among persons: fewer than one in a thousand
_SHORTEST, _SHORTEST_OF_CHARACTERS = 3, 2  # letters of a word that is not taken for a part of a person's name
_LONGEST_OF_CHARACTERS, _SHORTEST_WITH_END = 6, 4
_FEWEST_OF_ACRONYM = 3  # English words that a word stands for
_OWN_FORMS = 3  # of a word: how it is romanised


def says_organisation(text: str) -> bool:
    """Whether a text in Latin letters has a word that says so by itself, as most names of organisations do."""
    words = PLAIN_WORD.findall(text) if PLAIN_TEXT.fullmatch(text) else ()
    if len(words) == 1 and _is_acronym(native_key(words[0])):
        return True
    return any(map(_is_known_sign, words)) and not any(map(ends_as_patronymic, map(native_key, words)))


def _is_acronym(key: str) -> bool:
    """Whether a word stands for several, as the known acronyms of organisations do: ISIL, NIOC."""
    entry = load_meanings(LATIN).words.get(key)
    return entry is not None and len(words_meant(entry)) >= _FEWEST_OF_ACRONYM


@lru_cache(maxsize=50_000)
def _is_known_sign(word: str) -> bool:
    key = native_key(word)
    entry = lexicon_for(NameClass.ANY).words.get(key)
    if entry is None or entry.kind not in _WORDS or len(key) < _SHORTEST:
        return False
    return _is_of_organisations(key, entry.kind)


def shows_organisation(tokens: Sequence[Token], signs: bool) -> bool:
    """Whether a name of unknown class, taken apart as such, is that of an organisation.

    Args:
        tokens: of the name.
        signs: whether one of them ``is_sign``.
    """
    if any(token.kind is TokenKind.PATRONYMIC for token in tokens):
        return False
    return signs or (len(tokens) > 1 and _is_dotted_legal_form(tokens[-1]))


def _is_dotted_legal_form(token: Token) -> bool:
    return token.kind is TokenKind.LEGAL and "." in token.text


def is_sign(token: Token) -> bool:
    """Whether a token of a name of unknown class is a legal form or another word that organisations are called."""
    if token.kind not in _WORDS and token.kind is not TokenKind.NAME:
        return False
    key = native_key(token.text)
    script = "Latn" if key.isascii() else script_of(key[0])
    if len(key) < (_SHORTEST_OF_CHARACTERS if script in EAST_ASIAN else _SHORTEST):
        return False
    if script == "Latn" and not _is_of_organisations(key, token.kind):
        return False
    if token.kind is TokenKind.NAME and not _means_sign(key, token.text, script):
        return False
    if script == "Latn" or script in EAST_ASIAN:
        return True
    return not any(rarity(form.text, NameClass.PERSON) < _RARE for form in token.forms[:_OWN_FORMS])


@lru_cache(maxsize=50_000)
def _is_of_organisations(key: str, kind: TokenKind) -> bool:
    """Whether a word in Latin letters is in use among organisations, and hardly among persons."""
    among_persons, among_organisations = (rarity(key, c) for c in (NameClass.PERSON, NameClass.ORGANIZATION))
    if among_persons < UNSEEN and (among_persons < _RARE or among_persons - among_organisations < _RARER):
        return False
    return kind is TokenKind.LEGAL or among_organisations < UNSEEN


def _means_sign(key: str, text: str, script: str) -> bool:
    """Whether a word that may be a name means what organisations are called, or ends so where words are not parted."""
    if script in EAST_ASIAN:
        if len(key) < _SHORTEST_WITH_END:
            return False
        tables = lexicon_for(NameClass.ORGANIZATION).words, load_meanings(NATIVE).words
        ends = [key[-size:] for size in range(_SHORTEST_OF_CHARACTERS, min(len(key), _LONGEST_OF_CHARACTERS) + 1)]
        found = [entry for end in ends for words in tables if (entry := words.get(end)) is not None]
    else:
        entry = meaning_of(key, script) if script != "Latn" or may_mean(text) else None
        found = [] if entry is None else [entry]
        if script != "Latn" and entry is not None and len(words_meant(entry)) >= _FEWEST_OF_ACRONYM:
            return True
    return any(entry.kind in _WORDS for entry in found)
