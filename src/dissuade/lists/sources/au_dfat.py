"""Australia's consolidated list (DFAT workbook), in the layout of 2024 and the current one with 19 columns.

A party has a row for every name, told by its reference: 1000, 1000a, 1000b, 34c1. What else the rows of a party say is
usually repeated and merged here. The control date is that of the last edit, not of the listing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from types import MappingProxyType

from dissuade.lists.drafts import NameList, collect_countries, keep_raw, split_lettered, unique
from dissuade.lists.reading import Reading, Sample, SourceFormat
from dissuade.lists.spreadsheets import Cell, cell_date, cell_text, is_workbook, read_sheets
from dissuade.lists.values import clean_text, find_country, parse_date
from dissuade.model.party import Address, Identifier, Listing, NameKind, PartialDate, Party

__all__ = ["FORMATS"]

SOURCE = "au-dfat"
_REQUIRED = ("Reference", "Name of Individual or Entity", "Type", "Name Type", "Committees", "Control Date")
_COLUMNS = {
    *_REQUIRED, "Alias Strength", "Date of Birth", "Place of Birth", "Citizenship", "Address", "Additional Information",
    "Listing Information", "IMO Number", "Instrument of Designation", "Targeted Financial Sanction", "Travel Ban",
    "Arms Embargo", "Maritime Restriction",
}  # fmt: skip
_MEASURES = ("Targeted Financial Sanction", "Travel Ban", "Arms Embargo", "Maritime Restriction")
_SCHEMAS = {"individual": "Person", "entity": "Organization", "vessel": "Vessel", "ship": "Vessel"}
_KINDS = {
    "primary name": NameKind.PRIMARY,
    "aka": NameKind.ALIAS,
    "alias": NameKind.ALIAS,
    "original script": NameKind.ORIGINAL,
    "formerly known as": NameKind.FORMER,
    "fka": NameKind.FORMER,
    "previously listed as": NameKind.FORMER,
}
_REFERENCE = re.compile(r"(\d+)\s*([a-z]{0,2}\d*)", re.IGNORECASE)
_LISTED = re.compile(
    r"(?<!re)(?<!re-)(?:listed|designated)\b[^.()]{0,120}?(?:\bon\b:?|:)\s*"
    r"(\d{1,2}[ /.-](?:[A-Za-z]{3,9}|\d{1,2})\.?[ /.-]\d{4}|[A-Za-z]{3,9} \d{1,2},? \d{4})",
    re.IGNORECASE,
)
_INSTRUMENT = re.compile(
    r"(?:instrument of first (?:designation|listing)(?: and declaration)?\s*[:-]?\s*)?"
    r"(?:autonomous sanctions|charter of the united nations) \([^()]*\) (?:amendment \(no\. \d+\) )?instrument (\d{4})",
    re.IGNORECASE,
)
_NOTHING = {"na", "n/a", "nil", "unknown", "not available", "-"}
_MONTH_DOT = re.compile(r"\b([A-Za-z]{3,9})\.\s*(?=\d{4})")
_DATE_IN_BRACKETS = re.compile(r"\(((?:\d{1,2} )?(?:[A-Za-z]{3,9} )?\d{4})\)")
_DATE_REMARK = re.compile(r"\([^()]*[a-z]{4,}[^()]*\)|this aka only|possibly", re.IGNORECASE)
_AND_DATE = re.compile(r"\s+and\s+(?=\d{1,2}[ /]|\d{4}$)")
_SPACED = re.compile(r"(?<=[/.-])\s+|\s+(?=[/.-])")


@dataclass(slots=True)
class _Row:
    line: int
    reference: str
    cells: dict[str, Cell]

    def text(self, column: str) -> str:
        words = clean_text(cell_text(self.cells.get(column, "")))
        return "" if words.lower() in _NOTHING else words

    def lines(self, column: str) -> str:
        words = cell_text(self.cells.get(column, ""))
        return "" if words.strip().lower() in _NOTHING else words


def read_xlsx(reading: Reading) -> Iterator[Party]:
    """Read the workbook; rows of one party are merged in the order of their first row."""
    groups: dict[str, list[_Row]] = {}
    for row in _read_rows(reading):
        reading.records += 1
        groups.setdefault(row.reference, []).append(row)
    for reference, rows in groups.items():
        yield _read_party(reading, reference, rows)


def _read_rows(reading: Reading) -> Iterator[_Row]:
    path = reading.paths[0]
    _, rows = next(read_sheets(reading, path), ("", []))
    start = next((n for n, row in enumerate(rows[:20]) if row and cell_text(row[0]) == "Reference"), None)
    if start is None:
        raise reading.refuse("schema", "no header row that starts with 'Reference'", path=path, field="Reference")
    header = [clean_text(cell_text(cell)) for cell in rows[start]]
    missing = [column for column in _REQUIRED if column not in header]
    if missing:
        message = f"the header lacks {', '.join(missing)}"
        raise reading.refuse("schema", message, path=path, line=start + 1, field=missing[0])
    if len(rows) == start + 1:
        raise reading.refuse("empty", "no row after the header", path=path, line=start + 1)
    for line, row in enumerate(rows[start + 1 :], start=start + 2):
        cells = {column: cell for column, cell in zip(header, row, strict=True) if column and cell_text(cell)}
        extra = [cell_text(cell) for column, cell in zip(header, row, strict=True) if not column and cell_text(cell)]
        if extra:
            cells["beyond the last column"] = "; ".join(extra)
        if not cells:
            continue
        reference = _REFERENCE.fullmatch(cell_text(cells.get("Reference", "")))
        if reference is None:
            found = cell_text(cells.get("Reference", ""))
            raise reading.refuse("malformed", f"not a reference: {found!r}", path=path, line=line, field="Reference")
        if not cells.get("Name of Individual or Entity"):
            raise reading.refuse("malformed", "a row without a name", path=path, line=line, field=_REQUIRED[1])
        yield _Row(line, reference[1], cells)


def _read_party(reading: Reading, reference: str, rows: list[_Row]) -> Party:
    names = NameList()
    raw: list[tuple[str, str]] = []
    schema = ""
    for row in rows:
        kind = row.text("Type").lower()
        schema = schema or _SCHEMAS.get(kind, "")
        if kind and kind not in _SCHEMAS:
            reading.warn("type", f"unknown type {kind!r}", line=row.line, field="Type")
            raw.append(("Type", row.text("Type")))
        _add_name(reading, names, row, raw)
        raw += [(column, cell_text(cell)) for column, cell in row.cells.items() if column not in _COLUMNS]
        raw += [(measure, row.text(measure)) for measure in _MEASURES]
        edited = _date_in(row, "Control Date")
        reading.published = max(reading.published, edited)
    citizenships = _merge(rows, "Citizenship")
    codes = collect_countries(reading, _split_countries(citizenships), line=rows[0].line, field="Citizenship")
    raw += [("Citizenship", text) for text in citizenships if not _names_only_countries(text)]
    addresses = unique(_read_address(text) for text in _merge(rows, "Address"))
    person = schema == "Person"
    dates = unique(_read_dates(reading, rows, raw))
    edits = sorted({_date_in(row, "Control Date") for row in rows} - {""})
    properties: dict[str, tuple[str, ...]] = {"modifiedAt": tuple(edits)} if edits else {}
    if not person and dates:
        properties["buildDate" if schema == "Vessel" else "incorporationDate"] = tuple(date.value for date in dates)
    numbers = unique(re.sub(r"^IMO\s*", "", text, flags=re.I) for row in rows if (text := row.text("IMO Number")))
    return Party(
        id=f"{reading.source}-{reference}",
        schema=schema or "LegalEntity",
        names=names.names(),
        birth_dates=dates if person else (),
        birth_places=unique(_merge(rows, "Place of Birth")),
        countries=unique([*codes, *(address.country for address in addresses if address.country)]),
        citizenships=codes,
        addresses=addresses,
        identifiers=tuple(Identifier(type="imoNumber", value=number) for number in numbers),
        listings=(_read_listing(reading, reference, rows),),
        topics=("sanction",),
        notes=unique(text for row in rows if (text := row.text("Additional Information"))),
        properties=MappingProxyType(properties),
        raw=keep_raw(reading, unique(raw)),
    )


def _add_name(reading: Reading, names: NameList, row: _Row, raw: list[tuple[str, str]]) -> None:
    text, word = row.text("Name of Individual or Entity"), row.text("Name Type").lower()
    kind = _KINDS.get(word)
    if kind is None:
        reading.warn("name-type", f"unknown name type {word!r}", line=row.line, field="Name Type")
        raw.append(("Name Type", row.text("Name Type")))
    if row.text("Alias Strength").lower() == "weak" and kind is NameKind.ALIAS:
        kind = NameKind.WEAK
    names.add(text or cell_text(row.cells["Name of Individual or Entity"]), kind or NameKind.ALIAS)


def _merge(rows: list[_Row], column: str) -> list[str]:
    return list(unique(item for row in rows for item in split_lettered(row.lines(column))))


def _split_countries(texts: Iterable[str]) -> list[str]:
    """``Russian and Israeli`` or ``Syria, Lebanon``, but not ``Bosnia and Herzegovina``."""
    found: list[str] = []
    for text in texts:
        words = text.strip(" .")
        whole = words if find_country(words) else ""
        found += [whole] if whole else re.split(r"\s*(?:,|/|&|\band\b)\s*", re.sub(r"\([^()]*\)", "", words))
    return found


def _names_only_countries(text: str) -> bool:
    """Whether nothing is said beside countries, such as "until 1991" or "possibly"."""
    return "(" not in text and all(find_country(word) for word in _split_countries([text]))


def _read_address(text: str) -> Address:
    last = re.sub(r"\([^()]*\)", "", text).rpartition(",")[2].strip(" .")
    return Address(full=text, country=find_country(last) if last else "")


def _read_dates(reading: Reading, rows: list[_Row], raw: list[tuple[str, str]]) -> Iterator[PartialDate]:
    seen: set[str] = set()
    for row in rows:
        words = row.lines("Date of Birth")
        if words in seen:
            continue
        seen.add(words)
        if value := cell_date(row.cells.get("Date of Birth", "")):
            yield PartialDate(value=value)
            continue
        if _DATE_REMARK.search(words):
            raw.append(("Date of Birth", words))
        for text in _split_dates(words):
            date = parse_date(text)
            if date:
                yield date
            else:
                reading.warn("date", f"not a date: {text[:80]!r}", line=row.line, field="Date of Birth")
                raw.append(("Date of Birth", words))


def _split_dates(words: str) -> Iterator[str]:
    """``a) Approximately 1955- 1958 b) 11 Apr.1963``, ``1961; 5 May 1964``, ``1965 or 1966`` one by one."""
    for part in split_lettered(words):
        spaced = _MONTH_DOT.sub(r"\1 ", _SPACED.sub("", part.replace("–", "-")))
        if "between" not in spaced.lower():
            spaced = _AND_DATE.sub("; ", spaced)
        for text in re.split(r"\s*(?:,\s*(?=\d)|\bor\b|\balt(?:ernate)?\.? DOB:?)\s*", spaced):
            for date in text.split(";"):
                words = _DATE_IN_BRACKETS.sub(r" \1 ", date)
                words = re.sub(r"\([^()]*\)", " ", words)
                words = re.sub(
                    r"^(?:dob|for this aka only|alternative(?:ly)?|possibly|also)[:, ]+", "", words.strip(), flags=re.I
                )
                if words := clean_text(words).strip(" .,:"):
                    yield words


def _read_listing(reading: Reading, reference: str, rows: list[_Row]) -> Listing:
    texts = unique(text for row in rows if (text := row.text("Listing Information")))
    listed = next(
        (cell_date(row.cells["Listing Information"]) for row in rows if "Listing Information" in row.cells), ""
    )
    for text in texts:
        if not listed and (found := _LISTED.search(text)):
            date = parse_date(found[1].replace(".", " ") if re.search("[A-Za-z]", found[1]) else found[1])
            listed = date.value if date else ""
    for text in texts:
        if not listed and (made := _INSTRUMENT.match(text)):
            listed = made[1]
    instruments = unique(text for row in rows if (text := row.text("Instrument of Designation")))
    return Listing(
        source=reading.source,
        authority="AU",
        programmes=unique(text for row in rows if (text := row.text("Committees"))),
        listed_from=listed,
        basis="; ".join((*instruments, *texts)),
        reference=reference,
        url="https://www.dfat.gov.au/international-relations/security/sanctions/consolidated-list",
    )


def _date_in(row: _Row, column: str) -> str:
    cell = row.cells.get(column, "")
    date = parse_date(cell_text(cell)) if isinstance(cell, str) else None
    return cell_date(cell) or (date.value if date else "")


def _is_dfat(sample: Sample) -> bool:
    return is_workbook(sample) and b"Name of Individual or Entity" in sample.excerpt


FORMATS: tuple[SourceFormat, ...] = (
    SourceFormat(SOURCE, "xlsx", "Australia, DFAT Consolidated List", _is_dfat, read_xlsx),
)
