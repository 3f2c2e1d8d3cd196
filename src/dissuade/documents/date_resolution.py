"""From the words of one time expression to its value, counted from the dateline."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Callable

from dissuade.documents.date_values import (
    Anchor,
    Value,
    day_value,
    decade_value,
    month_value,
    quarter_value,
    range_value,
    season_value,
    shift,
    undated,
    week_value,
    weekend_value,
    year_value,
)
from dissuade.documents.date_words import CARDINALS, MONTHS, ORDINALS, SEASONS, UNITS, WEEKDAYS, read_number

__all__ = ["resolve_date"]

_YEAR = re.compile(r"(?<!\d)(1[0-9]\d\d|20\d\d)(?!\d)")
_SHORT_YEAR = re.compile(r"[’'‘`](\d\d)\b")
_MONTH = re.compile(r"\b(" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")(?![a-z])", re.IGNORECASE)
_WEEKDAY = re.compile(r"\b(" + "|".join(sorted(WEEKDAYS, key=len, reverse=True)) + r")s?\b", re.IGNORECASE)
_DAY = re.compile(r"(?<![\d:])(\d{1,2})(?:st|nd|rd|th)?(?![\d:])", re.IGNORECASE)
_UNIT = re.compile(r"\b(" + "|".join(sorted(UNITS, key=len, reverse=True)) + r")s?\b", re.IGNORECASE)
_SEASON = re.compile(r"\b(" + "|".join(SEASONS) + r")\b", re.IGNORECASE)
_NUMBER = re.compile(
    r"(\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)|\b(" + "|".join(sorted(CARDINALS, key=len, reverse=True)) + r")\b",
    re.IGNORECASE,
)
_ORDINAL = re.compile(r"\b(" + "|".join(sorted(ORDINALS, key=len, reverse=True)) + r")\b", re.IGNORECASE)
_BACK = re.compile(r"\b(last|past|previous|preceding|prior|latest)\b", re.IGNORECASE)
_FORTH = re.compile(r"\b(next|coming|following|upcoming|forthcoming|subsequent)\b", re.IGNORECASE)
_CLOCK = re.compile(
    r"\b(\d{1,2})(?:[:.](\d\d))?(?:[:.]\d\d)?\s?([ap])\.?\s?m\b|\b(\d{1,2}):(\d\d)|\b(noon|midnight)\b|"
    r"\b(\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) o[’']clock",
    re.IGNORECASE,
)
_PARTS = {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI", "noon": "MI", "midday": "MI"}
_DECADES = {
    "twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70, "eighties": 80,
    "nineties": 90,
}  # fmt: skip
_FIXED_DAYS = {
    "christmas eve": (12, 24), "christmas": (12, 25), "boxing day": (12, 26), "new year’s eve": (12, 31),
    "new year’s": (1, 1), "independence day": (7, 4), "valentine’s day": (2, 14), "halloween": (10, 31),
    "veterans": (11, 11), "st. patrick’s day": (3, 17), "st patrick’s day": (3, 17),
}  # fmt: skip
_PRESENT = {"now", "nowadays", "currently", "presently", "right now", "just now", "these days", "the present",
            "at present", "present", "current", "at this moment", "at the moment", "at this time"}  # fmt: skip


def resolve_date(kind: str, text: str, anchor: Anchor) -> Value | None:
    """The value of a time expression, or None if the words are not one after all (``31 February``).

    Args:
        kind: name of the pattern that found it (``date_patterns.PATTERNS``).
        text: its words.
        anchor: the dateline and the direction of the clause.
    """
    try:
        return _RESOLVERS[kind](" ".join(text.split()), anchor)
    except (ValueError, OverflowError):
        return None


def _year_in(text: str, anchor: Anchor) -> int | None:
    if match := _YEAR.search(text):
        return int(match[1])
    if match := _SHORT_YEAR.search(text):
        return _full_year(int(match[1]), anchor)
    return None


def _full_year(two_digits: int, anchor: Anchor) -> int:
    pivot = (anchor.day.year if anchor.day else 2000) % 100 + 20
    century = (anchor.day.year if anchor.day else 2000) // 100 * 100
    return century + two_digits - (100 if two_digits > pivot else 0)


def _month_in(text: str) -> int | None:
    match = _MONTH.search(text)
    return MONTHS[match[1].lower()] if match else None


def _day_in(text: str) -> int | None:
    without_years = _SHORT_YEAR.sub("", _YEAR.sub("", text))
    if match := _DAY.search(without_years):
        return int(match[1])
    if match := _ORDINAL.search(without_years):
        return ORDINALS[match[1].lower()]
    return None


def _step(text: str) -> int:
    return -1 if _BACK.search(text) else 1 if _FORTH.search(text) else 0


def _mod(text: str) -> str:
    words = text.lower()
    if re.search(r"\b(early|beginning|start|earlier)\b", words):
        return "early"
    if re.search(r"\b(late|end|later)\b", words):
        return "late"
    return "mid" if re.search(r"\b(mid|middle)\b", words) else ""


def _iso(text: str, anchor: Anchor) -> Value | None:
    day = dt.date.fromisoformat(text[:10])
    plain = day_value(day, "ISO date")
    return plain if len(text) == 10 else undated(text[:16], "time", "ISO date and time", earliest=plain.earliest,
                                                 latest=plain.latest)  # fmt: skip


def _compact_ymd(text: str, anchor: Anchor) -> Value | None:
    year, month, day = (int(part) for part in re.split(r"[/.]", text))
    return day_value(dt.date(year, month, day), "year, month, day")


def _numeric(text: str, anchor: Anchor) -> Value | None:
    first, second, last = re.split(r"[/.-]", text)
    a, b = int(first), int(second)
    year = int(last) if len(last) == 4 else _full_year(int(last), anchor)
    month, day = (b, a) if a > 12 or ("." in text and b <= 12) else (a, b)
    basis = "day, month, year" if (month, day) == (b, a) and a != b else "month, day, year (US order)"
    return day_value(dt.date(year, month, day), basis)


def _year_span(text: str, anchor: Anchor) -> Value | None:
    first, last = re.split(r"\s?[-–—/]\s?", text)
    end = int(last) if len(last) == 4 else int(first) // 100 * 100 + int(last)
    if end <= int(first):
        return None
    return range_value(year_value(int(first), ""), year_value(end, ""), "from year to year")


def _day_span(text: str, anchor: Anchor) -> Value | None:
    month = _month_in(text)
    days = [int(match[1]) for match in _DAY.finditer(_YEAR.sub("", text))]
    assert month is not None
    year, basis = _infer_year(text, month, days[0], anchor)
    if year is None:
        return undated(f"XXXX-{month:02d}-{days[0]:02d}/XXXX-{month:02d}-{days[1]:02d}", "day", basis)
    first, last = (day_value(dt.date(year, month, day), "") for day in days[:2])
    return range_value(first, last, f"days of a month; {basis}") if first.earliest < last.earliest else None


def _month_span(text: str, anchor: Anchor) -> Value | None:
    first, last = (MONTHS[match[1].lower()] for match in list(_MONTH.finditer(text))[:2])
    year, basis = _infer_year(text, last, None, anchor)
    if year is None:
        return undated(f"XXXX-{first:02d}/XXXX-{last:02d}", "month", basis)
    return range_value(month_value(year - (first > last), first, ""), month_value(year, last, ""), basis)


def _infer_year(text: str, month: int, day: int | None, anchor: Anchor) -> tuple[int | None, str]:
    year = _year_in(text, anchor)
    if year is not None:
        return year, "year given"
    if anchor.day is None:
        return None, "no year given and no dateline to count from"
    if re.search(r"\b(year)\b", text, re.IGNORECASE):
        return anchor.day.year + _step(text), "counted from the dateline's year"
    step = _step(text)
    here = (anchor.day.month, anchor.day.day if day is not None else 0)
    there = (month, day or 0)
    if step < 0:
        return anchor.day.year - (there >= here), "the last one before the dateline"
    if step > 0:
        return anchor.day.year + (there <= here), "the next one after the dateline"
    if re.search(r"\bthis\b", text, re.IGNORECASE):
        return anchor.day.year, "the dateline's year"
    if anchor.future:
        return anchor.day.year + (there < here), f"the next one on or after the dateline ({anchor.tense})"
    ahead = (month - anchor.day.month) % 12
    if day is not None and 0 < ahead <= 2:
        return anchor.day.year + (month < anchor.day.month), "the nearest one to the dateline"
    return anchor.day.year - (there > here), f"the last one on or before the dateline ({anchor.tense})"


def _month_day(text: str, anchor: Anchor) -> Value | None:
    month, day = _month_in(text), _day_in(_WEEKDAY.sub(" ", text))
    if month is None or day is None:
        return None
    year, basis = _infer_year(text, month, day, anchor)
    if year is None:
        if day > (29 if month == 2 else calendar.monthrange(2001, month)[1]):
            return None
        return undated(f"XXXX-{month:02d}-{day:02d}", "day", basis)
    return day_value(dt.date(year, month, day), basis)


def _day_of_shift(text: str, anchor: Anchor) -> Value | None:
    day = _day_in(text)
    if anchor.day is None or day is None:
        return undated(f"XXXX-XX-{day or 0:02d}", "day", "no dateline to count from")
    month = shift(anchor.day.replace(day=1), _step(text), "M")
    return day_value(month.replace(day=day), "counted from the dateline's month")


def _month_year(text: str, anchor: Anchor) -> Value | None:
    month = _month_in(text)
    assert month is not None
    year, basis = _infer_year(text, month, None, anchor)
    value = undated(f"XXXX-{month:02d}", "month", basis) if year is None else month_value(year, month, basis)
    return _narrow(value, _mod(text))


def _narrow(value: Value, mod: str) -> Value:
    """Tell the beginning, the middle or the end of a period; the value stays that of the period, as TIMEX3 has it."""
    if not mod or not value.earliest or not value.latest:
        return value
    first, last = dt.date.fromisoformat(value.earliest), dt.date.fromisoformat(value.latest)
    third = (last - first) // 3
    bounds = {
        "early": (first, first + third), "mid": (first + third, last - third), "late": (last - third, last),
    }[mod]  # fmt: skip
    basis = f"{value.basis}; {mod} part, about a third"
    return Value(value.value, bounds[0].isoformat(), bounds[1].isoformat(), value.granularity, basis)


def _quarter_year(text: str, anchor: Anchor) -> Value | None:
    number = re.search(r"(?:Q)([1-4])|([1-4])Q", text, re.IGNORECASE)
    if number:
        quarter = int(number[1] or number[2])
    else:
        words = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4}
        quarter = next(value for word, value in words.items() if word in text.lower())
    year = _year_in(text, anchor)
    if year is None:
        if anchor.day is None:
            return undated(f"XXXX-Q{quarter}", "quarter", "no year given and no dateline to count from")
        year = anchor.day.year + _step(text)
        if not _step(text) and not anchor.future and (anchor.day.month + 2) // 3 < quarter:
            year -= 1
        return quarter_value(year, quarter, "calendar quarter counted from the dateline")
    return quarter_value(year, quarter, "year given")


def _half_year(text: str, anchor: Anchor) -> Value | None:
    half = 1 if "first" in text.lower() else 2
    year = _year_in(text, anchor) or (anchor.day.year + _step(text) if anchor.day else None)
    if year is None or not re.search(r"\d{4}|year", text):
        return None
    first, last = month_value(year, 6 * half - 5, ""), month_value(year, 6 * half, "")
    return Value(f"{year:04d}-H{half}", first.earliest, last.latest, "month", "half of a year")


def _season(text: str, anchor: Anchor) -> Value | None:
    match = _SEASON.search(text)
    assert match is not None
    season = SEASONS[match[1].lower()]
    year = _year_in(text, anchor)
    if year is not None:
        return _narrow(season_value(year, season, "year given"), _mod(text))
    if anchor.day is None:
        return undated(f"XXXX-{season}", "season", "no year given and no dateline to count from")
    year = anchor.day.year
    step = _step(text)
    this_one = season_value(year, season, "")
    today = anchor.day.isoformat()
    if step < 0:
        year -= this_one.latest >= today
    elif step > 0:
        year += this_one.earliest <= today
    elif anchor.future:
        year += this_one.latest < today
    else:
        year -= this_one.earliest > today and "this" not in text.lower()
    return _narrow(season_value(year, season, "season counted from the dateline"), _mod(text))


def _phase_year(text: str, anchor: Anchor) -> Value | None:
    year = _year_in(text, anchor)
    if year is None:
        if anchor.day is None:
            return undated("XXXX", "year", "no dateline to count from")
        year = anchor.day.year + _step(text)
    value = _narrow(year_value(year, "year counted from the dateline or given"), _mod(text))
    if half := re.search(r"(first|second) half", text, re.IGNORECASE):
        return _half_year(f"{half[1]} half of {year}", anchor)
    return value


def _decade(text: str, anchor: Anchor) -> Value | None:
    if match := re.search(r"(1[0-9]|20)\d0", text):
        first = int(match[0])
    elif match := re.search(r"[’'‘](\d0)", text):
        first = 1900 + int(match[1]) if int(match[1]) >= 30 else 2000 + int(match[1])
    else:
        word = next(word for word in _DECADES if word in text.lower())
        first = 1900 + _DECADES[word]
    return _narrow(decade_value(first, "decade"), _mod(text))


def _century(text: str, anchor: Anchor) -> Value | None:
    number = re.search(r"\d{1,2}", text)
    century = int(number[0]) if number else int(read_number(_ORDINAL.search(text)[1]) or 0)  # type: ignore[index]
    first = 100 * (century - 1)
    value = Value(f"{century - 1:02d}", f"{first + 1:04d}-01-01", f"{first + 100:04d}-12-31", "century", "century")
    return _narrow(value, _mod(text))


def _fiscal(text: str, anchor: Anchor) -> Value | None:
    year = _year_in(text, anchor)
    if year is None:
        year = _full_year(int(re.sub(r"\D", "", text)), anchor)
    return undated(f"FY{year:04d}", "year", "fiscal year; its bounds depend on whose it is")


def _named_day(text: str, anchor: Anchor) -> Value | None:
    words = text.lower().replace("'", "’")
    year = _year_in(text, anchor)
    fixed = next(((month, day) for name, (month, day) in _FIXED_DAYS.items() if name in words), None)
    if year is None:
        if anchor.day is None:
            return undated(f"XXXX-{fixed[0]:02d}-{fixed[1]:02d}" if fixed else "XXXX", "day", "no dateline")
        month = fixed[0] if fixed else 11 if "thanks" in words else 9 if "lab" in words else 4
        year, _ = _infer_year("", month, None, anchor)
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
    easter = _easter(year)
    return day_value(easter - dt.timedelta(days=2 if "friday" in words else 0), "Western Easter")


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


def _day_before(text: str, anchor: Anchor) -> Value | None:
    days = -2 if "yesterday" in text.lower() else 2
    return _relative_day(days, anchor)


def _relative_day(days: int, anchor: Anchor) -> Value:
    if anchor.day is None:
        return undated(f"P{days}D", "day", "no dateline to count from")
    return day_value(anchor.day + dt.timedelta(days=days), "counted from the dateline")


def _units_of(text: str) -> tuple[float | None, str]:
    match = _UNIT.search(text)
    assert match is not None
    unit = UNITS[match[1].lower()]
    number = None
    if found := _NUMBER.search(text[: match.start()]):
        number = read_number(found[0])
    if number is not None and re.search(r"and a half", text, re.IGNORECASE):
        number += 0.5
    if re.search(r"\b(dozens|hundreds|thousands)\b", text, re.IGNORECASE):
        number = None
    return number, unit


def _ago(text: str, anchor: Anchor) -> Value | None:
    number, unit = _units_of(text)
    back = re.search(r"\b(ago|earlier|before|back|prior)\b", text, re.IGNORECASE) is not None
    if number is None:
        value = "PAST_REF" if back else "FUTURE_REF"
        today = anchor.day.isoformat() if anchor.day else ""
        return undated(value, "vague", "vague number of units", latest=today if back else "",
                       earliest="" if back else today)  # fmt: skip
    return _moved(-number if back else number, unit, anchor)


def _moved(number: float, unit: str, anchor: Anchor) -> Value | None:
    if unit.startswith("T"):
        return undated(f"P{'T'}{_figure(abs(number))}{unit[1]}", "duration", "time of day unknown")
    if anchor.day is None:
        return undated(f"P{_figure(number)}{unit[0]}", "vague", "no dateline to count from")
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


def _weeks_from_day(text: str, anchor: Anchor) -> Value | None:
    number, unit = _units_of(text)
    base = _plain_day(text, anchor)
    if base is None or number is None:
        return undated("FUTURE_REF", "vague", "no dateline to count from")
    sign = -1 if " before " in text.lower() else 1
    return day_value(shift(base, sign * int(number), unit), "counted from the day named")


def _plain_day(text: str, anchor: Anchor) -> dt.date | None:
    if anchor.day is None:
        return None
    words = text.lower()
    for word, days in (("yesterday", -1), ("tomorrow", 1), ("today", 0), ("now", 0), ("tonight", 0), ("overnight", 0)):
        if word in words:
            return anchor.day + dt.timedelta(days=days)
    match = _WEEKDAY.search(text)
    return _weekday_date(WEEKDAYS[match[1].lower()], text, anchor)[0] if match else None


def _weekday_date(weekday: int, text: str, anchor: Anchor) -> tuple[dt.date, str]:
    assert anchor.day is not None
    back = (anchor.day.weekday() - weekday) % 7
    step = _step(text)
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


def _weekday(text: str, anchor: Anchor) -> Value | None:
    match = _WEEKDAY.search(text)
    assert match is not None
    weekday = WEEKDAYS[match[1].lower()]
    if anchor.day is None:
        return undated(f"XXXX-WXX-{weekday + 1}", "day", "no dateline to count from")
    return day_value(*_weekday_date(weekday, text, anchor))


def _shift_span(text: str, anchor: Anchor) -> Value | None:
    number, unit = _units_of(text)
    duration = _duration_text(number, unit)
    back = _BACK.search(text) is not None or re.search(r"\blatest\b", text, re.IGNORECASE)
    if number is None and re.search(r"\brecent\b", text, re.IGNORECASE):
        return undated("PAST_REF", "vague", "vague", latest=anchor.day.isoformat() if anchor.day else "")
    if anchor.day is None or number is None or unit.startswith("T") or unit in ("WE", "ML"):
        return undated(duration, "duration", "span beside the dateline" if anchor.day else "no dateline to count from")
    edge = shift(anchor.day, -int(number) if back else int(number), unit)
    first, last = sorted((anchor.day, edge))
    return Value(duration, first.isoformat(), last.isoformat(), "duration", "span that ends or begins at the dateline")


def _duration_text(number: float | None, unit: str) -> str:
    count = "X" if number is None else _figure(number)
    if unit == "FN":
        return f"P{count if number is None else _figure(2 * (number or 0))}W"
    if unit.startswith("T"):
        return f"PT{count}{unit[1]}"
    if unit == "WE":
        return f"P{count}WE"
    return f"P{count}{unit}"


def _figure(number: float) -> str:
    return str(int(number)) if number == int(number) else str(number)


def _shift_part(text: str, anchor: Anchor) -> Value | None:
    words = text.lower()
    part = next((code for word, code in _PARTS.items() if word in words), "NI")
    if anchor.day is None:
        return undated(f"XXXX-XX-XXT{part}", "time", "no dateline to count from")
    base = _plain_day(text, anchor)
    if base is None:
        days = -1 if _BACK.search(text) else 1 if _FORTH.search(text) else 0
        base = anchor.day + dt.timedelta(days=days)
    if clock := _CLOCK.search(text):
        return _at_clock(base, clock, text)
    return undated(f"{base.isoformat()}T{part}", "time", "part of a day counted from the dateline",
                   earliest=base.isoformat(), latest=base.isoformat())  # fmt: skip


def _at_clock(day: dt.date | None, match: re.Match[str], text: str) -> Value | None:
    if match[1]:
        hour, minute = int(match[1]) % 12 + (12 if match[3].lower() == "p" else 0), int(match[2] or 0)
    elif match[4]:
        hour, minute = int(match[4]), int(match[5])
    elif match[6]:
        hour, minute = (12, 0) if match[6].lower() == "noon" else (24, 0)
    else:
        hour, minute = int(read_number(match[7]) or 0), 0
        if re.search(r"afternoon|evening|night", text, re.IGNORECASE) and hour < 12:
            hour += 12
    if hour > 24 or minute > 59:
        return None
    date = day.isoformat() if day else "XXXX-XX-XX"
    return undated(f"{date}T{hour:02d}:{minute:02d}", "time", "time of day",
                   earliest=day.isoformat() if day else "", latest=day.isoformat() if day else "")  # fmt: skip


def _clock(text: str, anchor: Anchor) -> Value | None:
    match = _CLOCK.search(text)
    if match is None:
        return None
    return _at_clock(_plain_day(text, anchor) or anchor.day, match, text)


def _shift_unit(text: str, anchor: Anchor) -> Value | None:
    if re.search(r"\b(?:from|after)\b", text, re.IGNORECASE):
        base = _plain_day(text, anchor)
        match = _UNIT.search(text)
        assert match is not None
        if base is None:
            return undated("FUTURE_REF", "vague", "no dateline to count from")
        return _moved(1, UNITS[match[1].lower()], Anchor(base))
    if (match := _UNIT.search(text)) and not (_MONTH.search(text) and "month" not in text.lower()):
        return _narrow(_shifted_unit(text, UNITS[match[1].lower()], anchor), _mod(text))
    if _SEASON.search(text):
        return _season(text, anchor)
    if _WEEKDAY.search(text):
        return _weekday(text, anchor)
    if _MONTH.search(text):
        return _month_year(text, anchor)
    return None


def _shifted_unit(text: str, unit: str, anchor: Anchor) -> Value:
    step = _step(text)
    if anchor.day is None:
        names = {-1: "PAST_REF", 0: "PRESENT_REF", 1: "FUTURE_REF"}
        return undated(names[step], "vague", "no dateline to count from")
    here, basis = anchor.day, f"the dateline's {step:+d}" if step else "the dateline's own"
    if re.search(r"\bpast\b|\bcoming\b", text, re.IGNORECASE) and unit in ("Y", "W", "M", "DE", "D", "Q"):
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
    first = there.year // 100 * 100
    return Value(f"{first // 100:02d}", f"{first:04d}-01-01", f"{first + 99:04d}-12-31", "century", basis)


def _set(text: str, anchor: Anchor) -> Value | None:
    words = text.lower()
    adverbs = {"daily": "P1D", "weekly": "P1W", "biweekly": "P2W", "monthly": "P1M", "quarterly": "P1Q",
               "yearly": "P1Y", "annually": "P1Y", "annual": "P1Y", "biannual": "P6M", "hourly": "PT1H",
               "nightly": "P1D"}  # fmt: skip
    if words in adverbs:
        return undated(adverbs[words], "set", "recurring")
    if match := _WEEKDAY.search(text):
        return undated(f"XXXX-WXX-{WEEKDAYS[match[1].lower()] + 1}", "set", "recurring")
    if (match := _UNIT.search(text)) and words != "seconds":
        number = 1.0
        if match and (found := _NUMBER.search(re.sub(r"^(once|twice|\S+ times) (a|an|per|each|every)", "", words))):
            number = read_number(found[0]) or 1.0
        if " other " in words:
            number = 2.0
        unit = UNITS[match[1].lower()]
        return undated(_duration_text(number, unit), "set", "recurring")
    if match := _SEASON.search(text):
        return undated(f"XXXX-{SEASONS[match[1].lower()]}", "set", "recurring")
    if month := _month_in(text):
        return undated(f"XXXX-{month:02d}", "set", "recurring")
    part = next((code for word, code in _PARTS.items() if word in words), None)
    return undated(f"XXXX-XX-XXT{part}", "set", "recurring") if part else None


def _duration(text: str, anchor: Anchor) -> Value | None:
    if re.search(r"\brecent\b", text, re.IGNORECASE):
        today = anchor.day.isoformat() if anchor.day else ""
        return undated("PAST_REF", "vague", "vague period before the dateline", latest=today)
    number, unit = _units_of(text)
    return undated(_duration_text(number, unit), "duration", "length of time")


def _duration_half(text: str, anchor: Anchor) -> Value | None:
    number, unit = _units_of(text)
    if "and a half" in text.lower():
        return undated(_duration_text(number or 1.5, unit), "duration", "length of time")
    halves = {"TH": "PT30M", "D": "PT12H", "Y": "P6M", "M": "P15D", "DE": "P5Y", "CE": "P50Y", "TM": "PT30S"}
    return undated(halves[unit], "duration", "length of time")


def _units_alone(text: str, anchor: Anchor) -> Value | None:
    match = _UNIT.search(text)
    if match is None:
        return undated("PXY", "duration", "length of time")
    number = 1.0 if re.match(r"all|whole|entire|weekend", text, re.IGNORECASE) else None
    return undated(_duration_text(number, UNITS[match[1].lower()]), "duration", "length of time")


def _the_unit(text: str, anchor: Anchor) -> Value | None:
    words = text.lower()
    if "year-end" in words or "year end" in words:
        if anchor.day is None:
            return undated("XXXX-12", "month", "no dateline to count from")
        return _narrow(year_value(anchor.day.year, "the dateline's year"), "late")
    if words == "the weekend":
        if anchor.day is None:
            return undated("XXXX-WXX-WE", "day", "no dateline to count from")
        step = 0 if anchor.future or anchor.day.weekday() >= 5 else -1
        return weekend_value(anchor.day + dt.timedelta(days=7 * step), f"the nearest weekend ({anchor.tense})")
    number, unit = _units_of(re.sub(r"^the\s", "", words))
    sign = 1 if "after" in words else -1
    return _moved(sign * (number or 1), unit, anchor)


def _time_of_day(text: str, anchor: Anchor) -> Value | None:
    part = next((code for word, code in _PARTS.items() if word in text.lower()), None)
    if part is None:
        return None
    day = anchor.day.isoformat() if anchor.day else "XXXX-XX-XX"
    return undated(f"{day}T{part}", "time", "part of a day; which day is not said",
                   earliest=day if anchor.day else "", latest=day if anchor.day else "")  # fmt: skip


def _deictic(text: str, anchor: Anchor) -> Value | None:
    words = text.lower()
    days = {"yesterday": -1, "today": 0, "tomorrow": 1}
    if words in days:
        return _relative_day(days[words], anchor)
    today = anchor.day.isoformat() if anchor.day else ""
    if words in _PRESENT:
        return undated("PRESENT_REF", "vague", "the present", earliest=today, latest=today)
    if "future" in words or words in ("soon", "shortly"):
        return undated("FUTURE_REF", "vague", "some time after the dateline", earliest=today)
    return undated("PAST_REF", "vague", "some time before the dateline", latest=today)


def _year(text: str, anchor: Anchor) -> Value | None:
    year = _year_in(text, anchor)
    return None if year is None else year_value(year, "year given")


_RESOLVERS: dict[str, Callable[[str, Anchor], Value | None]] = {
    "iso": _iso, "compact_ymd": _compact_ymd, "numeric": _numeric, "year_span": _year_span, "day_span": _day_span,
    "month_span": _month_span, "month_day": _month_day, "day_month": _month_day, "day_of_shift": _day_of_shift,
    "phase_month": _month_year, "month_year": _month_year, "quarter_year": _quarter_year, "half_year": _half_year,
    "season_year": _season, "phase_year": _phase_year, "decade": _decade, "century": _century, "fiscal": _fiscal,
    "named_day": _named_day, "day_before": _day_before, "ago": _ago, "weeks_from_day": _weeks_from_day,
    "shift_span": _shift_span, "span_after_number": _shift_span, "shift_part": _shift_part, "clock_day": _clock,
    "day_clock": _clock, "clock": _clock, "phase_shift_unit": _shift_unit, "shift_unit": _shift_unit,
    "weekday_shift": _weekday, "set": _set, "duration_half": _duration_half, "duration": _duration,
    "units_alone": _units_alone, "the_unit": _the_unit, "time_of_day": _time_of_day, "deictic": _deictic,
    "weekday": _weekday, "month": _month_year, "season": _season, "year": _year,
}  # fmt: skip
