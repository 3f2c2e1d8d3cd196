from __future__ import annotations

from typing import Any

import pytest

from dissuade.deals.format import parse_deal
from dissuade.rules.facts import FactSheet, Standing, derive_facts
from dissuade.rules.vocabulary import Codes


def sheet(text: str, date: str = "2024-06-01") -> FactSheet:
    sheets, _ = derive_facts(parse_deal(text), Standing(), date)
    return sheets[0]


def fact(text: str, name: str, date: str = "2024-06-01") -> Any:
    return sheet(text, date).values[name]


@pytest.mark.parametrize(
    ("good", "value"),
    [
        ("{hs: '930630'}", True),
        ("{hs: '871000'}", True),
        ("{hs: '100630'}", False),
        ("{hs: '880240'}", None),  # an aircraft may be a military one
        ("{hs: '852560', arms: null}", None),
        ("{hs: '852560', arms: true}", True),
        ("{eccn: EAR99}", False),
        ("{usml: III}", True),
        ("{hs: '880240', eccn: 9A991}", False),  # classified outside the munitions entries
        ("{hs: '880240', eccn: 9A610.a}", None),
        ("{hs: '930630', eccn: EAR99}", True),
        ("{description: thing}", None),
    ],
)
def test_munitions_are_recognised_and_never_guessed(good: str, value: bool | None) -> None:
    assert fact(f"goods: [{good}]", "item.arms") is value


@pytest.mark.parametrize(
    ("deal", "value"),
    [
        ("goods: [{origin: US}]", True),
        ("goods: [{origin: DE}]\nroute: {origin: US}", True),
        ("goods: [{origin: US, usml: III}]", False),
        ("goods: [{origin: TR}]", None),
        (
            "goods: [{origin: TR, us_content_percent: 20, foreign_direct_product: false}]\nroute: {destination: CN}",
            False,
        ),
        (
            "goods: [{origin: TR, us_content_percent: 20, foreign_direct_product: false}]\nroute: {destination: IR}",
            True,
        ),
        (
            "goods: [{origin: TR, us_content_percent: 10, foreign_direct_product: false}]\nroute: {destination: KP}",
            False,
        ),
        (
            "goods: [{origin: TR, us_content_percent: 25, foreign_direct_product: false}]\nroute: {destination: RU}",
            False,
        ),
        ("goods: [{origin: TR, us_content_percent: 26}]\nroute: {destination: RU}", True),
        ("goods: [{origin: TR, us_content_percent: 5}]\nroute: {destination: RU}", None),
        ("goods: [{origin: TR, us_content_percent: null, foreign_direct_product: false}]", None),
        ("goods: [{origin: TW, foreign_direct_product: true}]", True),
        ("goods: [{origin: TR, subject_to_ear: null}]", None),
        ("goods: [{origin: TR, us_content_percent: 1, us_content_600_series: true}]\nroute: {destination: MO}", True),
    ],
)
def test_reach_of_the_ear_follows_origin_content_and_direct_product(deal: str, value: bool | None) -> None:
    assert fact(deal, "item.subject_to_ear") is value


@pytest.mark.parametrize(
    ("payment", "value"),
    [
        ("{currency: USD}", True),
        ("{currency: CNY}", False),
        ("{currency: null}", None),
        ("{currency: USD, us_clearing: false}", False),
        ("null", None),
    ],
)
def test_dollars_clear_in_the_us_unless_shown_otherwise(payment: str, value: bool | None) -> None:
    assert fact(f"payment: {payment}", "nexus.us_fi") is value


def test_origin_of_the_goods_and_of_the_shipment_both_count() -> None:
    assert fact("goods: [{origin: KP}]\nroute: {origin: CN}", "route.origin") == Codes(frozenset({"KP", "CN"}))
    assert fact("goods: [{origin: null}]\nroute: {origin: CN}", "route.origin") == Codes(frozenset({"CN"}), True)


def test_a_track_gap_is_not_the_answer_no() -> None:
    assert fact("vessel: {name: A, imo: '9074729', ais_gap: true}", "vessel.kp_call_180d") is None
    assert fact("vessel: {name: A, imo: '9074729'}", "vessel.kp_call_180d") is False


def test_food_by_its_code_is_a_question_and_not_an_answer() -> None:
    assert fact("goods: [{hs: '100630', eccn: EAR99}]", "item.food_or_medicine") is None
    assert fact("goods: [{hs: '848210', eccn: EAR99}]", "item.food_or_medicine") is False


def test_a_code_that_is_not_known_leaves_what_follows_from_it_open() -> None:
    values = sheet("goods: [{hs: null}]").values
    assert [values[name] for name in ("item.chpl_tier", "item.agri_med", "item.aviation_fuel")] == [None, None, None]


def test_an_unknown_nexus_makes_every_nexus_unknown() -> None:
    assert fact("nexus: null", "nexus.us_person") is None
    assert fact("nexus: {us_person: null, eu_person: true}", "nexus.us_person") is None
    assert fact("nexus: [eu_person]", "nexus.us_person") is False


def test_the_military_base_of_russia_is_asked_for_only_where_russia_is_touched() -> None:
    assert fact("route: {origin: CN, destination: VN}", "party.ru_mib") is False
    assert fact("route: {origin: CN, destination: RU}", "party.ru_mib") is None


def test_transit_through_russia_and_gp8_countries_is_seen() -> None:
    values = sheet("route: {origin: DE, destination: MN, transit: [PL, RU]}").values
    assert (values["route.transit_ru"], values["route.transit_gp8"]) == (True, True)


def test_every_value_that_is_not_a_default_names_its_source() -> None:
    found = sheet("goods: [{hs: '848210'}]\nroute: {origin: DE, destination: TR}")
    assert found.sources["item.chpl_tier"] == "goods[0].hs 848210, tier 3B"


def test_a_fact_may_be_stated_outright() -> None:
    assert fact("facts: {eu.annex_iv: true}", "eu.annex_iv") is True
    assert fact("facts: {route.origin: [KP]}", "route.origin") == Codes(frozenset({"KP"}))


def test_a_stated_fact_that_contradicts_the_deal_is_reported() -> None:
    text = "goods: [{eccn: EAR99}]\nfacts: {item.ear99: false}"
    sheets, contradictions = derive_facts(parse_deal(text), Standing(), "2024-06-01")
    assert sheets[0].values["item.ear99"] is None
    assert contradictions[0].fields == ("facts.item.ear99", "goods[0].eccn")
