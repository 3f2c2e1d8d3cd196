from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rigour.territories import get_territories, lookup_territory

from dissuade.lists import values
from dissuade.lists.values import clean_text, find_country, parse_date


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


@pytest.mark.parametrize(
    "text", ["1984-02-30", "31 Feb 1970", "31/06/1962", "29 Feb 1900", "circa 30 Feb 1980", "1 Jan 1970 to 31 Jun 1971"]
)
def test_a_day_that_no_calendar_has_is_no_date(text: str) -> None:
    assert parse_date(text) is None


@pytest.mark.parametrize(("text", "value"), [("29 Feb 2000", "2000-02-29"), ("00/02/1970", "1970-02")])
def test_days_that_exist_and_days_that_are_left_open_are_read(text: str, value: str) -> None:
    date = parse_date(text)
    assert date is not None
    assert date.value == value
