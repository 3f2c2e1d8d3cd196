"""The whole evaluation over a small list."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from dissuade.evaluation import EvaluationPlan, evaluate
from dissuade.evaluation.cases import CaseKind, Knows
from dissuade.evaluation.past_decisions import Decided
from dissuade.evaluation.results import Evaluation, Outcome
from dissuade.model.query import Query
from dissuade.snapshots import Snapshot
from tests.evaluation.listed import small_snapshot

PLAN = EvaluationPlan(sample=20, negatives=300, target_alerts=0.01)


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    return small_snapshot(tmp_path_factory.mktemp("evaluation"))


@pytest.fixture(scope="module")
def run(snapshot: Snapshot) -> tuple[Evaluation, list[Outcome]]:
    return evaluate(snapshot, PLAN)


def test_the_same_seed_gives_the_same_evaluation(snapshot: Snapshot, run: tuple[Evaluation, list[Outcome]]) -> None:
    assert run[0].to_dict() == evaluate(snapshot, PLAN)[0].to_dict()


def test_another_seed_gives_another_id(snapshot: Snapshot, run: tuple[Evaluation, list[Outcome]]) -> None:
    assert run[0].id != evaluate(snapshot, dataclasses.replace(PLAN, seed=2))[0].id


def test_the_figures_follow_from_the_outcomes(run: tuple[Evaluation, list[Outcome]]) -> None:
    evaluation, outcomes = run
    assert evaluation.threshold is not None
    positives = [o for o in outcomes if o.case.kind is CaseKind.POSITIVE]
    assert evaluation.recall.cases == len(positives)
    assert evaluation.recall.hits == sum(o.right_score >= evaluation.threshold for o in positives)
    assert evaluation.candidates is not None
    assert evaluation.candidates.hits == sum(bool(o.candidate) for o in positives)
    assert evaluation.alerts.hits <= 3
    for by in ("treatment", "severity", "script", "schema", "source"):
        assert sum(s.recall.cases for s in evaluation.slices if s.by == by) == len(positives)


def test_names_as_listed_are_all_found(run: tuple[Evaluation, list[Outcome]]) -> None:
    verbatim = next(s for s in run[0].slices if (s.by, s.value) == ("treatment", "verbatim"))
    assert verbatim.recall.value == 1.0


def test_a_hidden_name_does_not_answer_itself(run: tuple[Evaluation, list[Outcome]]) -> None:
    hidden = [o for o in run[1] if o.case.hidden]
    assert hidden
    assert all(o.right_name != o.case.query.name for o in hidden)


def test_flagged_shares_fall_with_the_threshold(run: tuple[Evaluation, list[Outcome]]) -> None:
    for shares in zip(*[(p.alerts.value, p.recall.value, p.namesakes.value) for p in run[0].curve], strict=True):
        assert list(shares) == sorted(shares, reverse=True)


def test_a_target_recall_picks_a_threshold_that_reaches_it(snapshot: Snapshot) -> None:
    plan = dataclasses.replace(PLAN, target_recall=0.9, keep_treatments=("verbatim", "typo"))
    evaluation, _ = evaluate(snapshot, plan)
    assert evaluation.threshold is not None
    assert evaluation.recall.value >= 0.9
    assert evaluation.target == "recall 0.9"


def test_own_customers_take_the_place_of_made_up_ones(snapshot: Snapshot) -> None:
    customers = [Query(name="Ingeborg Abrahamsen", schema="Person", id="c1"), Query(name="Lee Soo-jin", id="c2")]
    evaluation, outcomes = evaluate(snapshot, dataclasses.replace(PLAN, customers=customers))
    assert evaluation.alerts.cases == 2
    assert {"customer|c1", "customer|c2"} == {o.case.id for o in outcomes if o.case.kind is CaseKind.NEGATIVE}
    assert [note for note in evaluation.notes if note.startswith("The customers are taken to be on no list")]


def test_past_decisions_are_measured(snapshot: Snapshot) -> None:
    decided = [
        Decided(Query(name="Ri Won-Ho", schema="Person"), "un-sc-KPi.033", True),
        Decided(Query(name="Maria Alice Nathan Leão", schema="Person"), "un-sc-KPi.033", False),
    ]
    evaluation, _ = evaluate(snapshot, dataclasses.replace(PLAN, decisions=decided))
    assert evaluation.decisions is not None
    assert evaluation.decisions["auc"] == 1.0


def test_names_alone_leave_out_birth_dates_and_namesakes(snapshot: Snapshot) -> None:
    evaluation, outcomes = evaluate(snapshot, dataclasses.replace(PLAN, knows=Knows.NAME))
    assert evaluation.namesakes.cases == 0
    assert not [o for o in outcomes if o.case.query.birth_dates]


def test_samples_lie_on_their_side_of_the_line(run: tuple[Evaluation, list[Outcome]]) -> None:
    evaluation = run[0]
    assert evaluation.threshold is not None
    assert evaluation.lines
    for line in evaluation.lines:
        assert (line.score >= evaluation.threshold) == (line.side == "above")


def test_temporary_snapshots_are_gone_afterwards(
    snapshot: Snapshot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    evaluate(snapshot, PLAN)
    assert [] == list(tmp_path.iterdir())
