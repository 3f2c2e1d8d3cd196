from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest

from dissuade.model.report import TimelineEntry
from dissuade.reports.drawing import draw_timeline


def _entry(first: str, last: str, title: str = "meeting: Kim Jong Un and Vladimir Putin", **more: str) -> TimelineEntry:
    return TimelineEntry(kind=more.pop("kind", "event"), earliest=first, latest=last, title=title, **more)  # type: ignore[arg-type]


def _circles(picture: str) -> list[float]:
    return [float(x) for x in re.findall(r'<circle cx="([\d.]+)"', picture)]


def test_nothing_dated_draws_nothing() -> None:
    assert draw_timeline([]) == ""
    assert draw_timeline([_entry("", ""), _entry("last year", "PRESENT_REF")]) == ""


def test_later_days_stand_further_right() -> None:
    picture = draw_timeline([_entry("2022-11-08", "2022-11-08"), _entry("2023-09-13", "2023-09-13")])
    places = _circles(picture)
    assert places == sorted(places)
    assert places[0] < places[1]


def test_days_next_to_each_other_stay_apart_although_years_lie_before() -> None:
    days = ["1953-07-27", "2023-09-12", "2023-09-13"]
    places = _circles(draw_timeline([_entry(day, day) for day in days]))
    assert places[2] - places[1] > 20


def test_a_period_is_a_bar_and_an_open_end_an_arrow() -> None:
    assert "<rect" in draw_timeline([_entry("2023-07-01", "2023-07-31")])
    for both in (("2023-07-01", ""), ("", "2023-07-01")):
        picture = draw_timeline([_entry(*both)])
        assert "<rect" not in picture
        assert "stroke-dasharray" in picture


def test_statements_stand_apart_from_events() -> None:
    picture = draw_timeline([_entry("2023-09-13", "2023-09-13"), _entry("2023-09-11", "2023-09-11", kind="statement")])
    assert picture.index("Said to have happened") < picture.index(">Said<")


def test_contested_events_have_their_own_colour() -> None:
    entry = _entry("2023-09-13", "2023-09-13", cluster="meeting-1")
    assert "#b3261e" not in draw_timeline([entry])
    assert "#b3261e" in draw_timeline([entry], contested=frozenset({"meeting-1"}))


def test_what_does_not_fit_is_counted() -> None:
    entries = [_entry(f"2023-09-{day:02}", f"2023-09-{day:02}") for day in range(1, 31)]
    assert "20 more entries" in draw_timeline(entries, most=10)


@pytest.mark.parametrize("title", ['</svg><script>alert(1)</script>"', "\u202eevil", "金正恩與普京會晤" * 20, "\ud800"])
def test_a_hostile_title_is_only_text(title: str) -> None:
    picture = draw_timeline([_entry("2023-09-13", "", title, basis=title, cluster=title)], published="2023-09-14")
    ElementTree.fromstring(picture)
    assert "<script" not in picture
    assert "\u202e" not in picture
