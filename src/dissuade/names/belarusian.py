"""Belarusian names as Russian spells them: Галоўчанка is Головченко, Рыгоравіч Григорьевич.

Belarusian writes what is said and Russian what a word is made of, and lists have the names of one state in both. What
is said alike (a and o, e and ya without stress) cannot be told back, so there are two guesses: no o, and nothing else.
"""

from __future__ import annotations

import re

__all__ = ["as_russian"]

_NAMES = {
    "рыгора": "григорье", "рыгор": "григор", "мікал": "никол", "уладзі": "влади", "яўгена": "евгенье", "яўген": "евген",
    "ігара": "игоре", "канстанц": "констант", "сцяп": "степ", "алена": "елена", "кацяр": "екатер", "тацця": "татья",
    "генадз": "геннад",
}  # fmt: skip
_BELARUSIAN = re.compile(
    "ў|[шжчр]э|[шжч]ы|дз[іьеёюя]|[аое]віч$|[шжч]анка$|[эя]нка$|^(?:сярг|пятр|аляк|" + "|".join(_NAMES) + ")"
)
_CHANGES = tuple(
    (re.compile(pattern), plain)
    for pattern, plain in (
        ("(?<=[шжч])анка$|[еэя]нка$", "енко"), ("дзька$", "дько"), ("[ао]ўск(?=і$|ая$)", "овск"), ("эўскі$", "евский"),
        ("(?<=[сц])кі$", "кий"), ("[ао]віч$", "ович"), ("[ао]ўна$", "овна"), ("[ао]ў$", "ов"), ("[ао]ва$", "ова"),
        ("[еэ]ў$", "ев"), ("дз(?=[іьеёюя])", "д"), ("ц(?=[іьеёюя])", "т"), ("шч", "щ"), ("ў", "в"), ("і", "и"),
        ("[эё]", "е"), ("(?<=[шжчр])ы(?!й)", "и"), ("['’ʼ]", "ъ"),
    )
)  # fmt: skip
_LAST_SYLLABLE = re.compile("(?:ович|овский|овская|овна|енко|ова|ов|ев|[аеёиоуыэюя][^аеёиоуыэюя]*)$")


def as_russian(word: str) -> list[str]:
    """What a Cyrillic word may be in Russian; nothing if it does not look Belarusian.

    Args:
        word: lower case, composed.
    """
    if not _BELARUSIAN.search(word):
        return []
    for name, russian in _NAMES.items():
        if word.startswith(name):
            word = russian + word[len(name) :]
            break
    for pattern, plain in _CHANGES:
        word = pattern.sub(plain, word)
    last = _LAST_SYLLABLE.search(word)
    cut = last.start() if last is not None else len(word)
    other = word[:cut].replace("а", "о").replace("я", "е") + word[cut:]
    return list(dict.fromkeys((word.replace("ье", "ие"), other.replace("ье", "йе"))))  # Grigorievich, Grigoryevich
