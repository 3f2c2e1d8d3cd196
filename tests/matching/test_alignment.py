from __future__ import annotations

import pytest

from dissuade.matching.alignment import align_names
from dissuade.names import analyze_name, name_class_of

pytestmark = pytest.mark.filterwarnings(
    "ignore:overflow encountered:RuntimeWarning"
)  # bit vectors wrap, if interpreted


def lines(a: str, b: str, schema: str) -> list[tuple[str, str, str]]:
    name_class = name_class_of(schema)
    found = align_names(analyze_name(a, name_class), analyze_name(b, name_class))
    return [(line.query, line.party, line.relation) for line in found]


def test_lines_follow_the_query_and_end_with_what_it_leaves_out() -> None:
    assert [("Vladimir", "Vladimir", "equal"), ("Putin", "PUTIN", "equal"), ("", "Vladimirovich", "missing")] == lines(
        "Vladimir Putin", "PUTIN, Vladimir Vladimirovich", "Person"
    )


def test_different_names_contradict() -> None:
    assert ("Boris", "Roman", "contradicts") in lines("Boris Abramovich", "Roman Abramovich", "Person")


def test_sides_keep_their_names_when_swapped() -> None:
    forward = lines("V. Putin", "Vladimir Putin", "Person")
    backward = lines("Vladimir Putin", "V. Putin", "Person")
    assert sorted((b, a, r) for a, b, r in forward) == sorted(backward)


def test_an_initial_is_called_one() -> None:
    assert ("V", "Vladimir", "initial") in [
        (a.rstrip("."), b, r) for a, b, r in lines("V. Putin", "Vladimir Putin", "Person")
    ]


def test_a_romanised_token_says_which_forms_met() -> None:
    name_class = name_class_of("Person")
    found = align_names(analyze_name("Kim Jong Un", name_class), analyze_name("김정은", name_class))
    assert {"romanised"} == {line.relation for line in found}
    assert all("ko" in line.via for line in found)


def test_words_written_together_stand_in_one_line() -> None:
    assert ("van der bilt", "Vanderbilt", "glued") in lines("van der bilt corp", "Vanderbilt corp", "Company")
