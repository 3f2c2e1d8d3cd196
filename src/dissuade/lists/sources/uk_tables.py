"""The UK Sanctions List as CSV and ODS, and the ODS that the FCDO's search page exports."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dissuade.lists.identity import PartyIds
from dissuade.lists.opendocument import read_ods_rows
from dissuade.lists.raw import RawFields
from dissuade.lists.reading import Reading, Sample, SourceFormat, read_rows
from dissuade.lists.sources.uk_record import SOURCE, TITLE, UkRecord, build_party, read_day
from dissuade.lists.values import clean_text
from dissuade.model.party import Party

__all__ = ["FORMATS"]

_HEADER_WITHIN = 10  # rows; the report date stands above the header
_REPORT_DATE = re.compile(r"report date\s*:?\s*(.*)", re.IGNORECASE)
_COLUMNS = {
    **{f"name {number}": ("name", number - 1) for number in range(1, 7)},
    "name type": ("name", 6),
    "alias strength": ("name", 7),
    "name non-latin script": ("non_latin", 0),
    "non-latin script type": ("non_latin", 1),
    "non-latin script language": ("non_latin", 2),
    **{f"address line {number}": ("address", number - 1) for number in range(1, 7)},
    "address postal code": ("address", 6),
    "address country": ("address", 7),
    "passport number": ("passport", 0),
    "passport additional information": ("passport", 1),
    "national identifier number": ("national_id", 0),
    "national identifier additional information": ("national_id", 1),
    "town of birth": ("birth_place", 0),
    "country of birth": ("birth_place", 1),
    "last updated": ("last_updated", 0),
    "date designated": ("designated", 0),
    "unique id": ("unique_id", 0),
    "ofsi group id": ("ofsi_group_id", 0),
    "ofsi id": ("ofsi_group_id", 0),
    "un reference number": ("un_reference", 0),
    "title": ("title", 0),
    "honorary/professional/religious titles": ("title", 0),
    "regime name": ("regime", 0),
    "designation type": ("kind", 0),
    "individual, entity, ship": ("kind", 0),
    "entity, vessel or individual": ("kind", 0),
    "type": ("kind", 0),
    "designation source": ("designation_source", 0),
    "sanctions imposed": ("measures", 0),
    "other information": ("other_information", 0),
    "uk statement of reasons": ("reasons", 0),
    "phone number": ("phone", 0),
    "website": ("website", 0),
    "email address": ("email", 0),
    "d.o.b": ("birth_date", 0),
    "nationality(/ies)": ("nationality", 0),
    "position": ("position", 0),
    "gender": ("gender", 0),
    "type of entity": ("entity_type", 0),
    "subsidiaries": ("subsidiary", 0),
    "parent company": ("parent", 0),
    "business registration number (s)": ("registration_number", 0),
    "imo number": ("imo_number", 0),
    "current owner/operator (s)": ("owner", 0),
    "previous owner/operator (s)": ("previous_owner", 0),
    "current believed flag of ship": ("flag", 0),
    "previous flags": ("previous_flag", 0),
    "type of ship": ("ship_type", 0),
    "tonnage of ship": ("tonnage", 0),
    "length of ship": ("length", 0),
    "year built": ("year_built", 0),
    "hull identification number (hin)": ("hull_number", 0),
}
_SEARCH_EXPORT = "name"  # its one column for the whole primary name

Rows = Iterator[tuple[int, list[str]]]


def _detect_csv(sample: Sample) -> bool:
    head = sample.head[:8192]
    return b"Unique ID" in head and b"Name 6" in head and b"Regime Name" in head


def _detect_ods(sample: Sample) -> bool:
    """An OpenDocument spreadsheet; what stands in it is seen only on reading. No other known list comes as one."""
    return "content.xml" in sample.members


def _read_csv(reading: Reading) -> Iterator[Party]:
    return _read_table(reading, read_rows(reading, reading.paths[0]))


def _read_ods(reading: Reading) -> Iterator[Party]:
    return _read_table(reading, read_ods_rows(reading, reading.paths[0]))


def _read_table(reading: Reading, rows: Rows) -> Iterator[Party]:
    table = _Table(reading, _read_header(reading, rows))
    width, line = len(table.columns), 0
    for line, cells in rows:
        width = len(cells)
        table.add_row(cells, line)
    if not table.records:
        raise reading.refuse("empty", "the table has a header and no designation")
    if width < len(table.columns) and reading.paths[0].suffix.lower() == ".csv":
        raise reading.refuse("truncated", f"the last row ends after {width} of {len(table.columns)} cells", line=line)
    ids = PartyIds(reading)
    for record in table.records.values():
        reading.records += 1
        yield build_party(reading, record, ids)


def _read_header(reading: Reading, rows: Rows) -> list[tuple[str, int] | str]:
    """Find the header row and translate its headings; an unknown one stays a text."""
    seen = 0
    for seen, (line, cells) in enumerate(rows, start=1):
        headings = [clean_text(cell).lower() for cell in cells]
        if "unique id" in headings:
            missing = [name for name in ("regime name",) if name not in headings]
            if "name 6" not in headings and _SEARCH_EXPORT not in headings:
                missing.append("name 6")
            if missing:
                raise reading.refuse("schema", f"no column {missing[0]!r}", line=line, field=missing[0])
            if not reading.published:
                reading.warn("no-date", "the table does not say when it was published", line=line)
            return [_translate(heading, cell) for heading, cell in zip(headings, cells, strict=True)]
        stated = _REPORT_DATE.match(" ".join(filter(None, map(clean_text, cells))))
        if stated is not None:
            reading.published = read_day(stated[1].strip(" ,"))
            if len(reading.published) != len("2026-09-11"):
                raise reading.refuse("schema", f"no date in {stated[0]!r}", line=line, field="Report Date")
        if seen == _HEADER_WITHIN:
            break
    if not seen:
        raise reading.refuse("empty", "the file holds nothing")
    raise reading.refuse("schema", f"no header with 'Unique ID' in the first {seen} rows", field="Unique ID")


def _translate(heading: str, cell: str) -> tuple[str, int] | str:
    if heading == _SEARCH_EXPORT:
        return ("name", 5)
    return _COLUMNS.get(heading, clean_text(cell))


class _Table:
    """Gathers the rows of a table into records.

    Args:
        reading: the notebook of the edition.
        columns: for each column its group and place there, or the heading where it is unknown.
    """

    def __init__(self, reading: Reading, columns: list[tuple[str, int] | str]) -> None:
        self.reading = reading
        self.columns = columns
        self.records: dict[str, UkRecord] = {}
        self._groups: dict[str, list[tuple[int, int]]] = {}  # place in the tuple and number of the column
        self._spare: list[tuple[str, int]] = []
        self._seen: set[tuple[str, ...]] = set()
        for number, column in enumerate(columns):
            if isinstance(column, str):
                self._spare.append((column or "column without heading", number))
            else:
                self._groups.setdefault(column[0], []).append((column[1], number))
        self._key = self._groups.pop("unique_id")[0][1]
        self._has_name_type = any(place == 6 for place, _ in self._groups["name"])

    def add_row(self, cells: list[str], line: int) -> None:
        """Add what a row states that no row of its designation stated before."""
        width = len(cells)
        key = clean_text(cells[self._key]) if self._key < width else ""
        if not key:
            raise self.reading.refuse("schema", "a row has no Unique ID", line=line, field="Unique ID")
        record = self.records.get(key)
        if record is None:
            record = self.records[key] = UkRecord(line=line, raw=RawFields(self.reading))
            record.add([("unique_id", 0, key)])
        for group, places in self._groups.items():
            # The product repeats most cells on every row; to skip them as they are is far cheaper than to clean them.
            texts = tuple(cells[number] if number < width else "" for _, number in places)
            if (group, key, *texts) in self._seen:
                continue
            self._seen.add((group, key, *texts))
            placed = [(group, place, text) for (place, _), text in zip(places, texts, strict=True)]
            if group == "name" and not self._has_name_type and clean_text(texts[0]):
                placed.append((group, 6, "Primary Name"))  # the search export gives the primary name alone
            record.add(placed)
        for heading, number in self._spare:
            if number < width:
                record.raw.keep(heading, cells[number])
        for number in range(len(self.columns), width):
            record.raw.keep(f"column {number + 1}", cells[number])


FORMATS = (
    SourceFormat(source=SOURCE, name="csv", title=TITLE, detect=_detect_csv, read=_read_csv),
    SourceFormat(source=SOURCE, name="ods", title=TITLE, detect=_detect_ods, read=_read_ods),
)
