from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from dissuade.errors import EditionRefusedError
from dissuade.lists.reading import take_sample
from dissuade.lists.sources.ftm_stream import FORMATS
from tests.lists.sources.un_eu_readings import read, read_text, refuse_text

OPENSANCTIONS, FTM = FORMATS
FOLDER = "data/E_opensanctions"


def _lines(*entities: Any) -> str:
    return "".join(json.dumps(entity, ensure_ascii=False) + "\n" for entity in entities)


def _entity(identity: str, schema: str, **properties: list[str]) -> dict[str, Any]:
    return {"id": identity, "schema": schema, "properties": properties}


SHIP = _entity("v1", "Vessel", name=["SHINE STAR"], imoNumber=["9036387"], addressEntity=["a1"])
STREAM = (
    _entity("s1", "Sanction", entity=["v1"], authority=["UN"], program=["1718"], startDate=["2018-03-30"]),
    _entity("o1", "Ownership", asset=["v1"], owner=["c1"], role=["registered owner"]),
    SHIP,
    _entity("c1", "Company", name=["Wan Hai Shipping"]),
    _entity("a1", "Address", full=["5 Changgwang St, Pyongyang"], country=["kp"]),
)


def test_links_before_and_after_a_party_become_listings_and_relations(tmp_path: Path) -> None:
    (ship, company), reading = read_text(FTM, tmp_path, _lines(*STREAM))
    assert [("UN", ("1718",), "2018-03-30", "ftm")] == [
        (listing.authority, listing.programmes, listing.listed_from, listing.source) for listing in ship.listings
    ]
    assert [("ownership", "ftm-c1", "Wan Hai Shipping", "registered owner")] == [
        (relation.kind, relation.target, relation.target_name, relation.role) for relation in ship.relations
    ]
    assert [("linked", "ftm-v1", "SHINE STAR", "owner of: registered owner")] == [
        (relation.kind, relation.target, relation.target_name, relation.role) for relation in company.relations
    ]
    assert [("5 Changgwang St, Pyongyang", "kp")] == [(address.full, address.country) for address in ship.addresses]
    assert (5, {}) == (reading.records, dict(reading.warnings))


def test_a_real_stream_gives_its_targets_and_counts_the_rest(shared: Path) -> None:
    path = shared / FOLDER / "sa_wiki_entities.ftm.json"
    entities = [json.loads(line) for line in path.read_text().splitlines()]
    people = [entity for entity in entities if entity["schema"] == "Person"]
    targets = [entity for entity in people if entity["target"]]
    parties, reading = read(OPENSANCTIONS, path)
    assert [f"opensanctions-{entity['id']}" for entity in targets] == [party.id for party in parties]
    assert len(entities) == reading.records
    assert len(people) - len(targets) == reading.warnings["no-target"]
    wanted = {entity["id"] for entity in targets}
    ends = [
        end
        for entity in entities
        if entity["schema"] == "Family"
        for end in (*entity["properties"]["person"], *entity["properties"]["relative"])
        if end in wanted
    ]
    assert len(ends) == sum(len(party.relations) for party in parties)
    assert {"no-target", "date", "name"} == set(reading.warnings)


def test_nested_targets_give_the_same_parties(shared: Path) -> None:
    path = shared / FOLDER / "small_export_set/targets.nested.json"
    parties, _ = read(OPENSANCTIONS, path)
    entities = [json.loads(line) for line in path.read_text().splitlines()]
    families = [len(entity["properties"].get("familyPerson", [])) for entity in entities]
    assert families == [len(party.relations) for party in parties]
    assert "Bahaa Hariri" in [relation.target_name for relation in parties[0].relations]


def test_exports_and_private_streams_are_told_apart(shared: Path, tmp_path: Path) -> None:
    own = tmp_path / "own.jsonl"
    own.write_text(_lines(SHIP))
    found = [take_sample(shared / FOLDER / "sa_wiki_entities.ftm.json"), take_sample(own)]
    assert [(True, False), (False, True)] == [(OPENSANCTIONS.detect(sample), FTM.detect(sample)) for sample in found]


@pytest.mark.parametrize(
    ("text", "reason", "line"),
    [
        ("", "empty", None),
        ("\n\n", "empty", None),
        ("<html>", "html", None),
        (_lines(STREAM[0]), "empty", None),
        (_lines(SHIP, 7), "schema", 2),
        (_lines(SHIP, {"id": "x", "schema": "Person"}), "schema", 2),
        (_lines(SHIP, {"id": "", "schema": "Person", "properties": {}}), "schema", 2),
        (_lines(SHIP, {"id": "x", "schema": ["Person"], "properties": {}}), "schema", 2),
        (_lines(SHIP) + '{"id": "x", "schema": "Per', "truncated", 2),
        (_lines(SHIP) + '{"id": x}\n', "malformed", 2),
        (_lines(SHIP) + "[" * 50_000 + "\n", "malformed", 2),
    ],
)
def test_a_broken_stream_is_refused_with_its_line(tmp_path: Path, text: str, reason: str, line: int | None) -> None:
    refusal = refuse_text(FTM, tmp_path, text)
    assert (reason, line) == (refusal.reason, refusal.line)


@pytest.mark.parametrize("depth", [3, 240, 320, 400, 5000])
def test_nested_entities_are_read_or_refused_at_any_depth(tmp_path: Path, depth: int) -> None:
    text = '{"id":"x","schema":"Company","properties":{"name":["x"],"parent":[' * depth + "]}}" * depth
    try:
        parties, _ = read_text(FTM, tmp_path, text)
        outcome = [party.id for party in parties]
    except EditionRefusedError as refusal:
        outcome = [refusal.reason]
    assert outcome in (["ftm-x"], ["malformed"])


def test_bytes_that_are_no_unicode_are_refused(tmp_path: Path) -> None:
    refusal = refuse_text(FTM, tmp_path, _lines(SHIP).encode() + b'{"id": "\xff"}\n')
    assert ("malformed", 2) == (refusal.reason, refusal.line)
