from __future__ import annotations

import math

import numpy as np
import pytest

from dissuade.kernels.comparison import FEATURES
from dissuade.matching.base_rate import base_rate_nats, load_base_rates
from dissuade.matching.features import encode_set, pair_classes, pair_features
from dissuade.matching.score import logits
from dissuade.matching.weighing import weigh_found
from dissuade.names import analyze_name
from dissuade.names.tokens import NameClass

pytestmark = pytest.mark.filterwarnings(
    "ignore:overflow encountered:RuntimeWarning"
)  # bit vectors wrap, if interpreted

RISING = ("log_odds", "agreement", "core_tokens", "acronym", "identical")


def searched(a: str, b: str, names: int, name_class: NameClass = NameClass.PERSON) -> float:
    """Log-odds of a pair that a search among so many names has brought up."""
    pair = encode_set([analyze_name(a, name_class), analyze_name(b, name_class)])
    first, second = np.array([0]), np.array([1])
    features, classes = pair_features(pair, pair, first, second), pair_classes(pair, pair, first, second)
    odds = logits(features, classes)
    return float((odds + base_rate_nats(features, classes, odds, names))[0])


def test_every_term_goes_one_way() -> None:
    for rate in load_base_rates()[1]:
        for name, knots, values in rate.terms:
            assert sorted(knots) == knots.tolist()
            of_one_way = values[1:] if name == "acronym" else values  # no acronym at all is another matter
            assert sorted(of_one_way, reverse=name not in RISING) == of_one_way.tolist()


def test_more_names_never_make_surer() -> None:
    sizes = (1, 100, 10_000, 1_000_000)
    odds = [searched("Dmitry Petrov", "PETROV, Dmitriy", names) for names in sizes]
    assert sorted(odds, reverse=True) == odds
    assert odds[0] > odds[-1]


def test_a_search_never_says_more_than_the_pair() -> None:
    features = np.random.default_rng(1).random((50, len(FEATURES)), np.float32)
    odds = np.linspace(-8, 8, 50)
    for name_class in NameClass:
        nats = base_rate_nats(features, np.full(50, int(name_class)), odds, 1)
        assert nats.max() <= 0.0


def test_what_is_rare_stands_out_of_many_names() -> None:
    rare = searched("Khairullah Barakzai Khudai Nazar", "KHUDAI NAZAR Khairullah Barakzai", 100_000)
    common = searched("Maria Gonzalez", "GONZALEZ, Maria", 100_000)
    assert rare > 0.0
    assert rare > common


def test_one_common_word_of_a_longer_name_is_not_enough() -> None:
    assert searched("Rukhsana Hussain", "Hussain", 100_000) < 0.0
    assert searched("GLOBAL HARMONY", "HARMONY", 100_000, NameClass.VESSEL) < 0.0


def test_terms_add_up_as_numpy_interpolates_them() -> None:
    features = 5 * np.random.default_rng(2).random((200, len(FEATURES)), np.float32)
    odds = np.linspace(-12, 12, 200)
    for name_class, rate in enumerate(load_base_rates()[1]):
        total = np.full(200, rate.start - rate.per_log_name * (np.log(5000) - load_base_rates()[0]))
        for name, knots, values in rate.terms:
            column = odds if name == "log_odds" else features[:, FEATURES.index(name)]
            total += np.interp(column, knots, values)
        nats = base_rate_nats(features, np.full(200, name_class), odds, 5000)
        assert np.allclose(nats, np.minimum(total - odds, 0.0))


@pytest.mark.parametrize("least", [-math.inf, 0.0, 4.0])
def test_found_pairs_are_weighed_as_model_and_search_say(least: float) -> None:
    texts = ["Dmitry Petrov", "PETROV, Dmitriy", "Acme Trading Ltd", "김정은", "Kim Jong Un"]
    classes = (NameClass.PERSON, NameClass.ANY, NameClass.ORGANIZATION)
    asked = encode_set(analyze_name(text, classes[number % 3]) for number, text in enumerate(texts))
    listed = encode_set(analyze_name(text, classes[number % 2]) for number, text in enumerate(reversed(texts)))
    first, second = np.repeat(np.arange(5), 5), np.tile(np.arange(5), 5)
    pairs = weigh_found(asked, listed, first, second, least)
    features, of = pair_features(asked, listed, first, second), pair_classes(asked, listed, first, second)
    odds = logits(features, of)
    taken = np.where(odds >= least, base_rate_nats(features, of, odds, len(listed)), 0.0)
    assert np.array_equal(features, pairs.features)
    assert np.array_equal(of, pairs.classes)
    assert np.array_equal(odds + taken, pairs.log_odds)
    assert np.array_equal(taken, pairs.searched)
