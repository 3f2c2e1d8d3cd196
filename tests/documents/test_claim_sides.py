from __future__ import annotations

import pytest

from tests.documents.reading import read

_SEIZED = "Police seized rifles bound for Khartoum. "


@pytest.mark.parametrize(
    "told",
    [
        "The sender was Velka Trading.",
        "The shipper, Velka Trading, could not be reached.",
        "A bill names Velka Trading as the shipper.",
        "Velka Trading was listed as the exporter.",
        "The consignee was Rotek GmbH and the shipper Velka Trading.",
    ],
)
def test_who_sent_goods_may_be_told_in_a_sentence_of_its_own(told: str) -> None:
    assert ("org-velka-trading",) == read(_SEIZED + told).slots()["supplier"]


def test_who_gets_them_stands_beside_the_state_that_is_known() -> None:
    told = read(_SEIZED + "The consignee was Rotek GmbH.")
    assert ("org-rotek-gmbh", "place-khartoum") == told.slots()["recipient"]


@pytest.mark.parametrize(
    "told", ["The sender was late.", "A sender of Velka Trading left.", "Velka Trading left as the shipper spoke."]
)
def test_others_are_no_side(told: str) -> None:
    assert "supplier" not in read(_SEIZED + told).slots()


def test_a_side_that_is_known_stays() -> None:
    text = "Rotek GmbH sold rifles to Sudan. The sender was Velka Trading."
    assert ("org-rotek-gmbh",) == read(text).slots()["supplier"]


def test_who_bought_goods_sends_them_on() -> None:
    text = "Velka Trading bought lathes from Taiwan. Forty of them were shipped to Russia."
    claims = [claim for claim in read(text).claims if claim.event == "shipment"]
    assert ["tw", "org-velka-trading"] == [claim.participants["supplier"][0] for claim in claims]


def test_a_buyer_that_is_a_state_sends_nothing_on() -> None:
    text = "Malta bought lathes from Taiwan. Forty of them were shipped to Russia."
    assert "supplier" not in [claim for claim in read(text).claims if claim.event == "shipment"][1].participants


@pytest.mark.parametrize(
    "told",
    [
        "Sudan is the customer.",
        "The buyer was the army of Sudan.",
        "The end user was the Sudanese ministry of war.",
    ],
)
def test_the_buyer_may_be_a_state_or_an_organ_of_it(told: str) -> None:
    assert ("sd",) == read(f"Rotek GmbH sold rifles. {told}").slots()["recipient"]


def test_who_sent_goods_that_were_only_seized_is_a_claim() -> None:
    told = read("Rifles were found in Rotterdam. The sender was Velka Trading. The consignee was Rotek GmbH.")
    assert {"supplier": ("org-velka-trading",), "recipient": ("org-rotek-gmbh",), "goods": ("goods-small-arms",)} == (
        told.slots()
    )
