"""Intervals, thresholds at a rate and calibration."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dissuade.evaluation.statistics import (
    Share,
    area_under_curve,
    bootstrap_recall,
    calibration,
    threshold_at_alerts,
    threshold_at_recall,
)

SCORES = st.lists(st.floats(0, 1), min_size=1, max_size=200)


@pytest.mark.parametrize(
    ("hits", "cases", "low", "high"),
    [(10, 10, 0.722467, 1.0), (0, 10, 0.0, 0.277533), (81, 263, 0.255291, 0.366180), (1, 1000, 0.000177, 0.005642)],
)
def test_a_share_has_the_wilson_interval_of_the_literature(hits: int, cases: int, low: float, high: float) -> None:
    # 81 of 263: Newcombe, Statistics in Medicine 17 (1998), method 3
    share = Share.of(hits, cases)
    assert low == pytest.approx(share.low, abs=1e-4)
    assert high == pytest.approx(share.high, abs=1e-4)


def test_a_share_of_nothing_says_that_nothing_is_known() -> None:
    share = Share.of(0, 0)
    assert (0.0, 1.0) == (share.low, share.high)


@given(SCORES, st.floats(0.001, 0.999))
def test_the_threshold_keeps_to_the_rate_of_alerts_and_is_the_least_that_does(scores: list[float], rate: float) -> None:
    negatives = np.array(scores)
    threshold = threshold_at_alerts(negatives, rate)
    allowed = int(rate * len(scores) + 1e-9)
    if threshold is None:
        assert (negatives >= 1.0 - 1e-6).sum() > allowed
    else:
        assert (negatives >= threshold).sum() <= allowed
        assert threshold <= 1e-6 or (negatives >= threshold - 2e-6).sum() > allowed


@given(SCORES, st.floats(0.001, 1.0))
def test_the_threshold_reaches_the_recall_and_is_the_greatest_that_does(scores: list[float], recall: float) -> None:
    positives = np.array(scores)
    needed = int(np.ceil(recall * len(scores) - 1e-9))
    threshold = threshold_at_recall(positives, recall)
    if threshold is None:
        assert np.sort(positives)[::-1][needed - 1] < 2e-6
    else:
        assert (positives >= threshold).sum() >= needed
        assert (positives >= threshold + 2e-6).sum() < max(needed, 1)


def test_a_score_of_one_for_too_many_customers_leaves_no_threshold() -> None:
    assert threshold_at_alerts(np.ones(100), 0.01) is None


def test_the_bootstrap_interval_holds_the_recall_and_repeats_with_its_seed() -> None:
    chance = np.random.default_rng(3)
    positives, negatives = chance.beta(8, 2, 500), chance.beta(2, 8, 2000)
    threshold = threshold_at_alerts(negatives, 0.01)
    assert threshold is not None
    low, high = bootstrap_recall(positives, negatives, 0.01, seed=5)
    assert low < (positives >= threshold).mean() < high
    assert (low, high) == bootstrap_recall(positives, negatives, 0.01, seed=5)


def test_a_calibrated_forecast_has_little_error_and_an_overconfident_one_much() -> None:
    chance = np.random.default_rng(1)
    said = chance.random(20_000)
    right = chance.random(20_000) < said
    assert calibration(said, right)[0] < 0.02
    error, curve = calibration(np.full(100, 0.95), np.arange(100) < 50)
    assert pytest.approx(error) == 0.45
    assert [(100, 0.5)] == [(point.cases, point.observed) for point in curve]


def test_the_area_counts_ties_half_and_needs_both_sorts() -> None:
    assert area_under_curve([True, False, True, False], [0.9, 0.1, 0.5, 0.5]) == 0.875
    assert area_under_curve([True, True], [0.9, 0.1]) is None
