"""Hangul to Latin: Revised Romanisation, McCune-Reischauer, the DPRK's own and the habits of the press."""

from __future__ import annotations

from dissuade.names.hangul import compose, parts_of, surnames
from dissuade.names.tokens import Form

__all__ = ["romanize_surname", "romanize_syllable", "romanize_word"]

_RR_INITIAL = ("g", "kk", "n", "d", "tt", "r", "m", "b", "pp", "s", "ss", "", "j", "jj", "ch", "k", "t", "p", "h")
_MR_INITIAL = ("k", "kk", "n", "t", "tt", "r", "m", "p", "pp", "s", "ss", "", "ch", "tch", "ch", "k", "t", "p", "h")
_DPRK_INITIAL = ("k", "kk", "n", "t", "tt", "r", "m", "p", "pp", "s", "ss", "", "j", "jj", "ch", "kh", "th", "ph", "h")
_PRESS_INITIAL = ("k", "k", "n", "d", "t", "r", "m", "b", "p", "s", "s", "", "j", "j", "ch", "k", "t", "p", "h")
_RR_VOWEL = ("a", "ae", "ya", "yae", "eo", "e", "yeo", "ye", "o", "wa", "wae", "oe", "yo", "u", "wo", "we", "wi", "yu",
             "eu", "ui", "i")  # fmt: skip
_MR_VOWEL = ("a", "ae", "ya", "yae", "o", "e", "yo", "ye", "o", "wa", "wae", "oe", "yo", "u", "wo", "we", "wi", "yu",
             "u", "ui", "i")  # fmt: skip
_PRESS_VOWEL = ("a", "ae", "ya", "yae", "u", "e", "you", "ye", "o", "wa", "wae", "oi", "yo", "oo", "won", "we", "wi",
                "yoo", "eu", "ee", "i")  # fmt: skip
_FINAL = ("", "k", "k", "k", "n", "n", "n", "t", "l", "k", "m", "l", "l", "l", "p", "l", "m", "p", "p", "t", "t", "ng",
          "t", "t", "k", "t", "p", "t")  # fmt: skip
_R = 5
_SILENT = 11
_H = 18
_LENGTHENED = {0: "ah", 4: "uh", 8: "oh"}
_YEO, _EO, _U, _EU, _UI, _I, _WO = 6, 4, 13, 18, 19, 20, 14
_VOICED_AFTER = frozenset((0, 4, 8, 16, 21))  # no final, n, l, m, ng
# What a final becomes before a syllable that begins with a vowel: 석유 seogyu; and before n, m and r: 전력 jeollyeok.
_CARRIED = {1: "g", 7: "d", 8: "r", 17: "b", 19: "s", 20: "ss", 22: "j", 23: "ch", 24: "k", 25: "t", 26: "p"}
_NASAL = {"k": "ng", "t": "n", "p": "m"}
_NASAL_INITIALS = frozenset((2, 6))
_VOICED = {"k": "g", "t": "d", "p": "b", "ch": "j"}


def romanize_syllable(syllable: str) -> list[Form]:
    """Forms of one syllable of a Korean given name, best first: ``jeong``, ``jong``, ``jung``, ``chong``."""
    initial, vowel, final = parts_of(compose(syllable))
    end = _FINAL[final]
    press_vowel = "wo" if vowel == _WO else "yu" if vowel == _YEO else _PRESS_VOWEL[vowel]
    press = _PRESS_INITIAL[initial]
    forms = [
        Form(_RR_INITIAL[initial] + _RR_VOWEL[vowel] + end, 1.0, "ko-rr"),
        Form(_DPRK_INITIAL[initial] + _MR_VOWEL[vowel] + end, 0.95, "ko-dprk"),
        Form(press + press_vowel + end, 0.95, "ko-press"),
        Form(_MR_INITIAL[initial] + _MR_VOWEL[vowel] + end, 0.9, "ko-mr"),
    ]
    if vowel == _YEO and initial == _SILENT:
        forms.append(Form("you" + end, 0.9, "ko-press"))
    if press in ("k", "d", "b", "j") and vowel in (_EO, _YEO, _U, _EU, _I):
        hard = {"k": "g", "d": "t", "b": "p", "j": "ch"}[press]
        forms.append(Form(hard + press_vowel + end, 0.8, "ko-press"))
    elif _PRESS_INITIAL[initial] != _RR_INITIAL[initial]:
        forms.append(Form(press + _RR_VOWEL[vowel] + end, 0.9, "ko-press"))
    if initial == _R and vowel in (2, 3, _YEO, 7, 12, 17, _I):
        forms.append(Form(_RR_VOWEL[vowel] + end, 0.8, "ko-south"))
    if initial == 9 and vowel == _I:
        forms.append(Form("shi" + end, 0.85, "ko-press"))
    return forms + _personal(initial, vowel, end)


def _personal(initial: int, vowel: int, end: str) -> list[Form]:
    """How Koreans spell their own names beside all systems: Woo, Ah, Kee, Whang, Kyoung, Weon."""
    press = _PRESS_INITIAL[initial]
    spelt = []
    if initial == _SILENT and vowel == _U:
        spelt.append("woo" + end)
    if initial == _SILENT and not end and vowel in _LENGTHENED:
        spelt.append(_LENGTHENED[vowel])
    if vowel == _I and not end and initial != _SILENT:
        spelt.append(press + "ee")
    if initial == _H and vowel in (9, 10, 11, _WO, 15, 16):
        spelt.append("wh" + _RR_VOWEL[vowel].removeprefix("w") + end)
    if vowel == _YEO and initial != _SILENT:
        spelt.append(press + "you" + end)
    if vowel == _WO:
        spelt.append(press + "weo" + end)
    return [Form(text, 0.85, "ko-personal") for text in spelt]


def romanize_surname(surname: str) -> list[Form]:
    """Forms of a Korean family name: the spellings that its bearers use, then the systems."""
    surname = compose(surname)
    forms = [Form(text, max(1.0 - 0.05 * i, 0.7), "ko-surname") for i, text in enumerate(surnames().get(surname, ()))]
    if len(surname) == 1:
        forms += [Form(f.text, f.quality * 0.9, f.system) for f in romanize_syllable(surname)]
    return forms or romanize_word(surname)


def romanize_word(word: str) -> list[Form]:
    """Forms of several syllables read on: Revised, DPRK, McCune-Reischauer with voiced consonants, press, as spoken."""
    rr, mr, dprk, press = [], [], [], []
    before = 0
    first = True
    for syllable in compose(word):
        if not "가" <= syllable <= "힣":
            continue
        initial, vowel, final = parts_of(syllable)
        after_l = before == 8 and initial == _R
        rr.append(("l" if after_l else _RR_INITIAL[initial]) + _RR_VOWEL[vowel] + _FINAL[final])
        start = _MR_INITIAL[initial]
        if not first and before in _VOICED_AFTER and initial not in (14, 15, 16, 17):
            start = _VOICED.get(start, start)
        mr.append(("l" if after_l else start) + _MR_VOWEL[vowel] + _FINAL[final])
        dprk.append(("l" if after_l else _DPRK_INITIAL[initial]) + _MR_VOWEL[vowel] + _FINAL[final])
        press.append(("l" if after_l else _PRESS_INITIAL[initial]) + _RR_VOWEL[vowel] + _FINAL[final])
        before, first = final, False
    forms = [
        Form("".join(rr), 1.0, "ko-rr"),
        Form("".join(dprk), 0.95, "ko-dprk"),
        Form("".join(mr), 0.9, "ko-mr"),
        Form("".join(press), 0.9, "ko-press"),
    ]
    return [*forms, *_as_spoken(word)]


def _as_spoken(word: str) -> list[Form]:
    """Several syllables with what one sound becomes before the next, as Seoul and McCune-Reischauer spell them.

    None if no sound changes so.
    """
    syllables = [parts_of(syllable) for syllable in compose(word) if "가" <= syllable <= "힣"]
    seoul, mccune = "", ""
    changed = False
    for at, (initial, vowel, final) in enumerate(syllables):
        before = syllables[at - 1][2] if at else 0
        after = syllables[at + 1][0] if at + 1 < len(syllables) else -1
        start, end = _starts(initial, before), _ends(final, after)
        changed = changed or end != _FINAL[final] or start is not None
        voiced = _VOICED.get(_MR_INITIAL[initial], _MR_INITIAL[initial])
        in_mccune = (
            voiced if at and before in _VOICED_AFTER and initial not in (14, 15, 16, 17) else _MR_INITIAL[initial]
        )
        seoul += (_RR_INITIAL[initial] if start is None else start) + _RR_VOWEL[vowel] + end
        mccune += (in_mccune if start is None else start) + _MR_VOWEL[vowel] + end
    return [Form(seoul, 0.95, "ko-rr"), Form(mccune, 0.9, "ko-mr")] if changed else []


def _starts(initial: int, before: int) -> str | None:
    """What an initial is behind a final where that changes it; None where it does not."""
    end = _FINAL[before]
    if initial == _R and end:
        return "l" if end in ("n", "l") else "n"
    return "l" if initial == 2 and end == "l" else None


def _ends(final: int, after: int) -> str:
    """What a final is before the initial of the next syllable, -1 at the end."""
    end = _FINAL[final]
    if after == _SILENT:
        return _CARRIED.get(final, end)
    if after in _NASAL_INITIALS:
        return _NASAL.get(end, end)
    if after == _R:
        return "l" if end == "n" else _NASAL.get(end, end)
    return end
