"""Birth dates, graded by how far apart they are and by the errors that clerks make."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from dissuade.model.birth_dates import FILLERS
from dissuade.model.party import PartialDate

__all__ = ["BOUNDS", "NATS", "DateGrade", "grade_birth_dates", "grade_dates", "summarize", "summarize_asked"]


class DateGrade(StrEnum):
    """How two birth dates stand to each other, best first."""

    SAME_DAY = "same day"
    SWAPPED = "day and month swapped"
    SAME_MONTH = "same month, no day"
    SAME_YEAR = "same year, nothing more known"
    PLACEHOLDER = "same year, one is 1 January"
    ONE_DIGIT = "one digit differs"
    DIGITS_TURNED = "two neighbouring digits swapped"
    YEAR_OFF_BY_ONE = "same day, year off by one"
    IN_RANGE = "within the range given"
    NEAR_CIRCA = "near an approximate date"
    FILLER = "not counted: software writes this day where none is known"
    NEXT_YEAR = "one year apart"
    OTHER_DAY = "same year, other day"
    TWO_YEARS = "two years apart"
    FIVE_YEARS = "three to five years apart"
    TEN_YEARS = "six to ten years apart"
    FAR = "more than ten years apart"
    NEXT_YEAR_OTHER_DAY = "one year apart, other day"
    TWO_YEARS_OTHER_DAY = "two years apart, other day"
    FIVE_YEARS_OTHER_DAY = "three to five years apart, other day"
    TEN_YEARS_OTHER_DAY = "six to ten years apart, other day"
    FAR_OTHER_DAY = "more than ten years apart, other day"


NATS = {
    DateGrade.SAME_DAY: 4.0,
    DateGrade.SWAPPED: 2.5,
    DateGrade.SAME_MONTH: 2.5,
    DateGrade.SAME_YEAR: 1.8,
    DateGrade.PLACEHOLDER: 1.5,
    DateGrade.ONE_DIGIT: 1.2,
    DateGrade.DIGITS_TURNED: 1.2,
    DateGrade.YEAR_OFF_BY_ONE: 1.2,
    DateGrade.IN_RANGE: 1.2,
    DateGrade.NEAR_CIRCA: 0.2,
    DateGrade.FILLER: 0.0,
    DateGrade.NEXT_YEAR: -0.6,
    DateGrade.OTHER_DAY: -0.8,
    DateGrade.TWO_YEARS: -1.5,
    DateGrade.FIVE_YEARS: -2.5,
    DateGrade.TEN_YEARS: -3.5,
    DateGrade.FAR: -5.0,
    DateGrade.NEXT_YEAR_OTHER_DAY: -2.5,
    DateGrade.TWO_YEARS_OTHER_DAY: -3.0,
    DateGrade.FIVE_YEARS_OTHER_DAY: -5.0,
    DateGrade.TEN_YEARS_OTHER_DAY: -6.0,
    DateGrade.FAR_OTHER_DAY: -7.0,
}
"""Log-likelihood ratios: how much likelier each grade is for one person on two lists than for two people of adult age.
``benchmarks/fit_attributes.py`` counts them over persons who are one by name and by identifiers; they are rounded,
capped at what bad data can bear, and made to fall with the distance. Years apart weigh most between two full dates
that no slip of a clerk explains: of 668 persons with one passport, number or UN reference on two lists none has one."""

_SAME_YEARS = (
    DateGrade.SAME_DAY, DateGrade.SWAPPED, DateGrade.SAME_MONTH, DateGrade.SAME_YEAR, DateGrade.PLACEHOLDER
)  # fmt: skip
_OTHER_DAY = {
    DateGrade.NEXT_YEAR: DateGrade.NEXT_YEAR_OTHER_DAY,
    DateGrade.TWO_YEARS: DateGrade.TWO_YEARS_OTHER_DAY,
    DateGrade.FIVE_YEARS: DateGrade.FIVE_YEARS_OTHER_DAY,
    DateGrade.TEN_YEARS: DateGrade.TEN_YEARS_OTHER_DAY,
    DateGrade.FAR: DateGrade.FAR_OTHER_DAY,
}


BOUNDS = np.array(
    [
        max(NATS.values()),
        max(NATS[grade] for grade in DateGrade if grade not in _SAME_YEARS),
        NATS[DateGrade.TEN_YEARS],
        NATS[DateGrade.FAR],
        *(NATS[_OTHER_DAY[grade]] for grade in _OTHER_DAY),
    ]
)
"""The most that birth dates can add by what ``summarize`` says of them; see ``kernels.birth_dates``."""


class _Day(NamedTuple):
    year: int
    month: int  # 0 if not known
    day: int

    @property
    def placeholder(self) -> bool:
        return self.month == 1 and self.day == 1


def summarize(dates: Sequence[PartialDate]) -> tuple[int, int, int]:
    """The first and the last possible year of birth, and the day if only one is possible and nobody guessed it.

    Returns:
        Two years, 0 if nothing is known; 32 times the month plus the day, else 0.
    """
    if not dates:
        return 0, 0, 0
    years = [int(text[:4]) for date in dates for text in (date.value, date.until) if text]
    day = _parse(dates[0].value)
    guessed = dates[0].until or dates[0].circa or day.placeholder or not day.day
    sure = not guessed and all(date == dates[0] for date in dates[1:])
    return min(years), max(years), 32 * day.month + day.day if sure else 0


def summarize_asked(dates: Sequence[PartialDate]) -> tuple[int, int, int]:
    """The same for the side that asks, of which a day that stands for none rules nobody out."""
    return (1, 9999, 0) if any(date.value in FILLERS for date in dates) else summarize(dates)


def grade_birth_dates(ours: Sequence[PartialDate], theirs: Sequence[PartialDate]) -> tuple[DateGrade, int, int] | None:
    """The best grade over all pairs, with the positions of the two dates; None if a side has no date.

    Args:
        ours: of the side that asks, where a day that software writes for an unknown one (1970-01-01) counts only if the
            list has the very same.
        theirs: of a listed person.
    """
    best: tuple[DateGrade, int, int] | None = None
    for i, a in enumerate(ours):
        for j, b in enumerate(theirs):
            stands_for_none = a.value in FILLERS and a.value != b.value
            grade = DateGrade.FILLER if stands_for_none else grade_dates(a, b)
            if best is None or NATS[grade] > NATS[best[0]]:
                best = (grade, i, j)
    return best


def grade_dates(a: PartialDate, b: PartialDate) -> DateGrade:
    """How two birth dates stand to each other; symmetric."""
    if a.until or b.until:
        gap = _range_gap(a, b)
        return DateGrade.IN_RANGE if gap == 0 else _by_years(gap)
    x, y = _parse(a.value), _parse(b.value)
    years = abs(x.year - y.year)
    if a.circa or b.circa:
        if years <= 2:
            return DateGrade.SAME_YEAR if years == 0 else DateGrade.NEAR_CIRCA
        return _by_years(years - 1)
    if not x.month or not y.month:
        return DateGrade.SAME_YEAR if years == 0 else _by_years(years)
    if not x.day or not y.day:
        return DateGrade.SAME_MONTH if x[:2] == y[:2] else _apart(years)
    if x == y:
        return DateGrade.PLACEHOLDER if x.placeholder else DateGrade.SAME_DAY
    if x.year == y.year and (x.month, x.day) == (y.day, y.month):
        return DateGrade.SWAPPED
    if years == 0 and (x.placeholder or y.placeholder):
        return DateGrade.PLACEHOLDER
    same_day, turned = x[1:] == y[1:], (x.month, x.day) == (y.day, y.month)
    if same_day and not x.placeholder:
        if years == 1:
            return DateGrade.YEAR_OFF_BY_ONE
        if years <= 10 and _digits_apart(x, y) == 1:
            return DateGrade.ONE_DIGIT
    if years == 0 and _digits_apart(x, y) == 1:
        return DateGrade.ONE_DIGIT
    if (years == 0 or same_day) and _digits_turned(x, y):
        return DateGrade.DIGITS_TURNED
    grade = _apart(years)
    guessed = x.placeholder or y.placeholder
    return grade if same_day or turned or guessed else _OTHER_DAY.get(grade, grade)


def _apart(years: int) -> DateGrade:
    return DateGrade.OTHER_DAY if years == 0 else _by_years(years)


def _by_years(years: int) -> DateGrade:
    for most, grade in ((1, DateGrade.NEXT_YEAR), (2, DateGrade.TWO_YEARS), (5, DateGrade.FIVE_YEARS)):
        if years <= most:
            return grade
    return DateGrade.TEN_YEARS if years <= 10 else DateGrade.FAR


def _range_gap(a: PartialDate, b: PartialDate) -> int:
    """Years between two ranges; 0 if they meet."""
    a_first, b_first = _parse(a.value).year, _parse(b.value).year
    a_last = _parse(a.until).year if a.until else a_first
    b_last = _parse(b.until).year if b.until else b_first
    slack = 1 if a.circa or b.circa else 0
    return max(0, a_first - b_last - slack, b_first - a_last - slack)


def _digits_apart(x: _Day, y: _Day) -> int:
    a, b = (f"{d.year:04}{d.month:02}{d.day:02}" for d in (x, y))
    return sum(left != right for left, right in zip(a, b, strict=True))


def _digits_turned(x: _Day, y: _Day) -> bool:
    """Whether two neighbouring digits of the year, the month or the day have changed places (1967 and 1976)."""
    a, b = (f"{d.year:04} {d.month:02} {d.day:02}" for d in (x, y))
    differs = [k for k in range(len(a)) if a[k] != b[k]]
    if len(differs) != 2 or differs[1] - differs[0] != 1:
        return False
    first, second = differs
    return a[first] == b[second] and a[second] == b[first]


@lru_cache(maxsize=65_536)
def _parse(value: str) -> _Day:
    parts = [int(part) for part in value.split("-")] + [0, 0]
    return _Day(parts[0], parts[1], parts[2])
