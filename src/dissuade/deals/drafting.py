"""Draft deals from what a report claims: who is said to sell, ship or pay what to whom, and who denies it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from typing import Any

from dissuade.deals.draft_headings import told_in_full
from dissuade.deals.draft_parts import (
    country_code,
    draft_good,
    draft_party,
    end_use_of,
    is_arms,
    one_country,
    vessel_of,
)
from dissuade.deals.draft_payments import payment_of, payments_joined
from dissuade.deals.keys import ROLES
from dissuade.model.report import Claim, Entity, EventCluster, Report, Span, Zone

__all__ = ["DRAFTED", "draft_deals"]

DRAFTED = ("arms_transfer", "shipment", "payment")
"""The events that are deals."""

_SIDES = {
    "arms_transfer": (("supplier", "seller"), ("recipient", "buyer")),
    "shipment": (("supplier", "seller"), ("recipient", "buyer")),
    "payment": (("payer", "payer"), ("payee", "payee")),
}
_MOST_TEXT = 600
_NOTE = "Drafted from a report: each part is what somebody claims, none is an established fact."


def draft_deals(report: Report) -> tuple[dict[str, Any], ...]:
    """Turn clusters about transfers, shipments and payments into deals in the format of ``decide``.

    What the report leaves open is null, what it does not touch is absent. The date is the day that the event is said to
    have happened, else the last day of the period that is said, else the publication date. A payment between the sides
    of a transfer is the payment of that deal. Assertion and denial are kept as ``evidence``, which no rule reads.

    Args:
        report: with entities, claims and clusters.

    Returns:
        One deal for each cluster that names a side or a vessel, and another of the two sides, the goods or the money.
        A payment alone is one if both sides are known, or if the report tells of no transfer.
    """
    entities = {entity.id: entity for entity in report.entities}
    told = [cluster for cluster in report.clusters if cluster.event in DRAFTED and not _is_told_away(cluster, report)]
    told = told_in_full(told, report, entities)
    payments = [cluster for cluster in told if cluster.event == "payment"]
    transfers = [cluster for cluster in told if cluster.event != "payment" and _is_deal(cluster, entities)]
    paid = payments_joined(payments, transfers, entities)
    joined = {payment.id for payment in paid.values()}
    alone = [p for p in payments if p.id not in joined and _is_deal(p, entities) and _stands_alone(p, transfers)]
    drafted = {cluster.id for cluster in (*transfers, *alone)}
    return tuple(_draft(cluster, paid.get(cluster.id), report, entities) for cluster in told if cluster.id in drafted)


def _stands_alone(payment: EventCluster, transfers: Sequence[EventCluster]) -> bool:
    return not transfers or all(payment.participants.get(slot) for slot in ("payer", "payee"))


def _is_deal(cluster: EventCluster, entities: Mapping[str, Entity]) -> bool:
    """Whether a side or a vessel is known, and another of the two sides, the goods or the money."""
    sides = [
        [one for one in _members(cluster.participants.get(slot, ()), entities) if one.country or not one.is_unnamed]
        for slot, _ in _SIDES[cluster.event]
    ]
    things = _known(cluster, "goods", entities)
    vessels = _vessels(cluster, entities)
    return sum(map(bool, (*sides, things, vessels))) > 1 and bool(vessels or any(sides))


def _draft(
    cluster: EventCluster, payment: EventCluster | None, report: Report, entities: Mapping[str, Entity]
) -> dict[str, Any]:
    sides = {role: _members(cluster.participants.get(slot, ()), entities) for slot, role in _SIDES[cluster.event]}
    things = _known(cluster, "goods", entities)
    if "seller" in sides:
        sides["seller"] = _without_makers(sides["seller"])
    vessels = _vessels(cluster, entities)
    arms = cluster.event == "payment" or any(map(is_arms, things))
    _, second = sides
    date, dated = _date(cluster, report)
    deal: dict[str, Any] = {
        "id": cluster.id,
        "title": cluster.title[:200],
        "date": date,
        "nexus": None,
        "parties": [
            party
            for role in sides
            for party in [draft_party(role, entity, arms=arms) for entity in sides[role]] or [_nobody(role)]
        ],
    }
    claims = _claims(cluster, report)
    told = [claim for claim in claims if claim.modality not in ("denied", "declined")]
    places = [claim.trigger.start for claim in told or claims]
    goods = [draft_good(thing, report, places) for thing in things if thing.type == "goods"]
    if goods:
        deal["goods"] = goods
    deal["parties"] += [
        draft_party(slot, entity, arms=arms)
        for slot, ids in cluster.participants.items()
        if slot in ROLES and slot not in sides
        for entity in _members(ids, entities)
    ]
    money = things if cluster.event == "payment" else _known(cluster, "price", entities)
    if payment is not None and not money:
        money = _known(payment, "goods", entities)
    if money or payment is not None:
        deal["payment"] = payment_of(money)
    if cluster.event != "payment":
        deal["route"] = _route(cluster, entities)
        deal["end_use"] = end_use_of(sides[second])
    if vessels:
        deal["vessel"] = vessel_of(vessels, report)
    elif cluster.event == "shipment":
        deal["vessel"] = None
    deal["evidence"] = _evidence([cluster, *filter(None, [payment])], report, entities)
    deal["note"] = f"{_NOTE} {dated}".strip()
    return deal


def _route(cluster: EventCluster, entities: Mapping[str, Entity]) -> dict[str, Any]:
    """Where goods come from and go to: the places that are said, else the countries of the sides."""
    route: dict[str, Any] = {}
    for end, side in (("origin", "supplier"), ("destination", "recipient")):
        ids = cluster.participants.get(side, ())
        places = [entity for entity in _known(cluster, side, entities) if entity.type == "place"]
        route[end] = one_country(_known(cluster, end, entities) or places or _members(ids, entities))
    transit = [code for place in _known(cluster, "via", entities) if (code := country_code(place))]
    return {**route, "transit": transit} if transit else route


def _claims(cluster: EventCluster, report: Report) -> list[Claim]:
    return [report.claims[number] for position in cluster.positions for number in position.claims]


def _is_told_away(cluster: EventCluster, report: Report) -> bool:
    """Whether all say that it did not happen, and nobody denies that it did: "has sold no weapons" is no deal."""
    claims = _claims(cluster, report)
    return bool(claims) and all(claim.says_none for claim in claims)


def _members(ids: Sequence[str], entities: Mapping[str, Entity]) -> list[Entity]:
    """The entities themselves, groups resolved into their members, ships aside; of a state and its army the army."""
    parts = [part for id in ids for part in (id.split("+") if "+" in id else [id])]
    found = [entities[part] for part in dict.fromkeys(parts) if part in entities]
    found = [entity for entity in found if entity.type != "place"] or found  # where a seller is named, Burgas is a port
    organs = {entity.country for entity in found if entity.type == "organization" and not entity.is_unnamed}
    return [
        entity
        for entity in found
        if entity.type not in ("vessel", "goods", "money", "event")
        and not (entity.type in ("country", "government") and entity.country in organs)
    ]


def _without_makers(sellers: list[Entity]) -> list[Entity]:
    """Of a state whose goods they are and a firm that sells them, the firm."""
    firms = [one for one in sellers if one.type in ("organization", "person") and not one.is_unnamed]
    return firms if firms and any(one.type in ("country", "government") for one in sellers) else sellers


def _nobody(role: str) -> dict[str, Any]:
    return {"role": role, "name": None, "country": None}


def _known(cluster: EventCluster, slot: str, entities: Mapping[str, Entity]) -> list[Entity]:
    return [entities[id] for id in cluster.participants.get(slot, ()) if id in entities]


def _vessels(cluster: EventCluster, entities: Mapping[str, Entity]) -> list[Entity]:
    found = (entities.get(id) for ids in cluster.participants.values() for id in ids)
    return [entity for entity in found if entity is not None and entity.type == "vessel"]


def _date(cluster: EventCluster, report: Report) -> tuple[str | None, str]:
    """The date whose law applies, and why this one."""
    first, last = cluster.earliest, cluster.latest
    if last:
        period = "" if first == last else f"Said to have happened {f'from {first} ' if first else ''}until {last}: "
        return last, period and f"{period}the law of the last day applies."
    if report.published:
        return report.published, "No date is said: the law of the day of publication applies."
    return None, "No date is known: the law of today applies."


def _evidence(clusters: Sequence[EventCluster], report: Report, entities: Mapping[str, Entity]) -> list[dict[str, Any]]:
    """Who holds what about the event, claim by claim, with the place in the text."""
    found: dict[tuple[Any, ...], dict[str, Any]] = {}
    for position in (position for cluster in clusters for position in cluster.positions):
        source = entities[position.source].name if position.source in entities else position.source
        for number in position.claims:
            claim = report.claims[number]
            entry = {"source": source or "unnamed", "stance": _stance(position.stance, claim), **_said(claim, report)}
            found.setdefault(tuple(entry.items()), entry)
    return list(found.values())


def _stance(stance: str, claim: Claim) -> str:
    negative = claim.polarity == "negative" and stance not in ("denied", "declined")
    return f"{stance}, that it is not so" if negative else stance


def _said(claim: Claim, report: Report) -> dict[str, Any]:
    if claim.statement is None:
        place = _paragraph_of(claim, report)
        return _shortened(place.start, place.end, claim, report)
    statement = report.statements[claim.statement]
    spans = statement.content or ((statement.cue,) if statement.cue else (claim.trigger,))
    said = _shortened(spans[0].start, spans[-1].end, claim, report)
    if statement.date is not None and report.dates[statement.date].latest:
        said["said"] = report.dates[statement.date].latest
    return said


def _paragraph_of(claim: Claim, report: Report) -> Zone | Span:
    """The paragraph that claims it, else the word that tells of the event."""
    at = claim.trigger.start
    last = bisect_right(report.zones, at, key=lambda zone: zone.start)
    around = (report.zones[n] for n in range(last - 1, -1, -1))
    return next((zone for zone in around if zone.kind == "paragraph" and at < zone.end), claim.trigger)


def _shortened(start: int, end: int, claim: Claim, report: Report) -> dict[str, Any]:
    """A stretch of the text, or as much of a long one as fits, from the sentence on that tells of the event."""
    at = claim.trigger.start
    if end - start > _MOST_TEXT and start <= at < end:
        ending = report.text.rfind(". ", start, at)
        start = max(start if ending < 0 else ending + 2, claim.trigger.end - _MOST_TEXT)
    end = min(end, start + _MOST_TEXT)
    return {"text": report.text[start:end], "start": start, "end": end}
