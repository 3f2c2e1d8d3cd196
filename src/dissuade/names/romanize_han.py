"""Han characters to Latin: Mandarin (pinyin, Wade-Giles), Korean readings, Cantonese, Vietnamese."""

from __future__ import annotations

import re
from functools import cache

from dissuade.names.data_files import read_rows
from dissuade.names.romanize_korean import romanize_surname, romanize_syllable, romanize_word
from dissuade.names.tokens import Form

__all__ = ["mandarin", "read_together", "read_word", "romanize_character", "romanize_han_surname", "wade_giles"]

_WG_WHOLE = {
    "zhi": "chih", "chi": "chih", "shi": "shih", "ri": "jih", "zi": "tzu", "ci": "tzu", "si": "szu", "er": "erh",
    "yi": "i", "you": "yu", "yan": "yen", "ye": "yeh", "ge": "ko", "ke": "ko", "he": "ho", "e": "o", "gui": "kuei",
    "kui": "kuei", "duo": "to", "tuo": "to", "luo": "lo", "nuo": "no", "zuo": "tso", "cuo": "tso", "suo": "so",
    "ruo": "jo", "zhuo": "cho", "chuo": "cho", "yong": "yung", "yuan": "yuan", "yue": "yueh", "rong": "jung",
}  # fmt: skip
_WG_INITIAL = (
    ("zh", "ch"), ("ch", "ch"), ("sh", "sh"), ("b", "p"), ("p", "p"), ("d", "t"), ("t", "t"), ("g", "k"), ("k", "k"),
    ("j", "ch"), ("q", "ch"), ("x", "hs"), ("z", "ts"), ("c", "ts"), ("r", "j"),
)  # fmt: skip
_WG_FINAL = (("iong", "iung"), ("ong", "ung"), ("ian", "ien"), ("ue", "ueh"), ("ve", "ueh"), ("ie", "ieh"), ("v", "u"))
_HK_INITIAL = (
    ("gw", "kw"), ("kw", "kw"), ("ng", "ng"), ("b", "p"), ("d", "t"), ("g", "k"), ("z", "ch"), ("c", "ch"), ("j", "y"),
)  # fmt: skip
_HK_FINAL = (
    ("oeng", "eung"), ("oek", "euk"), ("eoi", "ui"), ("eon", "un"), ("eot", "ut"), ("yun", "uen"), ("yut", "uet"),
    ("yu", "u"), ("aa", "a"), ("ou", "o"), ("oe", "eu"),
)  # fmt: skip
_VOWEL = re.compile("[aeiouv]")


@cache
def _surnames() -> dict[str, tuple[str, ...]]:
    rows = read_rows("han_surnames")
    return {char: tuple(spellings.split("|")) for characters, spellings in rows for char in characters}


@cache
def _readings() -> dict[str, tuple[str, ...]]:
    table: dict[str, tuple[str, ...]] = {}
    for *readings, characters in read_rows("han"):
        row = tuple(readings)
        for char in characters:
            table[char] = row
    for new, old in read_rows("han_shinjitai"):
        table.setdefault(new, table[old])
    return table


def wade_giles(pinyin: str) -> str:
    """A pinyin syllable without tone in Wade-Giles without apostrophes and diaereses."""
    if pinyin in _WG_WHOLE:
        return _WG_WHOLE[pinyin]
    start, final = next(
        ((other, pinyin[len(initial) :]) for initial, other in _WG_INITIAL if pinyin.startswith(initial)), ("", pinyin)
    )
    for ours, theirs in _WG_FINAL:
        if final.endswith(ours) or (ours == "v" and ours in final):
            final = final.replace(ours, theirs)
            break
    return start + final


def _hong_kong(jyutping: str) -> str:
    """A Jyutping syllable without tone as the Hong Kong government spells names."""
    for initial, other in _HK_INITIAL:
        if jyutping.startswith(initial) and (initial != "ng" or len(jyutping) > 2):
            start, final = other, jyutping[len(initial) :]
            break
    else:
        found = _VOWEL.search(jyutping)
        at = found.start() if found else len(jyutping)
        start, final = jyutping[:at], jyutping[at:]
    for ours, theirs in _HK_FINAL:
        if final.startswith(ours):
            final = theirs + final[len(ours) :]
            break
    return "yu" + final[1:] if start == "y" and final.startswith("u") and jyutping.startswith("jyu") else start + final


def mandarin(char: str) -> str:
    """The commonest Mandarin reading in pinyin without tone, "" for a character that the table lacks."""
    row = _readings().get(char)
    return row[0].split(",")[0].replace("v", "u") if row else ""


@cache
def _words() -> dict[str, str]:
    return {word: pinyin for pinyin, words in read_rows("han_words") for word in words.split("|")}


def read_word(word: str) -> str:
    """A word of several characters in pinyin without tones, "" if the table lacks one of them."""
    if (known := _words().get(word)) is not None:
        return known
    sounds = [mandarin(char) for char in word]
    return "".join(sounds) if all(sounds) else ""


@cache
def _vietnamese() -> dict[str, tuple[str, ...]]:
    """Readings in Vietnamese names that the table of all readings lacks."""
    found: dict[str, tuple[str, ...]] = {}
    for read, characters in read_rows("han_vietnamese"):
        for char in characters:
            found[char] = (*found.get(char, ()), read)
    return found


def romanize_character(char: str) -> list[Form]:
    """Forms of a Han character in a given name or in the name of an organisation, best first."""
    row = _readings().get(char)
    if row is None:
        return []
    pinyin, cantonese, korean, vietnamese = (r.split(",") if r else [] for r in row)
    vietnamese += [read for read in _vietnamese().get(char, ()) if read not in vietnamese]
    forms = []
    if pinyin:
        forms.append(Form(pinyin[0].replace("v", "u"), 1.0, "zh-pinyin"))
        forms.append(Form(wade_giles(pinyin[0]), 0.85, "zh-wade"))
    if korean:
        forms += [Form(f.text, 0.9 * f.quality, f.system) for f in romanize_syllable(korean[0])[:3]]
    if cantonese:
        forms.append(Form(_hong_kong(cantonese[0]), 0.8, "zh-hk"))
    forms += [Form(p.replace("v", "u"), 0.8, "zh-pinyin") for p in pinyin[1:2]]
    forms += [Form(v, 0.6, "vi") for v in vietnamese]
    return forms


def read_together(characters: str) -> list[Form]:
    """Forms of a word of several Han characters, written as one: pinyin, the Korean systems, Cantonese."""
    rows = [row for char in characters if (row := _readings().get(char)) is not None]
    cantonese, korean = ([row[i].split(",")[0] for row in rows] for i in (1, 2))
    read = read_word("".join(char for char in characters if char in _readings()))
    forms = [Form(read, 1.0, "zh-pinyin")] if read else []
    if all(korean):
        systems = sorted(romanize_word("".join(korean)), key=lambda form: form.system != "ko-dprk")
        forms += [Form(form.text, 0.9 * form.quality, form.system) for form in systems[:3]]
    if all(cantonese):
        forms.append(Form("".join(map(_hong_kong, cantonese)), 0.8, "zh-hk"))
    return forms


def romanize_han_surname(char: str) -> list[Form]:
    """Forms of a Han character as a family name: pinyin, the spellings of its bearers abroad, the Korean ones."""
    row = _readings().get(char)
    general = romanize_character(char)
    special = [Form(text, 0.9, "zh-surname") for text in _surnames().get(char, ())]
    korean: list[Form] = []
    if row and row[2]:
        # "김:N" comes after "금" where both are given; a surname takes the reading that is one.
        korean = [Form(f.text, 0.9 * f.quality, f.system) for f in romanize_surname(row[2].split(",")[-1])[:3]]
    return general[:1] + special + korean + general[1:]
