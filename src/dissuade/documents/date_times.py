"""Times of day: on the clock, or a part of a day, with the day if it is said."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable

from dissuade.documents.date_calendar import CALENDAR_RESOLVERS
from dissuade.documents.date_reading import BACK, CLOCK, DAY_PARTS, FORTH, MONTH
from dissuade.documents.date_relative import plain_day, weekday_value
from dissuade.documents.date_values import Anchor, Value, undated
from dissuade.documents.date_words import read_number

__all__ = ["TIME_RESOLVERS", "read_clock"]


def _shift_part(text: str, anchor: Anchor) -> Value | None:
    words = text.lower()
    part = next((code for word, code in DAY_PARTS.items() if word in words), "NI")
    if anchor.day is None:
        return undated(f"XXXX-XX-XXT{part}", "time", "no dateline to count from")
    base = plain_day(text, anchor)
    if base is None:
        days = -1 if BACK.search(text) else 1 if FORTH.search(text) else 0
        base = anchor.day + dt.timedelta(days=days)
    if clock := CLOCK.search(text):
        return _at_clock(base, clock, text)
    return undated(f"{base.isoformat()}T{part}", "time", "part of a day counted from the dateline",
                   earliest=base.isoformat(), latest=base.isoformat())  # fmt: skip


def _at_clock(day: dt.date | None, match: re.Match[str], text: str, *, said: bool = True) -> Value | None:
    """The time of a day; a day that is not said (then the dateline's is in the value alone) bounds nothing."""
    if match[1]:
        hour, minute = int(match[1]) % 12 + (12 if match[3].lower() == "p" else 0), int(match[2] or 0)
    elif match[4]:
        hour, minute = int(match[4]), int(match[5])
    elif match[8]:
        hour, minute = int(match[8]), int(match[9])
    elif match[6]:
        hour, minute = (12, 0) if match[6].lower() == "noon" else (24, 0)
    else:
        hour, minute = int(read_number(match[7]) or 0), 0
    if (match[4] or match[7]) and hour < 12 and re.search(r"afternoon|evening|night", text, re.IGNORECASE):
        hour += 12
    if hour > 24 or minute > 59:
        return None
    date = day.isoformat() if day else "XXXX-XX-XX"
    bound = date if day and said else ""
    basis = "time of day" if said else "time of day; which day is not said"
    return undated(f"{date}T{hour:02d}:{minute:02d}", "time", basis, earliest=bound, latest=bound)


def _part_of_day(text: str, anchor: Anchor) -> Value | None:
    """A part of a day that is named: "the morning of March 3", "dawn on Monday"."""
    parted = r"\so[fn]\s" if _OF_OR_ON.search(text) else r"(?<!^at)\s"
    words, rest = re.split(parted, text, maxsplit=1, flags=re.IGNORECASE)
    part = next((code for word, code in DAY_PARTS.items() if word in words.lower()), "NI")
    value = CALENDAR_RESOLVERS["month_day"](rest, anchor) if MONTH.search(rest) else weekday_value(rest, anchor)
    if value is None or value.granularity != "day":
        return value
    return undated(f"{value.value}T{part}", "time", f"part of a day; {value.basis}",
                   earliest=value.earliest, latest=value.latest)  # fmt: skip


def read_clock(day: dt.date, text: str) -> str | None:
    """The TIMEX3 value of a time of a day, None if it is no time."""
    match = CLOCK.search(text)
    value = _at_clock(day, match, text) if match else None
    return value.value if value else None


def _clock(text: str, anchor: Anchor) -> Value | None:
    match = CLOCK.search(text)
    if match is None:
        return None
    day = _named_day(text[match.end() :].strip(" .,"), anchor) or plain_day(text, anchor)
    return _at_clock(day or anchor.day, match, text, said=day is not None)


def _named_day(text: str, anchor: Anchor) -> dt.date | None:
    """The day of the calendar that follows a time of day, None if none does."""
    kinds = {"iso": r"\d{4}-", "numeric": r"\d{1,2}/", "month_day": MONTH.pattern}
    kind = next((kind for kind, pattern in kinds.items() if re.search(pattern, text, re.IGNORECASE)), None)
    if kind is None:
        return None
    value = CALENDAR_RESOLVERS[kind](re.sub(r"^(?:on|at)\s", "", text), anchor)
    return dt.date.fromisoformat(value.earliest) if value and value.earliest else None


def _time_of_day(text: str, anchor: Anchor) -> Value | None:
    part = next((code for word, code in DAY_PARTS.items() if word in text.lower()), None)
    if part is None:
        return None
    day = anchor.day.isoformat() if anchor.day else "XXXX-XX-XX"
    return undated(f"{day}T{part}", "time", "part of a day; which day is not said")


_OF_OR_ON = re.compile(r"\so[fn]\s", re.IGNORECASE)

TIME_RESOLVERS: dict[str, Callable[[str, Anchor], Value | None]] = {
    "shift_part": _shift_part, "part_of_day": _part_of_day, "clock_day": _clock, "day_clock": _clock, "clock": _clock,
    "time_of_day": _time_of_day,
}  # fmt: skip
"""Name of a pattern to what reads its words."""
