from __future__ import annotations

import pytest

from dissuade.names import analyze_name
from dissuade.names.japanese import japanese_parts
from dissuade.names.known_words import forget_words
from dissuade.names.tokens import NameClass


def first_forms(text: str) -> list[str]:
    return [token.forms[0].text for token in analyze_name(text, NameClass.PERSON).tokens]


@pytest.mark.parametrize(
    ("written", "latin"),
    [("安倍晋三", ["abe", "shinzo"]), ("安倍 晋三", ["abe", "shinzo"]), ("岸田文雄", ["kishida", "fumio"]),
     ("石破茂", ["ishiba", "shigeru"]), ("佐々木健", ["sasaki", "ken"])],
)  # fmt: skip
def test_a_japanese_name_is_read_as_one(written: str, latin: list[str]) -> None:
    assert first_forms(written) == latin


@pytest.mark.parametrize("written", ["习近平", "金正恩", "高山"])
def test_other_names_in_the_same_characters_are_not(written: str) -> None:
    assert japanese_parts(written) is None


def test_a_word_is_not_remembered_as_japanese() -> None:
    forget_words()
    alone = first_forms("金子 建国")
    assert first_forms("金子 明") == ["kaneko", "akira"]
    assert first_forms("金子 建国") == alone
    assert first_forms("王 明")[1] == "ming"
    assert first_forms("金子 明") == ["kaneko", "akira"]


@pytest.mark.parametrize("written", ["中村工業株式会社", "株式会社中村製作所", "中村商事", "中村モーター"])
def test_a_firm_that_is_plainly_japanese_has_its_family_name_read_so(written: str) -> None:
    tokens = analyze_name(written, NameClass.ORGANIZATION).tokens
    assert "nakamura" in [token.forms[0].text for token in tokens]


def test_the_same_characters_in_a_chinese_firm_are_read_as_chinese() -> None:
    assert analyze_name("中村贸易有限公司", NameClass.ORGANIZATION).tokens[0].forms[0].text == "zhongcun"
