"""Lao to Latin: its letters are those of Thai under other sounds, so it is read as Thai and then spelt as Lao is."""

from __future__ import annotations

import re

from dissuade.names.romanize_thai import sounds_of_thai
from dissuade.names.tokens import Form

__all__ = ["romanize_lao"]

_OFFSET = 0x80  # between a Lao letter and its Thai twin
_TO_THAI = {code: code - _OFFSET for code in range(0x0E81, 0x0ECE)} | {
    ord("ຊ"): "ซ", ord("ຍ"): "ย", ord("ໜ"): "หน", ord("ໝ"): "หม", ord("ຼ"): "ล", ord("ໞ"): "ก",
    ord("ໟ"): "ย",
}  # fmt: skip
_CONSONANT = "[ກ-ຮໜໝ]"
_REWRITTEN = (
    (re.compile(f"({_CONSONANT}ຼ?)ຽ"), r"ເ\1ີຍ"), (re.compile(f"ເ({_CONSONANT}ຼ?)ີ(?!ຍ)"), r"ເ\1ິ"),
    (re.compile("ົວ"), "ັວ"), (re.compile("ເ(..?)ົາ"), r"ເ\1າ"), (re.compile("ໍາ"), "ຳ"),
    (re.compile(f"({_CONSONANT}ຼ?)(?:[ົໍ]|ອ(?={_CONSONANT}))"), r"ໂ\1"),
)  # fmt: skip
_TONES = re.compile("[່-໌]")
_OPEN = re.compile("(?<=ະ)")  # no consonant closes a syllable that ends so
_FRENCH = (("ue", "eu"), ("u", "ou"), ("w", "v"), ("oe", "eu"))
_MUTE_E = re.compile("n(?=x|$)")


def romanize_lao(word: str) -> list[Form]:
    """Forms of a word: in the French manner that names keep (Thongloun Sisoulith, Sonexay) and the English.

    Args:
        word: compatibility-normalised.
    """
    word = _TONES.sub("", word)
    for pattern, plain in _REWRITTEN:
        word = pattern.sub(plain, word)
    english = "".join(sounds_of_thai(part.translate(_TO_THAI)) for part in _OPEN.split(word) if part)
    french = english
    for sound, letters in _FRENCH:
        french = re.sub(f"(?<![eo]){sound}" if sound == "u" else sound, letters, french)
    ended = re.sub("t$", "th", french)
    return [
        Form(ended, 1.0, "lo-press"),
        Form(french, 0.97, "lo-press"),
        Form(english, 0.95, "lo-bgn"),
        Form(_MUTE_E.sub("ne", ended.replace("sai", "xay")), 0.95, "lo-press"),
        Form(re.sub("^s", "x", ended), 0.9, "lo-press"),
        Form(english.replace("w", "v"), 0.9, "lo-bgn"),
    ]
