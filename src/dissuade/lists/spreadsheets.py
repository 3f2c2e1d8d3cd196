"""Sheets of a workbook as plain rows, opened only after the container was checked."""

from __future__ import annotations

import datetime as dt
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import python_calamine as calamine

from dissuade.lists.containers import check_container
from dissuade.lists.reading import Reading, Sample

__all__ = ["Cell", "cell_date", "cell_text", "is_workbook", "last_modified", "read_sheets"]

Cell = str | float | bool | dt.date | dt.time | dt.datetime | dt.timedelta
_MODIFIED = re.compile(rb"<dcterms:modified[^>]*>(\d{4}-\d\d-\d\d)")
_SERIAL_EPOCH = dt.date(1899, 12, 30)
_YEARS = range(1000, 3000)


def is_workbook(sample: Sample) -> bool:
    """Whether a sample is an XLSX workbook."""
    return "xl/workbook.xml" in sample.members


def read_sheets(reading: Reading, path: Path) -> Iterator[tuple[str, list[list[Cell]]]]:
    """Yield ``(sheet name, rows)``; every row of a sheet has the same number of cells, "" where empty.

    Raises:
        EditionRefusedError: ``empty``, ``html``, ``truncated``, ``too-large`` or ``malformed``.
    """
    with path.open("rb") as stream:
        head = stream.read(512).lstrip()
    if not head:
        raise reading.refuse("empty", "the file is empty", path=path)
    if head.startswith(b"<"):
        raise reading.refuse("html", "a web page or XML instead of a workbook", path=path)
    check_container(reading, path)
    try:
        workbook = calamine.CalamineWorkbook.from_path(path)
        for name in workbook.sheet_names:
            yield name, workbook.get_sheet_by_name(name).to_python(skip_empty_area=False)
    except calamine.CalamineError as error:
        raise reading.refuse("malformed", f"not a readable workbook: {error}", path=path) from error


def last_modified(path: Path) -> str:
    """The ISO date on which the workbook says it was last saved, "" if it does not say."""
    try:
        with zipfile.ZipFile(path) as archive:
            match = _MODIFIED.search(archive.read("docProps/core.xml")[:65_536])
    except (KeyError, zipfile.BadZipFile):
        return ""
    return match[1].decode() if match else ""


def cell_text(cell: Cell) -> str:
    """A cell as its publisher meant it: whole numbers without ``.0``, dates as ISO, text trimmed."""
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float | int):
        return str(int(cell)) if float(cell).is_integer() else repr(cell)
    if isinstance(cell, dt.datetime):
        return cell.date().isoformat() if cell.time() == dt.time() else cell.isoformat(sep=" ")
    return str(cell).strip()


def cell_date(cell: Cell) -> str:
    """The ISO date in a date cell, a year cell or an unformatted serial number, "" for anything else."""
    if isinstance(cell, dt.datetime):
        return cell.date().isoformat()
    if isinstance(cell, dt.date):
        return cell.isoformat()
    if isinstance(cell, float | int) and not isinstance(cell, bool) and float(cell).is_integer():
        number = int(cell)
        if number in _YEARS:
            return str(number)
        if 3_000 <= number <= 80_000:
            return (_SERIAL_EPOCH + dt.timedelta(days=number)).isoformat()
    return ""
