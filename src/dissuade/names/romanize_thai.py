"""Thai to Latin: the Royal Thai General System as far as spelling tells, and how families spell their names.

A Thai name of Sanskrit or Pali stock is written letter by letter and spoken otherwise: เวชชาชีวะ is said wet-cha-chi-wa
and known as Vejjajiva. So a word is cut into syllables once, and these are spelt in several ways.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from dissuade.names.tokens import Form

__all__ = ["romanize_thai", "sounds_of_thai"]


class _Syllable(NamedTuple):
    """Thai letters before the vowel, the vowel by the Royal system, and the letters after it.

    Args:
        written: whether the vowel is; between two bare consonants it is an o that is not.
        ends: whether a word ends here, or a letter that is not said follows.
    """

    onset: str
    vowel: str
    coda: str
    written: bool
    ends: bool = False


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
_FAMILY = _INITIAL | {"จ": "j", "ว": "v"}
_FAMILY_FINAL = _FINAL | {"ว": "v", "ด": "d", "บ": "b"}
# The value of each letter in Sanskrit and Pali, as in ISO 15919 without marks; อ only holds a vowel.
_INDIC = _INITIAL | {
    "ค": "k", "ฆ": "gh", "จ": "j", "ช": "j", "ฌ": "jh", "ญ": "n", "ฏ": "t", "ฑ": "d", "ฒ": "dh", "ท": "d", "ธ": "dh",
    "ภ": "bh", "ว": "v",
}  # fmt: skip
_INDIC_FINAL = {**_INDIC, "ย": "y", "ง": "ng"}
_LETTERS = _INITIAL | {"ว": "w"}
_LETTERS_FINAL = _FINAL | {"ร": "r", "ล": "l", "ฬ": "l", "ส": "s", "ศ": "s", "ษ": "s", "ว": "w", "ย": "y", "จ": "ch"}
_MIXED, _MIXED_FINAL = _LETTERS | {"ว": "v"}, _LETTERS_FINAL | {"จ": "j", "ช": "j", "ด": "d", "บ": "b", "ว": "v"}
_C = "[ก-ฮ]"
_TWO = "(?:ห[งญณนมยรลว]|(?:[กขค][รลว]|[ตทปผพ][รล]|[ศส]ร)(?=.))"
_ONSET = f"(?:{_TWO}|{_C})"
_NO_VOWEL = "(?![ะัาำิีึืุู]|รร)"
_NO_SIGN = "(?![ะาิีึืุู])"
_SIGNS = re.compile("[็-๋ํ๎]")
_EDGE = "·"  # where a silent letter stood, a syllable ends
_SILENT = re.compile(f"(?<={_C})(?:[ทต]ร|ษณ)์|({_C})[ิุ]?์")  # จันทร์ is chan, ลักษณ์ lak, พันธุ์ phan
# How words are said that are written otherwise: ชาติ chat, เศรษฐ set, ศรี si, พรหม phrom, เจริญ charoen, ทรง song.
_SAID = (
    (re.compile(f"(?<=[ัาูิุ])({_C})[ิุ]$|(?<=ย)ร?(ต)ิ$"), r"\1\2"),
    (re.compile("(?<=[ัาิีึุูเแโ])ร(?=[ษถ])|(?<=เ[ก-ฮ])ร(?=ษ)"), ""),
    (re.compile("(?<=[ัิุา][คตทชก])ร$|(?<=^[ศส])ร(?=[ีะ])|(?<=ศ)ร(?=ี)"), ""),
    (re.compile("^อย(?=[ูา])"), "ย"),
    (re.compile("รหม"), "รม"),
    (re.compile("รรม(?=[ก-ฮ])"), "ัมมะ"),
    (re.compile(f"เ(?!{_TWO})({_C})({_C})(?=ิ|ีย|ือ)"), r"\1ะเ\2"),
    (re.compile(f"(?<=[ไใ]{_C})ย"), ""),
    (re.compile("ทร(?=ง|ัพ|าย|วง)"), "ซ"),
)
_VOCALIC = str.maketrans({"ฤ": "รึ", "ฦ": "ลึ", "ๅ": None})  # letters that stand for a consonant with its vowel
# Vowels around an onset: sign before it, signs after it, what they sound like; longest first.
_RHYMES = (
    ("เ", "ียว", "iao"), ("เ", "ีย", "ia"), ("เ", "ือ", "uea"), ("เ", "าะ", "o"), ("เ", "า", "ao"), ("เ", "อ", "oe"),
    ("เ", "ิ", "oe"), ("เ", "ย", "oei"), ("เ", "", "e"), ("แ", "", "ae"), ("โ", "ะ", "o"), ("โ", "", "o"),
    ("ไ", "", "ai"), ("ใ", "", "ai"), ("", "ำ", "am"), ("", "ัว", "ua"), ("", "ัย", "ai"), ("", "ั", "a"),
    ("", "ะ", "a"), ("", "า", "aa"), ("", "ิ", "i"), ("", "ี", "ii"), ("", "ึ", "ue"), ("", "ือ", "ue"), ("", "ื", "ue"),
    ("", "ุ", "u"), ("", "ู", "uu"), ("", "รร", "aa"),
)  # fmt: skip
_Rhymes = tuple[tuple[re.Pattern[str], str], ...]
_SYLLABLES: _Rhymes = tuple(
    (re.compile(f"{before}({_ONSET}){after or _NO_SIGN}"), sound) for before, after, sound in _RHYMES
)
_FOREIGN = tuple(rhyme for rhyme in _SYLLABLES if rhyme[1] not in ("oe", "oei"))  # เต-ริ, not เตริ
_RUN = re.compile(f"(?:(?!{_TWO}[ะัาำิีึืุู]){_C}{_NO_VOWEL})*")
_SONORANTS = "รนลงม"
_CODA = re.compile(f"({_C}){_NO_VOWEL}")
_PAIR = re.compile(f"({_ONSET})({_C}){_NO_VOWEL}")
_CLOSED = ("ai", "ao", "am")  # vowels after which no consonant belongs to the syllable
_CLUSTERS = dict.fromkeys("กคตทธพภปชด", "ร") | {
    "น": "ดตถทธ",
    "ณ": "ฎฏฐฑฒ",
    "ม": "บปผพภ",
    "ญ": "จชฌ",
    "ง": "กขคฆ",
    "ล": "ปบก",
}
_AS_FAMILIES = (("ii", "ee"), ("uu", "oo"), ("aa", "a"), ("uea", "ua"), ("ue", "u"), ("oe", "er"))
_ASPIRATE = re.compile("(?<=[tpkgbdj])h")


def romanize_thai(word: str) -> list[Form]:
    """Forms of a Thai word: RTGS, the ways families spell (Jatuporn, Veera), and letter by letter (Vejjajiva).

    Args:
        word: compatibility-normalised.
    """
    whole = word.replace("ํา", "ำ").translate(_VOCALIC)
    bare = _SIGNS.sub("", _SILENT.sub(_EDGE, whole))
    said = _SIGNS.sub("", _SILENT.sub(_EDGE, whole.replace("ยรติ์", "ยต")))
    for pattern, plain in _SAID:
        said = pattern.sub(plain, said)
    syllables, written = _cut(said), _cut(bare, _FOREIGN)
    sounded = _cut(_SIGNS.sub("", _SILENT.sub(rf"{_EDGE}\1{_EDGE}", whole)))
    rtgs = _spell(syllables, _INITIAL, _FINAL, mute_end=True)
    indic = _spell(written, _INDIC, _INDIC_FINAL, open_syllables=True)
    with_silent = _spell(sounded, _FAMILY, _FAMILY_FINAL, mute_end=True, as_families=True)
    return [
        Form(rtgs, 1.0, "th-rtgs"),
        Form(_ASPIRATE.sub("", rtgs), 0.9, "th-press"),
        Form(_spell(syllables, _FAMILY, _FAMILY_FINAL, mute_end=True, as_families=True), 0.9, "th-press"),
        Form(indic, 0.9, "th-letters"),
        Form(_spell(written, _LETTERS, _LETTERS_FINAL, open_syllables=True), 0.9, "th-letters"),
        Form(_ASPIRATE.sub("", with_silent), 0.85, "th-press"),
        Form(_spell(written, _MIXED, _MIXED_FINAL, open_syllables=True), 0.85, "th-letters"),
    ]


def sounds_of_thai(word: str) -> str:
    """A word in Thai letters as it stands by the Royal system: for a language that writes only what is said."""
    return _spell(_cut(_SIGNS.sub("", word)), _INITIAL, _FINAL)


def _cut(word: str, rhymes: _Rhymes = _SYLLABLES) -> list[_Syllable]:
    syllables: list[_Syllable] = []
    for part in word.split(_EDGE):
        at = 0
        while at < len(part):
            syllable, at = _next_syllable(part, at, rhymes)
            syllables.append(syllable if at < len(part) else syllable._replace(ends=True))
    return syllables


def _next_syllable(word: str, at: int, rhymes: _Rhymes) -> tuple[_Syllable, int]:
    for pattern, sound in rhymes:
        match = pattern.match(word, at)
        if match is None:
            continue
        coda = None if sound.endswith(_CLOSED) else _coda_of(word, match)
        if coda is None and match.group().endswith("รร"):
            return _Syllable(match.group(1), "an", "", True), match.end()
        return _Syllable(match.group(1), sound, coda.group(1) if coda else "", True), (coda or match).end()
    pair = _PAIR.match(word, at)
    run = len(_run(word, at))
    if pair is None or (run > 2 and run % 2 and word[at + 1] not in "รลวอ"):  # กนก is ka-nok
        return _Syllable(word[at], "a" if word[at] in _INITIAL else "", "", True), at + 1
    onset, second = pair.groups()
    if second not in "อว":
        return _Syllable(onset, "o", second, False), pair.end()
    coda = _CODA.match(word, pair.end())
    if second == "ว" and coda is None:
        return _Syllable(onset, "a", "", True), pair.start(2)
    vowel = "o" if second == "อ" else "ua"
    return _Syllable(onset, vowel, coda.group(1) if coda else "", True), (coda or pair).end()


def _coda_of(word: str, rhyme: re.Match[str]) -> re.Match[str] | None:
    """The consonant that closes a syllable: not the first of two that are one themselves (จตุ-พร), nor a y behind i."""
    at = rhyme.end()
    two = _run(word, at)
    if len(two) == 2 and two[1] in _SONORANTS and not rhyme.group().endswith("ั"):
        return None
    return None if rhyme.group()[-1] in "ิี" and two[:1] == "ย" else _CODA.match(word, at)


def _run(word: str, at: int) -> str:
    """The consonants without a vowel from a place on."""
    run = _RUN.match(word, at)
    return run.group() if run is not None else ""


def _spell(
    syllables: list[_Syllable],
    initials: dict[str, str],
    finals: dict[str, str],
    *,
    mute_end: bool = False,
    as_families: bool = False,
    open_syllables: bool = False,
) -> str:
    """Syllables as a Latin word.

    Args:
        initials, finals: what letters are before and after the vowel.
        mute_end: a last consonant behind a closed syllable has no vowel, and is not heard if it is the same sound.
        as_families: long vowels doubled, -orn for a bare -ร.
        open_syllables: a vowel that is not written is the a of Sanskrit, behind each consonant that may have one.
    """
    parts = []
    for place, (onset, vowel, coda, written, ends) in enumerate(syllables):
        letters = onset[1:] if len(onset) > 1 and onset[0] == "ห" else onset
        before = "".join(initials.get(letter, "") for letter in letters)
        after = finals.get(coda, "")
        if mute_end and place and ends and _is_bare(syllables[place]) and syllables[place - 1].coda:
            after = finals.get(onset, "")
            parts.append("" if finals.get(syllables[place - 1].coda) == after else after)
            continue
        if as_families:
            after = "rn" if coda == "ร" and not written else after
            for sound, spelt in _AS_FAMILIES:
                vowel = vowel.replace(sound, spelt)
        elif open_syllables:
            opened = not written or vowel != "a"  # ั closes a syllable
            vowel = vowel if written else "a"
            if coda and not ends and opened and not _conjunct(coda, syllables[place + 1].onset[0]):
                after += "a"
        parts.append(before + _short(vowel) + after)
    return "".join(parts)


def _short(vowel: str) -> str:
    return vowel.replace("ii", "i").replace("uu", "u").replace("aa", "a")


def _is_bare(syllable: _Syllable) -> bool:
    """Whether a syllable is one consonant with a vowel that is not written."""
    return len(syllable.onset) == 1 and syllable.vowel == "a" and not syllable.coda


def _conjunct(coda: str, onset: str) -> bool:
    """Whether no vowel stands between two consonants of a Sanskrit word: the same sound twice, or a cluster."""
    return _FINAL.get(coda) == _FINAL.get(onset) or onset in _CLUSTERS.get(coda, "")
