"""What every reader is given and what it has to offer.

A reader turns the files of one edition into ``Party`` records, one after another, and reports what it could not place.
It raises ``EditionRefusedError`` for a file that must not become an edition, and nothing else.
"""

from __future__ import annotations

import codecs
import csv
import re
import zipfile
import zlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from lxml import etree

from dissuade.errors import EditionRefusedError
from dissuade.model.party import Party

__all__ = [
    "Reading",
    "Sample",
    "SourceFormat",
    "Warning",
    "check_text",
    "local_name",
    "open_text",
    "read_rows",
    "refuse_blank_or_html",
    "take_sample",
]

SAMPLE_BYTES = 65_536
EXCERPT_BYTES = 1 << 20
_TEXTS = "xl/sharedStrings.xml"
MAX_FIELD = 1 << 20


@dataclass(frozen=True, slots=True)
class Sample:
    """The beginning of a file, enough to tell its format.

    ``members`` are the names inside a ZIP container (XLSX, ODS, zipped sets), else empty; ``excerpt`` is the beginning
    of a workbook's table of texts, else empty.
    """

    name: str
    head: bytes
    size: int
    members: tuple[str, ...] = ()
    excerpt: bytes = b""


def take_sample(path: Path) -> Sample:
    """Read the first 64 KiB of a file and, for a ZIP container, its member names and the first texts of a workbook.

    A compressed single file is decompressed by the loader before it comes here.
    """
    with path.open("rb") as stream:
        head = stream.read(SAMPLE_BYTES)
    members: tuple[str, ...] = ()
    excerpt = b""
    if head.startswith(b"PK\x03\x04"):
        try:
            with zipfile.ZipFile(path) as archive:
                members = tuple(archive.namelist()[:1000])
                if _TEXTS in members:
                    with archive.open(_TEXTS) as texts:
                        excerpt = texts.read(EXCERPT_BYTES)
        except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError):
            excerpt = b""  # whoever reads the container says what is wrong with it
    return Sample(path.name, head, path.stat().st_size, members, excerpt)


@dataclass(frozen=True, slots=True)
class Warning:
    """One thing a reader could not place or believe.

    ``kind`` is a stable word by which warnings are counted (``date``, ``country``, ``imo-check-digit`` ...).
    """

    kind: str
    message: str
    line: int | None = None
    field: str | None = None


@dataclass(slots=True)
class Reading:
    """The reader's notebook for one edition.

    Args:
        source: the source being read, such as ``un-sc``.
        paths: the files of the edition.

    Attributes:
        published: ISO date from the content, "" as long as unknown.
        declared: how many records the file says it has, None if it does not say.
        records: how many official records were seen (set by the reader; a party may have several rows).
        warnings: how often each kind occurred; ``examples`` holds the first 20 of each kind.
        unmapped: how often each official field was kept raw.
    """

    source: str
    paths: Sequence[Path]
    published: str = ""
    declared: int | None = None
    records: int = 0
    warnings: Counter[str] = field(default_factory=Counter)
    examples: list[Warning] = field(default_factory=list)
    unmapped: Counter[str] = field(default_factory=Counter)

    def warn(self, kind: str, message: str, *, line: int | None = None, field: str | None = None) -> None:
        """Count a warning and keep the first 20 of its kind."""
        self.warnings[kind] += 1
        if self.warnings[kind] <= 20:
            self.examples.append(Warning(kind, message, line, field))

    def refuse(
        self,
        reason: str,
        message: str,
        *,
        path: Path | None = None,
        line: int | None = None,
        field: str | None = None,
    ) -> EditionRefusedError:
        """Make (not raise) the refusal of this edition."""
        return EditionRefusedError(
            reason, message, path=path or self.paths[0], source=self.source, line=line, field=field
        )


_HTML = re.compile(
    rb"(\xef\xbb\xbf)?\s*(<!--.*?-->\s*)?(<!doctype\s+html|<html|<head|<body|<title)|.{0,400}?</?(a\s+href|h1|p)\b[^>]*>",
    re.IGNORECASE | re.DOTALL,
)


def refuse_blank_or_html(reading: Reading, path: Path) -> None:
    """Refuse a file without content and a web page that was saved under the name of a list.

    Raises:
        EditionRefusedError: ``empty`` or ``html``.
    """
    with path.open("rb") as stream:
        head = stream.read(4096)
    if not head.strip(b" \t\r\n\x1a\x00"):
        raise reading.refuse("empty", f"the file has no content ({path.stat().st_size} bytes)", path=path)
    if _HTML.match(head):
        raise reading.refuse("html", "a web page instead of a list", path=path)


@dataclass(frozen=True, slots=True)
class SourceFormat:
    """One official format of one source.

    Args:
        source: source name; ``name`` is the format, such as ``csv``, ``xml``, ``xml-advanced``.
        detect: tells from a sample whether a file is of this format; cheap, never raises.
        read: yields the parties of an edition and keeps the notebook.
        parts: for a set of files, what each part is called and how it is told; the first is required.
            The paths arrive in this order in ``Reading.paths``. Empty for a single file.
        title: what people call the publication.
    """

    source: str
    name: str
    title: str
    detect: Callable[[Sample], bool]
    read: Callable[[Reading], Iterator[Party]]
    parts: tuple[tuple[str, Callable[[Sample], bool]], ...] = ()


def open_text(path: Path, encodings: Sequence[str] = ("utf-8-sig", "cp1252")) -> IO[str]:
    """Open a text file in the first encoding that decodes all of it; the last one replaces what it cannot decode."""
    for encoding in encodings[:-1]:
        decoder = codecs.getincrementaldecoder(encoding)()
        try:
            with path.open("rb") as stream:
                while chunk := stream.read(1 << 20):
                    decoder.decode(chunk)
                decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            continue
        return path.open(encoding=encoding, newline="")
    return path.open(encoding=encodings[-1], errors="replace", newline="")


def check_text(reading: Reading, path: Path) -> None:
    """Make sure that a text file holds text: not nothing, not a web page, not a binary file.

    Raises:
        EditionRefusedError: ``empty``, ``html`` or ``malformed``.
    """
    with path.open("rb") as stream:
        head = stream.read(SAMPLE_BYTES)
    start = head.removeprefix(codecs.BOM_UTF8).lstrip(b" \t\r\n\x1a")[:64].lower()
    if not start:
        raise reading.refuse("empty", "the file holds nothing", path=path)
    if start.startswith((b"<!doctype", b"<html", b"<head", b"<body", b"<?xml")):
        raise reading.refuse("html", "a web page or XML came instead of the list", path=path)
    if b"\0" in head:
        raise reading.refuse("malformed", "a binary file came instead of text", path=path)


def read_rows(
    reading: Reading, path: Path, *, delimiter: str = ",", encodings: Sequence[str] = ("utf-8-sig", "cp1252")
) -> Iterator[tuple[int, list[str]]]:
    """Yield ``(line number, cells)`` of a delimited text file; stops at DOS end-of-file bytes (0x1A).

    Raises:
        EditionRefusedError: ``malformed``; ``truncated`` if the file breaks off within quotation marks.
    """
    csv.field_size_limit(MAX_FIELD)
    with open_text(path, encodings) as stream:
        lines = _LastRow(stream)
        rows = csv.reader(lines, delimiter=delimiter, strict=False)
        while True:
            lines.begin()
            try:
                row = next(rows)
            except StopIteration:
                if lines.breaks_off(delimiter):
                    first = rows.line_num - lines.length + 1
                    message = f"the file ends within quotation marks, in the row that begins in line {first}"
                    raise reading.refuse("truncated", message, path=path, line=first) from None
                return
            except csv.Error as error:
                raise reading.refuse("malformed", str(error), path=path, line=rows.line_num) from error
            if row and not (len(row) == 1 and row[0].strip("\x1a \t") == ""):
                yield rows.line_num, row


class _LastRow:
    """Hands on the lines of a table and keeps those of the row that is being read."""

    __slots__ = ("_last", "_lines", "_row")

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines = iter(lines)
        self._row: list[str] = []
        self._last: list[str] = []

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = next(self._lines)
        self._row.append(line)
        return line

    def begin(self) -> None:
        """A new row begins."""
        self._last = self._row or self._last
        self._row = []

    @property
    def length(self) -> int:
        """How many lines the last row has."""
        return len(self._last)

    def breaks_off(self, delimiter: str) -> bool:
        """Whether the last row ends inside a cell that began with a quotation mark."""
        quoted = closing = False  # whether inside quotation marks, and whether the mark before may have closed them
        begins = True
        for character in "".join(self._last):
            if character == '"' and (quoted or closing or begins):
                quoted, closing, begins = not quoted, quoted, False
            elif not quoted:
                closing, begins = False, character in (delimiter, "\n", "\r")
        return quoted


def local_name(element: etree._Element) -> str:
    """The tag of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]  # a QName would cost four times as much, for every element
