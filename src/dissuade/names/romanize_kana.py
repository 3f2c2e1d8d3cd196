"""Kana to Latin: Hepburn, and the sounds that foreign names are written with."""

from __future__ import annotations

import re
import unicodedata

from dissuade.names.tokens import Form

__all__ = ["hepburn", "romanize_kana", "to_katakana"]

_ROWS = (
    ("アイウエオ", "a i u e o"), ("カキクケコ", "ka ki ku ke ko"), ("サシスセソ", "sa shi su se so"),
    ("タチツテト", "ta chi tsu te to"), ("ナニヌネノ", "na ni nu ne no"), ("ハヒフヘホ", "ha hi fu he ho"),
    ("マミムメモ", "ma mi mu me mo"), ("ヤユヨ", "ya yu yo"), ("ラリルレロ", "ra ri ru re ro"),
    ("ワヰヱヲ", "wa i e o"), ("ガギグゲゴ", "ga gi gu ge go"), ("ザジズゼゾ", "za ji zu ze zo"),
    ("ダヂヅデド", "da ji zu de do"), ("バビブベボ", "ba bi bu be bo"), ("パピプペポ", "pa pi pu pe po"),
    ("ヴン", "vu n"), ("ヷヸヹヺ", "va vi ve vo"),
)  # fmt: skip
_KANA = {kana: latin for row, sounds in _ROWS for kana, latin in zip(row, sounds.split(), strict=True)}
_SMALL = {"ァ": "a", "ィ": "i", "ゥ": "u", "ェ": "e", "ォ": "o", "ャ": "ya", "ュ": "yu", "ョ": "yo", "ヮ": "wa",
          "ヵ": "ka", "ヶ": "ke"}  # fmt: skip

# Vowels that kana need and a foreign word has not, unless they are long: ゼレノドリスク Zelenodolsk, but クート -kut.
_UNWRITTEN = re.compile(
    "(?<=[kgsfvpbmrz])u(?![aeiou-])|(?<=[td])o(?=[^aeiouynr-]|$)|(?<=ch|sh)i$|(?<=j)i$|(?<=r)i(?=suk|sut)|-"
)
_GEMINATE = re.compile(r"([kgsfvpbmrtdz])\1")
_SHORTEST_FOREIGN, _FOREIGN = 5, 0.85

_NASAL = re.compile("ン(?=[アイウエオ])|(?<=[ョヨ])ン$")


def to_katakana(word: str) -> str:
    """Hiragana and half-width kana as katakana."""
    word = unicodedata.normalize("NFKC", word)
    return "".join(chr(ord(c) + 0x60) if "ぁ" <= c <= "ゖ" else c for c in word)


def hepburn(word: str) -> str:
    """A kana word in Hepburn without long marks; a small vowel replaces that of its consonant (ティ ti)."""
    out: list[str] = []
    double = False
    for char in to_katakana(word):
        if char == "ッ":
            double = True
            continue
        if char in _SMALL and out:
            small = _SMALL[char]
            before = out[-1]
            if char in "ャュョ":
                stem = before[:-1]
                out[-1] = stem + (small[1:] if stem.endswith(("sh", "ch", "j")) else small)
            elif before in ("u", "i"):
                out[-1] = ("w" if before == "u" else "y") + small
            else:
                out[-1] = before[:-1] + small
            continue
        sound = _SMALL.get(char) or _KANA.get(char, "")
        if double and sound:
            sound = sound[0] + sound
            double = False
        out.append(sound)
    return "".join(out)


def romanize_kana(word: str) -> list[Form]:
    """Forms of a kana word, best first: Hepburn, then without the vowels that a foreign word has only in kana.

    And with ng where kana cannot tell it from n (ジョンウン Jong-un).
    """
    kana = to_katakana(word)
    written = hepburn(kana)
    forms = [Form(written, 1.0, "ja-hepburn")]
    if len(written) >= _SHORTEST_FOREIGN and (bare := _without_epenthesis(kana)) != written:
        forms.append(Form(bare, _FOREIGN, "ja-foreign"))
    if _NASAL.search(kana):
        forms.append(Form(hepburn(_NASAL.sub("ング", kana)).replace("ngu", "ng"), 0.9, "ja-ng"))
    return forms


def _without_epenthesis(kana: str) -> str:
    long = "-".join(map(hepburn, kana.split("ー")))
    return _GEMINATE.sub(r"\1", _UNWRITTEN.sub("", long))
