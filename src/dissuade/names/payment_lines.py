"""Names that a payment message has cut: lines of 35 characters (SWIFT MT), one or two, and 140 (ISO 20022 ``Nm``).

What is left of the last word says less than nothing: it contradicts the word it began. Where a name fills such a line
to the last character and ends in something that is no known word but begins one, that piece is not read.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import cache

from dissuade.names.normalize import fold_latin
from dissuade.names.rarity import known_forms

__all__ = ["LINES", "without_cut_word"]

LINES = frozenset((35, 70, 140))
"""Lengths that lines of payment messages are cut at, in characters."""

_FEWEST_WORDS = 3


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
