"""What a time told before says about the next one: "a week later", "that November", "a year earlier", "the quarter"."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from dissuade.documents.date_periods import YEAR_BEFORE
from dissuade.documents.date_words import MONTHS, SEASONS
from dissuade.model.report import DateMention

__all__ = [
    "a_year_earlier",
    "counts_from_told",
    "day_of_sentence",
    "day_of_speech",
    "day_of_story",
    "told_day",
    "told_period",
    "with_told_month",
    "with_told_year",
]

_COUNTED_UNIT = re.compile(r"\b(day|night|week|month|year|decade)s?\s(?:later|earlier|before|after)$", re.IGNORECASE)
_THAT_PART = re.compile(r"(?:that|the\ssame)\s(?=[A-Za-z]+$)", re.IGNORECASE)
_TOLD = re.compile(
    r"\b(?:later|earlier|before|after)$|\b(?:that|in\sthe|the\s(?:same|following|next|previous|preceding)|same)\s"
    r"(?:(day|night|evening|morning|afternoon|week|weekend)|(month|quarter|year))\b|"
    r"\bthe\s(?:following|previous|preceding)\s"
    rf"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|({'|'.join((*MONTHS, *SEASONS))}))$",
    re.IGNORECASE,
)
_COUNTED = frozenset(
    ("ago", "the_unit", "shift_unit", "shift_part", "phase_shift_unit", "phase_year", "month_year", "phase_month",
     "season_year")
)  # fmt: skip
_A_DAY = frozenset(("day", "time"))
_TOLD_FROM = {
    "month": _A_DAY | {"month"},
    "quarter": _A_DAY | {"month", "quarter"},
    "year": _A_DAY | {"month", "quarter", "season", "year"},
}
_TOLD_FROM["part"] = _TOLD_FROM["year"] - {"year"}
_TOLD_FROM["decade"] = _TOLD_FROM["year"] | {"decade"}
"""A unit to how finely told a time must be that one of it can count from."""
_MONTH_NAMES = [name for name in MONTHS if len(name) > 4 or name in ("june", "july", "may")]
_STOP = re.compile(r"[.!?;]\s|\n\s*\n")
_PARAGRAPH = re.compile(r"\n\s*\n")
_AT_A_CLOCK = re.compile(r"T\d\d:")
_SPOKEN_OF = re.compile(r"\bthat\b.*\b(?:would|could|might|(?:was|were) (?:to|going to))\b", re.IGNORECASE)
_WITHOUT_YEAR = frozenset(("month_day", "day_month", "month"))
_YEAR_IN = re.compile(r"\d{4}|\byear\b|[’'‘`]\d\d", re.IGNORECASE)
_WHEN_THEN = re.compile(
    r"(?:\s\w+)?,?\swhen\s[^.;:\d\n]{0,80}(?:\d[\d,.]*\d?\s[^.;:\d\n]{1,60})?\s(?:on|in)\s(?:the\s)?", re.IGNORECASE
)
_ON_A_DAY = re.compile(r"\d{4}-\d\d-\d\d(?:T|$)")
_COMPARED = 160  # code points within which "a year earlier" is held against the quarter or month before it
_COMPARING = re.compile(
    r"\b(?:from|than|with|to|against|versus)\s(?:[a-z]+\s){0,4}?[$€£¥]?\d[^;]*$|\b(?:increase|rise|gain|decline|drop|fall)\sfrom\s$"
)
_HELD_AGAINST = re.compile(r"\b(?:from|than|with|against|versus|after)\b(?!.*\band\b)", re.IGNORECASE)
_HALVES = {"-H1": "first", "-H2": "second"}
_NARRATED = 400  # code points within which "a week later" counts from the day before it


def counts_from_told(kind: str, words: str) -> bool:
    """Whether an expression may count from what was told before."""
    return kind in _COUNTED and _TOLD.search(words) is not None


def told_day(words: str, told: Sequence[DateMention], start: int, until: dt.date | None) -> dt.date | None:
    """The day told right before that "a week later" or "the same year" counts from, None if it is the dateline.

    In a clause of the past no day counts that lies after the day ``until``.
    """
    unit = _TOLD.search(words)
    if unit is None:
        return None
    name = (unit[1] or unit[2] or "").lower()
    near = told[-1:-4:-1]
    if name == "quarter":
        near = sorted(near, key=lambda date: date.granularity != name)
    for before in near:
        if start - before.span.end > _NARRATED:
            return None
        if not before.earliest or before.value.startswith("P"):
            continue  # a length or a vague time is no day to count from
        if until is not None and before.earliest > until.isoformat():
            continue
        counted = _COUNTED_UNIT.search(words)
        name = name or (unit[3] and "part") or (counted[1].lower() if counted else "")
        if before.granularity in _TOLD_FROM.get(name, _A_DAY):
            return dt.date.fromisoformat(before.earliest)
        return None
    return None


def day_of_sentence(told: Sequence[DateMention], text: str, start: int) -> dt.date | None:
    """The day told before in the sentence, which a time of day is read of: "a siege on Monday that began at 8:20"."""
    before = told[-1] if told else None
    if before is None or before.granularity not in _A_DAY or _STOP.search(text, before.span.end, start):
        return None
    return dt.date.fromisoformat(before.value[:10]) if _ON_A_DAY.match(before.value) else None


def day_of_story(told: Sequence[DateMention], text: str, start: int) -> dt.date | None:
    """The day whose hours are told: "at 2:45 p.m. Monday. ... It hit a school at 3:15 p.m.", in one paragraph."""
    times = (date for date in reversed(told[-3:]) if date.granularity == "time")
    clocks = (date for date in times if not text.startswith("(", max(0, date.span.start - 1)))
    before = next(clocks, None)
    if before is None or not before.earliest or not _AT_A_CLOCK.search(before.value):
        return None
    if start - before.span.end > _NARRATED or _PARAGRAPH.search(text, before.span.end, start):
        return None
    return dt.date.fromisoformat(before.earliest)


def day_of_speech(told: Sequence[DateMention], text: str, start: int, published: dt.date) -> dt.date | None:
    """The past day of which a weekday ahead was spoken: "were told on Friday that they would fly on Saturday"."""
    before = told[-1] if told else None
    if before is None or before.granularity not in _A_DAY or not before.earliest:
        return None
    day = dt.date.fromisoformat(before.earliest)
    between = text[before.span.end : min(start, before.span.end + _COMPARED)]
    if not dt.timedelta(0) < published - day < dt.timedelta(7) or _STOP.search(between):
        return None
    return day if _SPOKEN_OF.search(between) else None


def with_told_year(kind: str, words: str, told: Sequence[DateMention], text: str, start: int) -> str:
    """The words with the year that was told before: "that November", in a story of 1972, "in 1981, when on May 1"."""
    if kind in _WITHOUT_YEAR and told and told[-1].granularity == "year" and not _YEAR_IN.search(words):
        return f"{words} {told[-1].value}" if _WHEN_THEN.fullmatch(text, told[-1].span.end, start) else words
    match = _THAT_PART.match(words) if kind == "shift_unit" else None
    dated = (date for date in reversed(told[-3:]) if date.granularity not in ("duration", "set", "vague"))
    before = next(dated, None) if match else None
    if match is None or before is None or start - before.span.end > _NARRATED:
        return words
    name = words[match.end() :].lower()
    if (name not in MONTHS and name not in SEASONS) or before.granularity not in _TOLD_FROM["year"]:
        return words
    return f"{name} {before.earliest[:4]}" if before.earliest else words


def with_told_month(words: str, told: Sequence[DateMention], start: int) -> str:
    """The words with the month that was told before: "on the 24th"; without one they are no day."""
    dated = (date for date in reversed(told[-3:]) if date.granularity in ("day", "time", "month") and date.earliest)
    before = next(dated, None)
    if before is None or start - before.span.end > _NARRATED:
        return words
    day = dt.date.fromisoformat(before.earliest)
    return f"{words} of {_MONTH_NAMES[day.month - 1]} {day.year}"


def told_period(words: str, told: Sequence[DateMention], start: int, until: dt.date | None) -> str:
    """The words with the value of the period of that length that was told before: "sales in the quarter".

    In a clause that is not of the future, no period counts that begins after the day ``until``.
    """
    unit = words.split()[-1].lower().replace("period", "quarter")
    same = (date for date in reversed(told[-3:]) if date.granularity == unit and start - date.span.end <= _NARRATED)
    begun = (date for date in same if until is None or date.earliest <= until.isoformat())
    period = next((date for date in begun if not date.basis.startswith(YEAR_BEFORE)), None)
    return f"{words} {period.earliest}" if period and period.earliest else words


def _compared_first(before: DateMention, told: Sequence[DateMention], text: str) -> DateMention:
    """What the sentence is about: the May of "it rose to 5 in May, from 4 in April and 3 a year earlier"."""
    for first in told[-3:]:
        if first.span.start < before.span.start and first.granularity == before.granularity and first.earliest:
            between = text[first.span.end : before.span.start]
            if _STOP.search(between) is None and _HELD_AGAINST.search(between):
                return first
    return before


def a_year_earlier(kind: str, words: str, told: Sequence[DateMention], text: str, start: int) -> tuple[str, str]:
    """What "a year earlier" is where it is held against a quarter or month: "in May, up from a year ago"."""
    head = _STOP.split(text[max(0, start - _COMPARED) : start])[-1]
    reach = _NARRATED if _COMPARING.search(head) else _COMPARED
    near = (date for date in reversed(told[-3:]) if start - date.span.end <= reach and date.earliest)
    before = next((date for date in near if not date.basis.startswith(YEAR_BEFORE)), None)
    if before is None:
        return kind, words
    before = _compared_first(before, told, text)
    day = dt.date.fromisoformat(before.earliest)
    if before.granularity == "quarter":
        return "quarter_year", f"year-ago quarter {before.earliest}"
    if before.value[4:] in _HALVES:
        return "half_year", f"{_HALVES[before.value[4:]]} half of {day.year - 1}"
    if before.granularity == "month":
        return "month_year", f"{_MONTH_NAMES[day.month - 1]} {day.year - 1}"
    return kind, words
