"""How far a name that was searched for among many is less sure than a pair of names that somebody put side by side.

Among a hundred thousand listed names something resembles everybody. What the names say is therefore lowered in a
screening run, the more the more names were searched and the commoner what the two names share. The figures stand in
``base_rate.json`` and come from ``benchmarks/fit_base_rate.py``, which screens made-up customers and hidden aliases.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from dissuade.kernels.additive import add_search_terms
from dissuade.kernels.comparison import FEATURES
from dissuade.names.tokens import NameClass

__all__ = ["BaseRate", "SearchTerms", "base_rate_nats", "load_base_rates", "parse_base_rates", "search_terms"]

LOG_ODDS = "log_odds"
"""The one input that is no feature: what the model of pairs says."""


@dataclass(frozen=True, slots=True, eq=False)
class BaseRate:
    """The figures of one name class.

    Args:
        start: nats where every term is 0 and ``reference`` names are searched.
        per_log_name: nats to take off for each factor e of names more.
        terms: for ``log_odds`` and some features, the knots and what each adds; monotone, constant outside.
    """

    start: float
    per_log_name: float
    terms: tuple[tuple[str, NDArray[np.float64], NDArray[np.float64]], ...]


@cache
def load_base_rates() -> tuple[float, tuple[BaseRate, ...]]:
    """What ships with the package: log of the names searched in the fit, and the figures by name class."""
    text = resources.files("dissuade.matching").joinpath("base_rate.json").read_text(encoding="utf-8")
    return parse_base_rates(json.loads(text))


def parse_base_rates(data: Mapping[str, Any]) -> tuple[float, tuple[BaseRate, ...]]:
    """The content of ``base_rate.json``."""
    rates = []
    for name_class in NameClass:
        entry = data["classes"][name_class.name.lower()]
        terms = tuple(
            (name, np.array([x for x, _ in points], float), np.array([y for _, y in points], float))
            for name, points in entry["terms"].items()
        )
        rates.append(BaseRate(entry["start"], entry["per_log_name"], terms))
    return math.log(data["names"]), tuple(rates)


def base_rate_nats(
    features: NDArray[np.float32], classes: NDArray[np.int64], log_odds: NDArray[np.float64], names: int
) -> NDArray[np.float64]:
    """What a search takes from the log-odds of pairs of names, float64[P], never above 0.

    Args:
        features: float32[P, K] from ``features.pair_features``.
        classes: int64[P] from ``features.pair_classes``.
        log_odds: float64[P] from ``score.logits``.
        names: how many names were searched.
    """
    nats = np.zeros(len(features))
    terms = search_terms(names)
    add_search_terms(
        features, log_odds, classes, terms.starts, terms.columns, terms.knots, terms.values, terms.counts, nats
    )
    return nats


class SearchTerms(NamedTuple):
    """The terms of all classes as ``kernels.additive.add_search_terms`` takes them."""

    starts: NDArray[np.float64]
    columns: NDArray[np.int64]
    knots: NDArray[np.float64]
    values: NDArray[np.float64]
    counts: NDArray[np.int64]


@lru_cache(maxsize=16)
def search_terms(names: int) -> SearchTerms:
    """The terms for a search among so many names."""
    reference, rates = load_base_rates()
    most = max(len(rate.terms) for rate in rates), max(len(knots) for rate in rates for _, knots, _ in rate.terms)
    knots, values = np.zeros((len(rates), *most)), np.zeros((len(rates), *most))
    columns, counts = np.zeros((len(rates), most[0]), np.int64), np.zeros((len(rates), most[0]), np.int64)
    for number, rate in enumerate(rates):
        for term, (name, xs, ys) in enumerate(rate.terms):
            columns[number, term] = -1 if name == LOG_ODDS else FEATURES.index(name)
            counts[number, term] = len(xs)
            knots[number, term, : len(xs)], values[number, term, : len(xs)] = xs, ys
    more = math.log(max(names, 1)) - reference
    starts = np.array([rate.start for rate in rates]) - np.array([rate.per_log_name for rate in rates]) * more
    return SearchTerms(starts, columns, knots, values, counts)
