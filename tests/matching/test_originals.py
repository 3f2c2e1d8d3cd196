from __future__ import annotations

import pytest

from dissuade.matching.compare import compare, compare_many
from dissuade.matching.originals import bound_by_originals, known_originals, same_known_person
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


def test_a_party_without_a_known_name_in_that_script_is_not_bound() -> None:
    assert bound("김종은", ["Kim Jong Ung", "Ким Чон Ун"]) == 4.0


def test_a_latin_name_known_worldwide_is_compared_by_its_original() -> None:
    assert bound("김종은", ["KIM, Jong-un"]) < 0.0
    assert bound("김정은", ["KIM, Jong-un"]) > 0.0


@pytest.mark.parametrize("spelling", ["Kim Jong Un", "KIM, Jong-un", "Jong-un Kim", "Ким Чен Ын"])
def test_a_known_spelling_has_its_original_in_any_order(spelling: str) -> None:
    assert known_originals(spelling) == ("김정은", "金正恩")


def test_another_spelling_has_no_original() -> None:
    assert known_originals("Kim Jong Ug") == ()


@pytest.mark.parametrize(
    ("original", "other", "spelling"),
    [("김정은", "김종은", "Kim Jong Un"), ("习近平", "习近朋", "Xi Jinping"), ("윤석열", "윤석렬", "Yoon Suk Yeol")],
)
def test_who_writes_the_name_otherwise_is_somebody_else(original: str, other: str, spelling: str) -> None:
    assert compare(other, spelling, "Person").probability < 0.5 < compare(original, spelling, "Person").probability
    assert compare(other, spelling).probability < 0.5 < compare(original, spelling).probability


def test_the_original_counts_the_same_on_either_side_and_in_a_batch() -> None:
    one, swapped = compare("김종은", "Kim Jong Un", "Person"), compare("Kim Jong Un", "김종은", "Person")
    assert one.probability == swapped.probability
    assert one.probability == compare_many(["김종은"], ["Kim Jong Un"], "Person")[0]
    assert "original_script" in [item.feature for item in one.evidence]


def test_a_query_in_letters_is_not_bound() -> None:
    assert bound("Kim Jong Un", ["Kim Jong Un", "김종은"]) == 4.0


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("KIM, Jong Un", "キム・ジョンウン", True),
        ("김정은", "Ким Чен Ын", True),
        ("SHOIGU, Sergey", "谢尔盖·绍伊古", True),
        ("Kim Jong Un", "김종은", False),
        ("Kim Jong Un", "Kim Jong Il", False),
        ("Jane Smith", "Jane Smith", False),
    ],
)
def test_spellings_of_one_person_known_worldwide_go_together(a: str, b: str, same: bool) -> None:
    assert same_known_person(a, b) is same
    assert same_known_person(b, a) is same
