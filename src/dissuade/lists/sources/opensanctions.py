"""OpenSanctions ``targets.simple.csv``: one row a target; several values in a cell are joined by semicolons.

Identifiers come without their type; those that prove themselves by form or check digit get one.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator

from dissuade.lists.drafts import NameList, keep_raw, read_date, unique
from dissuade.lists.reading import Reading, Sample, SourceFormat, check_text, read_rows
from dissuade.lists.values import clean_text, is_lei
from dissuade.model.party import SCHEMATA, Address, Identifier, Listing, NameKind, Party

__all__ = ["FORMATS", "guess_identifier_type"]

SOURCE = "opensanctions"
_REQUIRED = ("id", "schema", "name", "aliases", "birth_date", "countries", "addresses", "identifiers", "sanctions")
_KNOWN = (*_REQUIRED, "phones", "emails", "program_ids", "dataset", "first_seen", "last_seen", "last_change")
_IMO = re.compile(r"(?:IMO)?\s*(\d{7})")
_CALL_SIGN = re.compile(r"(?=.*[A-Z])[A-Z0-9]{3,7}")


def read_csv(reading: Reading) -> Iterator[Party]:
    """Read ``targets.simple.csv``."""
    path = reading.paths[0]
    check_text(reading, path)
    rows = read_rows(reading, path)
    _, header = next(rows, (0, []))
    missing = [column for column in _REQUIRED if column not in header]
    if missing:
        raise reading.refuse("schema", f"the header lacks {', '.join(missing)}", path=path, line=1, field=missing[0])
    seen: set[str] = set()
    for line, row in rows:
        if len(row) != len(header):
            raise reading.refuse("malformed", f"{len(row)} cells under {len(header)} columns", path=path, line=line)
        cells = dict(zip(header, row, strict=True))
        for field in ("id", "name"):
            if not cells[field].strip():
                raise reading.refuse("malformed", f"a row without {field}", path=path, line=line, field=field)
        reading.records += 1
        if cells["id"] in seen:
            reading.warn("duplicate-reference", f"{cells['id']} occurs twice", line=line, field="id")
            continue
        seen.add(cells["id"])
        reading.published = max(reading.published, cells.get("last_seen", "")[:10])
        yield _read_party(reading, cells, line)
    if not seen:
        raise reading.refuse("empty", "no row after the header", path=path)


def _read_party(reading: Reading, cells: dict[str, str], line: int) -> Party:
    schema = cells["schema"]
    raw = [(column, text) for column, text in cells.items() if column not in _KNOWN]
    raw += [(column, cells.get(column, "")) for column in ("first_seen", "last_seen", "last_change")]
    if schema not in SCHEMATA:
        reading.warn("schema", f"unknown schema {schema!r}", line=line, field="schema")
        raw.append(("schema", schema))
        schema = "LegalEntity"
    names = NameList()
    names.add(cells["name"], NameKind.PRIMARY)
    for alias in _split(cells["aliases"]):
        names.add(alias, NameKind.ALIAS)
    dates = [read_date(reading, text[:10], line=line, field="birth_date") for text in _split(cells["birth_date"])]
    raw += [("birth_date", cells["birth_date"])] if not all(dates) else []
    countries = unique(_split(cells["countries"]))
    identifiers = [
        Identifier(type=guess_identifier_type(value, schema, countries), value=_bare(value, schema))
        for value in _split(cells["identifiers"])
    ]
    for kind, column in (("phone", "phones"), ("email", "emails")):
        identifiers += [Identifier(type=kind, value=value) for value in _split(cells.get(column, ""))]
    sanctions = [text for text in (clean_text(part) for part in _split(cells["sanctions"])) if text]
    programmes = tuple(_split(cells.get("program_ids", "")))
    listing = Listing(
        source=reading.source,
        authority=cells.get("dataset", "").partition(";")[0],
        programmes=programmes,
        reason="; ".join(sanctions),
        reference=cells["id"],
        url=f"https://www.opensanctions.org/entities/{cells['id']}/",
    )
    return Party(
        id=f"{reading.source}-{cells['id']}",
        schema=schema,
        names=names.names(),
        birth_dates=tuple(date for date in dates if date) if schema == "Person" else (),
        countries=countries,
        addresses=tuple(Address(full=text) for text in _split(cells["addresses"])),
        identifiers=unique(identifiers),
        listings=(listing,),
        raw=keep_raw(reading, raw),
    )


def guess_identifier_type(value: str, schema: str, countries: tuple[str, ...]) -> str:
    """The FtM property of an identifier of unknown type; ``idNumber`` (of a ship ``registrationNumber``) if none fits.

    Args:
        value: such as ``IMO9253325``, ``1197456002963`` or ``Q7747``.
        schema: of the party; ships have IMO and MMSI numbers and call signs (ITU Radio Regulations, article 19).
        countries: of the party; Russian tax and registration numbers carry check digits.
    """
    from rigour.ids import INN, OGRN  # costs 0.1 s to import

    number = value.strip()
    if number.upper().startswith("IMO") and _IMO.fullmatch(number):
        return "imoNumber"
    if schema == "Vessel" and re.fullmatch(r"[2-7]\d{8}", number):
        return "mmsi"
    if re.fullmatch(r"Q\d+", number):
        return "wikidataId"
    if schema == "Vessel" and _CALL_SIGN.fullmatch(number):
        return "callSign"
    if is_lei(number):
        return "leiCode"
    if "ru" in countries and re.fullmatch(r"\d{13}|\d{15}", number) and OGRN.is_valid(number):
        return "ogrnCode"
    if "ru" in countries and re.fullmatch(r"\d{10}|\d{12}", number) and INN.is_valid(number):
        return "innCode"
    return "registrationNumber" if schema in ("Vessel", "Airplane") else "idNumber"


def _bare(value: str, schema: str) -> str:
    match = _IMO.fullmatch(value.strip()) if value.upper().startswith("IMO") else None
    return match[1] if match else value.strip()


def _split(cell: str) -> list[str]:
    """The values of a cell: ``a;"b;c"`` is two."""
    if not cell.strip():
        return []
    try:
        parts = next(csv.reader([cell.replace("\n", " ")], delimiter=";"), [])
    except csv.Error:
        parts = [cell]
    return [part for part in (clean_text(part) for part in parts) if part]


def _is_simple(sample: Sample) -> bool:
    line = sample.head[:2048].decode("utf-8-sig", "replace").partition("\n")[0].replace('"', "")
    return line.startswith("id,schema,name,aliases,")


FORMATS: tuple[SourceFormat, ...] = (
    SourceFormat(SOURCE, "simple-csv", "OpenSanctions, simple targets", _is_simple, read_csv),
)
