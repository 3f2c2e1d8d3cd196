"""Thresholds that were picked, kept and found again."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import pytest

from dissuade.errors import InputError
from dissuade.evaluation import EvaluationPlan, evaluate
from dissuade.evaluation.results import Evaluation
from dissuade.evaluation.storage import load_threshold, save_evaluation
from tests.evaluation.listed import small_snapshot


@pytest.fixture(scope="module")
def evaluation(tmp_path_factory: pytest.TempPathFactory) -> Evaluation:
    snapshot = small_snapshot(tmp_path_factory.mktemp("storage"))
    plan = EvaluationPlan(sample=5, negatives=100, target_alerts=0.01, keep_treatments=("verbatim",))
    return evaluate(snapshot, plan)[0]


def test_a_threshold_is_found_by_id_by_its_beginning_and_by_path(evaluation: Evaluation, tmp_path: Path) -> None:
    path = save_evaluation(evaluation, tmp_path)
    for name in (evaluation.id, evaluation.id[:6], str(path)):
        kept = load_threshold(name, tmp_path)
        assert (evaluation.threshold, evaluation.id, evaluation.snapshot.id) == (
            kept.threshold,
            kept.evaluation,
            kept.snapshot,
        )
    assert json.loads(path.read_text(encoding="utf-8")) == json.loads(json.dumps(evaluation.to_dict()))
    assert [path] == list((tmp_path / "evaluations").iterdir())


@pytest.mark.parametrize("name", ["ffffffff", "nothing.json", "../../etc/passwd", "*"])
def test_what_is_no_evaluation_is_refused(name: str, tmp_path: Path) -> None:
    with pytest.raises(InputError):
        load_threshold(name, tmp_path)


@pytest.mark.parametrize(
    "content",
    [
        "",
        "[]",
        "{}",
        '{"threshold": "high", "id": "x", "target": "y", "snapshot": {"id": "z"}}',
        '{"threshold": 7, "id": "x", "target": "y", "snapshot": {"id": "z"}}',
    ],
)
def test_a_damaged_file_is_refused(content: str, tmp_path: Path) -> None:
    path = tmp_path / "evaluation.json"
    path.write_text(content)
    with pytest.raises(InputError, match="not an evaluation that can be read"):
        load_threshold(str(path), tmp_path)


def test_an_evaluation_whose_target_was_not_met_gives_no_threshold(evaluation: Evaluation, tmp_path: Path) -> None:
    path = save_evaluation(dataclasses.replace(evaluation, threshold=None), tmp_path)
    with pytest.raises(InputError, match="no threshold met the target"):
        load_threshold(str(path), tmp_path)
