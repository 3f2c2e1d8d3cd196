"""What to measure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from dissuade.evaluation.cases import Knows
from dissuade.evaluation.engines.protocol import Engine
from dissuade.evaluation.past_decisions import Decided
from dissuade.model.query import Query

__all__ = ["EvaluationPlan"]


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
        notes: what the report has to say about customers and decisions, such as rows that could not be used.
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
    notes: Sequence[str] = field(default=())
