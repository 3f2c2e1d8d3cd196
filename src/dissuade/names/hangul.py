"""Hangul: taking syllables apart, and telling a Korean name from a foreign one written in Hangul."""

from __future__ import annotations

import unicodedata
from functools import cache

from dissuade.names.data_files import read_rows

__all__ = [
    "compose",
    "is_given_name",
    "is_korean_name",
    "name_syllables",
    "parts_of",
    "southern",
    "surname_length",
    "surnames",
]


@cache
def surnames() -> dict[str, tuple[str, ...]]:
    """Spellings that Korean family names have beside what the systems yield, the commonest in the press first."""
    return {surname: tuple(spellings.split("|")) for surname, spellings in read_rows("hangul_surnames")}


def compose(text: str) -> str:
    """Conjoining jamo as precomposed syllables."""
    return unicodedata.normalize("NFC", text)


def parts_of(syllable: str) -> tuple[int, int, int]:
    """Initial (0-18), vowel (0-20) and final (0-27) of a precomposed syllable (Unicode 15, section 3.12)."""
    code = ord(syllable) - 0xAC00
    return code // 588, code % 588 // 28, code % 28


_NIEUN, _RIEUL, _NONE = 2, 5, 11  # initials
_Y_VOWELS = frozenset((2, 3, 6, 7, 12, 17, 20))
_NOT_AFTER_NIEUN = frozenset((6, 12, 17))


def southern(syllable: str) -> str:
    """A syllable that begins a family or given name as Seoul writes it: 리 is 이, 로 is 노, 녀 is 여.

    Pyongyang keeps the sounds that the South drops there (Hangul orthography of 1988, chapter 3, section 5: the
    head-sound rule); any other syllable stays.
    """
    if not "가" <= syllable <= "힣":
        return syllable
    initial, vowel, final = parts_of(syllable)
    if initial == _RIEUL:
        initial = _NONE if vowel in _Y_VOWELS else _NIEUN
    elif initial == _NIEUN and vowel in _NOT_AFTER_NIEUN:
        initial = _NONE
    return chr(0xAC00 + initial * 588 + vowel * 28 + final)


@cache
def name_syllables() -> frozenset[str]:
    """Syllables that read a Han character, so that a Korean given name can hold them."""
    return frozenset(syllable for row in read_rows("hangul_syllables") for syllable in row[0])


def surname_length(word: str) -> int:
    """Syllables of the surname that a word begins with: 2, 1, or 0 if it begins with none."""
    if len(word) > 2 and word[:2] in surnames():
        return 2
    return 1 if word[:1] in surnames() else 0


def is_korean_name(word: str) -> bool:
    """Whether a Hangul word without spaces can be a Korean family name with a given name of one or two syllables."""
    surname = surname_length(word)
    given = word[surname:]
    return bool(surname) and 1 <= len(given) <= 2 and all(s in name_syllables() for s in given)


def is_given_name(word: str) -> bool:
    """Whether a Hangul word can be a Korean given name of one or two syllables."""
    return 1 <= len(word) <= 2 and all(s in name_syllables() for s in word)
