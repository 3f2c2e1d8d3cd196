"""Latin letters spelt by their names in another script are the acronym that they spell."""

from __future__ import annotations

import pytest

from dissuade.names.analysis import analyze_name
from dissuade.names.letter_names import glued_letters
from dissuade.names.tokens import NameClass, TokenKind


@pytest.mark.parametrize(
    ("text", "at", "letters"),
    [
        ("ООО «Ай-Ти-Эс»", 1, {"its"}),
        ("Эй Би Си Групп", 0, {"abc"}),
        ("شركة جي أس كيه للتجارة", 1, {"gsk", "jsk"}),
        ("شركة بي إم", 1, {"bm", "pm"}),  # Arabic has no P
        ("エー・ビー・シー株式会社", 0, {"abc"}),
        ("에스케이해운", 0, {"sk"}),
    ],
)
def test_letters_are_an_acronym(text: str, at: int, letters: set[str]) -> None:
    token = analyze_name(text, NameClass.ORGANIZATION).tokens[at]
    assert token.kind is TokenKind.NAME
    assert {form.text for form in token.forms if form.system == "letters"} == letters
    assert text[token.start : token.end] == token.text


@pytest.mark.parametrize("word", ["비디오", "이지", "백두산", ""])
def test_other_words_of_hangul_are_none(word: str) -> None:
    assert glued_letters(word) == ()


@pytest.mark.parametrize("name_class", [NameClass.PERSON, NameClass.VESSEL])
def test_names_of_others_are_not_read_so(name_class: NameClass) -> None:
    assert len(analyze_name("Ай Ти", name_class).tokens) == 2
