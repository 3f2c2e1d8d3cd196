"""Which of two editions has the newer entries."""

from __future__ import annotations

import json
from collections.abc import Iterable

import pytest

from dissuade.lists.traces import Lead, find_lead


def numbered(numbers: Iterable[int]) -> list[str]:
    return [json.dumps({"id": f"ofac-sdn-{number}", "listings": [{"source": "ofac-sdn"}]}) for number in numbers]


def dated(days: Iterable[str]) -> list[str]:
    return [
        json.dumps({"id": f"uk-sl-RUS{place:04}", "listings": [{"source": "uk-sl", "listed_from": day}]})
        for place, day in enumerate(days)
    ]


def test_an_edition_is_ahead_by_the_entries_with_higher_numbers() -> None:
    assert find_lead(numbered(range(1, 60)), numbered(range(1, 40))) == Lead(20, "59", "39", "numbered")
    assert find_lead(numbered(range(1, 40)), numbered(range(1, 60))) is None


def test_an_edition_is_ahead_by_the_entries_that_were_listed_later() -> None:
    old, new = ["2022-02-24"] * 9, ["2022-02-24"] * 9 + ["2022-03-15"] * 3
    assert find_lead(dated(new), dated(old)) == Lead(3, "2022-03-15", "2022-02-24", "listed")
    assert find_lead(dated(old), dated(new)) is None


@pytest.mark.parametrize("taken_off", [1, 2])
def test_the_newest_entries_may_be_taken_off_again(taken_off: int) -> None:
    assert find_lead(numbered(range(1, 40)), numbered(range(1, 40 - taken_off))) is None


def test_nothing_is_told_without_numbers_or_dates() -> None:
    lines = [json.dumps({"id": f"ca-sema-russia-1-{item}", "listings": [{"source": "ca-sema"}]}) for item in range(9)]
    assert find_lead(lines, lines[:2]) is None
    assert find_lead(lines, []) is None
