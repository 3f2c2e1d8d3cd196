"""The UK Sanctions List as XML (``UK_Sanctions_List.xml``)."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from dissuade.lists.identity import PartyIds
from dissuade.lists.markup import find_root, iterate_records, line_of
from dissuade.lists.raw import RawFields
from dissuade.lists.reading import Reading, Sample, SourceFormat, local_name
from dissuade.lists.sources.uk_record import SOURCE, TITLE, WIDTHS, UkRecord, build_party, read_day
from dissuade.lists.values import clean_text
from dissuade.model.party import Party

__all__ = ["FORMATS"]

ROOT = "Designations"
RECORD = "Designation"
DATE = "DateGenerated"

_INDICATORS = "SanctionsImposedIndicators"  # thirteen true or false, of which SanctionsImposed names the true ones
_LEAVES = {
    **{f"Name{number}": ("name", number - 1) for number in range(1, 7)},
    "NameType": ("name", 6),
    "AliasStrength": ("name", 7),
    "NameNonLatinScript": ("non_latin", 0),
    "NonLatinScriptType": ("non_latin", 1),
    "NonLatinScriptLanguage": ("non_latin", 2),
    **{f"AddressLine{number}": ("address", number - 1) for number in range(1, 7)},
    "AddressPostalCode": ("address", 6),
    "AddressCountry": ("address", 7),
    "PassportNumber": ("passport", 0),
    "PassportAdditionalInformation": ("passport", 1),
    "NationalIdentifierNumber": ("national_id", 0),
    "NationalIdentifierAdditionalInformation": ("national_id", 1),
    "TownOfBirth": ("birth_place", 0),
    "CountryOfBirth": ("birth_place", 1),
    "LastUpdated": ("last_updated", 0),
    "DateDesignated": ("designated", 0),
    "UniqueID": ("unique_id", 0),
    "OFSIGroupID": ("ofsi_group_id", 0),
    "UNReferenceNumber": ("un_reference", 0),
    "Title": ("title", 0),
    "RegimeName": ("regime", 0),
    "IndividualEntityShip": ("kind", 0),
    "DesignationSource": ("designation_source", 0),
    "SanctionsImposed": ("measures", 0),
    "OtherInformation": ("other_information", 0),
    "UKStatementofReasons": ("reasons", 0),
    "PhoneNumber": ("phone", 0),
    "Website": ("website", 0),
    "EmailAddress": ("email", 0),
    "DOB": ("birth_date", 0),
    "Nationality": ("nationality", 0),
    "Position": ("position", 0),
    "Gender": ("gender", 0),
    "TypeOfEntity": ("entity_type", 0),
    "Subsidiary": ("subsidiary", 0),
    "ParentCompany": ("parent", 0),
    "BusinessRegistrationNumber": ("registration_number", 0),
    "IMONumber": ("imo_number", 0),
    "CurrentOwnerOperator": ("owner", 0),
    "PreviousOwnerOperator": ("previous_owner", 0),
    "CurrentBelievedFlagOfShip": ("flag", 0),
    "PreviousFlag": ("previous_flag", 0),
    "TypeOfShip": ("ship_type", 0),
    "TonnageOfShip": ("tonnage", 0),
    "LengthOfShip": ("length", 0),
    "YearBuilt": ("year_built", 0),
    "HullIdentificationNumber": ("hull_number", 0),
}


def _detect(sample: Sample) -> bool:
    return find_root(sample.head) == ROOT


def _read(reading: Reading) -> Iterator[Party]:
    ids = PartyIds(reading)
    for element in iterate_records(reading, reading.paths[0], ROOT, (RECORD, DATE)):
        if local_name(element) == DATE:
            _read_date(reading, element)
            continue
        if not reading.published:
            raise reading.refuse(
                "schema", f"no <{DATE}> before the first designation", line=line_of(element), field=DATE
            )
        reading.records += 1
        record = UkRecord(line=line_of(element), raw=RawFields(reading))
        _walk(record, element, "")
        yield build_party(reading, record, ids)
    if not reading.records:
        raise reading.refuse("empty", f"the list has no <{RECORD}>")


def _read_date(reading: Reading, element: etree._Element) -> None:
    text = clean_text(element.text)
    reading.published = read_day(text)
    if len(reading.published) != len("2026-08-20"):
        raise reading.refuse("schema", f"no date in <{DATE}> ({text!r})", line=line_of(element), field=DATE)


def _walk(record: UkRecord, element: etree._Element, within: str) -> None:
    """Add the leaves below an element; those that stand beside each other belong together."""
    beside: list[tuple[str, int, str]] = []
    for child in element:
        tag = local_name(child)
        path = f"{within}/{tag}" if within else tag
        if len(child):
            if tag == _INDICATORS:
                _keep_indicators(record, child, path)
            else:
                _walk(record, child, path)
        elif (place := _LEAVES.get(tag)) is None:
            record.raw.keep_element(child, within)
        elif place[0] in WIDTHS:
            if any(place == (group, index) for group, index, _ in beside):
                record.add(beside)
                beside = []
            beside.append((*place, child.text or ""))
        else:
            record.add([(*place, child.text or "")])
    record.add(beside)


def _keep_indicators(record: UkRecord, element: etree._Element, path: str) -> None:
    for child in element:
        if clean_text(child.text).lower() != "false":
            record.raw.keep_element(child, path)


FORMATS = (SourceFormat(source=SOURCE, name="xml", title=TITLE, detect=_detect, read=_read),)
