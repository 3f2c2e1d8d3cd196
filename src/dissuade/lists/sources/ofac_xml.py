"""OFAC's legacy XML: ``SDN.XML`` and ``CONSOLIDATED.XML``.

Root ``sdnList``, in the namespace ``http://tempuri.org/sdnList.xsd`` until 2024 and in one of
sanctionslistservice.ofac.treas.gov since. The elements ``uid`` below an entry are keys of OFAC's own database, and
``mainEntry`` says which of several values OFAC prints first, which is their order here; neither is kept.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from lxml import etree

from dissuade.lists.markup import find_root, iterate_records, line_of
from dissuade.lists.reading import Reading, Sample, SourceFormat, local_name
from dissuade.lists.sources.ofac_lists import holds_consolidated
from dissuade.lists.sources.ofac_party import PartyDraft, keep_unknown
from dissuade.lists.sources.ofac_remarks import add_document, read_remarks, split_remarks
from dissuade.lists.values import clean_text, parse_date
from dissuade.model.party import NameKind, Party

__all__ = ["FORMATS", "read_legacy_xml"]

_KNOWN = {
    "uid", "firstName", "lastName", "title", "sdnType", "remarks", "programList", "idList", "akaList", "addressList",
    "nationalityList", "citizenshipList", "dateOfBirthList", "placeOfBirthList", "vesselInfo",
}  # fmt: skip
_KNOWN_INSIDE = {
    "programList": {"program"},
    "id": {"uid", "idType", "idNumber", "idCountry", "issueDate", "expirationDate"},
    "aka": {"uid", "type", "category", "lastName", "firstName"},
    "address": {"uid", "address1", "address2", "address3", "city", "stateOrProvince", "postalCode", "country"},
    "nationality": {"uid", "country", "mainEntry"},
    "citizenship": {"uid", "country", "mainEntry"},
    "dateOfBirthItem": {"uid", "dateOfBirth", "mainEntry"},
    "placeOfBirthItem": {"uid", "placeOfBirth", "mainEntry"},
}
_ALIAS_KINDS = {"a.k.a.": NameKind.ALIAS, "f.k.a.": NameKind.FORMER, "n.k.a.": NameKind.ALIAS}
_VESSEL = {
    "callSign": "Vessel Call Sign",
    "vesselType": "VESSEL TYPE",
    "vesselFlag": "Vessel Flag",
    "vesselOwner": "Vessel Owner",
    "tonnage": "Vessel Tonnage",
    "grossRegisteredTonnage": "Vessel Gross Registered Tonnage",
}


def read_legacy_xml(reading: Reading) -> Iterator[Party]:
    """Read ``SDN.XML`` or ``CONSOLIDATED.XML``; the file is passed twice, first for the names that links refer to.

    Yields:
        One party for each ``sdnEntry``, in the order of the file.

    Raises:
        EditionRefusedError: ``empty``, ``html``, ``malformed``, ``schema`` or ``truncated`` (fewer entries than
            ``Record_Count`` declares).
    """
    by_name = _index_names(reading)
    for element in iterate_records(reading, reading.paths[0], "sdnList", ("publshInformation", "sdnEntry")):
        if local_name(element) == "publshInformation":
            _read_heading(reading, element)
            continue
        yield _read_entry(reading, element, by_name)
    declared = reading.declared
    if declared is None:
        reading.warn("record-count", "the file does not declare how many records it has")
    elif declared != reading.records:
        message = f"the file declares {declared:,} records and holds {reading.records:,}"
        raise reading.refuse("truncated", message, field="Record_Count")


def _text(element: etree._Element, tag: str) -> str:
    return clean_text(element.findtext(f"{{*}}{tag}"))


def _items(element: etree._Element, group: str, tag: str) -> Iterator[etree._Element]:
    yield from element.iterfind(f"{{*}}{group}/{{*}}{tag}")


def _full_name(element: etree._Element) -> tuple[str, dict[str, str]]:
    family, given = _text(element, "lastName"), _text(element, "firstName")
    if family and given:
        return f"{family}, {given}", {"lastName": family, "firstName": given}
    return family or given, {}


def _index_names(reading: Reading) -> dict[str, str]:
    index: dict[str, str] = {}
    scratch = Reading(source=reading.source, paths=reading.paths)
    for element in iterate_records(scratch, reading.paths[0], "sdnList", ("publshInformation", "sdnEntry")):
        if local_name(element) == "sdnEntry":
            name, _ = _full_name(element)
            index[name] = "" if name in index else f"{reading.source}-{_text(element, 'uid')}"
    return index


def _read_heading(reading: Reading, element: etree._Element) -> None:
    published, count = _text(element, "Publish_Date"), _text(element, "Record_Count")
    date = parse_date(published, month_first=True)
    if date is None:
        reading.warn("date", f"not a date: {published!r}", line=line_of(element), field="Publish_Date")
    else:
        reading.published = date.value
    if count.isdigit():
        reading.declared = int(count)
    elif count:
        message = f"not a number of records: {count!r}"
        raise reading.refuse("schema", message, line=line_of(element), field="Record_Count")


def _read_entry(reading: Reading, element: etree._Element, by_name: dict[str, str]) -> Party:
    reference, line = _text(element, "uid"), line_of(element)
    if not reference.isdigit():
        message = "an entry has no number" if not reference else f"not an entry number: {reference!r}"
        raise reading.refuse("malformed", message, line=line, field="uid")
    draft = PartyDraft(reading, reference, _text(element, "sdnType"), line)
    name, parts = _full_name(element)
    draft.add_name(name, NameKind.PRIMARY, parts)
    title = _text(element, "title")
    for part in split_remarks(title):
        draft.add_position(part)
    _read_aliases(draft, element)
    _read_places(draft, element)
    for item in _items(element, "idList", "id"):
        notes = [f"issued {date}" for date in [_text(item, "issueDate")] if date]
        notes += [f"expires {date}" for date in [_text(item, "expirationDate")] if date]
        add_document(draft, _text(item, "idType"), _text(item, "idNumber"), _text(item, "idCountry"), notes)
    for vessel in element.iterfind("{*}vesselInfo"):
        for child in vessel:
            tag, value = local_name(child), clean_text(child.text)
            if value:
                draft.add_field(_VESSEL.get(tag, f"vesselInfo/{tag}"), value)
    remarks = clean_text(element.findtext("{*}remarks"))
    if remarks:
        read_remarks(draft, remarks, lambda words: by_name.get(words, ""), official_title=title)
    keep_unknown(draft, element, _KNOWN)
    for inner, known in _KNOWN_INSIDE.items():
        for item in element.iter(f"{{*}}{inner}"):
            keep_unknown(draft, item, known)
    programmes = [clean_text(item.text) for item in _items(element, "programList", "program")]
    return draft.build(draft.make_listings(code for code in programmes if code))


def _read_aliases(draft: PartyDraft, element: etree._Element) -> None:
    for item in _items(element, "akaList", "aka"):
        name, parts = _full_name(item)
        kind, category = _text(item, "type").lower(), _text(item, "category").lower()
        if kind not in _ALIAS_KINDS:
            message = f"{draft.reference}: unknown type of name {kind!r}"
            draft.reading.warn("alias-type", message, line=line_of(item))
            draft.add_raw("aka type", kind)
        # OFAC calls a name weak that is too broad to screen by; that outranks that it is a former one.
        draft.add_name(name, NameKind.WEAK if category == "weak" else _ALIAS_KINDS.get(kind, NameKind.ALIAS), parts)


def _read_places(draft: PartyDraft, element: etree._Element) -> None:
    for item in _items(element, "addressList", "address"):
        lines = [_text(item, f"address{number}") for number in (1, 2, 3)]
        city, region, code = _text(item, "city"), _text(item, "stateOrProvince"), _text(item, "postalCode")
        street = ", ".join(line for line in lines if line)
        draft.add_address(street, city, region, code, country=_text(item, "country"), street=street, city=city,
                          region=region, postal_code=code)  # fmt: skip
    for item in _items(element, "nationalityList", "nationality"):
        draft.add_field("nationality", _text(item, "country"))
    for item in _items(element, "citizenshipList", "citizenship"):
        draft.add_field("citizen", _text(item, "country"))
    for item in _items(element, "dateOfBirthList", "dateOfBirthItem"):
        draft.add_field("DOB", _text(item, "dateOfBirth"))
    for item in _items(element, "placeOfBirthList", "placeOfBirthItem"):
        draft.add_field("POB", _text(item, "placeOfBirth"))


def _detect(consolidated: bool, sample: Sample) -> bool:
    return find_root(sample.head) == "sdnList" and holds_consolidated(sample.name, sample.head) is consolidated


FORMATS = (
    SourceFormat("ofac-sdn", "xml", "OFAC SDN list, legacy XML (SDN.XML)", partial(_detect, False), read_legacy_xml),
    SourceFormat(
        "ofac-cons",
        "xml",
        "OFAC consolidated non-SDN lists, legacy XML (CONSOLIDATED.XML)",
        partial(_detect, True),
        read_legacy_xml,
    ),
)
