from __future__ import annotations

import dataclasses
import json
import lzma
import random
import string
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dissuade.errors import InputError
from dissuade.lists.ftm import flatten_entity, ftm_to_party, party_to_ftm
from dissuade.lists.ftm_input import read_properties
from dissuade.lists.ftm_model import IDENTIFIERS, LINKS, NAME_PARTS, PROPERTIES, REFERENCES
from dissuade.lists.ftm_output import link_for
from dissuade.lists.reading import Reading
from dissuade.lists.sources import (
    au_dfat,
    ca_sema,
    eu_xml,
    jp_meti,
    jp_mof,
    ofac_csv,
    ofac_enhanced,
    opensanctions,
    uk_tables,
    un,
    us_bis_dpl,
    us_csl,
    worldbank,
)
from dissuade.model.party import (
    SCHEMATA,
    Address,
    Identifier,
    Listing,
    Name,
    NameKind,
    PartialDate,
    Party,
    Relation,
)

MODEL = json.loads((Path(__file__).parent / "ftm_properties.json").read_text())
Entity = dict[str, Any]
_SET = ("sdn", "alt", "add", "sdn_comments")


def _normal(entity: Entity) -> Entity:
    """An entity whose values are lists without order."""
    return {**entity, "properties": {name: sorted(values) for name, values in read_properties(entity).items()}}


def _by_id(entities: list[Entity]) -> dict[str, Entity]:
    return {entity["id"]: _normal(entity) for entity in entities}


def _assert_valid(entities: list[Entity]) -> None:
    """Every property is one that followthemoney knows, with the values of its type."""
    for entity in entities:
        known = MODEL["schemata"][entity["schema"]]["properties"]
        for name, values in entity["properties"].items():
            assert name in known, (entity["schema"], name)
            assert values
            assert all(isinstance(value, str) and value for value in values)
            if known[name] == "topic":
                assert set(values) <= set(MODEL["topics"])
            elif known[name] == "gender":
                assert set(values) <= {"male", "female", "other"}
            elif known[name] == "date":
                assert all(value[:4].isdigit() for value in values), (name, values)
            elif known[name] == "country":
                assert set(values) <= set(MODEL["countries"]), (name, values)


@pytest.mark.parametrize("schema", SCHEMATA)
def test_the_table_of_properties_is_that_of_followthemoney(schema: str) -> None:
    assert set(MODEL["schemata"][schema]["properties"]) == PROPERTIES[schema]


def test_links_and_references_are_those_of_followthemoney() -> None:
    for link in LINKS.values():
        properties = MODEL["schemata"][link.schema]["properties"]
        assert f"entity:{link.own_range}" == properties[link.own]
        assert {link.other, link.role, "namesMentioned"} <= set(properties)
    for schema in SCHEMATA:
        properties = MODEL["schemata"][schema]["properties"]
        assert {name for name, kind in properties.items() if kind.startswith("entity")} <= REFERENCES


PARTY = Party(
    id="un-sc-KPi.033",
    schema="Person",
    names=(
        Name(text="Ri Hong-sop", parts=MappingProxyType({"lastName": "Ri", "firstName": "Hong-sop"})),
        Name(text="리홍섭", kind=NameKind.ALIAS),
        Name(text="Hong Sop", kind=NameKind.WEAK),
        Name(text="Li Hong-sop", kind=NameKind.FORMER),
    ),
    birth_dates=(PartialDate(value="1940"), PartialDate(value="1940-02-16")),
    birth_places=("Nyongbyon",),
    countries=("kp", "cn"),
    nationalities=("kp",),
    gender="male",
    titles=("Dr.",),
    positions=("Former director, Yongbyon Nuclear Research Centre",),
    addresses=(
        Address(full="Pyongyang"),
        Address(street="5 Changgwang St", city="Pyongyang", country="kp", note="2013"),
    ),
    identifiers=(
        Identifier(type="passportNumber", value="654330000", country="kp", note="expired 2019"),
        Identifier(type="imoNumber", value="5342883", note="of his company"),
        Identifier(type="email", value="ri@example.kp"),
    ),
    listings=(
        Listing(
            source="un-sc",
            authority="UN",
            programmes=("1718", "2270"),
            listed_from="2009-07-16",
            listed_to="2031",
            basis="UNSCR 1718",
            reason="Oversaw three core facilities",
            reference="KPi.004",
            url="https://main.un.org/securitycouncil/en/sanctions/1718",
        ),
        Listing(source="un-sc", authority="UN"),
    ),
    relations=(
        Relation(kind="directorship", target="un-sc-KPe.002", target_name="Ryonbong", role="director"),
        Relation(kind="family", target_name="Ri Sol-ju", role="sister"),
        Relation(kind="linked", target="un-sc-KPe.004", role="financed by"),
    ),
    topics=("sanction",),
    notes=("Photo available",),
    properties=MappingProxyType({"education": ("Kim Il Sung University",)}),
)


def test_a_full_person_goes_out_and_comes_back_unchanged() -> None:
    entity, *related = party_to_ftm(PARTY)
    assert {
        "Sanction": 2,
        "Directorship": 1,
        "Family": 1,
        "UnknownLink": 1,
        "Address": 1,
        "Passport": 1,
        "Identification": 1,
    } == {
        schema: sum(other["schema"] == schema for other in related) for schema in {other["schema"] for other in related}
    }
    _assert_valid([entity, *related])
    back = ftm_to_party(entity, related)
    assert _comparable(PARTY) == _comparable(back)
    assert _by_id([entity, *related]) == _by_id(party_to_ftm(back))


def test_the_same_party_gives_the_same_ids() -> None:
    assert party_to_ftm(PARTY) == party_to_ftm(dataclasses.replace(PARTY))


def _comparable(party: Party) -> dict[str, Any]:
    """A party without what FtM does not order or hold."""
    data = party.to_dict()
    del data["raw"]
    for name in ("names", "countries", "identifiers", "addresses", "relations"):
        data[name] = sorted(data[name], key=json.dumps)
    return data


_words = (
    st.text(alphabet=string.ascii_letters + "кимчен김정은习近平 '-.", min_size=1, max_size=12)
    .map(str.strip)
    .filter(bool)
)
_codes = st.sampled_from(("ru", "kp", "cn", "by", "suhh", "xk"))
_dates = st.one_of(
    st.dates().map(lambda day: f"{day.year:04}-{day.month:02}-{day.day:02}"), st.integers(1000, 2900).map(str)
)


def _texts(most: int = 3) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(_words, max_size=most, unique=True).map(tuple)


_listings = st.builds(
    Listing,
    source=st.sampled_from(("un-sc", "private")),
    authority=_words,
    programmes=_texts(),
    listed_from=st.one_of(st.just(""), _dates),
    listed_to=st.one_of(st.just(""), _dates),
    basis=st.one_of(st.just(""), _words),
    reason=st.one_of(st.just(""), _words),
    reference=st.one_of(st.just(""), _words),
    url=st.just(""),
)
_addresses = st.builds(
    Address, full=_words, city=st.one_of(st.just(""), _words), country=st.one_of(st.just(""), _codes)
)


@st.composite
def _parties(draw: st.DrawFn) -> Party:
    schema = draw(st.sampled_from(SCHEMATA))
    person = schema == "Person"
    texts = draw(st.lists(_words, min_size=1, max_size=5, unique=True))
    kinds = [NameKind.PRIMARY, NameKind.ALIAS, NameKind.WEAK, NameKind.FORMER]
    names = [Name(text=texts[0])] + [Name(text=text, kind=draw(st.sampled_from(kinds))) for text in texts[1:]]
    legal = schema not in ("Vessel", "Airplane", "CryptoWallet")
    types = sorted(IDENTIFIERS & PROPERTIES[schema] - {"isinCode"})
    identifiers = draw(
        st.lists(
            st.builds(
                Identifier,
                type=st.sampled_from(types),
                value=_words,
                country=_codes if legal and draw(st.booleans()) else st.just(""),
            ),
            max_size=3,
            unique_by=lambda identifier: (identifier.type, identifier.value),
        )
    )
    kinds_of_relation = sorted(
        {link.kind for link in LINKS.values() if link.own_range in MODEL["schemata"][schema]["is_a"]}
    )
    relations = draw(
        st.lists(
            st.builds(
                Relation,
                kind=st.sampled_from(kinds_of_relation),
                target=st.one_of(st.just(""), st.just("other-1")),
                target_name=_words,
                role=st.one_of(st.just(""), _words),
            ),
            max_size=3,
            unique=True,
        )
    )
    nationalities = draw(st.lists(_codes, max_size=2, unique=True)) if person else []
    countries = draw(st.lists(_codes, max_size=3, unique=True))
    return Party(
        id=f"test-{draw(st.integers(1, 10**6))}",
        schema=schema,
        names=tuple(names),
        birth_dates=tuple(PartialDate(value=text) for text in draw(st.lists(_dates, max_size=2, unique=True)))
        if person
        else (),
        birth_places=draw(_texts()) if person else (),
        countries=tuple(dict.fromkeys([*countries, *nationalities])),
        nationalities=tuple(nationalities),
        gender=draw(st.sampled_from(("male", "female", "other", ""))) if person else "",
        positions=draw(_texts()) if person else (),
        addresses=tuple(draw(st.lists(_addresses, max_size=2, unique=True))),
        identifiers=tuple(identifiers),
        listings=tuple(draw(st.lists(_listings, max_size=2, unique=True))),
        relations=tuple(relations),
        topics=draw(st.sampled_from(((), ("sanction",), ("debarment", "role.pep")))),
        notes=draw(_texts()),
    )


@given(_parties())
@settings(max_examples=150)
def test_whatever_ftm_can_hold_comes_back(party: Party) -> None:
    entity, *related = party_to_ftm(party)
    _assert_valid([entity, *related])
    back = ftm_to_party(json.loads(json.dumps(entity)), json.loads(json.dumps(related)))
    assert _comparable(party) == _comparable(back)
    assert _by_id([entity, *related]) == _by_id(party_to_ftm(back))


def _real_entities(shared: Path) -> list[tuple[Entity, list[Entity]]]:
    """Every party of the real exports with the entities that refer to it."""
    folder = shared / "data/E_opensanctions"
    entities = [json.loads(line) for line in (folder / "sa_wiki_entities.ftm.json").read_text().splitlines()]
    found = []
    referring: dict[str, list[Entity]] = {}
    for entity in entities:
        if entity["schema"] not in PROPERTIES:
            for end in {value for values in read_properties(entity).values() for value in values}:
                referring.setdefault(end, []).append(entity)
    found += [(entity, referring.get(entity["id"], [])) for entity in entities if entity["schema"] in PROPERTIES]
    nested = (folder / "small_export_set/targets.nested.json").read_text().splitlines()
    return found + [flatten_entity(json.loads(line)) for line in nested]


@pytest.mark.parametrize("source", ["", "opensanctions"])
def test_real_entities_leave_as_they_came(shared: Path, source: str) -> None:
    cases = _real_entities(shared)
    assert 607 + 5 == len(cases)
    for entity, related in cases:
        party = ftm_to_party(entity, related, source=source)
        out = _by_id(party_to_ftm(party))
        assert _normal(entity) == out[entity["id"]]
        linked = [other for other in related if any(entity["id"] in v for v in read_properties(other).values())]
        assert _by_id(linked) == {other["id"]: out[other["id"]] for other in linked}


@pytest.mark.parametrize(
    ("module", "name"),
    [
        (un, "B_lists/un/un_consolidated_2026-02-27.xml"),
        (ofac_csv, "A_ofac/sdn_trio_2023-12-28"),
        (ofac_enhanced, "A_ofac/enhanced_xml/IRGC_sanctions_ENHANCED_2024-08-28.xml"),
        (eu_xml, "B_lists/eu/RECONSTRUCTED_xmlFullSanctionsList_1_1_2026-02-25.xml.xz"),
        (uk_tables, "B_lists/uk/FCDO_SL_2025-08-11.ods"),
        (us_csl, "C_csl/official_samples/csl_sample.csv"),
        (us_csl, "C_csl/official_samples/consolidated_sample_current_format.csv"),
        (us_bis_dpl, "C_csl/official_samples/dpl.txt"),
        (ca_sema, "B_lists/canada/sema-lmes_2025-05.xml"),
        (au_dfat, "B_lists/australia/regulation8_consolidated_2024-12.xlsx"),
        (worldbank, "B_lists/worldbank/wb_debarred_2026-02-22.json"),
        (jp_mof, "B_lists/japan/mof_shisantouketsu_2026-03-05.xlsx"),
        (jp_meti, "B_lists/japan/meti_foreign_user_list_2025-09-29.xlsx"),
        (opensanctions, "E_opensanctions/ua_war_sanctions_targets.simple_2026-03-13.csv"),
    ],
)
def test_every_party_of_the_official_lists_goes_out_and_comes_back(
    shared: Path, tmp_path: Path, module: Any, name: str
) -> None:
    path = shared / "data" / name
    if path.suffix == ".xz":
        path = tmp_path / path.stem
        path.write_bytes(lzma.decompress((shared / "data" / name).read_bytes()))
    paths = sorted(path.glob("*.csv"), key=lambda part: _SET.index(part.stem)) if path.is_dir() else [path]
    form = module.FORMATS[1 if path.suffix == ".ods" else 0]
    parties = list(form.read(Reading(form.source, paths)))
    for party in random.Random(name).sample(parties, min(700, len(parties))):
        entities = party_to_ftm(party)
        _assert_valid(entities)
        back = ftm_to_party(entities[0], json.loads(json.dumps(entities[1:])))
        assert _by_id(entities) == _by_id(party_to_ftm(back))
        assert _held(party) == _held(back)


def _held(party: Party) -> dict[str, Any]:
    """What FtM can hold of a party.

    It cannot: order, the language of a name and the parts of any but the first, that a name is in the original script,
    circa and ranges of dates (it has both ends), what is raw, a note beside an identifier of a ship or aircraft, who
    owns an organisation that is no company (that is an unknown link with words).
    """
    legal = party.schema not in ("Vessel", "Airplane", "CryptoWallet")
    allowed = PROPERTIES[party.schema] | {"provisions", "unscId"}
    return {
        "names": {(name.text, "alias" if name.kind is NameKind.ORIGINAL else name.kind.value) for name in party.names},
        "caption": party.caption,
        "dates": {value for date in party.birth_dates for value in (date.value, date.until) if value},
        "countries": set(party.countries),
        "nationalities": (set(party.nationalities), set(party.citizenships)) if party.schema == "Person" else None,
        "identifiers": {(i.type, i.value, *((i.country, i.note) if legal else ())) for i in party.identifiers},
        "addresses": set(party.addresses),
        "relations": {
            dataclasses.replace(relation, kind=link_for(party.schema, relation.kind).kind)
            for relation in party.relations
        },
        "properties": {
            name: set(values) for name, values in party.properties.items() if name in allowed and name not in NAME_PARTS
        },
        **{
            field: getattr(party, field)
            for field in (
                "id",
                "schema",
                "gender",
                "listings",
                "topics",
                "notes",
                "positions",
                "titles",
                "birth_places",
            )
        },
    }


@pytest.mark.parametrize(
    ("entity", "field"),
    [
        ({"schema": "Person", "properties": {}}, "id"),
        ({"id": "x", "schema": "Event", "properties": {}}, "schema"),
        ({"id": "x", "properties": {}}, "schema"),
        ({"id": "x", "schema": "Person", "properties": ["name"]}, "properties"),
    ],
)
def test_what_is_no_party_is_an_input_error(entity: Entity, field: str) -> None:
    with pytest.raises(InputError) as caught:
        ftm_to_party(entity)
    assert field == caught.value.field


def test_dates_that_are_none_are_remembered_and_leave_again() -> None:
    entity = {"id": "Q1", "schema": "Person", "properties": {"name": ["Ri"], "birthDate": ["Unknown", "1940"]}}
    party = ftm_to_party(entity)
    assert ["1940"] == [date.value for date in party.birth_dates]
    assert _normal(entity)["properties"] == _normal(party_to_ftm(party)[0])["properties"]


def test_a_day_that_no_calendar_has_is_kept_raw() -> None:
    person = {"id": "a", "schema": "Person", "properties": {"name": ["Ann"], "birthDate": ["1984-02-31", "1985"]}}
    party = ftm_to_party(person)
    assert ["1985"] == [date.value for date in party.birth_dates]
    assert [("ftm:+birthDate", "1984-02-31")] == [(field.field, field.value) for field in party.raw]
