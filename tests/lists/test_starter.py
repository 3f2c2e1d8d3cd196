"""The starter parties are an example: small, cited, and in agreement with the official lists."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest
from lxml import etree

from dissuade.lists.starter import STARTER_SOURCE, read_starter
from dissuade.model.party import SCHEMATA, Party

PARTIES = read_starter()


def test_there_are_sixty_to_a_hundred_parties_with_distinct_ids() -> None:
    assert 60 <= len(PARTIES) <= 100
    assert len({party.id for party in PARTIES}) == len(PARTIES)


@pytest.mark.parametrize("party", PARTIES, ids=lambda party: party.id)
def test_every_listing_cites_authority_entry_and_date(party: Party) -> None:
    assert party.schema in SCHEMATA
    assert party.listings
    for listing in party.listings:
        assert listing.source == STARTER_SOURCE
        assert re.fullmatch(r"\d{4}-\d\d-\d\d", listing.listed_from)
        assert listing.reference in listing.basis
        assert listing.listed_from in listing.basis


def test_un_facts_agree_with_the_consolidated_list(shared: Path) -> None:
    tree = etree.parse(str(shared / "data/B_lists/un/un_consolidated_2026-02-27.xml"))
    official = {
        (element.findtext("REFERENCE_NUMBER") or "").strip(): element for element in tree.iter("INDIVIDUAL", "ENTITY")
    }
    for party in PARTIES:
        for listing in party.listings:
            if listing.authority == "UN":
                element = official[listing.reference]
                words = " ".join(etree.tostring(element, method="text", encoding="unicode").split()).casefold()
                assert (element.findtext("LISTED_ON") or "")[:10] == listing.listed_from
                assert party.caption.casefold() in " ".join(words.replace(",", " ").split()) or all(
                    word in words for word in party.caption.casefold().split()
                )
                assert all(
                    identifier.value[-6:] in words for identifier in party.identifiers if len(party.listings) == 1
                )


def test_ofac_facts_agree_with_the_sdn_list(shared: Path) -> None:
    rows = {}
    for name in ("D_deltas/ofac_sdn_csv/plain/sdn_2024-05-03.csv", "A_ofac/latest_pieces/sdn_2024-07-02.csv"):
        with (shared / "data" / name).open(encoding="cp1252", newline="") as stream:
            rows.update({row[0]: row for row in csv.reader(stream) if len(row) >= 12})
    for party in PARTIES:
        for listing in party.listings:
            if listing.authority == "OFAC":
                row = rows[listing.reference]
                assert any(row[1] == name.text for name in party.names)
                assert row[3].strip("[]").split("] [") == list(listing.programmes)
                if len(party.listings) == 1:
                    assert all(identifier.value in row[11] for identifier in party.identifiers)
