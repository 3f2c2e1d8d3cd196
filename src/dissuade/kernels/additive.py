"""Sums of piecewise-linear terms, as compiled loops."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from dissuade.kernels.compiled import compiled, inlined

__all__ = ["add_search_terms", "add_terms"]

Doubles = NDArray[np.float64]
Counts = NDArray[np.int64]


@inlined
def _term(x: float, knots: Doubles, values: Doubles, count: int) -> float:
    """A term at x: linear between its knots and constant outside."""
    if x <= knots[0]:
        return float(values[0])
    if x >= knots[count - 1]:
        return float(values[count - 1])
    i = 1
    while x > knots[i]:
        i += 1
    share = (x - knots[i - 1]) / (knots[i] - knots[i - 1])
    return float(values[i - 1] + share * (values[i] - values[i - 1]))


@compiled
def add_terms(
    features: NDArray[np.float32], models: Counts, intercepts: Doubles, knots: Doubles, values: Doubles, counts: Counts,
    parts: Doubles, logits: Doubles,
) -> None:  # fmt: skip
    """Evaluate additive models.

    Args:
        features: float32[P, K].
        models: int64[P], the model that judges each pair.
        intercepts: float64[M].
        knots, values: float64[M, K, L], the terms; constant outside the knots.
        counts: int64[M, K], how many of the L knots a term has; 0 for no term.
        parts: float64[P, K + 1] for the contributions, the intercept last; or float64[0, 0] if nobody asks.
        logits: float64[P], the contributions added up from left to right.
    """
    columns = features.shape[1]
    keep = len(parts) > 0
    for p in range(len(features)):
        m = models[p]
        logit = 0.0
        for k in range(columns):
            part = 0.0
            if counts[m, k] > 0:
                part = _term(np.float64(features[p, k]), knots[m, k], values[m, k], counts[m, k])
            logit += part
            if keep:
                parts[p, k] = part
        logit += intercepts[m]
        if keep:
            parts[p, columns] = intercepts[m]
        logits[p] = logit


@compiled
def add_search_terms(
    features: NDArray[np.float32], log_odds: Doubles, models: Counts, starts: Doubles, columns: Counts, knots: Doubles,
    values: Doubles, counts: Counts, nats: Doubles,
) -> None:  # fmt: skip
    """What a search takes from the log-odds of pairs: what a model says they are, less what they are, if that is below.

    Args:
        features: float32[P, K]. log_odds: float64[P].
        models: int64[P], the model that judges each pair.
        starts: float64[M].
        columns: int64[M, T], the feature that each term looks at, -1 for the log-odds.
        knots, values: float64[M, T, L]. counts: int64[M, T], as for ``add_terms``.
        nats: float64[P], out; never above 0.
    """
    for p in range(len(features)):
        m = models[p]
        total = starts[m]
        for t in range(columns.shape[1]):
            if counts[m, t] > 0:
                x = log_odds[p] if columns[m, t] < 0 else np.float64(features[p, columns[m, t]])
                total += _term(x, knots[m, t], values[m, t], counts[m, t])
        nats[p] = min(total - log_odds[p], 0.0)
