"""Cyrillic words of the lexicon in Latin letters, however they are romanised: ``obyedineniye`` and ``obedinenie``."""

from __future__ import annotations

import re
from functools import lru_cache

from dissuade.names.lexicon import Entry
from dissuade.names.romanize import romanize
from dissuade.names.scripts import script_of

__all__ = ["add_sounds", "sound_of"]

_MARK = "~"  # keys of sounds are no keys of words
_SHORTEST_ALONE = 7  # letters of a sound that says by itself which word it is
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
    for key, entry in list(words.items()):
        if not key or script_of(key[0]) != "Cyrl":
            continue
        sounds = [sound_of(romanize(word, "Cyrl")[0].text) for word in key.split(" ")]
        if not all(sounds):
            continue
        if len(sounds) > 1:
            longest[sounds[0]] = max(longest.get(sounds[0], 0), len(sounds))
        if len(sounds) > 1 or len(sounds[0]) > _SHORTEST_ALONE:
            words.setdefault(" ".join(sounds), entry)
