"""Words that are kept taken apart never change what a name is."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from benchmarks.list_names import read_listed_names
from hypothesis import example, given, settings
from hypothesis import strategies as st

from dissuade.names.analysis import analyze_name, name_class_of
from dissuade.names.known_words import find_known, forget_words
from dissuade.names.tokens import NameClass, TokenKind

PERSON, COMPANY = NameClass.PERSON, NameClass.ORGANIZATION
WORDS = ["Van", "ben", "Bin", "bin", "Putin", "Ivanovich", "President", "LLC", "Bank", "Co", "II", "V", "Al", "al",
         "Mr", "imeni", "fi",
         "General", "Trading", "Abdulrahman", "SiemensAG", "Iran", "First", "7", "Müller", "y", "Limited"]  # fmt: skip
NATIVE = ["عبد", "الله", "سيف", "بن", "الموسوي", "محمد", "الدكتور", "ابو", "Иванович", "Иванов", "Господин", "и",
          "王", "伟明", "欧阳", "先生", "弗拉基米尔", "김", "정은", "キム", "नरेन्द्र", "के", "जी", "எம்", "มนัส", "7",
          "Ben", "II", "第二"]  # fmt: skip
PHRASES = st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(" ".join)


@given(PHRASES, PHRASES, st.sampled_from(NameClass))
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
@settings(max_examples=400)
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


@pytest.mark.parametrize("small", ["imeni", "voor", "fi"])
def test_a_small_word_that_was_a_name_by_itself_is_a_small_word_in_the_next_name(small: str) -> None:
    text = f"Krakern {small} Stoiva"
    before = analyze_name(text, NameClass.ORGANIZATION)
    assert [t.kind for t in analyze_name(small, NameClass.ORGANIZATION).tokens] == [TokenKind.NAME]
    assert analyze_name(text, NameClass.ORGANIZATION) == before
    assert before.tokens[1].kind is TokenKind.STOP


def test_real_names_are_the_same_in_whatever_order_they_are_read(shared: Path) -> None:
    listed = list(read_listed_names(shared / "data"))
    names = [
        (text, name_class)
        for party in random.Random(1).sample(listed, 3000)
        for text, _ in party.names
        for name_class in (name_class_of(party.schema), NameClass.ANY)
    ]
    forget_words()
    forwards = [analyze_name(text, name_class) for text, name_class in names]
    forget_words()
    backwards = [analyze_name(text, name_class) for text, name_class in reversed(names)]
    assert [a for a, b in zip(forwards, reversed(backwards), strict=True) if a != b] == []
