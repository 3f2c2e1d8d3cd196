"""Syllables of Korean names."""

from __future__ import annotations

import pytest

from dissuade.matching.compare import compare
from dissuade.names.hangul import southern


@pytest.mark.parametrize(
    ("north", "south"),
    [("리", "이"), ("로", "노"), ("류", "유"), ("녀", "여"), ("김", "김"), ("니", "니"), ("李", "李")],
)
def test_the_south_drops_sounds_at_a_beginning(north: str, south: str) -> None:
    assert southern(north) == southern(south) == south


@pytest.mark.parametrize(("a", "b"), [("리설주", "이설주"), ("최룡해", "최용해"), ("로두철", "노두철")])
def test_a_name_is_one_in_both_spellings(a: str, b: str) -> None:
    assert compare(a, b, schema="Person").probability == pytest.approx(
        compare(a, a, schema="Person").probability, abs=0.05
    )


def test_sounds_within_a_given_name_stay() -> None:
    assert compare("김미라", "김미나", schema="Person").probability < 0.5
