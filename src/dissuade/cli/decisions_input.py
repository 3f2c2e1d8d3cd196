"""Past decisions in: a table of queries with the party that each was compared to, and what was decided."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from dissuade.cli.table_columns import tell_unused
from dissuade.cli.table_input import Problem, read_batches
from dissuade.errors import InputError
from dissuade.evaluation.cases import chance_of
from dissuade.evaluation.past_decisions import Decided
from dissuade.model.query import Query
from dissuade.screening.tables import read_queries

__all__ = ["Customers", "Decisions", "read_customers", "read_decisions"]

_BATCH = 50_000
_TOLD = 3  # problems that are told with their rows
_OWN = ("party_id", "decision")
_VERDICTS = {
    **dict.fromkeys(("true", "true match", "match", "positive", "hit", "yes", "y", "1"), True),
    **dict.fromkeys(("false", "false positive", "no match", "negative", "no", "n", "0"), False),
}


@dataclass(frozen=True, slots=True)
class Customers:
    """Customers of a table: those drawn, how many there are, and what to say about the rest of the table."""

    drawn: list[Query]
    there: int
    notes: list[str]


@dataclass(frozen=True, slots=True)
class Decisions:
    """Decisions of a table, and what to say about the rest of it."""

    decided: list[Decided]
    notes: list[str]


def read_customers(
    path: Path, columns: Mapping[str, str], encoding: str, dates: str, *, most: int, seed: int
) -> Customers:
    """Draw customers from a table of any size; every usable row has the same chance.

    Args:
        columns: our column name to the table's. most: how many to draw. seed: the same one draws the same customers.

    Raises:
        InputError: it cannot be read, or no row can be used.
    """
    chance = chance_of(seed, "own customers")
    drawn: list[Query] = []
    there = 0
    lost: list[Problem] = []
    unused: list[tuple[str, str]] = []
    known = {key: value for key, value in columns.items() if key not in _OWN}
    for batch in read_batches(path, columns=known, schema="", encoding=encoding, dates=dates, batch_rows=_BATCH):
        lost += (problem for problem in batch.problems if not problem.screened)
        unused += batch.unused
        for query in read_queries(batch.table):
            there += 1
            if len(drawn) < most:
                drawn.append(query)
            elif (place := chance.randrange(there)) < most:  # J. S. Vitter's algorithm R
                drawn[place] = query
    if not drawn:
        raise _no_row(path, lost)
    notes = _notes(path, lost, unused)
    if there > len(drawn):
        notes.append(f"{len(drawn):,} of {there:,} customers of {path.name} are drawn; --negatives says how many.")
    return Customers(drawn, there, notes)


def read_decisions(path: Path, columns: Mapping[str, str], encoding: str, dates: str) -> Decisions:
    """Read decisions: the columns of a customer table, ``party_id``, and ``decision`` (true match, false positive).

    Raises:
        InputError: a column is missing, or a decision is neither.
    """
    reserved = sorted({"id"} & columns.keys())
    if reserved:
        raise InputError("decisions are told apart by party_id; do not map id", field="--column", value=reserved[0])
    lost: list[Problem] = []
    unused: list[tuple[str, str]] = []
    parties = _read(path, columns, "party_id", encoding, dates, lost, unused)
    verdicts = _read(path, columns, "decision", encoding, dates, [], [])
    decided = []
    for line, query in parties.items():
        word = verdicts[line].id.strip().lower()
        if word not in _VERDICTS:
            message = "neither a true match nor a false positive; write true or false"
            raise InputError(message, path=path, line=line, field="decision", value=verdicts[line].id)
        decided.append(Decided(query, query.id, _VERDICTS[word]))
    if not decided:
        raise _no_row(path, lost)
    others = {columns.get(name, name).strip().lower() for name in _OWN}
    return Decisions(decided, _notes(path, lost, [item for item in unused if item[0].strip().lower() not in others]))


def _read(
    path: Path,
    columns: Mapping[str, str],
    own: str,
    encoding: str,
    dates: str,
    lost: list[Problem],
    unused: list[tuple[str, str]],
) -> dict[int, Query]:
    """The queries by line, with a column of decisions as their id.

    Args:
        own: one of ``_OWN``. lost, unused: what could not be used is added to them.
    """
    theirs = columns.get(own, own)
    known = {key: value for key, value in columns.items() if key not in _OWN} | {"id": theirs}
    found: dict[int, Query] = {}
    try:
        for batch in read_batches(path, columns=known, schema="", encoding=encoding, dates=dates, batch_rows=_BATCH):
            found.update(zip(batch.lines, read_queries(batch.table), strict=True))
            lost += (problem for problem in batch.problems if not problem.screened)
            unused += batch.unused
    except InputError as error:
        if error.field == theirs and own not in columns:
            message = f"{error.message}; decisions need it: say --column {own}=THEIRS if it has another name"
            raise InputError(message, path=path, line=error.line, field=own) from error
        raise
    return found


def _no_row(path: Path, lost: list[Problem]) -> InputError:
    if not lost:
        return InputError("no row can be used", path=path)
    first = lost[0]
    return InputError(
        f"no row can be used; the first because of this: {first.message}", path=path, line=first.line, field=first.field
    )


def _notes(path: Path, lost: list[Problem], unused: list[tuple[str, str]]) -> list[str]:
    """What of a table does not count, in sentences."""
    notes = []
    rows = {problem.line: problem for problem in reversed(lost)}
    if rows:
        told = [f"line {line:,}: {rows[line].message}" for line in sorted(rows)[:_TOLD]]
        more = f" and {len(rows) - _TOLD:,} more" if len(rows) > _TOLD else ""
        notes.append(f"{len(rows):,} rows of {path.name} cannot be used and are left out ({'; '.join(told)}{more}).")
    if told_unused := tell_unused(unused):
        notes.append(f"{path.name}: {told_unused}.")
    return notes
