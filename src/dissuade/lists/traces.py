"""What an undated list tells of its age: which of two editions has the newer entries.

Publishers number what they list in the order in which they list it (OFAC, EU) or say since when it is listed (UK). The
entries that are newest in one edition are not in an edition from before they were made.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any, NamedTuple

__all__ = ["Lead", "find_lead"]

LEAST_LEAD = 3  # entries; the newest one or two may have been taken off a list again
_MOST = 0.9
_NUMBER = re.compile(r".*?-(\d{1,9})")


class Lead(NamedTuple):
    """By how many entries an edition is ahead of another.

    Args:
        entries: how many are newer than everything in the other.
        newest: the number or the date of its newest entry, ``other`` that of the other's.
        what: ``numbered`` or ``listed``.
    """

    entries: int
    newest: str
    other: str
    what: str


def find_lead(lines: Iterable[str], other: Iterable[str]) -> Lead | None:
    """Tell whether an edition has entries that are newer than all of another edition.

    Args:
        lines, other: the parties of the two editions, as lines of JSON.

    Returns:
        The lead, or None if there is none or it cannot be told: entries have neither running numbers nor dates.
    """
    ours, theirs = [json.loads(line) for line in lines], [json.loads(line) for line in other]
    numbers, their_numbers = _numbers(ours), _numbers(theirs)
    if numbers and their_numbers:
        newest = max(their_numbers)
        ahead = sum(number > newest for number in numbers)
        return Lead(ahead, str(max(numbers)), str(newest), "numbered") if ahead >= LEAST_LEAD else None
    dates, their_dates = _dates(ours), _dates(theirs)
    if dates and their_dates:
        last = max(their_dates)
        ahead = sum(date > last for date in dates)
        return Lead(ahead, max(dates), last, "listed") if ahead >= LEAST_LEAD else None
    return None


def _numbers(parties: list[dict[str, Any]]) -> list[int]:
    """The running numbers, if nearly all parties have one."""
    source = {str(listing.get("source", "")) for data in parties for listing in data.get("listings", ())}
    found = [
        int(match[1])
        for data in parties
        if (match := _NUMBER.fullmatch(data["id"])) and (not source or data["id"][: match.start(1) - 1] in source)
    ]
    return found if len(found) > _MOST * len(parties) else []


def _dates(parties: list[dict[str, Any]]) -> list[str]:
    """The days since when parties are listed, if nearly all have one."""
    found = [
        max((listing.get("listed_from", "") for listing in data.get("listings", ())), default="") for data in parties
    ]
    days = [date for date in found if len(date) == len("2024-07-02")]
    return days if len(days) > _MOST * len(parties) else []
