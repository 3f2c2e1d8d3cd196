"""Ordinals in the names of organisations are the numbers that they say."""

from __future__ import annotations

import pytest

from dissuade.names.analysis import analyze_name
from dissuade.names.ordinals import ordinal_meant
from dissuade.names.tokens import NameClass, TokenKind


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Двенадцатое главное управление", "12"),
        ("третья гвардейская бригада", "3"),
        ("Друга танкова бригада", ""),  # a friend's, in Russian
        ("Первомайский завод", ""),
        ("Πρώτη Μεραρχία", "1"),
        ("Deuxième brigade", "2"),
        ("Fünfte Brigade", "5"),
        ("الفرقة الرابعة", "4"),
        ("Fifth Directorate", "5"),
    ],
)
def test_an_ordinal_in_words_is_its_number(text: str, number: str) -> None:
    numbers = [t.forms[0].text for t in analyze_name(text, NameClass.ORGANIZATION).tokens if t.kind is TokenKind.NUMBER]
    assert numbers == ([number] if number else [])


@pytest.mark.parametrize("text", ["18-й институт", "7-ма бригада", "53-тя бригада", "4-е управление"])
def test_the_ending_behind_the_digits_belongs_to_the_number(text: str) -> None:
    tokens = analyze_name(text, NameClass.ORGANIZATION).tokens
    assert (tokens[0].text, tokens[0].kind, len(tokens)) == (text.split()[0], TokenKind.NUMBER, 2)


def test_other_words_are_no_numbers() -> None:
    assert [ordinal_meant(word) for word in ("пятно", "вторичные", "erste", "prima", "")] == [""] * 5
