"""From a snapshot to an evaluation."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from importlib.metadata import version

from dissuade.errors import InputError
from dissuade.evaluation.cases import Case, CaseKind, Knows, chance_of
from dissuade.evaluation.engines.own import DissuadeEngine
from dissuade.evaluation.engines.protocol import Engine
from dissuade.evaluation.links import link_parties
from dissuade.evaluation.measuring import (
    Decided,
    calibrate,
    draw_curve,
    kept,
    measure_decisions,
    scores_of,
    share_of_candidates,
    slice_by,
    trade_off,
)
from dissuade.evaluation.negatives import customer_cases, listed_names, make_customers, make_namesakes
from dissuade.evaluation.outcomes import ask
from dissuade.evaluation.positives import hide_names, make_positives
from dissuade.evaluation.results import EngineResult, Evaluation, Outcome
from dissuade.evaluation.review import sample_lines
from dissuade.evaluation.statistics import Share, bootstrap_recall, threshold_at_alerts, threshold_at_recall
from dissuade.model.party import Party
from dissuade.model.query import Query
from dissuade.snapshots import Snapshot

__all__ = ["EvaluationPlan", "evaluate"]

Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class EvaluationPlan:
    """What to measure.

    Args:
        sample: listed parties of each sort of case. negatives: customers to make up where none are given.
        seed: everything drawn depends on it. knows: what a query says besides the name.
        target_alerts: share of customers that may be flagged, 0..1.
        target_recall: share of positives to be flagged, 0..1; then this picks the threshold.
        customers: the user's own, who are on no list as far as is known; they take the place of made-up ones.
        decisions: the user's past decisions.
        engines: to be measured beside ours. engine_sample, engine_negatives: cases for them.
        keep_treatments: only these, all if empty.
    """

    sample: int = 300
    negatives: int = 20_000
    seed: int = 1
    knows: Knows = Knows.FULL
    target_alerts: float = 0.001
    target_recall: float | None = None
    customers: Sequence[Query] = ()
    decisions: Sequence[Decided] = ()
    engines: Sequence[Engine] = ()
    engine_sample: int = 500
    engine_negatives: int = 2000
    keep_treatments: Sequence[str] = field(default=())


def evaluate(
    snapshot: Snapshot, plan: EvaluationPlan, *, progress: Progress = lambda _: None
) -> tuple[Evaluation, list[Outcome]]:
    """Measure screening over a snapshot.

    Args:
        snapshot: open. plan: see there. progress: is told what begins.

    Returns:
        The evaluation, and what was answered to every case.

    Raises:
        InputError: there is nothing to measure.
        EngineError: another engine fails.
    """
    progress("drawing cases")
    parties = list(snapshot.parties)
    positives, negatives, namesakes = make_cases(snapshot, parties, plan)
    if not positives or not negatives:
        raise InputError("the snapshot has no party that is still listed, or there is no customer to measure with")
    engine = DissuadeEngine(snapshot)
    progress(f"screening {len(negatives):,} customers and {len(positives) + len(namesakes):,} listed names")
    open_cases = [case for case in (*positives, *negatives, *namesakes) if not case.hidden]
    outcomes = ask(engine, open_cases)
    links = link_parties(parties)
    rest = list(hide_names(parties, links, positives))
    hidden = [case for case in positives if case.hidden]
    shortened = DissuadeEngine()
    if hidden:
        progress(f"compiling the lists again without {len(hidden):,} names")
        shortened.load(rest)
        outcomes += ask(shortened, hidden)
    engines = _side_by_side(plan, parties, rest, outcomes, (engine, shortened), progress)
    shortened.close()
    return _conclude(snapshot, plan, outcomes, engines), outcomes


def make_cases(
    snapshot: Snapshot, parties: Sequence[Party], plan: EvaluationPlan
) -> tuple[list[Case], list[Case], list[Case]]:
    """The positives, negatives and namesakes of a plan."""
    links = link_parties(parties)
    live = [number for number in range(len(parties)) if not snapshot.ended[number]]
    positives = make_positives(parties, links, live, sample=plan.sample, seed=plan.seed, knows=plan.knows)
    if plan.keep_treatments:
        positives = [case for case in positives if case.treatment in plan.keep_treatments]
    if plan.customers:
        negatives = customer_cases(plan.customers, plan.knows, "customer")
    else:
        made = make_customers(plan.negatives, plan.seed, listed_names(parties))
        negatives = customer_cases(made, plan.knows, "synthetic")
    namesakes: list[Case] = []
    if plan.knows is Knows.FULL:
        namesakes = make_namesakes(parties, live, count=plan.sample, seed=plan.seed)
    return positives, negatives, namesakes


def _conclude(
    snapshot: Snapshot, plan: EvaluationPlan, outcomes: Sequence[Outcome], engines: Sequence[EngineResult]
) -> Evaluation:
    positives = kept(outcomes, CaseKind.POSITIVE)
    negatives = kept(outcomes, CaseKind.NEGATIVE)
    scores, unwanted = scores_of(positives), scores_of(negatives)
    if plan.target_recall is not None:
        target = f"recall {plan.target_recall:g}"
        threshold = threshold_at_recall(scores, plan.target_recall)
    else:
        target = f"alerts {plan.target_alerts:g}"
        threshold = threshold_at_alerts(unwanted, plan.target_alerts)
    line = 2.0 if threshold is None else threshold  # nothing is flagged
    notes = _notes(plan, positives, len(negatives), threshold)
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
        namesakes=_flagged(kept(outcomes, CaseKind.NAMESAKE), line),
        slices=tuple(
            s for by in ("treatment", "severity", "script", "schema", "source") for s in slice_by(positives, by, line)
        ),
        trade_off=tuple(trade_off(scores, unwanted)),
        curve=tuple(draw_curve(outcomes)),
        calibration=tuple(calibrate(outcomes)),
        decisions=measure_decisions(DissuadeEngine(snapshot, recall=False), plan.decisions, line)
        if plan.decisions
        else None,
        engines=tuple(engines),
        lines=tuple(sample_lines(outcomes, line, seed=plan.seed)),
        notes=tuple(notes),
    )
    content = json.dumps({**result.to_dict(), "id": ""}, sort_keys=True, ensure_ascii=True)
    return dataclasses.replace(result, id=hashlib.sha256(content.encode()).hexdigest()[:16])


def _flagged(outcomes: Sequence[Outcome], line: float) -> Share:
    return Share.of(sum(outcome.deciding >= line for outcome in outcomes), len(outcomes))


def _digest(customers: Sequence[Query]) -> str:
    if not customers:
        return ""
    digest = hashlib.sha256()
    for customer in customers:
        digest.update(json.dumps(customer.to_dict(), sort_keys=True).encode() + b"\n")
    return digest.hexdigest()


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


def _side_by_side(
    plan: EvaluationPlan,
    parties: Sequence[Party],
    rest: Sequence[Party],
    outcomes: Sequence[Outcome],
    own: tuple[DissuadeEngine, DissuadeEngine],
    progress: Progress,
) -> list[EngineResult]:
    """Every engine on the same cases, end to end and, where it can, on our candidates."""
    if not plan.engines:
        return []
    chosen = _draw(outcomes, plan)
    results = [_engine_result(own[0], "own", chosen, plan)]
    plain = [outcome.case for outcome in chosen if not outcome.case.hidden]
    hidden = [outcome.case for outcome in chosen if outcome.case.hidden]
    for engine in plan.engines:
        answered: dict[str, list[Outcome]] = {"own": [], "dissuade": []}
        for cases, lists, ours in ((plain, parties, own[0]), (hidden, rest, own[1])):
            if not cases:
                continue
            progress(f"{engine.name}: {len(cases):,} queries over {len(lists):,} parties")
            engine.load(lists)
            answered["own"] += ask(engine, cases)
            if engine.name.startswith("nomenklatura"):
                given = [answer.candidates for answer in ours.answer([case.query for case in cases])]
                answered["dissuade"] += ask(engine, cases, given)
        results += [_engine_result(engine, of, found, plan) for of, found in answered.items() if found]
        engine.close()
    return results


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
        namesakes=_flagged(kept(outcomes, CaseKind.NAMESAKE), line),
        slices=tuple(slice_by(positives, "treatment", line)),
        trade_off=tuple(trade_off(scores, unwanted)),
    )
