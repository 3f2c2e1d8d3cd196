"""Thai to Latin: the Royal Thai General System as far as spelling tells, and the letters as they stand."""

from __future__ import annotations

import re

from dissuade.names.tokens import Form

__all__ = ["romanize_thai"]

_INITIAL = {
    **dict.fromkeys("ก", "k"), **dict.fromkeys("ขฃคฅฆ", "kh"), "ง": "ng", **dict.fromkeys("จฉชฌ", "ch"), "ญ": "y",
    **dict.fromkeys("ซศษส", "s"), **dict.fromkeys("ฎด", "d"), **dict.fromkeys("ฏต", "t"),
    **dict.fromkeys("ฐฑฒถทธ", "th"), **dict.fromkeys("ณน", "n"), "บ": "b", "ป": "p", **dict.fromkeys("ผพภ", "ph"),
    **dict.fromkeys("ฝฟ", "f"), "ม": "m", "ย": "y", "ร": "r", **dict.fromkeys("ลฬ", "l"), "ว": "w",
    **dict.fromkeys("หฮ", "h"), "อ": "",
}  # fmt: skip
_FINAL = {
    **dict.fromkeys("กขคฆ", "k"), "ง": "ng", **dict.fromkeys("จชซฌฎฏฐฑฒดตถทธศษส", "t"),
    **dict.fromkeys("ญณนรลฬ", "n"), **dict.fromkeys("บปพฟภผ", "p"), "ม": "m", "ย": "i", "ว": "o",
}  # fmt: skip
_C = "[ก-ฮ]"
_ONSET = "(?:ห[งญณนมยรลว]|[กขคตทปผพ][รลว]|[ก-ฮ])"
_SIGNS = re.compile("[็-๋ํ๎]")
_SILENT = re.compile(f"{_C}[ิุ]?์")
_VOCALIC = str.maketrans({"ฤ": "รึ", "ฦ": "ลึ", "ๅ": None})  # letters that stand for a consonant with its vowel
# Vowels around an onset: sign before it, signs after it, what they sound like; longest first.
_RHYMES = (
    ("เ", "ียว", "iao"), ("เ", "ีย", "ia"), ("เ", "ือ", "uea"), ("เ", "าะ", "o"), ("เ", "า", "ao"), ("เ", "อ", "oe"),
    ("เ", "ิ", "oe"), ("เ", "ย", "oei"), ("เ", "", "e"), ("แ", "", "ae"), ("โ", "ะ", "o"), ("โ", "", "o"),
    ("ไ", "", "ai"), ("ใ", "", "ai"), ("", "ำ", "am"), ("", "ัว", "ua"), ("", "ัย", "ai"), ("", "ั", "a"),
    ("", "ะ", "a"), ("", "า", "a"), ("", "ิ", "i"), ("", "ี", "i"), ("", "ึ", "ue"), ("", "ือ", "ue"), ("", "ื", "ue"),
    ("", "ุ", "u"), ("", "ู", "u"), ("", "รร", "a"),
)  # fmt: skip
_SYLLABLES = tuple((re.compile(f"{before}({_ONSET}){after}"), sound) for before, after, sound in _RHYMES)
_CODA = re.compile(f"({_C})(?![ะัาำิีึืุู]|รร)")


def _onset(consonants: str) -> str:
    if len(consonants) == 2 and consonants[0] == "ห":
        consonants = consonants[1]
    return "".join(_INITIAL[c] for c in consonants)


def _rtgs(word: str) -> str:
    out: list[str] = []
    at = 0
    while at < len(word):
        for pattern, sound in _SYLLABLES:
            match = pattern.match(word, at)
            if match:
                out.append(_onset(match.group(1)) + sound)
                at = match.end()
                coda = _CODA.match(word, at)
                if coda and not sound.endswith(("ai", "ao", "am")):
                    out.append(_FINAL.get(coda.group(1), ""))
                    at = coda.end()
                break
        else:
            pair = re.compile(f"({_ONSET})({_C})(?![ะัาำิีึืุู])").match(word, at)
            if pair and pair.group(2) == "อ":
                out.append(_onset(pair.group(1)) + "o")
                at = pair.end()
                coda = _CODA.match(word, at)
                if coda:
                    out.append(_FINAL.get(coda.group(1), ""))
                    at = coda.end()
            elif pair:
                out.append(_onset(pair.group(1)) + "o" + _FINAL.get(pair.group(2), ""))
                at = pair.end()
            else:
                sound = _INITIAL.get(word[at], "")
                out.append(sound + "a" if sound else "")
                at += 1
    return "".join(out)


def romanize_thai(word: str) -> list[Form]:
    """Forms of a Thai word: RTGS, and the ways names are spelt (j for จ, v for ว, no h after k, p, t).

    Args:
        word: compatibility-normalised.
    """
    bare = _SIGNS.sub("", _SILENT.sub("", word.replace("ํา", "ำ").translate(_VOCALIC)))
    rtgs = _rtgs(bare)
    plain = rtgs.replace("th", "t").replace("ph", "p").replace("kh", "k")
    return [
        Form(rtgs, 1.0, "th-rtgs"),
        Form(plain, 0.9, "th-press"),
        Form(rtgs.replace("ch", "j").replace("w", "v"), 0.85, "th-press"),
        Form(rtgs.replace("ue", "u").replace("oe", "er"), 0.8, "th-press"),
    ]
