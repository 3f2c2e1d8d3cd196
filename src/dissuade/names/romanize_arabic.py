"""Arabic and Persian words read by rule: long vowels as written, short ones guessed where two consonants need one.

The spelling models know how names are usually spelt; a name that they have not met comes out better this way, since
every consonant and long vowel of it is there. An ``a`` is the commonest of the short vowels, and edits forgive another.
"""

from __future__ import annotations

from dissuade.names.tokens import Form

__all__ = ["BY_RULE", "romanize_arabic"]

BY_RULE = "ar-rule"
"""The system of a form that is read letter by letter."""

_ARABIC = {
    "ب": "b", "ت": "t", "ث": "th", "ج": "j", "ح": "h", "خ": "kh", "د": "d", "ذ": "dh", "ر": "r", "ز": "z", "س": "s",
    "ش": "sh", "ص": "s", "ض": "d", "ط": "t", "ظ": "z", "ع": "", "غ": "gh", "ف": "f", "ق": "q", "ك": "k", "ک": "k",
    "ل": "l", "م": "m", "ن": "n", "ه": "h", "ہ": "h", "ھ": "h", "پ": "p", "چ": "ch", "ژ": "zh", "گ": "g", "ڤ": "v",
    "ټ": "t", "ډ": "d", "ړ": "r", "ځ": "dz", "څ": "ts", "ښ": "sh", "ږ": "zh", "ڼ": "n", "ٹ": "t", "ڈ": "d", "ڑ": "r",
    "ں": "n",
}  # fmt: skip
_PERSIAN = _ARABIC | {"ث": "s", "ذ": "z", "ض": "z", "ق": "gh"}
_LONG = {"ا": "a", "أ": "a", "إ": "i", "آ": "a", "ٱ": "a", "ى": "a", "ة": "a", "ؤ": "u", "ئ": "i"}
_YEH, _WAW = "يیېۍے", "وۆ"
_ASPIRATED = frozenset("بپتٹجچدڈڑکگ")
_PERSIAN_LETTERS = frozenset("پچژگیکۀ")
_QUALITY = 0.85


def romanize_arabic(word: str) -> list[Form]:
    """How a word reads by rule, as Arabic and as Persian; once if both are alike.

    Args:
        word: letters of the Arabic script in their plain forms, without marks.
    """
    read = [_read(word, _ARABIC, "w"), _read(word, _PERSIAN, "v")]
    if _PERSIAN_LETTERS & set(word):
        read.reverse()
    return [Form(text, _QUALITY, BY_RULE) for text in dict.fromkeys(read) if text]


def _read(word: str, consonants: dict[str, str], waw: str) -> str:
    spelt = ""
    run: list[str] = []
    for at, letter in enumerate(word):
        after = word[at + 1] if at + 1 < len(word) else ""
        vowel = ""
        if letter in _LONG:
            vowel = _LONG[letter]
        elif letter in _YEH or letter in _WAW:
            # A vowel after a consonant, unless another vowel follows.
            if not run or after in _LONG or (after and after in _YEH + _WAW):
                run.append("y" if letter in _YEH else waw)
            else:
                vowel = "i" if letter in _YEH else "u"
        elif letter == "ھ" and run and word[at - 1] in _ASPIRATED:  # Urdu writes a bh with two letters
            run[-1] += "h"
        elif consonants.get(letter):
            run.append(consonants[letter])
        elif letter == "ع" and not spelt and not run:
            vowel = "" if after in _LONG else "a"
        if vowel:
            spelt += _before_vowel(run, first=not spelt) + vowel
            run = []
    return spelt + _at_end(run, first=not spelt)


def _before_vowel(run: list[str], *, first: bool) -> str:
    """Consonants of which the last begins the syllable of a vowel and, if one came before, the first ends its own."""
    *others, onset = run or [""]
    coda = "" if first or not others else others.pop(0)
    closed = ["a".join(others[at : at + 2]) + ("a" if at + 1 == len(others) else "") for at in range(0, len(others), 2)]
    return coda + "".join(closed) + onset


def _at_end(run: list[str], *, first: bool) -> str:
    """The consonants behind the last vowel: two at the end have one between them."""
    if len(run) < 2:
        return "".join(run)
    return _before_vowel(run[:-1], first=first) + "a" + run[-1]
