"""Measures of a probability against labels."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

__all__ = ["area_under_curve", "best_f1", "calibration_error", "f1_score"]

Labels = NDArray[np.bool_]
Scores = NDArray[np.float64]


def f1_score(labels: Labels, flagged: Labels) -> float:
    """Harmonic mean of precision and recall."""
    hits = int((labels & flagged).sum())
    return 2 * hits / max(int(labels.sum() + flagged.sum()), 1)


def best_f1(labels: Labels, scores: Scores) -> tuple[float, float]:
    """The best F1 over all thresholds, and that threshold."""
    return max((f1_score(labels, scores >= t), float(t)) for t in np.unique(scores))


def area_under_curve(labels: Labels, scores: Scores) -> float:
    """Chance that a random match scores higher than a random non-match; ties count half."""
    _values, inverse, counts = np.unique(scores, return_inverse=True, return_counts=True)
    ranks = (np.cumsum(counts) - (counts - 1) / 2)[inverse]
    positive = int(labels.sum())
    return float((ranks[labels].sum() - positive * (positive + 1) / 2) / (positive * (len(labels) - positive)))


def calibration_error(labels: Labels, probabilities: Scores, bins: int = 10) -> float:
    """Expected calibration error: mean gap between said and observed over bins of equal width."""
    number = np.minimum((probabilities * bins).astype(int), bins - 1)
    gaps = [
        abs(probabilities[number == b].mean() - labels[number == b].mean()) * (number == b).mean()
        for b in range(bins)
        if (number == b).any()
    ]
    return float(sum(gaps))
