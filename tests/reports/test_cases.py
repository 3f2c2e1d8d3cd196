"""Short reports with gold: dates, statements, claims and their clusters, and deals drafted and decided.

The persons and firms in them are made up, and so are the words; ``tests/cases/reports`` holds them as data.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from dissuade.deals import decide, parse_deal
from dissuade.documents.input import read_document, read_text
from dissuade.model.report import Claim, Report, Statement
from dissuade.reports import read_into_report
from dissuade.screening import Screener

FOLDER = Path(__file__).parent.parent / "cases" / "reports"
FILES = sorted(FOLDER.glob("*.yaml"))
SUFFIXES = {"text": ".txt", "eml": ".eml", "html": ".html"}
META = frozenset({"source", "event", "modality", "polarity", "date", "cluster"})


class Case:
    """A report that was read, beside what it must give."""

    def __init__(self, path: Path, folder: Path, screener: Screener) -> None:
        self.gold: dict[str, Any] = YAML(typ="safe").load(path.read_text(encoding="utf-8"))
        document = folder / (path.stem + SUFFIXES[self.gold["kind"]])
        document.write_text(self.gold["text"], encoding="utf-8")
        self.report: Report = read_into_report(
            read_document(document), published=_day(self.gold["published"]), screener=screener
        )
        self.names = {entity.id: entity.name for entity in self.report.entities}

    def source(self, number: int | None) -> set[str]:
        """The names that the gold may use for a source."""
        if number is None:
            return {"author"}
        source = self.report.statements[number].source
        if source.span is None:
            return {"nobody"}
        entity = source.entity.removeprefix("gov-")
        return {_plain(source.span.text), entity, self.names.get(source.entity, "")}

    def fits(self, claim: Claim, gold: dict[str, Any]) -> bool:
        """Whether a claim is the one that the gold describes."""
        if (claim.event, claim.modality, claim.polarity) != (gold["event"], gold["modality"], gold["polarity"]):
            return False
        if not any(name == gold["source"] or gold["source"] in name for name in self.source(claim.statement) if name):
            return False
        if "date" in gold and (claim.date is None or self.report.dates[claim.date].value != gold["date"]):
            return False
        return all(self._fills(claim, slot, name) for slot, name in gold.items() if slot not in META)

    def _fills(self, claim: Claim, slot: str, name: str) -> bool:
        ids = claim.participants.get(slot, ())
        return any(
            name in (id.removeprefix("gov-"), self.names.get(id)) or name in self.names.get(id, "") for id in ids
        )


def _plain(text: str) -> str:
    return " ".join(text.split())


def _day(value: Any) -> dt.date:
    return value if isinstance(value, dt.date) else dt.date.fromisoformat(value)


@pytest.fixture(scope="module")
def cases(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Case]]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DISSUADE_HOME", str(tmp_path_factory.mktemp("home")))
        folder, screener = tmp_path_factory.mktemp("documents"), Screener.open()
        yield {path.stem: Case(path, folder, screener) for path in FILES}


@pytest.fixture(params=[path.stem for path in FILES])
def case(request: pytest.FixtureRequest, cases: dict[str, Case]) -> Case:
    return cases[request.param]


def test_the_dates_are_those_annotated(case: Case) -> None:
    found = [[_plain(date.span.text), date.value] for date in case.report.dates]
    assert case.gold["dates"] == found


def _is(statement: Statement, gold: dict[str, Any], case: Case) -> bool:
    if statement.source.span is None or statement.act != gold["act"]:
        return False
    parent = gold.get("parent", "")
    if parent and (statement.parent is None or parent not in case.source(statement.parent)):
        return False
    said = _plain(" ".join(span.text for span in statement.content))
    return _plain(statement.source.span.text).startswith(gold["source"]) and gold.get("content", "") in said


def test_every_statement_has_its_source_and_act(case: Case) -> None:
    missing = [gold for gold in case.gold["statements"] if not any(_is(s, gold, case) for s in case.report.statements)]
    assert [] == missing


def test_every_claim_annotated_is_found(case: Case) -> None:
    missing = [gold for gold in case.gold["claims"] if not any(case.fits(c, gold) for c in case.report.claims)]
    assert [] == missing


def test_no_claim_is_found_that_is_not_annotated(case: Case) -> None:
    false = [
        (claim.event, claim.trigger.text, claim.modality, claim.polarity, sorted(case.source(claim.statement)))
        for claim in case.report.claims
        if claim.cluster and not any(case.fits(claim, gold) for gold in case.gold["claims"])
    ]
    assert [] == false


def test_every_statement_with_a_source_and_a_cue_claims_something(case: Case) -> None:
    told = {claim.statement for claim in case.report.claims}
    silent = [s for n, s in enumerate(case.report.statements) if n not in told and s.source.span and s.cue]
    assert {"noun", "ground", "np"}.issuperset(s.rule.partition(":")[0] for s in silent)


def test_claims_of_one_event_are_in_one_cluster_and_others_apart(case: Case) -> None:
    clusters: dict[str, set[str]] = {}
    for claim in filter(lambda one: one.cluster, case.report.claims):
        for gold in case.gold["claims"]:
            if case.fits(claim, gold):
                clusters.setdefault(gold["cluster"], set()).add(claim.cluster)
    assert {1} == {len(found) for found in clusters.values()}
    assert len(clusters) == len(set().union(*clusters.values()))


def test_the_deals_are_those_annotated(case: Case) -> None:
    golds = case.gold.get("deals", [])
    found = [_drafted(deal) for deal in case.report.deals]
    asked = [gold.keys() for gold in golds] + [_ALWAYS] * len(found)
    assert golds == [{key: deal[key] for key in keys} for deal, keys in zip(found, asked, strict=False)]


_ALWAYS = ("seller", "buyer", "goods", "vessel")


def _drafted(deal: Any) -> dict[str, Any]:
    """What the gold may name of a deal; beside the sides, the goods and the vessel only what it does name counts."""
    vessel, route, payment = (deal.get(key) or {} for key in ("vessel", "route", "payment"))
    return {
        "seller": _side(deal, 0),
        "buyer": _side(deal, 1),
        "goods": ", ".join(good["description"] for good in deal.get("goods", ())) or None,
        "vessel": vessel.get("name"),
        "imo": vessel.get("imo"),
        "origin": route.get("origin"),
        "destination": route.get("destination"),
        "date": deal["date"],
        "value": payment.get("amount"),
    }


def _side(deal: Any, number: int) -> str | None:
    role = list(dict.fromkeys(party["role"] for party in deal["parties"]))[number]
    sides = [party.get("name") or party.get("country") for party in deal["parties"] if party["role"] == role]
    return " and ".join(side for side in sides if side) or None


def test_every_draft_can_be_decided_and_none_is_cleared_out_of_hand(case: Case) -> None:
    for deal in case.report.deals:
        parse_deal(dict(deal))
        assert decide(dict(deal)).overall not in ("allowed", "no_restriction_found"), deal["title"]


@pytest.mark.parametrize("name", ["engines_interview", "fuel_thilawa", "nested_sudan", "panel_congo"])
def test_blanks_that_break_no_line_change_no_claim(name: str, cases: dict[str, Case]) -> None:
    plain = cases[name].report
    text = plain.text.replace(" ", "\u00a0")
    screener = Screener.open()
    report = read_into_report(read_text(text), published=_day(cases[name].gold["published"]), screener=screener)
    assert [_told(claim) for claim in plain.claims] == [_told(claim) for claim in report.claims]
    assert all(text[m.span.start : m.span.end] == m.span.text for m in report.mentions)


def _told(claim: Claim) -> tuple[object, ...]:
    return claim.event, claim.trigger.start, claim.modality, claim.polarity, dict(claim.participants), claim.date
