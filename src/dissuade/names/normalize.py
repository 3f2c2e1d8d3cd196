"""Folding: one plain spelling for what is written in many ways within one script."""

from __future__ import annotations

import unicodedata

__all__ = ["MAX_LENGTH", "fold_latin", "fold_native", "unmix"]

MAX_LENGTH = 1000
"""Code points of a name that are read; longer text is no name, and what follows is not looked at."""

_LETTERS = str.maketrans(
    {
        "ß": "ss", "ẞ": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ħ": "h",
        "ı": "i", "ĸ": "k", "ŋ": "ng", "ŧ": "t", "ə": "a", "ǝ": "a", "ɛ": "e", "ɔ": "o", "ƙ": "k", "ɗ": "d",
        "ɓ": "b", "ƴ": "y", "ơ": "o", "ư": "u", "ŀ": "l", "ɨ": "i", "ʉ": "u", "ƶ": "z", "ɣ": "gh", "ʃ": "sh", "ʒ": "zh",
        "ǆ": "dz", "ǉ": "lj", "ǌ": "nj", "ꞑ": "n", "ⱪ": "k", "ⱬ": "z", "ƣ": "gh", "ɡ": "g", "ƒ": "f",
    }
)  # fmt: skip
# Look-alikes (Unicode confusables.txt, letters only). Each Cyrillic or Greek letter that passes for a Latin one.
_LOOKALIKES = {
    "а": "a", "в": "b", "с": "c", "ԁ": "d", "е": "e", "һ": "h", "н": "h", "і": "i", "ј": "j", "к": "k", "ӏ": "l",
    "м": "m", "о": "o", "р": "p", "ԛ": "q", "ѕ": "s", "т": "t", "ѵ": "v", "ԝ": "w", "х": "x", "у": "y", "ү": "y",
    "α": "a", "β": "b", "ε": "e", "η": "n", "ι": "i", "κ": "k", "μ": "m", "ν": "v", "ο": "o", "ρ": "p", "τ": "t",
    "υ": "u", "χ": "x", "ϲ": "c", "ϳ": "j", "ζ": "z",
}  # fmt: skip
_TO_LATIN = str.maketrans(_LOOKALIKES)
_TO_CYRILLIC = str.maketrans(
    {latin: other for other, latin in _LOOKALIKES.items() if "\u0400" <= other < "\u0500" and other not in "һнүтмкв"}
    | {"k": "к", "m": "м", "t": "т", "h": "н", "b": "в", "3": "з"}
    | dict(zip("áéóý", "аеоу", strict=True))  # with the accent that stress is marked by
)


def fold_native(text: str) -> str:
    """Compatibility forms, case and invisible characters levelled; script and marks kept; never raises."""
    folded = unicodedata.normalize("NFKC", text).lower()
    if folded.isprintable():  # nothing unseen is
        return folded
    return "".join(c for c in folded if unicodedata.category(c) not in _UNSEEN)


_UNSEEN = frozenset(("Cf", "Cc", "Cs", "Co", "Cn"))


def fold_latin(text: str) -> str:
    """A Latin word as ``[a-z0-9]*``: without case, diacritics and apostrophes."""
    text = text.lower()
    if not text.isascii():
        text = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).lower().translate(_LETTERS))
        text = "".join(c for c in text.translate(_LETTERS) if c.isascii())
    if text.isalnum():
        return text
    return "".join(c for c in text if c.isalnum())


def unmix(text: str) -> tuple[str, str]:
    """Settle a word that mixes Latin with Cyrillic or Greek letters on the script that it is meant to be in.

    A word whose foreign letters all have a twin goes over to the script of the others; else the majority wins.

    Returns:
        The word in lower case and its script, ``Latn`` or ``Cyrl`` or ``Grek``.
    """
    lowered = fold_native(text)
    latin = sum(1 for c in lowered if c < "\u0250" and c.isalpha())
    greek = sum(1 for c in lowered if "\u0370" <= c < "\u0400")
    cyrillic = sum(1 for c in lowered if "\u0400" <= c < "\u0530")
    as_latin = lowered.translate(_TO_LATIN)
    if all(c < "\u0250" or not c.isalpha() for c in as_latin) and (latin >= cyrillic or not cyrillic):
        return as_latin, "Latn"
    if cyrillic and cyrillic >= greek:
        return lowered.translate(_TO_CYRILLIC), "Cyrl"
    return (as_latin, "Latn") if latin >= greek else (lowered, "Grek")
