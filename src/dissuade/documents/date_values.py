"""Values of time expressions: calendar arithmetic on TIMEX3-like values.

Source: TIMEX3 annotation guidelines (TimeML 1.2.1), ISO 8601.
"""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass

__all__ = [
    "Anchor",
    "Value",
    "day_value",
    "decade_value",
    "half_value",
    "month_value",
    "quarter_value",
    "range_value",
    "season_value",
    "shift",
    "undated",
    "week_value",
    "weekend_value",
    "year_value",
]

NO_CUE = "no future cue in the clause"
_SEASON_MONTHS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 2)}


@dataclass(frozen=True, slots=True)
class Value:
    """What an expression stands for; the fields are those of ``DateMention``."""

    value: str
    earliest: str
    latest: str
    granularity: str
    basis: str


@dataclass(frozen=True, slots=True)
class Anchor:
    """What relative expressions are counted from.

    Args:
        day: the dateline or publication date; None if unknown, then relative expressions stay relative.
        future: the clause speaks of the future ("will", "next"), so that a bare weekday or month lies ahead.
        tense: the words that say so, for the basis.
        weak: the words that say so stand in another clause of the sentence.
        done: a verb in the past has the expression itself ("since Nov. 8", "died on Nov. 8"): it cannot lie ahead.
    """

    day: dt.date | None
    future: bool = False
    tense: str = NO_CUE
    weak: bool = False
    done: bool = False

    @property
    def without_cue(self) -> bool:
        """Whether no word of the clause tells past from future."""
        return self.tense == NO_CUE or (self.weak and not self.future)

    @property
    def past(self) -> bool:
        """Whether the clause itself speaks of the past."""
        return self.tense.startswith("past") and not self.weak


def day_value(day: dt.date, basis: str) -> Value:
    """A calendar day."""
    return Value(day.isoformat(), day.isoformat(), day.isoformat(), "day", basis)


def month_value(year: int, month: int, basis: str) -> Value:
    """A calendar month."""
    last = calendar.monthrange(year, month)[1]
    value = f"{year:04d}-{month:02d}"
    return Value(value, f"{value}-01", f"{value}-{last:02d}", "month", basis)


def year_value(year: int, basis: str) -> Value:
    """A calendar year."""
    return Value(f"{year:04d}", f"{year:04d}-01-01", f"{year:04d}-12-31", "year", basis)


def week_value(day: dt.date, basis: str) -> Value:
    """The ISO week that holds a day; Monday to Sunday."""
    monday = day - dt.timedelta(days=day.weekday())
    iso = day.isocalendar()
    sunday = monday + dt.timedelta(days=6)
    return Value(f"{iso.year:04d}-W{iso.week:02d}", monday.isoformat(), sunday.isoformat(), "week", basis)


def weekend_value(day: dt.date, basis: str) -> Value:
    """The weekend of the ISO week that holds a day."""
    saturday = day - dt.timedelta(days=day.weekday()) + dt.timedelta(days=5)
    iso = day.isocalendar()
    sunday = saturday + dt.timedelta(days=1)
    return Value(f"{iso.year:04d}-W{iso.week:02d}-WE", saturday.isoformat(), sunday.isoformat(), "day", basis)


def quarter_value(year: int, quarter: int, basis: str) -> Value:
    """A quarter of a calendar year."""
    first = month_value(year, 3 * quarter - 2, basis)
    last = month_value(year, 3 * quarter, basis)
    return Value(f"{year:04d}-Q{quarter}", first.earliest, last.latest, "quarter", basis)


def half_value(year: int, half: int, basis: str) -> Value:
    """The first or second half of a calendar year."""
    first, last = month_value(year, 6 * half - 5, basis), month_value(year, 6 * half, basis)
    return Value(f"{year:04d}-H{half}", first.earliest, last.latest, "month", basis)


def season_value(year: int, season: str, basis: str) -> Value:
    """A northern season; a winter belongs to the year it begins in."""
    first, last = _SEASON_MONTHS[season]
    end_year = year + (last < first)
    start, end = month_value(year, first, basis), month_value(end_year, last, basis)
    return Value(f"{year:04d}-{season}", start.earliest, end.latest, "season", basis)


def decade_value(first_year: int, basis: str) -> Value:
    """Ten years that begin with a round one."""
    return Value(f"{first_year // 10:03d}", f"{first_year:04d}-01-01", f"{first_year + 9:04d}-12-31", "decade", basis)


def range_value(first: Value, last: Value, basis: str) -> Value:
    """From the beginning of one value to the end of another."""
    return Value(f"{first.value}/{last.value}", first.earliest, last.latest, last.granularity, basis)


def undated(value: str, granularity: str, basis: str, *, earliest: str = "", latest: str = "") -> Value:
    """A value without a place in the calendar, or with one end open."""
    return Value(value, earliest, latest, granularity, basis)


def shift(day: dt.date, count: int, unit: str) -> dt.date:
    """Move a day by a number of units (``D``, ``W``, ``FN``, ``M``, ``Q``, ``Y``, ``DE``, ``CE``).

    Months and years keep the day of the month where it exists, else take the last one.

    Raises:
        OverflowError: the result lies outside the calendar (years 1 to 9999).
        ValueError: the unit is shorter than a day.
    """
    if unit in ("D", "W", "FN"):
        return day + dt.timedelta(days=count * {"D": 1, "W": 7, "FN": 14}[unit])
    if unit not in ("M", "Q", "Y", "DE", "CE"):
        raise ValueError(f"days cannot be moved by the unit {unit}")
    months = count * {"M": 1, "Q": 3, "Y": 12, "DE": 120, "CE": 1200}[unit]
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    if not 1 <= year <= 9999:
        raise OverflowError("the year lies outside 1 to 9999")
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
