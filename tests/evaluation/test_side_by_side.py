"""Engines on the same cases."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from dissuade.evaluation import EvaluationPlan, evaluate
from dissuade.evaluation.engines import Answer
from dissuade.evaluation.results import Evaluation, Outcome
from dissuade.evaluation.tables import outcome_table
from dissuade.model.party import Party
from dissuade.model.query import Query
from tests.evaluation.listed import small_snapshot


class SameName:
    """An engine that knows names only as they are written, and can be told whom to judge."""

    name = "same name"
    version = "1"
    judges = True

    def __init__(self) -> None:
        self.loaded: list[int] = []
        self.closed = 0
        self.checked = 0

    def check(self) -> None:
        self.checked += 1

    def load(self, parties: Sequence[Party]) -> None:
        self.parties = parties
        self.loaded.append(sum(len(party.names) for party in parties))

    def answer(
        self, queries: Sequence[Query], candidates: Sequence[frozenset[str] | None] | None = None
    ) -> list[Answer]:
        answers = []
        for number, query in enumerate(queries):
            given = candidates[number] if candidates is not None else None
            ids = frozenset(party.id for party in self.parties) if given is None else given
            found = {p.id: 1.0 for p in self.parties if p.id in ids and query.name in {n.text for n in p.names}}
            answers.append(Answer(found, ids, {}))
        return answers

    def close(self) -> None:
        self.closed += 1


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> tuple[SameName, Evaluation, list[Outcome]]:
    engine = SameName()
    plan = EvaluationPlan(sample=10, negatives=100, target_alerts=0.02, engines=[engine], engine_sample=60,
                          engine_negatives=40)  # fmt: skip
    evaluation, outcomes = evaluate(small_snapshot(tmp_path_factory.mktemp("side-by-side")), plan)
    return engine, evaluation, outcomes


def test_every_engine_gets_the_same_cases_and_ours_comes_first(
    run: tuple[SameName, Evaluation, list[Outcome]],
) -> None:
    results = run[1].engines
    assert ["dissuade", "same name", "same name on dissuade's"] == [result.label for result in results]
    assert {60} == {result.recall.cases for result in results}
    assert {40} == {result.alerts.cases for result in results}


def test_hidden_names_are_hidden_from_every_engine(run: tuple[SameName, Evaluation, list[Outcome]]) -> None:
    engine, evaluation, _ = run
    assert engine.loaded[0] > engine.loaded[1]
    assert (engine.checked, engine.closed) == (1, 1)
    recalls = {item.value: item.recall.value for item in evaluation.engines[1].slices}
    assert recalls["verbatim"] == 1.0
    assert {0.0} == {value for name, value in recalls.items() if name.startswith("alias")}


def test_given_candidates_bound_what_is_found(run: tuple[SameName, Evaluation, list[Outcome]]) -> None:
    own, ours = run[1].engines[1:]
    assert own.candidates is not None
    assert ours.candidates is not None
    assert own.candidates.value == 1.0
    assert ours.candidates == run[1].engines[0].candidates


def test_outcomes_of_all_engines_are_in_the_table_each_at_its_threshold(
    run: tuple[SameName, Evaluation, list[Outcome]], tmp_path: Path
) -> None:
    _, evaluation, outcomes = run
    thresholds = {result.label: result.threshold for result in evaluation.engines}
    table = outcome_table(outcomes, thresholds | {"dissuade": evaluation.threshold}).to_pylist()
    for result in evaluation.engines[1:]:
        flagged = [
            row for row in table if row["engine"] == result.label and row["kind"] == "positive" and row["flagged"]
        ]
        assert result.recall.hits == len(flagged)
