from __future__ import annotations

import re
from pathlib import Path

import pytest
import python_calamine

from dissuade.errors import EditionRefusedError
from dissuade.lists.reading import take_sample
from dissuade.lists.sources.jp_meti import FORMATS
from tests.lists.sources.un_eu_readings import read
from tests.lists.sources.workbooks import Value, write_workbook

(XLSX,) = FORMATS
FILE = "data/B_lists/japan/meti_foreign_user_list_2025-09-29.xlsx"
HEADER: list[Value] = [
    "No.", "国名、地域名\nCountry or Region", "企業名､組織名\nCompany or Organization", "別名\nAlso Known As",
    "懸念区分\nType of WMD", "通常兵器\nConventional Weapons",
]  # fmt: skip
ROW: list[Value] = [
    582, "中国\nPeople's Republic of China", "Shunji Electronic Co. Ltd\n(深圳市顺吉电子科技有限公司)",
    "・Shunji （SJE）\n・S.J. Electronics", "ミサイル、核\nM,N", "通常兵器\nCW",
]  # fmt: skip


def test_every_row_of_the_official_workbook_becomes_a_party(shared: Path) -> None:
    rows = python_calamine.CalamineWorkbook.from_path(shared / FILE).get_sheet_by_index(0).to_python()[1:]
    assert XLSX.detect(take_sample(shared / FILE))
    parties, reading = read(XLSX, shared / FILE)
    assert (835, 835) == (len(rows), len(parties))
    assert [str(int(float(str(row[0])))) for row in rows] == [party.listings[0].reference for party in parties]
    aliases = sum(len(re.findall("・(?=[^・]*[^・\\s])", str(row[3]))) for row in rows)
    assert aliases + len(rows) <= sum(len(party.names) for party in parties)
    assert ("2025-09-25", {}) == (reading.published, dict(reading.warnings))


def test_names_in_brackets_are_names_of_their_own(tmp_path: Path) -> None:
    ((party,), reading) = read(XLSX, write_workbook(tmp_path / "x.xlsx", {"S": [HEADER, ROW]}, modified="2025-09-25"))
    assert [
        ("Shunji Electronic Co. Ltd", "primary"),
        ("深圳市顺吉电子科技有限公司", "original"),
        ("Shunji", "alias"),
        ("SJE", "alias"),
        ("S.J. Electronics", "alias"),
    ] == [(name.text, name.kind.value) for name in party.names]
    assert (("cn",), "M (missiles), N (nuclear), CW (conventional weapons)", "2025-09-25") == (
        party.countries,
        party.listings[0].reason,
        reading.published,
    )


def test_the_id_does_not_depend_on_the_running_number(tmp_path: Path) -> None:
    one, _ = read(XLSX, write_workbook(tmp_path / "x.xlsx", {"S": [HEADER, ROW]}))
    other, _ = read(XLSX, write_workbook(tmp_path / "y.xlsx", {"S": [HEADER, [600, *ROW[1:]]]}))
    assert one[0].id == other[0].id


@pytest.mark.parametrize(
    ("rows", "reason", "line"),
    [
        ([["No.", "Name"], [1, "A"]], "schema", None),
        ([HEADER[:3], ROW[:3]], "schema", 1),
        ([HEADER], "empty", 1),
        ([HEADER, [1, "中国\nChina", None, None, "核\nN", None]], "malformed", 2),
    ],
)
def test_a_workbook_of_another_shape_is_refused(
    tmp_path: Path, rows: list[list[Value]], reason: str, line: int | None
) -> None:
    with pytest.raises(EditionRefusedError) as caught:
        read(XLSX, write_workbook(tmp_path / "x.xlsx", {"S": rows}))
    assert (reason, line) == (caught.value.reason, caught.value.line)
