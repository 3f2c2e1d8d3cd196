"""What takes up goods told before means those, and tells more of their deal."""

from __future__ import annotations

import pytest

from dissuade.model.report import Claim
from tests.documents.reading import read

_SOLD = "Orion LLC sold 40 machine tools last year."


def transfers(text: str) -> list[Claim]:
    return [claim for claim in read(text).claims if claim.event in ("shipment", "arms_transfer")]


@pytest.mark.parametrize(
    "text",
    [
        f"{_SOLD} The machines were destined for Mahan Air.",
        f"{_SOLD} The tools were sent to Mahan Air.",
        f"{_SOLD} They were delivered to Mahan Air.",
        f"{_SOLD} Mahan Air is to receive the equipment.",
    ],
)
def test_a_side_told_with_the_same_goods_belongs_to_their_deal(text: str) -> None:
    sold, sent = transfers(text)
    assert (sold.cluster, ("org-mahan-air",)) == (sent.cluster, sent.participants["recipient"])
    assert sold.participants["goods"] == sent.participants["goods"]


@pytest.mark.parametrize(
    "text",
    [
        f"{_SOLD} Machine tools were sent to Mahan Air.",
        f"{_SOLD} The tools had been bought from Velka Ltd.",
        f"{_SOLD} The jets were sent to Mahan Air.",
    ],
)
def test_other_goods_and_earlier_purchases_are_deals_of_their_own(text: str) -> None:
    sold, *others = transfers(text)
    assert all(one.cluster != sold.cluster for one in others)


def test_the_weapons_are_those_traded_before() -> None:
    _, sent = transfers("Iran sold rifles to Velka Ltd. The weapons were sent to Hezbollah.")
    assert ("goods-small-arms",) == sent.participants["goods"]


def test_its_weapons_are_any() -> None:
    _, has = transfers("Vietnam bought jets from Iran. Russia has supplied Vietnam with most of its weapons.")
    assert ("goods-weapons",) == has.participants["goods"]
