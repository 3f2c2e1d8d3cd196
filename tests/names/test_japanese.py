from __future__ import annotations

import pytest

from dissuade.names import analyze_name
from dissuade.names.japanese import firm_readings, is_japanese_firm, japanese_parts, read_on
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


@pytest.mark.parametrize(
    ("written", "family", "given"),
    [("小泉進次郎", "koizumi", "shinjiro"), ("橋下徹", "hashimoto", "toru"), ("稲盛和夫", "inamori", "kazuo"),
     ("徳川家康", "tokugawa", "ieyasu"), ("関功", "seki", "isao"), ("林健太郎", "hayashi", "kentaro"),
     ("盛田昭夫", "morita", "akio"), ("高山 清司", "takayama", "kiyoshi")],
)  # fmt: skip
def test_names_that_no_table_has_are_read_character_by_character(written: str, family: str, given: str) -> None:
    tokens = analyze_name(written, NameClass.PERSON).tokens
    assert family in [form.text for form in tokens[0].forms]
    assert given in [form.text for form in tokens[1].forms]


@pytest.mark.parametrize("written", ["林鄭月娥", "特朗普", "歐陽震華", "原诚寅", "高山强", "拉夫羅夫", "習近平"])
def test_chinese_and_foreign_names_are_not_japanese(written: str) -> None:
    assert japanese_parts(written) is None


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


@pytest.mark.parametrize(
    ("word", "read"),
    [("重工業", "jukogyo"), ("物産", "bussan"), ("建設機械", "kensetsukikai"), ("国家", "kokka"), ("开发", "")],
)
def test_a_word_from_chinese_is_read_with_what_sounds_become(word: str, read: str) -> None:
    assert read_on(word) == read


@pytest.mark.parametrize(("written", "latin"), [("安川", "yasukawa"), ("三菱", "mitsubishi"), ("伊藤忠", "itochu")])
def test_a_firm_is_read_as_a_family_would_be(written: str, latin: str) -> None:
    assert latin in {form.text for form in firm_readings(written)}


def test_a_firm_of_china_or_korea_is_not_japanese() -> None:
    assert is_japanese_firm("明電産業株式会社")
    assert not is_japanese_firm("朝鮮革新貿易会社")
    assert not is_japanese_firm("中国航天科技集団公司")


def test_known_words_are_read_as_the_country_of_the_firm_reads_them() -> None:
    korean = analyze_name("朝鮮革新貿易会社", NameClass.ORGANIZATION).tokens[1]
    japanese = analyze_name("大東汽船株式会社", NameClass.ORGANIZATION).tokens[1]
    assert "hyoksin" in {form.text for form in korean.forms}
    assert "kisen" in {form.text for form in japanese.forms}
