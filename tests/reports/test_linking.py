"""Links from a text to listed parties: precision first."""

from __future__ import annotations

from pathlib import Path

import pytest

from dissuade.documents.mentions import find_mentions
from dissuade.model.party import Listing, Name, NameKind, Party
from dissuade.reports.linking import link_parties
from dissuade.reports.reading import read
from dissuade.screening import Screener
from dissuade.snapshots import build_snapshot, open_snapshot


@pytest.fixture(scope="module")
def screener(tmp_path_factory: pytest.TempPathFactory) -> Screener:
    """The starter snapshot: no list has been added."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DISSUADE_HOME", str(tmp_path_factory.mktemp("home")))
        return Screener.open()


def linked(text: str, screener: Screener) -> set[str]:
    """Names of the document's entities that were linked."""
    _, entities, _ = link_parties(find_mentions(text), screener)
    return {entity.name for entity in entities if entity.party}


def test_names_of_the_press_meet_the_lists_with_and_without_patronymics(screener: Screener) -> None:
    text = "Defence Minister Sergei Shoigu met North Korean leader Kim Jong Un and Russian President Vladimir Putin."
    assert {"Sergei Shoigu", "Kim Jong Un", "Vladimir Putin"} == linked(text, screener)


@pytest.mark.parametrize(
    "text",
    [
        "US President Joe Biden, Jake Sullivan and Vedant Patel spoke.",
        "Kim Jong Chul sang and Vladimir Kononenko danced.",
        "Kim left with Wang.",
        "The word justice appears, and so does the river.",
        "The USS Lady sailed.",
    ],
)
def test_namesakes_short_names_and_common_words_are_not_linked(text: str, screener: Screener) -> None:
    assert set() == linked(text, screener)


@pytest.fixture(scope="module")
def crowd(tmp_path_factory: pytest.TempPathFactory) -> Screener:
    """Listed parties whose names resemble those of people and companies in the news; made up for the test."""
    named = (
        ("a", "Person", "Mohammed Eslamizad"),
        ("b", "Organization", "Al Jazeerra"),
        ("c", "LegalEntity", "JERRY VERNON HALVORSEN"),
        ("d", "Person", "Sergei Halvorsen"),
        ("e", "Organization", "Valtion hallintoneuvosto"),
        ("f", "Organization", "Nouvelles personnes"),
        ("g", "Organization", "Radioavionica Corporation"),
    )
    parties = [
        Party(
            id=number,
            schema=schema,
            names=(Name(text=name, kind=NameKind.PRIMARY),),
            listings=(Listing(source="un-sc", authority="UN", reference=number),),
        )
        for number, schema, name in named
    ]
    folder = tmp_path_factory.mktemp("crowd") / "parties"
    return Screener(open_snapshot(build_snapshot(parties, folder, {"un-sc": "2026-02-27"})))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The student Mohammed Eslamizade spoke.", set()),  # Mohammed says too little
        ("Sergei Halvorson spoke in Oslo.", {"Sergei Halvorson"}),  # Sergei says enough
        ("The broadcaster Al Jazeera reported it.", set()),
        ("Mayor Jerry Halvorsen spoke.", set()),  # what need be no person has to be met whole
    ],
)
def test_a_word_that_is_only_similar_needs_another_that_says_who_is_meant(
    text: str, expected: set[str], crowd: Screener
) -> None:
    assert expected == linked(text, crowd)


@pytest.mark.parametrize("name", ["The State Department", "Peoples News", "Radio Company"])
def test_a_name_that_meets_another_by_translation_alone_is_not_linked(name: str, crowd: Screener) -> None:
    assert set() == linked(f"{name} said so.", crowd)


def test_a_short_name_carries_the_listing_of_the_full_one(screener: Screener) -> None:
    mentions, _, _ = link_parties(find_mentions("Leader Kim Jong Un came. Kim left."), screener)
    assert ["OFAC", "OFAC"] == [m.listing.authority for m in mentions if m.listing and m.span.text.startswith("Kim")]


def test_a_vessel_is_linked_by_its_number_and_not_by_its_name_alone(screener: Screener) -> None:
    assert {"Lady R"} == linked("The cargo ship Lady R (IMO 9161003) sailed.", screener)
    assert set() == linked("The cargo ship Lady R sailed.", screener)


def test_without_a_publication_date_the_report_says_so(screener: Screener) -> None:
    report = read("Kim Jong Un met Vladimir Putin yesterday.", screener=screener)
    assert ("", "", "P-1D") == (report.published, report.published_basis, report.dates[0].value)
    assert ("publication date unknown: relative dates stay relative",) == report.notices


@pytest.mark.shared
def test_the_annotated_report_names_three_listed_parties(shared: Path, screener: Screener) -> None:
    report = read(shared / "reports" / "000_38320f658f82b1b7.txt", published="2023-09-06", screener=screener)
    assert {"Kim Jong Un", "Vladimir Putin", "Sergei Shoigu"} == {e.name for e in report.entities if e.party}
