from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dissuade.matching.birth_dates import NATS, DateGrade, grade_birth_dates, grade_dates
from dissuade.model.party import PartialDate

DAYS = st.dates().map(lambda d: PartialDate(value=f"{d.year:04}-{d.month:02}-{d.day:02}"))


def date(value: str, until: str = "", *, circa: bool = False) -> PartialDate:
    return PartialDate(value=value, until=until, circa=circa)


@pytest.mark.parametrize(
    ("a", "b", "grade"),
    [
        ("1984-01-08", "1984-01-08", DateGrade.SAME_DAY),
        ("1984-01-08", "1984-08-01", DateGrade.SWAPPED),
        ("1984-01-08", "1984-01-18", DateGrade.ONE_DIGIT),
        ("1984-01-08", "1983-01-08", DateGrade.YEAR_OFF_BY_ONE),
        ("1984-01-08", "1974-01-08", DateGrade.ONE_DIGIT),
        ("1984-01-01", "1984-05-20", DateGrade.PLACEHOLDER),
        ("1984-01-01", "1984-01-01", DateGrade.PLACEHOLDER),
        ("1984", "1984-05-20", DateGrade.SAME_YEAR),
        ("1984-05", "1984-05-20", DateGrade.SAME_MONTH),
        ("1984-05", "1984-06-20", DateGrade.OTHER_DAY),
        ("1984-05-20", "1984-11-03", DateGrade.OTHER_DAY),
        ("1984-05-20", "1985-11-03", DateGrade.NEXT_YEAR_OTHER_DAY),
        ("1984-05-20", "1989-11-03", DateGrade.FIVE_YEARS_OTHER_DAY),
        ("1984-05-20", "1954-11-03", DateGrade.FAR_OTHER_DAY),
        ("1984-05-20", "1954-05-20", DateGrade.FAR),
        ("1984-05-02", "1986-02-05", DateGrade.TWO_YEARS),
        ("1984-05-20", "1989-01-01", DateGrade.FIVE_YEARS),
        ("1976-05-20", "1967-05-20", DateGrade.DIGITS_TURNED),
        ("1984-05-21", "1984-05-12", DateGrade.DIGITS_TURNED),
        ("1984-05-21", "1984-12-05", DateGrade.OTHER_DAY),
        ("1984", "1986", DateGrade.TWO_YEARS),
        ("1984", "1989", DateGrade.FIVE_YEARS),
        ("1984", "1994", DateGrade.TEN_YEARS),
        ("1984", "1954", DateGrade.FAR),
    ],
)
def test_dates_are_graded_by_distance_and_clerical_error(a: str, b: str, grade: DateGrade) -> None:
    assert grade == grade_dates(date(a), date(b))


def test_a_date_within_a_range_agrees_with_it() -> None:
    assert DateGrade.IN_RANGE == grade_dates(date("1958", "1963"), date("1960-03-02"))


def test_a_date_outside_a_range_is_graded_by_the_gap() -> None:
    assert DateGrade.FIVE_YEARS == grade_dates(date("1958", "1963"), date("1967"))


def test_an_approximate_date_bears_two_years() -> None:
    assert DateGrade.NEAR_CIRCA == grade_dates(date("1958", circa=True), date("1960-03-02"))


def test_one_year_off_costs_less_than_thirty() -> None:
    assert NATS[grade_dates(date("1960"), date("1961"))] > NATS[grade_dates(date("1960"), date("1990"))]


def test_full_dates_contradict_more_than_years_and_ages_do() -> None:
    for years in range(1, 40):
        full = grade_dates(date("1950-03-07"), date(f"{1950 + years}-10-19"))
        assert NATS[full] < NATS[grade_dates(date("1950"), date(str(1950 + years)))] < 0.0


def test_full_dates_cost_more_the_further_they_are_apart() -> None:
    costs = [NATS[grade_dates(date("1950-03-07"), date(f"{1950 + years}-10-19"))] for years in range(40)]
    assert costs == sorted(costs, reverse=True)


def test_the_best_pair_of_several_dates_counts() -> None:
    ours, theirs = [date("1950"), date("1964-10-01")], [date("1971"), date("1964-10-01")]
    assert (DateGrade.SAME_DAY, 1, 1) == grade_birth_dates(ours, theirs)


def test_a_side_without_dates_says_nothing() -> None:
    assert grade_birth_dates([], [date("1950")]) is None


@pytest.mark.parametrize("filler", ["1899-12-30", "1900-01-01", "1970-01-01"])
def test_a_day_that_software_writes_for_none_is_no_contradiction(filler: str) -> None:
    found = grade_birth_dates([date(filler)], [date("1984-01-08")])
    assert found is not None
    assert (DateGrade.FILLER, 0.0) == (found[0], NATS[found[0]])
    assert (DateGrade.PLACEHOLDER, 0, 1) == grade_birth_dates([date("1970-01-01")], [date("1984"), date("1970-01-01")])


@pytest.mark.parametrize("genuine", ["1900", "1900-01", "1900-01-02", "1970-01-02", "1971-01-01", "1970"])
def test_a_date_near_such_a_day_counts(genuine: str) -> None:
    found = grade_birth_dates([date(genuine)], [date("1984-01-08")])
    assert found is not None
    assert NATS[found[0]] < 0.0


def test_a_listed_person_may_be_born_on_such_a_day() -> None:
    found = grade_birth_dates([date("1984-01-08")], [date("1970-01-01")])
    assert found is not None
    assert NATS[found[0]] < 0.0


@given(DAYS, DAYS)
def test_grading_is_symmetric(a: PartialDate, b: PartialDate) -> None:
    assert grade_dates(a, b) == grade_dates(b, a)


@given(st.lists(DAYS, min_size=1, max_size=3), st.lists(DAYS, min_size=1, max_size=3), DAYS)
def test_one_more_date_of_the_query_never_lowers_the_best_grade(
    ours: list[PartialDate], theirs: list[PartialDate], more: PartialDate
) -> None:
    before, after = grade_birth_dates(ours, theirs), grade_birth_dates([*ours, more], theirs)
    assert before is not None
    assert after is not None
    assert NATS[after[0]] >= NATS[before[0]]


def test_contradicting_grades_never_raise() -> None:
    contradicting = [g for g in DateGrade if "apart" in g.value or g is DateGrade.OTHER_DAY]
    assert len(contradicting) == 11
    assert all(NATS[grade] <= 0.0 for grade in contradicting)
