"""From the words of one time expression to its value, counted from the dateline."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache

from dissuade.documents.date_calendar import CALENDAR_RESOLVERS
from dissuade.documents.date_lengths import LENGTH_RESOLVERS
from dissuade.documents.date_periods import PERIOD_RESOLVERS
from dissuade.documents.date_relative import RELATIVE_RESOLVERS
from dissuade.documents.date_times import TIME_RESOLVERS
from dissuade.documents.date_values import Anchor, Value

__all__ = ["resolve_date"]

_RESOLVERS = CALENDAR_RESOLVERS | PERIOD_RESOLVERS | RELATIVE_RESOLVERS | TIME_RESOLVERS | LENGTH_RESOLVERS


_KNOWN = 1 << 12  # expressions that are kept in mind: the same few are in all news of a day


@lru_cache(maxsize=_KNOWN)
def resolve_date(kind: str, text: str, anchor: Anchor) -> Value | None:
    """The value of a time expression, or None if the words are not one after all (``31 February``).

    Args:
        kind: name of the pattern that found it (``date_patterns``).
        text: its words.
        anchor: the dateline and the direction of the clause.
    """
    try:
        value = _RESOLVERS[kind](" ".join(text.split()), anchor)
        for bound in (value.earliest, value.latest) if value else ():
            if bound:
                dt.date.fromisoformat(bound)
    except (ValueError, OverflowError):
        return None  # 31 February, the quarter before the year 1
    return value
