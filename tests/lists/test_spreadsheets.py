from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from dissuade.lists.reading import Reading, take_sample
from dissuade.lists.spreadsheets import Cell, cell_date, cell_text, is_workbook, last_modified, read_sheets
from tests.lists.sources.workbooks import write_workbook


@pytest.mark.parametrize(
    ("cell", "text", "date"),
    [
        (417.0, "417", ""),
        (1963.0, "1963", "1963"),
        (25569.0, "25569", "1970-01-01"),
        (2.5, "2.5", ""),
        (True, "TRUE", ""),
        (dt.date(2024, 11, 11), "2024-11-11", "2024-11-11"),
        (dt.datetime(2024, 11, 11), "2024-11-11", "2024-11-11"),
        (" 1985 ", "1985", ""),
        ("", "", ""),
    ],
)
def test_cells_say_what_their_publisher_meant(cell: Cell, text: str, date: str) -> None:
    assert (text, date) == (cell_text(cell), cell_date(cell))


def test_sheets_come_in_order_with_all_their_cells(tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "x.xlsx", {"一": [["a", 1]], "二": [[dt.date(2024, 1, 2)]]}, modified="2025-09-25")
    sheets = list(read_sheets(Reading("own", [path]), path))
    assert [("一", [["a", 1.0]]), ("二", [[dt.date(2024, 1, 2)]])] == sheets
    assert ("2025-09-25", True) == (last_modified(path), is_workbook(take_sample(path)))
    assert b"<t xml:space='preserve'>a</t>" in take_sample(path).excerpt


def test_a_file_that_is_no_workbook_has_no_date(tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    path.write_bytes(b"no")
    assert ("", False) == (last_modified(path), is_workbook(take_sample(path)))
