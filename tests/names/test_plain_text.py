"""A text as it looks."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

import pytest

from dissuade.matching.compare import compare_many
from dissuade.names import analyze_name
from dissuade.names.plain_text import make_plain, plain_of
from dissuade.names.tokens import NameClass

NAMES = [
    "東京ゴム工業",
    "ガブリエル・ポポフ",
    "Đặng Thị Ngọc",
    "Ђорђе Ћирић",
    "Өмірбек Жұмабаев",
    "박정수",
    "مؤسسة الأمل",
    "অরুণ চৌধুরী",
    "ਹਰਪ੍ਰੀਤ ਸਿੰਘ",
    "Ζωή Παπαδοπούλου",
    "José Ángel Núñez",
]
SHAPES: dict[str, Callable[[str], str]] = {
    "decomposed": lambda text: unicodedata.normalize("NFD", text),
    "byte order mark": lambda text: "\ufeff" + text,
    "soft hyphen": lambda text: text[:3] + "\u00ad" + text[3:],
    "word joiner": lambda text: text[:2] + "\u2060" + text[2:],
    "no-break spaces": lambda text: text.replace(" ", "\u00a0"),
    "embedded": lambda text: f"\u202b{text}\u202c",
}


@pytest.mark.parametrize("shape", SHAPES)
def test_what_looks_alike_is_the_same_text(shape: str) -> None:
    assert [plain_of(SHAPES[shape](name)) for name in NAMES] == NAMES


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("schema", ["Person", "Company", ""])
def test_what_looks_alike_scores_alike_to_the_last_bit(shape: str, schema: str) -> None:
    others = [*NAMES[1:], "Jose A. Nunez"]
    written = [SHAPES[shape](name) for name in NAMES]
    assert compare_many(NAMES, others, schema).tolist() == compare_many(written, others, schema).tolist()


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("Ｓａｔｏ　Ｋｅｎ", "Sato Ken"),
        ("ﾀﾅｶ ﾊﾅｺ", "タナカ ハナコ"),
        ("ﾊﾞﾝｸ", "バンク"),
        ("Ma\u200bria", "Maria"),
        ("e\u200b\u0301tat", "état"),
        ("D\x92Angelo \x96 Rossi", "D’Angelo – Rossi"),
        ("P\x00a\x00k", "Pak"),
        ("Oil\nand\tGas", "Oil and Gas"),
        ("\u200b", ""),
    ],
)
def test_a_text_is_brought_to_what_it_looks_like(written: str, plain: str) -> None:
    assert plain_of(written) == plain


@pytest.mark.parametrize("text", ["", "Olena Bondar", "رضا کریمی‌نژاد", "ශ්‍රී ලංකා", "ทดสอบ\u200bคำ", "Zoë"])
def test_a_text_that_is_plain_or_needs_its_joiners_stays(text: str) -> None:
    assert make_plain(text) is None


@pytest.mark.parametrize("shape", SHAPES)
def test_tokens_lie_where_they_are_written(shape: str) -> None:
    for name in NAMES:
        written = SHAPES[shape](name)
        analyzed = analyze_name(written, NameClass.ANY)
        assert analyzed.text == written
        assert all(written[token.start : token.end] == token.text for token in analyzed.tokens)
        assert [plain_of(token.text) for token in analyzed.tokens] == [
            token.text for token in analyze_name(name, NameClass.ANY).tokens
        ]


def test_a_name_in_wide_letters_is_of_the_class_that_it_shows() -> None:
    assert analyze_name("ＮＯＲＤＩＣ　ＳＴＥＥＬ　ＬＬＣ", NameClass.ANY).name_class is NameClass.ORGANIZATION


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("NAI Energy GmbH &amp; Co. KG", "NAI Energy GmbH & Co. KG"),
        ("O&#39;Brien Se&#xe1;n", "O'Brien Seán"),
        ("A &AMP; B", "A & B"),
        ("AT&T; Inc", "AT&T; Inc"),
        ("A&amp", "A&amp"),
    ],
)
def test_signs_that_a_web_page_spells_out_are_those_signs(text: str, plain: str) -> None:
    assert plain_of(text) == plain
    for token in analyze_name(text, NameClass.ORGANIZATION).tokens:
        assert text[token.start : token.end] == token.text
