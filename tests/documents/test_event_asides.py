from __future__ import annotations

import pytest

from tests.documents.reading import read


def _slots(text: str, event: str = "arms_transfer") -> dict[str, tuple[str, ...]]:
    return next(dict(claim.participants) for claim in read(text).claims if claim.event == event)


@pytest.mark.parametrize(
    ("text", "price"),
    [
        ("Iran sold drones to Russia for $2 million.", "money-2-million"),
        ("Iran sold drones worth $2 million to Russia.", "money-2-million"),
        ("Russia bought drones from Iran for $2 million.", "money-2-million"),
    ],
)
def test_the_price_is_what_is_paid_for_the_goods(text: str, price: str) -> None:
    assert (price,) == _slots(text)["price"]


@pytest.mark.parametrize(
    "text",
    [
        "Iran sold drones to Russia for $20,000 each.",
        "Iran sold drones to Russia and bought tanks for $2 million.",
        "Iran sold drones to Russia; it got a loan for $2 million.",
    ],
)
def test_what_one_of_them_costs_or_another_deal_is_no_price(text: str) -> None:
    assert "price" not in _slots(text)


def test_the_way_is_told_apart_from_the_end() -> None:
    slots = _slots("Iran sent drones to Russia via Turkmenistan.")
    assert (("ru",), ("tm",)) == (slots["recipient"], slots["via"])


def test_whom_goods_are_for_gets_them_where_they_go() -> None:
    slots = _slots("Iran sent drones to Syria for a Turkish company.")
    assert (("org-unnamed-1",), ("sy",)) == (slots["recipient"], slots["destination"])


def test_the_ship_that_they_are_on_is_no_side() -> None:
    assert ("vessel-luna",) == _slots("Iran sent drones to Syria aboard the freighter Luna.")["vessel"]
