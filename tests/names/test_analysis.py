"""Names of well-known people and companies, as lists and the press write them."""

from __future__ import annotations

import itertools
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import Levenshtein

from dissuade.names import analyze_name, name_class_of
from dissuade.names.normalize import MAX_LENGTH
from dissuade.names.tokens import AnalyzedName, NameClass, Token, TokenKind

PERSON, ORGANIZATION, VESSEL = NameClass.PERSON, NameClass.ORGANIZATION, NameClass.VESSEL


def kinds(name: AnalyzedName) -> list[tuple[str, str]]:
    return [(token.text, token.kind.name) for token in name.tokens]


def best(name: AnalyzedName) -> list[str]:
    return [token.forms[0].text for token in name.tokens]


def readings(name: AnalyzedName) -> set[str]:
    """Every way to read a name glued together."""
    return {"".join(parts) for parts in itertools.product(*([f.text for f in token.forms] for token in name.tokens))}


SPELLINGS = [
    (
        "kimjongun",
        ["Kim Jong Un", "KIM, Jong-un", "김정은", "김 정은", "金正恩", "Ким Чен Ын", "キム・ジョンウン",
         "كيم جونغ أون"],
    ),
    ("kimyojong", ["Kim Yo Jong", "김여정", "金與正", "キム・ヨジョン"]),
    ("choesonhui", ["Choe Son Hui", "최선희", "崔善姬"]),
    ("risolju", ["Ri Sol Ju", "리설주", "李雪主"]),
    (
        "vladimirputin",
        ["Vladimir PUTIN", "Владимир Путин", "블라디미르 푸틴", "弗拉基米尔·普京", "弗拉基米爾·普丁",
         "ウラジーミル・プーチン",
         "فلاديمير بوتين", "ולדימיר פוטין"],
    ),
    (
        "sergeishoigu",
        ["Sergei Shoigu", "Сергей Шойгу", "세르게이 쇼이구", "谢尔盖·绍伊古", "セルゲイ・ショイグ"],
    ),
    ("xijinping", ["Xi Jinping", "习近平", "習近平", "시진핑", "Си Цзиньпин", "Сі Цзіньпін"]),
    ("maozedong", ["Mao Zedong", "毛泽东", "마오쩌둥", "Мао Цзэдун"]),
    ("hsichinping", ["Hsi Chin-p'ing", "習近平"]),
    ("sergueichoigou", ["Sergueï Choïgou", "Сергей Шойгу"]),
    ("muhammadsalman", ["Muhammad Salman", "محمد سلمان"]),
    ("hamidullah", ["Hamidullah", "حمیدالله", "حمیداللہ"]),
    ("donaldtrump", ["Donald Trump", "Дональд Трамп"]),
    ("volodymyrzelenskyi", ["Volodymyr Zelenskyi", "Володимир Зеленський"]),
    ("aungsansuukyi", ["Aung San Suu Kyi", "အောင်ဆန်းစုကြည်"]),
    ("minaunghlaing", ["Min Aung Hlaing", "မင်းအောင်လှိုင်"]),
    ("thanshwe", ["Than Shwe", "သန်းရွှေ"]),
    ("prayutchanocha", ["Prayut Chan-o-cha"]),
    ("thaksin", ["Thaksin", "ทักษิณ"]),
    ("kyriakosmitsotakis", ["Kyriakos Mitsotakis", "Κυριάκος Μητσοτάκης"]),
    ("vladimirputin", ["Βλαντιμίρ Πούτιν"]),
    ("shevardnadze", ["Shevardnadze", "შევარდნაძე"]),
    ("pashinyan", ["Pashinyan", "Փաշինյան"]),
    ("chantaiman", ["Chan Tai Man", "陳大文"]),
]  # fmt: skip


@pytest.mark.parametrize(("latin", "written"), [(latin, w) for latin, all_ways in SPELLINGS for w in all_ways])
def test_a_name_can_be_read_in_latin_letters_from_any_script(latin: str, written: str) -> None:
    assert latin in readings(analyze_name(written, PERSON))


@pytest.mark.parametrize(
    ("latin", "written"),
    [("kimjongun", "김정일"), ("xijinping", "习近朋朋"), ("vladimirputin", "Владимир Потанин")],
)
def test_another_name_is_not_read_as_the_one_it_resembles(latin: str, written: str) -> None:
    assert latin not in readings(analyze_name(written, PERSON))


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("Kim Jong Un", "Latn"), ("김정은", "Hang"), ("金正恩", "Hani"), ("Ким", "Cyrl"), ("キム・ジョンウン", "Kana"),
        ("كيم", "Arab"), ("נתניהו", "Hebr"), ("Μητσοτάκης", "Grek"), ("พิธา", "Thai"), ("အောင်ဆန်း", "Mymr"),
        ("შევარდნაძე", "Geor"), ("Փաշինյան", "Armn"), ("मोदी", "Deva"), ("12 & 13", "Zyyy"), ("", "Zyyy"),
    ],
)  # fmt: skip
def test_the_script_is_the_one_of_most_letters(text: str, script: str) -> None:
    assert analyze_name(text, NameClass.ANY).script == script


def test_hangul_and_han_personal_names_get_a_token_for_each_syllable() -> None:
    assert [t.text for t in analyze_name("김정은", PERSON).tokens] == ["김", "정", "은"]
    assert [t.text for t in analyze_name("习近平", PERSON).tokens] == ["习", "近", "平"]
    assert [t.text for t in analyze_name("남궁민수", PERSON).tokens] == ["남궁", "민", "수"]


def test_decomposed_hangul_is_cut_between_syllables() -> None:
    text = "\u1100\u1175\u11b7\u110c\u1165\u11bc\u110b\u1173\u11ab"  # 김정은 in conjoining jamo
    assert [t.text for t in analyze_name(text, PERSON).tokens] == [text[0:3], text[3:6], text[6:9]]


def test_a_chinese_name_in_hangul_is_parted_behind_the_family_name() -> None:
    family, given = analyze_name("장춘차오", NameClass.PERSON).tokens
    assert "zhang" in {form.text for form in family.forms}
    assert "chunqiao" in {form.text for form in given.forms}


def test_two_longer_words_in_hangul_are_no_korean_name() -> None:
    assert [token.text for token in analyze_name("조반니 마이어", NameClass.PERSON).tokens] == ["조반니", "마이어"]


def test_foreign_names_in_hangul_and_han_stay_whole() -> None:
    assert [t.text for t in analyze_name("블라디미르 푸틴", PERSON).tokens] == ["블라디미르", "푸틴"]
    assert [t.text for t in analyze_name("谢尔盖·绍伊古", PERSON).tokens] == ["谢尔盖", "绍伊古"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Vladimir Vladimirovich PUTIN",
         [("Vladimir", "NAME"), ("Vladimirovich", "PATRONYMIC"), ("PUTIN", "NAME")]),
        ("Roman Arkadyevich Abramovich",
         [("Roman", "NAME"), ("Arkadyevich", "PATRONYMIC"), ("Abramovich", "NAME")]),
        ("ABRAMOVICH, Roman Arkadyevich",
         [("ABRAMOVICH", "NAME"), ("Roman", "NAME"), ("Arkadyevich", "PATRONYMIC")]),
        ("Slobodan Milosevic", [("Slobodan", "NAME"), ("Milosevic", "NAME")]),
        ("Владимир Владимирович Путин",
         [("Владимир", "NAME"), ("Владимирович", "PATRONYMIC"), ("Путин", "NAME")]),
        ("Muhammad bin Salman", [("Muhammad", "NAME"), ("bin", "PARTICLE"), ("Salman", "PATRONYMIC")]),
        ("Dr. Sheikh Hassan Nasrallah",
         [("Dr", "TITLE"), ("Sheikh", "TITLE"), ("Hassan", "NAME"), ("Nasrallah", "NAME")]),
        ("V.V.Putin", [("V", "INITIAL"), ("V", "INITIAL"), ("Putin", "NAME")]),
        ("J.R.R. Tolkien", [("J", "INITIAL"), ("R", "INITIAL"), ("R", "INITIAL"), ("Tolkien", "NAME")]),
        ("al-'Ali", [("al", "PARTICLE"), ("Ali", "NAME")]),
        ("Conan O'Neil", [("Conan", "NAME"), ("O'Neil", "NAME")]),
        ("Ben Affleck", [("Ben", "NAME"), ("Affleck", "NAME")]),
        ("Ludwig van Beethoven", [("Ludwig", "NAME"), ("van", "PARTICLE"), ("Beethoven", "NAME")]),
        ("John Paul II", [("John", "NAME"), ("Paul", "NAME"), ("II", "NUMBER")]),
        ("Suharto", [("Suharto", "NAME")]),
        ("Mr President", [("Mr", "TITLE"), ("President", "NAME")]),
        ("Abdulrahman Saifuddin",
         [("Abdul", "NAME"), ("rahman", "NAME"), ("Saif", "NAME"), ("uddin", "NAME")]),
        ("صدام حسين التكريتي",
         [("صدام", "NAME"), ("حسين", "NAME"), ("ال", "PARTICLE"), ("تكريتي", "NAME")]),
        ("عبدالرحمن", [("عبد", "NAME"), ("ال", "PARTICLE"), ("رحمن", "NAME")]),
        ("김정은 국무위원장", [("김", "NAME"), ("정", "NAME"), ("은", "NAME"), ("국무위원장", "TITLE")]),
        ("Gabriel García Márquez", [("Gabriel", "NAME"), ("García", "NAME"), ("Márquez", "NAME")]),
    ],
)  # fmt: skip
def test_words_of_a_person_name_are_told_apart(text: str, expected: list[tuple[str, str]]) -> None:
    assert kinds(analyze_name(text, PERSON)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("SiemensAG", [("Siemens", "NAME"), ("AG", "LEGAL")]),
        ("ExxonMobil Corp.", [("Exxon", "NAME"), ("Mobil", "NAME"), ("Corp", "LEGAL")]),
        ("Gefesd Limited Liability Company", [("Gefesd", "NAME"), ("Limited Liability Company", "LEGAL")]),
        ("Eni S.p.A.", [("Eni", "NAME"), ("S.p.A", "LEGAL")]),
        ("Банк ВТБ (ПАО)", [("Банк", "GENERIC"), ("ВТБ", "NAME"), ("ПАО", "LEGAL")]),
        ("华为技术有限公司",
         [("华为", "NAME"), ("技术", "GENERIC"), ("有限公司", "LEGAL")]),
        ("합장강무역 회사", [("합장강", "NAME"), ("무역", "GENERIC"), ("회사", "LEGAL")]),
        ("شركة التكنولوجيا", [("شركة", "LEGAL"), ("التكنولوجيا", "GENERIC")]),
        ("Bowne II", [("Bowne", "NAME"), ("II", "NUMBER")]),
        ("Factory No. 12", [("Factory", "GENERIC"), ("No", "STOP"), ("12", "NUMBER")]),
        ("Santander Chile", [("Santander", "NAME"), ("Chile", "PLACE")]),
        ("Johnson & Johnson", [("Johnson", "NAME"), ("&", "STOP"), ("Johnson", "NAME")]),
        ("Krakern wa Stoiva", [("Krakern", "NAME"), ("wa", "STOP"), ("Stoiva", "NAME")]),
        ("KRAKERN-WA", [("KRAKERN", "NAME"), ("WA", "NAME")]),
        ("Krakern-ye Stoiva", [("Krakern", "NAME"), ("ye", "STOP"), ("Stoiva", "NAME")]),
        ("Ye Krakern", [("Ye", "NAME"), ("Krakern", "NAME")]),
        ("شركة للروافد", [("شركة", "LEGAL"), ("لل", "STOP"), ("روافد", "NAME")]),
    ],
)  # fmt: skip
def test_words_of_an_organisation_name_are_told_apart(text: str, expected: list[tuple[str, str]]) -> None:
    assert kinds(analyze_name(text, ORGANIZATION)) == expected


@pytest.mark.parametrize(
    "text", ["Romashka LLC", "Romashka L.L.C.", "OOO Romashka", "ООО Ромашка", "Romashka Limited Liability Company",
             "Общество с ограниченной ответственностью Ромашка",
             "Obshchestvo s ogranichennoy otvetstvennostyu Romashka"],
)  # fmt: skip
def test_a_legal_form_has_one_canonical_form_in_all_its_spellings(text: str) -> None:
    (legal,) = [t for t in analyze_name(text, ORGANIZATION).tokens if t.kind == TokenKind.LEGAL]
    assert legal.forms[0].text == "llc"


def test_vessel_prefixes_and_numbers_are_told_from_the_name() -> None:
    assert kinds(analyze_name("M/V OCEAN STAR 7", VESSEL)) == [
        ("M/V", "TITLE"), ("OCEAN", "NAME"), ("STAR", "NAME"), ("7", "NUMBER"),
    ]  # fmt: skip
    assert best(analyze_name("MT HWA SONG X", VESSEL))[-1] == "10"
    assert [token.text for token in analyze_name("万景峰92号", VESSEL).tokens] == ["万", "景", "峰", "92", "号"]


def test_generic_words_of_other_languages_carry_the_english_word() -> None:
    for text in ("银行", "банк", "بنك", "은행", "banque"):
        assert "bank" in {f.text for f in analyze_name(text, ORGANIZATION).tokens[0].forms}


def test_native_words_are_transcribed_and_not_guessed_at() -> None:
    (group,) = analyze_name("集团", ORGANIZATION).tokens
    assert ["jituan", "group"] == [form.text for form in group.forms]
    assert "kwangop" in {form.text for form in analyze_name("광업", ORGANIZATION).tokens[0].forms}


def test_look_alike_letters_of_another_alphabet_are_seen_through() -> None:
    assert best(analyze_name("Рutin", PERSON)) == ["putin"]  # Cyrillic Er
    assert best(analyze_name("Пyтин", PERSON)) == ["putin"]  # Latin y


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ｋｉｍ　Ｊｏｎｇ　Ｕｎ", ["kim", "jong", "un"]), ("Kim\u00adJong\u200bUn", ["kimjongun"]),
        ("\u202eKim\u202c Jong", ["kim", "jong"]), ("Müller", ["muller"]), ("Łukasz Ørsted", ["lukasz", "orsted"]),
        ("𝐊𝐢𝐦 Jong", ["kim", "jong"]), ("Ch'oe Ch’ŏl", ["choe", "chol"]), ("ﬁnance Straße", ["finance", "strasse"]),
        ("محـــمد", ["muhammad"]), ("مُحَمَّد", ["muhammad"]),
    ],
)  # fmt: skip
def test_writing_that_means_nothing_is_levelled(text: str, expected: list[str]) -> None:
    assert best(analyze_name(text, PERSON)) == expected


def test_vowel_points_of_hebrew_and_arabic_do_not_matter() -> None:
    for pointed, plain in (("שָׁלוֹם", "שלום"), ("بُوتِين", "بوتين")):
        assert analyze_name(pointed, PERSON).tokens[0].forms == analyze_name(plain, PERSON).tokens[0].forms


def test_arabic_script_comes_within_a_letter_of_a_russian_name() -> None:
    readable = readings(analyze_name("سيرغي شويغو", PERSON))
    assert min(Levenshtein.distance("sergeishoigu", reading) for reading in readable) <= 1


def test_no_more_than_the_first_thousand_code_points_are_read() -> None:
    name = analyze_name("Kim " * 1000, PERSON)
    assert name.tokens[-1].end <= MAX_LENGTH
    assert len(name.text) == 4000


@pytest.mark.parametrize(
    ("schema", "expected"),
    [("Person", PERSON), ("Company", ORGANIZATION), ("PublicBody", ORGANIZATION), ("Airplane", VESSEL),
     ("LegalEntity", NameClass.ANY), ("", NameClass.ANY)],
)  # fmt: skip
def test_a_schema_has_a_name_class(schema: str, expected: NameClass) -> None:
    assert name_class_of(schema) == expected


LETTERS = st.text(
    st.one_of(
        st.characters(),
        st.characters(min_codepoint=0xD800, max_codepoint=0xDFFF, categories=["Cs"]),
        st.sampled_from("Kim김정은金正恩Кимمحمدキム・'’-.,&/ 12IVéÖßﬁ\u200b\u00ad\u202e\u1100\u1175\u11b7ー"),
    ),
    max_size=30,
)


@given(LETTERS, st.sampled_from(NameClass))
def test_offsets_hold_and_forms_are_plain_for_any_text(text: str, name_class: NameClass) -> None:
    name = analyze_name(text, name_class)
    at = 0
    for token in name.tokens:
        assert at <= token.start < token.end
        assert text[token.start : token.end] == token.text
        assert_plain(token)
        at = token.end


def assert_plain(token: Token) -> None:
    assert 1 <= len(token.forms) <= 8
    assert len({form.text for form in token.forms}) == len(token.forms)
    for form in token.forms:
        assert form.text.isascii()
        assert form.text.isalnum()
        assert form.text == form.text.lower()
        assert 0 < form.quality <= 1


@given(LETTERS, st.sampled_from(NameClass))
def test_the_same_name_is_always_analysed_alike(text: str, name_class: NameClass) -> None:
    assert analyze_name(text, name_class) == analyze_name(text, name_class)


@given(st.lists(st.text("abcdefghijklmnopqrstuvwxyz", min_size=2, max_size=9), min_size=1, max_size=4))
def test_case_does_not_change_the_forms_of_a_latin_name(words: list[str]) -> None:
    lower, upper = (analyze_name(f(" ".join(words)), PERSON) for f in (str.lower, str.upper))
    assert [(t.kind, t.forms) for t in lower.tokens] == [(t.kind, t.forms) for t in upper.tokens]


def test_loading_the_package_reads_no_table() -> None:
    code = "import dissuade.names, sys; print(sorted(m for m in sys.modules if m in ('numba', 'rigour', 'anyascii')))"
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == "[]"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sammy Davis Jr.", [("Sammy", "NAME"), ("Davis", "NAME"), ("Jr", "NUMBER")]),
        ("Donald Trump, Senior", [("Donald", "NAME"), ("Trump", "NAME"), ("Senior", "NUMBER")]),
        ("Sr. Juan Pérez", [("Sr", "TITLE"), ("Juan", "NAME"), ("Pérez", "NAME")]),
    ],
)
def test_generations_are_told_apart_like_numbers(text: str, expected: list[tuple[str, str]]) -> None:
    assert kinds(analyze_name(text, PERSON)) == expected


@pytest.mark.parametrize(("text", "digits"), [("Brigade Forty-Four", "44"), ("Three Percenters", "3")])
def test_numbers_in_words_are_numbers(text: str, digits: str) -> None:
    tokens = analyze_name(text, ORGANIZATION).tokens
    assert digits in {form.text for token in tokens if token.kind is TokenKind.NUMBER for form in token.forms}


@pytest.mark.parametrize(
    ("word", "form"), [("Milošević", "miloshevich"), ("Şahin", "shahin"), ("Nováková", "novak"), ("Žižka", "zhizhka")]
)
def test_letters_with_hooks_are_spelt_by_their_sound_too(word: str, form: str) -> None:
    (token,) = analyze_name(word, PERSON).tokens
    assert form in {each.text for each in token.forms}


@pytest.mark.parametrize("name_class", [NameClass.PERSON, NameClass.ANY])
@pytest.mark.parametrize(
    ("text", "initials"),
    [
        ("Шойгу С.К.", ["s", "k"]),
        ("С. К. Шойгу", ["s", "k"]),
        ("Ю.Я. Иванов", ["yi", "yij"]),
        ("Παπαδόπουλος Γ.", ["g"]),
        ("Shoigu S.K.", ["s", "k"]),
        ("Հ. Սարգսյան", ["h"]),
        ("Тимченко Г.Н.", ["g", "n"]),
        ("г-н Тимченко", []),
        ("И Пин", []),
        ("О Сын Хван", []),
    ],
)
def test_a_capital_with_a_full_stop_is_an_initial_in_letters_that_have_capitals(
    text: str, initials: list[str], name_class: NameClass
) -> None:
    found = [token for token in analyze_name(text, name_class).tokens if token.kind is TokenKind.INITIAL]
    assert ["".join(form.text for form in token.forms) for token in found] == initials
