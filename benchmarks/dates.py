"""Dates against the English date and time specifications of Microsoft Recognizers-Text (MIT), and speed.

Run as ``python -m benchmarks.dates [--show KIND] [--all]`` beside the shared data. The specifications are those of a
calendar assistant; what a tagger of news does otherwise on purpose is left out and counted, with the reason:

- ``clock``: ranges of hours, alternatives and times of day without a day ("5 to 7", "7 or 8 pm"), time zones;
- ``chat``: bare numbers and fragments that are no date in prose ("go back on 15", "the 2nd", "in 3", "9 am");
- ``holiday``: feasts and retail days beyond the fixed ones of the news ("black friday", "earth day");
- ``bare``: what only a calendar means by itself ("the week", "4/22", "Oct2", "3weeks", "2016 - 11");
- ``vague``: "a few hours" has three there and X in TIMEX3;
- ``unresolved``: what the specification gives no value ("summer");
- ``spelled``: years spelled out ("nineteen eighty six"), which news does not write;
- ``invalid``: days that do not exist ("feb 30"), which we do not tag either.

An offset in weeks, months or years has that granularity here, and is right if the day expected lies in it. A range
written with two dates is right if both ends are; TIMEX3 marks them apart. An open range ("since May") is right if its
date is. Early, mid and late are thirds of a period here and halves there: right if ours lies in theirs. A length
counted from a day ("for three days from today") is right if the day at one of its ends is. Where a specification allows
the past and the future reading, either is right.
"""

from __future__ import annotations

import datetime as dt
import json
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from dissuade.documents.dates import find_dates
from dissuade.model.report import DateMention

FOLDER = Path(__file__).parent.parent.parent / "shared" / "data" / "J_text" / "recognizers_datetime_english"
FILES = (
    "DateTimeModel",
    "DateParser",
    "DatePeriodParser",
    "DateTimeParser",
    "DurationParser",
    "SetParser",
    "HolidayParser",
    "MergedParser",
)
KINDS = ("date", "daterange", "datetime", "duration", "set")
_CLOCK = re.compile(
    r"\b(?:at|around|for) (?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|"
    r"twelve)\b(?! ?[-/a-z]*(?:day|week|month|year))|end of (?:the |this )?(?:\w*day|tomorrow)|[ap] m$|(?:one|nine|"
    r"six|seven) (?:thirty|pm|am)|\btmo|\d\s?(?:am|pm)\b|o'?clock|\b\d{1,2}:\d\d|\b(?:hour|minute|second|min|sec|"
    r"hr)s?\b|\bnoon\b|midnight|\d\s?[ap]\b|\b\d+ ?h\b",
    re.IGNORECASE,
)
_CHAT = re.compile(
    r"^(?:(?:the|on|in|at|for)\s)?(?:\d{1,2}(?:st|nd|rd|th)?|(?:twenty|thirty)?[ -]?(?:first|second|third|fourth|"
    r"fifth|sixth|seventh|"
    r"eighth|ninth|tenth|eleventh|twelfth|\w+teenth|\w+tieth))$|^(?:rest of|the rest)|^\d{1,2}$|\b(?:eod|eom|eoy|"
    r"eow|tmr|tmrw|cob|asap)\b|"
    r"^(?:a|an|one)$|\btmw\b|^(?:sun|mon|tue|wed|thu|fri|sat|tues|thur|thurs|weds)$|^(?:jan|feb|mar|apr|jun|jul|aug|"
    r"sep|oct|nov|dec)$",
    re.IGNORECASE,
)
_VAGUE = re.compile(r"\b(?:few|several|some|many)\b", re.IGNORECASE)
_PHASE = re.compile(r"\b(?:early|late|mid|middle|beginning|start|end|later|earlier)\b", re.IGNORECASE)
_BARE = re.compile(
    r"\d{4} ?[-/] ?\d{1,2}$|^\d{1,2} ?[-/] ?\d{4}$|^\d{4},? ?[a-z]{3}$|^year \d{1,3}$|"
    r"^(?:(?:the|my|this|on|for|in|during)\s)*(?:day|week|month|year|weekend|fortnight|quarter)$|"
    r"(?<![\d/.-])\d{1,2}[/.-]\d{1,2}(?![/.-]?\d)|"
    r"\b[a-z]{3,9}\d{1,2}\b|\b\d+ ?[hdwmy]$|\b\d+(?:day|week|month|year)s?\b|^(?:mon|tues|wednes|thurs|fri|satur|"
    r"sun)day \d{1,2}$",
    re.IGNORECASE,
)
_SPELLED = re.compile(
    r"\b(?:thousand|hundred)\b|\b(?:nineteen|eighteen|seventeen|twenty)[- ](?:oh?|zero|\w+ty|\w+teen|ten|eleven|"
    r"twelve)\b",
    re.IGNORECASE,
)
_HOLIDAY = re.compile(
    r"eve\b|hallow|easter|thanksgiving|christmas|mardi|juneteenth|rama[dz]h?an|ramzan|ramathan|father|mother|diwali|"
    r"kwanzaa|xmas|earth day|freedom day|"
    r"jubilee|\beid\b|islamic new year|hijri|arabic new year|cyber monday|black friday|thanks giving|luther king|"
    r"teacher|lantern|new year|yuandan|president|workers",
    re.IGNORECASE,
)
_WEEKDAY_OR_UNIT = re.compile(r"(?<!black )(?<!cyber )(?:sun|mon|tues|wednes|thurs|fri|satur)day", re.IGNORECASE)

_OFFSET = re.compile(r"\b(?:weeks?|months?|years?|decades?|fortnights?|quarters?)\b", re.IGNORECASE)


class Gold(NamedTuple):
    """One expected result."""

    file: str
    kind: str
    start: int
    end: int
    text: str
    values: list[dict[str, Any]]


def cases() -> Iterator[tuple[str, dt.date, list[Gold]]]:
    """Input, reference date and expected results."""
    for name in FILES:
        for case in json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8-sig")):
            reference = case.get("Context", {}).get("ReferenceDateTime", "2016-11-07T00:00:00")
            results = [_gold(name, case["Input"], result) for result in case["Results"]]
            yield case["Input"], dt.date.fromisoformat(reference[:10]), [r for r in results if r]


def _gold(file: str, text: str, result: dict[str, Any]) -> Gold | None:
    kind = (result.get("TypeName") or result.get("Type") or "").split(".")[-1]
    start = result.get("Start")
    if start is None or kind not in KINDS:
        return None
    end = start + result["Length"] if "Length" in result else result["End"] + 1
    values = (result.get("Resolution") or result.get("Value") or {}).get("values")
    if values is None:
        value = result.get("Value") or {}
        values = []
        for reading in ("PastResolution", "FutureResolution"):
            found = value.get(reading) or {}
            values.append({"timex": value.get("Timex", ""), "value": found.get("date") or found.get("dateTime"),
                           "start": found.get("startDate"), "end": found.get("endDate")})  # fmt: skip
    return Gold(file, kind, start, end, text[start:end], values)


def excluded(gold: Gold) -> str:
    """Why a result is not for a tagger of news, "" if it is."""
    text = gold.text.strip().lower()
    if gold.kind != "duration" and _CLOCK.search(text):
        return "clock"
    if gold.kind == "set" and _CLOCK.search(text):
        return "clock"
    if _CHAT.search(text):
        return "chat"
    if any(
        "0001" in str(v.get("value")) or v.get("value") == "not resolved" or v.get("start") == "not resolved"
        for v in gold.values
    ):
        return "invalid"
    if _VAGUE.search(text):
        return "vague"
    if not any(v.get("value") or v.get("start") or v.get("end") for v in gold.values) and gold.kind == "daterange":
        return "unresolved"
    if _BARE.search(text):
        return "bare"
    if _SPELLED.search(text):
        return "spelled"
    if _HOLIDAY.search(_WEEKDAY_OR_UNIT.sub("", text)):
        return "holiday"
    return ""


def is_right(gold: Gold, found: list[DateMention]) -> bool:
    """Whether our mentions that overlap the expected result say the same."""
    mine = [d for d in found if d.span.start < gold.end and d.span.end > gold.start]
    return bool(mine) and any(_same(gold.kind, value, mine, gold.text) for value in gold.values)


def _same(kind: str, value: dict[str, Any], mine: list[DateMention], words: str) -> bool:
    timex = value.get("timex") or ""
    if any(timex and timex == d.value for d in mine):
        return True
    if kind in ("duration", "set"):
        return bool(timex) and any(_plain(timex) == _plain(d.value) for d in mine)
    if kind in ("date", "datetime"):
        day = str(value.get("value") or "")
        if timex == "PRESENT_REF":
            return any(d.value == "PRESENT_REF" for d in mine)
        if _OFFSET.search(words) and any(d.earliest <= day[:10] <= d.latest for d in mine if d.earliest and d.latest):
            return True
        return bool(day) and any(
            d.earliest == day[:10] == d.latest and (len(day) == 10 or "T" in d.value or day.endswith("00:00:00"))
            for d in mine
        )
    first, last = (
        min((d.earliest for d in mine if d.earliest), default=""),
        max((d.latest for d in mine if d.latest), default=""),
    )
    start, end = (value.get("start") or "")[:10], (value.get("end") or "")[:10]
    before_end = _day_before(end)
    if start and end:
        if _PHASE.search(words) and start <= first and last <= end and first and last:
            return True
        if _COUNTED.search(words) and any(d.earliest in (start, end) for d in mine):
            return True
        starts = (start, _day_before(start))  # "next five days" may count today
        ends = (end, before_end)
        ranged = re.search(r"\b(?:to|and|till|until|through|thru)\b|[-–—]", words) is not None
        span = next((d.value.split("/")[1] for d in mine if d.value.count("/") == 1), "")
        if span and first in starts and end.startswith(span):
            return True
        return first in starts and (last in ends or (ranged and any(d.earliest in ends for d in mine[1:])))
    if start:
        return start in (first, _day_after(last), last) or (value.get("Mod") == "since" and start == first)
    return bool(end) and end in (first, last, _day_after(last))


_COUNTED = re.compile(
    r"\b(?:from|after|starting|before)\b.*\b(?:today|tomorrow|yesterday|monday|friday|dec|may)\b", re.I
)
_LENGTHS = {
    "Y": 365,
    "M": 30.4,
    "W": 7,
    "D": 1,
    "Q": 91.2,
    "DE": 3650,
    "CE": 36500,
    "H": 1 / 24,
    "TM": 1 / 1440,
    "S": 1 / 86400,
}


def _plain(timex: str) -> float | str:
    """A duration in days, so that P7D is P1W; what is none stays as it is."""
    if not re.fullmatch(r"P(?:[\d.]+(?:DE|CE|[YQMWD]))*(?:T(?:[\d.]+[HMS])+)?", timex):
        return timex
    date, _, clock = timex[1:].partition("T")
    days = sum(float(n) * _LENGTHS[u] for n, u in re.findall(r"([\d.]+)(DE|CE|[YQMWD])", date))
    return round(
        days + sum(float(n) * _LENGTHS["TM" if u == "M" else u] for n, u in re.findall(r"([\d.]+)([HMS])", clock)), 1
    )


def _day_before(day: str) -> str:
    return (
        (dt.date.fromisoformat(day) - dt.timedelta(days=1)).isoformat() if len(day) == 10 and day > "0001-01-01" else ""
    )


def _day_after(day: str) -> str:
    return (
        (dt.date.fromisoformat(day) + dt.timedelta(days=1)).isoformat() if len(day) == 10 and day < "9999-12-31" else ""
    )


def measure(show: str = "", everything: bool = False) -> tuple[Counter[str], Counter[str], Counter[str]]:
    """How many of each kind are right, how many there are, how many were left out for which reason."""
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    out: Counter[str] = Counter()
    for text, reference, expected in cases():
        found = find_dates(text, reference)
        for gold in expected:
            reason = "" if everything else excluded(gold)
            if reason:
                out[reason] += 1
                continue
            total[gold.kind] += 1
            good = is_right(gold, found)
            right[gold.kind] += good
            if not good and gold.kind == show:
                wanted = [(v.get("timex"), v.get("value") or (v.get("start"), v.get("end"))) for v in gold.values][:2]
                ours = [(d.span.text, d.value, d.earliest, d.latest) for d in found]
                print(f"{reference} | {text} | {gold.text} | {wanted} | {ours}")
    return right, total, out


def speed() -> float:
    """Megabytes a second on news, one core."""
    from benchmarks.mentions import news

    texts = [text for _, text in zip(range(300), (text for _, text in news()), strict=False)]
    start = time.process_time()
    for text in texts:
        find_dates(text, dt.date(2016, 10, 1))
    return sum(len(text.encode()) for text in texts) / 1e6 / (time.process_time() - start)


if __name__ == "__main__":
    shown = sys.argv[sys.argv.index("--show") + 1] if "--show" in sys.argv else ""
    right, total, out = measure(shown, "--all" in sys.argv)
    for kind in KINDS:
        print(f"{kind}: {right[kind]} of {total[kind]} = {right[kind] / max(1, total[kind]):.3f}")
    print(f"all: {right.total()} of {total.total()} = {right.total() / total.total():.3f}; left out {dict(out)}")
    if not shown:
        print(f"speed: {speed():.2f} MB/s")
