from __future__ import annotations

import csv
from pathlib import Path

import pytest

from dissuade.lists.reading import take_sample
from dissuade.lists.sources.opensanctions import FORMATS, guess_identifier_type
from tests.lists.sources.un_eu_readings import read, read_text, refuse_text

(CSV,) = FORMATS
FOLDER = "data/E_opensanctions"
HEADER = "id,schema,name,aliases,birth_date,countries,addresses,identifiers,sanctions,phones,emails,dataset,last_seen\n"
FILES = ("small_export_set/targets.simple.csv", "ua_war_sanctions_targets.simple_2026-03-13.csv")


@pytest.mark.parametrize("name", FILES)
def test_every_target_of_an_official_export_becomes_a_party(shared: Path, name: str) -> None:
    path = shared / FOLDER / name
    assert CSV.detect(take_sample(path))
    with path.open(newline="") as stream:
        rows = list(csv.DictReader(stream))
    parties, reading = read(CSV, path)
    assert [f"opensanctions-{row['id']}" for row in rows] == [party.id for party in parties]
    assert [row["schema"] for row in rows] == [party.schema for party in parties]
    assert [row["countries"].split(";") if row["countries"] else [] for row in rows] == [
        list(party.countries) for party in parties
    ]
    assert sum(len(row["identifiers"].split(";")) for row in rows if row["identifiers"]) == sum(
        len(party.identifiers) for party in parties
    )
    assert {} == dict(reading.warnings)


def test_several_values_in_a_cell_are_quoted_as_in_csv(tmp_path: Path) -> None:
    row = '1,Company,ERA-DAN LLC,"LIMITED ""ERA-DAN"";""A; B LLC""",,ru;by,"Kemerovo; street 1",,"""because"""\n'
    (party,), _ = read_text(CSV, tmp_path, HEADER.replace(",phones,emails,dataset,last_seen", "") + row)
    assert ["ERA-DAN LLC", 'LIMITED "ERA-DAN"', "A; B LLC"] == [name.text for name in party.names]
    assert (("ru", "by"), "because") == (party.countries, party.listings[0].reason)


@pytest.mark.parametrize(
    ("value", "schema", "country", "expected"),
    [
        ("IMO9253325", "Vessel", "lr", "imoNumber"),
        ("IMO6495856", "Company", "hk", "imoNumber"),
        ("636020980", "Vessel", "lr", "mmsi"),
        ("636020980", "Company", "lr", "idNumber"),
        ("1197456002963", "LegalEntity", "ru", "ogrnCode"),
        ("7452149721", "LegalEntity", "ru", "innCode"),
        ("7452149722", "LegalEntity", "ru", "idNumber"),
        ("7452149721", "LegalEntity", "cn", "idNumber"),
        ("Q7747", "Person", "ru", "wikidataId"),
        ("UFZS", "Vessel", "ru", "callSign"),
        ("9LU2058", "Vessel", "sl", "callSign"),
        ("C5J403", "Vessel", "gm", "callSign"),
        ("RS 150443", "Vessel", "ru", "registrationNumber"),
        ("C5J403", "Company", "gm", "idNumber"),
        ("5493001KJTIIGC8Y1R12", "Company", "us", "leiCode"),
    ],
)
def test_an_identifier_proves_its_type(value: str, schema: str, country: str, expected: str) -> None:
    assert expected == guess_identifier_type(value, schema, (country,))


@pytest.mark.parametrize(
    ("text", "reason", "field"),
    [
        ("", "empty", None),
        ("<!doctype html>", "html", None),
        ("id,schema,name\n", "schema", "aliases"),
        (HEADER, "empty", None),
        (HEADER + "1,Person,Kim\n", "malformed", None),
        (HEADER + ",Person,Kim,,,,,,,,,,\n", "malformed", "id"),
        (HEADER + "1,Person, ,,,,,,,,,,\n", "malformed", "name"),
    ],
)
def test_a_broken_export_is_refused(tmp_path: Path, text: str, reason: str, field: str | None) -> None:
    refusal = refuse_text(CSV, tmp_path, text)
    assert (reason, field) == (refusal.reason, refusal.field)


def test_an_unknown_schema_is_kept_raw(tmp_path: Path) -> None:
    (party,), reading = read_text(CSV, tmp_path, HEADER + "1,Spaceship,Buran,,,,,,,,,,\n")
    assert ("LegalEntity", {"schema": 1}) == (party.schema, dict(reading.warnings))
    assert [("schema", "Spaceship")] == [(field.field, field.value) for field in party.raw]
