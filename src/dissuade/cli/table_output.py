"""Alerts out: finished parts are kept, so that a killed run goes on; the result appears whole or not at all."""

from __future__ import annotations

import csv
import hashlib
import json
import os
import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.ipc
import pyarrow.parquet as pq

from dissuade.cli.table_input import Problem
from dissuade.errors import InputError

__all__ = ["Parts", "defuse", "fingerprint", "write_alerts", "write_problems"]

SUFFIXES = (".csv", ".parquet", ".jsonl")
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def defuse(cell: Any) -> Any:
    """Make a text cell safe to open in a spreadsheet: what would start a formula gets an apostrophe in front.

    Source: OWASP, "CSV Injection".
    """
    return "'" + cell if isinstance(cell, str) and cell.startswith(_FORMULA) else cell


def fingerprint(path: Path, settings: Mapping[str, Any]) -> str:
    """A hash of the input's content and of everything that decides the result."""
    digest = hashlib.sha256(json.dumps(settings, sort_keys=True, default=str).encode())
    with path.open("rb") as stream:
        while chunk := stream.read(1 << 20):
            digest.update(chunk)
    return digest.hexdigest()


class Parts:
    """The finished parts of a run, in a folder beside the output.

    Args:
        output: where the alerts will go; the folder is ``<output>.parts``.
        run: fingerprint of the run; parts of another run are refused unless ``restart``.
        restart: forget an interrupted run.

    Raises:
        InputError: the folder holds parts of another run.
    """

    def __init__(self, output: Path, run: str, *, restart: bool) -> None:
        self.folder = output.with_name(output.name + ".parts")
        if restart and self.folder.exists():
            shutil.rmtree(self.folder)
        self.folder.mkdir(parents=True, exist_ok=True)
        marker = self.folder / "run.json"
        if not marker.exists():
            _write_atomically(marker, json.dumps({"run": run}).encode())
        elif json.loads(marker.read_text()).get("run") != run:
            raise InputError(
                "an interrupted run with other input, options or lists left parts here; finish it, or say --restart",
                path=self.folder,
            )

    def rows_done(self) -> int:
        """How many input rows the finished parts stand for."""
        return sum(self._meta(part)["rows"] for part in self._parts())

    def add(self, table: pa.Table, rows: int, problems: Sequence[Problem]) -> None:
        """Keep the result of one batch; it counts only once it is whole on disk."""
        number = len(self._parts())
        sink = pa.BufferOutputStream()
        with pa.ipc.new_file(sink, table.schema) as writer:
            writer.write_table(table)
        _write_atomically(self.folder / f"{number:06d}.arrow", sink.getvalue().to_pybytes())
        meta = {"rows": rows, "alerts": table.num_rows, "problems": [asdict(problem) for problem in problems]}
        _write_atomically(self.folder / f"{number:06d}.json", json.dumps(meta).encode())

    def tables(self) -> Iterator[pa.Table]:
        """The results so far, in order."""
        for part in self._parts():
            with pa.ipc.open_file(part.with_suffix(".arrow")) as reader:
                yield reader.read_all()

    def problems(self) -> list[Problem]:
        """All problems so far, in order."""
        return [Problem(**item) for part in self._parts() for item in self._meta(part)["problems"]]

    def remove(self) -> None:
        """Forget the parts once the output stands."""
        shutil.rmtree(self.folder)

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
        for table in tables:
            writer = writer or pq.ParquetWriter(temporary, table.schema)
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


def _write_atomically(path: Path, content: bytes) -> None:
    temporary = path.with_name(path.name + ".writing")
    with temporary.open("wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())
    os.replace(temporary, path)
