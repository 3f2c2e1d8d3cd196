from __future__ import annotations

import pytest

from tests.documents.reading import read


@pytest.mark.parametrize(
    ("text", "slots"),
    [
        (
            "The crude oil left Kharg Island on the tanker Luna.",
            {"origin": ("place-kharg-island",), "vessel": ("vessel-luna",)},
        ),
        ("The coal reached Ningbo in May.", {"destination": ("place-ningbo",)}),
        ("The coal arrived in Ningbo from Nampo.", {"destination": ("place-ningbo",), "origin": ("place-nampo",)}),
        ("Police seized rifles bound for Khartoum.", {"recipient": ("place-khartoum",)}),
        ("Police seized rifles that were destined for Sudan.", {"recipient": ("sd",)}),
        ("Egypt signed a contract with Russia for 16 helicopters.", {"supplier": ("ru",), "recipient": ("eg",)}),
        ("Rotek GmbH won an order for drones from Egypt.", {"supplier": ("org-rotek-gmbh",), "recipient": ("eg",)}),
        ("Rotek GmbH received an order for shells from Kyiv.", {"supplier": ("org-rotek-gmbh",)}),
        ("The tanker Luna took ammunition on board.", {"vessel": ("vessel-luna",)}),
        (
            "The tanker Luna unloaded crude oil at Ningbo.",
            {"vessel": ("vessel-luna",), "destination": ("place-ningbo",)},
        ),
        ("A tanker loaded crude oil at the Venezuelan port of Josefa.", {"origin": ("place-josefa",)}),
        ("Three consignments of coal have reached Ningbo.", {"destination": ("place-ningbo",)}),
        ("Hundreds of microchips have reached Iranian drone makers.", {"destination": ("ir",)}),
        ("The rifles originated in Iran.", {"origin": ("ir",)}),
        ("A dhow was taking rifles to Yemen.", {"recipient": ("ye",)}),
        (
            "The unloading of tanks from the freighter Cirkin 4 in Tripoli went on.",
            {"vessel": ("vessel-cirkin-4",)},
        ),
        ("A plane loaded with rifles landed in Bamako.", {"destination": ("place-bamako",)}),
        ("The tanker Luna was loaded with coal at Ningbo.", {"vessel": ("vessel-luna",), "origin": ("place-ningbo",)}),
        ("The drones came from Iran.", {"origin": ("ir",)}),
        ("The drones went to Sudan.", {"destination": ("sd",)}),
        ("Rifles were flown to Chad and then on to Sudan.", {"via": ("td",), "recipient": ("sd",)}),
        ("Coal was shipped to Malaysia and from there to China.", {"via": ("my",), "recipient": ("cn",)}),
        ("Police held a vessel carrying coal from the occupied port of Berdyansk.", {"supplier": ("place-berdiansk",)}),
    ],
)
def test_goods_that_travel_or_are_ordered_make_a_transfer(text: str, slots: dict[str, tuple[str, ...]]) -> None:
    [claim] = [claim for claim in read(text).claims if claim.event in ("shipment", "arms_transfer")]
    assert slots.items() <= dict(claim.participants).items()


@pytest.mark.parametrize(
    "text",
    [
        "Iran left the talks on drones.",
        "The soldiers took rifles to the border.",
        "The headline meant for Iran was wrong.",
        "Egypt signed a contract with Russia.",
    ],
)
def test_without_goods_or_a_ship_there_is_none(text: str) -> None:
    assert [] == [claim for claim in read(text).claims if claim.event in ("shipment", "arms_transfer")]


def test_goods_that_travel_later_are_those_that_were_sold_last() -> None:
    told = (
        "Donmar Ltd sold coal to Velka AS in March. The cargo left Chabahar aboard the Luna. "
        "Kuzbass Ltd sold coal to Toros AS in May. The coal left Bandar Abbas on June 3 aboard the Vera K."
    )
    clusters = [(claim.cluster, claim.participants.get("vessel", ())) for claim in read(told).claims]
    first, second = clusters[0][0], clusters[2][0]
    assert clusters == [(first, ()), (first, ("vessel-luna",)), (second, ()), (second, ("vessel-vera-k",))]
    assert first != second


def test_where_a_cargo_is_taken_makes_no_other_deal() -> None:
    told = read("Kuzbass Ltd sold coal in September. The ship Luna Bay took it to Samsun.").claims
    assert len({claim.cluster for claim in told}) == 1


def test_a_ship_loads_the_cargo_that_was_told_of() -> None:
    told = read("The tanker Luna carried crude oil from Iran. The vessel, the Luna, loaded at Kharg on May 3.")
    assert ("goods-crude-oil",) == told.claims[-1].participants["goods"]


def test_what_reached_a_place_after_and_shares_its_subject() -> None:
    *_, reached = read("The missiles left the port of Bar in May and reached Gdansk in June.").claims
    assert ("place-gdansk",) == reached.participants["destination"]


def test_a_firm_that_goods_come_from_is_their_seller() -> None:
    _, came = read("Velka Ltd bought rifles. The rifles, worth $2 million, came from a Turkish manufacturer.").claims
    assert "supplier" in came.participants
