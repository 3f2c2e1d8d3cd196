"""Family names in Chinese characters: they tell a Chinese or Korean name from a foreign one spelt by its sound."""

from __future__ import annotations

from functools import cache

from dissuade.names.data_files import read_rows
from dissuade.names.romanize_han import mandarin

__all__ = ["begins_with_family", "double_family_names", "family_sounds", "sounds_foreign"]


@cache
def _table() -> dict[str, str]:
    return {kind: characters for kind, characters, *_ in read_rows("han_family_names")}


@cache
def _characters(kind: str) -> frozenset[str]:
    return frozenset(_table()[kind])


@cache
def double_family_names() -> frozenset[str]:
    """Family names of two characters."""
    return frozenset(_table()["DOUBLE"].split(","))


@cache
def family_sounds() -> frozenset[str]:
    """The commonest family names in pinyin without tones."""
    return frozenset(map(mandarin, _characters("COMMON")))


def begins_with_family(name: str) -> bool:
    """Whether a name of two to four characters is a family name with a given name behind it, and no foreign name.

    A rarer family name is none before nothing but characters that spell foreign sounds.

    >>> begins_with_family("赖清德"), begins_with_family("赖斯"), begins_with_family("普京")
    (True, False, False)
    """
    if name[0] in _characters("COMMON"):
        return True
    return name[0] in _characters("RARER") and not sounds_foreign(name[1:])


def sounds_foreign(text: str) -> bool:
    """Whether a text has nothing but characters that spell the sounds of foreign names."""
    return _characters("SOUND").issuperset(text)
