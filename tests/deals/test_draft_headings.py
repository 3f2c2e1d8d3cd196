"""A heading that the report tells in full drafts no deal of its own."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from dissuade.deals.draft_headings import told_in_full
from dissuade.model.report import Claim, Entity, EventCluster, Position, Report, Span, Zone

ENTITIES = {
    "ru": Entity(id="ru", type="country", name="Russia", country="ru"),
    "place-perm": Entity(id="place-perm", type="place", name="Perm", country="ru"),
    "org-velka": Entity(id="org-velka", type="organization", name="Velka"),
    "goods-equipment": Entity(id="goods-equipment", type="goods", name="equipment", role="ordinary; HS -"),
    "goods-drones": Entity(id="goods-drones", type="goods", name="drones", role="munitions ML10; HS 8806"),
}
HEADING = 10  # code points


def _read(*slots: Mapping[str, tuple[str, ...]]) -> list[str]:
    """The events kept of a report whose heading tells of the first one."""
    claims = tuple(
        Claim(statement=None, event="shipment", trigger=Span(at * HEADING, at * HEADING + 1, "x"), participants=one,
              modality="asserted", polarity="positive", cluster=f"c-{at}")
        for at, one in enumerate(slots)
    )  # fmt: skip
    clusters = [
        EventCluster(id=f"c-{at}", event="shipment", title="", participants=one, earliest="", latest="",
                     positions=(Position(source="author", stance="asserted", claims=(at,), evidence=()),))
        for at, one in enumerate(slots)
    ]  # fmt: skip
    zones = (Zone(kind="heading", start=0, end=HEADING),)
    report = Report(text="x" * 3 * HEADING, sha256="0" * 64, zones=zones, claims=claims, clusters=tuple(clusters))
    return [one.id for one in told_in_full(clusters, report, ENTITIES)]


@pytest.mark.parametrize("goods", ["goods-equipment", "goods-drones"])
def test_a_heading_with_the_same_goods_or_any_and_no_other_sides_is_left_out(goods: str) -> None:
    heading = {"recipient": ("ru",), "goods": (goods,)}
    full = {"supplier": ("org-velka",), "recipient": ("place-perm",), "goods": ("goods-drones",)}
    assert ["c-1"] == _read(heading, full)


def test_a_heading_that_tells_more_stays() -> None:
    heading = {"supplier": ("org-velka",), "recipient": ("ru",), "goods": ("goods-drones",)}
    assert ["c-0", "c-1"] == _read(heading, {"recipient": ("ru",), "goods": ("goods-drones",)})


def test_other_goods_are_another_deal() -> None:
    assert ["c-0", "c-1"] == _read({"recipient": ("ru",), "goods": ("goods-drones",)},
                                   {"recipient": ("ru",), "goods": ("goods-equipment",)})  # fmt: skip
