"""Customer tables in: CSV, Parquet and JSON lines become checked batches, and no broken row is lost."""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any

import pyarrow as pa

from dissuade.cli.identifier_faults import find_fault
from dissuade.cli.table_columns import ColumnUse, assign_columns
from dissuade.cli.table_dates import birth_date_of
from dissuade.cli.table_files import READERS, Problem, Row
from dissuade.errors import InputError
from dissuade.lists.columns import TYPES
from dissuade.lists.values import find_country
from dissuade.model.party import SCHEMATA
from dissuade.screening.queries import LONGEST_NAME, LONGEST_VALUE, has_letters

__all__ = ["Batch", "Problem", "read_batches"]

_SHOWN = 200  # characters of a header or row in a message
_GENDERS = {"m": "male", "male": "male", "f": "female", "female": "female", "other": "other", "x": "other"}
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_SCHEMATA = {schema.lower(): schema for schema in SCHEMATA} | {
    "individual": "Person", "entity": "LegalEntity", "ship": "Vessel", "organisation": "Organization",
    "aircraft": "Airplane",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Batch:
    """Rows ready to be screened.

    Args:
        rows: how many rows of the input this batch stands for, broken ones included.
        table: the good rows; columns ``id``, ``name``, ``schema``, ``birth_date``, ``countries`` (list), ``gender`` and
            one column for each identifier type that the input has, of text, or of lists where several columns say it.
        lines: the line (or row) of the input of each row of the table, counted from 1.
        problems: what was wrong, row by row.
        unused: columns that no batch before has said not to count; each with the one that is used in its place, or "".
    """

    rows: int
    table: pa.RecordBatch
    lines: list[int]
    problems: list[Problem] = field(default_factory=list)
    unused: list[tuple[str, str]] = field(default_factory=list)


def read_batches(
    path: Path,
    *,
    columns: Mapping[str, str],
    schema: str,
    encoding: str,
    dates: str,
    batch_rows: int,
    skip_rows: int = 0,
) -> Iterator[Batch]:
    """Read a table batch by batch.

    Args:
        path: ``.csv``, ``.parquet`` or ``.jsonl``.
        columns: our column name to the input's, where it has another name.
        schema: FtM schema of rows that do not say it, or "".
        encoding: of a CSV file.
        dates: one of ``model.birth_dates.ORDERS`` if it is known how days and months stand, or "".
        batch_rows: rows a batch.
        skip_rows: rows already done.

    Raises:
        InputError: the file cannot be read as a table at all, or has no name column.
    """
    if not path.is_file():
        raise InputError("there is no such file", path=path)
    suffix = path.suffix.lower()
    if suffix not in READERS:
        raise InputError("not a table that can be read; use .csv, .parquet or .jsonl", path=path)
    uses: dict[tuple[str, ...], ColumnUse] = {}
    unused: dict[str, str] = {}
    told = 0
    pending: list[tuple[int, Row | Problem]] = []
    count = 0

    def next_batch() -> Batch:
        nonlocal told
        new, told = list(unused.items())[told:], len(unused)
        return _make_batch(pending, schema, dates, new)

    for line, row in READERS[suffix](path, encoding):
        count += 1
        if count <= skip_rows:
            continue
        if isinstance(row, Problem):
            pending.append((line, row))
        else:
            keys = tuple(row)
            if keys not in uses:
                uses[keys] = assign_columns(keys, columns, path=path, line=line if suffix == ".jsonl" else None)
                for name, other in uses[keys].unused.items():
                    unused.setdefault(name, other)
            use = uses[keys]
            cells = {ours: row[name] for ours, name in use.single.items()}
            for ours, names in use.several.items():
                cells[ours] = _Several(row[name] for name in names)
            pending.append((line, cells))
        if len(pending) == batch_rows:
            yield next_batch()
            pending = []
    if count == 0:
        raise InputError("the table has no row (one header and at least one row are needed)", path=path)
    if pending:
        yield next_batch()


class _Several(list[Any]):
    """The values of several columns that mean the same."""


def _make_batch(
    pending: list[tuple[int, Row | Problem]], schema: str, dates: str, unused: list[tuple[str, str]]
) -> Batch:
    present = {name for _, row in pending if not isinstance(row, Problem) for name in row}
    identifiers = [name for name in TYPES if name in present]
    several = {
        name for _, row in pending if not isinstance(row, Problem) for name in row if isinstance(row[name], _Several)
    }
    out: dict[str, list[Any]] = {
        name: [] for name in ("id", "name", "schema", "birth_date", "countries", "gender", *identifiers)
    }
    lists = {"countries", *several}
    problems: list[Problem] = []
    lines: list[int] = []
    for line, row in pending:
        if isinstance(row, Problem):
            problems.append(row)
            continue
        before = len(problems)
        cells = {ours: _cell(ours, value, line, problems) for ours, value in row.items() if ours not in lists}
        numbers = {
            key: _cells(key, row[key], line, problems) if key in several else [cells[key]]
            for key in identifiers
            if key in row and (key in several or cells[key])
        }
        cells.setdefault("name", "")
        if len(problems) > before and any(not problem.screened for problem in problems[before:]):
            continue
        if len(cells["name"]) > LONGEST_NAME or any(
            len(number) > LONGEST_VALUE for found in numbers.values() for number in found
        ):
            message = f"longer than a name ({LONGEST_NAME:,}) or an identifier ({LONGEST_VALUE:,} characters) can be"
            problems.append(Problem(line, "name", message, cells["name"][:80], False))
            continue
        if not has_letters(cells["name"]) and not any(numbers.values()):
            message = (
                "a name without letter and digit, and no identifier" if cells["name"] else "no name and no identifier"
            )
            problems.append(Problem(line, "name", message, cells["name"], False))
            continue
        lines.append(line)
        out["id"].append(cells.get("id") or str(line))
        out["name"].append(cells["name"])
        out["schema"].append(_schema(cells.get("schema", ""), schema, line, problems))
        out["birth_date"].append(birth_date_of(cells.get("birth_date", ""), dates, line, problems))
        out["countries"].append(_countries(row.get("countries"), line, problems))
        out["gender"].append(_gender(cells.get("gender", ""), line, problems))
        for key in identifiers:
            found = numbers.get(key, [])
            out[key].append(found if key in several else "".join(found))
            problems.extend(
                Problem(line, key, f"{fault}; looked for as it is written", value, True)
                for value in found
                if (fault := find_fault(key, value, out["schema"][-1]))
            )
    types = {name: pa.list_(pa.string()) if name in lists else pa.string() for name in out}
    table = pa.record_batch([pa.array(out[n], types[n]) for n in out], names=list(out))
    return Batch(len(pending), table, lines, problems, unused)


def _text(value: Any) -> str:
    """The text of a value of a table: whole numbers without a fraction, a point in time at midnight as its day."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, float | Decimal) and math.isfinite(value) and value == int(value):
        return str(int(value))
    if isinstance(value, dt.datetime) and value.time() == dt.time():
        return value.date().isoformat()
    return "" if value is None else str(value)


def _cell(name: str, value: Any, line: int, problems: list[Problem]) -> str:
    """The text of a cell; "" and a problem if it is none. A row whose name is none cannot be screened."""
    text = _text(value)
    if text.isascii() and isinstance(value, str):
        return text
    if isinstance(value, bool | list | dict | bytes) or (isinstance(value, float) and not math.isfinite(value)):
        problems.append(_bad_cell(name, f"not a text but {type(value).__name__}", line, text[:_SHOWN]))
        return ""
    if _SURROGATE.search(text):
        problems.append(_bad_cell(name, "not valid text in this encoding", line, ascii(text[:_SHOWN])))
        return ""
    return text


def _cells(name: str, value: Any, line: int, problems: list[Problem]) -> list[str]:
    """The texts of one column or of several that mean the same, each once."""
    values = value if isinstance(value, _Several) else [value]
    texts = (_cell(name, item, line, problems) for item in values)
    return list(dict.fromkeys(text for text in texts if text))


def _bad_cell(name: str, message: str, line: int, value: str) -> Problem:
    is_name = name == "name"
    return Problem(line, name, message if is_name else f"{message}; left out", value, not is_name)


def _schema(value: str, default: str, line: int, problems: list[Problem]) -> str:
    if not value:
        return default
    schema = _SCHEMATA.get(value.lower())
    if schema is None:
        problems.append(Problem(line, "schema", "not a schema that is known; every schema was searched", value, True))
        return ""
    return schema


def _countries(value: Any, line: int, problems: list[Problem]) -> list[str]:
    if value is None or value == "":
        return []
    codes: list[str] = []
    for word in _words(value) if value else ():
        if text := _text(word):
            if _SURROGATE.search(text):
                problems.append(_bad_cell("countries", "not valid text in this encoding", line, ascii(text)))
            elif code := _country(text):
                codes.append(code)
            else:
                problems.append(Problem(line, "countries", "not a country that is known; left out", text, True))
    return list(dict.fromkeys(codes))


def _words(value: Any) -> Iterator[Any]:
    """The countries of a cell, or of several."""
    if isinstance(value, _Several):
        for cell in value:
            yield from _words(cell)
    elif value is not None:
        yield from value if isinstance(value, list) else re.split(r"[;|]", _text(value))


@lru_cache(maxsize=4096)
def _country(text: str) -> str:
    return find_country(text)  # a table has few


def _gender(value: str, line: int, problems: list[Problem]) -> str:
    if not value:
        return ""
    if value.lower() not in _GENDERS:
        problems.append(Problem(line, "gender", "not male, female or other; left out", value, True))
    return _GENDERS.get(value.lower(), "")
