"""Latin spellings of Chinese, Korean and Vietnamese syllables: which of them may stand for one and the same."""

from __future__ import annotations

from collections import defaultdict

from dissuade.names.data_files import read_rows
from dissuade.names.hangul import name_syllables, surnames
from dissuade.names.remembered import remembered
from dissuade.names.romanize_han import wade_giles
from dissuade.names.romanize_korean import romanize_syllable

__all__ = ["FIRST_VIETNAMESE", "latin_syllables"]

FIRST_VIETNAMESE = 2048
"""Numbers of syllables from here on are Vietnamese: Latin letters never write two of them together."""

# Vietnamese without tones and marks: what a syllable begins with, and its rhymes as names have them.
_VIETNAMESE_ONSETS = (
    "", "b", "c", "ch", "d", "g", "gh", "gi", "h", "k", "kh", "l", "m", "n", "ng", "ngh", "nh", "ph", "qu", "r", "s",
    "t", "th", "tr", "v", "x",
)  # fmt: skip
_SHORTEST_VIETNAMESE = 2
_VIETNAMESE_RHYMES = (
    "a", "ac", "ach", "ai", "am", "an", "ang", "anh", "ao", "ap", "at", "au", "ay", "e", "em", "en", "eo", "et", "i",
    "ia", "ich", "iem", "ien", "iep", "iet", "ieu", "im", "in", "inh", "it", "iu", "o", "oa", "oai", "oan", "oang",
    "oc", "oi", "om", "on", "ong", "ot", "u", "ua", "uan", "uat", "uc", "ue", "ui", "um", "un", "ung", "uoc", "uoi",
    "uong", "ut", "uu", "uy", "uyen", "uyet", "uynh", "y", "yen",
)  # fmt: skip


def latin_syllables() -> dict[str, frozenset[int]]:
    """Spellings of single syllables, each with the numbers of the syllables that it may be.

    ``jong`` and ``chong`` share one (\uc815), ``suk`` and ``sik`` do not.
    """
    table = remembered("syllables", _take_apart)
    return {spelling: frozenset(numbers) for spelling, numbers in table.items()}


def _other_systems(pinyin: str) -> set[str]:
    """A syllable in Wade-Giles, with the -eh of older books, in Tongyong and as English ears take down an x."""
    wade = wade_giles(pinyin)
    found = {wade, pinyin.replace("zh", "jh").replace("v", "u")}
    if wade.endswith("e"):
        found.add(wade + "h")
    if pinyin.startswith("x"):
        found.add("sh" + pinyin[1:].replace("v", "u"))
    return found


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
                for spelling in (plain, *_other_systems(pinyin)):
                    found["".join(filter(str.isalpha, spelling))].add(numbers[plain])
    pinyin_of = {char: row[0].split(",")[0].replace("v", "u") for row in read_rows("han") for char in row[-1]}
    for characters, spellings_of in read_rows("han_surnames"):
        known = [numbers[pinyin_of[c]] for c in characters if pinyin_of.get(c) in numbers]
        for spelling in spellings_of.split("|"):
            found[spelling].update(known[:1])
    vietnamese = (onset + rhyme for onset in _VIETNAMESE_ONSETS for rhyme in _VIETNAMESE_RHYMES)
    for number, spelling in enumerate(vietnamese, FIRST_VIETNAMESE):
        if len(spelling) >= _SHORTEST_VIETNAMESE:
            found[spelling].add(number)
    return {spelling: sorted(of) for spelling, of in sorted(found.items()) if spelling.isascii() and spelling}
