"""Reads the parts of a time expression: year, month, day, unit, number, direction."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

from dissuade.documents.date_values import Anchor, Value
from dissuade.documents.date_words import (
    CARDINALS,
    MONTHS,
    ORDINALS,
    SEASONS,
    SPELLED_YEAR_PATTERN,
    UNITS,
    WEEKDAYS,
    read_number,
    read_spelled_year,
)

__all__ = [
    "BACK",
    "CLOCK",
    "DAY_PARTS",
    "FORTH",
    "MONTH",
    "NUMBER",
    "ORDINAL",
    "SEASON",
    "UNIT",
    "WEEKDAY",
    "YEAR",
    "compound_in",
    "day_in",
    "days_in",
    "duration_text",
    "figure_text",
    "full_year",
    "infer_year",
    "month_in",
    "narrow",
    "phase_in",
    "step_in",
    "units_in",
    "year_in",
]

YEAR = re.compile(r"(?<!\d)(1[0-9]\d\d|20\d\d)(?!\d)")
_SHORT_YEAR = re.compile(r"[’'‘`](\d\d)\b")
_SPELLED_YEAR = re.compile(rf"\b{SPELLED_YEAR_PATTERN}", re.IGNORECASE)
MONTH = re.compile(r"\b(" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")(?![a-z])", re.IGNORECASE)
WEEKDAY = re.compile(r"\b(" + "|".join(sorted(WEEKDAYS, key=len, reverse=True)) + r")s?\b", re.IGNORECASE)
_DAY = re.compile(r"(?<![\d:])(\d{1,2})(?:st|nd|rd|th)?(?![\d:])", re.IGNORECASE)
UNIT = re.compile(r"\b(" + "|".join(sorted(UNITS, key=len, reverse=True)) + r")s?\b", re.IGNORECASE)
SEASON = re.compile(r"\b(" + "|".join(SEASONS) + r")\b", re.IGNORECASE)
NUMBER = re.compile(
    r"(?:(?:\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)|\b(?:" + "|".join(sorted(CARDINALS, key=len, reverse=True)) + r")\b)"
    r"(?:\s(?:hundred|thousand|million|billion)\b)?",
    re.IGNORECASE,
)
ORDINAL = re.compile(r"\b(" + "|".join(sorted(ORDINALS, key=len, reverse=True)) + r")\b", re.IGNORECASE)
BACK = re.compile(r"\b(last|past|previous|preceding|prior|latest|most recent)\b", re.IGNORECASE)
FORTH = re.compile(r"\b(next|coming|following|upcoming|forthcoming|subsequent)\b", re.IGNORECASE)
_SPELLED = re.compile(
    r"\b(?:twenty|thirty)(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?\b(?![- ]\w+(?:st|nd|rd|th)\b)",
    re.IGNORECASE,
)
CLOCK = re.compile(
    r"\b(\d{1,2})(?:[:.](\d\d))?(?:[:.]\d\d)?\s?([ap])\.?\s?m\b|\b(\d{1,2}):(\d\d)|\b(noon|midnight)\b|"
    r"\b(\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) "
    r"(?:o[’']clock|in the (?:morning|afternoon|evening))|"
    r"\b(\d\d)(\d\d)(?=\s(?:GMT|UTC|hours)\b)",
    re.IGNORECASE,
)
_JUST_PAST = 21
"""Days within which a date is the past one even where the clause points ahead: "was to be sentenced on March 6"."""
DAY_PARTS = {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI", "noon": "MI", "midday": "MI",
             "dawn": "MO", "daybreak": "MO", "dusk": "EV", "nightfall": "NI",
             "early hours": "MO", "small hours": "MO"}  # fmt: skip


def year_in(text: str, anchor: Anchor) -> int | None:
    """The year that is given, in four figures, after an apostrophe or as it is spoken; None if none is."""
    if match := YEAR.search(text):
        return int(match[1])
    if match := _SHORT_YEAR.search(text):
        return full_year(int(match[1]), anchor)
    if match := _SPELLED_YEAR.search(text):
        return read_spelled_year(match[0])
    return None


def full_year(two_digits: int, anchor: Anchor) -> int:
    """The year that two figures mean: at most twenty years after the dateline."""
    pivot = (anchor.day.year if anchor.day else 2000) % 100 + 20
    century = (anchor.day.year if anchor.day else 2000) // 100 * 100
    return century + two_digits - (100 if century and two_digits > pivot else 0)


def month_in(text: str) -> int | None:
    """The month that is named, 1..12; None if none is."""
    match = MONTH.search(text)
    return MONTHS[match[1].lower()] if match else None


def day_in(text: str) -> int | None:
    """The first day of a month, in figures or words."""
    days = days_in(text)
    return days[0] if days else None


def days_in(text: str) -> list[int]:
    """All days of a month, in figures or words ("twenty-first", "twenty one"), in order."""
    without_years = _SPELLED_YEAR.sub("", _SHORT_YEAR.sub("", YEAR.sub("", text)))
    found = [(match.start(), int(match[1])) for match in _DAY.finditer(without_years)]
    found += [(match.start(), ORDINALS[match[1].lower()]) for match in ORDINAL.finditer(without_years)]
    found += [(match.start(), CARDINALS[match[0].lower()]) for match in _SPELLED.finditer(without_years)]
    return [day for _, day in sorted(found)]


def step_in(text: str) -> int:
    """-1 for "last", 1 for "next", else 0."""
    return -1 if BACK.search(text) else 1 if FORTH.search(text) else 0


def phase_in(text: str) -> str:
    """Which part of a period: "early", "mid", "late", "rest" or ""."""
    words = text.lower()
    if re.search(r"\b(early|beginning|start|earlier)\b", words):
        return "early"
    if re.search(r"\b(late|end|later)\b", words):
        return "late"
    if re.search(r"\b(rest|remainder)\b", words):
        return "rest"
    return "mid" if re.search(r"\b(mid|middle)\b", words) else ""


def infer_year(text: str, month: int, day: int | None, anchor: Anchor) -> tuple[int | None, str]:
    """The year of a month (and day) that stands without one, None if it cannot be told, and why it is that year."""
    year = year_in(text, anchor)
    if year is not None:
        return year, "year given"
    if anchor.day is None:
        return None, "no year given and no dateline to count from"
    if re.search(r"\b(year)\b", text, re.IGNORECASE):
        return anchor.day.year + step_in(text), "counted from the dateline's year"
    step = step_in(text)
    here = (anchor.day.month, anchor.day.day if day is not None else 0)
    there = (month, day or 0)
    if step < 0:
        return anchor.day.year - (there >= here), "the last one before the dateline"
    if step > 0:
        return anchor.day.year + (there <= here), "the next one after the dateline"
    if re.search(r"\bthis\b", text, re.IGNORECASE):
        return anchor.day.year, "the dateline's year"
    if anchor.future and day is not None and 0 < _days_back(anchor.day, month, day) <= _JUST_PAST:
        return anchor.day.year - (there > here), "the one that has just passed; the next is most of a year ahead"
    if anchor.future:
        return anchor.day.year + (there < here), f"the next one on or after the dateline ({anchor.tense})"
    ahead = (month - anchor.day.month) % 12
    soon = there > here and not anchor.past if ahead == 0 else ahead <= 2
    if (day is not None or anchor.without_cue) and soon and not anchor.done:
        return anchor.day.year + (month < anchor.day.month), "the nearest one to the dateline"
    return anchor.day.year - (there > here), f"the last one on or before the dateline ({anchor.tense})"


def _days_back(here: dt.date, month: int, day: int) -> int:
    """How many days before a day the last one with this month and day is; 0 if the calendar has no such day."""
    try:
        last = dt.date(here.year, month, day)
        last = last if last <= here else last.replace(year=here.year - 1)
    except ValueError:
        return 0
    return (here - last).days


def narrow(value: Value, mod: str, today: dt.date | None = None) -> Value:
    """Tell the beginning, the middle or the end of a period; the value stays that of the period, as TIMEX3 has it."""
    if not mod or not value.earliest or not value.latest:
        return value
    if mod == "rest":
        left = max(value.earliest, today.isoformat()) if today else value.earliest
        return value if left > value.latest else replace(value, earliest=left, basis=f"{value.basis}; what is left")
    first, last = dt.date.fromisoformat(value.earliest), dt.date.fromisoformat(value.latest)
    third = (last - first) // 3
    bounds = {
        "early": (first, first + third), "mid": (first + third, last - third), "late": (last - third, last),
    }[mod]  # fmt: skip
    basis = f"{value.basis}; {mod} part, about a third"
    return Value(value.value, bounds[0].isoformat(), bounds[1].isoformat(), value.granularity, basis)


def units_in(text: str) -> tuple[float | None, str]:
    """How many (None if vague) of which unit."""
    match = UNIT.search(text)
    if match is None:
        raise ValueError("no unit of time")
    unit = UNITS[match[1].lower()]
    number = None
    if found := NUMBER.search(text[: match.start()]):
        number = read_number(found[0])
    if number is not None and re.search(r"and[ -]a[ -]half", text, re.IGNORECASE):
        number += 0.5
    if number == 1 and match[0].lower() not in UNITS and re.search(r"\ban?\s$", text[: match.start()], re.IGNORECASE):
        number = None  # "a weeks-long strike"
    if re.search(r"\b(few|several|many|tens|dozens|hundreds|thousands|millions|billions)\b", text, re.IGNORECASE):
        number = None
    return number, unit


def duration_text(number: float | None, unit: str) -> str:
    """A TIMEX3 duration."""
    count = "X" if number is None else figure_text(number)
    if unit == "FN":
        return f"P{count if number is None else figure_text(2 * (number or 0))}W"
    if unit.startswith("T"):
        return f"PT{count}{unit[1]}"
    if unit == "WE":
        return f"P{count}WE"
    return f"P{count}{unit}"


def figure_text(number: float) -> str:
    """A number without a trailing .0."""
    return str(int(number)) if number == int(number) else str(number)


def compound_in(text: str) -> list[tuple[float, str]]:
    """The parts of "2 years, 1 month and 21 days"."""
    parts = []
    at = 0
    for match in UNIT.finditer(text):
        number, unit = units_in(text[at : match.end()])
        if number is None:
            raise ValueError("vague number in a compound length")
        parts.append((number, unit))
        at = match.end()
    return parts
