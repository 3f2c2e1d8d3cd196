"""Sums of piecewise-linear terms, as compiled loops."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from dissuade.kernels.compiled import compiled, inlined
from dissuade.kernels.workspace import ANY

__all__ = ["add_search_terms", "add_terms", "weigh_pairs"]

Doubles = NDArray[np.float64]
Counts = NDArray[np.int64]

# The loop over features stands twice: as a function of its own, with all these arrays handed over, it takes ten times
# the time.


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


@inlined
def _taken(
    features: NDArray[np.float32], log_odds: float, m: int, starts: Doubles, columns: Counts, knots: Doubles,
    values: Doubles, counts: Counts,
) -> float:  # fmt: skip
    """What a search takes from the log-odds of a pair."""
    total = starts[m]
    for t in range(columns.shape[1]):
        if counts[m, t] > 0:
            x = log_odds if columns[m, t] < 0 else np.float64(features[columns[m, t]])
            total += _term(x, knots[m, t], values[m, t], counts[m, t])
    return float(min(total - log_odds, 0.0))


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
        nats[p] = _taken(features[p], log_odds[p], models[p], starts, columns, knots, values, counts)


@compiled
def weigh_pairs(
    features: NDArray[np.float32], a_class: NDArray[np.uint8], b_class: NDArray[np.uint8], pair_a: Counts,
    pair_b: Counts, intercepts: Doubles, knots: Doubles, values: Doubles, counts: Counts, starts: Doubles,
    columns: Counts, search_knots: Doubles, search_values: Doubles, search_counts: Counts, least: float,
    models: Counts, log_odds: Doubles, taken: Doubles,
) -> None:  # fmt: skip
    """What ``add_terms`` and ``add_search_terms`` say, in one call; for a single query the calls would cost most.

    Args:
        features: float32[P, K], of the pairs.
        a_class, b_class: uint8, the class of each name of both tables. pair_a, pair_b: int64[P], rows of them.
        intercepts, knots, values, counts: as for ``add_terms``.
        starts, columns, search_knots, search_values, search_counts: as for ``add_search_terms``.
        least: the search takes nothing from log-odds below this.
        models: int64[P], out: the class of both names, or the one for names of different classes.
        log_odds: float64[P], out, with what the search takes. taken: float64[P], out: that by itself.
    """
    for p in range(len(features)):
        m = int(a_class[pair_a[p]])
        if b_class[pair_b[p]] != m:
            m = ANY
        models[p] = m
        logit = 0.0
        for k in range(features.shape[1]):
            if counts[m, k] > 0:
                logit += _term(np.float64(features[p, k]), knots[m, k], values[m, k], counts[m, k])
        logit += intercepts[m]
        taken[p] = 0.0
        if logit >= least:
            taken[p] = _taken(features[p], logit, m, starts, columns, search_knots, search_values, search_counts)
        log_odds[p] = logit + taken[p]
