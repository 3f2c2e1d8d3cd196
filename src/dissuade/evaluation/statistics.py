"""Shares with their uncertainty, thresholds at a rate of alerts, and calibration."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dissuade.model.records import Record

__all__ = [
    "CalibrationBin", "Share", "area_under_curve", "bootstrap_recall", "calibration", "threshold_at_alerts",
    "threshold_at_recall",
]  # fmt: skip

Scores = NDArray[np.float64]
_Z = 1.959963984540054  # 97.5 % of the normal distribution lie below
_STEP = 1e-6
"""Thresholds are written with six decimals."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Share(Record):
    """A share of cases with its Wilson 95 % interval (E. B. Wilson, JASA 22, 1927).

    Args:
        hits, cases: counts. value: their ratio, 0 where there is no case. low, high: the interval.
    """

    hits: int
    cases: int
    value: float
    low: float
    high: float

    @classmethod
    def of(cls, hits: int, cases: int) -> Share:
        """The share of ``hits`` among ``cases``."""
        if cases == 0:
            return cls(hits=0, cases=0, value=0.0, low=0.0, high=1.0)
        share, z2 = hits / cases, _Z * _Z
        middle = (share + z2 / (2 * cases)) / (1 + z2 / cases)
        half = _Z * math.sqrt(share * (1 - share) / cases + z2 / (4 * cases * cases)) / (1 + z2 / cases)
        low = 0.0 if hits == 0 else max(0.0, middle - half)
        high = 1.0 if hits == cases else min(1.0, middle + half)
        return cls(hits=hits, cases=cases, value=share, low=low, high=high)


@dataclass(frozen=True, slots=True, kw_only=True)
class CalibrationBin(Record):
    """Matches whose probability lies in [from_, to): how many, what was said on average, what was right."""

    from_: float
    to: float
    cases: int
    said: float
    observed: float


def threshold_at_alerts(negatives: Scores, rate: float) -> float | None:
    """The least threshold at which at most ``rate`` of the negatives are flagged; None if 1.0 still flags more.

    Args:
        negatives: best score of each negative, 0..1. rate: 0..1.
    """
    allowed = int(rate * len(negatives) + 1e-9)
    if allowed >= len(negatives):
        return 0.0
    first_unwanted = float(np.sort(negatives)[::-1][allowed])
    if first_unwanted <= 0.0:
        return _STEP
    threshold = math.floor(first_unwanted / _STEP) * _STEP
    while threshold <= first_unwanted:
        threshold += _STEP
    threshold = round(threshold, 6)
    return threshold if first_unwanted < threshold <= 1.0 else None


def threshold_at_recall(positives: Scores, recall: float) -> float | None:
    """The greatest threshold at which ``recall`` of the positives are flagged; None if too few were found at all.

    Args:
        positives: score of the right party of each positive, 0 where it was not found. recall: 0..1.
    """
    needed = math.ceil(recall * len(positives) - 1e-9)
    if needed == 0:
        return 1.0
    score = float(np.sort(positives)[::-1][needed - 1])
    threshold = round(math.floor(score / _STEP + 1e-9) * _STEP, 6)
    while threshold > score:
        threshold = round(threshold - _STEP, 6)
    return threshold if threshold > 0.0 else None


def bootstrap_recall(
    positives: Scores, negatives: Scores, rate: float, *, seed: int, rounds: int = 1000
) -> tuple[float, float]:
    """95 % interval of recall at a rate of alerts: both samples are drawn anew in every round.

    Args:
        positives, negatives: as for the thresholds. rounds: how often.

    Returns:
        The 2.5 and 97.5 percentiles.
    """
    chance = np.random.default_rng(seed)
    ranked = np.sort(positives)
    found = []
    for _ in range(rounds):
        threshold = threshold_at_alerts(negatives[chance.integers(0, len(negatives), len(negatives))], rate)
        hits = 0 if threshold is None else len(ranked) - int(np.searchsorted(ranked, threshold))
        found.append(chance.binomial(len(ranked), hits / len(ranked)) / len(ranked))
    low, high = np.percentile(found, [2.5, 97.5])
    return float(low), float(high)


def calibration(probabilities: Scores, right: NDArray[np.bool_], bins: int = 10) -> tuple[float, list[CalibrationBin]]:
    """Expected calibration error and the curve, over bins of equal width.

    Args:
        probabilities: what was said, 0..1. right: what was so.
    """
    if not len(probabilities):
        return 0.0, []
    number = np.minimum((probabilities * bins).astype(int), bins - 1)
    curve = [
        CalibrationBin(
            from_=b / bins,
            to=(b + 1) / bins,
            cases=int((number == b).sum()),
            said=float(probabilities[number == b].mean()),
            observed=float(right[number == b].mean()),
        )
        for b in range(bins)
        if (number == b).any()
    ]
    error = sum(abs(point.said - point.observed) * point.cases for point in curve) / len(probabilities)
    return float(error), curve


def area_under_curve(right: Sequence[bool], scores: Sequence[float]) -> float | None:
    """Chance that something right scores higher than something wrong, ties count half; None without both sorts."""
    labels, values = np.array(right, dtype=bool), np.array(scores, dtype=float)
    positive = int(labels.sum())
    if positive in (0, len(labels)):
        return None
    _values, inverse, counts = np.unique(values, return_inverse=True, return_counts=True)
    ranks = (np.cumsum(counts) - (counts - 1) / 2)[inverse]
    return float((ranks[labels].sum() - positive * (positive + 1) / 2) / (positive * (len(labels) - positive)))
