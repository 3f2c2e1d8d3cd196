"""Whether a common word for goods, such as "engines" or "gold", means goods of concern where it stands."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from dissuade.documents.headings import stands_in_heading
from dissuade.documents.lexicons import read_rows, word_list, word_set
from dissuade.documents.mentions_lexicon import cased

__all__ = ["is_traded", "is_ware"]

_WORD = re.compile(r"[\w-]+")
_TRADING = word_set("trading")
_CONCERNS = word_list("concerns")
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


def is_traded(text: str, start: int, end: int) -> bool:
    """Whether the sentence tells of trade and the text of sanctions, customs or arms."""
    if _UNSOLD.match(text, end) or (text[start].isupper() and _is_in_name(text, start, end)):
        return False
    if text[start:end].lower() in _CARRIERS and not _is_object(text, start, end):
        return False
    low = max(start - _AROUND, text.rfind(". ", 0, start), text.rfind("\n\n", 0, start), 0)
    ends = [at for at in (text.find(". ", end), text.find("\n\n", end)) if at >= 0]
    high = min(end + _AROUND, *ends, len(text))
    return not _TRADING.isdisjoint(_WORD.findall(text[low:high].lower())) and _is_of_concern(text)


def _is_object(text: str, start: int, end: int) -> bool:
    """Whether a word of trade stands right beside: "sold 12 trucks", "aircraft were delivered"."""
    before = _WORD.findall(text[max(0, start - _BESIDE) : start].lower())[-_NEAR:]
    after = _WORD.findall(text[end : end + _BESIDE].lower())[:_NEAR]
    return not _TRADING.isdisjoint(before) or not (_TRADING.isdisjoint(after) or _BEEN.isdisjoint(after))


def _is_in_name(text: str, start: int, end: int) -> bool:
    """Whether a capitalised word may end a name: it begins no sentence and stands in no heading."""
    return text[:start].rstrip(' \n“"')[-1:] not in ("", ".", "!", "?", ":") and not stands_in_heading(text, start, end)


@lru_cache(maxsize=4)
def _is_of_concern(text: str) -> bool:
    return any(concern in text for concern in _CONCERNS)
