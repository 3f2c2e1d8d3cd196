from __future__ import annotations

import pytest

from dissuade.matching.originals import bound_by_originals
from dissuade.names import analyze_name
from dissuade.names.tokens import NameClass

pytestmark = pytest.mark.filterwarnings(
    "ignore:overflow encountered:RuntimeWarning"
)  # bit vectors wrap, if interpreted


def bound(query: str, names: list[str]) -> float:
    return bound_by_originals(analyze_name(query, NameClass.PERSON), names, 4.0)


def test_another_syllable_outranks_a_romanisation_that_agrees() -> None:
    assert bound("김종은", ["Kim Jong Un", "김정은"]) < 0.0


def test_another_character_outranks_a_romanisation_that_agrees() -> None:
    assert bound("习近朋", ["Xi Jinping", "习近平"]) < 0.0


def test_the_same_name_is_not_bound() -> None:
    assert bound("김정은", ["Kim Jong Un", "김정은"]) > 0.0


def test_a_party_without_a_name_in_that_script_is_not_bound() -> None:
    assert bound("김종은", ["Kim Jong Un", "Ким Чен Ын"]) == 4.0


def test_a_query_in_letters_is_not_bound() -> None:
    assert bound("Kim Jong Un", ["Kim Jong Un", "김종은"]) == 4.0
