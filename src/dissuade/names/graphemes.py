"""A word as the units in which its script spells sounds; the spelling models read these."""

from __future__ import annotations

import unicodedata

from dissuade.names.hangul import compose, parts_of
from dissuade.names.romanize_han import mandarin
from dissuade.names.romanize_kana import to_katakana

__all__ = ["graphemes"]

_INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
_VOWELS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
_FINALS = " ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ"
_SMALL_KANA = frozenset("ァィゥェォャュョヮ")
_ARABIC = str.maketrans("ىیېےئہەۀکڪګٱ", "ييييءهههككگا")
_HEBREW = str.maketrans("םןךץ", "מנכצ")


def _letters(word: str) -> list[str]:
    decomposed = unicodedata.normalize("NFKC", word).lower()
    return [c for c in decomposed if c.isalpha()]


def _arabic(word: str) -> list[str]:
    return [c.translate(_ARABIC) for c in _letters(word) if c != "ـ"]


def _hebrew(word: str) -> list[str]:
    units: list[str] = []
    for char in unicodedata.normalize("NFKC", word):
        if char in "'׳’`´" and units:
            units[-1] += "'"
        elif char.isalpha():
            units.append(char.translate(_HEBREW))
    return units


def _hangul(word: str) -> list[str]:
    units: list[str] = []
    for syllable in compose(word):
        if "가" <= syllable <= "힣":
            initial, vowel, final = parts_of(syllable)
            units += [_INITIALS[initial], _VOWELS[vowel]]
            if final:
                units.append(_FINALS[final] + "_")
    return units


def _kana(word: str) -> list[str]:
    units: list[str] = []
    for char in to_katakana(word):
        if char in _SMALL_KANA and units:
            units[-1] += char
        elif char.isalpha() or char == "ー":
            units.append(char)
    return units


def graphemes(word: str, script: str) -> list[str]:
    """The units of a word: letters, jamo (finals marked), morae, or Mandarin syllables for Han characters.

    Args:
        word: one word.
        script: ISO 15924 code.
    """
    if script == "Hang":
        return _hangul(word)
    if script in ("Kana", "Hira"):
        return _kana(word)
    if script == "Hani":
        return [mandarin(c) or c for c in word if c.isalpha()]
    if script == "Arab":
        return _arabic(word)
    if script == "Hebr":
        return _hebrew(word)
    return _letters(word)
