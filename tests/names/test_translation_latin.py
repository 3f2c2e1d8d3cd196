"""Words of organisations in other languages of Latin letters, by what they mean."""

from __future__ import annotations

import pytest

from dissuade.matching.compare import compare
from dissuade.names.analysis import analyze_name
from dissuade.names.tokens import NameClass
from dissuade.names.translation_latin import latin_meaning


def meant(word: str) -> set[str]:
    entry = latin_meaning(word)
    return {form.text for form in entry.forms} if entry else set()


@pytest.mark.parametrize(
    ("word", "english"),
    [
        ("ministerium", "ministry"),
        ("drzavna", "state"),
        ("gynybos", "defence"),
        ("puolustuksen", "defence"),
        ("streitkrafte", "forces"),
        ("veldpostnummer", "number"),
        ("parancsnoksaga", "command"),
        ("gosudarstvenny", "state"),
        ("issledovatelskoye", "research"),
    ],
)
def test_a_word_means_what_it_does_in_english(word: str, english: str) -> None:
    assert english in meant(word)


@pytest.mark.parametrize(
    "text", ["Evingevangenis", "Prizrakbrigaden", "Tochkavankila", "Rusichgruppe", "Wagnergruppen"]
)
def test_a_name_and_a_word_written_together_are_two_tokens(text: str) -> None:
    tokens = analyze_name(text, NameClass.ORGANIZATION).tokens
    assert len(tokens) == 2
    assert {form.system for form in tokens[0].forms} == {"fold"}
    assert "translated" in {form.system for form in tokens[1].forms}


def test_the_last_part_of_a_compound_may_be_as_in_english() -> None:
    missiles, brigade = analyze_name("Raketenbrigade", NameClass.ORGANIZATION).tokens
    assert "missile" in {form.text for form in missiles.forms}
    assert brigade.forms[0].text == "brigade"


def test_a_compound_means_both_of_its_parts() -> None:
    assert {"republic", "people"} <= meant("volksrepublik")
    assert {"defence", "ministry", "defenceministry"} <= meant("verteidigungsministerium")
    assert {"revolution", "guard"} <= meant("revolutionsgarde")  # no ending of revolution


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Verteidigungsministerium", ["Verteidigungs", "ministerium"]),
        ("Kansanrintama", ["Kansan", "rintama"]),
        ("försvarsministeriets", ["försvars", "ministeriets"]),
        ("Fegyvergyár", ["Fegyver", "gyár"]),
        ("Wertpapierzentralverwaltung", ["Wertpapier", "zentral", "verwaltung"]),
    ],
)
def test_a_compound_is_a_token_for_each_of_its_parts(name: str, parts: list[str]) -> None:
    assert [token.text for token in analyze_name(name, NameClass.ORGANIZATION).tokens] == parts


@pytest.mark.parametrize("name", ["Uralvagonzavod", "Rosoboronexport", "Radioavionika", "Volkswagen", "Transcontainer"])
def test_names_made_of_words_are_one_token(name: str) -> None:
    assert len(analyze_name(name, NameClass.ORGANIZATION).tokens) == 1


def test_a_compound_agrees_with_its_words_in_either_order() -> None:
    assert (
        compare("Verteidigungsministerium Russlands", "Ministry of Defence of Russia", "Organization").probability > 0.5
    )
    assert (
        compare("Verteidigungsministerium Russlands", "Russian Ministry of Finance", "Organization").probability < 0.5
    )


def test_an_article_that_is_joined_by_an_apostrophe_is_cut_off() -> None:
    assert [token.text for token in analyze_name("Banque d’Iran", NameClass.ORGANIZATION).tokens] == [
        "Banque",
        "d",
        "Iran",
    ]
    assert len(analyze_name("L'Oréal", NameClass.ORGANIZATION).tokens) == 1


def test_an_adjective_of_a_place_means_the_place() -> None:
    assert "kazan" in meant("kazansky")


@pytest.mark.parametrize(
    "word", ["missiles", "banking", "public", "sahara", "medvedev", "last", "boston", "diversified", ""]
)
def test_english_words_and_names_mean_nothing_else(word: str) -> None:
    assert meant(word) == set()


def test_a_word_keeps_its_own_spelling_first() -> None:
    token = analyze_name("Rosyjska Straż Graniczna", NameClass.ORGANIZATION).tokens[0]
    assert token.forms[0].text == "rosyjska"
    assert "russian" in {form.text for form in token.forms}


def test_persons_keep_to_their_spelling() -> None:
    forms = {form.text for token in analyze_name("Anna Wolf", NameClass.PERSON).tokens for form in token.forms}
    assert forms == {"anna", "wolf"}
