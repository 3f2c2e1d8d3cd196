"""What somebody is designated for is the claim of who designates, and no fact."""

from __future__ import annotations

import pytest

from tests.documents.reading import read


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The United States designated Orion LLC for shipping missiles to Syria.", "us"),
        (
            "Orion LLC was sanctioned on Tuesday by the European Union for shipping missiles to Syria.",
            "org-european-union",
        ),
        ("Japan added Orion LLC to its sanctions list on Monday for shipping missiles to Syria.", "jp"),
        ("Japan blacklisted Orion LLC over the sale of missiles to Syria.", "jp"),
        ("Orion LLC was designated by Canada for its role in the sale of missiles to Syria.", "ca"),
        ("Orion LLC was designated for shipping missiles to Syria.", "author"),
        ("Ivan Petrov was charged with selling missiles to Syria.", "author"),
    ],
)
def test_the_ground_of_a_designation_is_alleged(text: str, source: str) -> None:
    assert [(source, "alleged", "positive")] == read(text).stances()


def test_a_denial_answers_the_ground_of_a_designation() -> None:
    text = "Japan sanctioned Orion LLC for selling missiles to Syria. Orion LLC denied the accusation."
    assert [("jp", "alleged", "positive"), ("org-orion-llc", "denied", "negative")] == read(text).stances()


@pytest.mark.parametrize(
    "text",
    [
        "Japan sanctioned Orion LLC for the first time.",
        "They doubt the effect of US sanctions imposed on Moscow over the war in Ukraine.",
        "The sanctioned ship sailed for selling missiles.",
        "Japan added a clause for selling missiles to Syria.",
    ],
)
def test_what_is_no_ground_is_nobody_s_claim(text: str) -> None:
    assert [] == [s.rule for s in read(text).statements if s.rule.startswith("ground")]
