"""Cyrillic words of the lexicon, romanised in one way or another."""

from __future__ import annotations

import pytest

from dissuade.names import analyze_name
from dissuade.names.slavic_words import sound_of
from dissuade.names.tokens import NameClass, TokenKind

ORGANIZATION = NameClass.ORGANIZATION


@pytest.mark.parametrize(
    "spellings",
    [
        ("obedinenie", "obyedineniye", "obiedinenie", "objedinenije"),
        ("obshchestvo", "obschestvo"),
        ("aktsionernoe", "aktsionernoye", "akcionernoje"),
        ("otvetstvennostyu", "otvetstvennostiu", "otvetstvennostju"),
        ("torgovyy", "torgovyi", "torgoviy", "torgovij"),
    ],
)
def test_spellings_of_one_word_sound_alike(spellings: tuple[str, ...]) -> None:
    assert len({sound_of(spelling) for spelling in spellings}) == 1


@pytest.mark.parametrize("key", ["", "завод", "3m", "a b"])
def test_only_latin_letters_have_a_sound(key: str) -> None:
    assert sound_of(key) == ""


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("Nauchno proizvodstvennoe obyedinenie Krakern", "npo"),
        ("AKCIONERNOE OBSHCHESTVO Krakern", "jsc"),
        ("Zakrytoe aktsionernoe obschestvo Krakern", "cjsc"),
        ("Indywidualny predprynimatel Krakern", "ip"),
    ],
)
def test_a_legal_form_is_known_however_it_is_romanised(text: str, form: str) -> None:
    legal, name = analyze_name(text, ORGANIZATION).tokens
    assert (legal.kind, legal.forms[0].text) == (TokenKind.LEGAL, form)
    assert (name.kind, name.text) == (TokenKind.NAME, "Krakern")


def test_a_word_means_the_same_after_names_that_have_it() -> None:
    text = "Opytnoye Obyedinenie Krakern"
    before = analyze_name(text, ORGANIZATION)
    analyze_name("Obyedinenie Krakern", ORGANIZATION)
    analyze_name("NAUCHNO PROIZVODSTVENNOE OBYEDINENIE Krakern", ORGANIZATION)
    assert analyze_name(text, ORGANIZATION) == before
