"""What each word of a name is by its place."""

from __future__ import annotations

import pytest

from dissuade.matching.compare import compare
from dissuade.names import analyze_name
from dissuade.names.tokens import NameClass, TokenKind


def kinds(text: str) -> list[TokenKind]:
    return [token.kind for token in analyze_name(text, NameClass.PERSON).tokens]


@pytest.mark.parametrize("after", [",", " ,", ", Mr", ", Dr."])
def test_a_comma_before_no_name_makes_no_family_name(after: str) -> None:
    text = "Zmitser Aliaksandrovich KOVACH"
    assert kinds(text) == kinds(text + after)[:3] == [TokenKind.NAME, TokenKind.PATRONYMIC, TokenKind.NAME]


@pytest.mark.parametrize("sayyid", ["Sayyid", "Seyyed", "Syed", "سید", "Сейед"])
def test_sayyid_is_a_title_before_two_names_and_a_name_beside_one(sayyid: str) -> None:
    second = {"سید": "علی خامنه‌ای", "Сейед": "Али Хаменеи"}.get(sayyid, "Ali Khamenei")
    assert kinds(f"{sayyid} {second}")[0] is TokenKind.TITLE
    assert kinds(f"{sayyid} {second.split()[0]}")[0] is TokenKind.NAME
    assert kinds(f"{sayyid} {second}")[0] is TokenKind.TITLE  # whatever was read in between


@pytest.mark.parametrize(
    ("titled", "name"),
    [
        ("Col. (Ret.) Konstantin Ivashchenko", "IVASHCHENKO Konstantin Vladimirovich"),
        ("Johnson Prince (deceased)", "JOHNSON, Prince Y."),
        ("H.E. Mr. Sidiki", "Sidiki Abbas"),
        ("Boris Ivanyuzhenkov, MD", "Boris Viktorovich IVANYUZHENKOV"),
        ("Seyyed Hassan Nasrallah", "Hassan Abdelkarim Nasrallah"),
    ],
)
def test_what_somebody_is_contradicts_no_name(titled: str, name: str) -> None:
    assert compare(titled, name, schema="Person").probability > 0.7


def test_md_elsewhere_is_short_for_muhammad() -> None:
    assert compare("Md Rafiqul Islam", "Mohammad Rafiqul Islam", schema="Person").probability > 0.9
    assert compare("Ahmed, Md", "Mohammad Ahmed", schema="Person").probability > 0.7
