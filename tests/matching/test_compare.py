from __future__ import annotations

import math
from pathlib import Path

import numpy as np
import pytest
from benchmarks.measures import area_under_curve, f1_score
from benchmarks.name_pairs import read_labelled_pairs
from hypothesis import given, settings
from hypothesis import strategies as st

from dissuade.errors import InputError
from dissuade.matching.compare import compare, compare_many

pytestmark = pytest.mark.filterwarnings(
    "ignore:overflow encountered:RuntimeWarning"
)  # bit vectors wrap, if interpreted

SAME = [
    ("Kim Jong Un", "KIM, Jong-un", "Person"),
    ("Kim Jong Un", "김정은", "Person"),
    ("Kim Jong Un", "Ким Чен Ын", "Person"),
    ("Kim Jong Un", "金正恩", "Person"),
    ("Vladimir Putin", "Владимир Путин", "Person"),
    ("Vladimir Putin", "PUTIN, Vladimir Vladimirovich", "Person"),
    ("Vladimir Putin", "Wladimir Putin", "Person"),
    ("Vladimir Putin", "Vladimir Poutine", "Person"),
    ("Vladimir Putin", "فلاديمير بوتين", "Person"),
    ("Vladimir Putin", "블라디미르 푸틴", "Person"),
    ("Sergei Shoigu", "Сергей Шойгу", "Person"),
    ("Sergei Shoigu", "Sergey Kuzhugetovich SHOIGU", "Person"),
    ("Xi Jinping", "习近平", "Person"),
    ("김정은", "金正恩", "Person"),
    ("노무현", "卢武铉", "Person"),
    ("김여정", "金与正", "Person"),
    ("왕이", "王毅", "Person"),
    ("Usama bin Ladin", "Osama bin Laden", "Person"),
    ("Deutsche Bank AG", "Deutsche Bank Aktiengesellschaft", "Company"),
    ("Tactical Missiles Corporation JSC", "OJSC TACTICAL MISSILES CORPORATION", "Company"),
    ("Korea Mining Development Trading Corporation", "Korea Mining Development Trading Corp.", "Organization"),
    ("VanDerBilt Corp", "Van der Bilt Corp", "Company"),
]
DIFFERENT = [
    ("김종은", "김정은", "Person"),
    ("习近朋", "习近平", "Person"),
    ("김종은", "金正恩", "Person"),
    ("李强", "李克强", "Person"),
    ("김정", "김정은", "Person"),
    ("박종희", "朴正熙", "Person"),
    ("이종수", "李正洙", "Person"),
    ("Kim Jong Il", "Kim Yong Nam", "Person"),
    ("Boris Abramovich", "Roman Abramovich", "Person"),
    ("SALMAN BIN MUHAMMAD", "MUHAMMAD BIN SALMAN", "Person"),
    ("Izzat Ibrahim al-Duri", "Izzat Ibrahim al-Tikriti", "Person"),
    ("Shamil Magomedovich Ismailov", "Shamil Abdurahmanovich Ismailov", "Person"),
    ("Banco Santander México S.A.", "Banco Santander Chile S.A.", "Company"),
    ("Bowne of Atlanta, Inc.", "Bowne of Boston, Inc.", "Company"),
    ("Ocean Shipping Company", "Pacific Shipping Company", "Company"),
    ("Sea Star", "Ocean Dawn", "Vessel"),
]
WORDS = (
    "Kim", "Jong", "Un", "Vladimir", "PUTIN", "Muhammad", "bin", "Salman", "al", "Assad", "Trading", "Co", "Ltd", "2",
    "General", "II", "Иван", "Петров", "김정은", "习近平", "A.", "محمد", "Société", "Générale", "de",
)  # fmt: skip
NAMES = st.lists(st.sampled_from(WORDS), max_size=6).map(" ".join)
SCHEMAS = st.sampled_from(["Person", "Company", "Vessel", "LegalEntity", ""])


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [("Handelsbanken", "Совкомфлот", False), ("Oboronlogistika OOO", "Oboronlogistics LLC", True)],
)
def test_words_that_are_equal_only_by_two_translations_make_no_name_identical(a: str, b: str, expected: bool) -> None:
    evidence = compare(a, b, schema="Organization").evidence
    assert expected is any(item.feature == "identical" for item in evidence)


@pytest.mark.parametrize(
    ("a", "b", "schema", "letters"),
    [
        ("Ali Hassan Khalil", "Ali Hussein Khalil", "Person", 2),
        ("علي حسن خليل", "علي حسين خليل", "Person", 2),
        ("Hiroshi Tanaka", "Hiroki Tanaka", "Person", 2),
        ("Muhammad Karimi", "Mohamed Karimi", "Person", 0),
        ("Muhammad Karimi", "Muhamnad Karimi", "Person", 0),
        ("Hassan Trading", "Hussein Trading", "Company", 0),
    ],
)
def test_a_known_name_is_no_slip_of_another(a: str, b: str, schema: str, letters: int) -> None:
    evidence = {item.feature: item for item in compare(a, b, schema).evidence}
    found = evidence.get("known_apart")
    assert (found.reason if found else "") == (
        f"{letters} letters differ between words that are known as two names" if letters else ""
    )


@pytest.mark.parametrize(("a", "b", "schema"), SAME)
def test_spellings_of_one_party_match(a: str, b: str, schema: str) -> None:
    assert compare(a, b, schema).probability >= 0.5


@pytest.mark.parametrize(("a", "b", "schema"), DIFFERENT)
def test_names_of_different_parties_do_not(a: str, b: str, schema: str) -> None:
    assert compare(a, b, schema).probability < 0.5


@given(NAMES, NAMES, SCHEMAS)
@settings(max_examples=60)
def test_sides_may_be_swapped(a: str, b: str, schema: str) -> None:
    assert compare(a, b, schema).probability == compare(b, a, schema).probability


@given(NAMES, NAMES, SCHEMAS)
@settings(max_examples=60)
def test_contributions_add_up_to_the_logit(a: str, b: str, schema: str) -> None:
    comparison = compare(a, b, schema)
    total = 0.0
    for evidence in comparison.evidence:
        total += evidence.contribution
    assert comparison.probability == float(1.0 / (1.0 + np.exp(-np.clip(total, -40.0, 40.0))))


@given(st.lists(st.tuples(NAMES, NAMES, SCHEMAS), max_size=6))
@settings(max_examples=30)
def test_a_batch_gives_what_single_comparisons_give(pairs: list[tuple[str, str, str]]) -> None:
    expected = [compare(a, b, schema).probability for a, b, schema in pairs]
    assert expected == compare_many(*([list(side) for side in zip(*pairs, strict=True)] or [[], [], []])).tolist()


@pytest.mark.parametrize(
    ("a", "b"), [("kim jong-un", "KIM JONG UN"), ("Kim, Jong Un", "Kim Jong Un."), ("A.B.C. Company", "a.b.c. company")]
)
def test_case_and_punctuation_say_nothing(a: str, b: str) -> None:
    other = "Kim Jong Il"
    assert compare(a, other, "Person").probability == compare(b, other, "Person").probability


def test_names_without_letters_match_nothing() -> None:
    assert compare("!!!", "Kim Jong Un", "Person").probability < 0.1


def test_an_empty_batch_is_an_empty_answer() -> None:
    assert compare_many([], [], []).shape == (0,)


def test_sides_of_different_length_are_refused() -> None:
    with pytest.raises(ValueError, match="as many names"):
        compare_many(["Kim"], ["Kim", "Lee"], "Person")


def test_a_comparison_turns_into_plain_data() -> None:
    data = compare("Kim Jong Un", "김정은", "Person").to_dict()
    assert {"probability", "evidence", "alignment"} == set(data)
    assert math.isclose(data["probability"], compare("Kim Jong Un", "김정은", "Person").probability)


def test_labelled_pairs_are_judged_better_than_by_the_best_open_engine(shared: Path) -> None:
    rows = read_labelled_pairs(shared / "cases" / "names_dev.csv")
    labels = np.array([pair.match for pair, _, _ in rows])
    found = compare_many([p.a for p, _, _ in rows], [p.b for p, _, _ in rows], [schema for _, schema, _ in rows])
    assert f1_score(labels, found >= 0.5) > 0.9
    assert area_under_curve(labels, found) > 0.96


@pytest.mark.parametrize(
    ("name", "other", "another"),
    [("Kim Jong Suk", "Kim Chong Suk", "Kim Jong Sik"), ("Kim Jong Un", "Kim Jong-eun", "Kim Tong-un")],
)
def test_another_syllable_is_another_name_however_near_its_letters(name: str, other: str, another: str) -> None:
    assert compare(name, other, "Person").probability > compare(name, another, "Person").probability + 0.1


@pytest.mark.parametrize(
    ("latin", "original"),
    [("Roh Tae-woo", "노태우"), ("Hwang Woo-suk", "황우석"), ("Choi Ah-jin", "최아진"), ("Sohn Kee-chung", "손기정")],
)
def test_koreans_are_met_as_they_spell_themselves(latin: str, original: str) -> None:
    assert compare(latin, original, "Person").probability > 0.9


@pytest.mark.parametrize(("a", "b", "schema"), [(None, "Kim", ""), ("Kim", 7, ""), ("Kim", "Kim", "person")])
def test_what_is_no_name_or_no_schema_is_refused(a: str, b: str, schema: str) -> None:
    with pytest.raises(InputError):
        compare(a, b, schema)
