"""What a report says is paid: amounts, and which payment is for which transfer."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from dissuade.model.report import Entity, EventCluster

__all__ = ["payment_of", "payments_joined"]

_AMOUNT = re.compile(
    r"(\d[\d,]*(?:\.\d+)?)[ -]?(hundred|thousand|million|billion|trillion|mn|bn|tn|m|b|k)?\b", re.IGNORECASE
)
_SCALES = {"hundred": 10**2, "thousand": 10**3, "k": 10**3, "million": 10**6, "mn": 10**6, "m": 10**6, "billion": 10**9,
           "bn": 10**9, "b": 10**9, "trillion": 10**12, "tn": 10**12}  # fmt: skip
_CURRENCY = re.compile(
    r"(?P<code>\b(?:USD|EUR|GBP|CNY|RUB|KRW|JPY|CHF)\b)|(?P<sign>(?:US|HK|A|C|S|NZ)?\$|[€£₽₩₹])|"
    r"(?P<word>(?:hong kong |australian |canadian |singapore )?dollar|euro|pound|sterling|yen|yuan|renminbi|rou?ble|"
    r"won|dirham|hryvnia|shekel)",
    re.IGNORECASE,
)  # fmt: skip
_CODES = {"$": "USD", "us$": "USD", "hk$": "HKD", "a$": "AUD", "c$": "CAD", "s$": "SGD", "nz$": "NZD", "€": "EUR",
          "£": "GBP", "₽": "RUB", "₩": "KRW", "₹": "INR", "dollar": "USD", "hong kong dollar": "HKD",
          "australian dollar": "AUD", "canadian dollar": "CAD", "singapore dollar": "SGD", "euro": "EUR",
          "pound": "GBP", "sterling": "GBP", "yen": "JPY", "yuan": "CNY", "renminbi": "CNY", "rouble": "RUB",
          "ruble": "RUB", "won": "KRW", "dirham": "AED", "hryvnia": "UAH", "shekel": "ILS"}  # fmt: skip
_SIDES = (("payer", "recipient"), ("payee", "supplier"))
"""Who pays for goods gets them, and who is paid gives them."""


def payment_of(things: Sequence[Entity]) -> dict[str, Any]:
    """The payment section of a deal from the first amount among entities; the amount as written is its note.

    Example:
        >>> payment_of([Entity(id="money-2m", type="money", name="€2 million")])
        {'currency': 'EUR', 'amount': 2000000, 'note': '€2 million'}
    """
    money = next((thing.name for thing in things if thing.type == "money"), "")
    found = _CURRENCY.search(money)
    code = found["code"] or _CODES[(found["sign"] or found["word"]).lower()] if found else None
    payment: dict[str, Any] = {"currency": code.upper() if code else None}
    if amount := _AMOUNT.search(money):
        value = float(amount[1].replace(",", "")) * _SCALES.get((amount[2] or "").lower(), 1)
        payment["amount"] = int(value) if value == int(value) else value
    if money:
        payment["note"] = money
    return payment


def payments_joined(
    payments: Sequence[EventCluster], transfers: Sequence[EventCluster], entities: Mapping[str, Entity]
) -> dict[str, EventCluster]:
    """Which payment is for which transfer: who pays gets the goods or who is paid gives them, and no side is another.

    Returns:
        Cluster id of a transfer to the payment for it: of several that it may be for the one that shares most sides,
        of those the first that somebody says took place.
    """
    joined: dict[str, EventCluster] = {}
    for payment in payments:
        meant = max(transfers, key=lambda one: (_shared_sides(one, payment, entities), _is_real(one)), default=None)
        if meant is not None and _shared_sides(meant, payment, entities):
            joined.setdefault(meant.id, payment)
    return joined


def _is_real(transfer: EventCluster) -> bool:
    return any(position.stance in ("asserted", "alleged") for position in transfer.positions)


def _shared_sides(transfer: EventCluster, payment: EventCluster, entities: Mapping[str, Entity]) -> int:
    """How many sides of a payment are those of a transfer; none if one contradicts."""
    shared = 0
    for paying, trading in _SIDES:
        payers = _states(payment.participants.get(paying, ()), entities)
        traders = _states(transfer.participants.get(trading, ()), entities)
        if payers and traders and not payers & traders:
            return 0
        shared += bool(payers & traders)
    return shared


def _states(ids: Sequence[str], entities: Mapping[str, Entity]) -> set[str]:
    """Entities, a state and its government as one."""
    are_states = ("country", "government")
    return {f"state-{entities[i].country}" if i in entities and entities[i].type in are_states else i for i in ids}
