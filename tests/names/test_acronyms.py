"""Acronyms of organisations as lists write them."""

from __future__ import annotations

import pytest

from dissuade.names import analyze_name
from dissuade.names.acronyms import INITIALS, initials_within
from dissuade.names.tokens import NameClass, TokenKind

ORGANIZATION = NameClass.ORGANIZATION


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("P.D.V. Marina", ["P.D.V", "Marina"]),
        ("P.D.V.S.A.", ["P.D.V.S.A"]),
        ("Petroleo S.A.R.L.", ["Petroleo", "S.A.R.L"]),
        ("Famosos, S.A.P.I. de C.V.", ["Famosos", "S.A.P.I. de C.V"]),
        ("А.Б.В. Групп", ["А.Б.В", "Групп"]),
        ("Famosos L. T. D.", ["Famosos", "L. T. D"]),
        ("О. О. О. Групп", ["О. О. О", "Групп"]),
        ("A. B. C. Famosos", ["A", "B", "C", "Famosos"]),
        ("A. G. Famosos", ["A. G", "Famosos"]),
        ("V. Petrov & Co", ["V", "Petrov", "&", "Co"]),
    ],
)
def test_letters_with_full_stops_are_one_word_unless_they_are_a_legal_form(text: str, parts: list[str]) -> None:
    assert [token.text for token in analyze_name(text, ORGANIZATION).tokens] == parts


def test_a_dotted_acronym_reads_like_a_plain_one() -> None:
    (dotted,), (plain,) = (analyze_name(text, ORGANIZATION).tokens for text in ("P.D.V.", "PDV"))
    assert (dotted.kind, dotted.forms[0]) == (plain.kind, plain.forms[0]) == (TokenKind.NAME, plain.forms[0])


@pytest.mark.parametrize(
    "text",
    [
        "Lashkar-e Tayyiba (LET)",
        "Islamic Jihad Union (I.J.U.)",
        "Khatiba Imam al-Bukhari (KIB)",
        "National Iranian Oil Company (NIOC)",
    ],
)
def test_an_acronym_in_brackets_that_the_name_spells_is_left_out(text: str) -> None:
    tokens = analyze_name(text, ORGANIZATION).tokens
    assert all(token.start < text.index("(") for token in tokens)


@pytest.mark.parametrize("text", ["Front (Damascus)", "Haqqani Network (HQN)", "(KIB)"])
def test_other_words_in_brackets_stay(text: str) -> None:
    assert any(token.start > text.index("(") for token in analyze_name(text, ORGANIZATION).tokens)


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("Islamic Republic of Iran", "iri"),
        ("Rosoboronexport", "roe"),
        ("Vnesheconombank", "veb"),
        ("Gazprombank", "gpb"),
    ],
)
def test_a_token_of_several_words_or_stems_has_their_first_letters_as_a_form(text: str, letters: str) -> None:
    (token,) = analyze_name(text, ORGANIZATION).tokens
    assert (token.forms[-1].text, token.forms[-1].system) == (letters, INITIALS)


def test_a_phrase_in_cyrillic_has_the_letters_of_its_words() -> None:
    token = analyze_name("Научно-исследовательский институт", ORGANIZATION).tokens[0]
    assert (token.forms[-1].text, token.forms[-1].system) == ("ni", INITIALS)


@pytest.mark.parametrize("text", ["Constantinople", "Transcontainer", "Ltd"])
def test_a_word_of_fewer_than_three_stems_has_none(text: str) -> None:
    assert initials_within(text, "Latn") is None
