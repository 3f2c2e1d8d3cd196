"""Whose infinitive or gerund follows a charge, an agreement or talks."""

from __future__ import annotations

import pytest

from tests.documents.reading import read


def test_a_country_that_only_says_where_is_no_visitor() -> None:
    found = read("Viktor Orlov was born in Kuwait and is thought to have travelled to Syria.")
    assert "kw" not in [one for c in found.claims for one in c.participants.get("visitor", ())]


@pytest.mark.parametrize(
    ("text", "supplier"),
    [
        ("Washington accused Iran of sending drones to Russia.", ("ir",)),
        ("Iran was accused by the United States of sending drones to Russia.", ("ir",)),
        ("Iran was accused of sending drones to Russia.", ("ir",)),
        ("The United States accused two directors of sending drones to Russia.", ()),
        ("The United States imposed sanctions on a trading company, accusing it of sending drones to Russia.", ()),
        ("Israel charged that they had sent drones to Russia.", ()),
        ("The EU blacklisted three firms for sending drones to Russia.", ("org-unnamed-1",)),
        ("The United States sanctioned Orion LLC for sending drones to Russia.", ("org-orion-llc",)),
        ("It is run by a firm that Washington placed on a list for its role in sending drones to Russia.", ()),
    ],
)
def test_an_accuser_is_never_who_is_accused(text: str, supplier: tuple[str, ...]) -> None:
    assert supplier == read(text).slots().get("supplier", ())


@pytest.mark.parametrize(
    ("text", "slots"),
    [
        ("Vietnam is in talks with Russia about buying tanks.", {"supplier": ("ru",), "recipient": ("vn",)}),
        ("Iran held negotiations with Russia on selling tanks.", {"supplier": ("ir",), "recipient": ("ru",)}),
    ],
)
def test_who_talks_about_a_deal_and_with_whom_are_its_sides(text: str, slots: dict[str, tuple[str, ...]]) -> None:
    [deal] = [claim for claim in read(text).claims if claim.event == "arms_transfer"]
    assert slots.items() <= dict(deal.participants).items()
    assert "possible" == deal.modality


def test_a_time_before_the_ground_is_no_part_of_who_is_accused() -> None:
    told = read("Washington sanctioned Velka Ltd this month for shipping diesel to Iran.")
    assert told.slots("shipment")["supplier"] == ("org-velka-ltd",)
