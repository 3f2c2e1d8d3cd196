"""Latin spellings of Chinese and Korean syllables: which of them may stand for one and the same."""

from __future__ import annotations

from collections import defaultdict

from dissuade.names.data_files import read_rows
from dissuade.names.hangul import name_syllables, surnames
from dissuade.names.remembered import remembered
from dissuade.names.romanize_han import wade_giles
from dissuade.names.romanize_korean import romanize_syllable

__all__ = ["latin_syllables"]


def latin_syllables() -> dict[str, frozenset[int]]:
    """Spellings of single syllables, each with the numbers of the syllables that it may be.

    ``jong`` and ``chong`` share one (\uc815), ``suk`` and ``sik`` do not.
    """
    table = remembered("syllables", _take_apart)
    return {spelling: frozenset(numbers) for spelling, numbers in table.items()}


def _take_apart() -> dict[str, list[int]]:
    found: dict[str, set[int]] = defaultdict(set)
    numbers: dict[str, int] = {}
    for syllable in sorted({*name_syllables(), *(s for s in surnames() if len(s) == 1)}):
        numbers[syllable] = len(numbers)
        spellings = (*surnames().get(syllable, ()), *(form.text for form in romanize_syllable(syllable)))
        for spelling in spellings:
            found[spelling].add(numbers[syllable])
    for row in read_rows("han"):
        for pinyin in filter(None, row[0].split(",")):
            plain = pinyin.replace("v", "u")
            if plain not in numbers:
                numbers[plain] = len(numbers)
                for spelling in (plain, wade_giles(pinyin)):
                    found["".join(filter(str.isalpha, spelling))].add(numbers[plain])
    pinyin_of = {char: row[0].split(",")[0].replace("v", "u") for row in read_rows("han") for char in row[-1]}
    for characters, spellings_of in read_rows("han_surnames"):
        known = [numbers[pinyin_of[c]] for c in characters if pinyin_of.get(c) in numbers]
        for spelling in spellings_of.split("|"):
            found[spelling].update(known[:1])
    return {spelling: sorted(of) for spelling, of in sorted(found.items()) if spelling.isascii() and spelling}
