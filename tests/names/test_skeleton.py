from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dissuade.names import skeleton as rules
from dissuade.names.skeleton import skeleton


@pytest.mark.parametrize(
    "spellings",
    [
        "shoigu shoygu choigou schoigu", "qaddafi gadhafi kadafi gaddafi", "mohammed muhammad mohamed muhammed",
        "jong chong jung jeong", "xi hsi", "zhou chou chow", "vladimir wladimir", "hyok hyuk hyeok", "yong young yeong",
        "choe choi", "kim gim", "sergei sergey serguei sergej", "ahmed akhmed achmed ahmet", "yevgeny evgeny evgueni",
        "hussein husain khusein hossein", "abdullah abdallah", "ivanov ivanoff", "putin poutine", "un eun",
        "dzhokhar djokhar jokhar", "tun htun", "aleksandr alexandr",
    ],
)  # fmt: skip
def test_spellings_of_one_name_share_a_key(spellings: str) -> None:
    assert len({skeleton(s) for s in spellings.split()}) == 1


@pytest.mark.parametrize(("one", "other"), [("kim", "kang"), ("putin", "potanin"), ("lee", "lu"), ("ivanov", "petrov")])
def test_different_names_have_different_keys(one: str, other: str) -> None:
    assert skeleton(one) != skeleton(other)


@given(st.text("abcdefghijklmnopqrstuvwxyz0123456789", min_size=1, max_size=20))
def test_a_key_is_plain_and_never_empty(form: str) -> None:
    key = skeleton(form)
    assert key
    assert key.isascii()
    assert key.isalnum()


@given(st.text("abefimnoru", min_size=1, max_size=10), st.integers(0, 9))
def test_doubling_a_consonant_does_not_change_the_key(form: str, at: int) -> None:
    at %= len(form)
    if form[at] in "bfmnr":
        assert skeleton(form) == skeleton(form[:at] + form[at] + form[at:])


@given(st.text("abcdefghijklmnopqrstuvwxyz0123456789", min_size=1, max_size=20))
def test_no_rule_begins_with_a_letter_that_is_passed_over(form: str) -> None:
    every = re.compile("|".join(f"({pattern})" for pattern, _ in rules._RULES))
    assert rules._DIGRAPHS.sub(rules._replace, form) == every.sub(rules._replace, form)
