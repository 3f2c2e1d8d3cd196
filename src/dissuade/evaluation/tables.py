"""Per-query outputs: one row for each case and engine's answer, as CSV or Parquet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet

from dissuade.errors import InputError
from dissuade.evaluation.results import Outcome

__all__ = ["SUFFIXES", "outcome_table", "write_outcomes"]

SUFFIXES = (".csv", ".parquet")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def outcome_table(outcomes: Sequence[Outcome], thresholds: Mapping[str, float | None]) -> pa.Table:
    """One row per case and engine.

    Args:
        thresholds: by engine, for the column ``flagged``; None flags nothing.
    """
    lines = {engine: 2.0 if threshold is None else threshold for engine, threshold in thresholds.items()}
    rows = [
        {
            "engine": outcome.engine,
            "case": outcome.case.id,
            "kind": outcome.case.kind.value,
            "treatment": outcome.case.treatment,
            "severity": outcome.case.severity,
            "query": outcome.case.query.name,
            "birth_date": outcome.case.query.birth_dates[0].value if outcome.case.query.birth_dates else "",
            "country": outcome.case.query.countries[0] if outcome.case.query.countries else "",
            "listed": outcome.case.listed,
            "script": outcome.case.script,
            "schema": outcome.case.schema,
            "source": outcome.case.source,
            "right": ";".join(outcome.case.right),
            "right_score": outcome.right_score,
            "right_name": outcome.right_name,
            "other_score": outcome.top_score,
            "other_id": outcome.top_id,
            "other_name": outcome.top_name,
            "candidate": outcome.candidate,
            "flagged": outcome.deciding >= lines[outcome.engine],
        }
        for outcome in outcomes
    ]
    return pa.Table.from_pylist(rows, schema=_SCHEMA)


def write_outcomes(outcomes: Sequence[Outcome], thresholds: Mapping[str, float | None], path: Path) -> None:
    """Write the table of ``outcome_table``; in CSV, text that a spreadsheet would run as a formula gets a quote.

    Raises:
        InputError: another suffix than .csv or .parquet, or the file cannot be written.
    """
    table = outcome_table(outcomes, thresholds)
    try:
        if path.suffix == ".parquet":
            pyarrow.parquet.write_table(table, path)
        elif path.suffix == ".csv":
            pyarrow.csv.write_csv(_without_formulas(table), path)
        else:
            raise InputError("the queries can be written as .csv or .parquet", path=path)
    except OSError as error:
        raise InputError(f"cannot be written: {error}", path=path) from error


def _without_formulas(table: pa.Table) -> pa.Table:
    for number, field in enumerate(table.schema):
        if pa.types.is_string(field.type):
            texts = [f"'{t}" if t and t.startswith(_FORMULA) else t for t in table.column(number).to_pylist()]
            table = table.set_column(number, field, pa.array(texts, pa.string()))
    return table


_SCHEMA = pa.schema(
    [
        *((name, pa.string()) for name in ("engine", "case", "kind", "treatment")),
        ("severity", pa.int8()),
        *(
            (name, pa.string())
            for name in ("query", "birth_date", "country", "listed", "script", "schema", "source", "right")
        ),
        ("right_score", pa.float64()),
        ("right_name", pa.string()),
        ("other_score", pa.float64()),
        ("other_id", pa.string()),
        ("other_name", pa.string()),
        ("candidate", pa.bool_()),
        ("flagged", pa.bool_()),
    ]
)
