"""Korean given names in kana."""

from __future__ import annotations

import pytest

from dissuade.names.analysis import analyze_name
from dissuade.names.korean_in_kana import given_name_forms
from dissuade.names.tokens import NameClass


@pytest.mark.parametrize(
    ("kana", "latin"),
    [
        ("グァンチョル", "kwangchol"),
        ("ギョンファン", "kyonghwan"),
        ("ソンヒョク", "songhyok"),
        ("ジョンウン", "jongun"),
        ("ヒョンウ", "hyonu"),
        ("ボムス", "pomsu"),
    ],
)
def test_two_syllables_are_read(kana: str, latin: str) -> None:
    assert latin in {form.text for form in given_name_forms(kana)}


@pytest.mark.parametrize("kana", ["", "アリ", "ー", "マンスール", "アレクサンドル", "ハナコ"])
def test_other_words_are_no_korean_names(kana: str) -> None:
    assert given_name_forms(kana) == []


def test_what_a_foreign_name_is_comes_first() -> None:
    forms = [form.text for form in analyze_name("リー・マーティン", NameClass.PERSON).tokens[-1].forms]
    assert forms[1] == "martin"
