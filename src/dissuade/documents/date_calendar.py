"""Time expressions with a place in the calendar: days, months, quarters, years, feasts."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Callable
from dataclasses import replace

from dissuade.documents.date_reading import (
    MONTH,
    ORDINAL,
    SEASON,
    WEEKDAY,
    YEAR,
    day_in,
    days_in,
    full_year,
    infer_year,
    month_in,
    narrow,
    phase_in,
    step_in,
    year_in,
)
from dissuade.documents.date_values import (
    Anchor,
    Value,
    day_value,
    decade_value,
    half_value,
    month_value,
    range_value,
    season_value,
    shift,
    undated,
    year_value,
)
from dissuade.documents.date_words import MONTHS, SEASONS, WEEKDAYS, read_number

__all__ = ["CALENDAR_RESOLVERS"]

_DECADES = {
    "twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70, "eighties": 80,
    "nineties": 90, "noughties": 100, "twenty-tens": 110,
}  # fmt: skip
_WINTER_ENDS = 2  # month
_WINTER_TOLD = 4  # month until which "this winter" is the one that has ended
_NEAR = 120  # days within which a season that no verb places is the coming one
_FIXED_DAYS = {
    "christmas eve": (12, 24), "christmas": (12, 25), "boxing day": (12, 26), "new year’s eve": (12, 31),
    "new year eve": (12, 31),
    "new year": (1, 1), "independence day": (7, 4), "valentine": (2, 14), "halloween": (10, 31),
    "veterans": (11, 11), "armistice": (11, 11), "patrick": (3, 17), "may day": (5, 1), "workers": (5, 1),
}  # fmt: skip
_FROM_EASTER = {"ash": -46, "palm": -7, "thursday": -3, "friday": -2, "monday": 1}


def _iso(text: str, anchor: Anchor) -> Value | None:
    day = dt.date.fromisoformat(text[:10])
    plain = day_value(day, "ISO date")
    return plain if len(text) == 10 else undated(text[:16], "time", "ISO date and time", earliest=plain.earliest,
                                                 latest=plain.latest)  # fmt: skip


def _compact_ymd(text: str, anchor: Anchor) -> Value | None:
    parts = re.split(r"[/.]", text) if len(text) != 8 or not text.isdigit() else [text[:4], text[4:6], text[6:]]
    year, month, day = (int(part) for part in parts)
    return day_value(dt.date(year, month, day), "year, month, day")


def _numeric(text: str, anchor: Anchor) -> Value | None:
    first, second, last = re.split(r"[/.-]", text)
    a, b = int(first), int(second)
    year = int(last) if len(last) == 4 else full_year(int(last), anchor)
    month, day = (b, a) if a > 12 or ("." in text and b <= 12) else (a, b)
    basis = "day, month, year" if (month, day) == (b, a) and a != b else "month, day, year (US order)"
    return day_value(dt.date(year, month, day), basis)


def _year_span(text: str, anchor: Anchor) -> Value | None:
    first, last = re.split(r"\s?[-–—/~]\s?", text)
    end = int(first[: 4 - len(last)] + last)
    if end <= int(first):
        return None
    return range_value(year_value(int(first), ""), year_value(end, ""), "from year to year")


def _day_span(text: str, anchor: Anchor) -> Value | None:
    month, days = month_in(text), days_in(text)
    if month is None or len(days) < 2:
        return None
    year, basis = infer_year(text, month, days[0], anchor)
    if year is None:
        return undated(f"XXXX-{month:02d}-{days[0]:02d}/XXXX-{month:02d}-{days[1]:02d}", "day", basis)
    first, last = (day_value(dt.date(year, month, day), "") for day in days[:2])
    return range_value(first, last, f"days of a month; {basis}") if first.earliest < last.earliest else None


def _shift_day_span(text: str, anchor: Anchor) -> Value | None:
    days = days_in(text)
    if anchor.day is None or len(days) < 2:
        return None
    month = shift(anchor.day.replace(day=1), step_in(text), "M")
    first, last = (day_value(month.replace(day=day), "") for day in days[:2])
    return (
        range_value(first, last, "days of a month counted from the dateline")
        if first.earliest < last.earliest
        else None
    )


def _named_ymd(text: str, anchor: Anchor) -> Value | None:
    year, month = YEAR.search(text), month_in(text)
    day = re.search(r"(\d{1,2})$", text)
    if year is None or month is None or day is None:
        return None
    return day_value(dt.date(int(year[1]), month, int(day[1])), "year, month, day")


def _numeric_month(text: str, anchor: Anchor) -> Value | None:
    first, second = re.split(r"[/-]", text)
    year, month = (int(first), int(second)) if len(first) == 4 else (int(second), int(first))
    if len(first) == 4 and (year + 1) % 100 == month:
        return None  # the two years of a season: "in 2011-12"
    return month_value(year, month, "month and year")


def _weekday_day(text: str, anchor: Anchor) -> Value | None:
    """A weekday with the day of the month: the nearest month in which they meet."""
    match, day = WEEKDAY.search(text), day_in(WEEKDAY.sub(" ", text))
    if match is None or day is None or not 1 <= day <= 31:
        return None
    weekday = WEEKDAYS[match[1].lower()]
    if anchor.day is None:
        return undated(f"XXXX-XX-{day:02d}", "day", "no dateline to count from")
    start = anchor.day.replace(day=1)
    for months in (0, -1, 1, -2, 2, -3, 3, -4, 4, -5, 5, -6, 6):
        month = shift(start, months, "M")
        if day <= calendar.monthrange(month.year, month.month)[1] and month.replace(day=day).weekday() == weekday:
            return day_value(
                month.replace(day=day), "weekday and day of the month: the nearest month in which they meet"
            )
    return None


def _month_span(text: str, anchor: Anchor) -> Value | None:
    first, last = (MONTHS[match[1].lower()] for match in list(MONTH.finditer(text))[:2])
    year, basis = infer_year(text, last, None, anchor)
    if year is None:
        return undated(f"XXXX-{first:02d}/XXXX-{last:02d}", "month", basis)
    return range_value(month_value(year - (first > last), first, ""), month_value(year, last, ""), basis)


def _month_day(text: str, anchor: Anchor) -> Value | None:
    if logged := re.search(r"\s(\d\d:\d\d)(?::\d\d)?\s(?:[A-Z]{2,4}\s)?(?=\d{4})", text):  # a mail or a log
        value = _month_day(f"{text[: logged.start()]} {text[logged.end() :]}", anchor)
        return value and replace(value, value=f"{value.value}T{logged[1]}", granularity="time")
    month, day = month_in(text), day_in(WEEKDAY.sub(" ", text))
    if month is None or day is None:
        return None
    year, basis = infer_year(text, month, day, anchor)
    if year is None:
        if day > (29 if month == 2 else calendar.monthrange(2001, month)[1]):
            return None
        return undated(f"XXXX-{month:02d}-{day:02d}", "day", basis)
    while (
        (month, day) == (2, 29)
        and "no year" not in basis
        and not calendar.isleap(year)
        and year_in(text, anchor) is None
    ):
        year += 1 if anchor.future else -1
    return day_value(dt.date(year, month, day), basis)


def _day_of_shift(text: str, anchor: Anchor) -> Value | None:
    day = day_in(text)
    if anchor.day is None or day is None:
        return undated(f"XXXX-XX-{day or 0:02d}", "day", "no dateline to count from")
    month = shift(anchor.day.replace(day=1), step_in(text), "M")
    return day_value(month.replace(day=day), "counted from the dateline's month")


def _month_year(text: str, anchor: Anchor) -> Value | None:
    month = month_in(text)
    assert month is not None
    year, basis = infer_year(text, month, None, anchor)
    value = undated(f"XXXX-{month:02d}", "month", basis) if year is None else month_value(year, month, basis)
    return narrow(value, phase_in(text))


def _season(text: str, anchor: Anchor) -> Value | None:
    match = SEASON.search(text)
    assert match is not None
    season = SEASONS[match[1].lower()]
    year = year_in(text, anchor)
    if year is not None:
        return narrow(season_value(year, season, "year given"), phase_in(text))
    if anchor.day is None:
        return undated(f"XXXX-{season}", "season", "no year given and no dateline to count from")
    year = anchor.day.year - (season == "WI" and anchor.day.month <= _WINTER_ENDS)
    step = step_in(text)
    this_one = season_value(year, season, "")
    today = anchor.day.isoformat()
    near = anchor.without_cue and this_one.earliest <= (anchor.day + dt.timedelta(days=_NEAR)).isoformat()
    if re.search(r"\byear\b", text, re.IGNORECASE):
        year += step
    elif step < 0:
        year -= this_one.latest >= today
    elif step > 0:
        year += this_one.earliest <= today
    elif "this" in text.lower():
        year -= season == "WI" and _WINTER_ENDS < anchor.day.month <= _WINTER_TOLD and not anchor.future
    elif anchor.future:
        year += this_one.latest < today
    else:
        year -= this_one.earliest > today and not near
    return narrow(season_value(year, season, "season counted from the dateline"), phase_in(text))


def _phase_year(text: str, anchor: Anchor) -> Value | None:
    year = year_in(text, anchor)
    if year is None:
        if anchor.day is None:
            return undated("XXXX", "year", "no dateline to count from")
        year = anchor.day.year + step_in(text)
    if half := re.search(r"(first|second) half", text, re.IGNORECASE):
        return half_value(year, 1 if half[1].lower() == "first" else 2, "half of a year")
    return narrow(year_value(year, "year counted from the dateline or given"), phase_in(text), anchor.day)


def _decade(text: str, anchor: Anchor) -> Value | None:
    if match := re.search(r"(1[0-9]|20)\d0", text):
        first = int(match[0])
    elif match := re.search(r"(?<!\d)(\d0)(?!\d)", text):
        first = 1900 + int(match[1]) if int(match[1]) >= 30 else 2000 + int(match[1])
    else:
        word = max((word for word in _DECADES if word in text.lower()), key=len)
        first = 1900 + _DECADES[word]
    return narrow(decade_value(first, "decade"), phase_in(text))


def _century(text: str, anchor: Anchor) -> Value | None:
    number = re.search(r"\d{1,2}", text)
    century = int(number[0]) if number else int(read_number(ORDINAL.search(text)[1]) or 0)  # type: ignore[index]
    first = 100 * (century - 1)
    value = Value(
        f"{century - 1:02d}", f"{first:04d}-01-01", f"{first + 99:04d}-12-31", "century", "century (ISO 8601)"
    )
    return narrow(value, phase_in(text))


def _fiscal(text: str, anchor: Anchor) -> Value | None:
    year = year_in(text, anchor)
    if year is None:
        year = full_year(int(re.sub(r"\D", "", text)), anchor)
    return undated(f"FY{year:04d}", "year", "fiscal year; its bounds depend on whose it is")


def _named_day(text: str, anchor: Anchor) -> Value | None:
    words = text.lower().replace("'", "’")
    year = year_in(text, anchor)
    if year is None and anchor.day is not None and "year" in words.replace("new year", ""):
        year = anchor.day.year + step_in(text)
    fixed = next(((month, day) for name, (month, day) in _FIXED_DAYS.items() if name in words), None)
    if year is None:
        if anchor.day is None:
            return undated(f"XXXX-{fixed[0]:02d}-{fixed[1]:02d}" if fixed else "XXXX", "day", "no dateline")
        month = fixed[0] if fixed else 11 if "thanks" in words or "black" in words else 9 if "lab" in words else 4
        year, _ = infer_year("", month, None, anchor)
        assert year is not None
    if fixed:
        return day_value(dt.date(year, *fixed), "fixed day of the year")
    if "thanksgiving" in words:
        return day_value(_nth_weekday(year, 11, 3, 4), "fourth Thursday of November")
    if "labo" in words:
        return day_value(_nth_weekday(year, 9, 0, 1), "first Monday of September")
    if "memorial" in words:
        last = dt.date(year, 5, 31)
        return day_value(last - dt.timedelta(days=last.weekday()), "last Monday of May")
    if "black" in words:
        return day_value(
            _nth_weekday(year, 11, 3, 4) + dt.timedelta(days=1), "the day after the fourth Thursday of November"
        )
    easter = _easter(year)
    days = next((days for word, days in _FROM_EASTER.items() if word in words), 0)
    return day_value(easter + dt.timedelta(days=days), "Western Easter")


def _nth_weekday(year: int, month: int, weekday: int, count: int) -> dt.date:
    first = dt.date(year, month, 1)
    return first + dt.timedelta(days=(weekday - first.weekday()) % 7 + 7 * (count - 1))


def _easter(year: int) -> dt.date:
    """Easter Sunday, by the anonymous Gregorian algorithm (Nature, 1876)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e, g = b // 4, b % 4, (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = c // 4, c % 4
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return dt.date(year, month, day + 1)


def _attacks_2001(text: str, anchor: Anchor) -> Value | None:
    day = dt.date(2001, 9, 11)
    return None if anchor.day and anchor.day < day else day_value(day, "the attacks of 11 September 2001")


def _year(text: str, anchor: Anchor) -> Value | None:
    year = year_in(text, anchor)
    return None if year is None else year_value(year, "year given")


CALENDAR_RESOLVERS: dict[str, Callable[[str, Anchor], Value | None]] = {
    "iso": _iso, "named_ymd": _named_ymd, "compact_ymd": _compact_ymd, "numeric": _numeric,
    "numeric_month": _numeric_month, "year_span": _year_span, "shift_day_span": _shift_day_span, "day_span": _day_span,
    "month_span": _month_span, "month_day": _month_day, "day_month": _month_day, "weekday_day": _weekday_day,
    "day_of_shift": _day_of_shift, "phase_month": _month_year, "month_year": _month_year,
    "season_year": _season,
    "phase_year": _phase_year, "decade": _decade, "century": _century, "fiscal": _fiscal, "named_day": _named_day,
    "attacks_2001": _attacks_2001,
    "month": _month_year, "season": _season, "year": _year,
}  # fmt: skip
"""Name of a pattern to what reads its words."""
