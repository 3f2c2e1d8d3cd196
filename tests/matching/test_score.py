from __future__ import annotations

import numpy as np
import pytest

from dissuade.kernels.comparison import FEATURES
from dissuade.matching.reasons import REASONS
from dissuade.matching.score import contributions, load_model, logits, parse_model, probabilities
from dissuade.names.tokens import NameClass, TokenKind

FALLING = (
    "core_conflict", "core_conflict_nats", "core_omission", "edits", "edit_share", "spelling_cost", "imperfect_tokens",
    "soft_conflict", "soft_omission", "place_conflict", "number_conflict", "chain_swap", "order", "syllable_conflict",
)  # fmt: skip
RISING = ("agreement", "coverage", "worst_token", "joined_similarity", "identical")


def test_every_feature_has_words() -> None:
    assert set(FEATURES) == set(REASONS)


@pytest.mark.parametrize("name_class", NameClass)
@pytest.mark.parametrize("feature", FALLING)
def test_contradiction_never_raises(name_class: NameClass, feature: str) -> None:
    heights = [height for _, height in load_model().term(name_class, feature)]
    assert heights == sorted(heights, reverse=True)


@pytest.mark.parametrize("name_class", NameClass)
@pytest.mark.parametrize("feature", RISING)
def test_agreement_never_lowers(name_class: NameClass, feature: str) -> None:
    heights = [height for _, height in load_model().term(name_class, feature)]
    assert heights == sorted(heights)


def test_a_term_is_linear_between_knots_and_constant_outside() -> None:
    weights = {c.name.lower(): {k.name.lower(): 1.0 for k in TokenKind} for c in NameClass}
    entry = {"intercept": 0.5, "terms": {"edits": [[1, 0.0], [3, -2.0]]}}
    model = parse_model(
        {"fitted_by": "a test", "weights": weights, "classes": {c.name.lower(): entry for c in NameClass}}
    )
    features = np.zeros((4, len(FEATURES)), np.float32)
    features[:, FEATURES.index("edits")] = [0, 2, 3, 9]
    assert [0.5, -0.5, -1.5, -1.5] == logits(features, np.zeros(4, np.int64), model).tolist()


def test_knots_must_rise() -> None:
    weights = {c.name.lower(): {k.name.lower(): 1.0 for k in TokenKind} for c in NameClass}
    entry = {"intercept": 0.0, "terms": {"edits": [[1, 0.0], [1, -2.0]]}}
    with pytest.raises(ValueError, match="do not rise"):
        parse_model({"fitted_by": "", "weights": weights, "classes": {c.name.lower(): entry for c in NameClass}})


def test_an_unknown_feature_is_refused() -> None:
    weights = {c.name.lower(): {k.name.lower(): 1.0 for k in TokenKind} for c in NameClass}
    entry = {"intercept": 0.0, "terms": {"shoe_size": [[0, 0.0], [1, 1.0]]}}
    with pytest.raises(KeyError, match="shoe_size"):
        parse_model({"fitted_by": "", "weights": weights, "classes": {c.name.lower(): entry for c in NameClass}})


def test_contributions_add_up_exactly() -> None:
    rng = np.random.default_rng(3)
    features = rng.uniform(0, 3, (50, len(FEATURES))).astype(np.float32)
    classes = rng.integers(0, 4, 50)
    total = np.zeros(50)
    for column in contributions(features, classes).T:
        total += column
    assert np.array_equal(total, logits(features, classes))


def test_probabilities_stay_between_0_and_1() -> None:
    found = probabilities(np.array([-1e9, -1.0, 0.0, 1.0, 1e9]))
    assert found.min() >= 0.0
    assert found.max() <= 1.0
    assert found[2] == 0.5


def test_the_model_says_what_fitted_it() -> None:
    assert "benchmarks/fit_names.py" in load_model().fitted_by
