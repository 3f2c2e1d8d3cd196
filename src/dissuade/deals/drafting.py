"""Draft deals from what a report claims: who is said to sell, ship or pay what to whom, and who denies it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from dissuade.deals.codes import COUNTRIES, check_hs
from dissuade.deals.keys import ROLES
from dissuade.model.report import Claim, Entity, EventCluster, Report

__all__ = ["DRAFTED", "draft_deals"]

DRAFTED = ("arms_transfer", "shipment", "payment")
"""The events that are deals."""

_SIDES = {
    "arms_transfer": (("supplier", "seller"), ("recipient", "buyer")),
    "shipment": (("supplier", "seller"), ("recipient", "buyer")),
    "payment": (("payer", "payer"), ("payee", "payee")),
}
_SCHEMATA = {"person": "Person", "organization": "Organization"}
_SURE_HEADINGS = ("munitions", "oil", "raw", "luxury")
"""Classes of goods whose HS heading the words tell; dual-use goods need their specification."""

_CURRENCIES = {"$": "USD", "us$": "USD", "€": "EUR", "£": "GBP", "₽": "RUB"}
_MOST_TEXT = 600
_NOTE = "Drafted from a report: each part is what somebody claims, none is an established fact."


def draft_deals(report: Report) -> tuple[dict[str, Any], ...]:
    """Turn clusters about transfers, shipments and payments into deals in the format of ``decide``.

    What the report leaves open is null, what it does not touch is absent. The date is the day that the event is said to
    have happened, else the last day of the period that is said, else the publication date. Assertion and denial are
    kept as ``evidence``, which no rule reads.

    Args:
        report: with entities, claims and clusters.

    Returns:
        One deal for each cluster that names a side or a vessel, and another of the two sides, the goods or the money.
    """
    entities = {entity.id: entity for entity in report.entities}
    told = (cluster for cluster in report.clusters if cluster.event in DRAFTED and not _is_told_away(cluster, report))
    drafts = (_draft(cluster, report, entities) for cluster in told)
    return tuple(draft for draft in drafts if draft is not None)


def _draft(cluster: EventCluster, report: Report, entities: Mapping[str, Entity]) -> dict[str, Any] | None:
    sides = {role: _members(cluster.participants.get(slot, ()), entities) for slot, role in _SIDES[cluster.event]}
    things = [entities[id] for id in cluster.participants.get("goods", ()) if id in entities]
    vessels = [entities[id] for ids in cluster.participants.values() for id in ids if _is_vessel(entities.get(id))]
    if sum(map(bool, (*sides.values(), things, vessels))) < 2 or not (vessels or any(sides.values())):
        return None
    first, second = sides
    date, dated = _date(cluster, report)
    deal: dict[str, Any] = {
        "id": cluster.id,
        "title": cluster.title[:200],
        "date": date,
        "nexus": None,
        "parties": [
            party for role in sides for party in [_party(role, entity) for entity in sides[role]] or [_nobody(role)]
        ],
    }
    goods = [_good(thing) for thing in things if thing.type == "goods"]
    if goods:
        deal["goods"] = goods
    deal["parties"] += [
        _party(slot, entity)
        for slot, ids in cluster.participants.items()
        if slot in ROLES and slot not in sides
        for entity in _members(ids, entities)
    ]
    if cluster.event == "payment":
        deal["payment"] = _payment(things)
    else:
        deal["route"] = {"origin": _country(sides[first]), "destination": _country(sides[second])}
        deal["end_use"] = None
    if vessels:
        deal["vessel"] = {"name": vessels[0].name, "imo": None}
    elif cluster.event == "shipment":
        deal["vessel"] = None
    deal["evidence"] = _evidence(cluster, report, entities)
    deal["note"] = f"{_NOTE} {dated}".strip()
    return deal


def _is_told_away(cluster: EventCluster, report: Report) -> bool:
    """Whether all say that it did not happen, and nobody denies that it did: "has sold no weapons" is no deal."""
    claims = [report.claims[number] for position in cluster.positions for number in position.claims]
    return bool(claims) and all(claim.says_none for claim in claims)


def _members(ids: Sequence[str], entities: Mapping[str, Entity]) -> list[Entity]:
    """The entities themselves, groups resolved into their members, ships aside."""
    parts = [part for id in ids for part in (id.split("+") if "+" in id else [id])]
    found = [entities[part] for part in dict.fromkeys(parts) if part in entities]
    return [entity for entity in found if entity.type not in ("vessel", "goods", "money", "event")]


def _party(role: str, entity: Entity) -> dict[str, Any]:
    """A party; of a state nobody is named, so that its name is no name to screen."""
    code = entity.country.upper()
    country = code if code in COUNTRIES else None
    if entity.type in ("country", "government"):
        return {"role": role, "name": None, "country": country, "government_of": country, "note": entity.name[:200]}
    if entity.type == "place":
        return {"role": role, "name": None, "country": country, "note": entity.name[:200]}
    party = {"role": role, "name": entity.name[:300], "country": country}
    if entity.type in _SCHEMATA:
        party["schema"] = _SCHEMATA[entity.type]
    return party


def _nobody(role: str) -> dict[str, Any]:
    return {"role": role, "name": None, "country": None}


def _good(thing: Entity) -> dict[str, Any]:
    """A good as the lexicon of goods knows it: class, category of the munitions list, HS heading."""
    kind, _, heading = thing.role.partition("; HS ")
    kind = kind.split(" ")[0]
    good: dict[str, Any] = {
        "description": thing.name,
        "hs": check_hs(heading) if kind in _SURE_HEADINGS else None,
        "arms": True if kind == "munitions" else None if kind in ("dual-use", "") else False,
        "origin": None,
        "subject_to_ear": None,
    }
    if kind == "luxury":
        good["luxury"] = True
    return good


def _payment(things: Sequence[Entity]) -> dict[str, Any]:
    money = next((thing.name for thing in things if thing.type == "money"), "")
    sign = re.match(r"\s*(us\$|[$€£₽])", money, re.IGNORECASE)
    payment: dict[str, Any] = {"currency": _CURRENCIES[sign[1].lower()] if sign else None}
    if money:
        payment["note"] = money
    return payment


def _country(side: Sequence[Entity]) -> str | None:
    codes = {entity.country.upper() for entity in side} & COUNTRIES
    return codes.pop() if len(codes) == 1 else None


def _is_vessel(entity: Entity | None) -> bool:
    return entity is not None and entity.type == "vessel"


def _date(cluster: EventCluster, report: Report) -> tuple[str | None, str]:
    """The date whose law applies, and why this one."""
    first, last = cluster.earliest, cluster.latest
    if last:
        period = "" if first == last else f"Said to have happened {f'from {first} ' if first else ''}until {last}: "
        return last, period and f"{period}the law of the last day applies."
    if report.published:
        return report.published, "No date is said: the law of the day of publication applies."
    return None, "No date is known: the law of today applies."


def _evidence(cluster: EventCluster, report: Report, entities: Mapping[str, Entity]) -> list[dict[str, Any]]:
    """Who holds what about the event, claim by claim, with the place in the text."""
    found: dict[tuple[Any, ...], dict[str, Any]] = {}
    for position in cluster.positions:
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
        zone = next(
            (z for z in report.zones if z.kind == "paragraph" and z.start <= claim.trigger.start < z.end), claim.trigger
        )
        return {"text": report.text[zone.start : zone.end][:_MOST_TEXT], "start": zone.start, "end": zone.end}
    statement = report.statements[claim.statement]
    spans = statement.content or ((statement.cue,) if statement.cue else (claim.trigger,))
    said = {"text": " … ".join(span.text for span in spans)[:_MOST_TEXT], "start": spans[0].start, "end": spans[-1].end}
    if statement.date is not None and report.dates[statement.date].latest:
        said["said"] = report.dates[statement.date].latest
    return said
