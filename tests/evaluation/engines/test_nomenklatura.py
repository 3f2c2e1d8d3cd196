"""nomenklatura over a pipe: a stand-in that speaks as the worker does, and the real one where it is installed."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from dissuade.evaluation.engines import EngineError
from dissuade.evaluation.engines.nomenklatura import NomenklaturaEngine
from dissuade.model.query import Query
from tests.evaluation.listed import PARTIES

QUERIES = [Query(name="Ri Won Ho", schema="Person"), Query(name="Ingeborg Abrahamsen", schema="Person")]

STAND_IN = """
import json, sys
entities = []
for line in sys.stdin:
    request = json.loads(line)
    if "entities" in request:
        entities = [json.loads(row) for row in open(request["entities"], encoding="utf-8")]
        if request["algorithm"] == "logic-v1":
            print(json.dumps({"error": "ValueError: no such algorithm"}), flush=True)
            continue
        print(json.dumps({"version": "9.9", "entities": len(entities)}), flush=True)
        continue
    answers = []
    for query, given in zip(request["queries"], request["candidates"]):
        name = query["properties"]["name"][0]
        if name == "die":
            sys.exit(3)
        if name == "babble":
            print("not json", flush=True)
        ids = given if given is not None else [entity["id"] for entity in entities]
        listed = [entity for entity in entities if entity["id"] in ids]
        found = {e["id"]: 0.9 for e in listed if name.lower() in e["properties"]["name"][0].lower()}
        answers.append({"scores": found, "candidates": ids})
    print(json.dumps({"answers": answers}), flush=True)
"""


@pytest.fixture
def python(tmp_path: Path) -> Path:
    """An interpreter that runs the stand-in whatever it is told to run."""
    (tmp_path / "stand_in.py").write_text(STAND_IN)
    script = tmp_path / "python"
    script.write_text(f'#!/bin/sh\nexec "{sys.executable}" "{tmp_path / "stand_in.py"}"\n')
    script.chmod(0o755)
    return script


def test_parties_go_over_as_entities_and_scores_come_back(python: Path) -> None:
    engine = NomenklaturaEngine(python)
    engine.load(PARTIES)
    first, second = engine.answer(QUERIES)
    engine.close()
    assert engine.version == "9.9"
    assert {"un-sc-KPi.033": 0.9} == first.scores
    assert {} == second.scores
    assert first.candidates == frozenset(party.id for party in PARTIES)


def test_given_candidates_are_the_ones_that_are_judged(python: Path) -> None:
    engine = NomenklaturaEngine(python)
    engine.load(PARTIES)
    answers = engine.answer(QUERIES, [frozenset({"uk-sl-RUS0001"}), frozenset()])
    engine.close()
    assert [frozenset({"uk-sl-RUS0001"}), frozenset()] == [answer.candidates for answer in answers]
    assert [{}, {}] == [answer.scores for answer in answers]


def test_trouble_on_the_other_side_is_told(python: Path) -> None:
    with pytest.raises(EngineError, match="no such algorithm"):
        NomenklaturaEngine(python, "logic-v1").load(PARTIES)
    engine = NomenklaturaEngine(python)
    engine.load(PARTIES)
    with pytest.raises(EngineError, match="no JSON"):
        engine.answer([Query(name="babble")])
    engine.load(PARTIES)
    with pytest.raises(EngineError, match="ended with status"):
        engine.answer([Query(name="die")])
    engine.close()


def test_an_interpreter_without_nomenklatura_is_told() -> None:
    engine = NomenklaturaEngine(sys.executable)
    with pytest.raises(EngineError, match=r"has no nomenklatura: ModuleNotFoundError"):
        engine.check()
    with pytest.raises(EngineError, match=r"No module named|ended with status"):
        engine.load(PARTIES)
    engine.close()


def test_an_interpreter_that_is_not_there_is_told(tmp_path: Path) -> None:
    engine = NomenklaturaEngine(tmp_path / "none")
    with pytest.raises(EngineError, match="cannot start"):
        engine.check()
    with pytest.raises(EngineError, match="cannot start"):
        engine.load(PARTIES)
    engine.close()


@pytest.mark.skipif("DISSUADE_NOMENKLATURA" not in os.environ, reason="$DISSUADE_NOMENKLATURA names no interpreter")
@pytest.mark.parametrize("algorithm", ["logic-v2", "name-based"])
def test_the_real_one_finds_a_listed_name_among_its_own_candidates(algorithm: str) -> None:
    engine = NomenklaturaEngine(os.environ["DISSUADE_NOMENKLATURA"], algorithm)
    engine.load(PARTIES)
    first, second = engine.answer(QUERIES)
    engine.close()
    assert first.scores["un-sc-KPi.033"] > 0.9
    assert first.candidates is not None
    assert "un-sc-KPi.033" in first.candidates
    assert not second.scores
