"""From a snapshot to an evaluation."""

from __future__ import annotations

from collections.abc import Sequence

from dissuade.errors import InputError
from dissuade.evaluation.cases import Case, Knows
from dissuade.evaluation.conclusion import conclude
from dissuade.evaluation.engines.own import DissuadeEngine
from dissuade.evaluation.links import Links, link_parties
from dissuade.evaluation.negatives import customer_cases, listed_names, make_customers, make_namesakes
from dissuade.evaluation.outcomes import ask
from dissuade.evaluation.plan import EvaluationPlan
from dissuade.evaluation.positives import hide_names, make_positives
from dissuade.evaluation.results import Evaluation, Outcome
from dissuade.evaluation.side_by_side import Progress, measure_engines
from dissuade.model.party import Party
from dissuade.snapshots import Snapshot

__all__ = ["evaluate", "make_cases"]


def evaluate(
    snapshot: Snapshot, plan: EvaluationPlan, *, progress: Progress = lambda _: None
) -> tuple[Evaluation, list[Outcome]]:
    """Measure screening over a snapshot.

    Args:
        snapshot: open. plan: see there. progress: is told what begins.

    Returns:
        The evaluation, and what was answered to every case, by ours first and then by other engines.

    Raises:
        InputError: there is nothing to measure.
        EngineError: another engine fails.
    """
    for other in plan.engines:
        other.check()
    progress("drawing cases")
    parties = list(snapshot.parties)
    links = link_parties(parties)
    positives, negatives, namesakes = make_cases(snapshot, parties, links, plan)
    if not positives or not negatives:
        raise InputError("the snapshot has no party that is still listed, or there is no customer to measure with")
    engine = DissuadeEngine(snapshot)
    progress(f"screening {len(negatives):,} customers and {len(positives) + len(namesakes):,} listed names")
    open_cases = [case for case in (*positives, *negatives, *namesakes) if not case.hidden]
    outcomes = ask(engine, open_cases)
    rest = list(hide_names(parties, links, positives))
    hidden = [case for case in positives if case.hidden]
    shortened = DissuadeEngine()
    try:
        if hidden:
            progress(f"compiling the lists again without {len(hidden):,} names")
            shortened.load(rest)
            outcomes += ask(shortened, hidden)
        engines, others = measure_engines(plan, parties, rest, outcomes, (engine, shortened), progress)
    finally:
        shortened.close()
    return conclude(snapshot, plan, outcomes, engines), outcomes + others


def make_cases(
    snapshot: Snapshot, parties: Sequence[Party], links: Links, plan: EvaluationPlan
) -> tuple[list[Case], list[Case], list[Case]]:
    """The positives, negatives and namesakes of a plan."""
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
