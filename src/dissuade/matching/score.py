"""From features to a calibrated probability, and what each feature had to do with it.

The model of each name class is a sum of monotone piecewise-linear terms, one a feature, read from
``coefficients.json``; the file names the script that fitted it. No term looks at two features, so every one can be
read by itself: ``dissuade.matching.score.load_model().term("Person", "edits")``.
"""

from __future__ import annotations

import itertools
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dissuade.kernels.additive import add_terms
from dissuade.kernels.comparison import FEATURES
from dissuade.names.tokens import NameClass, TokenKind

__all__ = ["Model", "contributions", "greatest_log_odds", "load_model", "logits", "parse_model", "probabilities"]


@dataclass(frozen=True, slots=True, eq=False)
class Model:
    """Terms by name class.

    Args:
        weights: float32[4, 10], what a nat of rarity is worth by name class and token kind; for initials and numbers,
            which have no rarity, the nats themselves.
        intercepts: float64[4].
        knots, values: float64[4, K, L]; a term is linear between its knots and constant outside.
        counts: int64[4, K], how many of the L knots a term has.
        fitted_by: the script that made the file, and when.
    """

    weights: NDArray[np.float32]
    intercepts: NDArray[np.float64]
    knots: NDArray[np.float64]
    values: NDArray[np.float64]
    counts: NDArray[np.int64]
    fitted_by: str

    def term(self, name_class: NameClass, feature: str) -> tuple[tuple[float, float], ...]:
        """A term as (feature value, contribution) at its knots."""
        m, k = int(name_class), FEATURES.index(feature)
        count = int(self.counts[m, k])
        return tuple(zip(self.knots[m, k, :count].tolist(), self.values[m, k, :count].tolist(), strict=True))


@cache
def load_model() -> Model:
    """The model that ships with the package."""
    text = resources.files("dissuade.matching").joinpath("coefficients.json").read_text(encoding="utf-8")
    return parse_model(json.loads(text))


@cache
def greatest_log_odds() -> NDArray[np.float64]:
    """The most that two names can be worth, float64[4] by name class: every term of the model at its greatest."""
    model = load_model()
    known = np.arange(model.values.shape[2]) < model.counts[:, :, None]
    greatest = np.where(known, model.values, -np.inf).max(axis=2)
    return np.asarray(model.intercepts + np.where(model.counts > 0, greatest, 0.0).sum(axis=1))


def parse_model(data: Mapping[str, Any]) -> Model:
    """Build a model from the content of a coefficients file.

    Raises:
        KeyError: a class is missing or a feature is not known.
        ValueError: knots do not rise.
    """
    classes = data["classes"]
    most = max((len(points) for c in classes.values() for points in c["terms"].values()), default=1)
    shape = (len(NameClass), len(FEATURES))
    weights = np.zeros((len(NameClass), len(TokenKind)), np.float32)
    intercepts = np.zeros(len(NameClass))
    knots, values = np.zeros((*shape, most)), np.zeros((*shape, most))
    counts = np.zeros(shape, np.int64)
    for name_class in NameClass:
        entry = classes[name_class.name.lower()]
        intercepts[name_class] = entry["intercept"]
        for kind in TokenKind:
            weights[name_class, kind] = data["weights"][name_class.name.lower()][kind.name.lower()]
        for feature, points in entry["terms"].items():
            k = _feature_number(feature)
            xs = [point[0] for point in points]
            if any(right <= left for left, right in itertools.pairwise(xs)):
                raise ValueError(f"knots of {name_class.name.lower()}.{feature} do not rise: {xs}")
            counts[name_class, k] = len(points)
            knots[name_class, k, : len(points)] = xs
            values[name_class, k, : len(points)] = [point[1] for point in points]
    return Model(weights, intercepts, knots, values, counts, data["fitted_by"])


def logits(
    features: NDArray[np.float32], classes: NDArray[np.int64], model: Model | None = None
) -> NDArray[np.float64]:
    """Log-odds that the two names of each pair mean the same party, float64[P].

    Args:
        features: float32[P, K] from ``features.pair_features``.
        classes: int64[P] from ``features.pair_classes``.
        model: another model than the one that ships.
    """
    out = np.zeros(len(features))
    _add(features, classes, model or load_model(), np.zeros((0, 0)), out)
    return out


def contributions(
    features: NDArray[np.float32], classes: NDArray[np.int64], model: Model | None = None
) -> NDArray[np.float64]:
    """What each feature adds to the log-odds, float64[P, K + 1]; the last column is the intercept.

    Added up from left to right a row gives exactly the figure that ``logits`` returns.
    """
    parts = np.zeros((len(features), len(FEATURES) + 1))
    _add(features, classes, model or load_model(), parts, np.zeros(len(features)))
    return parts


def probabilities(log_odds: NDArray[np.float64]) -> NDArray[np.float64]:
    """Probabilities for log-odds, float64[P] in 0..1."""
    return np.asarray(1.0 / (1.0 + np.exp(-np.clip(log_odds, -40.0, 40.0))))


def _add(
    features: NDArray[np.float32],
    classes: NDArray[np.int64],
    model: Model,
    parts: NDArray[np.float64],
    out: NDArray[np.float64],
) -> None:
    add_terms(features, classes, model.intercepts, model.knots, model.values, model.counts, parts, out)


def _feature_number(feature: str) -> int:
    if feature not in FEATURES:
        raise KeyError(f"no such feature: {feature}")
    return FEATURES.index(feature)
