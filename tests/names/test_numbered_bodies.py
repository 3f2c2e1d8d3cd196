"""Words of bodies that are told apart by their number."""

from __future__ import annotations

import pytest

from dissuade.matching.compare import compare, compare_many
from dissuade.names.normalize import fold_latin
from dissuade.names.numbered_bodies import numbered_bodies


def test_the_words_are_folded_and_stand_once() -> None:
    words = numbered_bodies()
    assert [fold_latin(word) for word in words] == list(words)
    assert len(set(words)) == len(words)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("17th Coastal Defence Artillery Regiment", "18th Coastal Defence Artillery Regiment"),
        ("Optical Instruments Factory No. 393", "Optical Instruments Factory No. 395"),
        ("Corrective Colony No. 7 of the Vladimir Region", "Corrective Colony No. 6 of the Vladimir Region"),
        ("Ninth Central Naval Hospital and Medical Base", "Tenth Central Naval Hospital and Medical Base"),
        ("88-й ремонтный завод бронетанковой техники", "89-й ремонтный завод бронетанковой техники"),
        ("Forty-second Signals Research Institute", "Forty-third Signals Research Institute"),
    ],
)
def test_another_number_is_another_body_however_long_the_rest(a: str, b: str) -> None:
    assert compare(a, b, "Organization").probability < 0.5
    assert compare(a, b, "Company").probability < 0.5


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Forty-second Signals Research Institute", "42nd Signals Research Institute"),
        ("Sixtieth Coastal Regiment", "60th Coastal Regiment"),
        ("88-й ремонтный завод", "88 Repair Plant"),
    ],
)
def test_the_same_number_in_words_is_the_same_body(a: str, b: str) -> None:
    assert compare(a, b, "Organization").probability >= 0.5


def test_the_number_of_a_body_weighs_more_than_that_of_a_fund() -> None:
    taken = [
        next(item.contribution for item in compare(*pair, "Company").evidence if item.feature == "number_conflict")
        for pair in (("Baltic Fund 3", "Baltic Fund 4"), ("Baltic Depot 3", "Baltic Depot 4"))
    ]
    assert taken[0] > taken[1]


def test_without_another_number_nothing_changes() -> None:
    names = ["Baltic Depot", "Northern Fleet Depot 3", "6th Repair Base"]
    assert (compare_many(names, names, "Organization") > 0.9).all()
