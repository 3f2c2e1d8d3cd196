from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rigour.territories import get_territories, lookup_territory

from dissuade.lists import values
from dissuade.lists.values import clean_text, find_country


def _by_rigour(text: str) -> str:
    territory = lookup_territory(" ".join(text.split()))
    return (territory.ftm_country or "") if territory is not None else ""


def test_countries_are_those_of_rigour_by_every_name_and_code() -> None:
    codes, names = values._country_tables()
    assert len(names) > 5_000
    words = [
        *codes,
        *names,
        *(name for one in get_territories() for name in (one.name, one.full_name, one.code.upper())),
    ]
    assert [] == [word for word in words if find_country(word) != _by_rigour(word)]


@given(st.text(max_size=12))
def test_what_is_no_country_is_none_for_both(text: str) -> None:
    assert find_country(text) == _by_rigour(text)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("NO", "no"), ("Korea, North", "kp"), ("조선민주주의인민공화국", "kp"),
        ("Türkiye", "tr"), ("USSR", "suhh"), ("Kosovo", "xk"),
        ("gb_sct", "gb-sct"), ("Россия", "ru"), ("Atlantis", ""), ("", ""), (" \u00a0", ""),
    ],
)  # fmt: skip
def test_names_and_codes_of_countries_in_any_script(text: str, code: str) -> None:
    assert code == find_country(text)


@given(st.text())
def test_white_space_is_collapsed_as_a_pattern_would_do_it(text: str) -> None:
    assert re.sub(r"\s+", " ", text).strip() == clean_text(text)
