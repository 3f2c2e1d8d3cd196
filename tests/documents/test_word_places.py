"""Words are found where the patterns that begin with them are."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dissuade.documents.letters import codes_of
from dissuade.documents.word_places import CAPITALS, FIGURES, WordPlaces, matches_at

TABLE = {"he": ("he", "He"), "marks": ("“", "."), "article": ("al-", "he-"), "end": (".",)}
PLACES = WordPlaces(TABLE)
WORDS = re.compile(r"\w+")
LETTERS = st.text(st.sampled_from("heHal-_ .“9٣éÀɏ한𝐀😀\n"), max_size=40)


def naive(text: str, name: str) -> list[int]:
    spans = [match.span() for match in WORDS.finditer(text)]
    if name == CAPITALS:
        return [a for a, _ in spans if text[a].isupper() and text[a] <= "ɏ"]
    if name == FIGURES:
        return [a for a, _ in spans if text[a].isdecimal() and ord(text[a]) < 1 << 16]
    words = [a for a, b in spans if text[a:b] in TABLE[name] or text[a : b + 1] in TABLE[name]]
    return sorted(set(words) | {at for at, letter in enumerate(text) if letter in TABLE[name]})


@given(LETTERS)
@settings(deadline=None)
def test_every_class_is_found(text: str) -> None:
    found = PLACES.find(codes_of(text))
    for name in (*TABLE, CAPITALS, FIGURES):
        assert naive(text, name) == found.of(name)


def test_classes_together_are_in_order() -> None:
    assert [0, 3, 8] == PLACES.find(codes_of("he “is” al-Ahmad")).of("article", "he", "marks")


def test_more_places_than_expected_are_found_all_the_same() -> None:
    assert list(range(1000)) == PLACES.find(codes_of("." * 1000)).of("end")


@pytest.mark.parametrize("text", ["", " ", "\ud800he"])
def test_odd_texts_have_no_places_or_the_right_ones(text: str) -> None:
    assert naive(text, "he") == PLACES.find(codes_of(text)).of("he")


def test_a_pattern_is_tried_at_places_as_in_a_search() -> None:
    pattern, text = re.compile(r"he(?: he)?"), "he he he"
    assert ["he he", "he"] == [match[0] for match in matches_at(pattern, text, [0, 3, 6])]
