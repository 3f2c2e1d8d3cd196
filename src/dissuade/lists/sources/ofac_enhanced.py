"""OFAC's enhanced XML (``SDN_ENHANCED.XML``, ``CONS_ENHANCED.XML`` and filtered exports of the Sanctions List Service).

Root ``sanctionsData``: publication information, reference values, feature types, then one ``entity`` for each party.
Database keys (attributes ``id``, ``refId``, ``versionId``) and ``isPrimary`` of values other than names are not kept.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from lxml import etree

from dissuade.lists.markup import attributes, find_root, iterate_records, line_of
from dissuade.lists.reading import Reading, Sample, SourceFormat, local_name
from dissuade.lists.sources.ofac_labels import RELATION_KINDS
from dissuade.lists.sources.ofac_lists import names_consolidated
from dissuade.lists.sources.ofac_party import PartyDraft, join_period, keep_unknown
from dissuade.lists.sources.ofac_remarks import add_document, read_remarks, split_remarks
from dissuade.lists.values import clean_text, parse_date
from dissuade.model.party import Listing, NameKind, PartialDate, Party

__all__ = ["FORMATS", "PART_NAMES", "read_enhanced_xml"]

PART_NAMES = {
    "Last Name": "lastName",
    "First Name": "firstName",
    "Middle Name": "middleName",
    "Patronymic": "fatherName",
    "Matronymic": "motherName",
    "Maiden Name": "maidenName",
    "Nickname": "nickname",
}
"""OFAC's name part types of persons and FtM's property names; one-part names of other parties need none."""

_KNOWN = {
    "entity": {"generalInfo", "sanctionsLists", "sanctionsPrograms", "sanctionsTypes", "legalAuthorities", "names",
               "addresses", "features", "identityDocuments", "relationships"},
    "generalInfo": {"identityId", "entityType", "title", "remarks"},
    "name": {"isPrimary", "isLowQuality", "aliasType", "translations"},
    "feature": {"type", "versionId", "value", "valueRefId", "valueDate", "isPrimary", "reliability"},
    "identityDocument": {"type", "name", "documentNumber", "isValid", "issuingCountry", "issuingLocation", "issueDate",
                         "expirationDate"},
    "address": {"country", "translations"},
    "relationship": {"type", "relatedEntity", "quality"},
}  # fmt: skip


def read_enhanced_xml(reading: Reading) -> Iterator[Party]:
    """Read an enhanced XML edition.

    Yields:
        One party for each ``entity``, in the order of the file.

    Raises:
        EditionRefusedError: ``empty``, ``html``, ``malformed``, ``schema`` or ``truncated``.
    """
    tags = ("publicationInfo", "referenceValues", "featureTypes", "entity")
    for element in iterate_records(reading, reading.paths[0], "sanctionsData", tags, groups=("entities",)):
        match local_name(element):
            case "publicationInfo":
                _read_heading(reading, element)
            case "entity":
                yield _read_entity(reading, element)
    if not reading.records:
        raise reading.refuse("schema", "the file holds no entities", field="entities")


def _text(element: etree._Element, path: str) -> str:
    return clean_text(element.findtext("/".join(f"{{*}}{tag}" for tag in path.split("/"))))


def _items(element: etree._Element, path: str) -> Iterator[etree._Element]:
    yield from element.iterfind("/".join(f"{{*}}{tag}" for tag in path.split("/")))


def _read_heading(reading: Reading, element: etree._Element) -> None:
    as_of = _text(element, "dataAsOf")
    date = parse_date(as_of)
    if date is None:
        reading.warn("date", f"not a date: {as_of!r}", line=line_of(element), field="dataAsOf")
    else:
        reading.published = date.value
    filters = [clean_text(item.text) for item in _items(element, "filters/sanctionsPrograms/sanctionsProgram")]
    if filters:
        reading.warn("filtered", f"an export of the programmes {', '.join(filters)} only, not the whole list")


def _read_entity(reading: Reading, element: etree._Element) -> Party:
    reference, line = attributes(element).get("id", ""), line_of(element)
    if not reference.isdigit():
        raise reading.refuse("malformed", f"not an entry number: {reference!r}", line=line, field="entity id")
    draft = PartyDraft(reading, reference, _text(element, "generalInfo/entityType"), line)
    for name in _items(element, "names/name"):
        _read_name(draft, name)
    title = _text(element, "generalInfo/title")
    for part in split_remarks(title):
        draft.add_position(part)
    for address in _items(element, "addresses/address"):
        _read_address(draft, address)
    for feature in _items(element, "features/feature"):
        _read_feature(draft, feature)
    for document in _items(element, "identityDocuments/identityDocument"):
        _read_document(draft, document)
    for relationship in _items(element, "relationships/relationship"):
        _read_relationship(draft, relationship)
    remarks = _text(element, "generalInfo/remarks")
    if remarks:
        read_remarks(draft, remarks, lambda _: "", official_title=title)
    _keep_rest(draft, element)
    return draft.build(_read_listings(draft, element))


def _keep_rest(draft: PartyDraft, element: etree._Element) -> None:
    keep_unknown(draft, element, _KNOWN["entity"])
    paths = ("generalInfo", "names/name", "features/feature", "identityDocuments/identityDocument",
             "addresses/address", "relationships/relationship")  # fmt: skip
    for path in paths:
        for item in _items(element, path):
            keep_unknown(draft, item, _KNOWN[path.rpartition("/")[2]])


def _read_name(draft: PartyDraft, element: etree._Element) -> None:
    primary, weak = _text(element, "isPrimary") == "true", _text(element, "isLowQuality") == "true"
    alias = _text(element, "aliasType")
    kind = NameKind.FORMER if alias == "F.K.A." else NameKind.ALIAS
    kind = NameKind.PRIMARY if primary else NameKind.WEAK if weak else kind
    for translation in _items(element, "translations/translation"):
        latin = _text(translation, "script") in ("Latin", "")
        parts: dict[str, str] = {}
        for part in _items(translation, "nameParts/namePart"):
            key = PART_NAMES.get(_text(part, "type"))
            if key:
                parts[key] = f"{parts[key]} {_text(part, 'value')}" if key in parts else _text(part, "value")
        text = _text(translation, "formattedFullName")
        if not text:
            family, given = _text(translation, "formattedLastName"), _text(translation, "formattedFirstName")
            text = ", ".join(piece for piece in (family, given) if piece)
        draft.add_name(text, kind if latin else NameKind.ORIGINAL, parts if len(parts) > 1 else {})


def _read_address(draft: PartyDraft, element: etree._Element) -> None:
    country = _text(element, "country")
    translations = list(_items(element, "translations/translation"))
    for translation in translations:
        parts: dict[str, str] = {}
        for part in _items(translation, "addressParts/addressPart"):
            kind = _text(part, "type")
            parts[kind] = ", ".join(piece for piece in (parts.get(kind, ""), _text(part, "value")) if piece)
        street = ", ".join(parts[key] for key in ("ADDRESS1", "ADDRESS2", "ADDRESS3") if key in parts)
        city, region, code = (parts.get(key, "") for key in ("CITY", "STATE/PROVINCE", "POSTAL CODE"))
        draft.add_address(street, city, region, code, parts.get("REGION", ""), country=country, street=street,
                          city=city, region=region or parts.get("REGION", ""), postal_code=code)  # fmt: skip
    if country and not translations:
        draft.add_address(country=country)


def _read_period(element: etree._Element) -> PartialDate | None:
    days = [_text(element, tag) for tag in ("fromDateBegin", "fromDateEnd", "toDateBegin", "toDateEnd")]
    return join_period(days[0], days[1], days[2], days[3], _text(element, "isApproximate") == "true")


def _read_feature(draft: PartyDraft, element: etree._Element) -> None:
    label, value = _text(element, "type"), _text(element, "value")
    reliability, period = _text(element, "reliability"), element.find("{*}valueDate")
    if not value and period is not None and (date := _read_period(period)) is not None:
        value = f"{'circa ' if date.circa else ''}{date.value}{' to ' + date.until if date.until else ''}"
    if reliability == "False":
        draft.add_raw(f"{label} (called false by OFAC)", value)
        return
    if reliability not in ("", "Confirmed", "Unknown"):
        draft.add_raw(f"{label} (reliability)", f"{value}: {reliability}")
    if value:
        draft.add_field(label, value)


def _read_document(draft: PartyDraft, element: etree._Element) -> None:
    notes = [place] if (place := _text(element, "issuingLocation")) else []
    for tag, word in (("issueDate", "issued"), ("expirationDate", "expires")):
        period = element.find(f"{{*}}{tag}")
        if period is not None and (date := _read_period(period)) is not None:
            notes.append(f"{word} {date.value}" + (f" to {date.until}" if date.until else ""))
    if _text(element, "isValid") == "false":
        notes.append("not valid")
    holder = _text(element, "name")
    if holder and all(holder != name.text for name in draft.names[:1]):
        notes.append(f"in the name of {holder}")
    number, country = _text(element, "documentNumber"), _text(element, "issuingCountry")
    add_document(draft, _text(element, "type"), number, country, notes)


def _read_relationship(draft: PartyDraft, element: etree._Element) -> None:
    role, related = _text(element, "type"), element.find("{*}relatedEntity")
    number = attributes(related).get("entityId", "") if related is not None else ""
    if role not in RELATION_KINDS:
        draft.reading.warn("relation", f"{draft.reference}: unknown relationship {role!r}", line=line_of(element))
    target = f"{draft.reading.source}-{number}" if number else ""
    if quality := _text(element, "quality"):
        draft.add_raw("relationship/quality", f"{role} {_text(element, 'relatedEntity')}: {quality}")
    draft.add_relation(RELATION_KINDS.get(role, "linked"), _text(element, "relatedEntity"), role, target)


def _read_listings(draft: PartyDraft, element: etree._Element) -> tuple[Listing, ...]:
    draft.basis[:0] = [clean_text(item.text) for item in _items(element, "legalAuthorities/legalAuthority")]
    for item in _items(element, "sanctionsTypes/sanctionsType"):
        draft.notes.append(f"Sanctions: {clean_text(item.text)}")
    programmes = [clean_text(item.text) for item in _items(element, "sanctionsPrograms/sanctionsProgram")]
    lists = list(_items(element, "sanctionsLists/sanctionsList"))
    days = sorted(day for item in lists if (day := attributes(item).get("datePublished", "")))
    draft.notes.extend(f"List: {clean_text(item.text)}" for item in lists if clean_text(item.text) != "SDN List")
    return draft.make_listings(programmes, listed_from=days[0][:10] if days else "")


def _detect(consolidated: bool, sample: Sample) -> bool:
    return find_root(sample.head) == "sanctionsData" and (names_consolidated(sample.name) is True) is consolidated


FORMATS = (
    SourceFormat("ofac-sdn", "xml-enhanced", "OFAC SDN list, enhanced XML", partial(_detect, False), read_enhanced_xml),
    SourceFormat(
        "ofac-cons",
        "xml-enhanced",
        "OFAC consolidated non-SDN lists, enhanced XML",
        partial(_detect, True),
        read_enhanced_xml,
    ),
)
