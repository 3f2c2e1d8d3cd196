from __future__ import annotations

import pytest

from dissuade.names.japanese_given import given_forms


@pytest.mark.parametrize(
    ("written", "latin"),
    [("進次郎", "shinjiro"), ("敏充", "toshimitsu"), ("真紀子", "makiko"), ("龍之介", "ryunosuke"),
     ("健三郎", "kenzaburo"), ("徹", "toru"), ("忍", "shinobu"), ("光一", "koichi"), ("圭佑", "keisuke")],
)  # fmt: skip
def test_a_given_name_is_read_character_by_character(written: str, latin: str) -> None:
    assert latin in [form.text for form in given_forms(written)]


@pytest.mark.parametrize("written", ["", "清德伟", "진", "一二三四"])
def test_what_no_given_name_is_made_of_is_not_read(written: str) -> None:
    assert given_forms(written) == ()


def test_a_name_has_few_readings_each_once() -> None:
    texts = [form.text for form in given_forms("正成")]
    assert 0 < len(texts) <= 8
    assert len(set(texts)) == len(texts)
