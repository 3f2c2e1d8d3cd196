"""What patterns can begin with."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dissuade.documents.date_openings import Narrowing, Openings

PATTERNS = (
    r"(?:the\s)?(?:first|2nd|[a-c]x?)[\s-]week",
    r"the\s(?!last)(?:\d{1,2}|[1-3]\d)(?:st|nd)?\b\s?June?",
    r"(?:the|those)\s{1,2}y+",
    r"the-?(?:end)?",
)
LAX = (*PATTERNS, r"the\s\w+day", r"the[^x]z")


@pytest.mark.parametrize("patterns", [PATTERNS, LAX])
@given(rest=st.text(alphabet="the first2nd wkJuy-x\n\u2019\u017f", max_size=12))
def test_what_matches_is_allowed(patterns: tuple[str, ...], rest: str) -> None:
    text = f"The{rest}"
    if any(re.match(pattern, text, re.IGNORECASE) for pattern in patterns):
        assert Openings("the", patterns).allow(text, 0)


def test_other_openings_are_told() -> None:
    openings = Openings("the", PATTERNS[:3])
    assert [openings.allow(text, 0) for text in ("the firm", "the week", "the 22nd", "the", "the yy")] == [
        False,
        False,
        True,
        False,
        True,
    ]


def test_place_in_a_text() -> None:
    openings = Openings("the", PATTERNS[:1])
    text = "On the man and the first week"
    assert [m.start() for m in re.finditer("the", text) if openings.allow(text, m.start())] == [15]


@given(rest=st.text(alphabet="the first2nd wkJuy-x\n’ſ", max_size=12))
def test_narrowing_leaves_every_pattern_that_matches(rest: str) -> None:
    narrowing = Narrowing("the", list(enumerate(LAX)))
    text = f"The{rest}"
    left = narrowing.at(text, 0)
    assert left == narrowing.at(text, 0) == tuple(sorted(left))
    assert {n for n, pattern in enumerate(LAX) if re.match(pattern, text, re.IGNORECASE)} <= set(left)


def test_narrowing_leaves_out_what_cannot_match() -> None:
    narrowing = Narrowing("the", list(enumerate(PATTERNS)))
    assert [(0,), (1,), ()] == [narrowing.at(text, 0)[:1] for text in ("the first week", "the 22nd June", "she")]
