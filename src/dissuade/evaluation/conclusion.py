"""From outcomes to an evaluation with an id."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from collections.abc import Sequence
from importlib.metadata import version

from dissuade.evaluation.cases import CaseKind
from dissuade.evaluation.engines.own import DissuadeEngine
from dissuade.evaluation.measuring import (
    calibrate,
    draw_curve,
    kept,
    scores_of,
    share_flagged,
    share_of_candidates,
    slice_by,
    trade_off,
)
from dissuade.evaluation.past_decisions import Decided, DecidedScores, score_decisions, settle_decisions
from dissuade.evaluation.plan import EvaluationPlan
from dissuade.evaluation.results import EngineResult, Evaluation, Outcome
from dissuade.evaluation.review import sample_lines
from dissuade.evaluation.statistics import Share, bootstrap_recall, threshold_at_alerts, threshold_at_recall
from dissuade.model.query import Query
from dissuade.snapshots import Snapshot

__all__ = ["conclude"]


def conclude(
    snapshot: Snapshot, plan: EvaluationPlan, outcomes: Sequence[Outcome], engines: Sequence[EngineResult]
) -> Evaluation:
    """Put the figures together.

    Args:
        outcomes: of our engine on every case. engines: what others came to.
    """
    positives = kept(outcomes, CaseKind.POSITIVE)
    negatives = kept(outcomes, CaseKind.NEGATIVE)
    scores, unwanted = scores_of(positives), scores_of(negatives)
    if plan.target_recall is not None:
        target = f"recall {plan.target_recall:g}"
        threshold = threshold_at_recall(scores, plan.target_recall)
    else:
        target = f"alerts {1000 * plan.target_alerts:g} per 1,000"
        threshold = threshold_at_alerts(unwanted, plan.target_alerts)
    line = 2.0 if threshold is None else threshold  # nothing is flagged
    decisions, left_out = settle_decisions(plan.decisions, _still_listed(snapshot))
    decided: DecidedScores | None = None
    if decisions:
        decided = score_decisions(DissuadeEngine(snapshot, recall=False), decisions)
    notes = [*plan.notes, *left_out, *_notes(plan, positives, len(negatives), threshold)]
    result = Evaluation(
        id="",
        version=version("dissuade"),
        snapshot=snapshot.ref,
        seed=plan.seed,
        plan={
            "sample": plan.sample,
            "negatives": len(negatives),
            "customers": "own" if plan.customers else "synthetic",
            "customers_sha256": _digest(plan.customers),
            "decisions": len(plan.decisions),
            "decisions_sha256": _digest_decisions(plan.decisions),
            "knows": plan.knows.value,
            "treatments": list(plan.keep_treatments),
            "engine_sample": plan.engine_sample,
            "engine_negatives": plan.engine_negatives,
            "hidden_names": "a temporary snapshot was compiled without them",
        },
        target=target,
        threshold=threshold,
        alert_rate=plan.target_alerts,
        alerts=Share.of(int((unwanted >= line).sum()), len(unwanted)),
        recall=Share.of(int((scores >= line).sum()), len(scores)),
        interval=bootstrap_recall(scores, unwanted, plan.target_alerts, seed=plan.seed),
        candidates=share_of_candidates(positives),
        namesakes=share_flagged(kept(outcomes, CaseKind.NAMESAKE), line),
        slices=tuple(
            s for by in ("treatment", "severity", "script", "schema", "source") for s in slice_by(positives, by, line)
        ),
        trade_off=tuple(trade_off(scores, unwanted)),
        curve=tuple(draw_curve(outcomes)),
        calibration=tuple(calibrate(outcomes)),
        decisions=None if decided is None else decided.measure(line),
        engines=tuple(engines),
        lines=(
            *sample_lines(outcomes, line, seed=plan.seed),
            *(() if decided is None else decided.sample(line, seed=plan.seed)),
        ),
        notes=tuple(notes),
    )
    content = json.dumps({**result.to_dict(), "id": ""}, sort_keys=True, ensure_ascii=True)
    return dataclasses.replace(result, id=hashlib.sha256(content.encode()).hexdigest()[:16])


def _digest(customers: Sequence[Query]) -> str:
    if not customers:
        return ""
    digest = hashlib.sha256()
    for customer in customers:
        digest.update(json.dumps(customer.to_dict(), sort_keys=True).encode() + b"\n")
    return digest.hexdigest()


def _digest_decisions(decisions: Sequence[Decided]) -> str:
    if not decisions:
        return ""
    digest = hashlib.sha256()
    for decided in decisions:
        content = [decided.query.to_dict(), decided.party_id, decided.match]
        digest.update(json.dumps(content, sort_keys=True).encode() + b"\n")
    return digest.hexdigest()


def _still_listed(snapshot: Snapshot) -> frozenset[str]:
    ended = snapshot.ended.tolist()
    return frozenset(party.id for party, over in zip(snapshot.parties, ended, strict=True) if not over)


def _notes(plan: EvaluationPlan, positives: Sequence[Outcome], negatives: int, threshold: float | None) -> list[str]:
    notes = []
    if plan.customers:
        notes.append("The customers are taken to be on no list; an alert that is right counts as a false one here.")
    if negatives * plan.target_alerts < 10:
        notes.append(
            f"{negatives:,} customers are few for {plan.target_alerts * 1000:g} alerts per 1,000: "
            f"{int(negatives * plan.target_alerts)} alerts decide."
        )
    if plan.target_recall is not None:
        below = sum(outcome.candidate is False for outcome in positives)
        if threshold is None:
            notes.append(
                f"No threshold reaches recall {plan.target_recall:g}: {below:,} of {len(positives):,} right parties "
                "are not even candidates, others score next to nothing."
            )
    elif threshold is None:
        notes.append("No threshold keeps to that rate of alerts: too many customers score 1.")
    return notes
