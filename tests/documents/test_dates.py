"""Dates and time expressions: spans, values, basis."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from dissuade.documents.dates import find_dates
from dissuade.model.report import DateMention

WEDNESDAY = dt.date(2023, 9, 6)


def values(text: str, day: dt.date | None = WEDNESDAY) -> list[tuple[str, str]]:
    return [(date.span.text, date.value) for date in find_dates(text, day)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He met Kim on Tuesday.", [("Tuesday", "2023-09-05")]),
        ("He will meet Kim on Tuesday.", [("Tuesday", "2023-09-12")]),
        ("On Tuesday, he said the talks will continue.", [("Tuesday", "2023-09-05")]),
        ("The deal must close by Friday.", [("Friday", "2023-09-08")]),
        ("They met in July.", [("July", "2023-07")]),
        ("They exchanged letters last month.", [("last month", "2023-08")]),
        ("Last year, it shipped shells.", [("Last year", "2022")]),
        ("He may come next week.", [("next week", "2023-W37")]),
        ("There were signs in recent weeks.", [("recent weeks", "PAST_REF")]),
        ("It had done so in the past.", [("the past", "PAST_REF")]),
        ("The past president spoke.", []),
        ("It will arrive in the coming days.", [("the coming days", "FUTURE_REF")]),
        ("He fell for the first time in 10 years.", [("10 years", "P10Y")]),
        ("Months after the attack, he left.", [("Months", "PXM")]),
        ("It left on Aug. 4. A week later it docked.", [("Aug. 4", "2023-08-04"), ("A week later", "2023-W32")]),
        ("on 24 February 2022", [("24 February 2022", "2022-02-24")]),
        ("on Feb. 24, 2022,", [("Feb. 24, 2022", "2022-02-24")]),
        ("in early 2022", [("early 2022", "2022")]),
        ("in the third quarter of 2022", [("the third quarter of 2022", "2022-Q3")]),
        ("from 4 to 22 January 2023", [("4 to 22 January 2023", "2023-01-04/2023-01-22")]),
        ("from May to October 2020", [("May", "2020-05"), ("October 2020", "2020-10")]),
        ("the last week of July", [("the last week of July", "2023-W30")]),
        ("the first Tuesday of November 2024", [("the first Tuesday of November 2024", "2024-11-05")]),
        ("two weeks ago", [("two weeks ago", "2023-W34")]),
        ("three days after January 12, 2023", [("three days after January 12, 2023", "2023-01-15")]),
        ("in the 1990s", [("the 1990s", "199")]),
        ("for three years", [("three years", "P3Y")]),
        ("every Monday", [("every Monday", "XXXX-WXX-1")]),
        ("the day after tomorrow", [("the day after tomorrow", "2023-09-08")]),
        ("2023-09-05", [("2023-09-05", "2023-09-05")]),
        ("on Sunday the 3rd", [("Sunday the 3rd", "2023-09-03")]),
    ],
)
def test_reads_an_expression_as_news_means_it(text: str, expected: list[tuple[str, str]]) -> None:
    assert expected == values(text)


@pytest.mark.parametrize(
    "text",
    [
        "Theresa May met troops who march.",
        "a second man, 45 years old",
        "feb 30",
        "1,200 soldiers and $2023 and 2000 shells",
        "",
        "Once more, current talks fall flat.",
    ],
)
def test_leaves_words_that_only_look_like_times(text: str) -> None:
    assert [] == values(text)


def test_relative_dates_stay_relative_without_a_publication_date() -> None:
    dates = find_dates("He left yesterday, came on Monday and goes next month; it was May 2022.", None)
    assert [("P-1D", ""), ("XXXX-WXX-1", ""), ("FUTURE_REF", ""), ("2022-05", "2022-05-01")] == [
        (date.value, date.earliest) for date in dates
    ]


def test_says_on_what_the_value_rests() -> None:
    (date,) = find_dates("He met Kim on Tuesday.", WEDNESDAY)
    assert "the last one on or before the dateline (past cue 'met')" == date.basis


def test_a_vague_number_gets_no_invented_value() -> None:
    assert [("a few days ago", "PAST_REF")] == values("a few days ago")


@pytest.mark.shared
def test_finds_the_dates_of_the_annotated_report(shared: Path) -> None:
    report = shared / "reports" / "000_38320f658f82b1b7"
    gold = YAML(typ="safe").load(report.with_suffix(".gold.yaml").read_text(encoding="utf-8"))["timex"]
    found = find_dates(report.with_suffix(".txt").read_text(encoding="utf-8"), WEDNESDAY)
    assert [(x["start"], x["end"], x["value"]) for x in gold] == [(d.span.start, d.span.end, d.value) for d in found]


def _shifted(date: DateMention, days: int) -> str:
    return (dt.date.fromisoformat(date.earliest) + dt.timedelta(days=days)).isoformat()


@given(st.integers(-400, 400).map(lambda weeks: 7 * weeks))
@settings(max_examples=40, deadline=None)
def test_shifting_the_dateline_by_weeks_shifts_relative_days(days: int) -> None:
    text = "He came on Monday, left yesterday and will return on Friday; two days ago he met them today."
    before, after = find_dates(text, WEDNESDAY), find_dates(text, WEDNESDAY + dt.timedelta(days=days))
    assert [_shifted(date, days) for date in before] == [date.earliest for date in after]


@given(
    st.lists(
        st.sampled_from(
            ["last", "next", "May", "2023", "on", "Monday", "the", "third", "week", "of", "12", "-", "ago", "years",
             "’99", "half", "past", "31", "century", "early", "three", "김정은", "Q3", "to", ",", "\n", "9999",
             "quarter"]
        ),
        max_size=12,
    ),
    st.one_of(st.none(), st.dates()),
)  # fmt: skip
@settings(max_examples=300, deadline=None)
def test_spans_are_the_text_and_bounds_are_ordered(words: list[str], day: dt.date | None) -> None:
    text = " ".join(words)
    end = 0
    for date in find_dates(text, day):
        assert text[date.span.start : date.span.end] == date.span.text
        assert end <= date.span.start
        assert not (date.earliest and date.latest) or date.earliest <= date.latest
        end = date.span.end
