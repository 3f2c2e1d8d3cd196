from __future__ import annotations

import random
from dataclasses import replace

import pytest

from dissuade.deals.draft_parts import _distance, _nearest, draft_good, draft_party, end_use_of, one_country, vessel_of
from dissuade.model.report import Entity, Mention, Report, Span

SHELLS = Entity(id="goods-artillery-shells", type="goods", name="artillery shells", role="munitions ML3; HS 9306")


def _report(text: str, words: str, entity: str, type: str) -> Report:
    start = text.index(words)
    mention = Mention(span=Span(start, start + len(words), words), type=type, entity=entity, level="nominal")
    return Report(text=text, sha256="0" * 64, mentions=(mention,))


@pytest.mark.parametrize(
    ("text", "quantity"),
    [
        ("sold 12,000 mortar shells to Iran", "12,000"),
        ("sold 1.2 million rounds of mortar shells", "1.2 million rounds"),
        ("sold 500 crates of old mortar shells", "500 crates"),
        ("sold in 2022 mortar shells", None),
        ("paid $500 mortar shells", None),
        ("sold 2,000-3,000 mortar shells", "3,000"),
        ("sold M-120 mortar shells", None),
        ("sold 900 M-120 mortar shells", "900"),
    ],
)
def test_goods_are_described_and_counted_as_the_report_writes(text: str, quantity: str | None) -> None:
    good = draft_good(SHELLS, _report(text, "mortar shells", SHELLS.id, "goods"), [0])
    assert ("mortar shells", quantity) == (good["description"], good.get("quantity"))


def test_the_number_in_the_name_of_a_weapon_counts_nothing() -> None:
    tanks = Entity(id="goods-tanks", type="goods", name="tanks", role="munitions ML6; HS 8710")
    text = "It sold 12 Leopard 2 tanks to Syria."
    named, told = (_report(text, words, tanks.id, "goods").mentions for words in ("Leopard 2", "tanks"))
    good = draft_good(tanks, Report(text=text, sha256="0" * 64, mentions=(*named, *told)), [text.index("tanks")])
    assert ("tanks", "12") == (good["description"], good["quantity"])


def test_a_state_is_its_government_only_where_arms_are_traded() -> None:
    iran = Entity(id="ir", type="country", name="Iran", country="ir")
    assert "IR" == draft_party("buyer", iran, arms=True)["government_of"]
    assert draft_party("buyer", iran, arms=False)["government_of"] is None


def test_who_has_no_name_is_described_and_not_screened() -> None:
    firm = Entity(id="org-unnamed-1", type="organization", name="Turkish company", country="tr")
    assert {"role": "seller", "name": None, "country": "TR", "schema": "Organization", "note": "Turkish company"} == (
        draft_party("seller", firm, arms=True)
    )


@pytest.mark.parametrize(("number", "imo"), [("9074729", "9074729"), ("9074728", None)])
def test_a_ship_has_the_number_behind_its_name_if_its_digits_agree(number: str, imo: str | None) -> None:
    luna = Entity(id="vessel-luna", type="vessel", name="Luna")
    report = _report(f"The tanker Luna (IMO {number}) left.", "Luna", luna.id, "vessel")
    assert {"name": "Luna", "imo": imo} == vessel_of([luna], report)


def test_what_an_army_gets_is_for_military_use() -> None:
    army = Entity(id="org-ru-army", type="organization", name="Russian army", country="ru")
    assert {"military": True, "note": "for Russian army"} == end_use_of([army])
    assert end_use_of([SHELLS]) is None


def test_several_countries_are_none() -> None:
    both = [Entity(id=code, type="country", name=code, country=code) for code in ("ir", "ru")]
    assert ("IR", None) == (one_country(both[:1]), one_country(both))


@pytest.mark.parametrize(
    ("text", "origin"),
    [
        ("sold Iranian mortar shells to Sudan", "IR"),
        ("sold Iranian-made 81mm mortar shells to Sudan", "IR"),
        ("sold to Iranian troops in May mortar shells", None),
        ("Iran sold mortar shells to Sudan", None),
    ],
)
def test_goods_come_from_the_state_that_an_adjective_before_them_names(text: str, origin: str | None) -> None:
    report = _report(text, "mortar shells", SHELLS.id, "goods")
    at, words = text.index("Iran"), "Iranian" if "Iranian" in text else "Iran"
    span = Span(at, at + len(words), words)
    iran = Mention(span=span, type="country", entity="ir", level="demonym" if words == "Iranian" else "name")
    report = replace(
        report,
        mentions=(*report.mentions, iran),
        entities=(Entity(id="ir", type="country", name="Iran", country="ir"),),
    )
    assert origin == draft_good(SHELLS, report, [0])["origin"]


def test_the_goods_are_called_as_they_were_before() -> None:
    text = "sold mortar shells. The goods were sent on"
    report = _report(text, "mortar shells", SHELLS.id, "goods")
    at = text.index("goods")
    again = Mention(span=Span(at, at + 5, "goods"), type="goods", entity=SHELLS.id, level="nominal")
    report = replace(report, mentions=(*report.mentions, again))
    assert "mortar shells" == draft_good(SHELLS, report, [text.index("sent")])["description"]


@pytest.mark.parametrize("seed", range(20))
def test_the_nearest_words_are_those_that_a_look_at_all_of_them_finds(seed: int) -> None:
    draw = random.Random(seed)
    spans = [Span(at, at + 4, draw.choice(("Guns", "guns"))) for at in sorted(draw.sample(range(6000), 40))]
    for place in draw.sample(range(6000), 200):
        assert min(spans, key=lambda span: _distance(span, place)) == _nearest(spans, place)
