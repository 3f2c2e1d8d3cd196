"""Kana in names of organisations: cut where particles and known words say."""

from __future__ import annotations

import pytest

from dissuade.names.analysis import analyze_name
from dissuade.names.tokens import NameClass


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("エネルギーマネジメント", ["エネルギー", "マネジメント"]),
        ("アジアのアフリカとヨーロッパ", ["アジア", "の", "アフリカ", "と", "ヨーロッパ"]),
        ("163アーマード", ["163", "アーマード"]),
        ("ヴェルソルマネジメント", ["ヴェルソルマネジメント"]),  # not known as a whole
        ("の", ["の"]),
    ],
)
def test_a_word_in_kana_is_cut(text: str, tokens: list[str]) -> None:
    analyzed = analyze_name(text, NameClass.ORGANIZATION)
    assert [token.text for token in analyzed.tokens] == tokens
    assert all(text[token.start : token.end] == token.text for token in analyzed.tokens)


def test_names_of_persons_are_not_cut() -> None:
    assert [token.text for token in analyze_name("アジアの", NameClass.PERSON).tokens] == ["アジアの"]
