"""A list of one's own, as CSV or JSON lines.

Columns (CSV) or keys (JSON), all but ``name`` optional; several values are joined by ``;`` in CSV, a list in JSON:

- ``id``: your reference; without it the name, birth date and countries make one.
- ``name``, ``aliases``, ``schema`` (an FtM schema, default ``LegalEntity``)
- ``birth_date`` (``1984-01-08``, ``1984``, ``8 Jan 1984``), ``countries`` (codes or names)
- ``identifiers``: ``type=value``, the type an FtM property such as ``passportNumber``, ``imoNumber``, ``leiCode``
- ``listed_from``, ``listed_to``, ``programme``, ``reason``, ``authority``

Names, birth dates, countries and aliases may stand under other usual names (``dob``, ``nationality``), and each type of
identifier in a column of its own (``passport``, ``IMO number``); see ``lists.columns``. Other columns are kept raw.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from io import StringIO
from pathlib import Path
from typing import Any

from dissuade.errors import EditionRefusedError
from dissuade.lists.columns import TYPES, best_first, column_meaning
from dissuade.lists.drafts import NameList, digest, keep_raw, unique
from dissuade.lists.ftm_model import IDENTIFIERS
from dissuade.lists.json_text import guard_depth, iterate_json_lines
from dissuade.lists.reading import Reading, Sample, SourceFormat, check_text, read_rows
from dissuade.lists.values import clean_text, find_country, parse_date
from dissuade.model.party import SCHEMATA, Identifier, Listing, NameKind, PartialDate, Party

__all__ = ["COLUMNS", "FORMATS"]

SOURCE = "private"
COLUMNS = (
    "id", "name", "aliases", "schema", "birth_date", "countries", "identifiers", "listed_from", "listed_to",
    "programme", "reason", "authority",
)  # fmt: skip
_OTHER_NAMES = {"alias": "aliases", "aka": "aliases", "a.k.a.": "aliases", "also known as": "aliases"}
_SEVERAL = frozenset({"aliases", "birth_date", "countries", "identifiers", "programme"})
_TYPES = {*IDENTIFIERS, "isin"}
_WORD = re.compile(r"[^\W\d_]{2,}")
_ASCII_LETTER = re.compile("[A-Za-z]")
_Values = dict[str, list[str]]


def read_csv(reading: Reading) -> Iterator[Party]:
    """Read a CSV file with a header."""
    path = reading.paths[0]
    check_text(reading, path)
    _check_encoding(reading, path)
    rows = read_rows(reading, path, delimiter=_delimiter(path))
    _, cells = next(rows, (0, []))
    header = [clean_text(cell).lower() for cell in cells]
    if "name" not in _meanings(header).values():
        raise reading.refuse("schema", "the header has no column 'name'", path=path, line=1, field="name")
    double = next((column for column in header if column and header.count(column) > 1), None)
    if double is not None:
        raise reading.refuse("schema", f"the header has {double!r} twice", path=path, line=1, field=double)
    records = _csv_records(reading, path, header, rows)
    yield from _read_parties(reading, path, records)


@guard_depth
def read_json_lines(reading: Reading) -> Iterator[Party]:
    """Read a file with one JSON object a line."""
    yield from _read_parties(reading, reading.paths[0], _json_records(reading, reading.paths[0]))


def _check_encoding(reading: Reading, path: Path) -> None:
    """Refuse what is no UTF-8 and plainly no Western text either; warn of what is read as Windows-1252.

    Read as that, a name in another alphabet is made of nothing but letters with marks ("Èâàí" for "Иван").
    """
    with path.open("rb") as stream:
        for line, data in enumerate(stream, 1):
            try:
                data.decode("utf-8")
            except UnicodeDecodeError:
                words = _WORD.findall(data.decode("cp1252", "replace"))
                marked = [word for word in words if not word.isascii()]
                if sum(not _ASCII_LETTER.search(word) for word in marked) * 2 > len(marked):
                    message = "the file is not UTF-8, and read as Windows-1252 it says nothing; save it as UTF-8"
                    raise reading.refuse("malformed", message, path=path, line=line) from None
                reading.warn("encoding", "the file is not UTF-8 and is read as Windows-1252", line=line)
                return


def _csv_records(
    reading: Reading, path: Path, header: list[str], rows: Iterator[tuple[int, list[str]]]
) -> Iterator[tuple[int, _Values]]:
    for line, row in rows:
        if len(row) != len(header):
            raise reading.refuse("malformed", f"{len(row)} cells under {len(header)} columns", path=path, line=line)
        if any(cell.strip() for cell in row):
            yield line, _gather((column, _split(column, cell)) for column, cell in zip(header, row, strict=True))


def _gather(texts: Iterable[tuple[str, list[str]]]) -> _Values:
    """What a record says under our columns, where its own columns and keys mean those."""
    said = dict(texts)
    meanings = _meanings(said)
    values: _Values = {}
    for column, found in said.items():
        ours = meanings[column]
        if ours in TYPES:
            ours, found = "identifiers", [f"{ours}={value}" for value in found]
        values.setdefault(ours, []).extend(found)
    return values


def _meanings(columns: Iterable[str]) -> dict[str, str]:
    """Our column, or type of identifier, that each column means; itself where it means none, or one that is taken."""
    columns = list(columns)
    meanings = {column: _meaning(column) for column in columns}
    names = best_first("name", (column for column in columns if meanings[column] == "name"))
    return meanings | {column: column for column in names[1:]}


@lru_cache(maxsize=4096)
def _meaning(column: str) -> str:
    if column in COLUMNS:
        return column
    meant = _OTHER_NAMES.get(column) or column_meaning(column)
    return meant if meant in ("name", "aliases", "birth_date", "countries", *TYPES) else column


def _split(column: str, cell: str) -> list[str]:
    meant = _meaning(column)
    if meant not in _SEVERAL and meant not in TYPES:
        return [cell.strip()] if cell.strip() else []
    parts = next(csv.reader(StringIO(cell.replace("\n", " ").replace("\r", " ")), delimiter=";"), [])
    return [part.strip() for part in parts if part.strip()]


def _json_records(reading: Reading, path: Path) -> Iterator[tuple[int, _Values]]:
    for line, record in iterate_json_lines(reading, path):
        if not isinstance(record, Mapping):
            raise reading.refuse("schema", "the line is no object", path=path, line=line)
        if "name" not in _meanings(str(key).lower() for key in record).values():
            raise reading.refuse("schema", "the object has no 'name'", path=path, line=line, field="name")
        texts: _Values = {}
        for key, value in record.items():
            if key == "identifiers" and isinstance(value, Mapping):
                value = [f"{kind}={number}" for kind, number in value.items()]
            items = value if isinstance(value, list) else [value]
            texts[str(key).lower()] = [text for item in items if (text := _plain(reading, path, line, key, item))]
        yield line, _gather(texts.items())


def _plain(reading: Reading, path: Path, line: int, key: str, value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, Mapping | list):
        raise reading.refuse("schema", "a value is neither text nor number", path=path, line=line, field=str(key))
    return str(value).strip()


def _read_parties(reading: Reading, path: Path, records: Iterator[tuple[int, _Values]]) -> Iterator[Party]:
    seen: dict[str, int] = {}
    for line, values in records:
        reading.records += 1
        party = _Row(reading, path, line, values).read()
        if party.id in seen:
            message = f"{party.id[:80]!r} stands in line {seen[party.id]} already"
            raise reading.refuse("malformed", message, path=path, line=line, field="id")
        seen[party.id] = line
        yield party
    if not seen:
        raise reading.refuse("empty", "the file holds no record", path=path)


class _Row:
    """One record; what is wrong with it names the line and the field."""

    def __init__(self, reading: Reading, path: Path, line: int, values: _Values) -> None:
        self.reading, self.path, self.line, self.values = reading, path, line, values

    def read(self) -> Party:
        schema = self.one("schema") or "LegalEntity"
        if schema not in SCHEMATA:
            raise self.wrong("schema", f"{schema[:80]!r} is none of {', '.join(SCHEMATA)}")
        names = NameList()
        names.add(self.one("name"), NameKind.PRIMARY)
        if not names:
            raise self.wrong("name", "a record needs a name with a letter or digit")
        for alias in self.values.get("aliases", []):
            names.add(alias)
        births = self.values.get("birth_date", [])
        countries = unique(self.country(text) for text in self.values.get("countries", []))
        listing = Listing(
            source=self.reading.source,
            authority=self.one("authority"),
            programmes=tuple(self.values.get("programme", [])),
            listed_from=self.day("listed_from"),
            listed_to=self.day("listed_to"),
            reason=self.one("reason"),
            reference=self.one("id"),
        )
        reference = self.one("id") or digest(self.one("name"), *births, *countries)
        unknown = [(column, "; ".join(texts)) for column, texts in self.values.items() if column not in COLUMNS]
        return Party(
            id=f"{self.reading.source}-{reference}",
            schema=schema,
            names=names.names(),
            birth_dates=tuple(self.date("birth_date", text) for text in births),
            countries=countries,
            identifiers=tuple(self.identifier(text) for text in self.values.get("identifiers", [])),
            listings=(listing,),
            raw=keep_raw(self.reading, unknown),
        )

    def one(self, column: str) -> str:
        """The only value of a column, "" if it has none."""
        texts = self.values.get(column, [])
        if len(texts) > 1:
            raise self.wrong(column, f"{len(texts)} values where one belongs")
        return clean_text(texts[0]) if texts else ""

    def day(self, column: str) -> str:
        """A date column as an ISO date."""
        text = self.one(column)
        return self.date(column, text).value if text else ""

    def date(self, column: str, text: str) -> PartialDate:
        """A date, or a refusal."""
        date = parse_date(text)
        if date is None:
            raise self.wrong(column, f"not a date: {text[:80]!r}; write 1984-01-08, 1984-01 or 1984")
        return date

    def country(self, text: str) -> str:
        """A country code, or a refusal."""
        code = find_country(text)
        if not code:
            raise self.wrong("countries", f"not a country: {text[:80]!r}")
        return code

    def identifier(self, text: str) -> Identifier:
        """An identifier, or a refusal."""
        kind, equals, value = (part.strip() for part in text.partition("="))
        if not equals or not value:
            raise self.wrong("identifiers", f"{text[:80]!r} is not type=value")
        if kind not in _TYPES:
            raise self.wrong("identifiers", f"unknown type {kind[:80]!r}; use an FtM property such as passportNumber")
        return Identifier(type=kind, value=value)

    def wrong(self, field: str, message: str) -> EditionRefusedError:
        """The refusal of the file because of this record."""
        return self.reading.refuse("malformed", message, path=self.path, line=self.line, field=field)


def _delimiter(path: Path) -> str:
    """Comma, or the semicolon or tab that spreadsheets of some countries write instead."""
    with path.open("rb") as stream:
        line = stream.readline(65_536).decode("utf-8-sig", "replace")
    return max(",;\t", key=line.count)


def _is_csv(sample: Sample) -> bool:
    line = sample.head[:4096].decode("utf-8-sig", "replace").partition("\n")[0].lower()
    columns = {cell.strip(' "\r') for cell in line.replace(";", ",").replace("\t", ",").split(",")}
    if not columns.isdisjoint({"source", "sanctions", "sdn_type"}):
        return False
    if "name" in columns and len(columns & set(COLUMNS)) >= 2:
        return True
    # Under other names most have to be known: the columns of a list whose publisher renamed some are not.
    known = [meant for column in columns if (meant := _meaning(column)) in COLUMNS or meant in TYPES]
    return "name" in known and len(known) >= 2 and 2 * len(known) > len(columns)


def _is_json_lines(sample: Sample) -> bool:
    line = sample.head.removeprefix(b"\xef\xbb\xbf").lstrip().partition(b"\n")[0]
    try:
        record = json.loads(line)
    except (ValueError, RecursionError):
        return False
    others = {"properties", "results", "response", "source_list_url"}
    return isinstance(record, dict) and "name" in record and others.isdisjoint(record)


FORMATS: tuple[SourceFormat, ...] = (
    SourceFormat(SOURCE, "csv", "A list of one's own (CSV)", _is_csv, read_csv),
    SourceFormat(SOURCE, "jsonl", "A list of one's own (JSON lines)", _is_json_lines, read_json_lines),
)
