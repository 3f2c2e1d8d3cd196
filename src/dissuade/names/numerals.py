"""Numbers in names: digits, Roman ones, ordinals in figures and in words."""

from __future__ import annotations

import re

from dissuade.names.tokenize import Word
from dissuade.names.tokens import NameClass

__all__ = ["ROMAN", "has_ordinal_ending", "number_meant"]

_ORDINAL = re.compile(r"(\d+)(st|nd|rd|th|й|я|ой|ый|го|e|er|eme|a|o)?")
ROMAN = {
    "i": "1", "ii": "2", "iii": "3", "iv": "4", "v": "5", "vi": "6", "vii": "7", "viii": "8", "ix": "9", "x": "10",
    "xi": "11", "xii": "12", "xiii": "13", "xiv": "14", "xv": "15", "xvi": "16", "xvii": "17", "xviii": "18",
    "xix": "19", "xx": "20",
}  # fmt: skip
"""Roman numbers and their digits."""

_ROMAN_IN_PERSON = frozenset(("ii", "iii", "iv", "viii"))
_ROMAN_IN_ANY = _ROMAN_IN_PERSON | {"vii", "ix", "xii", "xiii"}
_HYPHENS = ("-", "‐", "‑", "–")


def number_meant(key: str, text: str, at: int, last: int, name_class: NameClass) -> str:
    """The digits that a word stands for, "" if it is no number.

    Args:
        key: of the word in the lexicon. text: the word as written.
        at, last: its place in the name, and the last one.
        name_class: what bears the name.
    """
    if key[:1].isdigit():
        match = _ORDINAL.fullmatch(key)
        if match:
            digits = match.group(1)
            return (digits.lstrip("0") or "0") if digits.isascii() else str(int(digits))
        return ""
    if name_class == NameClass.PERSON:
        return ROMAN[key] if key in _ROMAN_IN_PERSON and at > 0 else ""
    if name_class == NameClass.ANY:
        return ROMAN[key] if key in _ROMAN_IN_ANY and at > 0 else ""
    plain = key in _ROMAN_IN_ANY or (text.isupper() and (len(key) > 1 or at == last))
    if key in ROMAN and at > 0 and plain:
        return ROMAN[key]
    from dissuade.names.ordinals import ordinal_meant

    return ordinal_meant(key)


def has_ordinal_ending(words: list[Word], keys: list[str], at: int, text: str) -> bool:
    """Whether digits have the ending of an ordinal behind a hyphen: ``18-й``."""
    if at + 1 == len(words) or not keys[at].isdigit() or text[words[at].end : words[at + 1].start] not in _HYPHENS:
        return False
    from dissuade.names.ordinals import is_ordinal_ending

    return is_ordinal_ending(keys[at + 1])
