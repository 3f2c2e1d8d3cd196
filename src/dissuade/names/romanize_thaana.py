"""Thaana (Dhivehi) to Latin: as Maldivians spell names, and by the official Latin alphabet of 1976."""

from __future__ import annotations

import re

from dissuade.names.tokens import Form

__all__ = ["romanize_thaana"]

_OFFICIAL = {
    "ހ": "h", "ށ": "sh", "ނ": "n", "ރ": "r", "ބ": "b", "ޅ": "lh", "ކ": "k", "އ": "", "ވ": "v", "މ": "m", "ފ": "f",
    "ދ": "dh", "ތ": "th", "ލ": "l", "ގ": "g", "ޏ": "gn", "ސ": "s", "ޑ": "d", "ޒ": "z", "ޓ": "t", "ޔ": "y", "ޕ": "p",
    "ޖ": "j", "ޗ": "ch", "ޘ": "th", "ޙ": "h", "ޚ": "kh", "ޛ": "dh", "ޜ": "z", "ޝ": "sh", "ޞ": "s", "ޟ": "dh", "ޠ": "t",
    "ޡ": "z", "ޢ": "", "ޣ": "gh", "ޤ": "q", "ޥ": "w", "ަ": "a", "ާ": "aa", "ި": "i", "ީ": "ee", "ު": "u", "ޫ": "oo",
    "ެ": "e", "ޭ": "ey", "ޮ": "o", "ޯ": "oa", "ް": "",
}  # fmt: skip
_PLAIN = _OFFICIAL | {"ދ": "d", "ތ": "t", "ާ": "a", "ީ": "i", "ޫ": "u", "ޭ": "e", "ޯ": "o", "ޅ": "l"}
_PRESS = _PLAIN | {"ީ": "ee", "ޫ": "oo", "ޯ": "oo"}
_DOUBLING = re.compile("[އށ]ް(?=([^އ]))")  # a consonant without a vowel that takes on the sound of the next


def romanize_thaana(word: str) -> list[Form]:
    """Forms of a word: plain (Ibrahim), with ee and oo (Nasheed), and official.

    Dhivehi adds a u to names that it has borrowed, which Latin spellings leave out (Mohamed) or not (Muizzu).

    Args:
        word: compatibility-normalised.
    """
    doubled = _DOUBLING.sub(r"\1ް", word)
    plain, press, official = ("".join(t.get(c, "") for c in doubled) for t in (_PLAIN, _PRESS, _OFFICIAL))
    return [
        Form(plain.removesuffix("u"), 1.0, "dv-press"),
        Form(press.removesuffix("u"), 0.95, "dv-press"),
        Form(press, 0.95, "dv-press"),
        Form(plain, 0.95, "dv-press"),
        Form(official, 0.85, "dv-official"),
    ]
