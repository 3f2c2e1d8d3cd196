"""What each letter of the Indic scripts is: consonant, vowel, vowel sign, virama and the like, and what it sounds like.

The nine blocks from Devanagari to Malayalam have one layout, that of the Indian standard ISCII, so one table by place
in the block serves them all (The Unicode Standard, chapter 12); Sinhala has its own. A sound is one character, after
SLP1 (Scharf and Hyman, Linguistic Issues in Encoding Sanskrit), which ISO 15919 names in its own way beside it here.
"""

from __future__ import annotations

from enum import IntEnum
from functools import cache

__all__ = ["BLOCKS", "CONSONANTS", "INHERENT", "ISO_15919", "VOWELS", "WITH_NUKTA", "Role", "letters_of"]

BLOCKS = {
    "Deva": 0x0900, "Beng": 0x0980, "Guru": 0x0A00, "Gujr": 0x0A80, "Orya": 0x0B00, "Taml": 0x0B80, "Telu": 0x0C00,
    "Knda": 0x0C80, "Mlym": 0x0D00, "Sinh": 0x0D80,
}  # fmt: skip
"""First code point of the block of each script."""


class Role(IntEnum):
    """What a letter does."""

    CONSONANT = 0  # with the inherent vowel, until something takes that away
    VOWEL = 1
    SIGN = 2  # a vowel in place of the inherent one
    VIRAMA = 3  # no vowel
    NUKTA = 4  # another consonant than the letter alone
    CODA = 5  # anusvara, candrabindu, visarga, consonants that never have a vowel
    DOUBLING = 6  # of the consonant that follows


INHERENT = "@"
"""The vowel that is not written."""

ISO_15919 = {
    "k": "k", "K": "kh", "g": "g", "G": "gh", "N": "ṅ", "c": "c", "C": "ch", "j": "j", "J": "jh", "Y": "ñ", "w": "ṭ",
    "W": "ṭh", "q": "ḍ", "Q": "ḍh", "R": "ṇ", "t": "t", "T": "th", "d": "d", "D": "dh", "n": "n", "p": "p", "P": "ph",
    "b": "b", "B": "bh", "m": "m", "y": "y", "r": "r", "V": "ṟ", "l": "l", "L": "ḷ", "Z": "ḻ", "v": "v", "S": "ś",
    "z": "ṣ", "s": "s", "h": "h", "β": "b", "ψ": "y", "ω": "w", "ξ": "x", "κ": "q", "χ": "kh", "γ": "g", "ζ": "z",
    "φ": "f", "ρ": "r", "σ": "rh", "a": "a", INHERENT: "a", "A": "ā", "æ": "æ", "i": "i", "I": "ī", "u": "u", "U": "ū",
    "f": "r̥", "F": "r̥̄", "x": "l̥", "X": "l̥̄", "ê": "ê", "e": "e", "E": "ai", "ô": "ô", "o": "o", "O": "au", "M": "ṁ",
    "~": "m̐", "H": "ḥ",
}  # fmt: skip
"""Each sound as ISO 15919 has it; Greek letters are sounds that SLP1 lacks (nukta letters, Bengali b and y, w, x)."""

CONSONANTS = "kKgGNcCjJYwWqQRtTdDnpPbBmyrVlLZvSzshβψωξκχγζφρσ"
VOWELS = "aAæiIuUfFxXêeEôoO" + INHERENT

_CONSONANTS = "kKgGNcCjJYwWqQRtTdDnnpPbBmyrVlLZvSzsh"  # from 15 on
_VOWELS = "aAiIuUfxêeeEôooO"  # from 05 on
_SIGNS = "AiIuUfFêeeEôooO"  # from 3E on
_CHILLUS = "RnrlLk"  # from 7A on in Malayalam
WITH_NUKTA = {
    "k": "κ",
    "K": "χ",
    "g": "γ",
    "j": "ζ",
    "J": "ζ",
    "q": "ρ",
    "Q": "σ",
    "P": "φ",
    "y": "ψ",
    "l": "L",
    "s": "S",
}
"""What a nukta makes of a consonant; others stay what they are."""

_SINHALA_VOWELS = "aAææiIuUfFxXeeEooO"  # from 0D85 on
_SINHALA_CONSONANTS = {
    0x0D9A: "k", 0x0D9B: "K", 0x0D9C: "g", 0x0D9D: "G", 0x0D9E: "N", 0x0D9F: "Ng", 0x0DA0: "c", 0x0DA1: "C",
    0x0DA2: "j", 0x0DA3: "J", 0x0DA4: "Y", 0x0DA5: "jY", 0x0DA6: "Yj", 0x0DA7: "w", 0x0DA8: "W", 0x0DA9: "q",
    0x0DAA: "Q", 0x0DAB: "R", 0x0DAC: "Rq", 0x0DAD: "t", 0x0DAE: "T", 0x0DAF: "d", 0x0DB0: "D", 0x0DB1: "n",
    0x0DB3: "nd", 0x0DB4: "p", 0x0DB5: "P", 0x0DB6: "b", 0x0DB7: "B", 0x0DB8: "m", 0x0DB9: "mb", 0x0DBA: "y",
    0x0DBB: "r", 0x0DBD: "l", 0x0DC0: "v", 0x0DC1: "S", 0x0DC2: "z", 0x0DC3: "s", 0x0DC4: "h", 0x0DC5: "L",
    0x0DC6: "φ",
}  # fmt: skip
_SINHALA_SIGNS = {
    0x0DCF: "A", 0x0DD0: "æ", 0x0DD1: "æ", 0x0DD2: "i", 0x0DD3: "I", 0x0DD4: "u", 0x0DD6: "U", 0x0DD8: "f", 0x0DD9: "e",
    0x0DDA: "e", 0x0DDB: "E", 0x0DDC: "o", 0x0DDD: "o", 0x0DDE: "O", 0x0DDF: "x", 0x0DF2: "F", 0x0DF3: "X",
}  # fmt: skip
# Letters that one block has at a place that others leave free or fill otherwise.
_OWN = {
    0x0904: (Role.VOWEL, "a"), 0x093A: (Role.SIGN, "ô"), 0x093B: (Role.SIGN, "ô"), 0x094F: (Role.SIGN, "O"),
    0x0956: (Role.SIGN, "u"), 0x0957: (Role.SIGN, "u"), 0x0972: (Role.VOWEL, "ê"), 0x0973: (Role.VOWEL, "ô"),
    0x0974: (Role.VOWEL, "ô"), 0x0975: (Role.VOWEL, "O"), 0x0976: (Role.VOWEL, "u"), 0x0977: (Role.VOWEL, "u"),
    0x0978: (Role.CONSONANT, "q"), 0x0979: (Role.CONSONANT, "ζ"), 0x097A: (Role.CONSONANT, "y"),
    0x097B: (Role.CONSONANT, "g"), 0x097C: (Role.CONSONANT, "j"), 0x097E: (Role.CONSONANT, "q"),
    0x097F: (Role.CONSONANT, "b"), 0x09AC: (Role.CONSONANT, "β"), 0x09CE: (Role.CODA, "t"),
    0x09F0: (Role.CONSONANT, "r"), 0x09F1: (Role.CONSONANT, "v"), 0x0A5C: (Role.CONSONANT, "ρ"),
    0x0A70: (Role.CODA, "M"), 0x0A71: (Role.DOUBLING, ""), 0x0AF9: (Role.CONSONANT, "ζ"),
    0x0B5F: (Role.CONSONANT, "ψ"), 0x0B71: (Role.CONSONANT, "v"), 0x0C58: (Role.CONSONANT, "c"),
    0x0C59: (Role.CONSONANT, "j"), 0x0C5A: (Role.CONSONANT, "V"), 0x0C5D: (Role.CODA, "n"), 0x0CDD: (Role.CODA, "n"),
    0x0CDE: (Role.CONSONANT, "Z"), 0x0D3A: (Role.CONSONANT, "w"), 0x0D3B: (Role.VIRAMA, ""), 0x0D3C: (Role.VIRAMA, ""),
    0x0D4E: (Role.CODA, "r"), 0x0D54: (Role.CODA, "m"), 0x0D55: (Role.CODA, "y"), 0x0D56: (Role.CODA, "Z"),
    0x0D57: (Role.SIGN, "O"), 0x0D5F: (Role.VOWEL, "I"),
}  # fmt: skip


@cache
def letters_of(script: str) -> dict[str, tuple[Role, str]]:
    """Each letter of a script with its role and its sound.

    Args:
        script: ISO 15924 code, one of ``BLOCKS``.

    Returns:
        Letter to role and sound. Digits, and signs that names do without, are left out.
    """
    block = BLOCKS[script]
    if script == "Sinh":
        found = {code: (Role.CONSONANT, sound) for code, sound in _SINHALA_CONSONANTS.items()}
        found |= {0x0D85 + at: (Role.VOWEL, sound) for at, sound in enumerate(_SINHALA_VOWELS)}
        found |= {code: (Role.SIGN, sound) for code, sound in _SINHALA_SIGNS.items()}
        found |= {
            0x0D81: (Role.CODA, "~"),
            0x0D82: (Role.CODA, "M"),
            0x0D83: (Role.CODA, "H"),
            0x0DCA: (Role.VIRAMA, ""),
        }
    else:
        found = {block + 0x15 + at: (Role.CONSONANT, sound) for at, sound in enumerate(_CONSONANTS)}
        found |= {block + 0x05 + at: (Role.VOWEL, sound) for at, sound in enumerate(_VOWELS)}
        found |= {block + 0x3E + at: (Role.SIGN, sound) for at, sound in enumerate(_SIGNS)}
        found |= {block + at: (Role.CODA, sound) for at, sound in ((0x00, "~"), (0x01, "~"), (0x02, "M"), (0x03, "H"))}
        found |= {block + 0x3C: (Role.NUKTA, ""), block + 0x4D: (Role.VIRAMA, "")}
        found |= {block + 0x60: (Role.VOWEL, "F"), block + 0x61: (Role.VOWEL, "X")}
        found |= {block + 0x62: (Role.SIGN, "x"), block + 0x63: (Role.SIGN, "X")}
    if script == "Mlym":
        found |= {0x0D7A + at: (Role.CODA, sound) for at, sound in enumerate(_CHILLUS)}
    found |= {code: entry for code, entry in _OWN.items() if block <= code < block + 0x80}
    return {chr(code): entry for code, entry in found.items()}
