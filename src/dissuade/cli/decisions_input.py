"""Past decisions in: a table of queries with the party that each was compared to, and what was decided."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from dissuade.cli.table_input import read_batches
from dissuade.errors import InputError
from dissuade.evaluation.cases import chance_of
from dissuade.evaluation.measuring import Decided
from dissuade.model.query import Query
from dissuade.screening.tables import read_queries

__all__ = ["Customers", "read_customers", "read_decisions"]

_BATCH = 50_000
_VERDICTS = {
    **dict.fromkeys(("true", "true match", "match", "positive", "hit", "yes", "y", "1"), True),
    **dict.fromkeys(("false", "false positive", "no match", "negative", "no", "n", "0"), False),
}


@dataclass(frozen=True, slots=True)
class Customers:
    """Customers of a table: those drawn, how many there are, how many rows could not be used."""

    drawn: list[Query]
    there: int
    lost: int


def read_customers(path: Path, columns: Mapping[str, str], encoding: str, *, most: int, seed: int) -> Customers:
    """Draw customers from a table of any size; every usable row has the same chance.

    Args:
        columns: our column name to the table's. most: how many to draw. seed: the same one draws the same customers.

    Raises:
        InputError: it cannot be read, or no row can be used.
    """
    chance = chance_of(seed, "own customers")
    drawn: list[Query] = []
    there = lost = 0
    for batch in read_batches(path, columns=columns, schema="", encoding=encoding, batch_rows=_BATCH):
        lost += sum(not problem.screened for problem in batch.problems)
        for query in read_queries(batch.table):
            there += 1
            if len(drawn) < most:
                drawn.append(query)
            elif (place := chance.randrange(there)) < most:  # J. S. Vitter's algorithm R
                drawn[place] = query
    if not drawn:
        raise InputError("no row can be used", path=path)
    return Customers(drawn, there, lost)


def read_decisions(path: Path, columns: Mapping[str, str], encoding: str) -> list[Decided]:
    """Read decisions: the columns of a customer table, ``party_id``, and ``decision`` (true match, false positive).

    Raises:
        InputError: a column is missing, or a decision is neither.
    """
    reserved = sorted({"id"} & columns.keys())
    if reserved:
        raise InputError("decisions are told apart by party_id; do not map id", field="--column", value=reserved[0])
    parties = _read(path, {**columns, "id": columns.get("party_id", "party_id")}, encoding)
    verdicts = _read(path, {**columns, "id": columns.get("decision", "decision")}, encoding)
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


def _read(path: Path, columns: Mapping[str, str], encoding: str) -> dict[int, Query]:
    """The queries by line."""
    known = {key: value for key, value in columns.items() if key not in ("party_id", "decision")}
    found: dict[int, Query] = {}
    for batch in read_batches(path, columns=known, schema="", encoding=encoding, batch_rows=_BATCH):
        found.update(zip(batch.lines, read_queries(batch.table), strict=True))
    return found
