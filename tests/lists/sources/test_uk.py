"""The UK list in its three formats: what one states, the others state too."""

from __future__ import annotations

import csv
import io
import json
import lzma
import re
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import pytest

from dissuade.lists.reading import take_sample
from dissuade.lists.sources.uk_tables import FORMATS as TABLES
from dissuade.lists.sources.uk_xml import FORMATS as XML_FORMATS
from dissuade.model.party import Identifier, Name, NameKind, Party, RawField, Relation
from tests.lists.sources.un_eu_readings import read, read_text, refuse_text
from tests.lists.test_opendocument import cell, row, table, write_ods

XML = XML_FORMATS[0]
CSV, ODS = TABLES
EXPORT = "data/B_lists/uk/FCDO_SL_2025-08-11.ods"

PERSON = """
  <LastUpdated>14/04/2026</LastUpdated><DateDesignated>25/01/2001</DateDesignated><UniqueID>AFG0006</UniqueID>
  <OFSIGroupID>7172</OFSIGroupID><UNReferenceNumber>TAi.002</UNReferenceNumber>
  <Names>
    <Name><Name1>MOHAMMAD</Name1><Name2>HASSAN</Name2><Name6>AKHUND</Name6><NameType>Primary Name</NameType></Name>
    <Name><Name1>Mohammad</Name1><Name6>Akhund</Name6><NameType>Primary name variation</NameType></Name>
    <Name><Name6>Haji Hasan</Name6><NameType>ALias</NameType><AliasStrength>Low quality a.k.a</AliasStrength></Name>
  </Names>
  <NonLatinNames><NonLatinName><NameNonLatinScript>محمد حسن آخوند</NameNonLatinScript></NonLatinName></NonLatinNames>
  <Titles><Title>Mullah</Title></Titles>
  <RegimeName>The Afghanistan (Sanctions) (EU Exit) Regulations 2020</RegimeName>
  <IndividualEntityShip>Individual</IndividualEntityShip><DesignationSource>UN</DesignationSource>
  <SanctionsImposed>Asset freeze|Travel Ban</SanctionsImposed>
  <OtherInformation>An associate.</OtherInformation><UKStatementofReasons>Deputy minister.</UKStatementofReasons>
  <Addresses><Address><AddressLine6>Kabul</AddressLine6><AddressPostalCode>1001</AddressPostalCode>
    <AddressCountry>Afghanistan</AddressCountry></Address></Addresses>
  <IndividualDetails><Individual>
    <DOBs><DOB>dd/mm/1945</DOB><DOB>01/03/1958</DOB><DOB>15/08/19yy</DOB></DOBs>
    <PassportDetails><Passport><PassportNumber>OA454446</PassportNumber>
      <PassportAdditionalInformation>expired</PassportAdditionalInformation></Passport></PassportDetails>
    <Nationalities><Nationality>Afghanistan</Nationality></Nationalities>
    <Positions><Position>Deputy Minister</Position></Positions><Genders><Gender>Male</Gender></Genders>
    <BirthDetails><Location><TownOfBirth>Lakhi</TownOfBirth><CountryOfBirth>Afghanistan</CountryOfBirth></Location>
    </BirthDetails>
  </Individual></IndividualDetails>
"""
SHIP = """
  <DateDesignated>03/10/2017</DateDesignated><UniqueID>DPR0075</UniqueID>
  <Names><Name><Name6>Petrel 8</Name6><NameType>Primary name</NameType></Name></Names>
  <RegimeName>The Democratic People's Republic of Korea (Sanctions) (EU Exit) Regulations 2019</RegimeName>
  <IndividualEntityShip>Ship</IndividualEntityShip>
  <ShipDetails><Ship>
    <IMONumbers><IMONumber>IMO9562233</IMONumber></IMONumbers>
    <CurrentOwnerOperators><CurrentOwnerOperator>Li-Anne Shipping</CurrentOwnerOperator></CurrentOwnerOperators>
    <CurrentBelievedFlagOfShips><CurrentBelievedFlagOfShip>Comoros</CurrentBelievedFlagOfShip>
    </CurrentBelievedFlagOfShips><PreviousFlags><PreviousFlag>India</PreviousFlag></PreviousFlags>
    <TypeOfShipDetails><TypeOfShip>Bulk Carrier</TypeOfShip></TypeOfShipDetails>
    <TonnageOfShipDetails><TonnageOfShip>7078</TonnageOfShip></TonnageOfShipDetails>
    <YearsBuilt><YearBuilt>2011</YearBuilt></YearsBuilt>
  </Ship></ShipDetails>
"""
HEADER = [
    *("Last Updated", "Unique ID", "OFSI Group ID", "UN Reference Number", "Name 6", "Name 1", "Name 2", "Name 3"),
    *("Name 4", "Name 5", "Name type", "Alias strength", "Title", "Name non-latin script", "Regime Name"),
    *("Designation Type", "Designation source", "Sanctions Imposed", "Other Information", "UK Statement of Reasons"),
    *("Address Line 6", "Address Postal Code", "Address Country", "Date Designated", "D.O.B", "Nationality(/ies)"),
    *("Passport number", "Passport additional information", "Position", "Gender", "Town of birth", "Country of birth"),
    *("IMO number", "Current owner/operator (s)", "Current believed flag of ship", "Previous flags", "Type of ship"),
    *("Tonnage of ship", "Year Built", "Length of ship"),
]
SHARED_CELLS = {
    "Last Updated": "14/04/2026",
    "Unique ID": "AFG0006",
    "OFSI Group ID": "7172",
    "UN Reference Number": "TAi.002",
    "Title": "Mullah",
    "Name non-latin script": "محمد حسن آخوند",
    "Regime Name": "The Afghanistan (Sanctions) (EU Exit) Regulations 2020",
    "Designation Type": "Individual",
    "Designation source": "UN",
    "Sanctions Imposed": "Asset freeze|Travel Ban",
    "Other Information": "An associate.",
    "UK Statement of Reasons": "Deputy minister.",
    "Address Line 6": "Kabul",
    "Address Postal Code": "1001",
    "Address Country": "Afghanistan",
    "Date Designated": "25/01/2001",
    "Passport number": "OA454446",
    "Passport additional information": "expired",
    "Nationality(/ies)": "Afghanistan",
    "Position": "Deputy Minister",
    "Gender": "Male",
    "Town of birth": "Lakhi",
    "Country of birth": "Afghanistan",
    "Length of ship": "N/A",
}
NAMES = (
    {"Name 1": "MOHAMMAD", "Name 2": "HASSAN", "Name 6": "AKHUND", "Name type": "Primary Name"},
    {"Name 1": "Mohammad", "Name 6": "Akhund", "Name type": "Primary name variation"},
    {"Name 6": "Haji Hasan", "Name type": "ALias", "Alias strength": "Low quality a.k.a"},
)
PERSON_ROWS = [
    {**SHARED_CELLS, **name, "D.O.B": born} for name in NAMES for born in ("dd/mm/1945", "01/03/1958", "15/08/19yy")
]
SHIP_ROWS = [
    {
        "Unique ID": "DPR0075",
        "Name 6": "Petrel 8",
        "Name type": "Primary name",
        "Regime Name": "The Democratic People's Republic of Korea (Sanctions) (EU Exit) Regulations 2019",
        "Designation Type": "Ship",
        "Date Designated": "03/10/2017",
        "IMO number": "IMO9562233",
        "Current owner/operator (s)": "Li-Anne Shipping",
        "Current believed flag of ship": "Comoros",
        "Previous flags": "India",
        "Type of ship": "Bulk Carrier",
        "Tonnage of ship": "7078",
        "Year Built": "2011",
    }
]


def document(*designations: str, date: str = "<DateGenerated>20/08/2026</DateGenerated>") -> str:
    inside = "".join(f"<Designation>{one}</Designation>" for one in designations)
    return f'<?xml version="1.0" encoding="utf-8"?>\n<Designations>{date}{inside}</Designations>'


def csv_table(rows: list[dict[str, str]], first: str = "Report Date: 20-Aug-2026\r\n") -> str:
    out = io.StringIO()
    writer = csv.DictWriter(out, HEADER)
    writer.writeheader()
    writer.writerows(rows)
    return "\ufeff" + first + out.getvalue()


def ods_table(path: Path, rows: list[dict[str, str]]) -> Path:
    lines = [["Report Date: 20-Aug-2026"], HEADER, *([one.get(name, "") for name in HEADER] for one in rows)]
    return write_ods(path, table(*(row(*(cell(escape(text)) for text in line)) for line in lines)))


def without_raw(party: Party) -> dict[str, object]:
    return {**party.to_dict(), "raw": sorted((one.field, one.value) for one in party.raw)}


def read_designation(folder: Path, inside: str, kind: str = "Individual") -> Party:
    text = f"<UniqueID>RUS0001</UniqueID><IndividualEntityShip>{kind}</IndividualEntityShip>{inside}"
    return read_text(XML, folder, document(text))[0][0]


def test_xml_csv_and_ods_make_the_same_parties(tmp_path: Path) -> None:
    from_xml, xml_reading = read_text(XML, tmp_path, document(PERSON, SHIP))
    from_csv, csv_reading = read_text(CSV, tmp_path, csv_table(PERSON_ROWS + SHIP_ROWS), "list.csv")
    from_ods, ods_reading = read(ODS, ods_table(tmp_path / "list.ods", PERSON_ROWS + SHIP_ROWS))
    assert list(map(without_raw, from_xml)) == list(map(without_raw, from_csv)) == list(map(without_raw, from_ods))
    assert xml_reading.published == csv_reading.published == ods_reading.published == "2026-08-20"
    assert xml_reading.records == csv_reading.records == ods_reading.records == 2
    assert xml_reading.warnings == csv_reading.warnings == ods_reading.warnings


def test_a_person_keeps_everything_that_is_stated(tmp_path: Path) -> None:
    party = read_text(XML, tmp_path, document(PERSON))[0][0]
    parts = {"firstName": "MOHAMMAD", "secondName": "HASSAN", "lastName": "AKHUND"}
    assert party.names == (
        Name(text="MOHAMMAD HASSAN AKHUND", kind=NameKind.PRIMARY, parts=parts),
        Name(text="Mohammad Akhund", kind=NameKind.ALIAS, parts={"firstName": "Mohammad", "lastName": "Akhund"}),
        Name(text="Haji Hasan", kind=NameKind.WEAK),
        Name(text="محمد حسن آخوند", kind=NameKind.ORIGINAL),
    )
    assert [date.value for date in party.birth_dates] == ["1945", "1958-03-01"]
    assert party.identifiers == (Identifier(type="passportNumber", value="OA454446", note="expired"),)
    assert (party.birth_places, party.nationalities, party.gender) == (("Lakhi, Afghanistan",), ("af",), "male")
    listing = party.listings[0]
    assert (listing.listed_from, listing.reason, listing.reference) == ("2001-01-25", "Deputy minister.", "AFG0006")
    assert listing.programmes == ("The Afghanistan (Sanctions) (EU Exit) Regulations 2020",)
    assert dict(party.properties) == {
        "provisions": ("Asset freeze", "Travel Ban"),
        "unscId": ("TAi.002",),
        "modifiedAt": ("2026-04-14",),
    }
    assert RawField(field="ofsi_group_id", value="7172") in party.raw


def test_a_ship_keeps_number_owner_and_flags(tmp_path: Path) -> None:
    party = read_text(XML, tmp_path, document(SHIP))[0][0]
    assert (party.schema, party.identifiers) == ("Vessel", (Identifier(type="imoNumber", value="9562233"),))
    owner = Relation(kind="ownership", target_name="Li-Anne Shipping", role="current owner/operator")
    assert party.relations == (owner,)
    assert (party.properties["flag"], party.properties["pastFlags"]) == (("Comoros",), ("India",))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("dd/mm/1962", "1962"),
        ("dd/07/1978", "1978-07"),
        ("00/00/1975", "1975"),
        ("01/03/1958", "1958-03-01"),
        ("15/08/19yy", None),
        ("dd/mm/yyyy", None),
    ],
)
def test_placeholders_in_a_birth_date_leave_what_is_known(tmp_path: Path, text: str, value: str | None) -> None:
    designation = f"<UniqueID>A1</UniqueID><DOBs><DOB>{text}</DOB></DOBs>"
    parties, reading = read_text(XML, tmp_path, document(designation))
    assert [date.value for date in parties[0].birth_dates] == ([] if value is None else [value])
    assert reading.warnings["date"] == (value is None)
    assert (RawField(field="birth_date", value=text) in parties[0].raw) == (value is None)


@pytest.mark.parametrize(
    ("text", "values", "warning"),
    [
        ("IMO9562233", ["9562233"], ""),
        ("9562233", ["9562233"], ""),
        ("IMO 9562234", ["9562234"], "imo-check-digit"),
        ("RS 150443", [], "imo"),
        ("N/A", [], ""),
    ],
)
def test_imo_numbers_lose_their_prefix_and_are_checked(
    tmp_path: Path, text: str, values: list[str], warning: str
) -> None:
    inside = f"<UniqueID>A1</UniqueID><IndividualEntityShip>Ship</IndividualEntityShip><IMONumber>{text}</IMONumber>"
    parties, reading = read_text(XML, tmp_path, document(f"{inside}<Name6>BARGE</Name6><NameType>Alias</NameType>"))
    assert [identifier.value for identifier in parties[0].identifiers] == values
    assert dict(reading.warnings) == ({warning: 1} if warning else {})


def test_numbered_cells_are_several_values(tmp_path: Path) -> None:
    rows = [{**SHIP_ROWS[0], "Designation Type": "Individual", "Nationality(/ies)": "(1) Russia (2) Cyprus"}]
    party = read_text(CSV, tmp_path, csv_table(rows), "list.csv")[0][0]
    assert party.nationalities == ("ru", "cy")


def test_an_organisation_keeps_its_family(tmp_path: Path) -> None:
    party = read_designation(
        tmp_path,
        "<Name6>ООО Ромашка</Name6><NameType>Primary Name</NameType><EntityDetails><Entity><ParentCompanies>"
        "<ParentCompany>Ростех</ParentCompany></ParentCompanies><BusinessRegistrationNumbers>"
        "<BusinessRegistrationNumber>OGRN 1077799030847</BusinessRegistrationNumber></BusinessRegistrationNumbers>"
        "</Entity></EntityDetails><Websites><Website>rostec.ru</Website></Websites>",
        "Entity",
    )
    assert party.relations == (Relation(kind="ownership", target_name="Ростех", role="parent company"),)
    assert {(one.type, one.value) for one in party.identifiers} == {
        ("registrationNumber", "OGRN 1077799030847"),
        ("website", "rostec.ru"),
    }


def test_unknown_elements_columns_and_types_are_kept(tmp_path: Path) -> None:
    party = read_designation(
        tmp_path, "<Aura><Colour>red</Colour></Aura><Name6>X</Name6><NameType>Nom</NameType>", "Cat"
    )
    assert party.schema == "LegalEntity"
    assert {("Aura/Colour", "red"), ("NameType", "X: Nom"), ("kind", "Cat")} == {
        (field.field, field.value) for field in party.raw
    }
    text = csv_table(SHIP_ROWS).replace("Length of ship", "Mood of ship").replace("2011,", "2011,calm", 1)
    table_party = read_text(CSV, tmp_path, text, "list.csv")[0][0]
    assert RawField(field="Mood of ship", value="calm") in table_party.raw


@pytest.mark.shared
def test_counts_of_the_search_export_equal_a_text_count(shared: Path) -> None:
    path = shared / EXPORT
    assert [one.name for one in (XML, CSV, ODS) if one.detect(take_sample(path))] == ["ods"]
    parties, reading = read(ODS, path)
    with zipfile.ZipFile(path) as archive:
        text = archive.read("content.xml").decode("utf-8-sig")
    rows = re.findall(r"<table:table-row.*?</table:table-row>", text, re.DOTALL)
    cells = [
        re.findall(r"<table:table-cell(?: [^>]*?)?(?:/>|>(.*?)</table:table-cell>)", one, re.DOTALL) for one in rows
    ]
    plain = [[" ".join(re.sub("<.*?>", "", one).split()) for one in line[:8]] for line in cells]
    designations = [line for line in plain[1:] if line and line[0]]
    assert len(designations) == len(parties) == reading.records == 5302
    assert {line[0] for line in designations} == {party.listings[0].reference for party in parties}
    assert dict(reading.warnings) == {"no-date": 1, "no-name": sum(not line[2] for line in designations)}
    assert sum(line[4] == "Ship" for line in designations) == sum(party.schema == "Vessel" for party in parties)
    assert all(len(party.listings[0].listed_from) == len("2025-08-11") for party in parties)


def names_of(record: Mapping[str, Any]) -> list[dict[str, str]]:
    """The distinct names of a record of the structured conversion."""
    names = (record.get("names") or {}).get("names", [])
    return [name for number, name in enumerate(names) if name not in names[:number]]


def designation_xml(record: Mapping[str, Any]) -> str:
    """The official element names for one record of the structured conversion."""

    def element(tag: str, value: object) -> str:
        return f"<{tag}>{escape(str(value or ''))}</{tag}>"

    inside = ""
    for name in names_of(record):
        texts = {"NameType" if key == "name_type" else key.capitalize(): text for key, text in name.items()}
        inside += "<Name>" + "".join(element(tag, text) for tag, text in texts.items()) + "</Name>"
    return (
        element("UniqueID", record["unique_id"])
        + f"<Names>{inside}</Names>"
        + element("IndividualEntityShip", record.get("individual_entity_ship"))
        + element("DateDesignated", "/".join(reversed(str(record.get("date_designated", "")).split("-"))))
    )


@pytest.mark.shared
def test_a_list_of_full_size_keeps_every_designation_and_name(shared: Path, tmp_path: Path) -> None:
    packed = shared / "data/B_lists/_structured_full/uk_entities_2026-02-25.jsonl.xz"
    with lzma.open(packed, "rt", encoding="utf-8") as stream:
        records = [record for record in map(json.loads, stream) if record.get("unique_id")]
    parties, _ = read_text(XML, tmp_path, document(*map(designation_xml, records)))
    texts = ["name1", "name2", "name3", "name4", "name5", "name6"]
    stated = sum(any(name.get(text) for text in texts) for record in records for name in names_of(record))
    assert len(records) == len(parties) == 6035
    assert stated == sum(len(party.names) for party in parties) - sum(
        party.caption == party.listings[0].reference for party in parties
    )


MALFORMED_XML = {
    "no date": (document(SHIP, date=""), "schema", "DateGenerated"),
    "no real date": (document(SHIP, date="<DateGenerated>soon</DateGenerated>"), "schema", "'soon'"),
    "no designation": (document(), "empty", "<Designation>"),
    "no Unique ID": (document("<Names/>"), "schema", "no Unique ID"),
    "cut": (document(SHIP)[:-20], "truncated", "</Designations>"),
    "the old OFSI list": ("<ArrayOfFinancialSanctionsTarget/>", "schema", "expected <Designations>"),
}
MALFORMED_CSV = {
    "nothing": ("", "empty", "holds nothing"),
    "no header": ("Report Date: 20-Aug-2026\r\na,b\r\n" + "x,y\r\n" * 20, "schema", "'Unique ID'"),
    "no regime": ("Report Date: 20-Aug-2026\r\nUnique ID,Name 6\r\nA1,X\r\n", "schema", "'regime name'"),
    "no name column": ("Report Date: 20-Aug-2026\r\nUnique ID,Regime Name\r\nA1,X\r\n", "schema", "'name 6'"),
    "no real date": (csv_table(SHIP_ROWS, "Report Date: soon\r\n"), "schema", "soon"),
    "header alone": (csv_table([]), "empty", "no designation"),
    "a row without id": (csv_table([{"Name 6": "X"}]), "schema", "line 3"),
    "cut in a row": (csv_table(SHIP_ROWS)[:-20], "truncated", "of 40 cells"),
}


@pytest.mark.parametrize("case", MALFORMED_XML, ids=str)
def test_malformed_xml_is_refused_with_reason_and_words(tmp_path: Path, case: str) -> None:
    text, reason, words = MALFORMED_XML[case]
    refusal = refuse_text(XML, tmp_path, text)
    assert (refusal.reason, words in str(refusal)) == (reason, True), str(refusal)


@pytest.mark.parametrize("case", MALFORMED_CSV, ids=str)
def test_malformed_tables_are_refused_with_reason_and_words(tmp_path: Path, case: str) -> None:
    text, reason, words = MALFORMED_CSV[case]
    refusal = refuse_text(CSV, tmp_path, text, "list.csv")
    assert (refusal.reason, words in str(refusal)) == (reason, True), str(refusal)


def test_an_ods_cut_off_is_truncated(tmp_path: Path) -> None:
    data = ods_table(tmp_path / "whole.ods", SHIP_ROWS).read_bytes()
    assert refuse_text(ODS, tmp_path, data[: len(data) // 2], "list.ods").reason == "truncated"
