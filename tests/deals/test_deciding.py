from __future__ import annotations

import dataclasses
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dissuade.deals import decide_deal as decide
from dissuade.deals import run_cases
from dissuade.deals.cases import read_cases, run_case
from dissuade.deals.private_list import PrivateList
from dissuade.errors import InputError
from dissuade.model.deal import Deal
from dissuade.model.decision import OUTCOMES
from dissuade.model.match import Match, PartyRef, SnapshotRef
from dissuade.model.party import Listing
from dissuade.model.query import Query
from dissuade.rules.nodes import parse_nodes
from tests.rules.worked import all_cases

GOOD = {"description": "office paper", "hs": "480256", "arms": False, "eccn": "EAR99", "origin": "US"}
BASE: dict[str, Any] = {
    "date": "2024-05-01",
    "nexus": ["us_person"],
    "parties": [{"role": "buyer", "name": "Al Noor Stationery", "country": "AE"}],
    "goods": [GOOD],
    "route": {"origin": "US", "destination": "AE"},
    "end_use": {"military": False},
    "payment": {"currency": "EUR"},
}
EXAMPLE = Path(__file__).parent.parent.parent / "src/dissuade/examples/dprk_shells.yaml"
SNAPSHOT = SnapshotRef(id="abc", compiled_at="2026-01-01T00:00:00Z", sources=(("ofac-sdn", "2026-01-01"),))


def private(text: str) -> PrivateList:
    return PrivateList.from_node(parse_nodes(text), "list.yaml")


class Lists:
    """Official lists with one party."""

    def __init__(self, probability: float, listing: Listing, caption: str = "AL NOOR GROUP") -> None:
        self.probability = probability
        self.listing = listing
        self.caption = caption
        self.asked: list[Query] = []

    def __call__(self, query: Query) -> list[Match]:
        self.asked.append(query)
        if query.name != "Al Noor Stationery":
            return []
        party = PartyRef(id="x-1", caption=self.caption, schema="Company", source_ids=("1",), listings=(self.listing,))
        return [
            Match(
                party=party,
                probability=self.probability,
                matched_name=self.caption,
                evidence=(),
                alignment=(),
                snapshot=SNAPSHOT,
            )
        ]


SDN = Listing(source="ofac-sdn", authority="OFAC", programmes=("SDGT",), listed_from="2020-01-01")


@pytest.mark.shared
def test_the_worked_deals_come_out_as_expected(shared: Path) -> None:
    results = run_cases(shared / "cases" / "deals_dev.yaml")
    assert {result.id: result.differences for result in results if not result.agrees} == {}
    assert len(results) == 40


def test_the_five_actors_of_the_example_get_different_answers() -> None:
    results = run_cases(EXAMPLE)
    assert [result.differences for result in results] == [()] * 5
    answers = {r.id: dict(r.decision.by_jurisdiction) for r in results if r.decision is not None}
    assert answers["chinese-bank-yuan"]["US"] == "risk"
    assert answers["chinese-bank-dollars"]["US"] == "prohibited"
    assert "UK" not in answers["us-broker"]


def test_without_any_list_every_listing_is_unknown() -> None:
    decision = decide(BASE)
    assert decision.overall == "needs_review"
    assert "ofac.blocked" in {entry.fact for entry in decision.missing}
    assert any("no list was searched" in note for note in decision.notes)


def test_a_clear_match_becomes_a_listing() -> None:
    decision = decide(BASE, screen=Lists(0.99, SDN), snapshot=SNAPSHOT)
    assert decision.overall == "prohibited"
    assert decision.screened[0].listed_as == "AL NOOR GROUP"
    assert decision.snapshot == SNAPSHOT


def test_a_doubtful_match_stays_open_and_names_the_candidate() -> None:
    decision = decide(BASE, screen=Lists(0.7, SDN))
    assert decision.overall == "needs_review"
    blocked = next(entry for entry in decision.missing if entry.fact == "ofac.blocked")
    assert blocked.could_become == ("needs_review", "prohibited")
    assert "AL NOOR GROUP" in blocked.detail


def test_who_is_clearly_one_listed_party_is_not_perhaps_another() -> None:
    sure, other = Lists(0.99, SDN), Lists(0.6, SDN, caption="AL NOOR GENERAL TRADING")
    decision = decide(BASE, screen=lambda query: [*sure(query), *other(query)])
    assert [hit.listed_as for hit in decision.screened] == ["AL NOOR GROUP"]


def test_a_doubtful_match_that_the_actor_resolved_counts_no_more() -> None:
    decision = decide({**BASE, "screening_pending": False}, screen=Lists(0.7, SDN))
    assert decision.overall == "permitted"


def test_a_listing_counts_only_while_it_is_in_force() -> None:
    late = Listing(source="ofac-sdn", authority="OFAC", listed_from="2024-05-02")
    ended = Listing(source="ofac-sdn", authority="OFAC", listed_from="2020-01-01", listed_to="2024-05-01")
    assert decide(BASE, screen=Lists(0.99, late)).overall == "permitted"
    assert decide(BASE, screen=Lists(0.99, ended)).overall == "permitted"
    assert decide(BASE, as_of="2024-05-02", screen=Lists(0.99, late)).overall == "prohibited"


def test_a_list_that_does_not_block_does_not_block() -> None:
    sectoral = Listing(source="ofac-cons", authority="OFAC", programmes=("UKRAINE-EO13662",))
    assert decide(BASE, screen=Lists(0.99, sectoral)).overall == "permitted"


def test_the_entity_list_of_the_consolidated_screening_list_asks_for_a_licence() -> None:
    entity = Listing(source="us-csl", authority="BIS", programmes=("EL",))
    assert decide(BASE, screen=Lists(0.99, entity)).overall == "licence_required"


def test_everybody_in_the_deal_is_screened() -> None:
    lists = Lists(0.1, SDN)
    deal = {
        **BASE,
        "ownership": [{"owner": "Omar Said", "owned": "Al Noor Stationery", "share": 0.1}],
        "vessel": {"name": "BRIGHT STAR", "imo": "9074729", "operator": "Star Lines"},
    }
    decide(deal, screen=lists)
    assert {query.name for query in lists.asked} == {"Al Noor Stationery", "Omar Said", "BRIGHT STAR", "Star Lines"}
    ship = next(query for query in lists.asked if query.name == "BRIGHT STAR")
    assert [(item.type, item.value) for item in ship.identifiers] == [("imoNumber", "9074729")]


def test_another_ship_of_the_same_name_is_not_the_listed_one() -> None:
    listed = private("- {name: BRIGHT STAR, imo: '9161003', listings: [{authority: OFAC, from: 2020-01-01}]}")
    deal = {**BASE, "vessel": {"name": "BRIGHT STAR", "imo": "9074729"}}
    assert decide(deal, private=listed).overall == "permitted"
    assert decide({**deal, "vessel": {"name": "NEW NAME", "imo": "9161003"}}, private=listed).overall == "prohibited"


def test_a_party_whose_name_is_not_known_cannot_be_cleared() -> None:
    decision = decide({**BASE, "parties": [{"role": "bank", "name": None}]}, private=PrivateList())
    assert decision.overall == "needs_review"
    assert "who is the bank?" in next(e.detail for e in decision.missing if e.fact == "ofac.blocked")


@pytest.mark.parametrize("name", ["...", "???", " ", "N/A", "(unknown)", "TBD", "to be  confirmed"])
def test_a_name_filled_in_without_knowing_it_clears_nobody(name: str) -> None:
    deal = {**BASE, "parties": [{"role": "buyer", "name": name, "country": "AE"}]}
    decision = decide(deal, private=PrivateList())
    assert "who is the buyer?" in next(e.detail for e in decision.missing if e.fact == "ofac.blocked")


def test_the_edges_that_would_settle_it_are_named() -> None:
    listed = private("- {name: Omar Said, listings: [{authority: OFAC, from: 2020-01-01}]}")
    deal = {**BASE, "ownership": [{"owner": "Omar Said", "owned": "Al Noor Stationery", "share": None}]}
    decision = decide(deal, private=listed)
    assert decision.missing[0].fact == "ofac.blocked"
    assert decision.missing[0].detail == "what share of Al Noor Stationery does Omar Said hold?"


def test_a_contradiction_is_reported_and_not_resolved_in_silence() -> None:
    listed = private("- {name: Al Noor Stationery, listings: [{authority: BIS_EL, from: 2020-01-01}]}")
    goods = [{**GOOD, "subject_to_ear": False}]
    decision = decide({**BASE, "goods": goods}, private=listed)
    assert decision.overall == "needs_review"
    assert decision.contradictions[0].fields == ("goods[0].subject_to_ear", "goods[0].origin")


def test_arms_of_the_munitions_list_are_no_contradiction() -> None:
    goods = [{"hs": "930630", "usml": "III", "arms": True, "origin": "US", "subject_to_ear": False}]
    decision = decide({**BASE, "goods": goods}, private=PrivateList())
    assert decision.contradictions == ()


def test_a_munitions_code_contradicts_a_claim_that_the_goods_are_no_arms() -> None:
    goods = [{"hs": "930690", "arms": False, "origin": "KP", "subject_to_ear": False}]
    decision = decide({**BASE, "goods": goods}, private=PrivateList())
    assert "munitions code" in decision.contradictions[0].message


def test_shares_beyond_everything_are_a_contradiction() -> None:
    shares = [{"owner": name, "owned": "Al Noor Stationery", "share": 0.6} for name in ("A", "B")]
    decision = decide({**BASE, "ownership": shares}, private=PrivateList())
    assert decision.contradictions[0].message == "the shares of Al Noor Stationery add up to 120 %"


def test_remedies_are_lawful_steps_and_never_another_actor() -> None:
    bearings = {"hs": "848220", "arms": False, "origin": "DE", "subject_to_ear": False, "eu_dual_use": False}
    deal = {
        **BASE,
        "nexus": ["eu_person"],
        "goods": [bearings],
        "route": {"origin": "DE", "destination": "RS"},
        "documents": {"no_reexport_clause": False},
    }
    decision = decide({**deal, "date": "2024-09-01"}, private=PrivateList())
    assert decision.overall == "prohibited"
    assert [(step.rule, step.outcome) for step in decision.remedies] == [("eu.12g_missing", "conditions")]
    assert "clause" in decision.remedies[0].step


def test_a_us_person_is_never_told_to_leave_the_deal() -> None:
    listed = private("- {name: Al Noor Stationery, listings: [{authority: OFAC, from: 2020-01-01}]}")
    assert decide(BASE, private=listed).remedies == ()


def test_the_same_deal_can_be_replayed_on_another_date() -> None:
    deal = {**BASE, "parties": [{"role": "buyer", "name": "Shop", "country": "SY"}]}
    deal["route"] = {"origin": "US", "destination": "SY"}
    outcomes = {
        date: decide(deal, as_of=date, private=PrivateList()).overall
        for date in ("2024-01-01", "2025-08-01", "2025-09-02")
    }
    assert outcomes == {"2024-01-01": "licence_required", "2025-08-01": "licence_required", "2025-09-02": "permitted"}


def test_every_decision_says_what_it_rests_on() -> None:
    decision = decide(BASE, private=PrivateList())
    data = decision.to_dict()
    assert data["disclaimer"] == "Not legal advice."
    assert data["as_of"] == "2024-05-01"
    assert data["rule_versions"]["us.ear"].startswith("20")
    assert {"overall", "by_jurisdiction", "findings", "missing", "basis", "snapshot"} <= set(data)
    json.dumps(data)


def test_a_finding_shows_tree_sources_citations_and_penalty() -> None:
    listed = private("- {name: Al Noor Stationery, listings: [{authority: OFAC, from: 2020-01-01}]}")
    finding = decide(BASE, private=listed).findings[0]
    assert finding.rule == "us.ofac.blocked"
    assert finding.penalty is not None
    assert "IEEPA" in finding.penalty.statute or "1705" in finding.penalty.statute
    leaves = [part for part in finding.tree.parts if part.fact == "ofac.blocked"]
    assert leaves[0].value == "true"
    assert "Al Noor Stationery" in leaves[0].source


def test_what_was_not_read_in_the_primary_text_is_marked() -> None:
    deal = {**BASE, "parties": [{"role": "buyer", "name": "Shop", "country": "IR"}]}
    deal["route"] = {"origin": "US", "destination": "IR"}
    assert decide(deal, private=PrivateList()).unverified["us.ofac.iran"] == "M"


def test_the_rule_nobody_has_confirmed_says_so_in_the_answer() -> None:
    listed = private("- {name: Hefei Deep Systems, listings: [{authority: BIS_EL, from: 2020-01-01}]}")
    deal = {
        **BASE,
        "date": "2026-11-20",
        "ownership": [{"owner": "Hefei Deep Systems", "owned": "Al Noor Stationery", "share": 0.8}],
    }
    decision = decide(deal, private=listed)
    assert decision.overall == "licence_required"
    assert any("us.ear.affiliates50" in note and "nobody" in note for note in decision.notes)


def test_a_licence_in_hand_leaves_its_conditions() -> None:
    goods = [{"hs": "848180", "arms": False, "eccn": "2B350", "origin": "US"}]
    deal = {**BASE, "goods": goods, "licences": [{"authority": "BIS", "reference": "D123456"}]}
    assert decide(deal, private=PrivateList()).overall == "conditions"


def test_a_denial_switches_nothing_off() -> None:
    deal = {**BASE, "note": "both governments deny everything"}
    assert decide(deal, private=PrivateList()).to_dict() == decide(BASE, private=PrivateList()).to_dict()


def test_a_case_whose_deal_is_malformed_disagrees_and_says_why(tmp_path: Path) -> None:
    path = tmp_path / "cases.yaml"
    path.write_text(
        "cases:\n- {id: bad, deal: {date: 2024-02-30}, expected: {overall: permitted}}\n"
        "- {id: good, deal: {date: 2024-02-28}, expected: {overall: needs_review}}\n"
    )
    bad, good = run_cases(path)
    assert (bad.agrees, good.agrees) == (False, True)
    assert "line 2" in bad.differences[0]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("cases: 3\n", "list of cases"),
        ("case: []\n", "list of cases"),
        ("cases:\n- {deal: {}, expected: {}}\n", "needs an id"),
        ("cases:\n- {id: a, deal: {}, expected: {overall: fine}}\n", "one of"),
        ("cases:\n- {id: a, expected: {rules: [[]]}}\n", "a list of names"),
        ("cases:\n- {id: a, expected: {missing: goods}}\n", "a list of names"),
        ("cases:\n- {id: a, expected: {by_jurisdiction: UN}}\n", "an outcome by jurisdiction"),
        ("cases:\n- {id: a, like: b, expected: {}}\n", "no earlier case"),
        ("cases:\n- {id: a, expected: {}}\n- {id: a, expected: {}}\n", "used twice"),
        ("designations:\n- {name: A, listings: [{authority: FBI}]}\ncases: []\n", "an authority is one of"),
        ("designations:\n- {name: A}\ncases: []\n", "name and listings"),
        ("cases: []\nrest: 1\n", "unknown key"),
    ],
)
def test_a_broken_case_file_is_refused(tmp_path: Path, text: str, words: str) -> None:
    path = tmp_path / "cases.yaml"
    path.write_text(text)
    with pytest.raises(InputError, match=words):
        read_cases(path)


def test_a_twin_changes_only_what_it_says() -> None:
    cases, listed = read_cases(EXAMPLE)
    dollars = next(case for case in cases if case.id == "chinese-bank-dollars")
    assert dollars.deal is not None
    assert dollars.deal.payment == {"currency": "USD"}
    assert cases[0].deal is not None
    assert dollars.deal.goods == cases[0].deal.goods
    assert run_case(dollars, listed).agrees


ANSWERABLE = {
    ("end_use", "military"): "end_use.military",
    ("end_use", "wmd"): "end_use.wmd",
    ("end_use", "military_intelligence"): "end_use.mil_intel",
    ("conduct", "brokering"): "conduct.brokering",
    ("documents", "no_reexport_clause"): "doc.no_reexport_clause",
    ("documents", "uvl_statement"): "doc.uvl_statement",
    ("vessel", "kp_port_call_within_180_days"): "vessel.kp_call_180d",
    ("vessel", "ais_gap"): "redflag.ais_gap",
    ("goods", "food_or_medicine"): "item.food_or_medicine",
    ("goods", "eu_dual_use"): "item.eu_dual_use",
    ("goods", "luxury"): "item.luxury",
    ("goods", "subject_to_ear"): "item.subject_to_ear",
}


def _said(deal: Deal, section: str, key: str, value: bool | None) -> Deal:
    if section == "goods":
        return dataclasses.replace(deal, goods=tuple({**good, key: value} for good in deal.goods))
    changes: dict[str, Any] = {section: {**(getattr(deal, section) or {}), key: value}}
    return dataclasses.replace(deal, **changes)


@settings(max_examples=200)
@given(number=st.integers(0, len(all_cases()) - 1), place=st.sampled_from(sorted(ANSWERABLE)))
def test_an_answer_in_the_deal_leads_only_where_missing_promised(number: int, place: tuple[str, str]) -> None:
    case, listed = all_cases()[number]
    assert case.deal is not None
    asked = decide(_said(case.deal, *place, None), private=listed)
    promised = {entry.fact: set(entry.could_become) for entry in asked.missing}
    answers = [decide(_said(case.deal, *place, value), private=listed) for value in (True, False)]
    for answer in answers:
        if not answer.contradictions:
            assert answer.overall in promised.get(ANSWERABLE[place], {asked.overall}), place


@settings(max_examples=100)
@given(
    number=st.integers(0, len(all_cases()) - 1),
    share=st.sampled_from([0.01, 0.2, 0.49, 0.5, 0.51, 1.0]),
    authority=st.sampled_from(["OFAC", "EU", "UK", "BIS_EL", "BIS_MEU"]),
)
def test_one_more_listed_owner_never_weakens_the_answer(number: int, share: float, authority: str) -> None:
    case, _ = all_cases()[number]
    if case.deal is None or not case.deal.parties or case.deal.parties[0].name is None:
        return
    listed = private(f"- {{name: Zoran Listed, listings: [{{authority: {authority}, from: 1990-01-01}}]}}")
    edge = ("Zoran Listed", case.deal.parties[0].name, share, share)
    before = decide(case.deal, private=listed)
    after = decide(dataclasses.replace(case.deal, ownership=(*case.deal.ownership, edge)), private=listed)
    # Where it was open whether something is a risk, a certain risk is no weaker: nothing is left to ask.
    possible = {outcome for entry in before.missing for outcome in entry.could_become} - {"needs_review"}
    least = max(possible, key=OUTCOMES.index) if before.overall == "needs_review" and possible else before.overall
    assert OUTCOMES.index(after.overall) >= min(OUTCOMES.index(before.overall), OUTCOMES.index(least))
