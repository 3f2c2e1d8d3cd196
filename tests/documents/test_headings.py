"""Headings in which every word has a capital are told from running text, and names in them from what they do."""

from __future__ import annotations

import pytest

from dissuade.documents.headings import stands_in_heading
from dissuade.documents.mentions import find_mentions


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Iran Sends Missiles to Russia", True),
        ("Iran Sends Missiles to Russia\n\nIt was said on Monday.", True),
        ("Iran sends Missiles to Russia.", False),
        ("The minister said that Iran Sends left.", False),
    ],
)
def test_a_line_in_capitals_is_a_heading(text: str, expected: bool) -> None:
    at = text.index("Iran")
    assert expected == stands_in_heading(text, at, at + 4)


@pytest.mark.parametrize(
    ("heading", "persons"),
    [
        ("Anna Marin Says Boris Ostrov Makes It Worse", ["person-anna-marin", "person-boris-ostrov"]),
        ("Boris Ostrov Meets Marin in Minsk", ["person-boris-ostrov", "person-anna-marin"]),
    ],
)
def test_names_in_a_heading_end_before_its_verbs(heading: str, persons: list[str]) -> None:
    found = find_mentions(f"{heading}\n\nBoris Ostrov and Anna Marin spoke there.\n").mentions
    assert persons == [m.entity for m in found if m.type == "person" and m.span.start < len(heading)]
