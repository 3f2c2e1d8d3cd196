"""Long words of company names with slips of the pen, and names that resemble them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dissuade.names import analyze_name
from dissuade.names.misspellings import intended_word, run_on_cut
from dissuade.names.tokens import NameClass, TokenKind

ORGANIZATION = NameClass.ORGANIZATION


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("comppany", "company"), ("liimited", "limited"), ("corporaton", "corporation"), ("managment", "management"),
        ("technolgies", "technologies"), ("c0mpany", "company"), ("internaational", "international"),
    ],
)  # fmt: skip
def test_a_slip_in_a_long_word_is_seen_through(word: str, meant: str) -> None:
    assert intended_word(word) == meant


@pytest.mark.parametrize(
    "word", ["company", "marina", "medina", "martine", "almaz", "ivan", "transformation", "12345", ""]
)
def test_words_of_their_own_mean_themselves(word: str) -> None:
    assert intended_word(word) == ""


def test_a_misspelt_legal_form_is_one_token() -> None:
    tokens = analyze_name("Closed Joitn Stock Company Krakern", ORGANIZATION).tokens
    assert [(t.text, t.kind) for t in tokens] == [
        ("Closed Joitn Stock Company", TokenKind.LEGAL),
        ("Krakern", TokenKind.NAME),
    ]
    assert tokens[0].forms[0].text == "cjsc"


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("VOSTOKLIMITED", ["VOSTOK", "LIMITED"]),
        ("Jointstock company Vostok", ["Jointstock company", "Vostok"]),
        ("ENTERPRISEKRAKERN", ["ENTERPRISE", "KRAKERN"]),
        ("General TradingCompany", ["General Trading", "Company"]),
        ("OBSHCHESTVO INTERSERVICE", ["OBSHCHESTVO", "INTERSERVICE"]),
        ("SILVER RESOURCESPTE. LTD.", ["SILVER", "RESOURCES", "PTE. LTD"]),
        ("FAR EASTFZC", ["FAR EAST", "FZC"]),
        ("OAOKRAKERN", ["OAO", "KRAKERN"]),
        ("ZAOKRAKERN", ["ZAOKRAKERN"]),
        ("MINISTRYOF TOURISM", ["MINISTRY", "OF", "TOURISM"]),
        ("Intercorp Trading", ["Intercorp", "Trading"]),
    ],
)
def test_words_that_ran_together_are_parted(text: str, parts: list[str]) -> None:
    assert [token.text for token in analyze_name(text, ORGANIZATION).tokens] == parts


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("AUCTION LIMITED LIA BILITY COMPANY", ["AUCTION", "LIMITED LIA BILITY COMPANY"]),
        ("Krakern Corp oration", ["Krakern", "Corp oration"]),
        ("Krakern Managem-ent Ltd", ["Krakern", "Managem-ent", "Ltd"]),
        ("KRAKERN CLOSED JOINT 5TOCK COMPANY", ["KRAKERN", "CLOSED JOINT 5TOCK COMPANY"]),
        ("Research & Production Enterprise Krakern", ["Research & Production Enterprise", "Krakern"]),
        ("MINISTRY 0F TRADE", ["MINISTRY", "0F", "TRADE"]),
        ("Marine Ent Krakern", ["Marine", "Ent", "Krakern"]),
        ("Inter National Krakern", ["Inter", "National", "Krakern"]),
        ("Lia Bility Krakern", ["Lia Bility", "Krakern"]),
    ],
)
def test_torn_and_misread_words_of_phrases_are_seen_through(text: str, parts: list[str]) -> None:
    tokens = analyze_name(text, ORGANIZATION).tokens
    assert [token.text for token in tokens] == parts
    assert all(form.text.isalnum() for token in tokens for form in token.forms)


def test_a_person_bears_a_name_that_resembles_a_company_word() -> None:
    (given_name, surname) = analyze_name("Vincent Kompany", NameClass.PERSON).tokens
    assert (given_name.kind, surname.kind) == (TokenKind.NAME, TokenKind.NAME)


@given(st.text("abcdefghijklmnopqrstuvwxyz0158", max_size=30))
def test_a_cut_lies_inside_the_word(word: str) -> None:
    assert 0 <= run_on_cut(word, True) < max(len(word), 1)


@given(
    st.lists(
        st.sampled_from(
            [
                "JOITN",
                "STOCK",
                "COMPANY",
                "Vostok",
                "LIMTED",
                "S.A.R.L.",
                "(VSK)",
                "V.S.K.",
                "LIA",
                "BILITY",
                "&",
                "0F",
                "imeni",
            ]
        ),
        max_size=5,
    )
)
def test_what_was_read_before_does_not_change_what_is_read(words: list[str]) -> None:
    text = " ".join(words)
    before = analyze_name(text, ORGANIZATION)
    for word in words:
        analyze_name(word, ORGANIZATION)
    assert analyze_name(text, ORGANIZATION) == before
