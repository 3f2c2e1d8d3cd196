"""Characters that differ by country become one."""

from __future__ import annotations

from dissuade.names.data_files import read_rows
from dissuade.names.han_variants import level_han


def test_traditional_and_japanese_characters_are_levelled() -> None:
    assert {level_han(text) for text in ("国际贸易", "國際貿易", "国際貿易")} == {"国际贸易"}


def test_a_text_keeps_its_length() -> None:
    assert len(level_han("a國\U00020000 銀行")) == len("a國\U00020000 銀行")


def test_no_character_stands_for_two() -> None:
    others = "".join(row[1] for row in read_rows("han_variants"))
    assert len(set(others)) == len(others)
    assert not set(others) & {row[0] for row in read_rows("han_variants")}
