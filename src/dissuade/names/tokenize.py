"""Cutting a name into words: where each begins and ends in the original text, and its script."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from dissuade.names.normalize import fold_latin
from dissuade.names.rarity import known_forms
from dissuade.names.scripts import APOSTROPHE, DIGIT, IGNORED, MARK, SEPARATOR, character_class, script_of

__all__ = ["INNER_CAPITAL", "PLAIN_TEXT", "PLAIN_WORD", "SHIP", "Word", "split_words_of"]


class Word(NamedTuple):
    """A word of a name: code points ``start`` to ``end`` and the script of its letters (``Zyyy`` for digits and &)."""

    start: int
    end: int
    script: str


# Text of Latin letters up to Latin Extended-B and plain punctuation needs no look at each character.
PLAIN_TEXT = re.compile("[ -~À-ɏ’]*")
PLAIN_WORD = re.compile("[A-Za-z0-9À-ÖØ-öø-ɏ]+(?:['`’][A-Za-z0-9À-ÖØ-öø-ɏ]+)*|&")
INNER_CAPITAL = re.compile(r"[a-zа-я](?=[A-ZА-Я])")
"""Where one word may end and another begin: ``UralVagonZavod``."""
SHIP = re.compile(r"\s*(?:M/[VT]|MV|(?i:motor vessel|motor tanker|теплоход|танкер|сухогруз))\s")
"""How the name of a ship begins that says so."""

_CASED = ("Latn", "Cyrl")
_MIXABLE = frozenset(("Latn", "Cyrl", "Grek"))
_JAPANESE = frozenset(("Kana", "Hira"))
_PREFIXES = frozenset(
    ("mac", "mc", "de", "di", "la", "le", "o", "fitz", "van", "von", "al", "el", "du", "da", "des", "ben")
)


def _joins(script: str, other: str) -> bool:
    """Whether a letter (or digit) of one class continues a word of another script."""
    if script == other or script == "Zyyy":
        return True
    if other == DIGIT:
        return script in _MIXABLE
    return (script in _MIXABLE and other in _MIXABLE) or (script in _JAPANESE and other in _JAPANESE)


def _split_camel(text: str, word: Word, legal: frozenset[str]) -> list[Word]:
    """``SiemensAG`` and ``FridrichBuchenberg`` in two, ``McDonald`` and ``DeLuca`` whole."""
    piece = text[word.start : word.end]
    cuts = []
    last = 0
    for match in INNER_CAPITAL.finditer(piece):
        at = match.end()
        head, tail = piece[last:at], piece[at:]
        if head.lower() not in _PREFIXES and (tail.lower() in legal or (len(head) >= 4 and len(tail) >= 4)):
            cuts.append(at)
            last = at
    if not cuts or fold_latin(piece) in known_forms():  # TransContainer and TRANSCONTAINER are one
        return [word]
    edges = [0, *cuts, len(piece)]
    return [Word(word.start + a, word.start + b, word.script) for a, b in pairwise(edges)]


def split_words_of(text: str, legal: frozenset[str] = frozenset()) -> list[Word]:
    """Cut a text into words.

    Apostrophes inside a word stay in it; hyphens, full stops, commas and all other punctuation part words; so does a
    change of script, but for Latin, Cyrillic and Greek, which get mixed by look-alikes.

    Args:
        text: the name.
        legal: folded legal forms that may be glued to a word in camel case.
    """
    words = [_plain_word(m) for m in PLAIN_WORD.finditer(text)] if PLAIN_TEXT.fullmatch(text) else _scan(text)
    if any(word.script in _CASED and word.end - word.start > 3 for word in words) and INNER_CAPITAL.search(text):
        words = [
            part for word in words for part in (_split_camel(text, word, legal) if word.script in _CASED else [word])
        ]
    return words


def _plain_word(match: re.Match[str]) -> Word:
    script = "Zyyy" if match.group().isdigit() or match.group() == "&" else "Latn"
    return Word(match.start(), match.end(), script)


def _scan(text: str) -> list[Word]:
    words: list[Word] = []
    start = end = -1
    script = ""
    pending = False  # an apostrophe was seen; it belongs to the word only if a letter follows
    for at, char in enumerate(text):
        kind = character_class(char)
        if char == '"' and script == "Hebr" and start >= 0 and script_of(text[at + 1 : at + 2] or " ") == "Hebr":
            kind = APOSTROPHE  # stands for the sign of a Hebrew acronym
        if kind == SEPARATOR or (kind == APOSTROPHE and (start < 0 or pending)):
            if start >= 0:
                words.append(Word(start, end, script))
                start = -1
            pending = False
            if char in "&＆":
                words.append(Word(at, at + 1, "Zyyy"))
        elif kind == APOSTROPHE:
            pending = True
        elif kind in (MARK, IGNORED):
            if start >= 0 and kind == MARK and not pending:
                end = at + 1
        else:
            letter = "Zyyy" if kind == DIGIT else kind
            if start >= 0 and not _joins(script, kind):
                words.append(Word(start, end, script))
                start = -1
            if start < 0:
                start, script = at, letter
            elif script == "Zyyy":
                script = letter
            end = at + 1
            pending = False
    if start >= 0:
        words.append(Word(start, end, script))
    return words
