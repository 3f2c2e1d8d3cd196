"""Other engines on the same cases as ours."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from dissuade.evaluation.cases import CaseKind, chance_of
from dissuade.evaluation.engines.own import DissuadeEngine
from dissuade.evaluation.engines.protocol import Engine
from dissuade.evaluation.measuring import kept, scores_of, share_flagged, share_of_candidates, slice_by, trade_off
from dissuade.evaluation.outcomes import ask
from dissuade.evaluation.plan import EvaluationPlan
from dissuade.evaluation.results import EngineResult, Outcome
from dissuade.evaluation.statistics import Share, bootstrap_recall, threshold_at_alerts
from dissuade.model.party import Party

__all__ = ["measure_engines"]

Progress = Callable[[str], None]


def measure_engines(
    plan: EvaluationPlan,
    parties: Sequence[Party],
    rest: Sequence[Party],
    outcomes: Sequence[Outcome],
    own: tuple[DissuadeEngine, DissuadeEngine],
    progress: Progress,
) -> tuple[list[EngineResult], list[Outcome]]:
    """Every engine on the same cases, end to end and, where it can, on our candidates.

    Returns:
        What each came to, ours first, and the outcomes of the others.
    """
    if not plan.engines:
        return [], []
    chosen = _draw(outcomes, plan)
    results = [_engine_result(own[0], "own", chosen, plan)]
    plain = [outcome.case for outcome in chosen if not outcome.case.hidden]
    hidden = [outcome.case for outcome in chosen if outcome.case.hidden]
    others: list[Outcome] = []
    for engine in plan.engines:
        answered: dict[str, list[Outcome]] = {"own": [], own[0].name: []}
        for cases, lists, ours in ((plain, parties, own[0]), (hidden, rest, own[1])):
            if not cases:
                continue
            progress(f"{engine.name}: {len(cases):,} queries over {len(lists):,} parties")
            engine.load(lists)
            answered["own"] += ask(engine, cases)
            if engine.judges:
                given = [answer.candidates for answer in ours.answer([case.query for case in cases])]
                answered[ours.name] += ask(engine, cases, given, f"{engine.name} on {ours.name}'s")
        results += [_engine_result(engine, of, found, plan) for of, found in answered.items() if found]
        others += [outcome for found in answered.values() for outcome in found]
        engine.close()
    return results, others


def _draw(outcomes: Sequence[Outcome], plan: EvaluationPlan) -> list[Outcome]:
    chance = chance_of(plan.seed, "engines")
    drawn: list[Outcome] = []
    for kind, most in (
        (CaseKind.POSITIVE, plan.engine_sample),
        (CaseKind.NEGATIVE, plan.engine_negatives),
        (CaseKind.NAMESAKE, plan.engine_sample // 5),
    ):
        of_kind = kept(outcomes, kind)
        drawn += chance.sample(of_kind, min(most, len(of_kind)))
    return drawn


def _engine_result(
    engine: Engine, candidates_of: str, outcomes: Sequence[Outcome], plan: EvaluationPlan
) -> EngineResult:
    positives, negatives = kept(outcomes, CaseKind.POSITIVE), kept(outcomes, CaseKind.NEGATIVE)
    scores, unwanted = scores_of(positives), scores_of(negatives)
    threshold = threshold_at_alerts(unwanted, plan.target_alerts)
    line = 2.0 if threshold is None else threshold
    return EngineResult(
        engine=engine.name,
        version=engine.version,
        candidates_of=candidates_of,
        threshold=threshold,
        alerts=Share.of(int((unwanted >= line).sum()), len(unwanted)),
        recall=Share.of(int((scores >= line).sum()), len(scores)),
        interval=bootstrap_recall(scores, unwanted, plan.target_alerts, seed=plan.seed),
        candidates=share_of_candidates(positives),
        namesakes=share_flagged(kept(outcomes, CaseKind.NAMESAKE), line),
        slices=tuple(slice_by(positives, "treatment", line)),
        trade_off=tuple(trade_off(scores, unwanted)),
    )
