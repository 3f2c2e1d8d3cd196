from __future__ import annotations

import pytest

from dissuade.names.han_family_names import begins_with_family, double_family_names, family_sounds


@pytest.mark.parametrize("name", ["赖清德", "洪秀柱", "骆惠宁", "冀朝铸", "容闳", "谌贻琴", "金正恩", "王毅"])
def test_rarer_family_names_make_a_chinese_name_too(name: str) -> None:
    assert begins_with_family(name)


@pytest.mark.parametrize("name", ["普京", "拜登", "泽连斯基", "赖斯", "洪森", "戈尔", "奥巴马", "薩科齊"])
def test_names_of_nothing_but_foreign_sounds_are_none(name: str) -> None:
    assert not begins_with_family(name)


def test_family_names_of_two_characters_and_their_sounds() -> None:
    assert {"欧阳", "諸葛"} <= double_family_names()
    assert {"wang", "li", "ma"} <= family_sounds()
