"""The ledger and the timeline: positions side by side, events in time; and the annotated report."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from ruamel.yaml import YAML

from dissuade.documents.claims import find_claims
from dissuade.documents.dates import find_dates
from dissuade.documents.ledger import build_ledger
from dissuade.documents.mentions import find_mentions
from dissuade.documents.quotes import find_quotes
from dissuade.documents.statements import find_statements
from dissuade.documents.zones import find_zones
from dissuade.model.report import Claim, DateMention, EventCluster, Statement, TimelineEntry, Zone

PUBLISHED = dt.date(2023, 9, 6)
REPORT = "000_38320f658f82b1b7"


class Ledger(NamedTuple):
    """A reading with its ledger."""

    statements: list[Statement]
    claims: list[Claim]
    dates: list[DateMention]
    clusters: tuple[EventCluster, ...]
    timeline: tuple[TimelineEntry, ...]

    def stances(self, event: str) -> list[dict[str, list[str]]]:
        """Source to stances, for each cluster of an event."""
        found = []
        for cluster in self.clusters:
            if cluster.event == event:
                stances: dict[str, list[str]] = {}
                for position in cluster.positions:
                    stances.setdefault(position.source, []).append(position.stance)
                found.append(stances)
        return found


def read(text: str, published: dt.date | None = PUBLISHED) -> Ledger:
    zones: list[Zone] = [zone for zone in find_zones(text) if zone.kind != "quote"]
    zones += find_quotes(text, zones)
    found, dates = find_mentions(text, zones, published=published), find_dates(text, published)
    statements = find_statements(text, zones, found.mentions, dates)
    claims = find_claims(text, statements, found.mentions, found.entities, dates, zones=zones, published=published)
    return Ledger(statements, claims, dates, *build_ledger(claims, statements, dates, found.entities))


def test_contradicting_positions_stand_side_by_side() -> None:
    found = read("Ukraine said Iran sold drones to Russia. Iran denied that it sold drones to Russia.")
    assert [{"ua": ["asserted"], "ir": ["denied"]}] == found.stances("arms_transfer")


def test_a_state_and_its_government_are_one_party_to_an_event() -> None:
    found = read("Ukraine said Tehran sold drones to Moscow. France said Iran sold drones to Russia.")
    assert [{"ua": ["asserted"], "fr": ["asserted"]}] == found.stances("arms_transfer")


def test_a_past_and_a_possible_transfer_are_two_events() -> None:
    found = read("Ukraine said Iran sold drones to Russia. France said Iran may sell drones to Russia.")
    assert [{"ua": ["asserted"]}, {"fr": ["possible"]}] == found.stances("arms_transfer")


def test_the_two_directions_of_a_sale_are_two_events() -> None:
    found = read("Ukraine said Iran sold drones to Russia. France said Russia sold drones to Iran.")
    assert 2 == len(found.stances("arms_transfer"))


def test_other_goods_of_an_unknown_supplier_are_another_event() -> None:
    found = read("Ukraine said North Korea sold weapons to Russia. France said drones had been sold to Russia.")
    assert 2 == len(found.stances("arms_transfer"))


def test_silence_never_becomes_a_denial() -> None:
    found = read("Ukraine said Iran sold drones to Russia. Iran declined to comment on the claims.")
    assert [{"ua": ["asserted"], "ir": ["declined"]}] == found.stances("arms_transfer")


def test_evidence_spans_are_the_text() -> None:
    text = "Ukraine said Iran sold drones to Russia. Iran denied the claim."
    spans = [span for cluster in read(text).clusters for p in cluster.positions for span in p.evidence]
    assert spans
    assert all(text[span.start : span.end] == span.text for span in spans)


def test_events_stand_at_their_own_time_and_statements_at_theirs() -> None:
    found = read("Ukraine said on Monday that Iran sold drones to Russia in July.")
    assert [("event", "2023-07-01"), ("statement", "2023-09-04")] == [(e.kind, e.earliest) for e in found.timeline]


def test_a_past_event_without_a_date_is_no_later_than_it_was_spoken_of() -> None:
    found = read("Last year, the US accused North Korea of shipping missiles to Russia.")
    [event] = [e for e in found.timeline if e.kind == "event"]
    assert ("", "2022-12-31") == (event.earliest, event.latest)
    assert "no later than" in event.basis


def test_without_a_publication_date_relative_dates_reach_no_timeline() -> None:
    assert () == read("Ukraine said on Monday that Iran sold drones to Russia last month.", None).timeline


def test_titles_name_who_gives_what_to_whom() -> None:
    assert ["arms transfer: Iran → Russia (drones), possible"] == [
        cluster.title for cluster in read("Iran may sell drones to Russia.").clusters
    ]


# The annotated report. Its modalities are finer than ours: what a source believes is alleged, what it intends or has
# scheduled is expected, no comment is declined; "denied" is the only negative among the claims with a cue.
_MODALITIES = {
    "believed": {"alleged"},
    "intended": {"expected"},
    "scheduled": {"expected"},
    "no_comment": {"declined"},
}
_CUED = [f"C{n:02}" for n in (*range(1, 10), *range(14, 26))]
_REFERRING = {"C06", "C08", "C21"}


@pytest.fixture(scope="module")
def gold(shared: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = YAML(typ="safe", pure=True).load((shared / "reports" / f"{REPORT}.gold.yaml").read_text())
    return loaded


@pytest.fixture(scope="module")
def report(shared: Path) -> Ledger:
    return read((shared / "reports" / f"{REPORT}.txt").read_text(encoding="utf-8"))


def _matches(report: Ledger, gold: dict[str, Any], claim: Claim, strict: bool = True) -> bool:
    """Whether a claim is a gold claim: same source, modality and polarity, and its event or content."""
    statement = report.statements[claim.statement] if claim.statement is not None else None
    span = statement.source.span if statement else None
    if gold["source_span"] is None:
        if span is not None:
            return False
    elif span is None or not (span.start < gold["source_span"]["end"] and gold["source_span"]["start"] < span.end):
        return False
    if strict:
        wanted = _MODALITIES.get(gold["modality"], {gold["modality"]})
        polarity = "negative" if gold["modality"] == "denied" else "positive"
        if claim.modality not in wanted or claim.polarity != polarity:
            return False
    place = gold.get("content") or gold.get("topic") or gold["cue"]
    places = [place, gold.get("topic") or place, gold["cue"]]
    return any(claim.trigger.start < p["end"] and p["start"] < claim.trigger.end for p in places)


def _nested(gold: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The claim and the one that it reports."""
    yield gold
    if "nested" in gold:
        yield {**gold, **gold["nested"]}


def test_cued_claims_of_the_annotated_report_have_source_modality_and_polarity(
    gold: dict[str, Any], report: Ledger
) -> None:
    wanted = {c["id"]: c for c in gold["claims"] if c["id"] in _CUED}
    found = {id for id, one in wanted.items() if any(_matches(report, one, claim) for claim in report.claims)}
    missing = set(wanted) - found
    assert 18 <= len(found), missing


def test_no_claim_of_the_annotated_report_is_false(gold: dict[str, Any], report: Ledger) -> None:
    def is_known(claim: Claim) -> bool:
        if claim.statement is None:
            narrated = [c for c in gold["claims"] if c["source"] == "author" and c.get("content")]
            return any(c["content"]["start"] <= claim.trigger.start < c["content"]["end"] for c in narrated)
        return any(_matches(report, g, claim, strict=False) for one in gold["claims"] for g in _nested(one))

    false = [claim for claim in report.claims if not is_known(claim)]
    assert 1 >= len(false), [(c.trigger.text, c.statement) for c in false]


def test_nothing_is_claimed_of_the_related_story(gold: dict[str, Any], report: Ledger) -> None:
    [zone] = gold["boilerplate"]
    assert not [c for c in report.claims if zone["start"] <= c.trigger.start < zone["end"]]


def test_both_denials_are_attached_to_the_alleged_shipment_of_last_year(report: Ledger) -> None:
    [stances] = [s for s in report.stances("arms_transfer") if "denied" in s.get("gov-ru", [])]
    assert {"us": ["alleged"], "gov-ru": ["denied"], "gov-kp": ["denied"]} == stances


def test_the_refusal_to_comment_is_no_denial(report: Ledger) -> None:
    [negotiation] = [s for s in report.stances("negotiation") if "gov-ru" in s]
    assert ["declined"] == negotiation["gov-ru"]


def test_the_timeline_of_the_annotated_report_is_as_annotated(report: Ledger) -> None:
    events = [(e.earliest, e.latest, e.title.split(":")[0]) for e in report.timeline if e.kind == "event"]
    assert [
        ("", "2022-12-31", "arms transfer"),
        ("2023-07-01", "2023-07-31", "visit"),
        ("2023-07-01", "2023-07-31", "meeting"),
        ("2023-08-01", "2023-08-31", "exchange of letters"),
        ("2023-09-11", "2023-09-17", "meeting"),
        ("2023-09-11", "2023-09-17", "visit"),
    ] == sorted(events, key=lambda e: e[0] or e[1])


def test_statements_of_the_annotated_report_stand_at_their_days(report: Ledger) -> None:
    days = {e.earliest for e in report.timeline if e.kind == "statement"}
    assert {"2023-09-04", "2023-09-05"} <= days
