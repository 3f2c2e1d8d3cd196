"""Alerts out: finished parts are kept, so that a killed run goes on; the result appears whole or not at all."""

from __future__ import annotations

import csv
import json
import os
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.ipc
import pyarrow.parquet as pq

from dissuade.cli.runs import Run, fingerprint, write_atomically
from dissuade.cli.table_files import Problem

__all__ = ["Parts", "defuse", "fingerprint", "write_alerts", "write_problems"]

SUFFIXES = (".csv", ".parquet", ".jsonl")
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def defuse(cell: Any) -> Any:
    """Make a text cell safe to open in a spreadsheet: what would start a formula gets an apostrophe in front.

    Source: OWASP, "CSV Injection".
    """
    return "'" + cell if isinstance(cell, str) and cell.startswith(_FORMULA) else cell


class Parts(Run):
    """The finished parts of a run over a table; see ``Run``."""

    def rows_done(self) -> int:
        """How many input rows the finished parts stand for."""
        return sum(self._meta(part)["rows"] for part in self._parts())

    def add(
        self, table: pa.Table, rows: int, problems: Sequence[Problem], unused: Sequence[tuple[str, str]] = ()
    ) -> None:
        """Keep the result of one batch; it counts only once it is whole on disk."""
        number = len(self._parts())
        sink = pa.BufferOutputStream()
        with pa.ipc.new_file(sink, table.schema) as writer:
            writer.write_table(table)
        write_atomically(self.folder / f"{number:06d}.arrow", sink.getvalue().to_pybytes())
        meta = {
            "rows": rows,
            "alerts": table.num_rows,
            "problems": [asdict(problem) for problem in problems],
            "unused": unused,
        }
        write_atomically(self.folder / f"{number:06d}.json", json.dumps(meta).encode())

    def tables(self) -> Iterator[pa.Table]:
        """The results so far, in order."""
        for part in self._parts():
            # Arrow opens files whose names are UTF-8 only.
            with part.with_suffix(".arrow").open("rb") as stream, pa.ipc.open_file(stream) as reader:
                yield reader.read_all()

    def problems(self) -> list[Problem]:
        """All problems so far, in order."""
        return [Problem(**item) for part in self._parts() for item in self._meta(part)["problems"]]

    def unused(self) -> dict[str, str]:
        """All columns so far that did not count, with what was used in their place, or ""."""
        return {name: other for part in self._parts() for name, other in self._meta(part).get("unused", ())}

    def _parts(self) -> list[Path]:
        return sorted(path for path in self.folder.glob("[0-9]*.json"))

    def _meta(self, part: Path) -> dict[str, Any]:
        content = json.loads(part.read_text())
        assert isinstance(content, dict)
        return content


def write_alerts(output: Path, tables: Iterator[pa.Table]) -> int:
    """Write all alerts in the format that the file name asks for; returns how many there are."""
    temporary = output.with_name(output.name + ".writing")
    count = 0
    if output.suffix == ".parquet":
        writer: pq.ParquetWriter | None = None
        with temporary.open("wb") as sink:
            for table in tables:
                writer = writer or pq.ParquetWriter(sink, table.schema)
                writer.write_table(table)
                count += table.num_rows
            if writer is not None:
                writer.close()
    else:
        with temporary.open("w", encoding="utf-8", newline="") as stream:
            rows = csv.writer(stream)
            for number, table in enumerate(tables):
                if output.suffix == ".csv" and number == 0:
                    rows.writerow(table.column_names)
                for row in table.to_pylist():
                    if output.suffix == ".csv":
                        rows.writerow([defuse(_flat(value)) for value in row.values()])
                    else:
                        stream.write(json.dumps(row, ensure_ascii=False, default=str) + "\n")
                count += table.num_rows
    os.replace(temporary, output)
    return count


def write_problems(path: Path, problems: Sequence[Problem]) -> None:
    """Write what was wrong with which row; an old file is removed if there is nothing to say."""
    if not problems:
        path.unlink(missing_ok=True)
        return
    temporary = path.with_name(path.name + ".writing")
    with temporary.open("w", encoding="utf-8", newline="") as stream:
        rows = csv.writer(stream)
        rows.writerow(["line", "field", "message", "value", "screened"])
        rows.writerows([p.line, p.field, p.message, defuse(p.value), "yes" if p.screened else "no"] for p in problems)
    os.replace(temporary, path)


def _flat(value: Any) -> Any:
    return "; ".join(str(item) for item in value) if isinstance(value, list) else value
