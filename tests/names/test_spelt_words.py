"""Words of firms of China, Korea and Japan as Latin letters spell them."""

from __future__ import annotations

import pytest

from dissuade.matching.compare import compare
from dissuade.names.analysis import analyze_name
from dissuade.names.spelt_words import spelt_words
from dissuade.names.tokens import NameClass, TokenKind


@pytest.mark.parametrize(
    ("spelling", "english"),
    [
        ("yinhang", "bank"),
        ("fadongji", "engine"),
        ("jeollyeok", "power"),
        ("chonghap", "general"),
        ("genshiryoku", "atomic"),
        ("kaihatsu", "development"),
    ],
)
def test_a_word_means_what_it_does_in_its_own_script(spelling: str, english: str) -> None:
    assert english in {form.text for form in spelt_words()[spelling].forms}


@pytest.mark.parametrize("name", ["zhongxin", "pingan", "jiaotong", "susan", "titan", "haiyang"])
def test_a_word_that_is_a_name_as_often_is_left_out(name: str) -> None:
    assert name not in spelt_words()


def test_words_that_are_spelt_alike_mean_what_either_does() -> None:
    assert {"shipping", "communication"} <= {form.text for form in spelt_words()["chuanbo"].forms}


def test_a_word_that_stands_for_several_is_a_name_whole() -> None:
    tokens = analyze_name("Mitsubishi Jukogyo Kabushiki Kaisha", NameClass.ORGANIZATION).tokens
    assert [token.kind for token in tokens] == [TokenKind.NAME, TokenKind.NAME, TokenKind.LEGAL]
    assert "heavyindustry" in {form.text for form in tokens[1].forms}


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("Shenyang Feiji Gongye (Jituan) Youxian Gongsi", "Shenyang Aircraft Industry (Group) Co., Ltd.", True),
        ("Zhongguo Nongye Yinhang", "China Construction Bank", False),
        ("Hanguk Jeollyeok Gongsa", "Korea Electric Power Corporation", True),
        ("Hanguk Seokyu Gongsa", "Korea Gas Corporation", False),
        ("Kawasaki Jukogyo", "川崎重工業", True),
        ("Nippon Denki Kabushiki Kaisha", "Nippon Steel Corporation", False),
    ],
)
def test_a_firm_answers_its_translation(a: str, b: str, same: bool) -> None:
    assert (compare(a, b, "Company").probability >= 0.5) is same
