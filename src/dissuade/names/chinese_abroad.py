"""Chinese names as Russian (Palladius) and Korean (1986 rules) write them, turned back into pinyin."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache

from dissuade.names.data_files import read_rows
from dissuade.names.hangul import compose
from dissuade.names.tokens import Form

__all__ = ["chinese_in_hangul", "pinyin_forms"]

_QUALITY = 0.85
_MOST_GIVEN, _SHORTEST_NAME = 2, 3
_TYPICAL = re.compile("[ao]ng|[ei]ng|ao|ou|uo|ian|uan|iu|ue")
_MOST_SYLLABLES = 3
_MOST_FORMS = 3
_INITIALS = (
    ("zh", "чж", 12), ("ch", "ч", 14), ("sh", "ш", 9), ("b", "б", 7), ("p", "п", 17), ("m", "м", 6), ("f", "ф", 17),
    ("d", "д", 3), ("t", "т", 16), ("n", "н", 2), ("l", "л", 5), ("g", "г", 0), ("k", "к", 15), ("h", "х", 18),
    ("j", "цз", 12), ("q", "ц", 14), ("x", "с", 9), ("r", "ж", 5), ("z", "цз", 13), ("c", "ц", 14), ("s", "с", 10),
)  # fmt: skip
# Final, Palladius, Hangul with a silent initial. "v" is u-umlaut.
_FINALS = {
    "a": ("а", "아"), "ai": ("ай", "아이"), "an": ("ань", "안"), "ang": ("ан", "앙"), "ao": ("ао", "아오"),
    "e": ("э", "어"), "ei": ("эй", "에이"), "en": ("энь", "언"), "eng": ("эн", "엉"), "er": ("эр", "얼"),
    "o": ("о", "오"), "ong": ("ун", "웅"), "ou": ("оу", "어우"), "u": ("у", "우"), "ua": ("уа", "와"),
    "uai": ("уай", "와이"), "uan": ("уань", "완"), "uang": ("уан", "왕"), "ui": ("уй", "우이"), "un": ("унь", "운"),
    "uo": ("о", "워"), "i": ("и", "이"), "ia": ("я", "야"), "ian": ("янь", "옌"), "iang": ("ян", "양"),
    "iao": ("яо", "야오"), "ie": ("е", "예"), "in": ("инь", "인"), "ing": ("ин", "잉"), "iong": ("юн", "융"),
    "iu": ("ю", "유"), "v": ("юй", "위"), "van": ("юань", "위안"), "ve": ("юэ", "웨"), "vn": ("юнь", "윈"),
}  # fmt: skip
_ALONE = {
    "ya": "ia", "yan": "ian", "yang": "iang", "yao": "iao", "ye": "ie", "yi": "i", "yin": "in", "ying": "ing",
    "yong": "iong", "you": "iu", "yu": "v", "yuan": "van", "yue": "ve", "yun": "vn", "wu": "u", "wa": "ua",
    "wai": "uai", "wan": "uan", "wang": "uang",
}  # fmt: skip
_WITH_W = {"wa": "ва", "wai": "вай", "wan": "вань", "wang": "ван", "wei": "вэй", "wen": "вэнь", "wo": "во"}
_WITH_W_HANGUL = {"wei": "웨이", "wen": "원", "wo": "워"}
_BUZZING = {"zhi": "즈", "chi": "츠", "shi": "스", "ri": "르", "zi": "쯔", "ci": "츠", "si": "쓰"}
_PLAIN_VOWEL = {2: 0, 6: 4, 7: 5, 12: 8, 17: 13}  # after ㅈ ㅉ ㅊ Korean writes 자, not 쟈


def _hangul(initial: int, final: str) -> str:
    code = ord(final[0]) - 0xAC00 - 11 * 588
    vowel = code // 28
    if initial in (12, 13, 14):
        vowel = _PLAIN_VOWEL.get(vowel, vowel)
    return chr(0xAC00 + initial * 588 + vowel * 28 + code % 28) + final[1:]


def _written(pinyin: str) -> tuple[str, str] | None:
    """A syllable in Palladius and in Hangul; None for one that neither has."""
    if pinyin in _WITH_W or pinyin in _ALONE or pinyin in _FINALS:
        russian, korean = _FINALS.get(_ALONE.get(pinyin, pinyin), ("", ""))
        return _WITH_W.get(pinyin, russian), _WITH_W_HANGUL.get(pinyin, korean)
    for latin, russian, korean_initial in _INITIALS:
        if pinyin.startswith(latin):
            final = pinyin[len(latin) :]
            if latin in ("j", "q", "x") and final.startswith("u"):
                final = "v" + final[1:]
            if final not in _FINALS:
                return None
            vowels, hangul = _FINALS[final]
            if pinyin in ("zi", "ci", "si"):
                vowels = "ы"
            return russian + vowels, _BUZZING.get(pinyin) or _hangul(korean_initial, hangul)
    return None


@cache
def _tables() -> dict[str, dict[str, tuple[str, ...]]]:
    found: dict[str, dict[str, list[str]]] = {"Cyrl": {}, "Hang": {}}
    for pinyin in sorted({reading for row in read_rows("han") for reading in row[0].split(",") if reading}):
        written = _written(pinyin)
        if written:
            for script, text in zip(("Cyrl", "Hang"), written, strict=True):
                if text:
                    found[script].setdefault(text, []).append(pinyin.replace("v", "u"))
    return {script: {text: tuple(p) for text, p in table.items()} for script, table in found.items()}


def _readings(word: str, table: dict[str, tuple[str, ...]], left: int) -> list[str]:
    if not word:
        return [""]
    if not left:
        return []
    return [
        pinyin + rest
        for size in range(min(6, len(word)), 0, -1)
        for pinyin in table.get(word[:size], ())
        for rest in _readings(word[size:], table, left - 1)
    ]


def pinyin_forms(word: str, script: str) -> tuple[Form, ...]:
    """What a word is in pinyin if it is one to three Chinese syllables: ``Цзиньпин`` jinping, ``시진핑`` xijinping.

    Args:
        word: lower case.
        script: ``Cyrl`` or ``Hang``.

    Returns:
        At most three forms; most words have none.
    """
    plain = compose(word) if script == "Hang" else word.replace("і", "и").replace("ї", "и")
    if not 2 <= len(plain) <= 18:
        return ()
    return _forms(list(dict.fromkeys(_readings(plain, _tables()[script], _MOST_SYLLABLES))))


def chinese_in_hangul(word: str, surnames: Collection[str]) -> tuple[tuple[Form, ...], tuple[Form, ...]] | None:
    """A Chinese family name of one syllable and a given name, written together by sound: ``장춘차오`` Zhang Chunqiao.

    Args:
        word: precomposed syllables.
        surnames: in pinyin.

    Returns:
        Forms of the first syllable and of the others; None for a word that need not be Chinese.
    """
    table = _tables()["Hang"]
    family = [pinyin for pinyin in table.get(word[:1], ()) if pinyin in surnames]
    if not family or len(word) < _SHORTEST_NAME:
        return None
    given = list(dict.fromkeys(_readings(word[1:], table, _MOST_GIVEN)))
    if not any(map(_TYPICAL.search, given)):
        return None
    return _forms(family), _forms(given)


def _forms(words: list[str]) -> tuple[Form, ...]:
    return tuple(Form(text, _QUALITY, "zh-abroad") for text in words[:_MOST_FORMS])
