"""Words that come again are described once, and come back as they are written."""

from __future__ import annotations

import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dissuade.documents.known_words import KnownWords
from dissuade.documents.letters import codes_of

PIECES = ["the", "The", "THE", "ﬁre", "x’s", "한국", "𐐀", "𐐁", "a" * 64, "a" * 65, "b" * 65, "é", "e\u0301"]
TEXTS = st.lists(st.lists(st.sampled_from(PIECES), max_size=9), min_size=1, max_size=4)


def describe(word: str) -> tuple[str, str]:
    return word.lower(), "X" if word[0].isupper() else "n"


def look_up(known: KnownWords, words: list[str]) -> tuple[list[str], list[str], str]:
    text = " ".join(words)
    spans = [match.span() for match in re.finditer(r"\S+", text)]
    starts, ends = (np.array([span[side] for span in spans], np.int32) for side in (0, 1))
    return known.look_up(text, codes_of(text), starts, ends)


@given(TEXTS, st.integers(2, 8))
def test_as_by_a_description_of_every_word(texts: list[list[str]], most: int) -> None:
    known = KnownWords(describe, most=most if most & (most - 1) == 0 else 4)
    for words in texts:
        expected = (words, [describe(word)[0] for word in words], "".join(describe(word)[1] for word in words))
        assert expected == look_up(known, words)


def test_a_word_is_described_once() -> None:
    seen: list[str] = []

    def noting(word: str) -> tuple[str, str]:
        seen.append(word)
        return describe(word)

    known = KnownWords(noting)
    for _ in range(3):
        look_up(known, ["the", "man", "The", "man"])
    assert ["the", "man", "The"] == seen


def test_a_word_that_could_not_be_described_is_described_the_next_time() -> None:
    failing = [True]

    def interrupted(word: str) -> tuple[str, str]:
        if word == "man" and failing.pop():
            raise KeyboardInterrupt
        return describe(word)

    known = KnownWords(interrupted)
    with pytest.raises(KeyboardInterrupt):
        look_up(known, ["the", "man"])
    failing.append(False)
    assert (["the", "man"], ["the", "man"], "nn") == look_up(known, ["the", "man"])
