from __future__ import annotations

import lzma
import re
from collections import Counter
from pathlib import Path

import pytest
from lxml import etree

from dissuade.errors import EditionRefusedError
from dissuade.lists.reading import Reading, take_sample
from dissuade.lists.sources.ofac_csv import read_csv_set
from dissuade.lists.sources.ofac_xml import FORMATS, read_legacy_xml
from dissuade.model.party import Identifier, NameKind, Party

EDITIONS = (
    ("A_ofac/consolidated_xml/consolidated_2024-05-06.xml", 443, "2024-05-06"),
    ("A_ofac/consolidated_xml/consolidated_2025-03-28.xml", 443, "2025-03-28"),
    ("A_ofac/consolidated_xml/consolidated_2025-06-30_TAMPERED.xml", 443, "2025-06-30"),
    ("D_deltas/ofac_consolidated_xml/plain/consolidated_2020-12-14.xml", 376, "2020-12-14"),
    ("D_deltas/ofac_consolidated_xml/plain/consolidated_2023-02-24.xml.xz", 0, "2023-02-24"),
    ("D_deltas/ofac_consolidated_xml/plain/consolidated_2024-02-23.xml.xz", 0, "2024-02-23"),
)
ID_TYPES = {"SWIFT/BIC": "swiftBic", "ISIN": "isin", "Website": "website", "Email Address": "email",
            "Government Gazette Number": "okpoCode", "Equity Ticker": "ticker", "BIK (RU)": "bikCode",
            "Legal Entity Number": "leiCode", "Unified Social Credit Code (USCC)": "uscCode"}  # fmt: skip
NAMESPACE = "https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports/XML"
SHIP = (
    "<sdnEntry><uid>15036</uid><lastName>TOUR 2</lastName><sdnType>Vessel</sdnType><programList>"
    "<program>SYRIA</program></programList><idList><id><uid>1</uid><idType>Vessel Registration Identification</idType>"
    "<idNumber>IMO 7406784</idNumber></id></idList><vesselInfo>"
    "<callSign>9HDS9</callSign><vesselType>Crude Oil Tanker</vesselType>"
    "<vesselFlag>Panama</vesselFlag><vesselOwner>NITC</vesselOwner><tonnage>163660</tonnage>"
    "<grossRegisteredTonnage>88564</grossRegisteredTonnage><hullColour>red</hullColour></vesselInfo></sdnEntry>"
)
KIM = (
    "<sdnEntry><uid>7</uid><firstName>Jong Un</firstName><lastName>KIM</lastName><title>Chairman; Marshal</title>"
    "<sdnType>Individual</sdnType><programList><program>DPRK3</program></programList>"
    "<akaList><aka><uid>1</uid><type>f.k.a.</type><category>strong</category><lastName>김정은</lastName></aka>"
    "<aka><uid>2</uid><type>a.k.a.</type><category>weak</category><lastName>YOUNG GENERAL</lastName></aka></akaList>"
    "<remarks>(Linked To: TOUR 2)</remarks></sdnEntry>"
)


def document(*entries: str, count: str | None = None, namespace: str = NAMESPACE) -> str:
    count = str(len(entries)) if count is None else count
    return (
        f'<?xml version="1.0" standalone="yes"?>\n<sdnList xmlns="{namespace}">\n<publshInformation>'
        f"<Publish_Date>05/06/2024</Publish_Date><Record_Count>{count}</Record_Count></publshInformation>\n"
        + "\n".join(entries)
        + "\n</sdnList>\n"
    )


def read(path: Path, source: str = "ofac-cons") -> tuple[Reading, list[Party]]:
    reading = Reading(source, [path])
    return reading, list(read_legacy_xml(reading))


def write(folder: Path, text: str | bytes) -> Path:
    path = folder / "sdn.xml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def real(shared: Path, folder: Path, name: str) -> Path:
    path = shared / "data" / name
    if path.suffix != ".xz":
        return path
    plain = folder / path.stem
    plain.write_bytes(lzma.decompress(path.read_bytes()))
    return plain


@pytest.mark.parametrize(("name", "parties", "published"), EDITIONS)
def test_real_editions_agree_with_counts_made_by_xpath(
    shared: Path, tmp_path: Path, name: str, parties: int, published: str
) -> None:
    path = real(shared, tmp_path, name)
    reading, found = read(path)
    root = etree.parse(str(path)).getroot()
    ns = {"o": root.nsmap[None]}

    def count(xpath: str) -> int:
        return int(float(str(root.xpath(f"count({xpath})", namespaces=ns))))

    def joined(element: etree._Element) -> str:
        parts = [element.findtext(f"o:{tag}", namespaces=ns) for tag in ("lastName", "firstName")]
        return ", ".join(part for part in parts if part)

    def distinct(label: str) -> int:
        """OFAC repeats an ISIN within an entry here and there."""
        entries = root.iterfind("o:sdnEntry", ns)
        path = f"o:idList/o:id[o:idType='{label}']/o:idNumber"
        return sum(len({number.text for number in entry.iterfind(path, ns)}) for entry in entries)

    names: dict[str, set[str]] = {}
    for entry in root.iterfind("o:sdnEntry", ns):
        elements = [entry, *entry.iterfind("o:akaList/o:aka", ns)]
        issuers = entry.iterfind("o:idList/o:id[o:idType='Issuer Name']/o:idNumber", ns)
        names[f"ofac-cons-{entry.findtext('o:uid', namespaces=ns)}"] = {
            *(re.sub(r"\s+", " ", joined(element)).strip() for element in elements),
            *(re.sub(r"\s+", " ", issuer.text or "").strip() for issuer in issuers),
        }
    types = Counter(identifier.type for party in found for identifier in party.identifiers)
    assert names == {party.id: {name.text for name in party.names} for party in found}
    assert count("//o:sdnEntry") == len(found) == reading.records == reading.declared
    assert parties in (0, len(found))
    assert reading.published == published
    assert {ftm: distinct(label) for label, ftm in ID_TYPES.items()} == {ftm: types[ftm] for ftm in ID_TYPES.values()}
    assert count("//o:dateOfBirthItem") == sum(len(party.birth_dates) for party in found)
    assert count("//o:placeOfBirthItem") == sum(len(party.birth_places) for party in found)
    assert count("//o:address") == sum(len(party.addresses) for party in found)
    assert count("//o:program") == sum(len(party.listings[0].programmes) for party in found)
    assert (dict(reading.warnings), dict(reading.unmapped)) == ({}, {})


@pytest.mark.parametrize("name", [name for name, _, _ in EDITIONS])
def test_the_list_is_told_from_the_other_by_its_programmes(shared: Path, tmp_path: Path, name: str) -> None:
    path = tmp_path / "list.xml"
    path.write_bytes(real(shared, tmp_path, name).read_bytes())
    assert [form.source for form in FORMATS if form.detect(take_sample(path))] == ["ofac-cons"]


def test_csv_and_xml_of_the_same_days_say_the_same(shared: Path) -> None:
    place = shared / "data" / "A_ofac"
    primary = place / "cons_2025-03" / "cons_prim.csv"
    csv_reading = Reading("ofac-cons", [primary])
    from_csv = {party.id: party for party in read_csv_set(csv_reading)}
    from_xml = {party.id: party for party in read(place / "consolidated_xml" / "consolidated_2025-03-28.xml")[1]}
    cut = {example.message.split(":")[0] for example in csv_reading.examples if example.kind == "remarks-cut"}
    cut = {f"ofac-cons-{number}" for number in cut}

    def weak(party: Party) -> set[str]:
        return {name.text for name in party.names if name.kind is NameKind.WEAK}

    def key(identifier: Identifier) -> tuple[str, str, str]:
        return identifier.type, identifier.value, identifier.country

    assert from_csv.keys() == from_xml.keys()
    assert len(cut) == 10
    for number in from_csv.keys() - cut:
        one, other = from_csv[number], from_xml[number]
        assert one.caption == other.caption
        assert one.schema == other.schema
        assert weak(one) == weak(other)
        assert {key(item) for item in one.identifiers} == {key(item) for item in other.identifiers}
        assert set(one.birth_dates) == set(other.birth_dates)
        assert {(link.kind, link.target_name) for link in one.relations} == {
            (link.kind, link.target_name) for link in other.relations
        }
        assert set(one.listings[0].programmes) == set(other.listings[0].programmes)


@pytest.mark.parametrize("namespace", ["http://tempuri.org/sdnList.xsd", NAMESPACE])
def test_names_titles_and_links_of_an_entry(tmp_path: Path, namespace: str) -> None:
    _, (ship, kim) = read(write(tmp_path, document(SHIP, KIM, namespace=namespace)), "ofac-sdn")
    assert [(name.text, name.kind.value) for name in kim.names] == [
        ("KIM, Jong Un", "primary"),
        ("김정은", "former"),
        ("YOUNG GENERAL", "weak"),
    ]
    assert dict(kim.names[0].parts) == {"lastName": "KIM", "firstName": "Jong Un"}
    assert kim.positions == ("Chairman", "Marshal")
    assert [(link.target, link.target_name) for link in kim.relations] == [(ship.id, "TOUR 2")]


def test_vessel_details_are_placed_and_unknown_ones_kept(tmp_path: Path) -> None:
    reading, (ship,) = read(write(tmp_path, document(SHIP)), "ofac-sdn")
    assert {item.type: item.value for item in ship.identifiers} == {"imoNumber": "7406784", "callSign": "9HDS9"}
    assert dict(ship.properties) == {
        "type": ("Crude Oil Tanker",), "flag": ("pa",), "tonnage": ("163660",), "grossRegisteredTonnage": ("88564",),
    }  # fmt: skip
    assert dict(reading.unmapped) == {"vesselInfo/hullColour": 1}


def test_an_element_that_is_new_is_kept_raw(tmp_path: Path) -> None:
    extra = KIM.replace("<remarks>", "<favouriteFood><dish>naengmyeon</dish></favouriteFood><remarks>")
    _, (_, kim) = read(write(tmp_path, document(SHIP, extra)), "ofac-sdn")
    assert [(raw.field, raw.value) for raw in kim.raw] == [("sdnEntry/favouriteFood/dish", "naengmyeon")]


ENTITIES = '<!DOCTYPE sdnList [<!ENTITY a "&#75;IM"><!ENTITY b "&a;&a;&a;&a;">]>'
MALFORMED: dict[str, tuple[str | bytes, str, str]] = {
    "no bytes": (b"", "empty", "the file holds nothing"),
    "a web page": (b"<!DOCTYPE html><html></html>", "html", "a web page"),
    "no XML": (b"Service unavailable", "malformed", "not XML"),
    "another document": (b"<CONSOLIDATED_LIST/>", "schema", "<CONSOLIDATED_LIST>"),
    "fewer entries than declared": (document(SHIP, KIM, count="3"), "truncated", "declares 3 records and holds 2"),
    "more entries than declared": (document(SHIP, KIM, count="1"), "truncated", "declares 1 records and holds 2"),
    "a count that is none": (document(SHIP, count="many"), "schema", "not a number of records: 'many'"),
    "cut in the middle": (document(SHIP, KIM)[:900], "truncated", "closing </sdnList> is missing"),
    "mismatched tags": (document(SHIP.replace("</uid><lastName>", "</uin><lastName>")), "malformed", "uid"),
    "an entry without a number": (document(KIM.replace("<uid>7</uid>", "")), "malformed", "an entry has no number"),
    "a number with letters": (document(KIM.replace("<uid>7<", "<uid>seven<")), "malformed", "number: 'seven'"),
    "entities": (document(KIM).replace("\n<sdnList", f"\n{ENTITIES}\n<sdnList", 1), "malformed", "entities"),
    "control bytes": (document(KIM).encode().replace(b"KIM", b"K\x01M"), "malformed", "Char"),
    "bad UTF-8": (document(KIM).encode().replace(b"KIM", b"K\xffM"), "malformed", "character encoding"),
}  # fmt: skip


@pytest.mark.parametrize("case", MALFORMED)
def test_malformed_documents_are_refused_with_a_precise_message(tmp_path: Path, case: str) -> None:
    content, reason, words = MALFORMED[case]
    with pytest.raises(EditionRefusedError) as refusal:
        read(write(tmp_path, content), "ofac-sdn")
    assert refusal.value.reason == reason
    assert words in refusal.value.message
