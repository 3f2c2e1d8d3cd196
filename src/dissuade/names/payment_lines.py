"""Names that a payment message has cut: lines of 35 characters (SWIFT MT), one or two, and 140 (ISO 20022 ``Nm``).

What is left of the last word says less than nothing: it contradicts the word it began. Where a name fills such a line
to the last character and ends in something that is no known word but begins one, that piece is not read. A longer name
can be compared with it as far as the line goes.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from dissuade.names.normalize import fold_latin
from dissuade.names.rarity import known_forms

__all__ = ["LINES", "Beginning", "beginning_like", "beginnings", "fills_line", "line_key", "without_cut_word"]

LINES = frozenset((35, 70, 140))
"""Lengths that lines of payment messages are cut at, in characters."""

_FEWEST_WORDS = 3
_DROPPED = str.maketrans("", "", '"\u201c\u201d\u201e\u00ab\u00bb')  # quotation marks, which SWIFT messages cannot hold


class Beginning(NamedTuple):
    """What a line leaves of a name.

    Args:
        text: as written; a blank at its end is left out.
        whole: whether it ends with a whole word, so that it may be a name by itself.
    """

    text: str
    whole: bool


def fills_line(text: str) -> bool:
    """Whether a text is as long as a line, or was before a blank at its end was left out."""
    return len(text) in LINES or len(text) + 1 in LINES


def line_key(text: str) -> str:
    """The letters and digits of a text without case and accents, which messages leave out."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKD", text).casefold()))


def beginnings(text: str) -> Iterator[Beginning]:
    """What lines that are too short for a name leave of it, with and without its quotation marks."""
    for written in dict.fromkeys((text, text.translate(_DROPPED))):
        for line in sorted(LINES):
            left = written[:line].rstrip()
            if len(written) > line and fills_line(left):
                yield Beginning(left, not (left[-1:].isalnum() and written[len(left) : len(left) + 1].isalnum()))


def beginning_like(cut: str, text: str) -> Beginning | None:
    """What a line leaves of a name, if ``cut`` is just that."""
    if len(cut) >= len(text) or not fills_line(cut):
        return None
    key = line_key(cut)
    return next((left for left in beginnings(text) if line_key(left.text) == key), None)


@cache
def _known() -> tuple[frozenset[str], list[str]]:
    forms = known_forms()
    return frozenset(forms), sorted(forms)


def without_cut_word(text: str) -> str:
    """A name of ``LINES`` characters without the piece of a word that it ends in, if it does; else as it is."""
    before, blank, piece = text.rpartition(" ")
    if not blank or not piece.isalpha() or not piece.isascii() or len(before.split()) < _FEWEST_WORDS - 1:
        return text
    known, ordered = _known()
    word = fold_latin(piece)
    if word in known:
        return text
    at = bisect_left(ordered, word)
    return before if at < len(ordered) and ordered[at].startswith(word) else text
