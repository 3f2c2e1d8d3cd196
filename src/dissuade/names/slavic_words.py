"""Cyrillic words of the lexicon in Latin letters, however they are romanised: ``obyedineniye`` and ``obedinenie``."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from dissuade.names.lexicon import Entry
from dissuade.names.remembered import remembered
from dissuade.names.romanize import transcribe
from dissuade.names.scripts import script_of

__all__ = ["add_sounds", "sound_of"]

_MARK = "~"  # keys of sounds are no keys of words
_SHORTEST_FIRST, _SHORTEST_ALONE = 3, 7  # letters of a sound that may begin a phrase, or that says which word it is
_SPELLINGS = re.compile("s(?:hc)?h|sch|kh|tz|c(?!h)|w|[yij]+e|[yij]+")
_AS_SHORT = {"shch": "sh", "sch": "sh", "kh": "h", "tz": "ts", "c": "ts", "w": "v"}
_DOUBLED = re.compile(r"(.)\1+")


@lru_cache(maxsize=50_000)
def sound_of(key: str) -> str:
    """What romanisations of one Cyrillic word have in common, to be looked up in the lexicon.

    Args:
        key: a word in Latin letters, as a key of the lexicon.

    Returns:
        The sound as a key, which is no word's; "" if the key has other characters than a to z.
    """
    if not (key.isascii() and key.isalpha()):
        return ""
    return _MARK + _DOUBLED.sub(r"\1", _SPELLINGS.sub(_shortened, key))


def _shortened(match: re.Match[str]) -> str:
    spelt = match.group()
    if spelt[0] in "yij":
        return "e" if spelt[-1] == "e" else "i"
    return _AS_SHORT.get(spelt, spelt)


def add_sounds(words: dict[str, Entry], longest: dict[str, int]) -> None:
    """Add the sounds of Cyrillic words and phrases to a lexicon, and how long the phrases are that begin with one."""
    for key, sound in remembered("slavic_sounds", lambda: _sounds(words)).items():
        first, *others = sound.split(" ")
        if others:
            longest[first] = max(longest.get(first, 0), 1 + len(others))
        words.setdefault(sound, words[key])


def _sounds(words: Iterable[str]) -> dict[str, str]:
    """The sounds of Cyrillic phrases and long words, by their keys."""
    found = {}
    for key in words:
        if key and script_of(key[0]) == "Cyrl":
            sounds = [sound_of(transcribe(word, "Cyrl")[0].text) for word in key.split(" ")]
            if all(sounds) and len(sounds[0]) > (_SHORTEST_FIRST if len(sounds) > 1 else _SHORTEST_ALONE):
                found[key] = " ".join(sounds)
    return found
