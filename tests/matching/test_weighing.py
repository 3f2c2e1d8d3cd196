"""What a search leaves of names that are just as a list writes them."""

from __future__ import annotations

import math

import numpy as np
import pytest

from dissuade.kernels.called import LISTED
from dissuade.matching.features import encode_set
from dissuade.matching.weighing import weigh_found
from dissuade.names import analyze_name
from dissuade.names.tokens import NameClass

ORGANIZATION, PERSON, VESSEL, ANY = NameClass.ORGANIZATION, NameClass.PERSON, NameClass.VESSEL, NameClass.ANY
MANY = 100_000


def weigh(asked: tuple[str, NameClass], listed: tuple[str, NameClass]) -> float:
    """Log-odds of a name among many listed ones."""
    crowd = [analyze_name(f"Nobody{number}", PERSON) for number in range(40)]
    names = encode_set([analyze_name(*listed), *(crowd * (MANY // 40))])
    first, second = np.zeros(1, np.int64), np.zeros(1, np.int64)
    pairs = weigh_found(encode_set([analyze_name(*asked)]), names, first, second, -math.inf)
    return round(float(pairs.log_odds[0]), 9)


@pytest.mark.parametrize("name", ["Scientific Engineering Corporation", "Sky Trade Company", "Islamic Society", "Bank"])
def test_an_organisation_of_common_words_is_a_hit_if_it_is_listed_just_so(name: str) -> None:
    assert weigh((name, ORGANIZATION), (name.upper(), ORGANIZATION)) >= LISTED
    assert weigh((name, ANY), (name.upper(), ORGANIZATION)) >= LISTED


def test_other_words_for_the_same_are_not_just_so() -> None:
    assert weigh(("Orient Shipping", ORGANIZATION), ("Orient Shipping Inc", ORGANIZATION)) >= LISTED
    assert weigh(("Orient Shipping", ORGANIZATION), ("Eastern Shipping Inc", ORGANIZATION)) < LISTED
    assert weigh(("Bank Tejarat", ORGANIZATION), ("Tejarat Bank", ORGANIZATION)) >= LISTED


def test_a_word_more_is_not_just_so() -> None:
    listed = ("Islamic Society", ORGANIZATION)
    assert weigh(("Islamic Youth Society", ORGANIZATION), listed) < 0


def test_a_lone_given_name_is_no_hit_unless_it_is_rare() -> None:
    assert weigh(("Qurzhavil", PERSON), ("Qurzhavil", PERSON)) >= LISTED
    assert weigh(("Hassan", PERSON), ("Hassan", PERSON)) < 0
    assert weigh(("Hassan", ANY), ("Hassan", PERSON)) < 0


def test_a_lone_word_is_no_ship_unless_a_ship_is_asked_for() -> None:
    assert weigh(("Leo", VESSEL), ("Leo", VESSEL)) >= LISTED
    assert weigh(("Leo", ANY), ("Leo", VESSEL)) < LISTED
