"""Who holds goods between two transfers that a text tells of."""

from __future__ import annotations

from tests.documents.reading import read


def test_who_bought_goods_sends_them_on() -> None:
    claims = read("Velka Ltd bought rifles from Iran. Forty of them were shipped to Hezbollah.").claims
    assert ("org-velka-ltd",) == claims[1].participants["supplier"]


def test_who_sold_goods_had_bought_them_elsewhere() -> None:
    claims = read("Velka Ltd sold rifles to Hezbollah. They had been bought from Orion LLC.").claims
    assert ("org-velka-ltd",) == claims[1].participants["recipient"]
    assert claims[0].cluster != claims[1].cluster


def test_who_bought_goods_sent_them_to_a_consignee_that_is_told_later() -> None:
    text = "Velka Ltd bought rifles from Iran. The rifles were shipped to Khartoum. The consignee was Rotek GmbH."
    shipped = read(text).claims[1]
    assert ("org-velka-ltd",) == shipped.participants["supplier"]
    assert "org-rotek-gmbh" in shipped.participants["recipient"]
