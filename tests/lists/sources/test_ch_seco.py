from __future__ import annotations

import json
import lzma
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape, quoteattr

import pytest

from dissuade.lists.reading import Reading, take_sample
from dissuade.lists.sources.ch_seco import FORMATS
from dissuade.model.party import Identifier, NameKind, Party, RawField, Relation
from tests.lists.sources.un_eu_readings import read, read_text, refuse_text

SECO = FORMATS[0]
EXCERPT = "data/B_lists/_format_excerpts/seco_consolidated-list_EXCERPT_2026-08-27.xml"
PROGRAMME = (
    '<sanctions-program ssid="20"><program-key lang="ger">Weissrussland</program-key>'
    '<program-key lang="eng">Belarus</program-key><program-name lang="eng">Ordinance of 16 March 2022</program-name>'
    '<sanctions-set ssid="4387" lang="ger">Anhang 13</sanctions-set>'
    '<sanctions-set ssid="4387" lang="eng">Annex 13</sanctions-set></sanctions-program>'
)
PLACE = (
    '<place ssid="77"><location>Минск</location><area>Minsk Region</area>'
    '<country iso-code="BY">Belarus</country></place>'
)
LISTED = '<modification modification-type="listed" effective-date="2020-10-12" publication-date="2020-10-11"/>'


def document(inside: str, head: str = 'list-type="whole-list" date="2026-08-27"') -> str:
    return f'<?xml version="1.0"?><swiss-sanctions-list {head}>{PROGRAMME}{inside}{PLACE}</swiss-sanctions-list>'


def target(inside: str, number: str = "5142", rest: str = LISTED) -> str:
    return f'<target ssid="{number}"><sanctions-set-id>4387</sanctions-set-id>{inside}{rest}</target>'


def person(identity: str, rest: str = "") -> str:
    return f'<individual sex="male"><identity main="true">{identity}</identity>{rest}</individual>'


def part(order: int, kind: str, value: str, variants: str = "") -> str:
    return f'<name-part order="{order}" name-part-type="{kind}"><value>{value}</value>{variants}</name-part>'


def variant(text: str, script: str = "LATN", lang: str = "rus") -> str:
    return f'<spelling-variant lang="{lang}" script="{script}">{text}</spelling-variant>'


def name(*parts: str, kind: str = "primary-name", quality: str = "good") -> str:
    return f'<name name-type="{kind}" quality="{quality}" lang="eng">{"".join(parts)}</name>'


def read_one(folder: Path, inside: str, rest: str = LISTED) -> tuple[Party, Reading]:
    parties, reading = read_text(SECO, folder, document(target(inside, rest=rest)))
    return parties[0], reading


def test_names_follow_the_order_of_their_parts_and_variants_make_names(tmp_path: Path) -> None:
    party, _ = read_one(
        tmp_path,
        person(
            name(
                part(2, "given-name", "Aliaksandr", variant("Alexander") + variant("Александр", "CYRL")),
                part(
                    1,
                    "family-name",
                    "Lukashenka",
                    variant("Lukashenko") + variant("Loukachenko") + variant("Лукашенко", "CYRL"),
                ),
                part(3, "title", "President"),
            )
            + name(part(1, "whole-name", "Batka"), kind="alias", quality="low")
            + name(part(1, "whole-name", "A. Lukash"), kind="formerly-known-as")
        ),
    )
    assert [(one.text, one.kind) for one in party.names] == [
        ("Lukashenka Aliaksandr", NameKind.PRIMARY),
        ("Lukashenko Alexander", NameKind.ALIAS),
        ("Loukachenko Aliaksandr", NameKind.ALIAS),
        ("Лукашенко Александр", NameKind.ORIGINAL),
        ("Batka", NameKind.WEAK),
        ("A. Lukash", NameKind.FORMER),
    ]
    parts = {"lastName": "Lukashenka", "firstName": "Aliaksandr", "title": "President"}
    assert (dict(party.names[0].parts), party.titles) == (parts, ("President",))


def test_the_primary_name_of_a_second_identity_is_an_alias(tmp_path: Path) -> None:
    second = f'<identity main="false">{name(part(1, "whole-name", "Hwang Gum San 2"))}</identity>'
    first = f'<identity main="true">{name(part(1, "whole-name", "Hui Chon"))}</identity>'
    party, _ = read_one(tmp_path, f'<object object-type="vessel">{second}{first}</object>')
    assert [(one.text, one.kind) for one in party.names] == [
        ("Hui Chon", NameKind.PRIMARY),
        ("Hwang Gum San 2", NameKind.ALIAS),
    ]


def modification(kind: str, day: str, inside: str = "") -> str:
    return f'<modification modification-type="{kind}" effective-date="{day}">{inside}</modification>'


@pytest.mark.parametrize(
    ("modifications", "begin", "end"),
    [
        ([("listed", "2020-10-12")], "2020-10-12", ""),
        ([("de-listed", "2024-03-01"), ("listed", "2020-10-12")], "2020-10-12", "2024-03-01"),
        (
            [("amended", "2025-06-03"), ("de-listed", "2025-06-20"), ("listed", "2012-01-01")],
            "2012-01-01",
            "2025-06-20",
        ),
        ([("listed", "2024-05-05"), ("de-listed", "2022-01-01"), ("listed", "2020-10-12")], "2024-05-05", ""),
        ([("amended", "2022-01-01"), ("de-listed", "2022-01-01"), ("listed", "2020-10-12")], "2020-10-12", ""),
        (
            [("de-listed", "2022-01-01"), ("amended", "2022-01-01"), ("listed", "2020-10-12")],
            "2020-10-12",
            "2022-01-01",
        ),
        ([], "", ""),
    ],
)
def test_the_latest_modification_tells_whether_the_listing_ended(
    tmp_path: Path, modifications: list[tuple[str, str]], begin: str, end: str
) -> None:
    rest = "".join(modification(kind, day) for kind, day in modifications)
    party, _ = read_one(tmp_path, person(name(part(1, "whole-name", "A"))), rest)
    listing = party.listings[0]
    assert (listing.listed_from, listing.listed_to) == (begin, end)
    assert party.topics == (() if end else ("sanction",))


def test_old_states_inside_modifications_are_no_parties(tmp_path: Path) -> None:
    old = target(person(name(part(1, "whole-name", "OLD NAME"))), "5142", "")
    rest = modification("amended", "2021-01-01", f"<added>{old}</added><removed>{old}</removed>") + LISTED
    parties, reading = read_text(
        SECO, tmp_path, document(target(person(name(part(1, "whole-name", "NEW"))), rest=rest) + target("", "6", ""))
    )
    assert [party.id for party in parties] == ["ch-seco-5142", "ch-seco-6"]
    assert [one.text for one in parties[0].names] == ["NEW"]
    assert (reading.records, reading.unmapped["modification/added"]) == (2, 1)


def test_the_sanctions_set_leads_to_the_programme(tmp_path: Path) -> None:
    party, reading = read_one(tmp_path, person(name(part(1, "whole-name", "A")), "<justification>Why.</justification>"))
    listing = party.listings[0]
    assert (listing.authority, listing.programmes, listing.reference) == ("CH", ("Belarus",), "5142")
    assert (listing.basis, listing.reason) == ("Ordinance of 16 March 2022", "Why.")
    assert party.properties["provisions"] == ("Annex 13",)
    assert (reading.published, dict(reading.warnings)) == ("2026-08-27", {})


def test_places_are_looked_up_though_they_come_last(tmp_path: Path) -> None:
    party, _ = read_one(
        tmp_path,
        person(
            '<place-of-birth place-id="77"/><nationality><country iso-code="BY">Belarus</country></nationality>'
            '<address place-id="77"><address-details>ul. 4</address-details><zip-code>220029</zip-code></address>'
        ),
    )
    assert party.birth_places == ("Минск, Minsk Region, Belarus",)
    assert (party.nationalities, party.countries, party.gender) == (("by",), ("by",), "male")
    address = party.addresses[0]
    assert (address.full, address.country) == ("ul. 4, 220029, Минск, Minsk Region, Belarus", "by")


def test_dates_documents_and_relations_are_typed(tmp_path: Path) -> None:
    party, reading = read_one(
        tmp_path,
        person(
            '<day-month-year day="23" month="3" year="1980" calendar="Gregorian" quality="good"/>'
            '<day-month-year year="1979"/><day-month-year year="1359" calendar="Islamic"/>'
            '<identification-document document-type="passport"><number>AB1</number><issuer code="BY">Belarus</issuer>'
            "</identification-document>",
            '<relation target-id="99" relation-type="owned-by"><remark>since 2020</remark></relation>',
        ),
    )
    assert [date.value for date in party.birth_dates] == ["1980-03-23", "1979"]
    assert party.identifiers == (Identifier(type="passportNumber", value="AB1", country="by"),)
    assert party.relations == (Relation(kind="ownership", target="ch-seco-99", role="owned-by; since 2020"),)
    assert reading.warnings["calendar"] == 1


def test_vessels_give_their_imo_number_and_companies_their_founding(tmp_path: Path) -> None:
    vessel, _ = read_one(
        tmp_path, '<object object-type="vessel"><other-information>IMO Number: 8405270</other-information></object>'
    )
    assert (vessel.schema, vessel.identifiers) == ("Vessel", (Identifier(type="imoNumber", value="8405270"),))
    company, _ = read_one(tmp_path, '<entity><identity><day-month-year year="1999"/></identity></entity>')
    assert (company.schema, company.birth_dates) == ("Organization", ())
    assert company.properties["incorporationDate"] == ("1999",)


def test_unknown_things_are_kept_and_dangling_numbers_warn(tmp_path: Path) -> None:
    party, reading = read_one(
        tmp_path,
        person('<address place-id="404"/><aura>blue</aura>', "<mood>calm</mood>"),
        "<sanctions-set-id>1</sanctions-set-id>",
    )
    fields = {(field.field, field.value) for field in party.raw}
    assert {("identity/aura", "blue"), ("individual/mood", "calm"), ("place-id", "404")} <= fields
    assert RawField(field="sanctions-set-id", value="1") in party.raw
    assert dict(reading.warnings) == {"place": 1, "programme": 1, "no-name": 1}


@pytest.mark.shared
def test_the_real_excerpt_loads(shared: Path) -> None:
    parties, reading = read(SECO, shared / EXCERPT)
    assert SECO.detect(take_sample(shared / EXCERPT))
    assert [party.schema for party in parties] == ["Person", "Organization", "Vessel"]
    assert [party.listings[0].listed_to for party in parties] == ["2016-03-01", "", ""]
    assert dict(reading.warnings) == {"place": 1}


def target_xml(record: dict[str, Any]) -> str:
    """The official element names for one record of the structured conversion."""
    inside = ""
    for kind in ("individual", "entity"):
        if kind in record:
            names = ""
            for one in record[kind].get("identity", {}).get("names", []):
                parts = "".join(
                    part(int(piece["order"]), piece["name_part_type"], escape(piece["value"]))
                    for piece in one["name_parts"]
                )
                names += name(parts, kind=one["name_type"], quality=one["quality"])
            inside = f'<{kind}><identity main="true">{names}</identity></{kind}>'
    return f"<target ssid={quoteattr(record['ssid'])}><sanctions-set-id>4387</sanctions-set-id>{inside}</target>"


@pytest.mark.shared
def test_a_list_of_full_size_keeps_every_target_and_name(shared: Path, tmp_path: Path) -> None:
    packed = shared / "data/B_lists/_structured_full/ch_entities_2026-02-25.jsonl.xz"
    with lzma.open(packed, "rt", encoding="utf-8") as stream:
        records = [json.loads(line) for line in stream]
    parties, reading = read_text(SECO, tmp_path, document("".join(map(target_xml, records))))
    names = [
        one
        for record in records
        for kind in ("individual", "entity")
        for one in record.get(kind, {}).get("identity", {}).get("names", [])
        if any(piece["value"].strip() and piece["name_part_type"] != "title" for piece in one["name_parts"])
    ]
    nameless = reading.warnings["no-name"]
    assert len(records) == len(parties) == reading.records == 8254
    assert len(names) == sum(len(party.names) for party in parties) - nameless
    assert sum(one["quality"] == "low" and one["name_type"] == "alias" for one in names) == sum(
        one.kind is NameKind.WEAK for party in parties for one in party.names
    )
    assert dict(reading.warnings) == {"no-name": nameless, "schema": 646}


MALFORMED = {
    "a partial list": (document(target(""), 'list-type="delta" date="2026-08-27"'), "schema", "'delta'"),
    "no kind of list": (document(target(""), 'date="2026-08-27"'), "schema", "of no type"),
    "no date": (document(target(""), 'list-type="whole-list"'), "schema", "no date of the list"),
    "no target": (document(""), "empty", "<target>"),
    "no number": (document("<target/>"), "schema", "no ssid"),
    "cut": (document(target(""))[:-9], "truncated", "</swiss-sanctions-list>"),
    "another list": ("<DataSet/>", "schema", "expected <swiss-sanctions-list>"),
}


@pytest.mark.parametrize("case", MALFORMED, ids=str)
def test_malformed_lists_are_refused_with_reason_and_words(tmp_path: Path, case: str) -> None:
    text, reason, words = MALFORMED[case]
    refusal = refuse_text(SECO, tmp_path, text)
    assert (refusal.reason, words in str(refusal)) == (reason, True), str(refusal)
