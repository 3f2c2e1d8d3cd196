"""Past decisions in: a table of queries with the party that each was compared to, and what was decided."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from dissuade.cli.table_input import read_batches
from dissuade.errors import InputError
from dissuade.evaluation.measuring import Decided
from dissuade.model.query import Query
from dissuade.screening.tables import read_queries

__all__ = ["read_customers", "read_decisions"]

_BATCH = 50_000
_VERDICTS = {
    **dict.fromkeys(("true", "true match", "match", "positive", "hit", "yes", "y", "1"), True),
    **dict.fromkeys(("false", "false positive", "no match", "negative", "no", "n", "0"), False),
}


def read_customers(path: Path, columns: Mapping[str, str], encoding: str) -> tuple[list[Query], int]:
    """Read a table of customers.

    Args:
        columns: our column name to the table's.

    Returns:
        The customers, and how many rows could not be used.

    Raises:
        InputError: it cannot be read, or no row can be used.
    """
    rows = _read(path, columns, encoding)
    if not rows[0]:
        raise InputError("no row can be used", path=path)
    return list(rows[0].values()), rows[1]


def read_decisions(path: Path, columns: Mapping[str, str], encoding: str) -> list[Decided]:
    """Read decisions: the columns of a customer table, ``party_id``, and ``decision`` (true match, false positive).

    Raises:
        InputError: a column is missing, or a decision is neither.
    """
    reserved = sorted({"id"} & columns.keys())
    if reserved:
        raise InputError("decisions are told apart by party_id; do not map id", field="--column", value=reserved[0])
    parties, _ = _read(path, {**columns, "id": columns.get("party_id", "party_id")}, encoding)
    verdicts, _ = _read(path, {**columns, "id": columns.get("decision", "decision")}, encoding)
    decided = []
    for line, query in parties.items():
        word = verdicts[line].id.strip().lower()
        if word not in _VERDICTS:
            message = "neither a true match nor a false positive; write true or false"
            raise InputError(message, path=path, line=line, field="decision", value=verdicts[line].id)
        decided.append(Decided(query, query.id, _VERDICTS[word]))
    if not decided:
        raise InputError("no row can be used", path=path)
    return decided


def _read(path: Path, columns: Mapping[str, str], encoding: str) -> tuple[dict[int, Query], int]:
    """The queries by line, and how many rows could not be used."""
    known = {key: value for key, value in columns.items() if key not in ("party_id", "decision")}
    found: dict[int, Query] = {}
    lost = 0
    for batch in read_batches(path, columns=known, schema="", encoding=encoding, batch_rows=_BATCH):
        found.update(zip(batch.lines, read_queries(batch.table), strict=True))
        lost += sum(not problem.screened for problem in batch.problems)
    return found, lost
