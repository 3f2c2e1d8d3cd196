"""Time expressions are looked for wherever a look at every word would have looked."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dissuade.documents.date_patterns import TOKEN, common_openings, first_words
from dissuade.documents.date_starts import find_starts

PIECES = [
    *sorted(first_words()),
    *"'’‘`$€9٣𝟏é_-.\n",
    "2016",
    "1st",
    "last",
    "week",
    "first",
    "tENTH",
    "THE",
    "At",
    "of",
]
TEXTS = st.lists(st.sampled_from([*PIECES, *[" "] * len(PIECES)]), max_size=14).map("".join)


def naive(text: str) -> list[int]:
    known, common = first_words(), common_openings()
    found = []
    for token in TOKEN.finditer(text):
        word = token[0].lower()
        if word.isalpha() and (word not in known or (word in common and not common[word].allow(text, token.start()))):
            continue
        found.append(token.start())
    return found


@given(TEXTS)
def test_as_by_a_look_at_every_word(text: str) -> None:
    assert naive(text) == find_starts(text)


def test_more_starts_than_expected_are_found_all_the_same() -> None:
    assert list(range(0, 4000, 2)) == find_starts("9 " * 2000)
