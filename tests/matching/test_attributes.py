from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dissuade.matching.attributes import attribute_evidence, attribute_nats
from dissuade.model.party import Address, Identifier, Name, PartialDate, Party
from dissuade.model.party_brief import brief_of
from dissuade.model.query import Query

KIM = Party(
    id="starter-kim-jong-un",
    schema="Person",
    names=(Name(text="Kim Jong Un"), Name(text="김정은")),
    birth_dates=(PartialDate(value="1984-01-08"),),
    countries=("kp",),
    gender="male",
    identifiers=(Identifier(type="passportNumber", value="PS472310104", country="kp"),),
)
BRIEF = brief_of(KIM)
DATES = st.dates().map(lambda d: PartialDate(value=f"{d.year:04}-{d.month:02}-{d.day:02}"))


def found(query: Query, party: Party = KIM) -> dict[str, float]:
    return {e.feature: e.contribution for e in attribute_evidence(query, brief_of(party))}


def test_a_name_alone_has_no_evidence_besides() -> None:
    assert () == attribute_evidence(Query(name="Kim Jong Un"), BRIEF)


def test_the_same_birth_date_country_and_gender_raise() -> None:
    query = Query(name="Kim", birth_dates=(PartialDate(value="1984-01-08"),), countries=("kp",), gender="male")
    assert {"birth_date", "country", "gender"} == {k for k, nats in found(query).items() if nats > 0}


def test_a_party_without_a_country_does_not_contradict_one() -> None:
    assert {} == found(Query(name="Kim", countries=("kr",)), dataclasses.replace(KIM, countries=()))


def test_the_country_of_an_address_counts() -> None:
    party = dataclasses.replace(KIM, addresses=(Address(full="Beijing", country="cn"),))
    assert found(Query(name="Kim", countries=("cn",)), party)["country"] > 0


def test_another_gender_lowers() -> None:
    assert found(Query(name="Kim", gender="female"))["gender"] < 0


def test_a_vessel_is_no_person() -> None:
    assert found(Query(name="Kim", schema="Vessel"))["schema"] < 0


@pytest.mark.parametrize("schema", ["", "Person", "LegalEntity"])
def test_a_person_may_be_asked_for_as(schema: str) -> None:
    assert {} == found(Query(name="Kim", schema=schema))


def test_evidence_shows_both_values() -> None:
    query = Query(name="Kim", birth_dates=(PartialDate(value="1984", circa=True),))
    (evidence,) = attribute_evidence(query, BRIEF)
    assert ("circa 1984", "1984-01-08") == (evidence.query_value, evidence.party_value)


@given(
    st.lists(DATES, max_size=2),
    st.lists(st.sampled_from(["kp", "ru", "us"]), max_size=2, unique=True),
    st.sampled_from(["", "male", "female"]),
    st.sampled_from(["", "Person", "Company"]),
)
def test_the_sum_without_words_is_the_sum_of_the_evidence(
    dates: list[PartialDate], countries: list[str], gender: str, schema: str
) -> None:
    query = Query(
        name="Kim", schema=schema, birth_dates=tuple(dates), countries=tuple(countries), gender=gender,
        identifiers=KIM.identifiers,
    )  # fmt: skip
    expected = 0.0
    for evidence in attribute_evidence(query, BRIEF):
        expected += evidence.contribution
    assert expected == attribute_nats(query, BRIEF)


@given(DATES)
def test_a_contradicting_birth_date_never_raises(day: PartialDate) -> None:
    query = Query(name="Kim")
    dated = dataclasses.replace(query, birth_dates=(day,))
    contradicts = abs(int(day.value[:4]) - 1984) >= 2 and day.value[4:] != "-01-08"
    if contradicts:
        assert attribute_nats(dated, BRIEF) <= attribute_nats(query, BRIEF)
