"""Korean given names as Japanese spells them by sound, turned back into Latin: グァンチョル Kwang-chol."""

from __future__ import annotations

from functools import cache
from itertools import product

from dissuade.names.hangul import name_syllables, parts_of
from dissuade.names.romanize_korean import romanize_syllable
from dissuade.names.tokens import Form

__all__ = ["given_name_forms"]

_INITIALS = {
    0: "kg", 2: "n", 3: "td", 5: "r", 6: "m", 7: "pb", 9: "s", 10: "s", 11: "-", 12: "cj", 14: "c", 15: "k", 16: "t",
    17: "p", 18: "h",
}  # fmt: skip
_VOWELS = (
    ("a",), ("e",), ("ya",), ("ye",), ("o",), ("e",), ("yo",), ("ye", "e"), ("o",), ("wa",), ("we",), ("we", "e"),
    ("yo",), ("u",), ("wo", "o"), ("we",), ("wi",), ("yu",), ("u",), ("wi", "i"), ("i",),
)  # fmt: skip
_FINALS = {0: "", 1: "ク", 4: "ン", 8: "ル", 16: "ム", 17: "プ", 21: "ン"}
_PLAIN = {
    "k": "カ キ ク ケ コ", "g": "ガ ギ グ ゲ ゴ", "n": "ナ ニ ヌ ネ ノ",
    "t": "タ ティ トゥ テ ト", "d": "ダ ディ ドゥ デ ド",
    "r": "ラ リ ル レ ロ", "m": "マ ミ ム メ モ", "p": "パ ピ プ ペ ポ", "b": "バ ビ ブ ベ ボ", "s": "サ シ ス セ ソ",
    "-": "ア イ ウ エ オ", "c": "チャ チ チュ チェ チョ", "j": "ジャ ジ ジュ ジェ ジョ", "h": "ハ ヒ フ ヘ ホ",
}  # fmt: skip
_OF_SEMIVOWELS = {
    "-ya": "ヤ",
    "-yu": "ユ",
    "-yo": "ヨ",
    "-ye": "イェ",
    "-wa": "ワ",
    "-wi": "ウィ",
    "-we": "ウェ",
    "-wo": "ウォ",
}
_SMALL = {"a": "ァ", "i": "ィ", "e": "ェ", "o": "ォ", "ya": "ャ", "yu": "ュ", "yo": "ョ"}
_QUALITY = 0.85
_CLOSED = "ンルムクプ"
_LONGEST = 9  # kana of two syllables
_FORMS = 3


def _spelt(consonant: str, vowel: str) -> str:
    """A consonant and a vowel in kana; "" where kana have no way to write them."""
    if consonant == "-" and consonant + vowel in _OF_SEMIVOWELS:
        return _OF_SEMIVOWELS[consonant + vowel]
    row = dict(zip("aiueo", _PLAIN[consonant].split(), strict=True))
    if vowel in row:
        return row[vowel]
    if vowel[0] == "w":
        return row["u"] + _SMALL[vowel[1]] if consonant in "kgh" else ""
    return row[vowel[1]] if consonant in "cj" else row["i"] + _SMALL.get(vowel, "ェ")


@cache
def _table() -> dict[str, tuple[str, ...]]:
    """What each syllable in kana can be, likeliest first."""
    found: dict[str, list[str]] = {}
    for syllable in sorted(name_syllables()):
        initial, vowel, final = parts_of(syllable)
        if final not in _FINALS:
            continue
        northern, reischauer = (
            form.text for form in romanize_syllable(syllable) if form.system in ("ko-dprk", "ko-mr")
        )
        for consonant, sound in product(_INITIALS.get(initial, ""), _VOWELS[vowel]):
            if kana := _spelt(consonant, sound):
                found.setdefault(kana + _FINALS[final], []).extend((northern, reischauer))
    return {
        kana: tuple(sorted(dict.fromkeys(texts), key=lambda text: _rank(kana, text))) for kana, texts in found.items()
    }


def _rank(kana: str, text: str) -> tuple[bool, bool]:
    """Several syllables fall together (ジョン is jong and jon): what is less likely ranks behind."""
    seldom_ng = text[-3:-2] in ("u", "i") or text.startswith("hwa")
    return text.endswith("ng") == seldom_ng, kana[0] == "チ" and text[0] == "j"


def given_name_forms(kana: str) -> list[Form]:
    """Forms of a word of two Korean syllables of which one ends in a consonant; none of any other word.

    Args:
        kana: katakana.
    """
    if len(kana) > _LONGEST or "ー" in kana:
        return []
    table = _table()
    for cut in range(1, len(kana)):
        first, second = table.get(kana[:cut], ()), table.get(kana[cut:], ())
        if first and second and (kana[cut - 1] in _CLOSED or kana[-1] in _CLOSED):
            pairs = [
                first[0] + second[0],
                *(other + second[0] for other in first[1:]),
                *(first[0] + o for o in second[1:]),
            ]
            return [Form(text, _QUALITY, "ko-kana") for text in pairs[: _FORMS if kana[cut - 1] in _CLOSED else 1]]
    return []
