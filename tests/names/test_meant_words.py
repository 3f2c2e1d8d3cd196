"""A word that stands for several English ones becomes a span for each."""

from __future__ import annotations

import pytest

from dissuade.names.analysis import analyze_name
from dissuade.names.tokens import NameClass, TokenKind


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("ФСБ", ["federal", "service", "security"]),
        ("Минобороны", ["ministry", "defence"]),
        ("Минпромторг", ["ministry", "industry", "trade"]),
        ("重工業", ["heavy", "industry"]),
        ("Luftwaffe", ["air", "force"]),
    ],
)
def test_it_has_a_token_for_each(text: str, english: list[str]) -> None:
    tokens = analyze_name(text, NameClass.ORGANIZATION).tokens
    assert "".join(token.text for token in tokens) == text
    assert [word in {form.text for form in token.forms} for word, token in zip(english, tokens, strict=True)] == [
        True for _ in english
    ]


def test_one_of_them_may_be_said_in_several_ways() -> None:
    first, second = analyze_name("工业大学", NameClass.ORGANIZATION).tokens
    assert {"technology", "polytechnic"} <= {form.text for form in first.forms}
    assert {"university", "institute"} <= {form.text for form in second.forms}


def test_letters_of_an_acronym_are_words_and_no_initials() -> None:
    assert TokenKind.INITIAL not in {token.kind for token in analyze_name("СВР", NameClass.ORGANIZATION).tokens}


@pytest.mark.parametrize("text", ["КБ", "Всероссийский", "Юнармия"])
def test_short_acronyms_and_words_that_are_inflected_stay_whole(text: str) -> None:
    assert len(analyze_name(text, NameClass.ORGANIZATION).tokens) == 1


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("Korbek Dış Ticaret", ["foreign", "trade"]),
        ("Korbek San. ve Tic.", ["industry", "trade"]),
        ("Poder Popular", ["people", "power"]),
    ],
)
def test_a_phrase_that_stands_for_several_words_has_a_token_for_each(text: str, english: list[str]) -> None:
    tokens = analyze_name(text, NameClass.ORGANIZATION).tokens[-len(english) :]
    assert [word in {form.text for form in token.forms} for word, token in zip(english, tokens, strict=True)] == [
        True for _ in english
    ]
