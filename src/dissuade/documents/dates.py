"""Finds dates and time expressions in English text and gives each a value with a stated basis."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from dissuade.documents.date_patterns import DATE_PATTERN
from dissuade.documents.date_resolution import resolve_date
from dissuade.documents.date_values import Anchor
from dissuade.model.report import DateMention, Span

__all__ = ["find_dates"]

_CORE = re.compile(
    r"\d|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun)[a-z]*|"
    r"\b(?:second|minute|hour|day|night|week|fortnight|month|quarter|year|decade|centur|millenni|spring|summer|autumn|"
    r"fall|winter|dai|annual|bi|hourly|noon|mid|morning|afternoon|evening|dawn|dusk|overnight|half|latter)[a-z]*|"
    r"\b(?:yesterday|today|tomorrow|tonight|now|nowadays|current|present|recent|late|soon|short|previous|former|once|"
    r"moment|future|past|time|christmas|new year|boxing|independence|thanksgiving|easter|good friday|valentine|"
    r"halloween|labor|labour|memorial|veterans|st\.? patrick|twenties|thirties|forties|fifties|sixties|seventies|"
    r"eighties|nineties|q[1-4])[a-z]*|o[’']clock",
    re.IGNORECASE,
)
_REACH = 70
_FUTURE = re.compile(
    r"\b(?:will|won[’']t|shall|[’']ll|next|upcoming|plans?|planned|planning|expects?|expected|scheduled|due|hopes?|"
    r"set|going|ahead|coming|forthcoming|tomorrow|intends?|would|could|may|might|until|by|about to|aims?|heads?)\b",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(?:said|says|told|was|were|had|did|has|have|reported|announced|[a-z]{3,}ed|last|ago|went|met|made|came|took|"
    r"gave|began|fell|rose|sent|held|killed|since)\b",
    re.IGNORECASE,
)
_CLAUSE_END = re.compile(r"[.;:!?]\s|[,–—]\s|\n|\b(?:that|and|but|which|who|after|before|when|while)\b")
_MAY = re.compile(r"\b(?:in|of|since|until|till|by|from|to|through|during|late|early|mid|last|next|this|before|after|and|or|between)\s$", re.IGNORECASE)  # fmt: skip
_ABBREVIATED_DAY = {"mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun"}
_VAGUE_DEICTICS = {"once", "formerly", "former", "previously", "future", "the present", "present", "current", "soon",
                   "shortly", "at the time", "the past"}  # fmt: skip


def find_dates(text: str, published: dt.date | None, *, start: int = 0, end: int | None = None) -> list[DateMention]:
    """Find the time expressions of a text, in order, without overlaps.

    Args:
        text: raw text; offsets are its code points.
        published: dateline or publication date; None if unknown, then relative expressions keep a relative value
            ("P-1D", "XXXX-WXX-2") and have no earliest and latest date.
        start, end: only this stretch of the text.

    Returns:
        Mentions with TIMEX3-like values; ``basis`` says how each was reached.

    Example:
        >>> import datetime as dt
        >>> [(d.span.text, d.value) for d in find_dates("He said on Tuesday he left last month.", dt.date(2023, 9, 6))]
        [('Tuesday', '2023-09-05'), ('last month', '2023-08')]
    """
    mentions = []
    for match in _candidates(text, start, len(text) if end is None else end):
        kind, words = str(match.lastgroup), match[0]
        trimmed = words.rstrip(" .,") if not words.lower().endswith((".m.", " m.")) else words
        if not _is_time(kind, trimmed, text, match.start()):
            continue
        value = resolve_date(kind, trimmed, _anchor(text, match.start(), match.end(), published))
        if value is None:
            continue
        span = Span(match.start(), match.start() + len(trimmed), trimmed)
        mentions.append(DateMention(span=span, value=value.value, earliest=value.earliest, latest=value.latest,
                                    granularity=value.granularity, basis=value.basis))  # fmt: skip
    return mentions


def _candidates(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Matches of the grammar near the words that every time expression has one of."""
    at = start
    for low, high in _windows(text, start, end):
        at = max(at, low)
        while (match := DATE_PATTERN.search(text, at, min(len(text), high + _REACH))) and match.start() < high:
            yield match
            at = match.end()


def _windows(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    low = high = -1
    for core in _CORE.finditer(text, start, end):
        first, last = max(start, core.start() - _REACH), min(end, core.end() + _REACH)
        if first > high:
            if high >= 0:
                yield _at_word(text, low), high
            low = first
        high = last
    if high >= 0:
        yield _at_word(text, low), high


def _at_word(text: str, position: int) -> int:
    while 0 < position and (text[position - 1].isalnum() or text[position - 1] in "$€£¥.,"):
        position -= 1
    return position


def _is_time(kind: str, words: str, text: str, start: int) -> bool:
    """Whether words that look like a time are one here; May, March, fall, second and once often are not."""
    lower = words.lower()
    before = text[max(0, start - 12) : start]
    if kind == "month":
        if not words[0].isupper() or (len(lower.rstrip(".")) < 4 and lower != "may" and not lower.endswith(".")):
            return False
        return lower not in ("may", "march") or _MAY.search(before) is not None
    if kind == "weekday":
        return words[0].isupper() and lower.rstrip(".") not in _ABBREVIATED_DAY
    if kind == "season":
        return " " in lower or lower in ("winter", "summer", "autumn") or re.search(r"\bin $", before) is not None
    if kind == "deictic":
        return lower not in _VAGUE_DEICTICS
    if kind == "clock":
        return ":" in lower or "m" in lower or "clock" in lower or "noon" in lower
    if kind == "duration":
        following = text[start + len(words) : start + len(words) + 12]
        is_second = re.fullmatch(r"(?:a|an|the|\w+)?\s?-?(?:second|quarter|min|sec)s?", lower) is not None
        return not is_second and re.match(r"[\s-]old\b|[’']s? old\b", following) is None
    if kind == "set":
        return lower not in ("seconds", "nights", "mornings", "evenings", "minutes", "falls", "springs", "mons", "suns")
    if kind == "numeric":
        return lower.count(".") != 2 or len(lower) >= 8
    if kind == "year":
        return re.search(r"(?:[$€£¥#№]|\bNo\.?|[Rr]esolution|page|\d[,.])\s?$", before) is None
    return True


def _anchor(text: str, start: int, end: int, published: dt.date | None) -> Anchor:
    """The direction of the clause: a future cue nearer than any past verb points ahead."""
    head = text[max(0, start - 90) : start]
    breaks = [match.end() for match in _CLAUSE_END.finditer(head)]
    clause = head[breaks[-1] :] if breaks else head
    tail = text[end : end + 50]
    stop = _CLAUSE_END.search(tail)
    rest = tail[: stop.start()] if stop else tail
    for words in (clause, rest, head):
        future, past = list(_FUTURE.finditer(words)), list(_PAST.finditer(words))
        nearest = max(future + past, key=lambda m: m.start(), default=None) if words is not rest else None
        if words is rest and (future or past):
            nearest = min(future + past, key=lambda m: m.start())
        if nearest is not None:
            cue = nearest[0]
            return Anchor(published, nearest in future, f"{'future' if nearest in future else 'past'} cue {cue!r}")
    return Anchor(published)
