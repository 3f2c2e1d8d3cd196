from __future__ import annotations

import dataclasses
from io import StringIO

import pytest
from rich.console import Console

from dissuade.cli.show_report import show_report
from dissuade.deals import decide_deal
from dissuade.deals.drafting import draft_deals
from dissuade.model.report import Report
from tests.reports.handmade import SNAPSHOT, handmade
from tests.reports.hostile import HOSTILE, hostile


def _shown(report: Report, *, decide: bool = False, width: int = 100) -> str:
    out = Console(file=StringIO(), width=width, markup=False, highlight=False, emoji=False)
    report = dataclasses.replace(report, deals=draft_deals(report))
    show_report(report, [decide_deal(deal) for deal in report.deals] if decide else [], console=out)
    assert isinstance(out.file, StringIO)
    return out.file.getvalue()


def test_title_date_and_basis_come_first() -> None:
    lines = _shown(handmade()).splitlines()
    assert lines[0] == "Containers from Rason"
    assert lines[1].startswith("published 2023-10-14 (given)")
    assert lines[2] == "note: the caption of a picture was left out"


def test_listed_parties_have_probability_name_caption_and_listing() -> None:
    assert "  99.4%  Kim Jong Un (1x)  KIM, Jong Un  OFAC DPRK3 since 2016-07-06" in _shown(handmade())


def test_who_claims_who_denies_and_who_declines_stand_together() -> None:
    lines = [line.strip() for line in _shown(handmade()).splitlines()]
    at = next(number for number, line in enumerate(lines) if line.startswith("CONTESTED"))
    assert lines[at] == "CONTESTED  shipment: North Korea → Russia (munitions)  … to 2023-10-13"
    assert lines[at + 1].startswith("+ White House           alleged     said: that North Korea had shipped")
    assert lines[at + 2] == "x Government of Russia  denied      denied: «Никаких поставок не было»"
    assert lines[at + 3].startswith(
        "o Government of Russia  declined    would not comment: whether Kim Jong Un (김정은)"
    )


def test_the_timeline_has_events_with_open_ends() -> None:
    assert "… to 2023-10-13           shipment: North Korea → Russia (munitions)" in _shown(handmade())


def test_a_decided_deal_shows_verdict_law_reason_and_question() -> None:
    shown = _shown(handmade(), decide=True)
    assert "PROHIBITED   shipment: North Korea → Russia (munitions)" in shown
    assert "law of 2023-10-13:  UN: prohibited" in shown
    assert "because  UN: No procurement of arms" in shown
    assert "find out which of these you are or do: " in shown


def test_a_deal_that_is_not_decided_says_how() -> None:
    assert "drafted, not decided: say --decide" in _shown(handmade())


def test_without_events_the_statements_are_shown() -> None:
    shown = _shown(dataclasses.replace(handmade(), clusters=(), claims=(), timeline=()))
    assert "  Government of Russia: deny: «Никаких поставок не было»" in shown
    assert "Timeline" not in shown


def test_a_report_without_anything_is_short() -> None:
    shown = _shown(Report(text="비가 온다.", sha256="0" * 64))
    assert "Report of 6 characters" in shown
    assert "Listed parties  none" in shown
    assert len(shown.splitlines()) < 8


def test_a_long_report_still_fits_a_screen_and_says_what_is_left_out() -> None:
    report = handmade()
    report = dataclasses.replace(
        report,
        parties=report.parties * 50,
        clusters=tuple(dataclasses.replace(report.clusters[0], id=f"shipment-{n}") for n in range(50)),
        timeline=report.timeline * 50,
        deals=(),
    )
    shown = _shown(report)
    assert len(shown.splitlines()) < 80
    assert "... and 38 more parties" in shown
    assert "... and 42 more events" in shown


def test_no_line_is_wider_than_the_terminal() -> None:
    report = dataclasses.replace(handmade(), title="북한과 러시아의 무기 거래 " * 40, snapshot=None)
    assert all(len(line) <= 60 for line in _shown(report, decide=True, width=60).splitlines())


def test_starter_lists_are_said() -> None:
    shown = _shown(dataclasses.replace(handmade(), snapshot=dataclasses.replace(SNAPSHOT, starter=True)))
    assert "STARTER SNAPSHOT" in shown


@pytest.mark.parametrize("text", [*HOSTILE, "\x1b[31mred\x1b]0;title\x07", "[bold]x[/bold] :smile:"])
def test_hostile_text_sends_nothing_to_the_terminal(text: str) -> None:
    shown = _shown(hostile(text), decide=True)
    assert "\x1b" not in shown
    assert "\u202e" not in shown
    assert "\x07" not in shown
