"""What letters are."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from dissuade.documents.letters import in_small_letters

PATTERN = r"\b(?:kiss(?:ed)?|iran|[a-z]{3,}ed)\b"


@given(st.text(alphabet="aKkİıſsIirnedED’Σß \U00010400", max_size=20))
def test_a_pattern_finds_in_small_letters_what_it_finds_case_ignored(text: str) -> None:
    expected = [match.span() for match in re.finditer(PATTERN, text, re.IGNORECASE)]
    assert expected == [match.span() for match in re.finditer(PATTERN, in_small_letters(text))]
