"""The wordings of the lexicon are found as words of their own, the longest that begins at a place."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dissuade.documents.mentions_gates import WORDINGS, find_entries
from dissuade.documents.mentions_lexicon import load_lexicon
from dissuade.documents.mentions_text import fold_text
from dissuade.documents.word_places import WordPlaces

TABLE = WordPlaces({WORDINGS: load_lexicon().first_words}, unlisted=(WORDINGS,))
WORDS = load_lexicon().wordings
PIECES = ["Iran", "Air", "Iranian", "Airlines", "U.S.", "U.S.A.", "South", "Korea", "Korean", "maj.", "gen.", "OPEC+"]
PIECES += ["thermo", "nuclear", "weapon", "weapons", " ", " ", " ", " ", "-", ".", "s", "_", "É", "한", "𝐀", "\n"]


def naive(text: str) -> list[tuple[int, int, str]]:
    found = []
    at = 0
    while at < len(text):
        wordings = [word for word in WORDS if text.startswith(word, at) and _stands_apart(text, at, at + len(word))]
        longest = max(wordings, key=len, default="")
        if longest:
            found.append((at, at + len(longest), longest))
        at += len(longest) or 1
    return found


def _stands_apart(text: str, start: int, end: int) -> bool:
    inside = [re.fullmatch(r"\w\w", text[at - 1 : at + 1]) for at in (start, end) if at]
    return not any(inside)


def find(text: str) -> list[tuple[int, int, str]]:
    folded = fold_text(text)
    rows = find_entries(folded, TABLE.find(folded.codes))
    return [(start, end, WORDS[number]) for start, end, number in rows.tolist()]


@given(st.lists(st.sampled_from(PIECES), max_size=8).map("".join))
@settings(max_examples=60)
def test_as_by_trying_them_all(text: str) -> None:
    folded = fold_text(text).text
    assert naive(folded) == find(text)


@pytest.mark.parametrize(
    ("text", "wordings"),
    [
        ("Iran Airlines", ["Iran"]),
        ("a thermonuclear weapon", ["weapon"]),
        ("the U.S. and the U.S.A.", ["U.S.", "U.S.A."]),
        ("Omani5 farms_", []),
        ("Iran " * 200, ["Iran"] * 200),
    ],
)
def test_wordings_in_sentences(text: str, wordings: list[str]) -> None:
    assert wordings == [word for _, _, word in find(text)]
