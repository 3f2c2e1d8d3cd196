"""Finds dates and time expressions in English text and gives each a value with a stated basis."""

from __future__ import annotations

import datetime as dt
import re

from dissuade.documents.date_patterns import TOKEN, first_words, rules_for
from dissuade.documents.date_resolution import resolve_date
from dissuade.documents.date_values import Anchor
from dissuade.documents.date_words import MONTHS
from dissuade.model.report import DateMention, Span

__all__ = ["find_dates"]

_FUTURE = re.compile(
    r"\b(?:will|won[’']t|shall|[’']ll|next|upcoming|plans?|planned|planning|expects?|expected|scheduled|due|hopes?|"
    r"set|going|ahead|coming|forthcoming|tomorrow|intends?|would|could|may|might|about to|aims?|heads?)\b",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(?:said|says|told|was|were|had|did|reported|announced|[a-z]{3,}ed|last|ago|went|met|made|came|took|"
    r"gave|began|fell|rose|sent|held|killed|since)\b",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!?][\"’”]?\s|\n")
_DEADLINE = re.compile(r"\b(?:by|until|till|no later than)\s$", re.IGNORECASE)
_CLAUSE_END = re.compile(r"[.;:!?]\s|[,–—]\s|\n|\b(?:that|and|but|which|who|after|before|when|while)\b")
_MAY = re.compile(
    r"\b(?:in|of|since|until|till|by|from|to|through|during|late|early|mid|last|next|this|before|after|and|or|"
    r"between)\s$",
    re.IGNORECASE,
)
_RECORD = re.compile(r"\b(?:first|second|third|once|time|times|[a-z]{3,}est|most|least|best|worst) (?:\w+ )?$")
_LATER = re.compile(r"\blater$", re.IGNORECASE)
_NARRATED = 400  # code points within which "a week later" counts from the day before it
_MONTH_WORD = re.compile(r"\b(?:" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\b", re.IGNORECASE)
_TO = re.compile(r"\s?[-–—]\s?|\s(?:to|until|till|through|thru)\s(?:the\s)?")
_HAS_YEAR = re.compile(r"\d{4}|[’'‘`]\d\d")
_SHARED_YEAR = re.compile(
    r"(?:\s?[-–—]\s?|\s(?:to|until|till|through|thru|and)\s)(?:the\s)?(?:\d{1,2}(?:st|nd|rd|th)?\s(?:of\s)?)?("
    + "|".join(sorted(MONTHS, key=len, reverse=True))
    + r")\.?(?:\s\d{1,2}(?:st|nd|rd|th)?)?(?:,?\s(?:of\s|in\s)?)((?:1[0-9]|20)\d\d)\b",
    re.IGNORECASE,
)
_UNDIRECTED = frozenset(
    ("iso", "named_ymd", "compact_ymd", "numeric", "numeric_month", "year_span", "decade", "century", "fiscal", "ago",
     "compound_ago", "shift_span", "duration_half", "compound_duration", "duration", "units_alone", "set", "year",
     "day_before", "after_next", "to_date", "deictic")
)  # fmt: skip
_ABBREVIATED_DAY = {"mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun"}
_VAGUE_DEICTICS = {"once", "formerly", "former", "previously", "future", "the present", "present", "current", "soon",
                   "shortly", "at the time"}  # fmt: skip


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
    stop = len(text) if end is None else end
    mentions: list[DateMention] = []
    at: int | None = start
    while at is not None:
        at = _find_next(text, published, at, stop, mentions)
    return mentions


def _find_next(text: str, published: dt.date | None, at: int, stop: int, mentions: list[DateMention]) -> int | None:
    """Add the next time expression from a place on; where it ends, None if there is none."""
    known = first_words()
    for token in TOKEN.finditer(text, at, stop):
        word = token[0]
        if word.isalpha() and word.lower() not in known:
            continue
        for rule in rules_for(word, text, token.start()):
            match = rule.pattern.match(text, token.start())
            if match is None or match.end() > stop:
                continue
            mention = _mention(rule.kind, match, text, published, mentions[-1] if mentions else None)
            if mention is not None:
                mentions.append(mention)
                return mention.span.end
    return None


def _mention(
    kind: str, match: re.Match[str], text: str, published: dt.date | None, before: DateMention | None
) -> DateMention | None:
    """What a match of the grammar means here, None if it is no time after all; ``before`` may begin a range with it."""
    words = match[0]
    trimmed = words if words.lower().endswith((".m.", " m.")) else words.rstrip(" .,")
    if not _is_time(kind, trimmed, text, match.start()):
        return None
    end = match.start() + len(trimmed)
    anchor = Anchor(published) if kind in _UNDIRECTED else _anchor(text, match.start(), match.end(), published)
    sense = _with_shared_year(kind, trimmed, text, end)
    if before is not None and before.earliest and _TO.fullmatch(text, before.span.end, match.start()):
        sense, anchor = _end_of_range(kind, sense, anchor, dt.date.fromisoformat(before.earliest))
    told = _told_day(kind, sense, before, match.start())
    if told is not None:
        anchor = Anchor(told, anchor.future, anchor.tense)
    value = resolve_date(kind, sense, anchor)
    if value is None:
        return None
    basis = value.basis if told is None else value.basis.replace("dateline", "day told before")
    return DateMention(
        span=Span(match.start(), end, trimmed), value=value.value, earliest=value.earliest, latest=value.latest,
        granularity=value.granularity, basis=basis,
    )  # fmt: skip


def _told_day(kind: str, words: str, before: DateMention | None, start: int) -> dt.date | None:
    """The day told right before that "a week later" counts from, None if it counts from the dateline."""
    if kind != "ago" or before is None or before.granularity != "day" or not before.earliest:
        return None
    if before.earliest != before.latest or start - before.span.end > _NARRATED or _LATER.search(words) is None:
        return None
    return dt.date.fromisoformat(before.earliest)


def _end_of_range(kind: str, words: str, anchor: Anchor, first: dt.date) -> tuple[str, Anchor]:
    """What ends a range lies after what begins it: "from August to October", "from Monday to Friday"."""
    if kind == "weekday":
        return words, Anchor(first, True, "end of a range")
    if kind in ("month", "month_day", "day_month") and not _HAS_YEAR.search(words):
        month = MONTHS[_MONTH_WORD.search(words)[0].lower()]  # type: ignore[index]
        return f"{words} {first.year + (month < first.month)}", anchor
    return words, anchor


def _with_shared_year(kind: str, words: str, text: str, end: int) -> str:
    """The words with the year that stands only at the end of a range: "from May to October 2020"."""
    if kind not in ("month", "month_day", "day_month") or _HAS_YEAR.search(words):
        return words
    match = _SHARED_YEAR.match(text, end)
    if match is None:
        return words
    first, last = MONTHS[_MONTH_WORD.search(words)[0].lower()], MONTHS[match[1].lower()]  # type: ignore[index]
    return f"{words} {int(match[2]) - (first > last)}"


def _is_time(kind: str, words: str, text: str, start: int) -> bool:
    """Whether words that look like a time are one here; May, March, fall, second and once often are not."""
    lower = words.lower()
    before = text[max(0, start - 12) : start]
    if kind == "month":
        if lower not in ("may", "march") and not words[0].isupper():
            return len(lower) > 3 and _MAY.search(before) is not None
        short = len(lower.rstrip(".")) < 4 and lower != "may" and not lower.endswith(".")
        if not words[0].isupper() or (short and (lower == "jan" or _MAY.search(before) is None)):
            return False
        return lower not in ("may", "march") or _MAY.search(before) is not None
    if kind == "weekday":
        return lower.rstrip(".") not in _ABBREVIATED_DAY
    if kind == "season":
        return " " in lower or lower in ("winter", "summer", "autumn") or re.search(r"\bin $", before) is not None
    if kind == "deictic":
        return lower not in _VAGUE_DEICTICS
    if kind == "in_units":
        return _RECORD.search(text, max(0, start - 24), start) is None
    if kind == "clock":
        return ":" in lower or "m" in lower or "clock" in lower or "noon" in lower
    if kind == "duration":
        following = text[start + len(words) : start + len(words) + 12]
        is_second = (
            re.fullmatch(r"(?:a|an|the|one|[a-z]+(?:st|nd|rd|th))?\s?-?(?:second|quarter)|(?:the )?seconds", lower)
            is not None
        )
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
    sentence = head[max((match.end() for match in _SENTENCE_END.finditer(head)), default=0) :]
    clause = sentence[max((match.end() for match in _CLAUSE_END.finditer(sentence)), default=0) :]
    if deadline := _DEADLINE.search(sentence):
        return Anchor(published, True, f"future cue {deadline[0].strip()!r}")
    tail = text[end : end + 60].lstrip(",")
    stop = _CLAUSE_END.search(tail.lstrip())
    rest = tail[: stop.start() + 1] if stop else tail
    for words, nearest_first in ((clause, False), (rest, True), (sentence, False)):
        cues = [*_FUTURE.finditer(words), *_PAST.finditer(words)]
        if cues:
            cue = (min if nearest_first else max)(cues, key=lambda match: match.start())
            future = _FUTURE.fullmatch(cue[0]) is not None
            return Anchor(published, future, f"{'future' if future else 'past'} cue {cue[0]!r}")
    return Anchor(published)
