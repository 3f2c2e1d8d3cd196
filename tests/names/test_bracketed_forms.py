"""Legal forms cut down to a character in brackets."""

from __future__ import annotations

import pytest

from dissuade.matching.compare import compare
from dissuade.names import analyze_name
from dissuade.names.tokens import NameClass, TokenKind


@pytest.mark.parametrize("name_class", [NameClass.ORGANIZATION, NameClass.ANY])
@pytest.mark.parametrize(
    ("text", "form", "name"),
    [
        ("(주)크라켄", "(주)", "크라켄"),
        ("크라켄 ㈜", "㈜", "크라켄"),
        ("㈱クラケルン", "㈱", "クラケルン"),
        ("クラケルン（有）", "（有）", "クラケルン"),
    ],
)
def test_the_form_is_a_token_of_its_own(name_class: NameClass, text: str, form: str, name: str) -> None:
    analyzed = analyze_name(text, name_class)
    assert analyzed.name_class is NameClass.ORGANIZATION
    assert {(token.text, token.kind) for token in analyzed.tokens} == {(form, TokenKind.LEGAL), (name, TokenKind.NAME)}
    assert all(text[token.start : token.end] == token.text for token in analyzed.tokens)


def test_a_person_and_other_brackets_are_left_alone() -> None:
    assert [t.text for t in analyze_name("김(주)", NameClass.PERSON).tokens] == ["김", "주"]
    assert [t.text for t in analyze_name("삼성(전자)", NameClass.ORGANIZATION).tokens] == ["삼성", "전자"]
    assert [t.text for t in analyze_name("(주)", NameClass.ORGANIZATION).tokens] == ["주"]


@pytest.mark.parametrize(("short", "long"), [("(주)크라켄", "크라켄 주식회사"), ("㈱クラケルン", "株式会社クラケルン")])
def test_the_short_form_says_what_the_long_one_says(short: str, long: str) -> None:
    assert compare(short, long, "Company").probability == compare(long, long, "Company").probability
