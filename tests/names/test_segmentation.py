"""Names of organisations in scripts without blanks, cut at the words that are known."""

from __future__ import annotations

import pytest

from dissuade.names.analysis import analyze_name
from dissuade.names.tokens import NameClass


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("กระทรวงกลาโหม", ["ministry", "defence"]),
        ("ธนาคารกรุงเทพ จำกัด", ["bank", "bangkok", "ltd"]),
        ("ပြည်ထောင်စုရွေးကောက်ပွဲကော်မရှင်", ["union", "election", "commission"]),
        ("ក្រសួងការពារជាតិ", ["ministry", "defence"]),
    ],
)
def test_known_words_are_cut_apart(text: str, english: list[str]) -> None:
    tokens = analyze_name(text, NameClass.ORGANIZATION).tokens
    assert len(tokens) == len(english)
    assert all(word in {form.text for form in token.forms} for word, token in zip(english, tokens, strict=True))


def test_what_lies_between_stays_a_word() -> None:
    tokens = analyze_name("ธนาคารสมชายพัฒนา", NameClass.ORGANIZATION).tokens
    assert [token.text for token in tokens] == ["ธนาคาร", "สมชาย", "พัฒนา"]


def test_no_word_ends_before_a_mark_of_its_last_letter() -> None:
    assert [token.text for token in analyze_name("ยางู", NameClass.ORGANIZATION).tokens] == ["ยางู"]  # not ยาง, rubber


@pytest.mark.parametrize("text", ["กระทรวงกลาโหม", "จำกัด", "တပ်မတော်", "ក្រសួង"])
def test_offsets_are_those_of_the_text(text: str) -> None:
    for token in analyze_name(text, NameClass.ORGANIZATION).tokens:
        assert text[token.start : token.end] == token.text


def test_names_of_persons_stay_whole() -> None:
    assert [token.text for token in analyze_name("ทองดี", NameClass.PERSON).tokens] == ["ทองดี"]
