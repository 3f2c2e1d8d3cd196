"""Khmer to Latin: a consonant belongs to one of two series, which decides how the vowel after it sounds.

After the table of the UN Group of Experts (1972), with the plainer vowels of the press (Hun Sen, Sihanouk) beside it.
"""

from __future__ import annotations

import re

from dissuade.names.tokens import Form

__all__ = ["romanize_khmer"]

_SERIES = {
    "ក": ("k", 0), "ខ": ("kh", 0), "គ": ("k", 1), "ឃ": ("kh", 1), "ង": ("ng", 1), "ច": ("ch", 0), "ឆ": ("chh", 0),
    "ជ": ("ch", 1), "ឈ": ("chh", 1), "ញ": ("nh", 1), "ដ": ("d", 0), "ឋ": ("th", 0), "ឌ": ("d", 1), "ឍ": ("th", 1),
    "ណ": ("n", 0), "ត": ("t", 0), "ថ": ("th", 0), "ទ": ("t", 1), "ធ": ("th", 1), "ន": ("n", 1), "ប": ("b", 0),
    "ផ": ("ph", 0), "ព": ("p", 1), "ភ": ("ph", 1), "ម": ("m", 1), "យ": ("y", 1), "រ": ("r", 1), "ល": ("l", 1),
    "វ": ("v", 1), "ស": ("s", 0), "ហ": ("h", 0), "ឡ": ("l", 0), "អ": ("", 0),
}  # fmt: skip
_INDEPENDENT = {
    "ឥ": "e", "ឦ": "ei", "ឧ": "u", "ឩ": "ou", "ឪ": "au", "ឫ": "rue", "ឬ": "rue", "ឭ": "lue", "ឮ": "lue", "ឯ": "ae",
    "ឰ": "ai", "ឱ": "ao", "ឲ": "ao", "ឳ": "au",
}  # fmt: skip
# Vowel signs: sound after the first series, after the second, and the plain spelling of both in the press.
_VOWELS = {
    "": ("a", "o", "o", "o"), "ា": ("a", "ea", "a", "ea"), "ិ": ("e", "i", "i", "i"), "ី": ("ei", "i", "i", "i"),
    "ឹ": ("oe", "ue", "eu", "eu"), "ឺ": ("eu", "ueu", "eu", "eu"), "ុ": ("o", "u", "o", "u"), "ូ": ("ou", "u", "o", "ou"),
    "ួ": ("uo", "uo", "uo", "uo"), "ើ": ("aeu", "eu", "eu", "eu"), "ឿ": ("oea", "oea", "eu", "eu"),
    "ៀ": ("ie", "ie", "ea", "ea"), "េ": ("e", "e", "e", "e"), "ែ": ("ae", "e", "e", "e"), "ៃ": ("ai", "ei", "ey", "ey"),
    "ោ": ("ao", "o", "ao", "o"), "ៅ": ("au", "ou", "ov", "ou"), "ុំ": ("om", "um", "om", "um"),
    "ំ": ("am", "um", "am", "om"), "ាំ": ("am", "oam", "am", "am"), "ះ": ("ah", "eah", "ah", "eah"),
    "ោះ": ("aoh", "uoh", "oh", "oh"),
    "េះ": ("eh", "eh", "eh", "eh"), "ុះ": ("oh", "uh", "oh", "uh"),
}  # fmt: skip
_SYLLABLE = re.compile(
    "(?P<onset>[ក-អ])(?P<shift>[៉៊]?)(?P<below>(?:្[ក-អ])*)(?P<shift2>[៉៊]?)(?P<vowel>[ា-ៈ]*)[់័៏៎]?"
    "(?P<coda>(?:[កគងចជញដតថទធនណបពភមយរលវស](?:(?:្[ក-អ])?[់៍]?$|[់៍]?(?![ា-ៈ្៉៊])(?![ក-អ](?:្[ក-អ])?[់៍]?$)))?)"
)
_SILENT = re.compile("[ក-អ][ិុ]?៍")
_FINAL = {"ch": "ch", "chh": "ch", "d": "t", "b": "p", "s": "s", "r": "", "v": "v", "y": "y", "nh": "nh"}


def _spell(word: str, plain: int) -> str:
    spelt = ""
    at = 0
    word = _SILENT.sub("", word).replace("៌", "")
    while at < len(word):
        match = _SYLLABLE.match(word, at)
        if match is None:
            spelt += _INDEPENDENT.get(word[at], "")
            at += 1
            continue
        onset, series = _SERIES[match["onset"]]
        for below in match["below"].replace("្", ""):
            sound, other = _SERIES[below]
            onset += sound
            series = other if below not in "ងញនមយរលវ" or match["onset"] in "ងញនមយរលវ" else series
        shift = match["shift"] or match["shift2"]
        series = {"៉": 0, "៊": 1}.get(shift, series)
        if shift == "៉" and match["onset"] == "ប":
            onset = "p" + onset[1:]
        vowels = _VOWELS.get(match["vowel"].replace("ៈ", "ះ"), _VOWELS[""])
        coda = match["coda"][:1]
        end = _SERIES[coda][0] if coda else ""
        spelt += onset + vowels[series + plain] + _FINAL.get(end, end.removesuffix("h") if end != "nh" else end)
        at = match.end()
    return spelt


def romanize_khmer(word: str) -> list[Form]:
    """Forms of a word: the vowels of the press, those of the UN table, and codas as they are written.

    Args:
        word: compatibility-normalised.
    """
    press, table = _spell(word, 2), _spell(word, 0)
    return [
        Form(press, 1.0, "km-press"),
        Form(table, 0.95, "km-un"),
        Form(press.replace("eu", "oeu"), 0.85, "km-press"),
    ]
