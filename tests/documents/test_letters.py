"""What letters are."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from dissuade.documents.letters import codes_of, in_small_letters, text_of

PATTERN = r"\b(?:kiss(?:ed)?|iran|[a-z]{3,}ed)\b"


@given(st.text(alphabet="aKkİıſsIirnedED’Σß \U00010400", max_size=20))
def test_a_pattern_finds_in_small_letters_what_it_finds_case_ignored(text: str) -> None:
    expected = [match.span() for match in re.finditer(PATTERN, text, re.IGNORECASE)]
    assert expected == [match.span() for match in re.finditer(PATTERN, in_small_letters(text))]


@given(st.text(max_size=20).filter(lambda text: not text.startswith("\ufeff")))
def test_the_text_of_its_code_points_is_the_text(text: str) -> None:
    assert [ord(letter) for letter in text] == codes_of(text).tolist()
    assert text == text_of(codes_of(text))
