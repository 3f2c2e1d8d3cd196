"""Alerts are safe to open, and a killed run goes on."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from dissuade.cli.table_files import Problem
from dissuade.cli.table_output import Parts, defuse, fingerprint, write_alerts, write_problems
from dissuade.errors import InputError

ALERTS = pa.table({"name": ["=HYPERLINK(1)", "Ri Jin"], "probability": [0.9, -0.0], "listings": [["UN", "-x"], []]})


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM", "\tx", "\rx", "＝1", "－1"])
def test_a_cell_that_would_start_a_formula_gets_an_apostrophe(cell: str) -> None:
    assert defuse(cell) == "'" + cell


@pytest.mark.parametrize("cell", ["Ri Jin", "김정은", "", 0.5, -1.5, None])
def test_other_cells_stay_as_they_are(cell: object) -> None:
    assert defuse(cell) == cell


def test_csv_alerts_hold_no_formula(tmp_path: Path) -> None:
    assert write_alerts(tmp_path / "out.csv", iter([ALERTS])) == 2
    with (tmp_path / "out.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.reader(stream))
    assert rows == [["name", "probability", "listings"], ["'=HYPERLINK(1)", "0.9", "UN; -x"], ["Ri Jin", "-0.0", ""]]


def test_json_lines_and_parquet_keep_the_values(tmp_path: Path) -> None:
    write_alerts(tmp_path / "out.jsonl", iter([ALERTS]))
    write_alerts(tmp_path / "out.parquet", iter([ALERTS]))
    lines = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()]
    assert lines == ALERTS.to_pylist()
    assert pq.read_table(tmp_path / "out.parquet").equals(ALERTS)


def test_parts_of_a_killed_run_are_taken_up_again(tmp_path: Path) -> None:
    problem = Problem(4, "name", "no name and no identifier", "", False)
    with Parts(tmp_path / "out.csv", "run-1", restart=False) as parts:
        parts.add(ALERTS, 5, [problem], [("mood", "")])
    again = Parts(tmp_path / "out.csv", "run-1", restart=False)
    assert again.rows_done() == 5
    assert again.problems() == [problem]
    assert {"mood": ""} == again.unused()
    assert [table.equals(ALERTS) for table in again.tables()] == [True]


def test_a_part_that_was_not_finished_does_not_count(tmp_path: Path) -> None:
    parts = Parts(tmp_path / "out.csv", "run-1", restart=False)
    (parts.folder / "000000.arrow").write_bytes(b"half of a")
    assert parts.rows_done() == 0
    parts.add(ALERTS, 2, [])
    assert next(iter(parts.tables())).equals(ALERTS)


def test_parts_of_another_run_are_refused_until_restart_is_said(tmp_path: Path) -> None:
    with Parts(tmp_path / "out.csv", "run-1", restart=False) as parts:
        parts.add(ALERTS, 5, [])
    with pytest.raises(InputError, match="--restart"):
        Parts(tmp_path / "out.csv", "run-2", restart=False)
    assert Parts(tmp_path / "out.csv", "run-2", restart=True).rows_done() == 0


def test_the_fingerprint_depends_on_content_and_settings(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("name\nx\n")
    (tmp_path / "b.csv").write_text("name\ny\n")
    prints = {
        fingerprint(tmp_path / "a.csv", {"limit": 5}),
        fingerprint(tmp_path / "a.csv", {"limit": 6}),
        fingerprint(tmp_path / "b.csv", {"limit": 5}),
    }
    assert len(prints) == 3


def test_problems_are_written_safely_and_vanish_when_there_are_none(tmp_path: Path) -> None:
    path = tmp_path / "out.csv.problems.csv"
    write_problems(path, [Problem(4, "name", "not valid text", "=1", False)])
    assert path.read_text(encoding="utf-8").splitlines()[1] == "4,name,not valid text,'=1,no"
    write_problems(path, [])
    assert not path.exists()
