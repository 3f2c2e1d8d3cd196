"""The Denied Persons List of the US Bureau of Industry and Security, tab-delimited (``dpl.txt``).

A person with several addresses has a row for each, sometimes with other Federal Register citations.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dissuade.lists.drafts import collect_countries, digest, keep_raw, unique
from dissuade.lists.reading import Reading, Sample, SourceFormat, check_text, read_rows
from dissuade.lists.values import clean_text, find_country, parse_date
from dissuade.model.party import Address, Listing, Name, Party

__all__ = ["FORMATS"]

SOURCE = "us-bis-dpl"
COLUMNS = (
    "Name", "Street_Address", "City", "State", "Country", "Postal_Code", "Effective_Date", "Expiration_Date",
    "Standard_Order", "Last_Update", "Action", "FR_Citation",
)  # fmt: skip
_FULL = slice(1, 6)
_URL = "https://www.bis.gov/dpl"


@dataclass(slots=True)
class _Row:
    line: int
    cells: dict[str, str]


def read_text(reading: Reading) -> Iterator[Party]:
    """Read ``dpl.txt``; rows with the same name and effective date are one party."""
    path = reading.paths[0]
    check_text(reading, path)
    rows = read_rows(reading, path, delimiter="\t")
    _, header = next(rows, (0, []))
    if tuple(clean_text(cell) for cell in header) != COLUMNS:
        unknown = next((cell for cell in header if clean_text(cell) not in COLUMNS), "")
        message = f"the header is not that of the Denied Persons List but starts {', '.join(header)[:80]!r}"
        raise reading.refuse("schema", message, path=path, line=1, field=unknown or None)
    groups: dict[tuple[str, str], list[_Row]] = {}
    short: tuple[int, int] | None = None
    for line, row in rows:
        if short is not None or len(row) > len(COLUMNS):
            line, cells_found = short or (line, len(row))
            raise reading.refuse("malformed", f"{cells_found} cells under {len(COLUMNS)} columns", path=path, line=line)
        if len(row) < len(COLUMNS):
            short = line, len(row)
        cells = dict.fromkeys(COLUMNS, "") | dict(zip(COLUMNS, map(clean_text, row), strict=False))
        if not any(cells.values()):
            continue
        if not cells["Name"]:
            raise reading.refuse("malformed", "a row without a name", path=path, line=line, field="Name")
        reading.records += 1
        groups.setdefault((cells["Name"], cells["Effective_Date"]), []).append(_Row(line, cells))
    if short is not None:
        message = f"the last row ends after {short[1]} of {len(COLUMNS)} cells"
        raise reading.refuse("truncated", message, path=path, line=short[0])
    if not groups:
        raise reading.refuse("empty", "no row after the header", path=path)
    for (name, effective), group in groups.items():
        yield _read_party(reading, name, effective, group)


def _read_party(reading: Reading, name: str, effective: str, rows: list[_Row]) -> Party:
    addresses = unique([address for row in rows if (address := _read_address(row)).full])
    first = rows[0]
    raw = []
    for row in rows:
        updated = _read_date(reading, row, "Last_Update")
        reading.published = max(reading.published, updated)
        raw += [(field, row.cells[field]) for field in ("Standard_Order", "Last_Update", "Action")]
        raw += [(field, row.cells[field]) for field in ("Effective_Date", "Expiration_Date") if not _iso(row, field)]
    countries = [collect_countries(reading, [row.cells["Country"]], line=row.line, field="Country") for row in rows]
    started = _read_date(reading, first, "Effective_Date")
    orders: dict[str, list[str]] = {}
    for row in rows:
        orders.setdefault(_read_date(reading, row, "Expiration_Date"), []).append(row.cells["FR_Citation"])
    return Party(
        id=f"{reading.source}-{digest(name, effective)}",
        schema="LegalEntity",
        names=(Name(text=name),),
        countries=unique([code for codes in countries for code in codes]),
        addresses=addresses,
        listings=tuple(
            Listing(
                source=reading.source,
                authority="BIS",
                programmes=("DPL",),
                listed_from=started,
                listed_to=ended,
                basis="; ".join(unique([citation for citation in citations if citation])),
                url=_URL,
            )
            for ended, citations in orders.items()
        ),
        topics=("export.control",),
        raw=keep_raw(reading, unique(raw)),
    )


def _read_address(row: _Row) -> Address:
    parts = [row.cells[column] for column in COLUMNS[_FULL]]
    street, city, region, country, postal_code = parts
    return Address(
        full=", ".join(part for part in (street, city, region, postal_code, country) if part),
        street=street,
        city=city,
        region=region,
        postal_code=postal_code,
        country=find_country(country) if country else "",
    )


def _iso(row: _Row, field: str) -> str:
    date = parse_date(row.cells[field], month_first=True)
    return date.value if date else ""


def _read_date(reading: Reading, row: _Row, field: str) -> str:
    value = _iso(row, field)
    if row.cells[field] and not value:
        reading.warn("date", f"not a date: {row.cells[field][:80]!r}", line=row.line, field=field)
    return value


def _is_dpl(sample: Sample) -> bool:
    line = sample.head[:512].decode("utf-8-sig", "replace").lstrip().partition("\n")[0].replace('"', "")
    return line.startswith("Name\tStreet_Address\tCity\t")


FORMATS: tuple[SourceFormat, ...] = (SourceFormat(SOURCE, "text", "US Denied Persons List (BIS)", _is_dpl, read_text),)
