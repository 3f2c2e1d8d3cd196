"""What birth dates can add at most is never less than what they add."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dissuade.kernels.birth_dates import most_of_dates
from dissuade.matching.birth_dates import BOUNDS, NATS, grade_birth_dates, summarize, summarize_asked
from dissuade.model.party import PartialDate

YEARS = st.one_of(st.integers(1940, 1999), st.sampled_from([1900, 1970, 1938, 1983, 1945, 1954, 1947, 1974]))
DAYS = st.sampled_from(["", "-03", "-03-04", "-04-03", "-01-01", "-12-21", "-03-05"])
UNTIL = st.one_of(st.just(0), st.just(0), st.integers(1, 12))


@st.composite
def dates(draw: st.DrawFn) -> PartialDate:
    year, until = draw(YEARS), draw(UNTIL)
    if until:
        return PartialDate(value=str(year), until=str(year + until), circa=draw(st.booleans()))
    return PartialDate(value=f"{year}{draw(DAYS)}", circa=draw(st.sampled_from([False, False, True])))


def bound(ours: list[PartialDate], theirs: list[PartialDate]) -> float:
    a, b = np.array(summarize_asked(ours), dtype=np.int64), np.array(summarize(theirs), dtype=np.int16)
    return float(most_of_dates(a, b, BOUNDS))


@given(st.lists(dates(), max_size=3), st.lists(dates(), max_size=3))
@settings(max_examples=2000)
def test_no_dates_add_more_than_their_bound(ours: list[PartialDate], theirs: list[PartialDate]) -> None:
    graded = grade_birth_dates(ours, theirs)
    assert bound(ours, theirs) >= (NATS[graded[0]] if graded else 0.0)


@pytest.mark.parametrize(
    ("ours", "theirs", "most"),
    [
        ("1950-03-04", "1950-03-04", 4.0),
        ("1950-03-04", "1953-03-05", -5.0),  # another day, three years on
        ("1950-03-04", "1953-03-04", 1.2),  # one digit
        ("1950-03-04", "1953-04-03", 1.2),  # the day turned: may be worth more than another day
        ("1945-03-04", "1954-03-04", 1.2),
        ("1938-03-04", "1983-03-04", 1.2),  # two digits turned
        ("1938", "1984", -5.0),
        ("1950", "1961", -3.5),
        ("1950-03-04", "", 0.0),
    ],
)
def test_what_two_dates_can_add(ours: str, theirs: str, most: float) -> None:
    a, b = ([PartialDate(value=value)] if value else [] for value in (ours, theirs))
    assert bound(a, b) == bound(b, a) == most
