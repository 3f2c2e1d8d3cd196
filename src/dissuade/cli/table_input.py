"""Customer tables in: CSV, Parquet and JSON lines become checked batches, and no broken row is lost."""

from __future__ import annotations

import codecs
import csv
import datetime as dt
import json
import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import IO, Any

import pyarrow as pa
import pyarrow.parquet as pq

from dissuade.cli.identifier_faults import find_fault
from dissuade.errors import InputError
from dissuade.lists.values import find_country, parse_date
from dissuade.model.party import SCHEMATA
from dissuade.screening.queries import LONGEST_NAME, LONGEST_VALUE, has_letters
from dissuade.screening.tables import IDENTIFIER_COLUMNS

__all__ = ["Batch", "Problem", "read_batches"]

MAX_CELL = 1 << 20
MAX_RECORD_LINES = 100
_SHOWN = 200  # characters of a header or row in a message
SYNONYMS = {
    "name": ("name", "full_name", "fullname", "customer_name", "party_name", "caption"),
    "id": ("id", "customer_id", "party_id", "key"),
    "schema": ("schema", "type", "party_type"),
    "birth_date": ("birth_date", "birthdate", "date_of_birth", "dob"),
    "countries": ("countries", "country", "nationality", "nationalities"),
    "gender": ("gender", "sex"),
}
_AMBIGUOUS = re.compile(r"(0?[1-9]|1[0-2])[/-](0?[1-9]|1[0-2])[/-](\d{4})")  # with dots the day comes first
_GENDERS = {"m": "male", "male": "male", "f": "female", "female": "female", "other": "other", "x": "other"}
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_Row = dict[str, Any]
_SCHEMATA = {schema.lower(): schema for schema in SCHEMATA} | {
    "individual": "Person", "entity": "LegalEntity", "ship": "Vessel", "organisation": "Organization",
    "aircraft": "Airplane",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong with a row; ``screened`` says whether the row was screened all the same."""

    line: int
    field: str
    message: str
    value: str
    screened: bool


@dataclass(frozen=True, slots=True)
class Batch:
    """Rows ready to be screened.

    Args:
        rows: how many rows of the input this batch stands for, broken ones included.
        table: the good rows; columns ``id``, ``name``, ``schema``, ``birth_date``, ``countries`` (list), ``gender`` and
            one string column for each identifier type that the input has.
        lines: the line (or row) of the input of each row of the table, counted from 1.
        problems: what was wrong, row by row.
    """

    rows: int
    table: pa.RecordBatch
    lines: list[int]
    problems: list[Problem] = field(default_factory=list)


def read_batches(
    path: Path, *, columns: Mapping[str, str], schema: str, encoding: str, batch_rows: int, skip_rows: int = 0
) -> Iterator[Batch]:
    """Read a table batch by batch.

    Args:
        path: ``.csv``, ``.parquet`` or ``.jsonl``.
        columns: our column name to the input's, where it has another name.
        schema: FtM schema of rows that do not say it, or "".
        encoding: of a CSV file.
        batch_rows: rows a batch.
        skip_rows: rows already done.

    Raises:
        InputError: the file cannot be read as a table at all, or has no name column.
    """
    if not path.is_file():
        raise InputError("there is no such file", path=path)
    readers = {".csv": _read_csv, ".parquet": _read_parquet, ".jsonl": _read_jsonl}
    reader = readers.get(path.suffix.lower())
    if reader is None:
        raise InputError("not a table that can be read; use .csv, .parquet or .jsonl", path=path)
    mappings: dict[tuple[str, ...], dict[str, str]] = {}
    pending: list[tuple[int, _Row | Problem]] = []
    count = 0
    for line, row in reader(path, encoding):
        count += 1
        if count <= skip_rows:
            continue
        if isinstance(row, Problem):
            pending.append((line, row))
        else:
            keys = tuple(row)
            if keys not in mappings:
                mappings[keys] = _map_columns(path, line if reader is _read_jsonl else None, keys, columns)
            pending.append((line, {ours: row[theirs] for ours, theirs in mappings[keys].items()}))
        if len(pending) == batch_rows:
            yield _make_batch(pending, schema)
            pending = []
    if count == 0:
        raise InputError("the table has no row (one header and at least one row are needed)", path=path)
    if pending:
        yield _make_batch(pending, schema)


def _map_columns(path: Path, line: int | None, names: tuple[str, ...], columns: Mapping[str, str]) -> dict[str, str]:
    """The table's column of each of ours; the line is that of an object that names its own keys."""
    present: dict[str, str] = {}
    for name in names:
        if (other := present.setdefault(name.strip().lower(), name)) is not name:
            raise InputError(f"two columns have this name, {other!r} and {name!r}", path=path, line=line, field=name)
    mapping: dict[str, str] = {}
    known = [*SYNONYMS, *IDENTIFIER_COLUMNS]
    for ours, theirs in columns.items():
        if ours not in known:
            raise InputError(f"not a column that screening knows; known are {', '.join(known)}", field=ours)
        if theirs.lower() not in present:
            raise InputError("the table has no such column", path=path, line=line, field=theirs)
        mapping[ours] = present[theirs.lower()]
    for ours in known:
        for name in SYNONYMS.get(ours, (ours,)):
            if ours not in mapping and name.lower() in present:
                mapping[ours] = present[name.lower()]
    if not mapping.keys() & {"name", *IDENTIFIER_COLUMNS}:
        there = ascii(", ".join(present.values())[:_SHOWN])
        message = f"no column 'name' (there are: {there}); say --column name=THEIRS"
        raise InputError(message, path=path, line=line, field="name")
    return mapping


def _make_batch(pending: list[tuple[int, _Row | Problem]], schema: str) -> Batch:
    present = {name for _, row in pending if not isinstance(row, Problem) for name in row}
    identifiers = [name for name in IDENTIFIER_COLUMNS if name in present]
    out: dict[str, list[Any]] = {
        name: [] for name in ("id", "name", "schema", "birth_date", "countries", "gender", *identifiers)
    }
    problems: list[Problem] = []
    lines: list[int] = []
    for line, row in pending:
        if isinstance(row, Problem):
            problems.append(row)
            continue
        cells = {ours: _cell(ours, value, line, problems) for ours, value in row.items() if ours != "countries"}
        cells.setdefault("name", "")
        if problems and problems[-1].line == line and not problems[-1].screened:
            continue
        if len(cells["name"]) > LONGEST_NAME or any(len(cells.get(key, "")) > LONGEST_VALUE for key in identifiers):
            message = f"longer than a name ({LONGEST_NAME:,}) or an identifier ({LONGEST_VALUE:,} characters) can be"
            problems.append(Problem(line, "name", message, cells["name"][:80], False))
            continue
        if not has_letters(cells["name"]) and not any(cells.get(key) for key in identifiers):
            message = (
                "a name without letter and digit, and no identifier" if cells["name"] else "no name and no identifier"
            )
            problems.append(Problem(line, "name", message, cells["name"], False))
            continue
        lines.append(line)
        out["id"].append(cells.get("id") or str(line))
        out["name"].append(cells["name"])
        out["schema"].append(_schema(cells.get("schema", ""), schema, line, problems))
        out["birth_date"].append(_birth_date(cells.get("birth_date", ""), line, problems))
        out["countries"].append(_countries(row.get("countries"), line, problems))
        out["gender"].append(_gender(cells.get("gender", ""), line, problems))
        for key in identifiers:
            value = cells.get(key, "")
            out[key].append(value)
            if value and (fault := find_fault(key, value, out["schema"][-1])):
                problems.append(Problem(line, key, f"{fault}; looked for as it is written", value, True))
    types = {name: pa.list_(pa.string()) if name == "countries" else pa.string() for name in out}
    table = pa.record_batch([pa.array(out[n], types[n]) for n in out], names=list(out))
    return Batch(len(pending), table, lines, problems)


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


def _birth_date(value: str, line: int, problems: list[Problem]) -> str:
    if not value or _is_iso_day(value):
        return value
    if (match := _AMBIGUOUS.fullmatch(value)) and match[1].lstrip("0") != match[2].lstrip("0"):
        problems.append(Problem(line, "birth_date", "day or month first? only the year counted", value, True))
        return match[3]
    date = _date(value)
    if not date:
        problems.append(Problem(line, "birth_date", "not a date; screened without it", value, True))
        return ""
    return date


def _is_iso_day(value: str) -> bool:
    """Whether a text is a day as it has to be: what nearly all cells are."""
    if len(value) != 10 or value[4] != "-" or value[7] != "-" or value[0] not in "12":
        return False
    try:
        dt.date.fromisoformat(value)
    except ValueError:
        return False
    return True


@lru_cache(maxsize=65_536)
def _date(value: str) -> str:
    """As ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``, "" if it is no date."""
    date = parse_date(value) or parse_date(value, month_first=True)
    return date.value if date is not None else ""


def _countries(value: Any, line: int, problems: list[Problem]) -> list[str]:
    if value is None or value == "":
        return []
    words = value if isinstance(value, list) else re.split(r"[;|]", _text(value))
    codes = []
    for word in words:
        if text := _text(word):
            if _SURROGATE.search(text):
                problems.append(_bad_cell("countries", "not valid text in this encoding", line, ascii(text)))
            elif code := _country(text):
                codes.append(code)
            else:
                problems.append(Problem(line, "countries", "not a country that is known; left out", text, True))
    return codes


@lru_cache(maxsize=4096)
def _country(text: str) -> str:
    return find_country(text)  # a table has few


def _gender(value: str, line: int, problems: list[Problem]) -> str:
    if not value:
        return ""
    if value.lower() not in _GENDERS:
        problems.append(Problem(line, "gender", "not male, female or other; left out", value, True))
    return _GENDERS.get(value.lower(), "")


def _read_csv(path: Path, encoding: str) -> Iterator[tuple[int, _Row | Problem]]:
    csv.field_size_limit(MAX_CELL)
    try:
        stream = path.open(encoding=encoding, errors="surrogateescape", newline="")
    except LookupError as error:
        raise InputError("not an encoding that is known", field="--encoding", value=encoding) from error
    with stream:
        _refuse_binary(path, encoding)
        rows = csv.reader(stream, delimiter=_delimiter(stream), strict=True)
        header: list[str] | None = None
        before = line = header_line = 0
        while True:
            try:
                row = next(rows)
            except StopIteration:
                break
            except csv.Error as error:
                if "unexpected end" in str(error):
                    raise InputError("a quote that opens here is never closed", path=path, line=before + 1) from error
                yield before + 1, Problem(before + 1, "", str(error), "", False)
                before = rows.line_num
                continue
            line, before = before + 1, rows.line_num
            if rows.line_num - line > MAX_RECORD_LINES:
                raise InputError(
                    f"a quote that opens here is not closed before line {rows.line_num}", path=path, line=line
                )
            if not row:
                continue
            if header is None:
                header, header_line = [name.strip() for name in row], line
                if duplicates := [name for name, times in Counter(header).items() if name and times > 1]:
                    raise InputError("two columns have this name", path=path, line=line, field=min(duplicates))
            elif len(row) != len(header):
                message = f"the row has {len(row)} cells, the header {len(header)}"
                yield line, Problem(line, "", message, ";".join(row)[:200], False)
            else:
                yield line, dict(zip(header, row, strict=True))
        if header is None:
            raise InputError("the table is empty; it needs a header row", path=path)
        if line == header_line:
            shown = ascii(", ".join(header)[:_SHOWN])
            raise InputError(f"there is no row below the header {shown}", path=path, line=line)


def _refuse_binary(path: Path, encoding: str) -> None:
    """A table in UTF-16 and a file that is no text at all have zero bytes where the encoding has none."""
    if codecs.lookup(encoding).name.startswith(("utf-16", "utf-32")):
        return
    with path.open("rb") as stream:
        head = stream.read(4096)
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or (len(head) > 8 and head.count(0) > len(head) / 8):
        raise InputError("not text in this encoding but UTF-16 (say --encoding utf-16) or a binary file", path=path)


def _delimiter(stream: IO[str]) -> str:
    head = stream.readline()
    stream.seek(0)
    return max(",;\t|", key=lambda c: (head.count(c), c == ","))


def _read_jsonl(path: Path, encoding: str) -> Iterator[tuple[int, _Row | Problem]]:
    with path.open("rb") as stream:
        line = 0
        while content := stream.readline(MAX_CELL):
            line += 1
            if len(content) == MAX_CELL and not content.endswith(b"\n"):
                while (rest := stream.readline(MAX_CELL)) and not rest.endswith(b"\n"):
                    pass
                yield line, Problem(line, "", f"the line is longer than {MAX_CELL:,} bytes", "", False)
                continue
            if not content.strip():
                continue
            try:
                row = json.loads(content.decode("utf-8-sig"), object_pairs_hook=_object)
            except (ValueError, RecursionError) as error:
                yield line, Problem(line, "", f"not JSON: {error}", content[:80].decode("utf-8", "replace"), False)
                continue
            if isinstance(row, dict):
                yield line, row
            else:
                yield line, Problem(line, "", "not a JSON object", content[:80].decode("utf-8", "replace"), False)


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        key = next(key for key, times in Counter(key for key, _ in pairs).items() if times > 1)
        raise ValueError(f"the key {key!r} occurs twice")
    return found


def _read_parquet(path: Path, encoding: str) -> Iterator[tuple[int, _Row | Problem]]:
    try:
        file = pq.ParquetFile(path)
    except (pa.ArrowException, OSError) as error:
        raise InputError(f"not a Parquet file: {error}", path=path) from error
    line = 0
    try:
        for batch in file.iter_batches(batch_size=8192):
            for row in batch.to_pylist():
                line += 1
                yield line, row
    except (pa.ArrowException, OSError, ValueError) as error:
        said = str(error).partition("\n")[0]
        raise InputError(f"the Parquet file is damaged after row {line:,}: {said}", path=path) from error
