"""Words are found where the patterns that begin with them are."""

from __future__ import annotations

import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dissuade.documents.letters import codes_of, in_first_plane
from dissuade.documents.word_places import CAPITALS, FIGURES, FoundPlaces, WordPlaces, matches_at

TABLE = {"he": ("he", "He"), "marks": ("“", "."), "article": ("al-", "he-"), "end": (".",)}
PLACES = WordPlaces(TABLE, unlisted=("article",))
WORDS = re.compile(r"\w+")
LETTERS = st.text(st.sampled_from("heHal-_ .“9٣éÀɏ한𝐀😀\n"), max_size=40)


def find(text: str) -> FoundPlaces:
    return PLACES.find(in_first_plane(codes_of(text)))


def listed_or_not(found: FoundPlaces, name: str) -> list[int]:
    places: list[int] = found.starts[found.bits & found.mask(name) != 0].tolist()
    return places


def naive(text: str, name: str) -> list[int]:
    spans = [match.span() for match in WORDS.finditer(text)]
    if name == CAPITALS:
        return [a for a, _ in spans if text[a].isupper() and text[a] <= "ɏ"]
    if name == FIGURES:
        return [a for a, b in spans if text[a].isdecimal() or (b - a > 3 and text[a + 3].isdecimal())]
    words = [a for a, b in spans if text[a:b] in TABLE[name] or text[a : b + 1] in TABLE[name]]
    return sorted(set(words) | {at for at, letter in enumerate(text) if letter in TABLE[name]})


@given(LETTERS)
def test_every_class_is_found(text: str) -> None:
    found = find(text)
    for name in (*TABLE, CAPITALS, FIGURES):
        assert naive(text, name) == listed_or_not(found, name)
    for name in ("he", "marks", "end", FIGURES):
        assert naive(text, name) == found.of(name)


@given(st.lists(st.sampled_from(["he", "He", "al-he", "هو", "9", "-he", "he.", "é", "É", "𝐀"]), max_size=12))
def test_what_is_small_is_kept(words: list[str]) -> None:
    small = {word for word in words if re.match(r"\w", word) and not (word[0].isupper() and word[0] <= "ɏ")}
    for blank in (" ", "\n"):
        assert len(small) == np.count_nonzero(find(blank.join(words)).small)


def test_the_ends_of_words_are_told() -> None:
    assert [(0, 2), (6, 8)] == find("he is he-man").spans_of("he")


def test_more_places_than_expected_are_found_all_the_same() -> None:
    assert list(range(1000)) == find("." * 1000).of("end")
    words = [f"{chr(one)}{chr(other)}" for one in range(97, 123) for other in range(97, 123)]
    assert len(words) == np.count_nonzero(find(" ".join(words)).small)


@pytest.mark.parametrize("text", ["", " ", "\ud800he"])
def test_odd_texts_have_no_places_or_the_right_ones(text: str) -> None:
    assert naive(text, "he") == find(text).of("he")


def test_a_pattern_is_tried_at_places_as_in_a_search() -> None:
    pattern, text = re.compile(r"he(?: he)?"), "he he he"
    assert ["he he", "he"] == [match[0] for match in matches_at(pattern, text, [0, 3, 6])]
