"""Words that Turkish firms cut short are read in full, where the name is plainly that of a Turkish firm."""

from __future__ import annotations

import pytest

from dissuade.names.analysis import analyze_name
from dissuade.names.known_words import forget_words
from dissuade.names.tokens import NameClass, TokenKind
from dissuade.names.turkish_firms import full_words, in_full


@pytest.mark.parametrize(
    ("keys", "text", "full"),
    [
        (["korbek", "paz", "ltd", "sti"], "Korbek Paz. Ltd. Şti.", ["korbek", "pazarlama", "ltd", "sti"]),
        (["korbek", "mad", "as"], "Korbek Mad. A.Ş.", ["korbek", "madencilik", "as"]),
        (["san", "paz", "ltd", "sti"], "San Paz Ltd Sti", ["san", "pazarlama", "ltd", "sti"]),
        (["korbek", "paz", "ltd"], "Korbek Paz Ltd", ["korbek", "paz", "ltd"]),
        (["korbek", "mad", "as"], "Korbek Mad a.s.", ["korbek", "mad", "as"]),
        (["mak", "sti"], "Mak Şti.", ["mak", "sti"]),
        ([], "", []),
    ],
)
def test_abbreviations_are_read_in_full_behind_the_name(keys: list[str], text: str, full: list[str]) -> None:
    assert in_full(keys, text) == full


def test_each_stands_for_a_word_that_is_known() -> None:
    names = {short: analyze_name(f"Korbek {short} Ltd Sti", NameClass.ORGANIZATION) for short in full_words()}
    unknown = [short for short, name in names.items() if len(name.tokens[1].forms) < 2]
    assert unknown == []


def test_an_abbreviation_is_not_remembered() -> None:
    forget_words()
    names = ("Tur Paz Hotels", "Tur Paz Ltd Sti", "Tur Paz Hotels")
    kinds = [analyze_name(text, NameClass.ORGANIZATION).tokens[1].kind for text in names]
    assert kinds == [TokenKind.NAME, TokenKind.GENERIC, TokenKind.NAME]
