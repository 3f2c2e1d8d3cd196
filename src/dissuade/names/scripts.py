"""Which script a character belongs to, and what it does to a name: letter, digit, mark, separator or nothing."""

from __future__ import annotations

import unicodedata
from bisect import bisect_right

__all__ = [
    "APOSTROPHE",
    "DIGIT",
    "EAST_ASIAN",
    "IGNORED",
    "MARK",
    "SEPARATOR",
    "CharacterClasses",
    "character_class",
    "script_of",
]

APOSTROPHE = "'"
DIGIT = "9"
IGNORED = "-"
MARK = "^"
SEPARATOR = " "
EAST_ASIAN = frozenset(("Hani", "Hang", "Kana", "Hira"))
"""Scripts whose names are written without blanks, a syllable or more to the character."""

# First code point of each block that holds letters of names, with its ISO 15924 code (Unicode 15 Blocks.txt and
# Scripts.txt, shortened to what is met in names). "" ends a block.
_BLOCKS = (
    (0x0041, "Latn"), (0x02B0, ""), (0x0370, "Grek"), (0x03E2, "Copt"), (0x03F0, "Grek"), (0x0400, "Cyrl"),
    (0x0530, "Armn"), (0x0590, "Hebr"), (0x0600, "Arab"), (0x0700, "Syrc"), (0x0750, "Arab"), (0x0780, "Thaa"),
    (0x07C0, "Nkoo"), (0x0800, ""), (0x0840, "Mand"), (0x0860, "Syrc"), (0x0870, "Arab"), (0x0900, "Deva"),
    (0x0980, "Beng"), (0x0A00, "Guru"), (0x0A80, "Gujr"), (0x0B00, "Orya"), (0x0B80, "Taml"), (0x0C00, "Telu"),
    (0x0C80, "Knda"), (0x0D00, "Mlym"), (0x0D80, "Sinh"), (0x0E00, "Thai"), (0x0E80, "Laoo"), (0x0F00, "Tibt"),
    (0x1000, "Mymr"), (0x10A0, "Geor"), (0x1100, "Hang"), (0x1200, "Ethi"), (0x13A0, "Cher"), (0x1400, "Cans"),
    (0x1680, ""), (0x1780, "Khmr"), (0x1800, "Mong"), (0x18B0, ""), (0x1C80, "Cyrl"), (0x1C90, "Geor"),
    (0x1CC0, ""), (0x1D00, "Latn"), (0x1DC0, ""), (0x1E00, "Latn"), (0x1F00, "Grek"), (0x2000, ""),
    (0x2C60, "Latn"), (0x2C80, "Copt"), (0x2D00, "Geor"), (0x2D30, "Tfng"), (0x2D80, "Ethi"), (0x2DE0, "Cyrl"),
    (0x2E00, ""), (0x3005, "Hani"), (0x3008, ""), (0x3041, "Hira"), (0x30A1, "Kana"), (0x3100, "Bopo"),
    (0x3130, "Hang"), (0x3190, ""), (0x31A0, "Bopo"), (0x31C0, ""), (0x31F0, "Kana"), (0x3200, ""),
    (0x3400, "Hani"), (0x4DC0, ""), (0x4E00, "Hani"), (0xA000, "Yiii"), (0xA4D0, "Lisu"), (0xA500, "Vaii"),
    (0xA640, "Cyrl"), (0xA6A0, ""), (0xA720, "Latn"), (0xA800, ""), (0xA960, "Hang"), (0xA980, ""),
    (0xA9E0, "Mymr"), (0xAA00, ""), (0xAA60, "Mymr"), (0xAA80, ""), (0xAB00, "Ethi"), (0xAB30, "Latn"),
    (0xAB70, "Cher"), (0xABC0, ""), (0xAC00, "Hang"), (0xD800, ""), (0xF900, "Hani"), (0xFB00, "Latn"),
    (0xFB13, "Armn"), (0xFB1D, "Hebr"), (0xFB50, "Arab"), (0xFE00, ""), (0xFE70, "Arab"), (0xFEFF, ""),
    (0x1B000, "Kana"), (0x1B170, ""), (0x20000, "Hani"), (0x323B0, ""),
)  # fmt: skip
_STARTS = [start for start, _ in _BLOCKS]
_APOSTROPHES = frozenset("״'`´ʹʻʼʽʾʿˈˊˋ‘’‛′‵՚׳ꞌ＇")
_KANA_SIGNS = frozenset("ーｰヽヾゝゞ")


def script_of(char: str) -> str:
    """The ISO 15924 code of a letter, ``Zyyy`` for a character of no or any script."""
    code = ord(char)
    at = bisect_right(_STARTS, code) - 1
    return (_BLOCKS[at][1] or "Zyyy") if at >= 0 else "Zyyy"


def _classify(char: str) -> str:
    if char in _APOSTROPHES:
        return APOSTROPHE
    if char in _KANA_SIGNS:
        return "Kana"
    if char == "ـ":  # tatweel, a letter by its category, script Common
        return "Arab"
    category = unicodedata.category(char)
    if category in ("Mn", "Mc", "Me"):
        return MARK
    if category in ("Cf", "Cc", "Cs", "Cn", "Co") and char not in "\t\n\v\f\r\x85":
        return IGNORED if category == "Cf" else SEPARATOR
    if category == "Nd":
        return DIGIT
    if category[0] == "L" or category in ("Nl", "So", "No"):
        script = script_of(char)
        if script != "Zyyy":
            return script
        plain = unicodedata.normalize("NFKC", char)
        if plain[0] != char and (plain[0].isalnum()):
            return DIGIT if plain[0].isdigit() else character_class(plain[0])
        if category[0] == "L":
            return "Zyyy"
    return SEPARATOR


class CharacterClasses(dict[str, str]):
    """Character to script code or one of the class signs; fills itself, at most once per code point in use."""

    def __missing__(self, char: str) -> str:
        found = _classify(char)
        if len(self) < 50_000:
            self[char] = found
        return found


_CLASSES = CharacterClasses()


def character_class(char: str) -> str:
    """What a character does in a name.

    Returns:
        An ISO 15924 code for a letter, or ``DIGIT``, ``MARK``, ``APOSTROPHE``, ``IGNORED`` (invisible: bidi controls,
        joiners, soft hyphen) or ``SEPARATOR``.
    """
    return _CLASSES[char]
