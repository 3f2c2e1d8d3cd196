"""Adjectives before a role are counted as a search of all that stands before it would count them."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from dissuade.documents.mentions_roles import MODIFIERS_BEFORE, modifiers_before

PIECES = [
    "top", "Senior", "air force", "human rights", "human", "long-time", "ex-", "then-", "foo-top", "chief and",
    "state,", "defence", "Defense", "news", "newsenior", "(state", "policy\n", "K", "Kabinet", "é", "of", "high-level",
    "and",
]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=14), st.integers(0, 6))
@settings(max_examples=400)
def test_as_by_a_search_of_all_that_stands_before(words: list[str], cut: int) -> None:
    text = (" ".join(words) + " ")[cut:]
    before = text[max(0, len(text) - 60) :]
    match = MODIFIERS_BEFORE.search(before)
    assert (len(before) - match.start() if match else 0) == modifiers_before(text, len(text))
