from __future__ import annotations

import pytest

from dissuade.names.syllables import latin_syllables


@pytest.mark.parametrize(("one", "other"), [("jong", "chong"), ("kim", "gim"), ("deng", "teng"), ("chan", "chen")])
def test_two_systems_spell_one_syllable(one: str, other: str) -> None:
    assert latin_syllables()[one] & latin_syllables()[other]


@pytest.mark.parametrize(("one", "other"), [("suk", "sik"), ("jong", "tong"), ("wei", "yu"), ("zhang", "zhao")])
def test_no_character_is_read_as_two_other_syllables(one: str, other: str) -> None:
    assert not latin_syllables()[one] & latin_syllables()[other]
