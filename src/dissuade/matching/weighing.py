"""Pairs of names that a search brought up: what they have in common, and what that says after a search."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from dissuade.kernels.additive import weigh_pairs
from dissuade.kernels.called import called_names, leave_listed
from dissuade.matching.base_rate import search_terms
from dissuade.matching.features import NameSet, pair_features
from dissuade.matching.score import load_model

__all__ = ["WeighedPairs", "weigh_found"]


class WeighedPairs(NamedTuple):
    """P pairs of names.

    Args:
        features: float32[P, K], from ``features.pair_features``.
        classes: int64[P], as ``features.pair_classes`` gives them.
        log_odds: float64[P], of the names after the search. searched: float64[P], what the search took; never above 0.
    """

    features: NDArray[np.float32]
    classes: NDArray[np.int64]
    log_odds: NDArray[np.float64]
    searched: NDArray[np.float64]


def weigh_found(
    asked: NameSet,
    listed: NameSet,
    pair_asked: NDArray[np.int64],
    pair_listed: NDArray[np.int64],
    least: float,
    *,
    searched: int = 0,
) -> WeighedPairs:
    """Compare names with those that were found for them among all that are listed.

    Args:
        asked, listed: the two sets.
        pair_asked, pair_listed: int64[P], positions in them.
        least: log-odds that are lower before the search are of no interest; the search takes nothing from them.
        searched: how many names were searched, if not just ``listed``.

    Returns:
        The figures that ``score.logits`` and ``base_rate.base_rate_nats`` give, but that ``kernels.called.LISTED`` is
        left of names that are written just as they are listed.
    """
    features = pair_features(asked, listed, pair_asked, pair_listed)
    count = len(features)
    classes, log_odds, taken = np.empty(count, np.int64), np.empty(count), np.empty(count)
    model, terms = load_model(), search_terms(searched or len(listed))
    weigh_pairs(
        features, asked.names.name_class, listed.names.name_class, pair_asked, pair_listed, model.intercepts,
        model.knots, model.values, model.counts, terms.starts, terms.columns, terms.knots, terms.values, terms.counts,
        least, classes, log_odds, taken,
    )  # fmt: skip
    leave_listed(
        features,
        called_names(asked.names, asked.forms),
        called_names(listed.names, listed.forms),
        pair_asked,
        pair_listed,
        classes,
        log_odds,
        taken,
    )
    return WeighedPairs(features, classes, log_odds, taken)
