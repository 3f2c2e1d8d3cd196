"""The files that hold a table: CSV, Parquet and JSON lines, row by row; what is no row is a problem with its line."""

from __future__ import annotations

import codecs
import csv
import json
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

import pyarrow as pa
import pyarrow.parquet as pq

from dissuade.errors import InputError

__all__ = ["READERS", "Problem", "Row"]

MAX_CELL = 1 << 20
MAX_RECORD_LINES = 100
_SHOWN = 200  # characters of a header or row in a message
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong with a row; ``screened`` says whether the row was screened all the same."""

    line: int
    field: str
    message: str
    value: str
    screened: bool


def _read_csv(path: Path, encoding: str) -> Iterator[tuple[int, Row | Problem]]:
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


def _read_jsonl(path: Path, encoding: str) -> Iterator[tuple[int, Row | Problem]]:
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


def _read_parquet(path: Path, encoding: str) -> Iterator[tuple[int, Row | Problem]]:
    with path.open("rb") as stream:  # Arrow opens files whose names are UTF-8 only
        try:
            file = pq.ParquetFile(stream)
        except (pa.ArrowException, OSError) as error:
            raise InputError(f"not a Parquet file: {error}", path=path) from error
        names = Counter(file.schema_arrow.names)
        if duplicates := [name for name, times in names.items() if times > 1]:
            raise InputError("two columns have this name", path=path, field=min(duplicates))
        line = 0
        try:
            for batch in file.iter_batches(batch_size=8192):
                for row in batch.to_pylist():
                    line += 1
                    yield line, row
        except (pa.ArrowException, OSError, ValueError) as error:
            said = str(error).partition("\n")[0]
            raise InputError(f"the Parquet file is damaged after row {line:,}: {said}", path=path) from error


READERS: dict[str, Callable[[Path, str], Iterator[tuple[int, Row | Problem]]]] = {
    ".csv": _read_csv,
    ".parquet": _read_parquet,
    ".jsonl": _read_jsonl,
}
"""By the end of a file's name: a function that gives each row after its line, counted from 1."""
