"""Ethiopic to Latin, Amharic and Tigrinya: a letter is a consonant with one of seven vowels, the sixth often silent."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from dissuade.names.tokens import Form

__all__ = ["romanize_ethiopic"]

# Consonants by their names in the Unicode standard where the usual spelling is another.
_CONSONANTS = {
    "hh": "h", "sz": "s", "c": "ch", "x": "h", "glottal ": "", "pharyngeal ": "", "kx": "kh", "dd": "d", "gg": "g",
    "th": "t", "ph": "p", "tz": "ts", "q": "k", "qh": "k", "kw": "kw", "qw": "kw", "xw": "hw",
}  # fmt: skip
_GUTTURAL = frozenset(("", "h"))
_VOWELS = (
    ("waa", "wa"),
    ("wa", "wa"),
    ("aa", "a"),
    ("ee", "e"),
    ("a", "e"),
    ("u", "u"),
    ("i", "i"),
    ("e", ""),
    ("o", "o"),
)
_SIXTH = "i"
# What many names end in: the Trinity, Mary.
_HOLY = re.compile("(?P<name>silase|slase|maryam)$")
_AS_SPELT = {"silase": "selassie", "slase": "selassie", "maryam": "mariam"}
_GLIDE = re.compile("(?<=[ae])y(?=[bdfghklmnprstwz])")


@cache
def _syllable(char: str) -> tuple[str, str] | None:
    """Consonant and vowel of a letter, ``("m", "e")``; no vowel for the sixth order; None for another character."""
    name = unicodedata.name(char, "")
    if not name.startswith("ETHIOPIC SYLLABLE "):
        return None
    sound = name.removeprefix("ETHIOPIC SYLLABLE ").lower()
    ending, vowel = next(pair for pair in _VOWELS if sound.endswith(pair[0]) and sound != pair[0])
    consonant = sound.removesuffix(ending)
    consonant = _CONSONANTS.get(consonant, consonant)
    if ending == "a":
        vowel = "a" if consonant in _GUTTURAL else "o" if consonant == "w" else "e"
    return consonant, vowel


def _spell(word: str) -> str:
    """A word with an i where consonants alone could not be said (Mengistu)."""
    spelt = ""
    syllables = [found for char in word if (found := _syllable(char)) is not None]
    for at, (consonant, vowel) in enumerate(syllables):
        if not vowel:
            last = at == len(syllables) - 1
            crowded = not spelt or spelt[-1] not in "aeiou"
            if crowded and (not last if consonant else not spelt):
                vowel = _SIXTH
        spelt += consonant + vowel
    return spelt


def romanize_ethiopic(word: str) -> list[Form]:
    """Forms of a word: the press's first (ai for ay before a consonant, gn for ny), q for the ejective k, a for e."""
    spelt = _spell(word)
    press = _GLIDE.sub("i", spelt.replace("ny", "gn").replace("yy", "i").replace("syo", "sio"))
    return [
        Form(_HOLY.sub(lambda match: _AS_SPELT[match["name"]], press), 1.0, "am-press"),
        Form(press, 0.97, "am-press"),
        Form(spelt, 0.95, "am-letters"),
        Form(press.replace("k", "q"), 0.9, "am-press"),
        Form(spelt.replace("e", "a"), 0.85, "am-letters"),
    ]
