"""Belarusian names as Russian spells them."""

from __future__ import annotations

import pytest

from dissuade.matching.compare import compare
from dissuade.names.belarusian import as_russian


@pytest.mark.parametrize(
    ("belarusian", "russian"),
    [
        ("галоўчанка", "головченко"),
        ("лукашэнка", "лукашенко"),
        ("раўкоў", "равков"),
        ("маластоў", "молостов"),
        ("ярмошына", "ермошина"),
        ("ціханоўскі", "тихановский"),
        ("мікалаевіч", "николаевич"),
        ("рыгоравіч", "григориевич"),
        ("уладзіміравіч", "владимирович"),
    ],
)
def test_what_sounds_alike_is_spelt_as_in_russian(belarusian: str, russian: str) -> None:
    assert russian in as_russian(belarusian)


@pytest.mark.parametrize("word", ["иванов", "шевченко", "коваль", "зеленський", "николаевич", "петровић"])
def test_words_of_other_languages_are_left_alone(word: str) -> None:
    assert as_russian(word) == []


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("Aleksandr Grigoryevich Lukashenko", "Аляксандр Рыгоравіч Лукашэнка", True),
        ("Viktor Vladimirovich Khrenin", "Віктар Уладзіміравіч Хрэнін", True),
        ("Elena Nikolaevna Bogdan", "Алена Мікалаеўна Богдан", True),
        ("Roman Golovchenko", "Раман Галоўчанка", True),
        ("Roman Golovchenko", "Раман Галаўко", False),
        ("Nikolai Ivanovich Snopkov", "Мікалай Пятровіч Снапкоў", False),
    ],
)
def test_names_of_one_state_meet_in_both_languages(a: str, b: str, same: bool) -> None:
    assert same is (compare(a, b, schema="Person").probability >= 0.5)
