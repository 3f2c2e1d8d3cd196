from __future__ import annotations

import json
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dissuade.model.party import (
    SCHEMATA,
    Address,
    Identifier,
    Listing,
    Name,
    NameKind,
    PartialDate,
    Party,
    RawField,
    Relation,
)
from dissuade.model.party_data import party_from_dict, party_from_json, party_to_compact_dict, party_to_json

RI = Party(
    id="un-sc-KPi.033",
    schema="Person",
    names=(
        Name(text="Ri Rang", parts=MappingProxyType({"firstName": "Rang", "lastName": "Ri"})),
        Name(text="리랑", kind=NameKind.ORIGINAL, lang="kor"),
    ),
    birth_dates=(PartialDate(value="1970", circa=True, text="circa 1970"),),
    nationalities=("kp",),
    addresses=(Address(city="평양", country="kp"),),
    identifiers=(Identifier(type="passportNumber", value="654330000", country="kp"),),
    listings=(Listing(source="un-sc", authority="UN", programmes=("DPRK",), listed_from="2016-03-02"),),
    relations=(Relation(kind="representation", target_name="KOMID"),),
    properties=MappingProxyType({"tonnage": ("12,000",), "flag": ("kp", "kh")}),
    raw=(RawField(field="SORT_KEY", value=""),),
)

texts = st.text(max_size=12)
codes = st.lists(texts, max_size=2).map(tuple)
years = st.integers(1000, 2999).map(str)
parties = st.builds(
    Party,
    id=st.text(min_size=1, max_size=8),
    schema=st.sampled_from(SCHEMATA),
    names=st.lists(
        st.builds(
            Name,
            text=texts,
            kind=st.sampled_from(NameKind),
            parts=st.dictionaries(texts, texts, max_size=2),
            lang=texts,
        ),
        min_size=1,
        max_size=3,
    ).map(tuple),
    birth_dates=st.lists(
        st.builds(PartialDate, value=years, until=st.just("") | years, circa=st.booleans(), text=texts), max_size=2
    ).map(tuple),
    countries=codes,
    gender=texts,
    addresses=st.lists(st.builds(Address, full=texts, country=texts, note=texts), max_size=2).map(tuple),
    identifiers=st.lists(st.builds(Identifier, type=texts, value=texts, note=texts), max_size=2).map(tuple),
    listings=st.lists(st.builds(Listing, source=texts, authority=texts, programmes=codes, url=texts), max_size=2).map(
        tuple
    ),
    relations=st.lists(st.builds(Relation, kind=texts, target=texts), max_size=2).map(tuple),
    notes=codes,
    properties=st.dictionaries(texts, codes, max_size=2),
    raw=st.lists(st.builds(RawField, field=texts, value=texts), max_size=2).map(tuple),
)


@given(parties)
def test_a_party_survives_the_way_through_json(party: Party) -> None:
    assert party == party_from_json(party_to_json(party))


@given(parties)
def test_a_party_survives_the_way_through_its_full_dict(party: Party) -> None:
    assert party == party_from_dict(json.loads(json.dumps(party.to_dict())))


@given(parties)
def test_the_compact_form_says_nothing_that_the_full_dict_does_not(party: Party) -> None:
    full = party.to_dict()
    assert all(key in full for key in party_to_compact_dict(party))


def test_a_line_holds_original_script_as_it_is_and_no_line_break() -> None:
    line = party_to_json(RI)
    assert "리랑" in line
    assert "\n" not in line


def test_equal_parties_give_equal_lines_whatever_the_order_of_their_properties() -> None:
    data = party_to_compact_dict(RI)
    turned = party_from_dict({**data, "properties": dict(reversed(list(data["properties"].items())))})
    assert party_to_json(RI) == party_to_json(turned)


def test_what_is_empty_is_left_out() -> None:
    party = Party(id="ofac-sdn-1", schema="Vessel", names=(Name(text="CHONG CHON GANG"),))
    assert party_to_compact_dict(party) == {
        "id": "ofac-sdn-1",
        "schema": "Vessel",
        "names": [{"text": "CHONG CHON GANG"}],
    }


@pytest.mark.parametrize(
    "line",
    [
        "",
        "[]",
        "{}",
        '{"id": "x"',
        '{"id": "x", "schema": "Person"}',
        '{"id": "x", "schema": "Person", "names": [{}]}',
        '{"id": "x", "schema": "Person", "names": ["Ri Rang"]}',
        '{"id": "x", "schema": "Person", "names": [{"text": "Ri Rang", "kind": "nickname"}]}',
        '{"id": "x", "schema": "Person", "names": [{"text": "Ri Rang"}], "shoe_size": 42}',
        '{"id": "x", "schema": "Person", "names": [{"text": "Ri Rang"}], "birth_dates": [{"value": "1970-13"}]}',
        '{"id": "x", "schema": "Person", "names": [{"text": "Ri Rang"}], "listings": [{"country": "kp"}]}',
    ],
)
def test_what_is_no_party_is_a_value_error(line: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        party_from_json(line)
