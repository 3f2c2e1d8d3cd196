from __future__ import annotations

import dataclasses
import re
from html.parser import HTMLParser

import pytest

from dissuade.deals import decide_deal
from dissuade.deals.drafting import draft_deals
from dissuade.model.report import Report
from dissuade.reports.page import render_page
from tests.reports.handmade import SNAPSHOT, handmade
from tests.reports.hostile import HOSTILE, hostile

VOID = {"meta"}


class _Reader(HTMLParser):
    """Checks that tags balance and keeps every element with its attributes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def _decided(report: Report) -> str:
    report = dataclasses.replace(report, deals=draft_deals(report))
    return render_page(report, [decide_deal(deal) for deal in report.deals])


def test_mentions_statements_and_dates_are_marked_where_they_stand() -> None:
    page = render_page(handmade())
    assert '<span class="m person listed" id="m4" title="person: Kim Jong Un; listed: OFAC DPRK3' in page
    assert re.search(r'<span class="date"[^>]*>October 13, 2023</span>', page)
    assert re.search(r'<span class="statement deny" id="s1"[^>]*>.*«Никаких поставок не было»', page)
    assert '<p dir="auto" class="boilerplate">Read also: ten ships to watch</p>' in page


def test_claim_denial_and_silence_stand_side_by_side_with_their_evidence() -> None:
    page = render_page(handmade())
    event = page[page.index('id="e-shipment-1"') : page.index('id="timeline"')]
    assert [*re.findall(r'class="side (\w+)"', event)] == ["claimed", "denied", "declined"]
    assert "contested" in event
    assert "«Никаких поставок не было»</bdi></a>" in event


def test_every_link_has_its_anchor_and_every_anchor_is_there_once() -> None:
    elements = _Reader(_decided(handmade())).elements
    anchors = [attrs["id"] for _, attrs in elements if "id" in attrs]
    links = {str(attrs["href"])[1:] for tag, attrs in elements if tag == "a"}
    assert len(anchors) == len(set(anchors))
    assert links <= set(anchors)


def test_listed_parties_show_probability_and_listing() -> None:
    page = render_page(handmade())
    assert "99.4%" in page
    assert "OFAC DPRK3 since 2016-07-06" in page


def test_the_decision_of_a_draft_deal_is_on_the_page() -> None:
    page = _decided(handmade())
    assert '<div class="verdict prohibited"><h3>Prohibited</h3>' in page
    assert "S/RES/1718" in page
    assert "Said about it (evidence, not facts)" in page


def test_a_deal_that_was_not_decided_says_so() -> None:
    report = handmade()
    assert "Not decided." in render_page(dataclasses.replace(report, deals=draft_deals(report)))


def test_notices_and_starter_lists_are_said_first() -> None:
    starter = dataclasses.replace(handmade(), snapshot=dataclasses.replace(SNAPSHOT, starter=True))
    page = render_page(starter)
    assert page.index("Starter lists") < page.index("the caption of a picture was left out") < page.index("<nav>")


def test_an_empty_report_is_a_page_too() -> None:
    page = render_page(Report(text="", sha256="0" * 64))
    assert "Publication date unknown" in page
    assert "No listed party was found." in page
    _Reader(page)


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_document_is_only_text(text: str) -> None:
    elements = _Reader(_decided(hostile(text))).elements
    assert not {tag for tag, _ in elements} & {"script", "img", "iframe", "object", "form", "base", "link", "b"}
    assert not [name for _, attrs in elements for name in attrs if name.startswith("on")]
    assert {str(attrs["href"])[0] for tag, attrs in elements if tag == "a"} == {"#"}


def test_the_page_loads_nothing_and_can_be_written_as_utf_8() -> None:
    page = _decided(hostile("\ud800" + HOSTILE[0]))
    page.encode("utf-8")
    assert "default-src 'none'" in page
    assert "url(" not in page
    assert "@import" not in page
