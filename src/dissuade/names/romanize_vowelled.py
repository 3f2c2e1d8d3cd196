"""Languages that write more vowels than their script is made for: Sorani Kurdish, Uyghur, Urdu, and Yiddish."""

from __future__ import annotations

import re

from dissuade.names.romanize_arabic import romanize_arabic
from dissuade.names.tokens import Form

__all__ = ["romanize_vowelled"]

_CONSONANTS = {
    "ب": "b", "پ": "p", "ت": "t", "ج": "j", "چ": "ch", "ح": "h", "خ": "kh", "د": "d", "ر": "r", "ڕ": "r", "ز": "z",
    "ژ": "zh", "س": "s", "ش": "sh", "ع": "", "غ": "gh", "ف": "f", "ڤ": "v", "ق": "q", "ک": "k", "ك": "k", "گ": "g",
    "ڭ": "ng", "ل": "l", "ڵ": "l", "م": "m", "ن": "n", "ه": "h", "ھ": "h", "ئ": "", "ا": "a", "ى": "i", "ط": "t",
    "ص": "s", "ض": "z", "ظ": "z", "ذ": "z", "ث": "s",
}  # fmt: skip
_KURDISH = _CONSONANTS | {"ە": "a", "ێ": "e", "ۆ": "o", "ۇ": "u"}
_UYGHUR = _CONSONANTS | {"ە": "e", "ې": "e", "و": "o", "ۇ": "u", "ۆ": "o", "ۈ": "u", "ۋ": "w", "ي": "y"}
_UYGHUR_LETTERS, _KURDISH_LETTERS = re.compile("[ۇۈۋڭ]|ئ[ىې]"), re.compile("[ەێۆڵڕ]")
_URDU_LETTERS = re.compile("[ٹڈڑے]|[بپتجچدکگ]ھ")
_VOWELS = frozenset("aeiou")
_ARABIC_VOWELS = frozenset("اەێۆىېۇۈ")
_YIDDISH = (
    ("ײַ", "ay"), ("ײ", "ey"), ("ױ", "oy"), ("װ", "v"), ("אַ", "a"), ("אָ", "o"), ("בֿ", "v"), ("כּ", "k"), ("פּ", "p"),
    ("פֿ", "f"), ("שׂ", "s"), ("תּ", "t"), ("וּ", "u"), ("יִ", "i"), ("זש", "zh"), ("דזש", "dzh"), ("טש", "tsh"), ("א", ""),
    ("ב", "b"), ("ג", "g"), ("ד", "d"), ("ה", "h"), ("ו", "u"), ("ז", "z"), ("ח", "kh"), ("ט", "t"), ("י", "i"),
    ("כ", "kh"), ("ך", "kh"), ("ל", "l"), ("מ", "m"), ("ם", "m"), ("נ", "n"), ("ן", "n"), ("ס", "s"), ("ע", "e"),
    ("פ", "f"), ("ף", "f"), ("צ", "ts"), ("ץ", "ts"), ("ק", "k"), ("ר", "r"), ("ש", "sh"), ("ת", "s"),
)  # fmt: skip
_YIDDISH_SIGNS = re.compile("[װױײ]|א[ַָ]")
_HEBREW_POINTS = re.compile("[\u05b0-\u05b3\u05b5\u05b6\u05b9\u05bb]|[^אײ][ַָ]")  # which Yiddish does without
_YIDDISH_LETTER = re.compile("|".join(sorted((written for written, _ in _YIDDISH), key=len, reverse=True)))
_YIDDISH_SOUNDS = dict(_YIDDISH)
_QUALITY = 0.97


def romanize_vowelled(word: str, script: str) -> list[Form]:
    """Forms of a word of Kurdish, Uyghur, Urdu or Yiddish, which its letters give away; none for any other word.

    Args:
        word: canonically decomposed or not, with its points.
        script: ``Arab`` or ``Hebr``.
    """
    if script == "Hebr":
        yiddish = _YIDDISH_SIGNS.search(word) and not _HEBREW_POINTS.search(word)
        return [Form(_yiddish(word), _QUALITY, "yi-yivo")] if yiddish else []
    if _UYGHUR_LETTERS.search(word):
        spelt = "".join(_UYGHUR.get(c, "") for c in word)
        return [Form(spelt, _QUALITY, "ug"), Form(spelt.replace("e", "a"), 0.9, "ug")]
    if _KURDISH_LETTERS.search(word):
        return [Form(_kurdish(word), _QUALITY, "ckb"), Form(_kurdish(word.replace("ە", "ێ")), 0.9, "ckb")]
    if _URDU_LETTERS.search(word):  # the spelling models have met Arabic and Persian only
        return [Form(form.text, _QUALITY, "ur-rule") for form in reversed(romanize_arabic(word))]
    return []


def _kurdish(word: str) -> str:
    spelt = ""
    word = word.replace("وو", "ۇ")  # a long u
    for at, char in enumerate(word):
        after = word[at + 1 : at + 2]
        if char == "و":
            ain = at > 0 and word[at - 1] == "ع"  # which carries a vowel and is not spelt
            spelt += "w" if (not spelt and not ain) or spelt[-1:] in _VOWELS or after in _ARABIC_VOWELS else "u"
        elif char in "یي":
            spelt += "y" if not spelt or spelt[-1] in _VOWELS or after in _ARABIC_VOWELS else "i"
        else:
            spelt += _KURDISH.get(char, "")
    return spelt


def _yiddish(word: str) -> str:
    return "".join(_YIDDISH_SOUNDS[match.group()] for match in _YIDDISH_LETTER.finditer(word))
