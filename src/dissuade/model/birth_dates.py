"""Which birth dates cannot be, and which ones stand for none."""

from __future__ import annotations

import datetime as dt

__all__ = ["EARLIEST_YEAR", "FILLERS", "MONTH_FIRST", "ORDERS", "find_birth_date_fault"]

EARLIEST_YEAR = 1850
"""No customer was born before; ``0001-01-01``, ``1601-01-01`` and ``1753-01-01`` are the first days of databases."""

FILLERS = frozenset({"1899-12-30", "1899-12-31", "1900-01-01", "1904-01-01", "1970-01-01"})
"""Days that software writes where no date is known: day 0 or 1 of spreadsheets and databases, and of Unix time."""

MONTH_FIRST = "month-first"
ORDERS = ("day-first", MONTH_FIRST)
"""How 1/8/1984 may be meant; with dots the day comes first everywhere."""

_EARLIEST = str(EARLIEST_YEAR)
_LATEST_SURE = str(dt.datetime.now(dt.UTC).year)  # nearly all dates are earlier, and need no look at the clock


def find_birth_date_fault(value: str) -> str:
    """Say why nobody whom one may deal with has this birth date, "" if somebody may.

    Args:
        value: ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``.
    """
    if _EARLIEST <= value < _LATEST_SURE:
        return ""
    if value < _EARLIEST:
        return f"a birth date before {EARLIEST_YEAR}"
    latest = dt.datetime.now(dt.UTC).date() + dt.timedelta(days=1)  # it is tomorrow already in the east
    return "a birth date in the future" if value > latest.isoformat()[: len(value)] else ""
