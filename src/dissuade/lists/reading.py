"""What every reader is given and what it has to offer.

A reader turns the files of one edition into ``Party`` records, one after another, and reports what it could not place.
It raises ``EditionRefusedError`` for a file that must not become an edition, and nothing else.
"""

from __future__ import annotations

import codecs
import csv
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
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
    "iterate_elements",
    "local_name",
    "open_text",
    "read_rows",
    "take_sample",
]

SAMPLE_BYTES = 65_536
MAX_FIELD = 1 << 20


@dataclass(frozen=True, slots=True)
class Sample:
    """The beginning of a file, enough to tell its format.

    ``members`` are the names inside a ZIP container (XLSX, ODS, zipped sets), else empty.
    """

    name: str
    head: bytes
    size: int
    members: tuple[str, ...] = ()


def take_sample(path: Path) -> Sample:
    """Read the first 64 KiB of a file and, for a ZIP container, its member names.

    A compressed single file is decompressed by the loader before it comes here.
    """
    with path.open("rb") as stream:
        head = stream.read(SAMPLE_BYTES)
    members: tuple[str, ...] = ()
    if head.startswith(b"PK\x03\x04"):
        try:
            with zipfile.ZipFile(path) as archive:
                members = tuple(archive.namelist()[:1000])
        except zipfile.BadZipFile:
            members = ()
    return Sample(path.name, head, path.stat().st_size, members)


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


def read_rows(
    reading: Reading, path: Path, *, delimiter: str = ",", encodings: Sequence[str] = ("utf-8-sig", "cp1252")
) -> Iterator[tuple[int, list[str]]]:
    """Yield ``(line number, cells)`` of a delimited text file; stops at DOS end-of-file bytes (0x1A)."""
    csv.field_size_limit(MAX_FIELD)
    with open_text(path, encodings) as stream:
        rows = csv.reader(stream, delimiter=delimiter, strict=False)
        while True:
            try:
                row = next(rows)
            except StopIteration:
                return
            except csv.Error as error:
                raise reading.refuse("malformed", str(error), path=path, line=rows.line_num) from error
            if row and not (len(row) == 1 and row[0].strip("\x1a \t") == ""):
                yield rows.line_num, row


def local_name(element: etree._Element) -> str:
    """The tag of an element without its namespace."""
    return etree.QName(element).localname


def iterate_elements(reading: Reading, path: Path, tags: Sequence[str]) -> Iterator[etree._Element]:
    """Stream the complete elements with one of the local names ``tags``; each is emptied after use.

    No entities are resolved, no DTD is loaded, nothing is fetched; depth and text size have libxml2's own limits.

    Raises:
        EditionRefusedError: not well-formed, truncated, or it declares entities.
    """
    wanted = [f"{{*}}{tag}" for tag in tags] + list(tags)
    context = etree.iterparse(
        str(path),
        events=("end",),
        tag=wanted,
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        for _, element in context:
            doctype = element.getroottree().docinfo.internalDTD
            if doctype is not None and any(True for _ in doctype.iterentities()):
                raise reading.refuse("malformed", "the file declares XML entities", path=path)
            yield element
            element.clear()
            parent = element.getparent()
            if parent is not None:
                while element.getprevious() is not None:
                    del parent[0]
    except etree.XMLSyntaxError as error:
        line = error.lineno
        reason = "truncated" if "Premature end" in str(error.msg) else "malformed"
        raise reading.refuse(reason, str(error.msg), path=path, line=line) from error
