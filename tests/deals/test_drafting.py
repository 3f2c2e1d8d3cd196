from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from dissuade.deals import decide_deal, parse_deal
from dissuade.deals.drafting import draft_deals
from dissuade.model.report import (
    Claim,
    DateMention,
    Entity,
    EventCluster,
    Position,
    Report,
    Source,
    Span,
    Statement,
    Zone,
)

ENTITIES = (
    Entity(id="kp", type="country", name="North Korea", country="kp"),
    Entity(id="gov-ru", type="government", name="Government of Russia", country="ru"),
    Entity(id="org-wagner", type="organization", name="ЧВК «Вагнер»", country="ru"),
    Entity(id="person-kim", type="person", name="김정은", country="kp"),
    Entity(id="goods-artillery-shells", type="goods", name="artillery shells", role="munitions ML3; HS 9306"),
    Entity(id="goods-weapons", type="goods", name="weapons", role="munitions; HS 93"),
    Entity(id="goods-nuclear", type="goods", name="nuclear weapons", role="dual-use; HS 8401"),
    Entity(id="goods-crude-oil", type="goods", name="crude oil", role="oil; HS 2709"),
    Entity(id="goods-luxury-goods", type="goods", name="luxury goods", role="luxury"),
    Entity(id="money-5m", type="money", name="€5 million"),
    Entity(id="vessel-angara", type="vessel", name="ANGARA"),
    Entity(id="kp+gov-ru", type="group", name="North Korea and Government of Russia"),
)
SALE: dict[str, tuple[str, ...]] = {"supplier": ("kp",), "recipient": ("gov-ru",), "goods": ("goods-artillery-shells",)}


TEXT = "Seoul said on Monday that shells were sent. «поставок не было», отрицает Москва."


def _span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words), words)


def _report(slots: dict[str, tuple[str, ...]], event: str = "arms_transfer", **more: Any) -> Report:
    """One event that Seoul alleges and Moscow denies."""
    said = DateMention(span=_span("Monday"), value="2023-09-11", earliest="2023-09-11", latest="2023-09-11",
                       granularity="day", basis="")  # fmt: skip
    statements = (
        Statement(kind="indirect", source=Source(span=_span("Seoul")), cue=_span("said"),
                  content=(_span("that shells were sent"),), date=0),
        Statement(kind="direct", source=Source(span=None, entity="gov-ru"), cue=_span("отрицает"),
                  content=(_span("«поставок не было»"),), act="deny"),
    )  # fmt: skip
    claims = tuple(
        Claim(statement=number, event=event, trigger=_span("sent"), participants=slots, modality=modality,
              polarity="positive", cluster="c-1")
        for number, modality in enumerate(("alleged", "denied"))
    )  # fmt: skip
    cluster = EventCluster(
        id="c-1", event=event, title="arms transfer: North Korea → Russia", participants=slots,
        positions=(
            Position(source="Seoul", stance="alleged", claims=(0,), evidence=()),
            Position(source="gov-ru", stance="denied", claims=(1,), evidence=()),
        ),
        earliest=more.pop("earliest", ""), latest=more.pop("latest", ""),
    )  # fmt: skip
    return Report(
        text=TEXT, sha256="0" * 64,
        published=more.pop("published", "2023-09-14"),
        entities=ENTITIES, statements=statements, claims=claims, dates=(said,), clusters=(cluster,),
    )  # fmt: skip


def _draft(*args: Any, **more: Any) -> dict[str, Any]:
    (draft,) = draft_deals(_report(*args, **more))
    parse_deal(draft)
    return draft


def test_a_transfer_has_its_seller_its_buyer_and_its_goods() -> None:
    draft = _draft(SALE)
    assert [(p["role"], p["country"], p["government_of"]) for p in draft["parties"]] == [
        ("seller", "KP", "KP"),
        ("buyer", "RU", "RU"),
    ]
    assert [(g["description"], g["arms"], g["hs"]) for g in draft["goods"]] == [("artillery shells", True, "9306")]
    assert draft["route"] == {"origin": "KP", "destination": "RU"}


def test_a_state_gives_no_name_to_screen() -> None:
    assert [party["name"] for party in _draft(SALE)["parties"]] == [None, None]


def test_organisations_and_persons_keep_their_names() -> None:
    draft = _draft(SALE | {"supplier": ("person-kim",), "recipient": ("org-wagner",)})
    assert [(p["name"], p["schema"]) for p in draft["parties"]] == [
        ("김정은", "Person"),
        ("ЧВК «Вагнер»", "Organization"),
    ]


def test_what_the_report_leaves_open_is_null_and_what_it_does_not_touch_is_absent() -> None:
    draft = _draft({"recipient": ("gov-ru",), "goods": ("goods-weapons",)})
    assert draft["parties"][0] == {"role": "seller", "name": None, "country": None}
    assert draft["nexus"] is None
    assert draft["route"] == {"origin": None, "destination": "RU"}
    assert draft["goods"][0]["hs"] is None
    assert "payment" not in draft
    assert "vessel" not in draft


@pytest.mark.parametrize(
    ("goods", "arms", "hs"),
    [("goods-nuclear", None, None), ("goods-crude-oil", False, "2709"), ("goods-luxury-goods", False, None)],
)
def test_only_munitions_are_arms_and_dual_use_goods_have_no_heading(goods: str, arms: bool | None, hs: str) -> None:
    good = _draft(SALE | {"goods": (goods,)}, "shipment")["goods"][0]
    assert (good["arms"], good["hs"]) == (arms, hs)


def test_a_shipment_asks_for_its_ship_unless_the_report_names_it() -> None:
    assert _draft(SALE, "shipment")["vessel"] is None
    assert _draft(SALE | {"carrier": ("vessel-angara",)}, "shipment")["vessel"] == {"name": "ANGARA", "imo": None}


def test_a_payment_has_payer_payee_and_currency() -> None:
    draft = _draft({"payer": ("gov-ru",), "payee": ("kp",), "goods": ("money-5m",)}, "payment")
    assert [party["role"] for party in draft["parties"]] == ["payer", "payee"]
    assert draft["payment"] == {"currency": "EUR", "amount": 5000000, "note": "€5 million"}
    assert "goods" not in draft


def test_members_of_a_group_take_part_one_by_one() -> None:
    draft = _draft(SALE | {"recipient": ("kp+gov-ru",)})
    assert [party["country"] for party in draft["parties"]] == ["KP", "KP", "RU"]
    assert draft["route"]["destination"] is None


@pytest.mark.parametrize(
    ("first", "last", "published", "date"),
    [
        ("2023-09-13", "2023-09-13", "2023-09-14", "2023-09-13"),
        ("2022-01-01", "2022-12-31", "2023-09-14", "2022-12-31"),
        ("", "", "2023-09-14", "2023-09-14"),
        ("", "", "", None),
    ],
)
def test_the_law_of_the_day_that_is_said_applies(first: str, last: str, published: str, date: str | None) -> None:
    assert _draft(SALE, earliest=first, latest=last, published=published)["date"] == date


def test_assertion_and_denial_are_kept_as_evidence() -> None:
    evidence = _draft(SALE)["evidence"]
    assert [(e["source"], e["stance"], e["text"], e.get("said")) for e in evidence] == [
        ("Seoul", "alleged", "that shells were sent", "2023-09-11"),
        ("Government of Russia", "denied", "«поставок не было»", None),
    ]


def test_evidence_of_a_long_paragraph_is_a_stretch_of_the_text_with_the_sentence_that_claims_it() -> None:
    paragraph = (
        "The panel wrote to nobody about it. " * 30 + "Seoul has sent shells to Lomé by ship. " + "It rained. " * 90
    )
    at = paragraph.index("sent shells")
    claim = Claim(statement=None, event="arms_transfer", trigger=Span(at, at + 4, "sent"), participants=SALE,
                  modality="asserted", polarity="positive", cluster="c-1")  # fmt: skip
    position = Position(source="author", stance="asserted", claims=(0,), evidence=())
    cluster = EventCluster(id="c-1", event="arms_transfer", title="", participants=SALE, positions=(position,))
    zone = Zone(kind="paragraph", start=0, end=len(paragraph))
    report = Report(
        text=paragraph, sha256="0" * 64, entities=ENTITIES, claims=(claim,), clusters=(cluster,), zones=(zone,)
    )
    ((said,),) = [deal["evidence"] for deal in draft_deals(report)]
    assert said["text"].startswith("Seoul has sent shells to Lomé by ship. It rained.")
    assert said["text"] == paragraph[said["start"] : said["end"]]


def test_evidence_of_a_quotation_in_two_parts_is_a_stretch_of_the_text() -> None:
    report = _report(SALE)
    parts = (_span("«поставок"), _span("было»"))
    split = dataclasses.replace(report.statements[1], content=parts)
    (draft,) = draft_deals(dataclasses.replace(report, statements=(report.statements[0], split)))
    assert ["that shells were sent", "«поставок не было»"] == [said["text"] for said in draft["evidence"]]
    assert all(said["text"] == TEXT[said["start"] : said["end"]] for said in draft["evidence"])


def test_a_denial_changes_no_decision() -> None:
    draft = _draft(SALE)
    silent = {**draft, "evidence": draft["evidence"][:1]}
    assert decide_deal(draft) == decide_deal(silent)
    assert decide_deal(draft).by_jurisdiction["UN"] == "prohibited"


@pytest.mark.parametrize("event", ["meeting", "negotiation", "visit", "designation"])
def test_other_events_are_no_deals(event: str) -> None:
    assert draft_deals(_report(SALE, event)) == ()


@pytest.mark.parametrize(
    "slots", [{}, {"supplier": ("kp",)}, {"goods": ("goods-weapons",)}, {"recipient": ("nobody",)}]
)
def test_one_side_alone_is_no_deal(slots: dict[str, tuple[str, ...]]) -> None:
    assert draft_deals(_report(slots)) == ()


def test_hostile_names_stay_within_the_format() -> None:
    hostile = Entity(id="org-x", type="organization", name="<script>\u202e\ud800" * 999, country="suhh")
    report = _report(SALE | {"supplier": ("org-x",)})
    report = dataclasses.replace(report, entities=(*report.entities, hostile))
    (draft,) = draft_deals(report)
    assert parse_deal(draft).parties[0].said["country"] is None


def test_what_all_say_did_not_happen_is_no_deal() -> None:
    report = _report(SALE)
    claims = tuple(dataclasses.replace(claim, modality="asserted", polarity="negative") for claim in report.claims)
    assert () == draft_deals(dataclasses.replace(report, claims=claims))


def test_a_ship_with_its_cargo_is_a_deal_of_unknown_sides() -> None:
    draft = _draft({"vessel": ("vessel-angara",), "goods": ("goods-crude-oil",)}, "shipment")
    assert [party["name"] for party in draft["parties"]] == [None, None]
    assert draft["vessel"] == {"name": "ANGARA", "imo": None}
