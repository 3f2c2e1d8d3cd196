"""Names as scanners and their readers garble them."""

from __future__ import annotations

import pytest

from dissuade.names import analyze_name
from dissuade.names.misread import undo_misreading
from dissuade.names.tokens import NameClass


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("F00DS", "foods"), ("S0KOLOV", "sokolov"), ("8ELNEFTEKHIM", "belneftekhim"), ("MIN5K", "minsk"),
        ("1ntegral", "integral"), ("PETROVlCH", "petrovich"), ("Kha1id", "khalid"), ("6ROUP", "group"),
    ],
)  # fmt: skip
def test_digits_between_letters_are_read_as_the_letters_they_look_like(word: str, meant: str) -> None:
    assert meant in undo_misreading(word)


@pytest.mark.parametrize(
    "word", ["2000", "Trade2000", "34435", "A320", "MI6", "X39Y", "plain", "McDonald", "Al", "", "12TH"]
)
def test_numbers_and_plain_words_are_left_alone(word: str) -> None:
    assert undo_misreading(word) == ()


def test_the_word_as_written_stays_the_first_form() -> None:
    (token,) = analyze_name("S0KOLOV", NameClass.PERSON).tokens
    assert [(form.text, form.system) for form in token.forms[:2]] == [("s0kolov", "fold"), ("sokolov", "ocr")]
