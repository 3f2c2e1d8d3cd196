"""Numbers in the names of organisations: ordinals in words (``двенадцатое``) and their endings (``18-й``)."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from dissuade.names.data_files import read_rows
from dissuade.names.lexicon import native_key

__all__ = ["is_ordinal_ending", "ordinal_meant"]

_ENDING = re.compile(
    "[йяоае]|ой|ый|ий|ая|ое|ье|е?го|ого|му|[оеa]м|ми|т[ияоьe]|ят|[мш]а|те|e|er|re|eme|th|st|nd|rd|ο[ςυ]?|ης?"
)
_ADJECTIVE = re.compile(
    "(?:ь?[аеоиыіїєюя](?:го|му|м|й|я|е|х|ю|і|ят|т|та|то|те)?|ь?его|ого|ого|ей|й|y|a|e|i|ego|ej|ym|im|ych|ich|[αοη]ς?|ου)"
)
_SHORTEST_STEM, _LONGEST_ENDING = 3, 4


@lru_cache(maxsize=5_000)
def ordinal_meant(key: str) -> str:
    """The digits that an ordinal in words stands for; "" for other words.

    Args:
        key: of the word in the lexicon.
    """
    words, stems = _ordinals()
    if key in words:
        return words[key]
    for size in range(len(key) - 1, max(_SHORTEST_STEM, len(key) - _LONGEST_ENDING) - 1, -1):
        if (number := stems.get(key[:size])) and _ADJECTIVE.fullmatch(key[size:]):
            return number
    return ""


def is_ordinal_ending(key: str) -> bool:
    """Whether a word is what follows the digits of an ordinal behind a hyphen."""
    return _ENDING.fullmatch(key) is not None


@cache
def _ordinals() -> tuple[dict[str, str], dict[str, str]]:
    words: dict[str, str] = {}
    stems: dict[str, str] = {}
    for number, spellings in read_rows("ordinals"):
        for spelling in spellings.split("|"):
            of_sort = stems if spelling.endswith("~") else words
            of_sort[native_key(spelling.removesuffix("~").replace("'", ""))] = number
    return words, stems
