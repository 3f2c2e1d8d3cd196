"""Goods that are given for goods are two transfers, one each way."""

from __future__ import annotations

import pytest

from tests.documents.reading import read


@pytest.mark.parametrize(
    "text",
    [
        "Russia sends oil to Iran in exchange for missiles.",
        "Iran gets oil from Russia in return for missiles.",
        "Russia swapped oil for Iranian missiles.",
        "Russia bartered oil for missiles with Iran.",
    ],
)
def test_each_side_gives_something(text: str) -> None:
    told = read(text)
    oil, missiles = told.slots("shipment"), told.slots("arms_transfer")
    assert {"supplier": ("ru",), "recipient": ("ir",), "goods": ("goods-crude-oil",)} == oil
    assert {"supplier": ("ir",), "recipient": ("ru",), "goods": ("goods-rockets-missiles",)} == missiles


@pytest.mark.parametrize("text", ["Iran traded barbs with Israel over missiles.", "They exchanged oil for Iran."])
def test_other_exchanges_are_none(text: str) -> None:
    assert [] == [claim for claim in read(text).claims if claim.event in ("shipment", "arms_transfer")]
