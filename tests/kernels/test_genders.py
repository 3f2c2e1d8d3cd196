"""A man's name and a woman's, checked against the rules said plainly."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dissuade.kernels.genders import SURE, gender_apart
from dissuade.names.rarity import UNSEEN, rarity
from dissuade.names.tokens import NameClass
from tests.kernels.test_alignment import align, name_of

pytestmark = pytest.mark.filterwarnings(
    "ignore:overflow encountered:RuntimeWarning"
)  # bit vectors wrap, if interpreted


def slowly(a: str, b: str, first: bool) -> int:
    his, her = (a, b) if b.endswith("a") else (b, a)
    if his.endswith("a") or not her.endswith("a"):
        return 0
    stem = next((i for i, (x, y) in enumerate(zip(his, her, strict=False)) if x != y), min(len(his), len(her)))
    given_name = SURE if rarity(his, NameClass.PERSON) < UNSEEN else 1
    his_rest, her_rest = his[stem:], her[stem:]
    if stem < 3:
        return 0
    if (his_rest, her_rest) == ("", "a"):
        return 1 if his.endswith(("ov", "ev")) or (his.endswith("in") and not first) else given_name
    if (his_rest, her_rest) == ("o", "a") or (his_rest in ("i", "y") and her_rest == "ia"):
        return given_name
    if his_rest == "y" and len(her_rest) == 3:
        return 1
    return given_name if len(his_rest) == 2 and his_rest.endswith("s") and her_rest == "a" else 0


def apart(a: str, b: str) -> int:
    _, work, _ = align(name_of(a, "smith"), name_of(b, "jones"))
    return int(gender_apart(work, 0, 0))


STEMS = st.sampled_from(["karim", "carl", "mari", "ivan", "ivanov", "martin", "kasperk", "evgen", "jul", "danil", "an"])
ENDS = st.sampled_from(["", "a", "o", "os", "us", "i", "y", "ia", "iya", "aya", "e", "aa"])


@given(STEMS, ENDS, STEMS, ENDS)
@settings(max_examples=200)
def test_genders_are_told_apart_by_endings(stem: str, end: str, other: str, other_end: str) -> None:
    assert slowly(stem + end, other + other_end, first=True) == apart(stem + end, other + other_end)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [("karim", "karima", SURE), ("carlos", "carla", SURE), ("mario", "maria", SURE), ("ivanov", "ivanova", 1),
     ("karim", "karim", 0), ("maria", "mariya", 0)],
)  # fmt: skip
def test_given_names_say_more_than_family_names(one: str, other: str, expected: int) -> None:
    assert apart(one, other) == apart(other, one) == expected


def test_a_family_name_in_in_may_be_a_wifes() -> None:
    _, work, _ = align(name_of("anna", "putin"), name_of("olga", "putina"))
    assert gender_apart(work, 1, 1) == 1
