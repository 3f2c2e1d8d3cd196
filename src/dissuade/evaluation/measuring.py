"""From outcomes to figures."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from dissuade.evaluation.cases import CaseKind
from dissuade.evaluation.results import Calibration, CurvePoint, Outcome, Slice, TradeOff
from dissuade.evaluation.statistics import Share, calibration, threshold_at_alerts

__all__ = [
    "calibrate", "draw_curve", "kept", "scores_of", "share_flagged", "share_of_candidates", "slice_by", "trade_off",
]  # fmt: skip

Scores = NDArray[np.float64]
_RATES = (0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 50.0)
_THRESHOLDS = (0.01, 0.02, 0.05, *(n / 20 for n in range(2, 20)), 0.97, 0.98, 0.99, 0.995, 0.999)


def kept(outcomes: Sequence[Outcome], kind: CaseKind) -> list[Outcome]:
    """Those of one kind."""
    return [outcome for outcome in outcomes if outcome.case.kind is kind]


def scores_of(outcomes: Sequence[Outcome]) -> Scores:
    """The score that flags each case (see ``Outcome.deciding``)."""
    return np.array([outcome.deciding for outcome in outcomes], dtype=np.float64)


def share_flagged(outcomes: Sequence[Outcome], line: float) -> Share:
    """How many are flagged at a threshold."""
    return Share.of(sum(outcome.deciding >= line for outcome in outcomes), len(outcomes))


def share_of_candidates(positives: Sequence[Outcome]) -> Share | None:
    """How many right parties were among the candidates; None if the engine does not tell."""
    told = [outcome.candidate for outcome in positives if outcome.candidate is not None]
    return Share.of(sum(told), len(told)) if told else None


def slice_by(positives: Sequence[Outcome], by: str, line: float) -> Iterator[Slice]:
    """Recall and candidate recall for each value of an attribute of the cases, in the order of the values."""
    groups: dict[str, list[Outcome]] = defaultdict(list)
    for outcome in positives:
        groups[str(getattr(outcome.case, by))].append(outcome)
    for value in sorted(groups):
        found = sum(outcome.right_score >= line for outcome in groups[value])
        yield Slice(
            by=by,
            value=value,
            recall=Share.of(found, len(groups[value])),
            candidates=share_of_candidates(groups[value]),
        )


def draw_curve(outcomes: Sequence[Outcome]) -> Iterator[CurvePoint]:
    """Alerts and recall by threshold."""
    by_kind = {kind: scores_of(kept(outcomes, kind)) for kind in CaseKind}

    def share(kind: CaseKind, line: float) -> Share:
        return Share.of(int((by_kind[kind] >= line).sum()), len(by_kind[kind]))

    for line in _THRESHOLDS:
        alerts = share(CaseKind.NEGATIVE, line)
        yield CurvePoint(
            threshold=line,
            alerts_per_1000=1000 * alerts.value,
            alerts=alerts,
            recall=share(CaseKind.POSITIVE, line),
            namesakes=share(CaseKind.NAMESAKE, line),
        )


def trade_off(positives: Scores, negatives: Scores) -> Iterator[TradeOff]:
    """Recall at some rates of alerts.

    Args:
        positives, negatives: deciding scores.
    """
    for per_1000 in _RATES:
        threshold = threshold_at_alerts(negatives, per_1000 / 1000)
        hits = 0 if threshold is None else int((positives >= threshold).sum())
        yield TradeOff(alerts_per_1000=per_1000, threshold=threshold, recall=Share.of(hits, len(positives)))


def calibrate(outcomes: Sequence[Outcome]) -> Iterator[Calibration]:
    """Of each query its best match: is it as often right as its probability says? Together, by schema and by script."""
    best = [o for o in outcomes if o.best > 0.0 and o.case.kind is not CaseKind.NAMESAKE]
    yield _calibrate("best match of every query", best)
    for by in ("schema", "script"):
        for value in sorted({str(getattr(outcome.case, by)) for outcome in best}):
            group = [outcome for outcome in best if getattr(outcome.case, by) == value]
            if len(group) >= 50:
                yield _calibrate(f"{by} {value}", group)


def _calibrate(over: str, outcomes: Sequence[Outcome]) -> Calibration:
    said = np.array([outcome.best for outcome in outcomes], dtype=np.float64)
    right = np.array([outcome.right_score >= outcome.top_score for outcome in outcomes], dtype=bool)
    error, curve = calibration(said, right)
    return Calibration(over=over, cases=len(outcomes), error=error, curve=tuple(curve))
