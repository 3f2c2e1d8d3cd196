"""Whether a common word for goods, such as "engines" or "gold", means goods of concern where it stands."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache

from dissuade.documents.headings import stands_in_heading
from dissuade.documents.lexicons import read_rows, word_list, word_set
from dissuade.documents.mentions_lexicon import cased

__all__ = ["PLACES", "is_traded", "is_ware"]

_WORD = re.compile(r"[\w-]+")
_TRADING = word_set("trading")
PLACES = {
    "concern": (*word_list("concerns"), *map(str.capitalize, word_list("concerns"))),
    "trading": (*word_list("trading"), *map(str.capitalize, word_list("trading"))),
}
"""Words that tell that a text is about sanctions, customs or arms, and that a sentence is about trade."""
_CARRIERS = word_set("carriers")
_BEEN = frozenset({"was", "were", "been", "be", "being"})
_BESIDE, _NEAR = 48, 5  # code points, words
_AROUND = 200  # code points of the sentence on either side
_UNSOLD = re.compile(
    r" (?:medals?|medallists?|standards?|rush|coast|mines?|miners?|industry|policy|officials?|company)\b"
)


def is_ware(wording: str) -> bool:
    """Whether a wording is one of ``data/wares.tsv``."""
    return wording in _wares()


@cache
def _wares() -> frozenset[str]:
    return frozenset(
        form for *_, wordings in read_rows("wares") for wording in wordings.split("|") for form in cased(wording)
    )


def is_traded(text: str, start: int, end: int, trade: Sequence[int]) -> bool:
    """Whether the sentence tells of trade.

    Args:
        trade: where words of trade stand in the text, in order.
    """
    low, high = max(0, start - _AROUND), end + _AROUND
    if not _stands_between(trade, low, high):
        return False  # the usual one
    low = max(low, text.rfind(". ", low, start), text.rfind("\n\n", low, start))
    high = min(at for at in (text.find(". ", end, high), text.find("\n\n", end, high), high) if at >= 0)
    if not _stands_between(trade, low, high) or _UNSOLD.match(text, end):
        return False
    if text[start].isupper() and _is_in_name(text, start, end):
        return False
    return text[start:end].lower() not in _CARRIERS or _is_object(text, start, end)


def _stands_between(places: Sequence[int], low: int, high: int) -> bool:
    at = bisect_left(places, low)
    return at < len(places) and places[at] < high


def _is_object(text: str, start: int, end: int) -> bool:
    """Whether a word of trade stands right beside: "sold 12 trucks", "aircraft were delivered"."""
    before = _WORD.findall(text[max(0, start - _BESIDE) : start].lower())[-_NEAR:]
    after = _WORD.findall(text[end : end + _BESIDE].lower())[:_NEAR]
    return not _TRADING.isdisjoint(before) or not (_TRADING.isdisjoint(after) or _BEEN.isdisjoint(after))


def _is_in_name(text: str, start: int, end: int) -> bool:
    """Whether a capitalised word may end a name: it begins no sentence and stands in no heading."""
    before = text[max(0, start - 4) : start].rstrip(' \n“"')[-1:]
    return before not in ("", ".", "!", "?", ":") and not stands_in_heading(text, start, end)
