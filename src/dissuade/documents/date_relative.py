"""Time expressions that count from the dateline: yesterday, last month, three weeks ago; lengths and repetitions."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import replace

from dissuade.documents.date_calendar import CALENDAR_RESOLVERS
from dissuade.documents.date_reading import (
    BACK,
    MONTH,
    SEASON,
    UNIT,
    WEEKDAY,
    compound_in,
    duration_text,
    figure_text,
    narrow,
    phase_in,
    step_in,
    units_in,
)
from dissuade.documents.date_values import (
    Anchor,
    Value,
    day_value,
    decade_value,
    month_value,
    quarter_value,
    shift,
    undated,
    week_value,
    weekend_value,
    year_value,
)
from dissuade.documents.date_words import UNITS, WEEKDAYS

__all__ = ["RELATIVE_RESOLVERS", "plain_day", "weekday_value"]

_YEARS_IN = {"Y": 1, "DE": 10, "CE": 100}
_NEAR_DAYS = {"yesterday": -1, "today": 0, "tomorrow": 1}
_REPORTED_UNTIL = 3  # month of a year until which what is told of the year's end is told of the year before
_LATER = re.compile(r"\b(?:later|after)$", re.IGNORECASE)
_UNTIL_NOW = re.compile(r"\bpast\b|^the last (?:week|month|year|decade)$", re.IGNORECASE)
_PRESENT = {"now", "nowadays", "currently", "presently", "right now", "just now", "these days", "the present",
            "at present", "present", "current", "at this moment", "at the moment", "at this time",
            "the moment", "the time being", "the present day", "at the present time"}  # fmt: skip


def _day_before(text: str, anchor: Anchor) -> Value | None:
    days = -2 if "yesterday" in text.lower() else 2
    return _relative_day(days, anchor)


def _relative_day(days: int, anchor: Anchor) -> Value:
    if anchor.day is None:
        return undated(f"P{days}D", "day", "no dateline to count from")
    return day_value(anchor.day + dt.timedelta(days=days), "counted from the dateline")


def _ago(text: str, anchor: Anchor) -> Value | None:
    number, unit = units_in(text)
    back = re.search(r"\b(ago|earlier|before|back|prior)\b", text, re.IGNORECASE) is not None
    if number is None and not back and not anchor.future and _LATER.search(text):
        told = anchor.day.isoformat() if anchor.day else ""
        return undated("PAST_REF", "vague", "vague number of units after what was told", earliest=told)
    if number is None:
        value = "PAST_REF" if back else "FUTURE_REF"
        today = anchor.day.isoformat() if anchor.day else ""
        return undated(value, "vague", "vague number of units", latest=today if back else "",
                       earliest="" if back else today)  # fmt: skip
    years = number * _YEARS_IN.get(unit, 0)
    if back and anchor.day is not None and years >= anchor.day.year:
        return undated(_before_our_era(years, anchor.day.year), "year", "counted from the dateline")
    return _moved(-number if back else number, unit, anchor)


def _before_our_era(years: float, year: int) -> str:
    """A year before the first one, or how many thousand, million or billion years ago (TIMEX2: BC, KA, MA, GA)."""
    for letter, size in (("G", 10**9), ("M", 10**6), ("K", 10**4)):
        if years >= size:
            return f"{letter}A{figure_text(round(years / (1000 if letter == 'K' else size), 3))}"
    return f"BC{int(years) - year + 1:04d}"


def _half_ago(text: str, anchor: Anchor) -> Value | None:
    halves = {"century": (50, "Y"), "decade": (5, "Y"), "year": (6, "M")}
    unit = UNIT.findall(text)[-1].lower()
    if unit == "hour":
        return undated("PT15M" if "quarter" in text.lower() else "PT30M", "duration", "time of day unknown")
    if unit not in halves or (anchor.day is None):
        return undated("FUTURE_REF" if "later" in text.lower() else "PAST_REF", "vague", "part of a length of time")
    count, unit = halves[unit]
    if re.search(r"\bquarter\b", text, re.IGNORECASE):
        count //= 2
    return _moved(count if "later" in text.lower() else -count, unit, anchor)


def _moved(number: float, unit: str, anchor: Anchor) -> Value | None:
    if unit.startswith("T"):
        return undated(f"P{'T'}{figure_text(abs(number))}{unit[1]}", "duration", "time of day unknown")
    if anchor.day is None:
        length = duration_text(abs(number), unit).removeprefix("P")
        if number < 0:
            return undated(f"P-{length}", "vague", "no dateline to count from")
        return undated(f"P{length}", "duration", "no day to count from")
    if number != int(number):
        days = {"D": 1, "W": 7, "FN": 14, "M": 30.44, "Q": 91.3, "Y": 365.25, "DE": 3652.5, "CE": 36525}[unit]
        there = anchor.day + dt.timedelta(days=round(number * days))
        return month_value(there.year, there.month, "counted from the dateline, to the month")
    count = int(number)
    unit = "D" if unit == "WE" else unit
    there = shift(anchor.day, count, unit)
    basis = f"dateline {count:+d} {unit}"
    if unit == "D":
        return day_value(there, basis)
    if unit in ("W", "FN"):
        return week_value(there, basis)
    if unit == "M":
        return month_value(there.year, there.month, basis)
    if unit == "Q":
        return quarter_value(there.year, (there.month + 2) // 3, basis)
    if unit == "DE":
        return year_value(there.year, basis)
    return year_value(there.year, basis)


def _compound_ago(text: str, anchor: Anchor) -> Value | None:
    if anchor.day is None:
        return undated("PAST_REF" if " ago" in text else "FUTURE_REF", "vague", "no dateline to count from")
    sign = -1 if re.search(r"\b(?:ago|earlier)\b", text, re.IGNORECASE) else 1
    day = anchor.day
    for number, unit in compound_in(text):
        day = shift(day, sign * int(number), unit)
    return day_value(day, "counted from the dateline")


def _from_day(text: str, anchor: Anchor) -> Value | None:
    """An offset from a day that is named: "two weeks from Monday", "three days after January 12"."""
    match = re.search(r"\b(from|after|before|since)\b (.*)$", text, re.IGNORECASE)
    if match is None:
        return None
    number, unit = units_in(text[: match.start()])
    if match[2].lower() in ("now", "today") and match[1].lower() == "from":
        return _moved(number or 1, unit, anchor)
    base = plain_day(match[2], anchor) or _calendar_day(match[2], anchor)
    if base is None:
        return undated("FUTURE_REF", "vague", "no dateline to count from")
    sign = -1 if match[1].lower() == "before" else 1
    return day_value(shift(base, sign * int(number or 1), unit), "counted from the day named")


def _calendar_day(text: str, anchor: Anchor) -> dt.date | None:
    kind = "numeric" if text[0].isdigit() and "/" in text else "month_day"
    value = CALENDAR_RESOLVERS[kind](text, anchor)
    return dt.date.fromisoformat(value.earliest) if value and value.earliest else None


def _in_units(text: str, anchor: Anchor) -> Value | None:
    """ "In two weeks": ahead of the dateline, unless the clause is past, then a length of time."""
    number, unit = units_in(text)
    if number is None or (anchor.tense.startswith("past") and "time" not in text):
        return undated(duration_text(number, unit), "duration", "length of time; the clause is past")
    return _moved(number, unit, anchor)


def _within(text: str, anchor: Anchor) -> Value | None:
    number, unit = units_in(text)
    if anchor.day is None or number is None or anchor.tense.startswith("past"):
        return undated(duration_text(number, unit), "duration", "length of time")
    last = shift(anchor.day, int(number), unit)
    return Value(
        duration_text(number, unit), anchor.day.isoformat(), last.isoformat(), "duration", "from the dateline on"
    )


def _after_next(text: str, anchor: Anchor) -> Value | None:
    unit = UNITS[UNIT.search(text)[1].lower()]  # type: ignore[index]
    if anchor.day is None:
        return undated("FUTURE_REF" if "next" in text else "PAST_REF", "vague", "no dateline to count from")
    count = 2 if "next" in text.lower() else -2
    if unit == "WE":
        return weekend_value(shift(anchor.day, count, "W"), "counted from the dateline")
    return _moved(count, unit, anchor)


def _to_date(text: str, anchor: Anchor) -> Value | None:
    if anchor.day is None:
        return undated("PXX", "duration", "no dateline to count from")
    first = anchor.day.replace(day=1) if "month" in text.lower() else anchor.day.replace(month=1, day=1)
    value = anchor.day.strftime("%Y-%m" if "month" in text.lower() else "%Y")
    return Value(
        value, first.isoformat(), anchor.day.isoformat(), "duration", "from the beginning of the period to the dateline"
    )


def plain_day(text: str, anchor: Anchor) -> dt.date | None:
    """The day of "yesterday" or a weekday, None without a dateline or such a word."""
    if anchor.day is None:
        return None
    words = text.lower()
    for word, days in (("yesterday", -1), ("tomorrow", 1), ("today", 0), ("now", 0), ("tonight", 0)):
        if word in words:
            return anchor.day + dt.timedelta(days=days)
    if match := WEEKDAY.search(text):
        return _weekday_date(WEEKDAYS[match[1].lower()], text, anchor)[0]
    return anchor.day if "overnight" in words else None


def _weekday_date(weekday: int, text: str, anchor: Anchor) -> tuple[dt.date, str]:
    assert anchor.day is not None
    back = (anchor.day.weekday() - weekday) % 7
    step = step_in(text)
    if re.search(r"\bweek\b", text, re.IGNORECASE) and (step or "this" in text.lower()):
        monday = anchor.day - dt.timedelta(days=anchor.day.weekday()) + dt.timedelta(days=7 * step)
        return monday + dt.timedelta(days=weekday), "the day of a week counted from the dateline's"
    if step < 0:
        return anchor.day - dt.timedelta(days=back or 7), "the last one before the dateline"
    if step > 0:
        ahead = (7 - back) % 7 or 7
        if re.search(r"\bnext\b", text, re.IGNORECASE):
            monday = anchor.day - dt.timedelta(days=anchor.day.weekday()) + dt.timedelta(days=7)
            return monday + dt.timedelta(days=weekday), "the one in the week after the dateline's"
        return anchor.day + dt.timedelta(days=ahead), "the next one after the dateline"
    if re.search(r"\bthis\b", text, re.IGNORECASE):
        monday = anchor.day - dt.timedelta(days=anchor.day.weekday())
        return monday + dt.timedelta(days=weekday), "the one in the dateline's week"
    if re.search(r"\bweek\b", text, re.IGNORECASE):
        return anchor.day + dt.timedelta(days=(7 - back) % 7 + 7), "a week after the next one"
    if anchor.future:
        return anchor.day + dt.timedelta(days=(7 - back) % 7), f"the next one on or after the dateline ({anchor.tense})"
    return anchor.day - dt.timedelta(days=back), f"the last one on or before the dateline ({anchor.tense})"


def weekday_value(text: str, anchor: Anchor) -> Value | None:
    """The day of a weekday: which one, the clause tells."""
    match = WEEKDAY.search(text)
    assert match is not None
    weekday = WEEKDAYS[match[1].lower()]
    if anchor.day is None:
        return undated(f"XXXX-WXX-{weekday + 1}", "day", "no dateline to count from")
    return day_value(*_weekday_date(weekday, text, anchor))


def _shift_span(text: str, anchor: Anchor) -> Value | None:
    number, unit = units_in(text)
    if number is None and re.fullmatch(r"the \w+ ahead", text, re.IGNORECASE):
        number = 1
    duration = duration_text(number, unit)
    back = BACK.search(text) is not None or re.search(r"\blatest\b", text, re.IGNORECASE)
    if number is None and re.search(r"\brecent\b", text, re.IGNORECASE):
        return undated("PAST_REF", "vague", "vague", latest=anchor.day.isoformat() if anchor.day else "")
    if anchor.day is None or number is None or unit.startswith("T") or unit in ("WE", "ML"):
        return undated(duration, "duration", "span beside the dateline" if anchor.day else "no dateline to count from")
    if unit == "Q":
        quarter = anchor.day.replace(day=1, month=(anchor.day.month - 1) // 3 * 3 + 1)
        start = shift(quarter, -int(number) if back else 1, "Q")
        end = shift(start, int(number), "Q") - dt.timedelta(days=1)
        return Value(duration, start.isoformat(), end.isoformat(), "duration", "quarters beside the dateline's")
    edge = shift(anchor.day, -int(number) if back else int(number), unit)
    first, last = sorted((anchor.day, edge))
    return Value(duration, first.isoformat(), last.isoformat(), "duration", "span that ends or begins at the dateline")


def _shift_unit(text: str, anchor: Anchor) -> Value | None:
    if (day := text.lower().split()[-1]) in _NEAR_DAYS:
        return _relative_day(_NEAR_DAYS[day], anchor)
    if re.search(r"\b(?:from|after)\b", text, re.IGNORECASE):
        base = plain_day(text, anchor)
        match = UNIT.search(text)
        if base is None or match is None:
            return undated("FUTURE_REF", "vague", "no dateline to count from")
        return _moved(1, UNITS[match[1].lower()], Anchor(base))
    if (match := UNIT.search(text)) and not (MONTH.search(text) and "month" not in text.lower()):
        return narrow(_shifted_unit(text, UNITS[match[1].lower()], anchor), phase_in(text), anchor.day)
    if SEASON.search(text):
        return CALENDAR_RESOLVERS["season"](text, anchor)
    if WEEKDAY.search(text):
        return weekday_value(text, anchor)
    if MONTH.search(text):
        return CALENDAR_RESOLVERS["month"](text, anchor)
    return None


def _shifted_unit(text: str, unit: str, anchor: Anchor) -> Value:
    step = step_in(text)
    if anchor.day is None:
        names = {-1: "PAST_REF", 0: "PRESENT_REF", 1: "FUTURE_REF"}
        return undated(names[step], "vague", "no dateline to count from")
    here, basis = anchor.day, f"the dateline's {step:+d}" if step else "the dateline's own"
    if unit in ("Y", "W", "M", "DE", "D", "Q") and _UNTIL_NOW.search(text):
        edge = shift(here, step, unit)
        first, last = sorted((here, edge))
        return Value(f"P1{unit}", first.isoformat(), last.isoformat(), "duration", "span beside the dateline")
    if unit == "WE":
        monday = here + dt.timedelta(
            days=7 * step
            - (7 if step < 0 and here.weekday() >= 5 else 0)
            + (7 if step < 0 and here.weekday() >= 5 else 0)
        )
        return weekend_value(monday, basis)
    if unit.startswith("T"):
        return undated({-1: "PAST_REF", 0: "PRESENT_REF", 1: "FUTURE_REF"}[step], "vague", basis)
    if unit == "ML":
        return undated({-1: "1", 0: "2", 1: "3"}[step], "vague", basis)
    there = shift(here, step, "D" if unit == "D" else unit)
    if unit == "FN":
        monday = (here if step >= 0 else there) - dt.timedelta(days=(here if step >= 0 else there).weekday())
        monday += dt.timedelta(days=7 * (step > 0))
        return Value("P2W", monday.isoformat(), (monday + dt.timedelta(days=13)).isoformat(), "duration", basis)
    if unit == "D":
        return day_value(there, basis)
    if unit in ("W", "FN"):
        return week_value(there, basis)
    if unit == "M":
        return month_value(there.year, there.month, basis)
    if unit == "Q":
        return quarter_value(there.year, (there.month + 2) // 3, basis)
    if unit == "Y":
        if "fiscal" in text.lower() or "financial" in text.lower():
            return undated(f"FY{there.year:04d}", "year", "fiscal year; its bounds depend on whose it is")
        return year_value(there.year, basis)
    if unit == "DE":
        return decade_value(there.year // 10 * 10, basis)
    century = there.year // 100
    return Value(f"{century:02d}", f"{century:02d}00-01-01", f"{century:02d}99-12-31", "century", basis)


def _the_unit(text: str, anchor: Anchor) -> Value | None:
    words = text.lower()
    if words.startswith("year-end") or words.endswith((" end", "year-end")):
        if anchor.day is None:
            return undated("XXXX-12", "month", "no dateline to count from")
        if anchor.past and anchor.day.month <= _REPORTED_UNTIL:
            return narrow(year_value(anchor.day.year - 1, "the last one that ended before the dateline"), "late")
        return narrow(year_value(anchor.day.year, "the dateline's year"), "late")
    if words == "the weekend":
        if anchor.day is None:
            return undated("XXXX-WXX-WE", "day", "no dateline to count from")
        step = 0 if anchor.future or anchor.day.weekday() >= 5 else -1
        return weekend_value(anchor.day + dt.timedelta(days=7 * step), f"the nearest weekend ({anchor.tense})")
    number, unit = units_in(re.sub(r"^the\s", "", words))
    sign = 1 if "after" in words else -1
    moved = _moved(sign * (number or 1), unit, anchor)
    if words.startswith("the night") and moved and moved.granularity == "day" and moved.earliest:
        return replace(moved, value=f"{moved.value}TNI", granularity="time")
    return moved


def _deictic(text: str, anchor: Anchor) -> Value | None:
    words = text.lower()
    if words in _NEAR_DAYS:
        return _relative_day(_NEAR_DAYS[words], anchor)
    today = anchor.day.isoformat() if anchor.day else ""
    if words in _PRESENT:
        return undated("PRESENT_REF", "vague", "the present", earliest=today, latest=today)
    if (
        "future" in words
        or "coming" in words
        or words in ("soon", "shortly", "some day", "someday")
        or words.endswith((" ahead", " to come"))
    ):
        return undated("FUTURE_REF", "vague", "some time after the dateline", earliest=today)
    return undated("PAST_REF", "vague", "some time before the dateline", latest=today)


RELATIVE_RESOLVERS: dict[str, Callable[[str, Anchor], Value | None]] = {
    "day_before": _day_before, "compound_ago": _compound_ago, "half_ago": _half_ago,
    "ago": _ago, "from_day": _from_day, "in_units": _in_units,
    "within": _within,
    "shift_span": _shift_span, "span_after_number": _shift_span, "weekday_shift": weekday_value,
    "phase_shift_unit": _shift_unit,
    "after_next": _after_next, "shift_unit": _shift_unit,      "the_unit": _the_unit,
    "to_date": _to_date, "deictic": _deictic, "weekday": weekday_value,
}  # fmt: skip
"""Name of a pattern to what reads its words."""
