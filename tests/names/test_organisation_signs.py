"""Names of unknown class that are plainly those of organisations."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dissuade.names import analyze_name
from dissuade.names.known_words import forget_words
from dissuade.names.tokens import NameClass

ORGANISATIONS = (
    "Bank of the North", "Ocean Trading LLC", "Northern Shipping S.A.", "Ministry of Fisheries", "ООО Ромашка",
    "Министерство рыболовства", "青岛海风贸易有限公司", "东方委员会", "북방무역회사", "ミンスク牽引車工場",
    "شركة الشمال", "Ministerium für Fischerei", "Petroleum Works No. 9",
)  # fmt: skip
PERSONS = (
    "Jane Smith", "Kim Jong Un", "김정은", "王伟明", "田中太郎", "Сергей Иванович Железный", "محمد عبد الله",
    "Anna Caridad Ludovico", "Maria Sá", "An Co", "S.A. Khan", "Alexandr Semenovich Brod", "M.V. Ivanov",
    "กมล ใจดี", "अजय शर्मा",
)  # fmt: skip


@pytest.mark.parametrize("name", ORGANISATIONS)
def test_an_organisation_is_taken_apart_as_one(name: str) -> None:
    analyzed = analyze_name(name, NameClass.ANY)
    assert analyzed.name_class is NameClass.ORGANIZATION
    assert analyzed == analyze_name(name, NameClass.ORGANIZATION)


@pytest.mark.parametrize("name", PERSONS)
def test_a_person_is_not(name: str) -> None:
    assert analyze_name(name, NameClass.ANY).name_class is NameClass.ANY


@pytest.mark.parametrize("name", ["MV Angara", "M/T Bonita", "Motor Vessel Angara", "танкер Байкал"])
def test_a_ship_is_taken_apart_as_one(name: str) -> None:
    assert analyze_name(name, NameClass.ANY) == analyze_name(name, NameClass.VESSEL)


@pytest.mark.parametrize("name_class", [NameClass.PERSON, NameClass.VESSEL])
def test_who_says_what_bears_a_name_is_believed(name_class: NameClass) -> None:
    assert analyze_name("Ocean Trading LLC", name_class).name_class is name_class


@given(
    st.lists(st.sampled_from([*ORGANISATIONS, *PERSONS, "Brod", "Brod Works", "Trading", "Банк Иванов"]), max_size=6)
)
def test_what_a_name_is_does_not_depend_on_what_was_read_before(names: list[str]) -> None:
    forget_words()
    together = [analyze_name(name, NameClass.ANY) for name in names]
    for name, analyzed in zip(names, together, strict=True):
        forget_words()
        assert analyzed == analyze_name(name, NameClass.ANY)


@pytest.mark.parametrize("name", ["ISIL", "AQIM", "MODAFL", "ИГИЛ", "КСИР"])
def test_a_known_acronym_alone_is_an_organisation(name: str) -> None:
    assert analyze_name(name, NameClass.ANY).name_class is NameClass.ORGANIZATION


def test_an_acronym_that_is_a_given_name_too_is_one_before_a_family_name() -> None:
    assert analyze_name("Isis Martinez", NameClass.ANY).name_class is NameClass.ANY
