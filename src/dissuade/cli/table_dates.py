"""Birth dates of a customer table: what nobody can have been born on, or could be two days, is told and not guessed."""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache

from dissuade.cli.table_files import Problem
from dissuade.lists.values import parse_date
from dissuade.model.birth_dates import FILLERS, MONTH_FIRST, find_birth_date_fault

__all__ = ["birth_date_of"]

_NUMERIC = re.compile(r"(\d{1,2})[/-](\d{1,2})[/-](\d{4})(?:[ T]\d{1,2}:[\d:.]+)?")
_MONTHS = range(1, 13)


def birth_date_of(value: str, order: str, line: int, problems: list[Problem]) -> str:
    """Read a cell, as far as it can be told.

    Args:
        value: such as ``1984-01-08``, ``08.01.1984``, ``1984/1/8``, ``19840108``, ``8 January 1984``, ``c. 1984``.
        order: one of ``model.birth_dates.ORDERS``, or "" if nobody said; then only the year of ``1/8/1984`` counts.
        line: of the table. problems: what is wrong is added to them.

    Returns:
        ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``; "" if there is no date that can be used.
    """
    if not value:
        return ""
    if _is_iso_day(value):
        return _believed(value, value, line, problems)
    if (match := _NUMERIC.fullmatch(value)) and (doubt := _doubt(int(match[1]), int(match[2]), order)):
        if year := _believed(_date(match[3], order), value, line, problems):
            problems.append(Problem(line, "birth_date", f"{doubt}; only the year counted", value, True))
        return year
    date = _date(value, order)
    if not date:
        problems.append(Problem(line, "birth_date", "not a date; screened without it", value, True))
        return ""
    return _believed(date, value, line, problems)


def _doubt(first: int, second: int, order: str) -> str:
    """Why the day of a date of three numbers cannot be told, "" if it can or there is none."""
    if not order:
        may_be_either = first in _MONTHS and second in _MONTHS and first != second
        return "day or month first? --dates says it" if may_be_either else ""
    month = first if order == MONTH_FIRST else second
    other = second if order == MONTH_FIRST else first
    return f"no {order} date" if month not in _MONTHS and other in _MONTHS else ""


def _believed(date: str, value: str, line: int, problems: list[Problem]) -> str:
    """A date, or "" if nobody can have been born then; a day that software writes for an unknown one is told."""
    if fault := find_birth_date_fault(date):
        problems.append(Problem(line, "birth_date", f"{fault}; screened without it", value, True))
        return ""
    if date in FILLERS:
        message = "software writes this day where none is known; it counts only if a list has it too"
        problems.append(Problem(line, "birth_date", message, value, True))
    return date


def _is_iso_day(value: str) -> bool:
    """Whether a text is a day as it has to be: what nearly all cells are."""
    if len(value) != 10 or value[4] != "-" or value[7] != "-" or value[0] not in "12" or not value.isascii():
        return False
    try:
        dt.date.fromisoformat(value)
    except ValueError:
        return False
    return True


@lru_cache(maxsize=65_536)
def _date(value: str, order: str) -> str:
    """As ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``, "" if it is no date."""
    month_first = order == MONTH_FIRST and "." not in value
    date = parse_date(value, month_first=month_first)
    if date is None and not order:
        date = parse_date(value, month_first=True)
    return date.value if date is not None else ""
