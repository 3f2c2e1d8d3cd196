"""Tibetan and Dzongkha to Latin: a syllable is read from its root letter, with most of what stands around it silent.

The simplified transcription of the Tibetan and Himalayan Library (Germano and Tournadre, 2003), and habits of names.
"""

from __future__ import annotations

import re
from itertools import pairwise

from dissuade.names.spans import Span
from dissuade.names.tokenize import Word
from dissuade.names.tokens import Form

__all__ = ["join_syllables", "romanize_tibetan"]

_ROOTS = {
    "ཀ": "k", "ཁ": "kh", "ག": "g", "ང": "ng", "ཅ": "ch", "ཆ": "ch", "ཇ": "j", "ཉ": "ny", "ཏ": "t", "ཐ": "t",
    "ད": "d", "ན": "n", "པ": "p", "ཕ": "ph", "བ": "b", "མ": "m", "ཙ": "ts", "ཚ": "ts", "ཛ": "dz", "ཝ": "w",
    "ཞ": "zh", "ཟ": "z", "འ": "", "ཡ": "y", "ར": "r", "ལ": "l", "ཤ": "sh", "ས": "s", "ཧ": "h", "ཨ": "",
    "ཊ": "t", "ཋ": "t", "ཌ": "d", "ཎ": "n", "ཥ": "sh",
}  # fmt: skip
_WITH_Y = {"p": "ch", "ph": "ch", "b": "j", "m": "ny"}
_WITH_R = {"k": "t", "kh": "th", "g": "d", "d": "d", "p": "t", "ph": "th", "b": "d", "h": "hr"}
_VOWELS = {"ི": "i", "ུ": "u", "ེ": "e", "ོ": "o", "ཱ": "", "ྀ": "i", "ཻ": "e", "ཽ": "o"}
_PREFIXES, _SUPERSCRIPTS = frozenset("གདབམའ"), frozenset("རལས")
_CODAS = {"ག": "k", "ང": "ng", "ན": "n", "བ": "p", "མ": "m", "ར": "r", "ལ": "l"}
_RAISING = frozenset("དནལས")
_SYLLABLES_MARK = "་༌"
_VOWEL = re.compile("[aeiou]")
_SUBJOINED = 0x50  # between a letter and the same letter below another


def _stacks(syllable: str) -> list[tuple[str, str]]:
    """The stacks of a syllable: each its letters from the top, and its vowel sign."""
    stacks: list[tuple[str, str]] = []
    for char in syllable:
        if char in _ROOTS:
            stacks.append((char, ""))
        elif "ྐ" <= char <= "ྼ" and stacks:
            letters, vowel = stacks[-1]
            below = {"ྺ": "ཝ", "ྻ": "ཡ", "ྼ": "ར"}.get(char, chr(ord(char) - _SUBJOINED))
            stacks[-1] = (letters + below, vowel)
        elif char in _VOWELS and stacks:
            letters, vowel = stacks[-1]
            stacks[-1] = (letters, vowel + _VOWELS[char])
    return stacks


def _root(stacks: list[tuple[str, str]]) -> int:
    """Which stack is the root: the one with a vowel sign or with letters below it, else by its place."""
    for at, (letters, vowel) in enumerate(stacks):
        if vowel or len(letters) > 1:
            return at
    if len(stacks) < 3 or stacks[0][0] not in _PREFIXES:
        return 0
    if len(stacks) == 3 and stacks[2][0] == "ས" and stacks[1][0] in "གངབམ":
        return 0
    return 1


def _onset(letters: str) -> str:
    if letters == "ལཧ":
        return "lh"
    if letters == "ཟལ":
        return "d"
    if letters[0] in _SUPERSCRIPTS and len(letters) > 1 and letters[1] not in "ཡརལཝ":
        letters = letters[1:]
    sound = _ROOTS.get(letters[0], "")
    for below in letters[1:]:
        if below == "ཡ":
            sound = _WITH_Y.get(sound, sound.removesuffix("h") + "y")
        elif below == "ར":
            sound = _WITH_R.get(sound, sound)
        elif below == "ལ":
            sound = "l"
        elif below != "ཝ":
            sound += _ROOTS.get(below, "")
    return sound


def _syllable(text: str, before: str) -> str:
    """How a syllable sounds after what was said before it in its word: an open vowel brings back a b- or r- above j."""
    stacks = _stacks(text)
    if not stacks:
        return ""
    at = _root(stacks)
    spelt = ""
    for letters, _ in stacks[:at]:
        if letters not in _PREFIXES:  # no prefix, so a syllable of its own, as in Sanskrit words (Karma)
            spelt += _onset(letters) + "a" + ("r" if stacks[at][0].startswith("ར") and len(stacks[at][0]) > 1 else "")
    letters, vowel = stacks[at]
    sound = _onset(letters)
    if at == 1 and stacks[0][0] == "ད" and letters[0] == "བ":  # db- is w, and silent before y
        sound = "y" if letters == "བཡ" else "" if vowel else "w"
    if before[-1:] and before[-1:] in "aeiou":
        heard = "b" if at == 1 and stacks[0][0] == "བ" else "r" if letters.startswith("རཇ") else ""
        sound = heard + sound
    after = [letter for letter, _ in stacks[at + 1 :]]
    vowel = vowel or "a"
    if vowel == "a" and after and after[0] in _RAISING:
        vowel = "e"
    return spelt + sound + vowel + (_CODAS.get(after[0][0], "") if after else "")


def romanize_tibetan(word: str) -> list[Form]:
    """Forms of a word of one or more syllables, parted by tsheg: བསྟན་འཛིན as Tenzin and Tendzin.

    Args:
        word: compatibility-normalised.
    """
    syllables: list[str] = []
    for part in re.split(f"[{_SYLLABLES_MARK}]", word):
        if spelt := _syllable(part, syllables[-1] if syllables else ""):
            syllables.append(spelt)
    if not syllables:
        return []
    # Inside a word -k is g (Jigme) and -p is b; a second ba is wa.
    inner = [
        (first[:-1] + {"k": "g", "p": "b"}[first[-1]] if first[-1] in "kp" and second[:1] not in "kpt" else first)
        for first, second in pairwise(syllables)
    ]
    whole = "".join((*inner, syllables[-1]))
    press = whole.replace("ndz", "nz")
    return [
        Form(press, 1.0, "bo-thl"),
        Form(press.replace("ts", "tsh"), 0.95, "dz-press"),
        Form(re.sub("(?<!d)z", "s", press.replace("zh", "sh").replace("nz", "ndz")), 0.95, "bo-press"),
        Form(re.sub("uk$", "uck", press).replace("e", "a"), 0.85, "bo-press"),
        Form(re.sub("e$", "ay", press), 0.9, "dz-press"),
        Form(whole, 0.9, "bo-thl"),
    ]


def join_syllables(text: str, words: list[Word], at: int) -> Span:
    """The syllables of a word in one span: a name has two to the word (Tenzin Gyatso), whatever marks part them."""
    first = words[at]
    whole = len(_VOWEL.findall(_syllable(text[first.start : first.end], ""))) > 1  # Karma
    after = words[at + 1] if at + 1 < len(words) else None
    if whole or after is None or after.script != "Tibt" or text[first.end : after.start] not in tuple(_SYLLABLES_MARK):
        return Span(first.start, first.end, "Tibt")
    return Span(first.start, after.end, "Tibt")
