"""Arabic and Persian words that no model has met are read by rule."""

from __future__ import annotations

import pytest

from dissuade.names.analysis import analyze_name
from dissuade.names.romanize_arabic import romanize_arabic
from dissuade.names.tokens import NameClass


def read(word: str) -> list[str]:
    return [form.text for form in romanize_arabic(word)]


@pytest.mark.parametrize(
    ("word", "first"),
    [
        ("وفيق", "wafiq"), ("وحیدی", "vahidi"), ("ضرغامی", "zarghami"), ("غفاری", "ghafari"), ("نزيه", "nazih"),
        ("حسني", "hasni"), ("خيتي", "khiti"), ("رفيع", "rafi"), ("بن", "ban"), ("محسن", "mahsan"), ("عمر", "amar"),
    ],
)  # fmt: skip
def test_long_vowels_stand_and_short_ones_are_guessed(word: str, first: str) -> None:
    assert read(word)[0] == first


def test_persian_letters_put_the_persian_reading_first() -> None:
    assert read("وزیری") == ["vaziri", "waziri"]
    assert read("وزير") == ["wazir", "vazir"]


@pytest.mark.parametrize("word", ["", "ع", "ء", "xyz", "۱۲"])
def test_what_cannot_be_read_gives_nothing_or_little(word: str) -> None:
    assert all(form.text.isascii() for form in romanize_arabic(word))


def forms_of(text: str) -> list[set[str]]:
    return [{form.text for form in token.forms} for token in analyze_name(text, NameClass.PERSON).tokens]


def test_a_name_with_allah_is_one_name() -> None:
    (first, last) = forms_of("عزت الله ضرغامی")
    assert "ezzatollah" in first
    assert "zarghami" in last


def test_the_servant_of_allah_keeps_two_words() -> None:
    assert len(forms_of("عبد الله")) == 2


@pytest.mark.parametrize("written", ["محمدباقر", "محمد\u200cباقر"])
def test_two_given_names_written_as_one_are_spelt_together(written: str) -> None:
    (word,) = forms_of(written)
    assert {"muhammadbaqir", "mohammedbagher"} & word
