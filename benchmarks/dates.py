"""Dates against the English date and time specifications of Microsoft Recognizers-Text (MIT), and speed.

Run as ``python -m benchmarks.dates [--show KIND] [--all]`` beside the shared data. The specifications are those of a
calendar assistant; what a tagger of news does otherwise on purpose is left out and counted, with the reason:

- ``clock``: instants that count from the hour of writing ("in 5 minutes"), a time of day without a day or with a bare
  number for one ("8pm on the 15"), the last second of a day ("end of tomorrow"), the hour of a repetition ("every day
  at 6am"): a report reader needs the day, and knows no hour of writing;
- ``chat``: bare numbers and fragments that are no date in prose ("go back on 15", "the 2nd", "eod");
- ``holiday``: feasts of the moon, retail days and observances, and what counts from a feast ("black friday", "Eid",
  "2 weeks before Christmas"): no calendar of them is kept;
- ``bare``: a day and month in figures without a year ("4/22" is also a share, a score, a street), figures glued to
  letters or apart from their mark ("Oct2", "3weeks", "2016 - 11"), and what only a calendar's owner means by itself
  ("my week", "the day", "weekend");
- ``vague``: "a few hours" has three there and X in TIMEX3;
- ``spelled``: years spelled out ("nineteen eighty six"), which news does not write;
- ``invalid``: days that do not exist ("feb 30"), which we do not tag either, and seasons and years that have no value
  there ("summer", "fiscal year").

An offset in weeks, months or years has that granularity here, and is right if the day expected lies in it. A range
written with two dates is right if both ends are; TIMEX3 marks them apart. A repetition or season without dates is right
if its TIMEX value is ("TMO" there is "XXXX-XX-XXTMO" in TIMEX3). An open range ("since May") is right if its
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
from typing import Any, NamedTuple

from benchmarks.shared import SHARED
from dissuade.documents.dates import find_dates
from dissuade.model.report import DateMention

FOLDER = SHARED / "data" / "J_text" / "recognizers_datetime_english"
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
    r"[ap] m$|(?:one|nine|six|seven) (?:thirty|pm|am)|\d\s?(?:am|pm)\b|o'?clock|\b\d{1,2}:\d\d\b|\bnoon\b|"
    r"midnight|\d\s?[ap]\b|\b\d+ ?h\b|\b(?:at|around|for) (?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|"
    r"eleven|twelve)\b(?! ?[-/a-z]*(?:day|week|month|year))",
    re.IGNORECASE,
)
_INSTANT = re.compile(
    r"(?:hour|minute|second|min|sec|hr)s?\b|\bend of|\beo[dm]\b|(?:past|to) (?:seven|eight)|\b(?:on|for) (?:the )?"
    r"\d{1,2}(?:st|nd|rd|th)?\b(?! ?/|-)|^\d{1,2}(?:st|nd|rd|th)?,? (?:at )?",
    re.IGNORECASE,
)
_NAMED_DAY = re.compile(
    r"day\b|today|tonight|tomorrow|yesterday|this (?:morning|afternoon|evening|night)|\bfri\b|\d{1,2}/\d{1,2}/\d|"
    r"\d{4}-\d|\.\d{4}|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)",
    re.IGNORECASE,
)
_CHAT = re.compile(
    r"^(?:(?:the|on|in|at|for)\s)?(?:\d{1,2}(?:st|nd|rd|th)?|(?:twenty|thirty)?[ -]?(?:first|second|third|fourth|"
    r"fifth|sixth|seventh|"
    r"eighth|ninth|tenth|eleventh|twelfth|\w+teenth|\w+tieth))$|^\d{1,2}$|\b(?:eod|eom|eoy|"
    r"eow|tmr|tmrw|cob|asap)\b|"
    r"^(?:a|an|one)$|\btmw\b|^(?:sun|mon|tue|wed|thu|fri|sat|tues|thur|thurs|weds)$|^(?:jan|feb|mar|apr|jun|jul|aug|"
    r"sep|oct|nov|dec)$",
    re.IGNORECASE,
)
_VAGUE = re.compile(r"\b(?:few|several|some|many)\b", re.IGNORECASE)
_PHASE = re.compile(r"\b(?:early|late|mid|middle|beginning|start|end|later|earlier)\b", re.IGNORECASE)
_BARE = re.compile(
    r"\d{4} [-/] ?\d{1,2}$|\d{4}[-/] \d{1,2}$|\d{4}[-/.]\d$|^\d{1,2} ?[-/] \d{4}$|^\d{1,2} [-/]\d{4}$|^year \d{1,3}$|"
    r"^(?:(?:the|my|on|for|in|during|any)\s)*(?:day|week|month|year|weekend|fortnight|quarter)$|"
    r"(?<![\d/.-])\d{1,2}[/.-]\d{1,2}(?![/.-]?\d| (?:of )?[a-z]{3}| ?[ap]m)|"
    r"\b(?!\w*day)[a-z]{3,9}\d{1,2}\b|\b\d+ ?[hdwmy]$|\d(?:day|week|month|year)s?\b|^(?:mon|tues|wednes|thurs|fri|"
    r"satur|sun)day \d{1,2}$|\d{4}-\d{2}$(?<=[a-z]-\d{4}-\d\d)",
    re.IGNORECASE,
)
_SPELLED = re.compile(
    r"\b(?:thousand|hundred)\b|\b(?:nineteen|eighteen|seventeen|twenty)[- ](?:oh?|zero|\w+ty|\w+teen|ten|eleven|"
    r"twelve)\b",
    re.IGNORECASE,
)
_HOLIDAY = re.compile(
    r"mardi|juneteenth|rama[dz]h?an|ramzan|ramathan|father|mother|diwali|kwanzaa|xmas|earth day|freedom day|"
    r"jubilee|\beid|islamic new year|hijri|arabic new year|cyber monday|black friday|thanks giving|luther king|mlk|"
    r"teacher|lantern|yuandan|president|int'l workers|festival|(?:before|after|of) (?:christmas|easter|new year|"
    r"halloween|thanksgiving)|(?:halloween|day(?: \d{4})?|thanksgiving) weekend",
    re.IGNORECASE,
)

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
    if gold.kind in ("set", "daterange", "date") and _CLOCK.search(text) and not re.search(r"\d/\d", text):
        return "clock"
    if gold.kind == "datetime" and (
        not (_NAMED_DAY.search(text) or any(v.get("timex") == "PRESENT_REF" for v in gold.values))
        or _INSTANT.search(text)
    ):
        return "clock"
    if _CHAT.search(text):
        return "chat"
    if _has_no_value(gold):
        return "invalid"
    if _VAGUE.search(text):
        return "vague"
    if _BARE.search(text):
        return "bare"
    if _SPELLED.search(text):
        return "spelled"
    return "holiday" if _HOLIDAY.search(text) else ""


def _has_no_value(gold: Gold) -> bool:
    """Whether neither a day nor a TIMEX value is expected."""
    if any("0001" in str(v.get("value")) for v in gold.values):
        return True
    dated = any(_given(v.get(key)) for v in gold.values for key in ("value", "start", "end"))
    timex = (gold.values[0].get("timex") or "") if gold.values else ""
    return not dated and (gold.kind == "date" or re.fullmatch(r"(?:SP|SU|FA|WI|FYXXXX|.*PXD\)|)", timex) is not None)


def _given(value: Any) -> bool:
    return bool(value) and value != "not resolved"


def is_right(gold: Gold, found: list[DateMention]) -> bool:
    """Whether our mentions that overlap the expected result say the same."""
    mine = [d for d in found if d.span.start < gold.end and d.span.end > gold.start]
    return bool(mine) and any(_same(gold.kind, value, mine, gold.text) for value in gold.values)


def _same(kind: str, value: dict[str, Any], mine: list[DateMention], words: str) -> bool:
    timex = value.get("timex") or ""
    if any(timex and timex == d.value for d in mine):
        return True
    if kind in ("duration", "set"):
        return bool(timex) and any(_plain(timex) == _plain(d.value.removeprefix("XXXX-XX-XX")) for d in mine)
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
    "M": 365 / 12,
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
