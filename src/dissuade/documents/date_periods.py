"""Parts of months and years: weeks, n-th weekdays, quarters, halves."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Callable

from dissuade.documents.date_calendar import CALENDAR_RESOLVERS
from dissuade.documents.date_reading import (
    WEEKDAY,
    day_in,
    duration_text,
    infer_year,
    month_in,
    step_in,
    units_in,
    year_in,
)
from dissuade.documents.date_values import (
    Anchor,
    Value,
    day_value,
    half_value,
    month_value,
    quarter_value,
    shift,
    undated,
    week_value,
    weekend_value,
    year_value,
)
from dissuade.documents.date_words import WEEKDAYS

__all__ = ["PERIOD_RESOLVERS", "YEAR_BEFORE"]

YEAR_BEFORE = "a year before"
"""How the basis of what is held against a period told before begins."""

_REPORTED_UNTIL = 3  # month of a year until which "for the year" in the past is the year before
_TOLD = re.compile(r"\d{4}-\d\d-\d\d$")
"""The first day of a period told before, behind the words."""
_ORDER = {
    "first": 1,
    "1st": 1,
    "second": 2,
    "2nd": 2,
    "third": 3,
    "3rd": 3,
    "fourth": 4,
    "4th": 4,
    "fifth": 5,
    "5th": 5,
}


def _period(text: str, anchor: Anchor) -> tuple[dt.date, dt.date] | None:
    """First and last day of the month or year that is named or counted from the dateline."""
    month = month_in(text)
    if month is not None:
        year, _ = infer_year(text[text.lower().rfind(" of ") + 1 :], month, None, anchor)
    else:
        year = year_in(text, anchor)
        if year is None and anchor.day is not None:
            unit = "M" if re.search(r"\bmonth\b", text, re.IGNORECASE) else "Y"
            tail = text[max(text.lower().rfind("week"), 0) :]
            there = shift(anchor.day.replace(day=1), step_in(tail), unit)
            year, month = there.year, there.month if unit == "M" else None
    if year is None:
        return None
    if month is None:
        return dt.date(year, 1, 1), dt.date(year, 12, 31)
    return dt.date(year, month, 1), dt.date(year, month, calendar.monthrange(year, month)[1])


def _week_of(text: str, anchor: Anchor) -> Value | None:
    """The n-th (ISO) week or weekend of a month or year: the one that holds its n-th Thursday."""
    bounds = _period(text, anchor)
    if bounds is None:
        return undated("", "week", "no dateline to count from")
    first, last = bounds
    word = re.sub(r"^the ", "", text.lower()).split()[0]
    if word in ("last", "final"):
        thursday = last - dt.timedelta(days=(last.weekday() - 3) % 7)
    else:
        thursday = first + dt.timedelta(days=(3 - first.weekday()) % 7 + 7 * (_ORDER[word] - 1))
    if thursday > last:
        return None
    basis = "week of a period, counted by its Thursdays (ISO 8601)"
    return weekend_value(thursday, basis) if "weekend" in text.lower() else week_value(thursday, basis)


def _weekday_of(text: str, anchor: Anchor) -> Value | None:
    """The n-th Monday (and so on) of a month or year."""
    bounds, match = _period(text, anchor), WEEKDAY.search(text)
    if bounds is None or match is None:
        return undated("", "day", "no dateline to count from")
    first, last = bounds
    weekday = WEEKDAYS[match[1].lower()]
    word = re.sub(r"^the ", "", text.lower()).split()[0]
    if word in ("last", "final"):
        day = last - dt.timedelta(days=(last.weekday() - weekday) % 7)
    else:
        day = first + dt.timedelta(days=(weekday - first.weekday()) % 7 + 7 * (_ORDER[word] - 1))
    return day_value(day, "n-th weekday of a period") if day <= last else None


def _week_number(text: str, anchor: Anchor) -> Value | None:
    number = re.search(r"\d{1,2}", text)
    year = year_in(text, anchor) or (anchor.day.year + step_in(text) if anchor.day else None)
    if number is None or year is None:
        return None
    return week_value(dt.date.fromisocalendar(year, int(number[0]), 1), "numbered week (ISO 8601)")


def _week_of_day(text: str, anchor: Anchor) -> Value | None:
    value = CALENDAR_RESOLVERS["month_day"](
        re.sub(r"^.*?(?:of|commencing|beginning|starting|ending)(?: on)? ", "", text), anchor
    )
    if value is None or not value.earliest:
        return value
    day = dt.date.fromisoformat(value.earliest)
    if re.search(r"\bending\b", text):
        first, last = day - dt.timedelta(days=6), day
    elif re.search(r"\bof\b", text):
        return week_value(day, f"week of a day; {value.basis}")
    else:
        first, last = day, day + dt.timedelta(days=6)
    return Value(
        week_value(first, "").value,
        first.isoformat(),
        last.isoformat(),
        "week",
        f"week from or to a day; {value.basis}",
    )


def _month_number(text: str, anchor: Anchor) -> Value | None:
    number = day_in(text)
    year = year_in(text, anchor) or (anchor.day.year + step_in(text) if anchor.day else None)
    if year is None or number is None or not 1 <= number <= 12:
        return None
    return month_value(year, number, "numbered month")


def _part_of_period(text: str, anchor: Anchor) -> Value | None:
    """The first or last n months, weeks or days of a year or month."""
    tail = text[text.lower().index(" of ") :]
    if re.search(r"\b(?:decade|century)\b", tail):
        return None
    bounds = _period(tail, anchor)
    number, unit = units_in(text[: len(text) - len(tail)])
    if bounds is None or number is None:
        return None
    first, last = bounds
    if re.match(r"(?:the )?first", text, re.IGNORECASE):
        last = min(last, shift(first, int(number), unit) - dt.timedelta(days=1))
    else:
        first = max(first, shift(last + dt.timedelta(days=1), -int(number), unit))
    return Value(duration_text(number, unit), first.isoformat(), last.isoformat(), "duration", "part of a period")


def _same_quarter(text: str, year: int | None, anchor: Anchor) -> Value | None:
    """The quarter of an earlier year that is held against the one reported: told before, or the last that is over."""
    if told := _TOLD.search(text):
        there = dt.date.fromisoformat(told[0])
        return quarter_value(there.year - 1, (there.month + 2) // 3, f"{YEAR_BEFORE} the one told before")
    if anchor.day is None:
        return undated(f"{year or 'XXXX'}-QX", "quarter", "no dateline tells which quarter is reported")
    reported = shift(anchor.day, -1, "Q")
    return quarter_value(year or reported.year - 1, (reported.month + 2) // 3, "the quarter that is reported")


def _quarter_year(text: str, anchor: Anchor) -> Value | None:
    number = re.search(r"(?:Q)([1-4])|([1-4])Q", text, re.IGNORECASE)
    if number:
        quarter = int(number[1] or number[2])
    else:
        words = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4}
        quarter = next((value for word, value in words.items() if word in text.lower()), 4)
    year = year_in(text, anchor)
    if re.search(r"\bsame\b|\byear-(?:ago|earlier)\b", text, re.IGNORECASE):
        return _same_quarter(text, year, anchor)
    if year is None:
        if anchor.day is None:
            return undated(f"XXXX-Q{quarter}", "quarter", "no year given and no dateline to count from")
        if re.search(r"\bfiscal\b", text, re.IGNORECASE):
            year = anchor.day.year + step_in(text)
            return undated(
                f"{year}-Q{quarter}", "quarter", "quarter of a fiscal year; its bounds depend on whose it is"
            )
        year = anchor.day.year + step_in(text)
        here = (anchor.day.month + 2) // 3
        if not step_in(text) and (here > quarter + 1 if anchor.future else here < quarter):
            year += 1 if anchor.future else -1  # results of the quarter that has just ended are also still to come
        return quarter_value(year, quarter, "calendar quarter counted from the dateline")
    value = quarter_value(year, quarter, "year given")
    if re.search(r"\bfiscal\b", text, re.IGNORECASE):
        return undated(value.value, "quarter", "quarter of a fiscal year; its bounds depend on whose it is")
    return value


def _half_year(text: str, anchor: Anchor) -> Value | None:
    half = 1 if re.search(r"first|h1", text, re.IGNORECASE) else 2
    year = year_in(text, anchor) or (anchor.day.year + step_in(text) if anchor.day else None)
    if year is None:
        return undated(f"XXXX-H{half}", "month", "no year given and no dateline to count from")
    if not re.search(r"\d{4}|year|[’'‘`]\d\d", text):
        assert anchor.day is not None
        year -= not anchor.future and half == 2 and anchor.day.month <= 6
        year += anchor.future and half == 1 and anchor.day.month > 6
    return half_value(year, half, "half of a year")


def _the_period(text: str, anchor: Anchor) -> Value | None:
    """A period without more words ("sales in the quarter"): the one told before if its first day follows the words."""
    told = _TOLD.search(text)
    if "period" in text.lower() and told is None:
        return None
    if anchor.day is None and told is None:
        return undated("PRESENT_REF", "vague", "no dateline to count from")
    day, basis = anchor.day, "the dateline's own"
    if told:
        day, basis = dt.date.fromisoformat(told[0]), "the one told before"
    assert day is not None
    if "week" in text.lower():
        return week_value(day, basis)
    if "month" in text.lower():
        return month_value(day.year, day.month, basis)
    if "year" in text.lower():
        if told is None and anchor.past and day.month <= _REPORTED_UNTIL:
            return year_value(day.year - 1, "the last one that ended before the dateline")
        return year_value(day.year, basis)
    if year := re.match(r"the (\d{4})", text):
        if told is None:
            return None
        day = day.replace(year=int(year[1]), day=1)
    if told is None:
        day, basis = shift(day, -1, "Q"), "the last one that ended before the dateline"
    return quarter_value(day.year, (day.month + 2) // 3, basis)


PERIOD_RESOLVERS: dict[str, Callable[[str, Anchor], Value | None]] = {
    "week_of": _week_of,
    "weekday_of": _weekday_of,
    "week_number": _week_number,
    "week_of_day": _week_of_day,
    "month_number": _month_number,
    "part_of_period": _part_of_period,
    "quarter_year": _quarter_year,
    "quarter_alone": _quarter_year,
    "half_year": _half_year,
    "the_period": _the_period,
}
"""Name of a pattern to what reads its words."""
