from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dissuade.deals.cases import run_case
from dissuade.deals.deciding import decide_deal as decide
from dissuade.model.decision import OUTCOMES
from dissuade.rules.evaluate import RANK, RuleSet, load_rules
from dissuade.rules.facts import FactSheet
from dissuade.rules.loader import Regime, load_regimes
from dissuade.rules.vocabulary import load_facts
from tests.rules.worked import all_cases, sheets_of

BOOLS = sorted(name for name, fact in load_facts().items() if fact.type == "bool")


@pytest.mark.parametrize(("number"), range(len(all_cases())), ids=[case.id for case, _ in all_cases()])
def test_a_worked_case_comes_out_as_expected(number: int) -> None:
    case, private = all_cases()[number]
    assert run_case(case, private).differences == ()


def test_no_rule_can_be_deleted_unnoticed() -> None:
    whole = load_rules()
    survivors = []
    for rule in whole.rules:
        naming = [entry for entry in all_cases() if rule.id in (entry[0].expected.get("rules") or ())]
        if all(run_case(case, private, rules=whole.without(rule.id)).agrees for case, private in naming):
            survivors.append(rule.id)
    assert survivors == []


@settings(max_examples=150)
@given(
    number=st.integers(0, len(all_cases()) - 1),
    blanked=st.sets(st.sampled_from(BOOLS), max_size=8),
)
def test_an_answer_to_a_question_leads_only_where_missing_promised(number: int, blanked: set[str]) -> None:
    sheets, date = sheets_of(*all_cases()[number])
    unknown = [FactSheet({**sheet.values, **dict.fromkeys(blanked)}, sheet.sources, sheet.good) for sheet in sheets]
    rules = load_rules()
    result = rules.evaluate(unknown, date)
    promised = {entry.fact: set(entry.could_become) for entry in result.missing}
    for fact in BOOLS:
        if all(sheet.values[fact] is not None for sheet in unknown):
            continue
        for answer in (True, False):
            outcome = rules.outcome_with(unknown, date, {fact: answer})
            assert outcome in promised.get(fact, {result.overall}), (fact, answer)


@settings(max_examples=60)
@given(number=st.integers(0, len(all_cases()) - 1), seed=st.integers(0, 1000))
def test_the_order_of_the_rules_does_not_matter(number: int, seed: int) -> None:
    sheets, date = sheets_of(*all_cases()[number])
    shuffle = random.Random(seed)
    regimes = []
    for regime in load_regimes():
        mixed = list(regime.rules)
        shuffle.shuffle(mixed)
        regimes.append(
            Regime(
                name=regime.name,
                jurisdiction=regime.jurisdiction,
                title=regime.title,
                version=regime.version,
                rules=tuple(mixed),
                path=regime.path,
            )
        )
    shuffle.shuffle(regimes)
    straight, mixed_up = load_rules().evaluate(sheets, date), RuleSet(regimes).evaluate(sheets, date)
    assert dict(straight.by_jurisdiction) == dict(mixed_up.by_jurisdiction)
    assert straight.findings == mixed_up.findings
    assert {entry.fact for entry in straight.missing} == {entry.fact for entry in mixed_up.missing}


@settings(max_examples=80)
@given(
    number=st.integers(0, len(all_cases()) - 1),
    fact=st.sampled_from(["ofac.blocked", "eu.frozen", "uk.frozen", "un.listed", "bis.entity_list", "bis.denied"]),
)
def test_one_more_listing_never_weakens_what_is_certain(number: int, fact: str) -> None:
    sheets, date = sheets_of(*all_cases()[number])
    rules = load_rules()
    before = rules.evaluate(sheets, date)
    after = rules.evaluate([FactSheet({**s.values, fact: True}, s.sources, s.good) for s in sheets], date)
    for name, outcome in before.by_jurisdiction.items():
        if outcome != "needs_review":
            floor = after.at_least.get(name, after.by_jurisdiction[name])
            assert RANK[floor] >= RANK[outcome]


def test_what_could_outrank_a_licence_needs_review_and_keeps_the_floor() -> None:
    decision = decide(
        {
            "date": "2024-05-01",
            "nexus": ["us_person"],
            "parties": [{"role": "buyer", "name": None, "country": "KE"}],
            "goods": [{"hs": "848180", "arms": False, "eccn": "2B350", "origin": "US"}],
            "route": {"origin": "US", "destination": "KE"},
            "end_use": {"military": False},
            "payment": {"currency": "EUR"},
        },
    )
    assert decision.by_jurisdiction["US"] == "needs_review"
    assert decision.at_least["US"] == "licence_required"


def test_goods_are_judged_one_by_one() -> None:
    deal = {
        "date": "2024-09-02",
        "nexus": [],
        "goods": [
            {"description": "food", "hs": "100490", "arms": False, "eccn": "EAR99", "origin": "US"},
            {"description": "boiler", "hs": "840310", "arms": False, "eccn": "EAR99", "origin": "US"},
        ],
        "route": {"origin": "US", "destination": "RU"},
        "end_use": {"military": False},
        "payment": {"currency": "EUR"},
    }
    from dissuade.deals.private_list import PrivateList

    decision = decide(deal, private=PrivateList())
    supp4 = next(finding for finding in decision.findings if finding.rule == "us.ear.ruby_supp4")
    assert supp4.goods == (2,)
    assert decision.by_jurisdiction["US"] == "licence_required"


def test_every_outcome_of_a_worked_case_is_in_the_closed_list() -> None:
    seen = set()
    for case, private in all_cases():
        result = run_case(case, private)
        assert result.decision is not None
        seen.add(result.decision.overall)
    assert seen == set(OUTCOMES)


def test_an_impossible_rule_id_deletes_nothing() -> None:
    assert len(load_rules().without("none").rules) == len(load_rules().rules)
