from __future__ import annotations

from typing import Any

import pytest

from dissuade.deals.draft_payments import payment_of, payments_joined
from dissuade.model.report import Entity, EventCluster, Position

ENTITIES = {
    entity.id: entity
    for entity in (
        Entity(id="ru", type="country", name="Russia", country="ru"),
        Entity(id="gov-ru", type="government", name="Government of Russia", country="ru"),
        Entity(id="kp", type="country", name="North Korea", country="kp"),
        Entity(id="ir", type="country", name="Iran", country="ir"),
    )
}


def _cluster(id: str, event: str, stance: str = "asserted", **slots: tuple[str, ...]) -> EventCluster:
    position = Position(source="author", stance=stance, claims=(0,), evidence=())
    return EventCluster(id=id, event=event, title="", participants=slots, positions=(position,), earliest="", latest="")


def _joined(*transfers: EventCluster, **slots: tuple[str, ...]) -> list[str]:
    return list(payments_joined([_cluster("p", "payment", "asserted", **slots)], transfers, ENTITIES))


@pytest.mark.parametrize(
    ("words", "payment"),
    [
        ("$2.3 million", {"currency": "USD", "amount": 2300000}),
        ("USD 1.4 million", {"currency": "USD", "amount": 1400000}),
        ("96,000 euros", {"currency": "EUR", "amount": 96000}),
        ("€18m", {"currency": "EUR", "amount": 18000000}),
        ("5 billion won", {"currency": "KRW", "amount": 5000000000}),
        ("HK$ 3.5k", {"currency": "HKD", "amount": 3500}),
        ("40,000 rials", {"currency": None, "amount": 40000}),
    ],
)
def test_an_amount_is_read_with_its_currency(words: str, payment: dict[str, Any]) -> None:
    assert {**payment, "note": words} == payment_of([Entity(id="money", type="money", name=words)])


def test_without_money_nothing_is_known() -> None:
    assert {"currency": None} == payment_of([])


def test_who_pays_is_who_gets_the_goods() -> None:
    sale = _cluster("a", "arms_transfer", supplier=("kp",), recipient=("ru",))
    assert ["a"] == _joined(sale, payer=("gov-ru",), payee=("kp",))
    assert ["a"] == _joined(sale, payer=("gov-ru",))


def test_who_pays_another_pays_for_something_else() -> None:
    sale = _cluster("a", "arms_transfer", supplier=("kp",), recipient=("ru",))
    assert [] == _joined(sale, payer=("gov-ru",), payee=("ir",))
    assert [] == _joined(sale, payer=("kp",), payee=("ru",))


def test_of_several_the_one_is_paid_that_shares_most_and_took_place() -> None:
    planned = _cluster("a", "arms_transfer", "expected", supplier=("kp",))
    half = _cluster("b", "arms_transfer", supplier=("kp",))
    whole = _cluster("c", "arms_transfer", supplier=("kp",), recipient=("ru",))
    assert ["b"] == _joined(planned, half, payee=("kp",))
    assert ["c"] == _joined(planned, half, whole, payer=("ru",), payee=("kp",))
