"""The US Consolidated Screening List: thirteen lists of three departments in one publication.

Format: https://developer.trade.gov/consolidated-screening-list.html (API and bulk JSON),
``consolidated.csv`` with ``_id``, and the older ``csl.csv`` without it. Row and record have the same fields, so both
become the same flat record first.
"""

from __future__ import annotations

import dataclasses
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from dissuade.lists.drafts import digest, read_date, unique
from dissuade.lists.json_text import guard_depth, iterate_json_lines, load_json
from dissuade.lists.reading import Reading, Sample, SourceFormat, check_text, read_rows
from dissuade.lists.sources.ofac_labels import find_label
from dissuade.lists.sources.ofac_party import SCHEMA_OF_TYPE, PartyDraft
from dissuade.lists.values import clean_text
from dissuade.model.party import Listing, NameKind, Party

__all__ = ["FORMATS"]

SOURCE = "us-csl"
FIELDS = (
    "source", "entity_number", "type", "programs", "name", "title", "addresses", "federal_register_notice",
    "start_date", "end_date", "standard_order", "license_requirement", "license_policy", "call_sign", "vessel_type",
    "gross_tonnage", "gross_registered_tonnage", "vessel_flag", "vessel_owner", "remarks", "source_list_url",
    "alt_names", "citizenships", "dates_of_birth", "nationalities", "places_of_birth", "source_information_url",
    "ids",
)  # fmt: skip
_REQUIRED = ("source", "name", "programs", "alt_names", "ids")
_KNOWN = {*FIELDS, "_id", "id", "country", "countries"}
_AUTHORITIES = {"Treasury Department": "OFAC", "Bureau of Industry and Security": "BIS", "State Department": "State"}
_TOPICS = {"OFAC": "sanction", "BIS": "export.control", "State": "export.control"}
_LABELLED = {
    "title": "Title",
    "call_sign": "Vessel Call Sign",
    "vessel_type": "Vessel Type",
    "gross_tonnage": "Vessel Tonnage",
    "gross_registered_tonnage": "Vessel Gross Registered Tonnage",
    "vessel_flag": "Vessel Flag",
    "vessel_owner": "Vessel Owner",
    "dates_of_birth": "DOB",
    "places_of_birth": "POB",
    "nationalities": "nationality",
    "citizenships": "citizen",
}
_RAW = ("standard_order", "license_requirement", "license_policy", "source_information_url")
_LIST_CODE = re.compile(r"\(([A-Z][A-Z-]+)(?: List)?\)")
_SUCCESSORS = re.compile(
    r"[;,]?\s*(?:and|or) any successors?,? sub-?units?,? (?:and|or) subsidiar(?:y|ies) thereof\.?$", re.I
)
_LEADING_AND = re.compile(r"^(?:and|or)\s+", re.IGNORECASE)
_LINKED_TO = re.compile(r"\(?Linked To:\s*([^;)]+)\)?", re.IGNORECASE)
_REGION = re.compile(r"region: ", re.IGNORECASE)
_COUNTRY_CODE = re.compile(r"[A-Z]{2}")
_ADDRESS_PARTS = ("address", "city", "state", "postal_code", "country")
_Item = tuple[int, dict[str, Any]]


def read_csv(reading: Reading) -> Iterator[Party]:
    """Read ``consolidated.csv`` or ``csl.csv``."""
    yield from _read_parties(reading, _csv_records(reading, reading.paths[0]))


@guard_depth
def read_json(reading: Reading) -> Iterator[Party]:
    """Read bulk ``consolidated.json`` or an API answer."""
    yield from _read_parties(reading, _json_records(reading, reading.paths[0]))


@guard_depth
def read_json_lines(reading: Reading) -> Iterator[Party]:
    """Read records with the official field names, one JSON object a line."""
    yield from _read_parties(reading, _json_line_records(reading, reading.paths[0]))


def _csv_records(reading: Reading, path: Path) -> Iterator[_Item]:
    check_text(reading, path)
    rows = read_rows(reading, path)
    _, first = next(rows, (0, []))
    header = [clean_text(cell).lower() for cell in first]
    missing = [name for name in _REQUIRED if name not in header]
    if missing:
        raise reading.refuse("schema", f"the header lacks {', '.join(missing)}", path=path, line=1, field=missing[0])
    for line, row in rows:
        if len(row) != len(header):
            raise reading.refuse("malformed", f"{len(row)} cells under {len(header)} columns", path=path, line=line)
        yield line, dict(zip(header, row, strict=True))


def _json_records(reading: Reading, path: Path) -> Iterator[_Item]:
    document = load_json(reading, path)
    if not isinstance(document, dict) or not isinstance(document.get("results"), list):
        raise reading.refuse("schema", "no list of results", path=path, field="results")
    for used in document.get("sources") or document.get("sources_used") or ():
        if isinstance(used, dict):
            updated = str(used.get("source_last_updated") or used.get("last_imported") or "")[:10]
            date = read_date(reading, updated, field="source_last_updated")
            reading.published = max(reading.published, date.value if date else "")
    total = document.get("total")
    if isinstance(total, int) and not isinstance(total, bool):
        reading.declared = total
    for number, record in enumerate(document["results"], start=1):
        if not isinstance(record, dict):
            raise reading.refuse("schema", "a result is no object", path=path, line=number, field="results")
        yield number, record


def _json_line_records(reading: Reading, path: Path) -> Iterator[_Item]:
    for line, record in iterate_json_lines(reading, path):
        if not isinstance(record, dict):
            raise reading.refuse("schema", "the line is no object", path=path, line=line)
        yield line, record


def _read_parties(reading: Reading, records: Iterator[_Item]) -> Iterator[Party]:
    seen: Counter[str] = Counter()
    newest = ""
    for line, record in records:
        for field in ("source", "name"):
            if not _text(record, field):
                raise reading.refuse("schema", f"a record without {field}", line=line, field=field)
        party = _read_party(reading, record, line, seen)
        newest = max([newest, *(listing.listed_from for listing in party.listings)])
        yield party
    if not reading.records:
        raise reading.refuse("empty", "no record after the header")
    reading.published = reading.published or newest


def _read_party(reading: Reading, record: Mapping[str, Any], line: int, seen: Counter[str]) -> Party:
    publication = _text(record, "source")
    found = _LIST_CODE.search(publication)
    code = found[1] if found else publication
    if found is None:
        reading.warn("list-code", f"no list code in {publication!r}", line=line, field="source")
    authority = next((short for long, short in _AUTHORITIES.items() if long in publication), publication)
    kind = _text(record, "type").lower()
    draft = PartyDraft(reading, _make_reference(record, code, seen), kind if kind in SCHEMA_OF_TYPE else "", line)
    if kind not in SCHEMA_OF_TYPE or not kind:
        draft.schema = "LegalEntity"
    if kind not in SCHEMA_OF_TYPE:
        reading.warn("type", f"unknown type {kind!r}", line=line, field="type")
        draft.add_raw("type", kind)
    _add_names(draft, record)
    _add_addresses(draft, record.get("addresses"))
    for text in [*_many(record, "countries"), *_many(record, "country")]:
        if not draft.add_country(_REGION.sub("", text)):
            draft.add_raw("countries", text)
    for field, label in _LABELLED.items():
        for text in _many(record, field):
            draft.add_field(label, text)
    _add_ids(draft, record.get("ids"))
    remarks = _text(record, "remarks")
    if remarks:
        draft.notes.append(remarks)
    for target in _LINKED_TO.findall(remarks):
        draft.add_relation("linked", clean_text(target), "Linked To")
    for field in _RAW:
        if text := _text(record, field):
            draft.add_raw(field, text)
    for field, value in record.items():
        if field not in _KNOWN and (text := clean_text(_flat(value))):
            draft.add_raw(field, text)
    listing = _read_listing(reading, record, line, authority, code, draft)
    return dataclasses.replace(draft.build((listing,)), topics=(_TOPICS.get(authority, "sanction"),))


def _read_listing(
    reading: Reading, record: Mapping[str, Any], line: int, authority: str, code: str, draft: PartyDraft
) -> Listing:
    start = read_date(reading, _text(record, "start_date"), line=line, field="start_date")
    end = read_date(reading, _text(record, "end_date"), line=line, field="end_date")
    for field, date in (("start_date", start), ("end_date", end)):
        if date is None and (text := _text(record, field)):
            draft.add_raw(field, text)
    programmes = [part for text in _many(record, "programs") for part in re.split(r",\s+", text)]
    return Listing(
        source=reading.source,
        authority=authority,
        programmes=unique([code, *programmes]),
        listed_from=start.value if start else "",
        listed_to=end.value if end else "",
        basis="; ".join(text for text in (_text(record, "federal_register_notice"), *draft.basis) if text),
        reference=_text(record, "entity_number"),
        url=_text(record, "source_list_url"),
    )


def _add_names(draft: PartyDraft, record: Mapping[str, Any]) -> None:
    main = _text(record, "name")
    draft.add_name(_SUCCESSORS.sub("", main) or main, NameKind.PRIMARY)
    if _SUCCESSORS.search(main):
        draft.add_raw("name", main)
    taken = {draft.names[0].text} if draft.names else set()
    for text in _many(record, "alt_names"):
        alias = _SUCCESSORS.sub("", _LEADING_AND.sub("", text))
        if alias not in taken:
            taken.add(alias)
            draft.add_name(alias, NameKind.ALIAS)


def _add_addresses(draft: PartyDraft, value: Any) -> None:
    if not isinstance(value, list):
        value = re.split(r";\s+", clean_text(_flat(value)))
    for item in value:
        if isinstance(item, dict):
            street, city, region, postal_code, country = (clean_text(_flat(item.get(part))) for part in _ADDRESS_PARTS)
            draft.add_address(street, city, region, postal_code, country=country, street=street, city=city,
                              region=region, postal_code=postal_code)  # fmt: skip
        elif words := _LEADING_AND.sub("", clean_text(_flat(item))).strip(" ;"):
            rest, _, last = words.rpartition(",")
            is_country = _COUNTRY_CODE.fullmatch(last.strip()) is not None
            draft.add_address(rest.strip() if is_country else words, country=last.strip() if is_country else "")


def _add_ids(draft: PartyDraft, value: Any) -> None:
    if not isinstance(value, list):
        value = [words for segment in re.split(r";\s+|;$", _flat(value)) if (words := clean_text(segment))]
    for item in value:
        if isinstance(item, dict):
            label, number, country = (clean_text(_flat(item.get(part))) for part in ("type", "number", "country"))
            rest = [
                f"{key} {_flat(item[key])}" for key in item if key not in ("type", "number", "country") and item[key]
            ]
        else:
            label, number, country = _split_segment(_flat(item))
            rest = []
        if not label:
            draft.reading.warn("identifier", f"no known label in {number[:80]!r}", line=draft.line, field="ids")
        draft.add_field(label or "ids", number, country=country, notes=rest)


def _split_segment(segment: str) -> tuple[str, str, str]:
    """The label, number and country of ``Passport, 836238033, KP`` or, before 2022, ``KP, 836238033, Passport``."""
    pieces = [piece for piece in (clean_text(part) for part in segment.split(", ")) if piece]
    for position in (0, len(pieces) - 1):
        if pieces and find_label(pieces[position]) is not None:
            label = pieces.pop(position)
            break
    else:
        return "", segment, ""
    country = ""
    for position in (0, -1):
        if len(pieces) > 1 and _COUNTRY_CODE.fullmatch(pieces[position]):
            country = pieces.pop(position)
            break
    return label, ", ".join(pieces), country


def _make_reference(record: Mapping[str, Any], code: str, seen: Counter[str]) -> str:
    """The publication's own id; without one, list and number, or a digest of what names the party."""
    number = _text(record, "entity_number")
    reference = _text(record, "_id") or _text(record, "id") or (f"{code.lower()}-{number}" if number else "")
    if not reference:
        what = (_text(record, field) for field in ("name", "addresses", "federal_register_notice", "start_date"))
        reference = f"{code.lower()}-{digest(*what)}"
    seen[reference] += 1
    return reference if seen[reference] == 1 else f"{reference}-{seen[reference]}"


def _text(record: Mapping[str, Any], field: str) -> str:
    return clean_text(_flat(record.get(field)))


def _many(record: Mapping[str, Any], field: str) -> list[str]:
    value = record.get(field)
    items = [_flat(item) for item in value] if isinstance(value, list) else _flat(value).split(";")
    return [words for item in items if (words := clean_text(item))]


def _flat(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, list):
        return "; ".join(_flat(item) for item in value)
    if isinstance(value, dict):
        return ", ".join(f"{key}: {_flat(item)}" for key, item in value.items() if item is not None)
    return str(value)


def _head(sample: Sample) -> str:
    return sample.head[:4096].decode("utf-8-sig", "replace").lstrip()


def _is_csv(sample: Sample) -> bool:
    line = _head(sample).partition("\n")[0].replace('"', "")
    return line.startswith(("_id,source,entity_number,", "source,entity_number,type,programs,name,"))


def _is_json(sample: Sample) -> bool:
    head = _head(sample)
    return head.startswith("{") and '"results"' in head and ('"source_list_url"' in head or '"sources' in head)


def _is_json_lines(sample: Sample) -> bool:
    line = _head(sample).partition("\n")[0]
    return line.startswith("{") and '"source_list_url"' in line and '"results"' not in line


_TITLE = "US Consolidated Screening List"
FORMATS: tuple[SourceFormat, ...] = (
    SourceFormat(SOURCE, "csv", _TITLE, _is_csv, read_csv),
    SourceFormat(SOURCE, "json", _TITLE, _is_json, read_json),
    SourceFormat(SOURCE, "jsonl", _TITLE, _is_json_lines, read_json_lines),
)
