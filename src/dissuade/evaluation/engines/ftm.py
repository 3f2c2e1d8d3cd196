"""Parties and queries as FollowTheMoney entities, for the engines that speak it."""

from __future__ import annotations

from typing import Any

from dissuade.lists.ftm import party_to_ftm
from dissuade.model.party import Party
from dissuade.model.query import Query

__all__ = ["party_entity", "query_entity"]


def party_entity(party: Party) -> dict[str, Any]:
    """The entity of a party without those linked to it."""
    return party_to_ftm(party)[0]


def query_entity(query: Query, number: int) -> dict[str, Any]:
    """What is known of the party that is asked about, as an entity."""
    properties: dict[str, list[str]] = {"name": [query.name]} if query.name else {}
    schema = query.schema or "LegalEntity"
    if query.birth_dates:
        properties["birthDate"] = [date.value for date in query.birth_dates]
    if query.countries:
        key = {"Person": "nationality", "Company": "jurisdiction", "Vessel": "flag"}.get(schema, "country")
        properties[key] = list(query.countries)
    if query.gender:
        properties["gender"] = [query.gender]
    for identifier in query.identifiers:
        if identifier.type:
            properties.setdefault(identifier.type, []).append(identifier.value)
    return {"id": f"query-{number}", "schema": schema, "properties": properties}
