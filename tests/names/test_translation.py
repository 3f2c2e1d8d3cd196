"""Words of organisations by what they mean: lists translate them."""

from __future__ import annotations

import pytest

from dissuade.matching.compare import compare
from dissuade.names.analysis import analyze_name
from dissuade.names.tokens import NameClass, TokenKind
from dissuade.names.translation import han_numbers, meaning_of


def forms_of(text: str) -> list[set[str]]:
    return [{form.text for form in token.forms} for token in analyze_name(text, NameClass.ORGANIZATION).tokens]


@pytest.mark.parametrize(
    ("text", "at", "english"),
    [
        ("Ракетный завод", 0, "missile"),
        ("завод ракетного вооружения", 1, "missile"),
        ("Міністерство оборони України", 1, "defence"),
        ("Агенция за национална сигурност", 0, "agency"),
        ("Υπουργείο Άμυνας", 0, "ministry"),
        ("شركة الحماية", -1, "protection"),
        ("وزارت دفاع", -1, "defence"),
        ("兵器工业集团", 0, "weapon"),
        ("航空機修理工場", 0, "aircraft"),
        ("정찰총국", 0, "reconnaissance"),
        ("ナショナル・テクノロジー", 1, "technology"),
        ("הבנק המרכזי", 1, "central"),
        ("משרד הביטחון", 1, "defence"),
        ("Эйр Карго", 0, "air"),
        ("Εθνική Τράπεζα της Ελλάδος", -1, "greece"),
        ("Народна банка Србије", -1, "serbia"),
        ("Воздушно-космические силы", 0, "aerospace"),
    ],
)
def test_a_word_has_what_it_means(text: str, at: int, english: str) -> None:
    assert english in forms_of(text)[at]


def test_a_phrase_that_is_one_word_in_english_is_one_token() -> None:
    assert "nuclear" in forms_of("سازمان انرژی هسته ای")[-1]
    assert "unmanned" in forms_of("Pilóta nélküli repülőgépek")[0]


@pytest.mark.parametrize("text", ["国际贸易", "國際貿易", "国際貿易"])
def test_han_words_are_known_in_the_characters_of_every_country(text: str) -> None:
    assert ["international" in forms_of(text)[0], "trading" in forms_of(text)[1]] == [True, True]


def test_a_word_that_is_several_in_english_has_a_token_for_each() -> None:
    heavy, industry = forms_of("重工業")
    assert "heavy" in heavy
    assert "industry" in industry


def test_a_word_of_the_lexicon_has_what_it_means_besides() -> None:
    assert {"information", "intelligence"} <= forms_of("وزارت اطلاعات")[-1]


def test_who_a_plant_is_named_after_stands_behind_a_small_word() -> None:
    kinds = [token.kind for token in analyze_name("Завод имени А. Иванова", NameClass.ORGANIZATION).tokens]
    assert kinds == [TokenKind.GENERIC, TokenKind.STOP, TokenKind.INITIAL, TokenKind.NAME]


def test_a_word_keeps_how_it_sounds_first() -> None:
    token = analyze_name("ООО Алмаз", NameClass.ORGANIZATION).tokens[-1]
    assert token.forms[0].text == "almaz"
    assert token.kind is TokenKind.NAME
    assert "diamond" in {form.text for form in token.forms}


def test_adjectives_of_places_lead_to_the_place() -> None:
    assert "kazan" in forms_of("Казанский завод")[0]
    assert "saratov" in forms_of("Саратовское предприятие")[0]


def test_a_county_is_parted_from_its_place() -> None:
    assert [token.text for token in analyze_name("容城县鑫融贸易", NameClass.ORGANIZATION).tokens] == [
        "容城", "县", "鑫融", "贸易",
    ]  # fmt: skip
    assert "henan" in forms_of("河南省贸易")[0]


def test_persons_are_not_translated() -> None:
    forms = {form.text for token in analyze_name("Мир Алмазов", NameClass.PERSON).tokens for form in token.forms}
    assert not forms & {"peace", "diamond"}


@pytest.mark.parametrize(("word", "script"), [("ми", "Cyrl"), ("", "Cyrl"), ("ракетоплан", "Cyrl"), ("qwerty", "Latn")])
def test_other_words_mean_nothing(word: str, script: str) -> None:
    assert meaning_of(word, script) is None


def test_letters_spelt_out_are_an_acronym() -> None:
    assert forms_of("エス・エム・ピー") == [{"smp"}]


@pytest.mark.parametrize(
    ("text", "digits"),
    [("第十四", "14"), ("第七〇二", "702"), ("第二百三十一", "231"), ("第356", "356"), ("第十", "10")],
)
def test_numbers_in_han(text: str, digits: str) -> None:
    assert han_numbers(text) == [(0, len(text), digits)]


def test_numbered_institutes_differ() -> None:
    listed = "14th Research Institute"
    same = compare("第十四研究所", listed, "Organization").probability
    assert same > compare("第十五研究所", listed, "Organization").probability


@pytest.mark.parametrize(
    ("original", "listed", "other"),
    [
        ("Казанский завод синтетического каучука", "Kazan Synthetic Rubber Plant", "Kazan Helicopter Plant"),
        ("Тульский патронный завод", "Tula Cartridge Plant", "Tula Machine Building Plant"),
        ("シリア商業銀行", "Commercial Bank of Syria", "Development Bank of Iran"),
        ("شركة الروافد للنفط والغاز", "Al Rawafid Oil and Gas", "Al Rawafid Cement"),
        ("Κεντρική Εκλογική Επιτροπή", "Central Election Commission", "Central Bank"),
    ],
)
def test_translated_names_are_told_from_their_neighbours(original: str, listed: str, other: str) -> None:
    right = compare(original, listed, "Organization").probability
    assert right > 0.5 > compare(original, other, "Organization").probability


@pytest.mark.parametrize(
    ("text", "at", "english"),
    [
        ("Русские вертолетные системы", 1, "helicopter"),
        ("Завод электрооборудования", 1, "electricalequipment"),
        ("Аршанскі авіярамонтны завод", 1, "aircraftrepair"),
        ("高速公路管理有限公司", 0, "highway"),
        ("조선수출입회사", 0, "korea"),
        ("مجلس خبرگان", 1, "experts"),
    ],
)
def test_adjectives_compounds_and_words_without_blanks_mean_something(text: str, at: int, english: str) -> None:
    assert english in forms_of(text)[at]


def test_what_no_lexicon_knows_in_han_is_a_word_as_latin_writes_it() -> None:
    assert [token.forms[0].text for token in analyze_name("武汉高芯科技", NameClass.ORGANIZATION).tokens] == [
        "wuhan",
        "gaoxin",
        "keji",
    ]


def test_a_korean_company_in_han_is_read_as_korean() -> None:
    (_, core, *_) = analyze_name("朝鮮連光貿易会社", NameClass.ORGANIZATION).tokens
    assert core.forms[0].text == "ryonkwang"
    assert "lianguang" in {form.text for form in core.forms}


@pytest.mark.parametrize(
    ("text", "number"),
    [("北京八分公司", "8"), ("第三研究院", "3"), ("三十五研究所", "35"), ("株式会社163アーマード", "163")],
)
def test_numbers_of_branches_and_institutes_are_numbers(text: str, number: str) -> None:
    tokens = analyze_name(text, NameClass.ORGANIZATION).tokens
    assert [token.forms[0].text for token in tokens if token.kind is TokenKind.NUMBER] == [number]


@pytest.mark.parametrize(
    ("text", "core"),
    [
        ("丹東浩通商貿有限公司", "浩通"),
        ("汉中航空工业公司", "汉中"),
        ("山西安泰集团", "安泰"),
        ("上海鑫源通商贸有限公司", "鑫源通"),
    ],
)
def test_a_name_may_reach_into_a_word_that_is_known(text: str, core: str) -> None:
    tokens = analyze_name(text, NameClass.ORGANIZATION).tokens
    assert [token.text for token in tokens if token.kind is TokenKind.NAME] == [core]
