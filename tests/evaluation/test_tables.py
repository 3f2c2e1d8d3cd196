"""Every query and answer as a table."""

from __future__ import annotations

from pathlib import Path

import pyarrow.csv
import pyarrow.parquet
import pytest

from dissuade.errors import InputError
from dissuade.evaluation.cases import Case, CaseKind
from dissuade.evaluation.results import Outcome
from dissuade.evaluation.tables import outcome_table, write_outcomes
from dissuade.model.query import Query


def outcome(name: str, score: float, kind: CaseKind = CaseKind.POSITIVE) -> Outcome:
    case = Case(id=f"typo|x|{name}", kind=kind, treatment="typo", query=Query(name=name), right=("un-sc-1", "eu-fsf-2"))
    return Outcome(
        engine="dissuade",
        case=case,
        right_score=score,
        right_name="김정은",
        top_score=0.2,
        top_id="uk-sl-3",
        top_name="",
        candidate=True,
    )


AT_HALF = {"dissuade": 0.5}
OUTCOMES = [outcome("Kim Jong Um", 0.9), outcome("=cmd|' /C calc'!A0", 0.4), outcome("김정은", 0.9, CaseKind.NEGATIVE)]


def test_a_row_says_whether_its_case_was_flagged() -> None:
    assert [True, False, False] == outcome_table(OUTCOMES, AT_HALF).column("flagged").to_pylist()
    assert [False, False, False] == outcome_table(OUTCOMES, {"dissuade": None}).column("flagged").to_pylist()


def test_parquet_keeps_every_value(tmp_path: Path) -> None:
    write_outcomes(OUTCOMES, AT_HALF, tmp_path / "out.parquet")
    assert outcome_table(OUTCOMES, AT_HALF).equals(pyarrow.parquet.read_table(tmp_path / "out.parquet"))


def test_csv_holds_no_formula(tmp_path: Path) -> None:
    write_outcomes(OUTCOMES, AT_HALF, tmp_path / "out.csv")
    table = pyarrow.csv.read_csv(tmp_path / "out.csv")
    assert ["Kim Jong Um", "'=cmd|' /C calc'!A0", "김정은"] == table.column("query").to_pylist()


def test_another_suffix_or_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    for path in (tmp_path / "out.xlsx", tmp_path / "none" / "out.csv"):
        with pytest.raises(InputError):
            write_outcomes(OUTCOMES, AT_HALF, path)
