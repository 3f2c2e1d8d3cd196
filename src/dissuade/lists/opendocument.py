"""Rows of an OpenDocument spreadsheet, one after another.

The full UK list unpacks to 430 MB of XML, and a short ODS can announce a billion repeated cells; a reader that builds
whole sheets would hold both in memory, so this one streams and bounds what is repeated.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from dissuade.lists.containers import check_container
from dissuade.lists.reading import Reading, local_name

__all__ = ["read_ods_rows"]

MAX_COLUMNS = 1024
MAX_REPEATED_ROWS = 1000  # rows with content; empty ones are skipped however many there are
_CONTENT = "content.xml"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_CELLS = (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell")
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_DATE = f"{_OFFICE}date-value"
_PARAGRAPH = f"{_TEXT}p"
_ROWS_REPEATED = f"{_TABLE}number-rows-repeated"
_COLUMNS_REPEATED = f"{_TABLE}number-columns-repeated"


def read_ods_rows(reading: Reading, path: Path) -> Iterator[tuple[int, list[str]]]:
    """Yield ``(row number, cells)`` of the first sheet that has content; empty rows are left out.

    A date cell gives its ISO date, any other cell its text as displayed.

    Raises:
        EditionRefusedError: see ``check_container``; further ``schema`` (no spreadsheet inside), ``malformed`` (XML)
            and ``too-large`` (more than 1024 columns with content, or a row repeated more than 1000 times).
    """
    check_container(reading, path)
    with zipfile.ZipFile(path) as archive:
        if _CONTENT not in archive.namelist():
            raise reading.refuse("schema", f"the container has no {_CONTENT}: no OpenDocument spreadsheet", path=path)
        with archive.open(_CONTENT) as stream:
            context = etree.iterparse(
                stream,
                events=("end",),
                tag=f"{_TABLE}table-row",
                resolve_entities=False,
                load_dtd=False,
                no_network=True,
                huge_tree=False,
                remove_comments=True,
                remove_pis=True,
            )
            try:
                yield from _rows(reading, path, context)
            except etree.XMLSyntaxError as error:
                raise reading.refuse("malformed", f"{_CONTENT}: {error.msg}", path=path) from error


def _rows(reading: Reading, path: Path, context: etree.iterparse) -> Iterator[tuple[int, list[str]]]:
    number = 0
    current: etree._Element | None = None
    sheet: etree._Element | None = None
    for _, row in context:
        table = next(row.iterancestors(f"{_TABLE}table"), None)
        if table is not current:
            current, number = table, 0
        repeated = _count(row, _ROWS_REPEATED)
        cells = _cells(reading, path, row, number + 1)
        if cells:
            if sheet is None:
                sheet = table
            if table is not sheet:
                return
            if repeated > MAX_REPEATED_ROWS:
                message = f"one row is repeated {repeated:,} times"
                raise reading.refuse("too-large", message, path=path, line=number + 1)
            for offset in range(repeated):
                yield number + 1 + offset, list(cells)
        number += repeated
        row.clear()
        parent = row.getparent()
        while parent is not None and (previous := row.getprevious()) is not None:
            parent.remove(previous)


def _cells(reading: Reading, path: Path, row: etree._Element, number: int) -> list[str]:
    cells: list[str] = []
    pending = 0  # a sheet ends in thousands of repeated empty cells
    for cell in row:
        if cell.tag not in _CELLS:
            continue
        text = _cell_text(cell)
        repeated = _count(cell, _COLUMNS_REPEATED)
        if not text:
            pending += repeated
            continue
        if len(cells) + pending + repeated > MAX_COLUMNS:
            raise reading.refuse("too-large", f"more than {MAX_COLUMNS} columns with content", path=path, line=number)
        cells.extend([""] * pending)
        cells.extend([text] * repeated)
        pending = 0
    return cells


def _cell_text(cell: etree._Element) -> str:
    if (date := cell.get(_DATE)) is not None:
        return str(date)[:10]
    if not len(cell):
        return ""
    return "\n".join(_paragraph_text(paragraph) for paragraph in cell.iterchildren(_PARAGRAPH)).strip()


def _paragraph_text(paragraph: etree._Element) -> str:
    if not len(paragraph):
        return paragraph.text or ""
    pieces = [paragraph.text or ""]
    for part in paragraph.iterdescendants():
        if local_name(part) in ("s", "tab", "line-break"):
            pieces.append(" ")
        if part.text:
            pieces.append(part.text)
        if part.tail:
            pieces.append(part.tail)
    return "".join(pieces)


def _count(element: etree._Element, name: str) -> int:
    text = element.get(name)
    if text is None:
        return 1
    text = str(text)
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 1
