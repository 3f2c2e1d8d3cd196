"""Towns of the East are known in the spellings of the EU's languages."""

from __future__ import annotations

import pytest

from dissuade.names.analysis import analyze_name
from dissuade.names.place_spellings import place_meant
from dissuade.names.tokens import NameClass, TokenKind


@pytest.mark.parametrize(
    ("word", "town"),
    [
        ("Cseljabinszki", "chelyabinsk"),
        ("Tcheliabinsk", "chelyabinsk"),
        ("Czelabiński", "chelyabinsk"),
        ("Tscheljabinsker", "chelyabinsk"),
        ("Tšeljabinskin", "chelyabinsk"),
        ("Voronyezs", "voronezh"),
        ("Woronesch", "voronezh"),
        ("Oulianovsk", "ulyanovsk"),
        ("Wladiwostok", "vladivostok"),
    ],
)
def test_a_town_is_known(word: str, town: str) -> None:
    entry = place_meant(word)
    assert entry is not None
    assert town in {form.text for form in entry.forms}
    assert analyze_name(f"{word} 5", NameClass.ORGANIZATION).tokens[0].kind is TokenKind.PLACE


@pytest.mark.parametrize(
    "word",
    [
        "Schmidt",
        "Tomaszewski",
        "Woodworth",
        "Czerny",
        "Perm",
        "",
        "Jackson",
        "Black",
        "Shengzhou",
        "Dongyuan",
    ],
)
def test_other_words_are_no_towns(word: str) -> None:
    assert place_meant(word) is None
