"""Lengths of time and repetitions: "three weeks", "every Monday"."""

from __future__ import annotations

import re
from collections.abc import Callable

from dissuade.documents.date_reading import (
    DAY_PARTS,
    NUMBER,
    SEASON,
    UNIT,
    WEEKDAY,
    compound_in,
    duration_text,
    month_in,
    units_in,
)
from dissuade.documents.date_values import (
    Anchor,
    Value,
    undated,
)
from dissuade.documents.date_words import SEASONS, UNITS, WEEKDAYS, read_number

__all__ = ["LENGTH_RESOLVERS"]

_EACH_NIGHT = re.compile(r"(?:every|each) night")
_SIZES = ("ML", "CE", "DE", "Y", "Q", "M", "FN", "W", "WE", "D", "TH", "TM", "TS")


def _compound_duration(text: str, anchor: Anchor) -> Value | None:
    parts = sorted(compound_in(text), key=lambda part: _SIZES.index(part[1]))
    if len({unit for _, unit in parts}) < len(parts):
        return None  # "24 hours a day, seven days a week"
    date = "".join(duration_text(number, unit)[1:] for number, unit in parts if not unit.startswith("T"))
    time = "".join(duration_text(number, unit)[2:] for number, unit in parts if unit.startswith("T"))
    return undated(f"P{date}{'T' + time if time else ''}", "duration", "length of time")


def _set(text: str, anchor: Anchor) -> Value | None:
    words = text.lower()
    adverbs = {"daily": "P1D", "weekly": "P1W", "biweekly": "P2W", "monthly": "P1M", "quarterly": "P1Q",
               "yearly": "P1Y", "annually": "P1Y", "annual": "P1Y", "biannual": "P6M", "hourly": "PT1H",
               "nightly": "P1D", "fortnightly": "P2W", "bimonthly": "P2M", "biennial": "P2Y", "semiannual": "P6M",
               "semiannually": "P6M"}  # fmt: skip
    if re.fullmatch(r"(?:(?:every|each) )?weekends?", words):
        return undated("XXXX-WXX-WE", "set", "recurring")
    if words == "every weekday":
        return undated("XXXX-WXX-WD", "set", "recurring; Monday to Friday")
    words = re.sub(r"^twice[\s-](?=\w+ly$)|(?<=semi)-|(?<=^bi)-", "", words)
    if words in adverbs:
        return undated(adverbs[words], "set", "recurring")
    if match := WEEKDAY.search(text):
        when = next((f"T{code}" for word, code in DAY_PARTS.items() if word in words), "")
        return undated(f"XXXX-WXX-{WEEKDAYS[match[1].lower()] + 1}{when}", "set", "recurring")
    if (match := UNIT.search(text)) and not _EACH_NIGHT.fullmatch(words):
        number = 1.0
        if match and (found := NUMBER.search(re.sub(r"^(once|twice|.+? times) (a|an|per|each|every)", "", words))):
            number = read_number(found[0]) or 1.0
        if " other " in words:
            number = 2.0
        unit = UNITS[match[1].lower()]
        return undated(duration_text(None if " few " in words else number, unit), "set", "recurring")
    if match := SEASON.search(text):
        return undated(f"XXXX-{SEASONS[match[1].lower()]}", "set", "recurring")
    if month := month_in(text):
        return undated(f"XXXX-{month:02d}", "set", "recurring")
    part = next((code for word, code in DAY_PARTS.items() if word in words), None)
    return undated(f"XXXX-XX-XXT{part}", "set", "recurring") if part else None


def _duration(text: str, anchor: Anchor) -> Value | None:
    if re.search(r"\brecent\b", text, re.IGNORECASE):
        today = anchor.day.isoformat() if anchor.day else ""
        return undated("PAST_REF", "vague", "vague period before the dateline", latest=today)
    number, unit = units_in(text)
    return undated(duration_text(number, unit), "duration", "length of time")


def _duration_half(text: str, anchor: Anchor) -> Value | None:
    number, unit = units_in(text)
    if "and a half" in text.lower():
        return undated(duration_text(number or 1.5, unit), "duration", "length of time")
    if re.match(r"(?:an?\s)?quarter", text, re.IGNORECASE):
        return undated("PT15M" if "hour" in text.lower() else "P25Y", "duration", "length of time")
    halves = {"TH": "PT30M", "D": "PT12H", "Y": "P6M", "M": "P15D", "DE": "P5Y", "CE": "P50Y", "TM": "PT30S"}
    return undated(halves[unit], "duration", "length of time")


def _units_alone(text: str, anchor: Anchor) -> Value | None:
    match = UNIT.search(text)
    if match is None:
        return undated("PXX", "duration", "length of time")
    number = 1.0 if re.match(r"(?:the )?(?:all|whole|entire|full|another|weekend)\b", text, re.IGNORECASE) else None
    return undated(duration_text(number, UNITS[match[1].lower()]), "duration", "length of time")


LENGTH_RESOLVERS: dict[str, Callable[[str, Anchor], Value | None]] = {
    "set": _set,
    "rate": _set,
    "duration_half": _duration_half,
    "compound_duration": _compound_duration,
    "duration": _duration,
    "units_alone": _units_alone,
}
"""Name of a pattern to what reads its words."""
