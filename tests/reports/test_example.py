"""What reading the report that ships with dissuade must give."""

from __future__ import annotations

from importlib.resources import files

import pytest

import dissuade
from dissuade.deals import decide
from dissuade.documents.input import read_text
from dissuade.errors import InputError
from dissuade.model.report import EventCluster, Report
from dissuade.reports import read_into_report
from dissuade.screening import Screener


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Report:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DISSUADE_HOME", str(tmp_path_factory.mktemp("home")))
        text = (files("dissuade") / "examples" / "arms_talks.txt").read_text(encoding="utf-8")
        return read_into_report(read_text(text), screener=Screener.open())


def _transfer(report: Report, stance: str) -> EventCluster:
    (found,) = (
        cluster
        for cluster in report.clusters
        if cluster.event == "arms_transfer" and stance in {position.stance for position in cluster.positions}
    )
    return found


def test_the_publication_date_comes_from_the_dateline(report: Report) -> None:
    assert (report.published, report.published_basis) == ("2023-09-14", "dateline")


def test_the_listed_parties_are_found_and_no_other(report: Report) -> None:
    assert {match.party.caption for match in report.parties} == {
        "KIM, Jong Un",
        "PUTIN, Vladimir Vladimirovich",
        "SHOIGU, Sergei Kuzhugetovich",
        "CHO CHUN RYONG",
    }


def test_the_related_story_claims_nothing(report: Report) -> None:
    (boilerplate,) = (zone for zone in report.zones if zone.kind == "boilerplate")
    assert report.text[boilerplate.start : boilerplate.end].startswith("Read also")
    spans = [mention.span for mention in report.mentions] + [claim.trigger for claim in report.claims]
    assert not [span for span in spans if boilerplate.start <= span.start < boilerplate.end]


def test_the_shipment_of_2022_is_alleged_by_one_and_denied_by_two(report: Report) -> None:
    cluster = _transfer(report, "denied")
    assert [(position.source, position.stance) for position in cluster.positions] == [
        ("org-white-house", "alleged"),
        ("org-kp-defence-ministry", "denied"),
        ("gov-ru", "denied"),
    ]
    assert cluster.latest == "2022-11-30"


def test_the_sale_ahead_is_expected_and_nobody_asserts_it(report: Report) -> None:
    cluster = _transfer(report, "expected")
    assert {position.stance for position in cluster.positions} == {"expected", "conditional"}
    assert cluster.participants["supplier"] == ("kp",)
    assert cluster.participants["recipient"] == ("ru",)


def test_the_kremlin_declines_to_comment_and_denies_no_talks(report: Report) -> None:
    (talks,) = (cluster for cluster in report.clusters if cluster.event == "negotiation")
    assert {(position.source, position.stance) for position in talks.positions} == {
        ("person-john-kirby", "asserted"),
        ("person-dmitry-peskov", "declined"),
    }


def test_events_stand_on_the_timeline_when_they_are_said_to_have_happened(report: Report) -> None:
    events = [(entry.earliest, entry.latest, entry.cluster) for entry in report.timeline if entry.kind == "event"]
    assert events == [
        ("2006-10-01", "2006-10-31", "designation-1"),
        ("", "2022-11-30", _transfer(report, "denied").id),
        ("2023-07-01", "2023-07-31", "visit-1"),
        ("2023-09-13", "2023-09-13", "meeting-1"),
    ]


def test_both_transfers_become_deals_with_their_evidence(report: Report) -> None:
    assert [deal["date"] for deal in report.deals] == ["2023-09-14", "2022-11-30"]
    past = report.deals[1]
    assert [entry["stance"] for entry in past["evidence"]] == ["alleged", "denied", "denied"]
    assert [good["description"] for good in past["goods"]] == ["artillery shells"]


@pytest.mark.usefixtures("home")
def test_the_deals_are_prohibited_for_states_whoever_asks(report: Report) -> None:
    for deal in report.deals:
        decision = decide(deal)
        assert decision.overall == "prohibited"
        assert decision.by_jurisdiction["UN"] == "prohibited"
        assert "un.dprk.arms_from" in {finding.rule for finding in decision.findings if finding.state == "applies"}


def test_silence_without_a_topic_is_about_what_the_silent_side_takes_part_in() -> None:
    text = (
        "Turkey has agreed to deliver drones to Ethiopia, two officials said on Monday. "
        "Ethiopia's defence ministry declined to comment. The Kremlin declined to comment."
    )
    report = dissuade.read(text, published="2023-09-06")

    said = [
        (claim.modality, report.statements[claim.statement].source.entity)
        for claim in report.claims
        if claim.statement is not None
    ]
    assert said == [("asserted", ""), ("declined", "org-et-defence-ministry"), ("declined", "gov-ru")]
    assert [bool(claim.cluster) for claim in report.claims] == [True, True, False]


@pytest.mark.parametrize("given", [None, b"Kim Jong Un met Vladimir Putin.", ["news.txt"]])
def test_what_is_neither_a_text_nor_a_path_is_refused(given: str) -> None:
    with pytest.raises(InputError, match="a text or a path is read"):
        dissuade.read(given)
