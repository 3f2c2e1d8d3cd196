from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from dissuade.lists.reading import take_sample
from dissuade.lists.sources.ca_sema import FORMATS, split_aliases
from dissuade.model.party import NameKind, Party
from tests.lists.sources.un_eu_readings import read, read_text, refuse_text

(XML,) = FORMATS
FILES = ("data/B_lists/canada/sema-lmes_2020-04.xml", "data/B_lists/canada/sema-lmes_2025-05.xml")


def _list(*records: str) -> str:
    body = "".join(f"<record>{record}</record>" for record in records)
    return f'<?xml version="1.0" encoding="UTF-8"?><data-set>{body}</data-set>'


def _record(**fields: str) -> str:
    given = {"Country": "Russia / Russie", "Schedule": "1, Part 2", "Item": "306"} | fields
    return "".join(f"<{tag}>{text}</{tag}>" for tag, text in given.items())


def _one(folder: Path, **fields: str) -> Party:
    (party,), _ = read_text(XML, folder, _list(_record(**fields)))
    return party


@pytest.mark.parametrize("name", FILES)
def test_every_record_of_an_official_file_becomes_a_party(shared: Path, name: str) -> None:
    assert XML.detect(take_sample(shared / name))
    parties, reading = read(XML, shared / name)
    root = etree.parse(shared / name).getroot()
    assert root.xpath("count(record)") == len(parties) == reading.records == len({party.id for party in parties})
    assert root.xpath("count(record[LastName])") == sum(party.schema == "Person" for party in parties)
    assert root.xpath("count(record[ShipIMONumber])") == sum(party.schema == "Vessel" for party in parties)
    assert root.xpath("count(record/ShipIMONumber)") == sum(len(party.identifiers) for party in parties)
    assert root.xpath("count(record/DateOfListing)") == sum(bool(party.listings[0].listed_from) for party in parties)
    single = root.xpath("record[Aliases[not(contains(., ',') or contains(., ';') or contains(., '/'))]]/Aliases/text()")
    names = {found.text for party in parties for found in party.names}
    assert isinstance(single, list)
    whole = [text for text in map(str, single) if " or " not in text and ":" not in text and " and " not in text]
    assert [] == [text for text in whole if " ".join(text.split()).strip("()") not in names and "(" not in text]
    assert set(reading.warnings) <= {"date"}


def test_the_warnings_of_the_newest_file_are_two_dates_that_are_none(shared: Path) -> None:
    _, reading = read(XML, shared / FILES[1])
    assert ["'Sep-99'", "'born in the early 1970s'"] == [
        w.message.removeprefix("not a date: ") for w in reading.examples
    ]
    assert "2025-03-20" == reading.published


def test_a_person_has_parts_titles_and_original_script(tmp_path: Path) -> None:
    party = _one(
        tmp_path,
        LastName="SHOIGU",
        GivenName="Sergei Kuzhugetovich ",
        TitleOrShip="General/général",
        DateOfBirthOrShipBuildDate="1955-05-21",
        Aliases="Сергей Кужугетович Шойгу",
        DateOfListing="2022-03-06",
    )
    assert "Sergei Kuzhugetovich SHOIGU" == party.caption
    assert {"firstName": "Sergei Kuzhugetovich", "lastName": "SHOIGU"} == dict(party.names[0].parts)
    assert ("Сергей Кужугетович Шойгу", NameKind.ORIGINAL) == (party.names[1].text, party.names[1].kind)
    assert (("General", "général"), ("ru",)) == (party.titles, party.countries)
    listing = party.listings[0]
    assert (("Russia",), "2022-03-06", "Schedule 1, Part 2, item 306", "Russia / Russie") == (
        listing.programmes,
        listing.listed_from,
        listing.reference,
        listing.basis,
    )
    assert "ca-sema-russia-1-part-2-306" == party.id


def test_a_ship_has_number_type_and_year(tmp_path: Path) -> None:
    ship = _one(
        tmp_path,
        EntityOrShip="Angara",
        TitleOrShip="Ro-Ro Cargo",
        ShipIMONumber="9179842",
        DateOfBirthOrShipBuildDate="1998",
    )
    assert ("Vessel", "9179842") == (ship.schema, ship.identifiers[0].value)
    assert {"type": ("Ro-Ro Cargo",), "buildDate": ("1998",)} == dict(ship.properties)
    assert () == ship.birth_dates


def test_other_names_within_the_name_are_aliases(tmp_path: Path) -> None:
    plant = _one(
        tmp_path, EntityOrShip="Signal Plant PJSC (also\nknown as Stavropol Signal; formerly known as Factory 13)"
    )
    assert ["Signal Plant PJSC", "Stavropol Signal", "Factory 13"] == [name.text for name in plant.names][:3]
    bank = _one(tmp_path, EntityOrShip="Commercial Bank of Syria/Banque commerciale de Syrie")
    assert [("Commercial Bank of Syria", ""), ("Banque commerciale de Syrie", "fra")] == [
        (name.text, name.lang) for name in bank.names
    ]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("TEM Co., TEM Company", ["TEM Co.", "TEM Company"]),
        ("Air Bagan Holdings Pte. Ltd., Air Bagan Limited", ["Air Bagan Holdings Pte. Ltd.", "Air Bagan Limited"]),
        ("Verny, Inc., Verny", ["Verny, Inc.", "Verny"]),
        ("Невское ПКБ, АО; Невское Бюро", ["Невское ПКБ, АО", "Невское Бюро"]),
        (
            "Агентство по делам Содружества, соотечественников, проживающих за рубежом or Россотрудничество",
            ["Агентство по делам Содружества, соотечественников, проживающих за рубежом", "Россотрудничество"],
        ),
        ("ОАО «Завод, депо и склады», АО Склад", ["ОАО «Завод, депо и склады»", "АО Склад"]),
        ("Ольга КРАВЦОВА / Ольга КРАВЦОВА-НЕДОВА", ["Ольга КРАВЦОВА", "Ольга КРАВЦОВА-НЕДОВА"]),
        ("Sepah-e Pasdaran/GRI", ["Sepah-e Pasdaran/GRI"]),
        ("", []),
        (" ;, ; ", []),
    ],
)
def test_aliases_are_split_with_care(text: str, names: list[str]) -> None:
    assert names == [name for name, _ in split_aliases(text)]


def test_a_language_before_a_colon_belongs_to_the_names_after_it() -> None:
    text = "Kolya Lukashenko, Belarusian: Мікалай Лукашэнка; Russian: Николай Лукашенко, Коля Лукашенко"
    assert ["", "bel", "rus", "rus"] == [lang for _, lang in split_aliases(text)]


def test_a_part_of_a_name_is_a_weak_alias(tmp_path: Path) -> None:
    party = _one(
        tmp_path, LastName="SHERBAKOV", GivenName="Sergey", Aliases="Sergei, Sergei Nikolaevich, Serhii SHERBAKOV"
    )
    assert [NameKind.WEAK, NameKind.WEAK, NameKind.ALIAS] == [name.kind for name in party.names[1:]]
    assert ["Aliases"] == [field.field for field in party.raw]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "empty"),
        ("<html><body>Not found</body></html>", "html"),
        ("country,name\n", "malformed"),
        ("<sdnList></sdnList>", "schema"),
        ("<data-set></data-set>", "schema"),
        (_list(_record(EntityOrShip="Bars 81"))[:-30], "truncated"),
        (_list(_record(EntityOrShip="Bars 81")).replace("</EntityOrShip>", "</Entity>"), "malformed"),
        (_list(_record(Aliases="Bars")), "schema"),
        (f'<!DOCTYPE d [<!ENTITY x "xx">]>{_list(_record(EntityOrShip="&x;"))[38:]}', "malformed"),
    ],
)
def test_a_broken_file_is_refused(tmp_path: Path, text: str, reason: str) -> None:
    assert reason == refuse_text(XML, tmp_path, text).reason


def test_an_unknown_element_is_kept_raw_and_counted(tmp_path: Path) -> None:
    (party,), reading = read_text(XML, tmp_path, _list(_record(EntityOrShip="Bars 81", Mood="grim")))
    assert [("Mood", "grim")] == [(field.field, field.value) for field in party.raw]
    assert {"Mood": 1} == dict(reading.unmapped)
