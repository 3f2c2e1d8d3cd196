"""The EU consolidated financial sanctions list as CSV (``csvFullSanctionsList`` 1.0 and 1.1).

Each row repeats the entity and states one thing about it (a name, an address ...), so rows are collected by entity.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from dissuade.lists.identity import PartyIds
from dissuade.lists.raw import RawFields
from dissuade.lists.reading import Reading, Sample, SourceFormat, read_rows
from dissuade.lists.sources.eu_record import GROUPS, SOURCE, TITLE, EuRecord, build_party
from dissuade.lists.values import clean_text, parse_date
from dissuade.model.party import Party

__all__ = ["FORMATS"]

DATE_COLUMN = "generationDate"
ENTITY = "entity"

_GROUPS_1_1 = {
    "NameAlias": "nameAlias",
    "Address": "address",
    "BirthDate": "birthdate",
    "Identification": "identification",
    "Citizenship": "citizenship",
}
_KEYS_1_1 = {
    "Entity_EU_ReferenceNumber": "euReferenceNumber",
    "Entity_SubjectType": "code",
    "Entity_SubjectType_ClassificationCode": "classificationCode",
    "BirthDate_BirthDate": "birthdate",
    "BirthDate_Day": "dayOfMonth",
    "BirthDate_Month": "monthOfYear",
    "Identification_TypeCode": "identificationTypeCode",
    "Identification_TypeDescription": "identificationTypeDescription",
    "Regulation_Type": "regulationType",
}
_GROUPS_1_0 = {
    "Leba": "regulation",
    "Naal": "nameAlias",
    "Addr": "address",
    "Birt": "birthdate",
    "Iden": "identification",
    "Citi": "citizenship",
}
_KEYS_1_0 = {
    "logical_id": "logicalId",
    "numtitle": "numberTitle",
    "publication_date": "publicationDate",
    "url": "publicationUrl",
    "lastname": "lastName",
    "firstname": "firstName",
    "middlename": "middleName",
    "wholename": "wholeName",
    "language": "nameLanguage",
    "zipcode": "zipCode",
    "country": "countryIso2Code",
    "date": "birthdate",
    "other": "contactInfo",
}


@dataclass(frozen=True, slots=True)
class _Column:
    """Where the cells of a column belong: a group of the record and a key there, or the citation of a statement."""

    group: str
    key: str
    is_citation: bool = False


def _column_1_1(name: str, _group: str) -> _Column:
    if name == "fileGenerationDate":
        return _Column("", DATE_COLUMN)
    prefix, _, rest = name.partition("_")
    group = _GROUPS_1_1.get(prefix, ENTITY)
    if rest.startswith("Regulation_"):
        key = _KEYS_1_1.get(rest) or _lower_first(rest.removeprefix("Regulation_"))
        return _Column("regulation", key) if group == ENTITY else _Column(group, key, is_citation=True)
    return _Column(group, _KEYS_1_1.get(name) or _lower_first(rest or name))


def _column_1_0(name: str, group: str) -> _Column:
    """Translate a column; the second and later ``Entity_logical_id`` repeat the entity inside the groups."""
    known = {
        "Entity_logical_id": _Column(ENTITY, "logicalId") if not group else _Column("", ""),
        "Subject_type": _Column(ENTITY, "code"),
        "Programme": _Column("regulation", "programme"),
        "Entity_remark": _Column(ENTITY, "remark"),
        "EU_ref_num": _Column(ENTITY, "euReferenceNumber"),
    }
    if name.startswith("Date_file"):
        return _Column("", DATE_COLUMN)
    if name in known:
        return known[name]
    prefix, _, rest = name.partition("_")
    own = _GROUPS_1_0.get(prefix, ENTITY)
    if rest.startswith("leba_") or (rest == "programme" and own != "regulation"):
        short = rest.removeprefix("leba_")
        return _Column(own, _KEYS_1_0.get(short, short), is_citation=True)
    if own == "identification" and rest == "number":
        return _Column(own, "typedNumber")
    if own == "birthdate" and rest == "country":
        return _Column(own, "countryDescription")
    return _Column(own, _KEYS_1_0.get(rest, rest))


def _lower_first(text: str) -> str:
    return text[:1].lower() + text[1:]


def _reader(
    translate: Callable[[str, str], _Column], required: tuple[str, ...]
) -> Callable[[Reading], Iterator[Party]]:
    def read(reading: Reading) -> Iterator[Party]:
        records = _collect(reading, translate, required)
        ids = PartyIds(reading)
        for record in records.values():
            reading.records += 1
            yield build_party(reading, record, ids)

    return read


def _collect(
    reading: Reading, translate: Callable[[str, str], _Column], required: tuple[str, ...]
) -> dict[str, EuRecord]:
    path = reading.paths[0]
    rows = read_rows(reading, path, delimiter=";")
    _, header = next(rows, (0, []))
    if not header:
        raise reading.refuse("empty", "the file holds nothing", path=path)
    names = [clean_text(name) for name in header]
    missing = [name for name in required if name not in names]
    if missing:
        hint = "; the whole line is one quoted cell, not the official format" if len(names) == 1 else ""
        raise reading.refuse("schema", f"no column {missing[0]!r}{hint}", path=path, line=1, field=missing[0])
    columns: list[_Column] = []
    for name in names:
        columns.append(translate(name, columns[-1].group if len(columns) > 2 else ""))
    records: dict[str, EuRecord] = {}
    line, width = 1, len(names)
    for line, cells in rows:
        if len(cells) != len(names):
            reading.warn("columns", f"{len(cells)} cells, the header has {len(names)}", line=line)
        width = len(cells)
        _add_row(reading, records, columns, cells, line)
    if width < len(names):
        raise reading.refuse(
            "truncated", f"the last row ends after {width} of {len(names)} cells", path=path, line=line
        )
    if not records:
        raise reading.refuse("empty", "the file has a header and no entity", path=path)
    return records


def _add_row(
    reading: Reading, records: dict[str, EuRecord], columns: list[_Column], cells: list[str], line: int
) -> None:
    items: dict[str, dict[str, str]] = {}
    citations: dict[str, dict[str, str]] = {}
    for column, cell in zip(columns, cells, strict=False):
        text = clean_text(cell.replace("\\n", " "))
        if text and column.key:
            target = citations if column.is_citation else items
            target.setdefault(column.group, {})[column.key] = text
    entity = items.pop(ENTITY, {})
    _read_date(reading, items.pop("", {}).get(DATE_COLUMN, ""), line)
    key = entity.get("logicalId", "") or entity.get("euReferenceNumber", "")
    if not key:
        raise reading.refuse("schema", "a row names no entity", path=reading.paths[0], line=line, field="logicalId")
    record = records.get(key)
    if record is None:
        record = records[key] = EuRecord(line=line, raw=RawFields(reading))
    for number, extra in enumerate(cells[len(columns) :], start=len(columns) + 1):
        record.raw.keep(f"column {number}", extra)
    remark = entity.pop("remark", "")
    if remark and remark not in record.remarks:
        record.remarks.append(remark)
    record.values.update(entity)
    for group in GROUPS:
        item = items.get(group)
        if item is None:
            continue
        if citation := citations.get(group):
            item["regulationSummary"] = citation.get("numberTitle", "")
            record.citations["; ".join(citation.values())] = None
        _split_typed_number(item)
        if item not in record.groups[group]:
            record.groups[group].append(item)


def _split_typed_number(item: dict[str, str]) -> None:
    """Version 1.0 writes ``AD001095 (passport-National passport) (remark)`` into one cell."""
    typed = item.pop("typedNumber", "")
    if not typed:
        return
    number, _, rest = typed.partition(" (")
    code, _, description = rest.partition("-")
    description, _, remark = description.partition(")")
    item["number"] = number
    item["identificationTypeCode"] = code.rstrip(")")
    item["identificationTypeDescription"] = description
    item["remark"] = remark.strip(" ()")


def _read_date(reading: Reading, stated: str, line: int) -> None:
    if reading.published:
        return
    date = parse_date(stated)
    if date is None or len(date.value) != len("2018-07-04"):
        raise reading.refuse(
            "schema", f"no file date ({stated!r})", path=reading.paths[0], line=line, field=DATE_COLUMN
        )
    reading.published = date.value


def _detector(*columns: bytes) -> Callable[[Sample], bool]:
    def detect(sample: Sample) -> bool:
        header = sample.head.split(b"\n", 1)[0]
        return all(column in header for column in columns)

    return detect


FORMATS = (
    SourceFormat(
        source=SOURCE,
        name="csv-1.1",
        title=TITLE,
        detect=_detector(b"Entity_LogicalId", b"NameAlias_WholeName"),
        read=_reader(_column_1_1, ("Entity_LogicalId", "NameAlias_WholeName", "fileGenerationDate")),
    ),
    SourceFormat(
        source=SOURCE,
        name="csv-1.0",
        title=TITLE,
        detect=_detector(b"Entity_logical_id", b"Naal_wholename"),
        read=_reader(_column_1_0, ("Entity_logical_id", "Naal_wholename")),
    ),
)
