"""Names within a field: which there are, and that most fields hold none."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dissuade.names.data_files import read_rows
from dissuade.names.fields import MOST, names_within
from dissuade.names.tokens import NameClass

_MARKS = [word for _, words in read_rows("field_words") for word in words.split("|")]


def within(text: str, name_class: NameClass = NameClass.PERSON) -> list[str]:
    return [part.text for part in names_within(text, name_class)]


@pytest.mark.parametrize(
    ("field", "names"),
    [
        ("Ivan Sidorov & Olga Petrova", ["Ivan Sidorov", "Olga Petrova"]),
        ("Ivan Sidorov and/or Olga Petrova", ["Ivan Sidorov", "Olga Petrova"]),
        ("Иван Сидоров и Ольга Петрова", ["Иван Сидоров", "Ольга Петрова"]),
        ("Ivan and Olga Sidorov", ["Ivan Sidorov", "Olga Sidorov"]),
        ("Mr John & Mrs Jane Smith", ["Mr John Smith", "Mrs Jane Smith"]),
        ("c/o Ivan Sidorov", ["Ivan Sidorov"]),
        ("ATTN: Ivan Sidorov", ["Ivan Sidorov"]),
        ("The Estate of the late Ivan Sidorov", ["Ivan Sidorov"]),
        ("гражданин Сидоров Иван Петрович", ["Сидоров Иван Петрович"]),
        ("ИП Сидоров Иван Петрович", ["Сидоров Иван Петрович"]),
        ("Ivan SIDOROV a.k.a. Jan SIDOR", ["Ivan SIDOROV", "Jan SIDOR"]),
        ("Ivan SIDOROV aka Jan SIDOR f/k/a Johann SIDOR", ["Ivan SIDOROV", "Jan SIDOR", "Johann SIDOR"]),
        ("王小明 又名 李四明", ["王小明", "李四明"]),
        ("Maria Petrova née Sidorova", ["Maria Petrova", "Maria Sidorova", "Petrova Sidorova"]),
        ("Ivan Sidorov (Иван Сидоров)", ["Ivan Sidorov", "Иван Сидоров"]),
        ("김정은 (Kim Jong Un)", ["김정은", "Kim Jong Un"]),
        ("Ivan Sidorov / Иван Сидоров", ["Ivan Sidorov", "Иван Сидоров"]),
        ("Ivan Sidorov (deceased)", ["Ivan Sidorov"]),
        ("Ivan Sidorov, DOB 21/05/1955", ["Ivan Sidorov"]),
        ("Сидоров Иван Петрович 1955 г.р.", ["Сидоров Иван Петрович"]),
        ("Ali Khan s/o Ahmed Khan", ["Ali Khan"]),
        ("Ivan Sidorov Trust", ["Ivan Sidorov"]),
        ("Ivan Sidorov, Minister of Defence", ["Ivan Sidorov"]),
        ("Minister of Defence Ivan Sidorov", ["Ivan Sidorov", "Defence Ivan Sidorov"]),
        ("1/SIDOROV IVAN 2/MOSCOW", ["SIDOROV IVAN"]),
        ("/RU12345 SIDOROV IVAN", ["SIDOROV IVAN"]),
        ("SIDOROV IVAN ARBAT 19 MOSCOW RU", ["SIDOROV IVAN", "SIDOROV IVAN ARBAT"]),
        ("S i d o r o v  I v a n", ["Sidorov Ivan"]),
        ("کیم جونگ\u200cاون", ["کیم جونگ اون"]),
        ("<b>Ivan</b>&nbsp;Sidorov <ivan@sidorov.example>", ["Ivan Sidorov"]),
        ("Gennady Sidorov, Olga Sidorova", ["Gennady Sidorov", "Olga Sidorova"]),
        ('Ivan "The Wall" Sidorov', ["Ivan Sidorov"]),
        ("Bank CEO Ivan Sidorov", ["Ivan Sidorov"]),
    ],
)
def test_the_names_of_persons_within_a_field(field: str, names: list[str]) -> None:
    found = within(field)
    assert [name for name in found if name in names] == names
    assert len(found) <= len(names) + 1  # a part may hold parts


@pytest.mark.parametrize(
    ("field", "names"),
    [
        ("ABC Trading Ltd c/o XYZ Shipping LLC", ["XYZ Shipping LLC", "ABC Trading Ltd"]),
        ("Alpha Ltd t/a Beta Shipping", ["Alpha Ltd", "Beta Shipping"]),
        ("M/S Alpha Traders", ["Alpha Traders"]),
        ("Alpha Shipping LLC, 27 Harbour Street, Batumi", ["Alpha Shipping LLC"]),
        ("Rosoboronexport (Рособоронэкспорт)", ["Rosoboronexport", "Рособоронэкспорт"]),
    ],
)
def test_the_names_of_organisations_within_a_field(field: str, names: list[str]) -> None:
    assert within(field, NameClass.ORGANIZATION) == within(field, NameClass.ANY) == names


@pytest.mark.parametrize(
    "field",
    [
        "Kim Jong Un", "SIDOROV, Ivan", "Sidorov Ivan Petrovich", "O'Brien, Seán", "José Ortega y Gasset", "N/A", "",
        "Johnson & Johnson", "Marks and Spencer", "Iran Oil and Gas Company", "Head Sports Ltd", "President Hotel",
        "Sberbank (Switzerland) AG", "John Smith 13", "Trust Bank", "Owner Operators Ltd", "習近平", "旧友 商会",
    ],
)  # fmt: skip
def test_a_field_that_is_one_name_holds_no_other(field: str) -> None:
    assert within(field, NameClass.ANY) == []


def test_companies_are_not_parted_at_and() -> None:
    assert within("Smith and Petrov Shipping Company", NameClass.ORGANIZATION) == []
    assert within("Ivan Petrov and Sons Trading Company", NameClass.ANY) == []


def test_ships_hold_no_names() -> None:
    assert within("ANGARA (ex MARIA & ANNA)", NameClass.VESSEL) == []


@settings(deadline=None)
@given(
    st.lists(st.sampled_from([*_MARKS, "Ivan", "Petrov", "(", ")", "/", "1/", ",", "김", "李", "12", ""]), max_size=30),
    st.sampled_from(list(NameClass)),
)
def test_whatever_is_asked_the_answer_is_short_and_never_the_field(words: list[str], name_class: NameClass) -> None:
    field = " ".join(words)
    parts = within(field, name_class)
    assert len(parts) <= MOST
    assert len(set(parts)) == len(parts)
    assert all(part.strip() and part != field for part in parts)


@settings(deadline=None, max_examples=50)
@given(st.text(max_size=80))
def test_any_text_is_answered(text: str) -> None:
    for name_class in NameClass:
        assert len(names_within(text, name_class)) <= MOST
