"""Customer tables: every good row is read, every broken row is named."""

from __future__ import annotations

import datetime as dt
import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from dissuade.cli.table_files import Problem
from dissuade.cli.table_input import Batch, read_batches
from dissuade.errors import InputError


def read(path: Path, content: str | bytes | None = None, **options: Any) -> list[Batch]:
    if content is not None:
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    settings: dict[str, Any] = {"columns": {}, "schema": "", "encoding": "utf-8-sig", "dates": "", "batch_rows": 100}
    return list(read_batches(path, **(settings | options)))


def rows_of(batches: list[Batch]) -> list[dict[str, Any]]:
    return [row for batch in batches for row in batch.table.to_pylist()]


def problems_of(batches: list[Batch]) -> list[Problem]:
    return [problem for batch in batches for problem in batch.problems]


def test_names_in_every_script_arrive_unchanged(tmp_path: Path) -> None:
    names = [
        "김정은",
        "Владимир Путин",
        "习近平",
        "プーチン",
        "كيم جونغ أون",
        "שרגיי שויגו",
        "ออง ซาน",
        "အောင်",
        "შოიგუ",
    ]
    batches = read(tmp_path / "in.csv", "name\n" + "\n".join(names) + "\n")
    assert [row["name"] for row in rows_of(batches)] == names


def test_common_column_names_are_recognised(tmp_path: Path) -> None:
    content = "Customer_ID;Full_Name;DOB;Nationality;Sex;imoNumber\n7;Ri Jin;8 Jan 1984;North Korea;F;9161003\n"
    assert rows_of(read(tmp_path / "in.csv", content)) == [
        {
            "id": "7", "name": "Ri Jin", "schema": "", "birth_date": "1984-01-08", "countries": ["kp"],
            "gender": "female", "imoNumber": "9161003",
        }
    ]  # fmt: skip


def test_columns_that_mean_the_same_all_count(tmp_path: Path) -> None:
    content = "name,nationality,country,passport,Passport No\nRi Jin,kp;ru,cn,123456,654321\nAnn,,,,\n"
    (batch,) = read(tmp_path / "in.csv", content)
    assert [["kp", "ru", "cn"], []] == batch.table.column("countries").to_pylist()
    assert [["123456", "654321"], []] == batch.table.column("passportNumber").to_pylist()
    assert [] == batch.unused


def test_columns_that_do_not_count_are_named_once(tmp_path: Path) -> None:
    lines = ['{"name": "Ann", "mood": 1}', '{"name": "Ri", "full_name": "Ri Jin"}', '{"name": "Bo", "mood": 2}']
    batches = read(tmp_path / "in.jsonl", "\n".join(lines), batch_rows=1)
    assert [[("mood", "")], [("full_name", "name")], []] == [batch.unused for batch in batches]


def test_NO_is_norway(tmp_path: Path) -> None:
    assert rows_of(read(tmp_path / "in.csv", "name,country\nOla Nordmann,NO\n"))[0]["countries"] == ["no"]


def test_a_column_can_be_named_by_hand(tmp_path: Path) -> None:
    batches = read(tmp_path / "in.csv", "Kunde\nSuharto\n", columns={"name": "Kunde"})
    assert rows_of(batches)[0]["name"] == "Suharto"


def test_the_line_is_the_id_where_the_table_has_none(tmp_path: Path) -> None:
    assert [row["id"] for row in rows_of(read(tmp_path / "in.csv", 'name\n"Two\nlines"\nSuharto\n'))] == ["2", "4"]


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ("1,Ann,,kp,extra", Problem(2, "", "the row has 5 cells, the header 4", "1;Ann;;kp;extra", False)),
        ("1,,2000-01-01,kp", Problem(2, "name", "no name and no identifier", "", False)),
        ("1,Ann,soon,kp", Problem(2, "birth_date", "not a date; screened without it", "soon", True)),
        ("1,Ann,31.02.1970,kp", Problem(2, "birth_date", "not a date; screened without it", "31.02.1970", True)),
        ("1,Ann,,Atlantis", Problem(2, "countries", "not a country that is known; left out", "Atlantis", True)),
    ],
)  # fmt: skip
def test_a_broken_row_is_named_and_the_next_one_is_read(tmp_path: Path, row: str, problem: Problem) -> None:
    batches = read(tmp_path / "in.csv", f"id,name,birth_date,country\n{row}\n2,Ri Jin,,\n")
    assert problems_of(batches) == [problem]
    assert rows_of(batches)[-1]["name"] == "Ri Jin"
    assert sum(batch.rows for batch in batches) == 2


def test_bytes_that_are_not_text_set_one_row_aside(tmp_path: Path) -> None:
    batches = read(tmp_path / "in.csv", b"name\nM\xfcller\nRi Jin\n")
    assert [problem.line for problem in problems_of(batches)] == [2]
    assert rows_of(batches)[0]["name"] == "Ri Jin"


def test_another_encoding_can_be_said(tmp_path: Path) -> None:
    assert rows_of(read(tmp_path / "in.csv", b"name\nM\xfcller\n", encoding="cp1252"))[0]["name"] == "Müller"


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("in.csv", "", "the table is empty"),
        ("in.csv", "name\n", "there is no row below the header 'name'"),
        ("in.csv", "<!DOCTYPE html><p>403 Forbidden", "there is no row below the header '<!DOCTYPE html>"),
        ("in.csv", "name,Name\nx,y\n", "two columns have this name, 'name' and 'Name'"),
        ("in.csv", "title,age\nx,1\n", "in.csv, field 'name': no column 'name'"),
        ("in.jsonl", '{"name": "x"}\n{"title": "y"}\n', "in.jsonl, line 2, field 'name': no column 'name'"),
        ("in.csv", "name,name\nx,y\n", "two columns have this name"),
        ("in.csv", 'name\nAnn\n"Bob\nCarl\n', "a quote that opens here is never closed"),
        ("in.csv", 'name\n"' + "x\n" * 200 + '"\n', "a quote that opens here is not closed before line"),
        ("in.txt", "name\nx\n", "not a table that can be read"),
        ("in.parquet", "name\nx\n", "not a Parquet file"),
        ("in.jsonl", "", "the table has no row"),
        ("in.jsonl", '{"name": "x", " NAME": "y"}', "two columns have this name"),
    ],
)
def test_a_file_that_is_no_table_is_refused(tmp_path: Path, name: str, content: str, message: str) -> None:
    with pytest.raises(InputError, match=message) as error:
        read(tmp_path / name, content)
    assert str(tmp_path / name) in str(error.value)


@pytest.mark.parametrize("content", ["name\nСуарто\n".encode("utf-16"), "name\nx\n".encode("utf-16-be"), bytes(4096)])
def test_utf_16_and_binary_files_are_told_from_a_table(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(InputError, match="say --encoding utf-16"):
        read(tmp_path / "in.csv", content)


def test_utf_16_is_read_if_it_is_said(tmp_path: Path) -> None:
    batches = read(tmp_path / "in.csv", "name\nСухарто\n".encode("utf-16"), encoding="utf-16")
    assert ["Сухарто"] == [row["name"] for row in rows_of(batches)]


def test_a_damaged_parquet_file_says_after_which_row(tmp_path: Path) -> None:
    pq.write_table(pa.table({"name": [f"Ri Jin {number}" for number in range(999)]}), tmp_path / "in.parquet")
    content = bytearray((tmp_path / "in.parquet").read_bytes())
    content[4:40] = bytes(36)
    with pytest.raises(InputError, match="the Parquet file is damaged after row 0"):
        read(tmp_path / "in.parquet", bytes(content))


@pytest.mark.parametrize(
    ("cells", "field", "message", "screened"),
    [
        ({"name": ["Ann"]}, "name", "not a text but list", False),
        ({"name": True}, "name", "not a text but bool", False),
        ({"name": float("nan")}, "name", "not a text but float", False),
        ({"name": "\ud800nn"}, "name", "not valid text in this encoding", False),
        ({"id": "\ud800"}, "id", "not valid text in this encoding; left out", True),
        ({"countries": "\ud800"}, "countries", "not valid text in this encoding", True),
        ({"passportNumber": {"a": 1}}, "passportNumber", "not a text but dict; left out", True),
        ({"passportNumber": "\udfff"}, "passportNumber", "not valid text in this encoding; left out", True),
    ],
)
def test_a_cell_that_is_no_text_is_named_and_the_rest_of_its_row_counts(
    tmp_path: Path, cells: dict[str, Any], field: str, message: str, screened: bool
) -> None:
    batches = read(tmp_path / "in.jsonl", json.dumps({"name": "Ri Jin", **cells}) + "\n" + '{"name": "Ann"}\n')
    (problem,) = problems_of(batches)
    assert (field, True, screened) == (problem.field, problem.message.startswith(message), problem.screened)
    assert (["Ri Jin"] if screened else []) + ["Ann"] == [row["name"] for row in rows_of(batches)]


def test_a_key_given_twice_is_a_problem_of_its_row(tmp_path: Path) -> None:
    batches = read(tmp_path / "in.jsonl", '{"name": "Ann", "name": "Bob"}\n{"name": "Ri"}\n')
    assert ["not JSON: the key 'name' occurs twice"] == [problem.message for problem in problems_of(batches)]
    assert ["Ri"] == [row["name"] for row in rows_of(batches)]


def test_an_identifier_that_breaks_its_own_rules_is_named_and_looked_for(tmp_path: Path) -> None:
    content = "name,schema,imoNumber,leiCode\nANGARA,Vessel,9179843,\nRosneft,Company,1234567,253400V1H6ART1UQ0N99\n"
    batches = read(tmp_path / "in.csv", content)
    assert [
        (2, "imoNumber", "fails its check digit; looked for as it is written", True),
        (3, "leiCode", "has not the form or check digits of its kind; looked for as it is written", True),
    ] == [(problem.line, problem.field, problem.message, problem.screened) for problem in problems_of(batches)]
    assert ["9179843", "1234567"] == [row["imoNumber"] for row in rows_of(batches)]


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="there is no such file"):
        read(tmp_path / "none.csv")


def test_an_unknown_column_or_encoding_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="not a column that screening knows"):
        read(tmp_path / "in.csv", "name\nx\n", columns={"naem": "name"})
    with pytest.raises(InputError, match="the table has no such column"):
        read(tmp_path / "in.csv", "name\nx\n", columns={"name": "Kunde"})
    with pytest.raises(InputError, match="not an encoding that is known"):
        read(tmp_path / "in.csv", "name\nx\n", encoding="utf-99")


def test_json_lines_may_differ_in_their_keys(tmp_path: Path) -> None:
    lines = [
        '{"name": "Ann"}',
        '{"name": "MARIA", "imoNumber": 8517839}',
        "[1]",
        "{",
        '{"name": "Ri", "country": ["kp"]}',
    ]
    batches = read(tmp_path / "in.jsonl", "\n".join(lines))
    assert [(row["name"], row["imoNumber"], row["countries"]) for row in rows_of(batches)] == [
        ("Ann", "", []),
        ("MARIA", "8517839", []),
        ("Ri", "", ["kp"]),
    ]
    assert [problem.line for problem in problems_of(batches)] == [3, 4]


def test_deep_json_is_a_problem_of_its_row(tmp_path: Path) -> None:
    batches = read(tmp_path / "in.jsonl", "[" * 100_000 + "\n" + json.dumps({"name": "Ann"}))
    assert [problem.line for problem in problems_of(batches)] == [1]


def test_a_huge_line_is_a_problem_of_its_row(tmp_path: Path) -> None:
    batches = read(tmp_path / "in.jsonl", json.dumps({"name": "x" * 3_000_000}) + "\n" + json.dumps({"name": "Ann"}))
    assert [(problem.line, problem.message) for problem in problems_of(batches)] == [
        (1, "the line is longer than 1,048,576 bytes")
    ]
    assert [row["name"] for row in rows_of(batches)] == ["Ann"]


def test_parquet_and_csv_give_the_same_rows(tmp_path: Path) -> None:
    pq.write_table(
        pa.table({"id": [1, 2], "name": ["김정은", "Ann"], "birth_date": ["1984-01-08", None]}), tmp_path / "a.parquet"
    )
    expected = rows_of(read(tmp_path / "a.csv", "id,name,birth_date\n1,김정은,1984-01-08\n2,Ann,\n"))
    assert rows_of(read(tmp_path / "a.parquet")) == expected


def test_a_parquet_file_with_two_columns_of_one_name_is_refused(tmp_path: Path) -> None:
    pq.write_table(pa.table([["Kim Jong Un"], ["Jane Smith"]], names=["name", "name"]), tmp_path / "a.parquet")
    with pytest.raises(InputError, match=r"a\.parquet, field 'name': two columns have this name"):
        read(tmp_path / "a.parquet")


def test_numbers_and_days_of_a_parquet_file_are_what_they_mean(tmp_path: Path) -> None:
    rows = {"name": ["ANGARA"], "imoNumber": [9179842.0], "id": [Decimal("7")], "birth_date": [dt.datetime(1984, 1, 8)]}
    pq.write_table(pa.table(rows), tmp_path / "a.parquet")
    (row,) = rows_of(read(tmp_path / "a.parquet"))
    assert ("9179842", "7", "1984-01-08") == (row["imoNumber"], row["id"], row["birth_date"])


def test_reading_goes_on_after_the_rows_already_done(tmp_path: Path) -> None:
    content = "name\n" + "".join(f"Name {i}\n" for i in range(25))
    whole = rows_of(read(tmp_path / "in.csv", content, batch_rows=10))
    rest = rows_of(read(tmp_path / "in.csv", batch_rows=10, skip_rows=10))
    assert rest == whole[10:]
