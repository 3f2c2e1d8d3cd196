"""Words that are kept taken apart never change what a name is."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from dissuade.names.analysis import analyze_name
from dissuade.names.known_words import find_known, forget_words
from dissuade.names.tokens import NameClass

PERSON, COMPANY = NameClass.PERSON, NameClass.ORGANIZATION
WORDS = ["Van", "ben", "Bin", "bin", "Putin", "Ivanovich", "President", "LLC", "Bank", "Co", "II", "V", "Al", "al",
         "Mr",
         "General", "Trading", "Abdulrahman", "SiemensAG", "Iran", "First", "7", "Müller", "y", "Limited"]  # fmt: skip
NATIVE = ["عبد", "الله", "سيف", "بن", "الموسوي", "محمد", "الدكتور", "ابو", "Иванович", "Иванов", "Господин", "и",
          "王", "伟明", "欧阳", "先生", "弗拉基米尔", "김", "정은", "キム", "नरेन्द्र", "के", "जी", "எம்", "มนัส", "7",
          "Ben", "II", "第二"]  # fmt: skip
PHRASES = st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(" ".join)


@given(PHRASES, PHRASES, st.sampled_from(NameClass))
@settings(deadline=None)  # the first name of an organisation reads a table
def test_what_was_read_before_does_not_change_a_name(first: str, before: str, name_class: NameClass) -> None:
    forget_words()
    alone = analyze_name(first, name_class)
    analyze_name(before, name_class)
    assert alone == analyze_name(first, name_class)


NATIVE_PHRASES = st.lists(st.sampled_from(NATIVE), min_size=1, max_size=4).map(" ".join)


@given(NATIVE_PHRASES, NATIVE_PHRASES, st.sampled_from(NameClass))
@example("سيف محمد", "سيف الله", PERSON)
@example("王 伟明", "伟明 王", PERSON)
@example("के शर्मा", "शर्मा के", PERSON)
@example("எம் கருணாநிதி", "கருணாநிதி எம்", PERSON)
@settings(max_examples=400, deadline=None)
def test_what_was_read_before_does_not_change_a_name_in_another_script(
    first: str, before: str, name_class: NameClass
) -> None:
    forget_words()
    alone = analyze_name(first, name_class)
    analyze_name(before, name_class)
    assert alone == analyze_name(first, name_class)


@pytest.mark.parametrize(
    ("before", "name"),
    [
        ("Vladimir Ustinov", "Ustinov Vladimir"),
        ("Игорь Сечин", "Сечин Игорь"),
        ("محمد الموسوي", "الموسوي محمد"),
        ("नरेन्द्र शर्मा", "शर्मा नरेन्द्र"),
        ("王 伟明", "伟明 王 伟明"),
    ],
)
def test_a_name_of_known_words_is_taken_from_them(before: str, name: str) -> None:
    forget_words()
    alone = analyze_name(name, PERSON)
    forget_words()
    assert find_known(before, PERSON) is None
    analyze_name(before, PERSON)
    if name != "伟明 王 伟明":
        assert find_known(name, PERSON) == (alone.script, list(alone.tokens))
    assert alone == analyze_name(name, PERSON)


@pytest.mark.parametrize(
    "name",
    [
        "Salman bin Mohammed",
        "Сергей Кужугетович Шойгу",
        "Boris Aleksandrovitj Tjernysjov",
        "سيف الله",
        "김 정은",
        "习近平",
        "Ali Khan II",
    ],
)
def test_words_that_their_neighbours_or_place_decide_are_looked_at_anew(name: str) -> None:
    forget_words()
    analyze_name(name, PERSON)
    assert find_known(name, PERSON) is None


def test_a_name_of_legal_forms_alone_is_looked_at_anew() -> None:
    forget_words()
    analyze_name("Ocean Trading LLC", COMPANY)
    assert find_known("Ocean Trading LLC", COMPANY) is not None
    assert find_known("LLC", COMPANY) is None
