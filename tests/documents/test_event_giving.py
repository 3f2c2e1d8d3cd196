"""Who gives what to whom, however it is told; what is not given is no transfer."""

from __future__ import annotations

import pytest

from tests.documents.reading import read


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("Iran has sold no drones to Sudan.", "negative"),
        ("Iran sold Sudan no weapons.", "negative"),
        ("Sudan bought no missiles from Iran.", "negative"),
        ("Iran sold Sudan new drones.", "positive"),
    ],
)
def test_no_before_the_goods_negates_the_transfer(text: str, polarity: str) -> None:
    assert [("author", "asserted", polarity)] == read(text).stances()


@pytest.mark.parametrize(
    ("text", "supplier", "recipient"),
    [
        ("Sudan accused Iran of arming Hezbollah.", ("ir",), ("org-hezbollah",)),
        ("Russia has begun deliveries of missiles to India.", ("ru",), ("in",)),
    ],
)
def test_arming_and_beginning_deliveries_have_a_supplier(
    text: str, supplier: tuple[str, ...], recipient: tuple[str, ...]
) -> None:
    slots = read(text).slots()
    assert (supplier, recipient) == (slots["supplier"], slots["recipient"])


def test_armed_men_are_no_transfer() -> None:
    assert [] == read("Armed men met an armed group near Kabul.").claims


@pytest.mark.parametrize(
    "text",
    [
        "Kim Jong Un gave Sergei Shoigu a tour of an arms exhibition.",
        "Orion LLC agreed to pay $300 million to settle claims by the United States.",
    ],
)
def test_exhibitions_and_fines_are_no_deals(text: str) -> None:
    assert [] == [c for c in read(text).claims if c.event in ("arms_transfer", "payment")]


@pytest.mark.parametrize(
    ("text", "recipient"),
    [
        ("China, which sold the Philippines rifles in 2017, has offered two patrol boats.", ("ph",)),
        ("Iran gave the Houthis missiles.", ("group-houthis",)),
        ("Germany sent Ukraine 14 tanks.", ("ua",)),
        ("They sold Russian tanks to India.", ("in",)),
        ("They sold Taiwan's missiles.", ()),
    ],
)
def test_who_stands_before_the_goods_may_get_them(text: str, recipient: tuple[str, ...]) -> None:
    slots = next((dict(c.participants) for c in read(text).claims), {})
    assert recipient == slots.get("recipient", ())


@pytest.mark.parametrize(
    ("text", "event", "slots"),
    [
        ("Orion LLC bought shells in Iran and shipped them to Syria.", "arms_transfer", {"recipient": ("sy",)}),
        ("The Nordlys was carrying coal from North Korea to China.", "shipment", {"supplier": ("kp",)}),
        ("A tanker carried crude oil from Iran to Syria.", "shipment", {"supplier": ("ir",), "recipient": ("sy",)}),
        ("Crates of ammunition were flown to Amdjarass in Chad.", "arms_transfer", {"recipient": ("td",)}),
        (
            "Sava Logistika, a Serbian firm that delivered machine tools to Russia, was listed.",
            "shipment",
            {"supplier": ("org-sava-logistika",)},
        ),
    ],
)
def test_slots_are_filled_from_farther_away(text: str, event: str, slots: dict[str, tuple[str, ...]]) -> None:
    claims = [dict(claim.participants) for claim in read(text).claims if claim.event == event]
    assert any(slots.items() <= found.items() for found in claims)


@pytest.mark.parametrize(
    "text",
    [
        "Russia flew drones over Syria.",
        "Iran gave Russia details of the missiles.",
        "Iran refused to provide information on missiles to Russia.",
        "They listed the cargo ship Nordlys for carrying them.",
    ],
)
def test_who_gets_it_and_what_flies_are_no_goods(text: str) -> None:
    assert [] == [claim for claim in read(text).claims if claim.event in ("arms_transfer", "shipment")]


def test_what_who_gets_them_makes_is_not_among_the_goods() -> None:
    [claim] = read("Iran sold the circuits to a Russian maker of drones, in breach of sanctions.").claims
    assert ("goods-electronics",) == claim.participants["goods"]
    assert ("org-unnamed-1",) == claim.participants["recipient"]


def test_rebels_whose_name_stands_before_them_get_arms() -> None:
    assert read("Iran sold rifles to the Houthi rebels.").slots()["recipient"] == ("group-houthi",)
