from __future__ import annotations

import pytest

from tests.documents.reading import read


@pytest.mark.parametrize(
    ("text", "slots"),
    [
        ("Iran has become one of the main suppliers of drones to Sudan.", {"supplier": ("ir",), "recipient": ("sd",)}),
        ("China is the largest buyer of Iranian crude oil.", {"supplier": ("ir",), "recipient": ("cn",)}),
        ("Velka Trading was an importer of machine tools from Taiwan.", {"supplier": ("tw",)}),
    ],
)
def test_who_is_called_a_dealer_in_goods_trades_in_them(text: str, slots: dict[str, tuple[str, ...]]) -> None:
    [claim] = [claim for claim in read(text).claims if claim.event in ("shipment", "arms_transfer")]
    assert slots.items() <= dict(claim.participants).items()


@pytest.mark.parametrize(
    "text", ["The supplier of drones left Iran.", "Iran is a supplier of ideas.", "It is a buyer of coal from nobody."]
)
def test_without_goods_or_somebody_who_is_one_there_is_none(text: str) -> None:
    assert [] == read(text).claims


@pytest.mark.parametrize(
    ("text", "slots"),
    [
        (
            "Velka Trading arranged a payment of $6.4 million to Rotek GmbH.",
            {"payer": ("org-velka-trading",), "payee": ("org-rotek-gmbh",)},
        ),
        ("A $3 million payment from Iran to Syria was late.", {"payer": ("ir",), "payee": ("sy",)}),
        ("Syria received a payment of $2 million from Iran.", {"payer": ("ir",), "payee": ("sy",)}),
    ],
)
def test_a_payment_with_an_amount_has_sides(text: str, slots: dict[str, tuple[str, ...]]) -> None:
    claim = next(claim for claim in read(text).claims if claim.event == "payment")
    assert slots.items() <= dict(claim.participants).items()


def test_a_payment_without_an_amount_is_none() -> None:
    assert [] == read("Iran made a payment to Syria.").claims


@pytest.mark.parametrize(
    ("text", "slots"),
    [
        (
            "Velka Trading was paid $9,000 by Rotek GmbH.",
            {"payer": ("org-rotek-gmbh",), "payee": ("org-velka-trading",)},
        ),
        ("Iran paid $2 million to an account of Velka Trading.", {"payer": ("ir",), "payee": ("org-velka-trading",)}),
    ],
)
def test_who_is_paid_may_be_the_subject_or_have_an_account(text: str, slots: dict[str, tuple[str, ...]]) -> None:
    assert slots.items() <= read(text).slots("payment").items()


def test_who_sells_in_the_deal_of_a_state_is_not_said() -> None:
    slots = read("They reconsidered the Saudi arms deal.").slots()
    assert ("supplier" not in slots, slots["party"]) == (True, ("sa",))


def test_used_tanks_are_goods() -> None:
    slots = read("Germany approved the export of 20 used Leopard 1 tanks to Ukraine.").slots()
    assert {"supplier": ("de",), "recipient": ("ua",), "goods": ("goods-tanks",)} == slots


@pytest.mark.parametrize(
    "text",
    [
        "Washington has banned exports of drones to Russia.",
        "A law bars the export of missiles to Iran.",
        "Canada restricted deliveries of tanks to Mali.",
    ],
)
def test_a_rule_against_exports_is_no_transfer(text: str) -> None:
    assert [] == [claim for claim in read(text).claims if claim.event in ("arms_transfer", "shipment")]


def test_a_verb_after_a_name_is_no_part_of_it() -> None:
    assert ("am",) == read("Exports of missiles from Iran to Armenia tripled last year.").slots()["recipient"]


def test_a_form_that_may_be_a_verb_is_a_noun_after_an_article() -> None:
    text = "The United States condemned the transfer of missiles from North Korea to Russia."
    assert ("kp",) == read(text).slots()["supplier"]


def test_such_deliveries_are_those_told_last() -> None:
    told = read("Washington said Iran had sent drones to Russia. Tehran said there were no such deliveries.")
    assert [("gov-us", "asserted", "positive"), ("gov-ir", "asserted", "negative")] == told.stances()
    assert len({claim.cluster for claim in told.claims}) == 1


def test_who_makes_goods_delivers_them_if_nobody_else_is_named() -> None:
    assert ("de",) == read("The delivery of German missiles to Ukraine was late.").slots()["supplier"]
