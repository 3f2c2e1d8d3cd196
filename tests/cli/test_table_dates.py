from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dissuade.cli.table_dates import birth_date_of
from dissuade.cli.table_files import Problem
from dissuade.cli.table_input import read_batches

WRITTEN_FOR_NONE = "software writes this day where none is known; it counts only if a list has it too"
EITHER = "day or month first? --dates says it; only the year counted"
NO_DATE = "not a date; screened without it"


def read(value: str, order: str = "") -> tuple[str, list[str]]:
    problems: list[Problem] = []
    date = birth_date_of(value, order, 7, problems)
    assert all((7, "birth_date", value, True) == (p.line, p.field, p.value, p.screened) for p in problems)
    return date, [problem.message for problem in problems]


@pytest.mark.parametrize(
    "written",
    [
        "1984-01-08", "1984-1-8", "1984/01/08", "1984/1/8", "1984.01.08", "19840108", "08.01.1984", "8 January 1984",
        "January 8, 1984", "8-Jan-1984", "1984-01-08T00:00:00", "1984-01-08 00:00:00", "1984-01-08T12:30:00.000+09:00",
        "1984/01/08 00:00", "08.01.1984 00:00:00", "1984年1月8日", "1984년 1월 8일", "１９８４年１月８日", "١٩٨٤-٠١-٠٨",
        "۱۹۸۴/۰۱/۰۸", "၁၉၈၄-၀၁-၀၈", "๑๙๘๔-๐๑-๐๘",
    ],
)  # fmt: skip
def test_a_day_is_read_however_it_is_written(written: str) -> None:
    assert ("1984-01-08", []) == read(written)


@pytest.mark.parametrize(
    ("written", "date"),
    [("1984", "1984"), ("1984年", "1984"), ("1984년 1월", "1984-01"), ("Jan 1984", "1984-01"), ("c. 1984", "1984")],
)
def test_less_than_a_day_is_read_as_far_as_it_goes(written: str, date: str) -> None:
    assert (date, []) == read(written)


@pytest.mark.parametrize(
    ("written", "order", "date", "told"),
    [
        ("1/8/1984", "", "1984", [EITHER]),
        ("01-08-1984", "", "1984", [EITHER]),
        ("1/8/1984 00:00", "", "1984", [EITHER]),
        ("1/8/1984", "month-first", "1984-01-08", []),
        ("1/8/1984", "day-first", "1984-08-01", []),
        ("01/08/1984 00:00:00", "month-first", "1984-01-08", []),
        ("8/8/1984", "", "1984-08-08", []),
        ("21/5/1955", "", "1955-05-21", []),
        ("5/21/1955", "", "1955-05-21", []),
        ("5/21/1955", "month-first", "1955-05-21", []),
        ("21/5/1955", "month-first", "1955", ["no month-first date; only the year counted"]),
        ("5/21/1955", "day-first", "1955", ["no day-first date; only the year counted"]),
        ("01.08.1984", "month-first", "1984-08-01", []),
        ("1984/01/08", "day-first", "1984-01-08", []),
        ("00/00/1984", "month-first", "1984", []),
    ],
)
def test_day_and_month_are_told_apart_or_left(written: str, order: str, date: str, told: list[str]) -> None:
    assert (date, told) == read(written, order)


@pytest.mark.parametrize("written", ["soon", "31.02.1970", "08011984", "30689", "1/8/84", "1984/13/01", "19841301"])
@pytest.mark.parametrize("order", ["", "day-first", "month-first"])
def test_what_is_no_date_is_told(written: str, order: str) -> None:
    assert ("", [NO_DATE]) == read(written, order)


@pytest.mark.parametrize(
    ("written", "message", "kept"),
    [
        ("2999-01-01", "a birth date in the future; screened without it", ""),
        ("2999年1月1日", "a birth date in the future; screened without it", ""),
        ("1/2/1801", "a birth date before 1850; screened without it", ""),
        ("1753-01-01", "a birth date before 1850; screened without it", ""),
        ("01/01/1900", WRITTEN_FOR_NONE, "1900-01-01"),
        ("1970-01-01", WRITTEN_FOR_NONE, "1970-01-01"),
    ],
)
def test_a_birth_date_that_cannot_be_is_told(written: str, message: str, kept: str) -> None:
    assert (kept, [message]) == read(written)


@given(st.dates(dt.date(1901, 1, 1), dt.date(2019, 12, 31)))
def test_what_a_table_writes_in_an_order_that_is_said_is_read_in_it(day: dt.date) -> None:
    expected = day.isoformat() if day.isoformat() != "1904-01-01" else read(day.isoformat())[0]
    assert expected == read(f"{day.month}/{day.day}/{day.year}", "month-first")[0]
    assert expected == read(f"{day.day:02}-{day.month:02}-{day.year}", "day-first")[0]


def test_a_table_is_read_in_the_order_that_is_said(tmp_path: Path) -> None:
    path = tmp_path / "in.csv"
    path.write_text("name,dob\nRi Jin,01/08/1984\nAnn,5/21/1955\n", encoding="utf-8")
    (batch,) = read_batches(path, columns={}, schema="", encoding="utf-8", dates="month-first", batch_rows=9)
    assert ["1984-01-08", "1955-05-21"] == batch.table.column("birth_date").to_pylist()
    assert [] == batch.problems
