"""The JSON Schema of the deal format, from the same vocabulary as the checks."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from dissuade.deals.codes import COUNTRIES, CURRENCIES, REGIONS
from dissuade.deals.keys import AUTHORITIES, EXCEPTIONS, ROLES, Kind, nexus_names, sections
from dissuade.model.party import SCHEMATA
from dissuade.rules.vocabulary import load_facts

__all__ = ["json_schema"]

_JSON: Mapping[Kind, Mapping[str, Any]] = {
    "text": {"type": ["string", "number", "null"]},
    "bool": {"type": ["boolean", "null"]},
    "countries": {"type": ["array", "null"], "items": {"enum": sorted(COUNTRIES)}},
    "country": {"enum": [*sorted(COUNTRIES), None]},
    "currency": {"enum": [*sorted(CURRENCIES), None]},
    "region": {"enum": [*sorted(REGIONS), None]},
    "hs": {"type": ["string", "null"], "pattern": "^[0-9 .]{4,14}$"},
    "eccn": {"type": ["string", "null"], "pattern": "^(EAR99|[0-9][A-E][0-9]{3}(\\.[a-z0-9]+)*)$"},
    "imo": {"type": ["string", "null"], "pattern": "^(IMO ?)?[0-9]{7}$"},
    "percent": {"type": ["number", "null"], "minimum": 0, "maximum": 100},
    "amount": {"type": ["number", "null"], "minimum": 0},
    "role": {"enum": list(ROLES)},
    "schema": {"enum": [*SCHEMATA, None]},
    "exception": {"enum": [*EXCEPTIONS, None]},
    "words": {"type": ["object", "null"], "additionalProperties": {"type": "string"}},
}


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema of the deal format (draft 2020-12)."""

    def part(name: str) -> dict[str, Any]:
        keys = {key: dict(_JSON[kind]) for key, kind in sections()[name].items()}
        return {"type": ["object", "null"], "properties": keys, "additionalProperties": False}

    share = {"type": ["number", "null"], "minimum": 0, "maximum": 1}
    name = {"type": "string"}
    pair = {"type": "array", "items": share, "minItems": 2, "maxItems": 2}
    bounds = {"type": "object", "properties": {"min": share, "max": share}, "additionalProperties": False}
    some = {"oneOf": [share, pair, bounds]}
    shares = {"share": some, "share_min": share, "share_max": share}
    listed: dict[str, Any] = {
        "ownership": {"owner": name, "owned": name, **shares, "note": name},
        "control": {"controller": name, "controlled": name, "by": name, "note": name},
        "licences": {"authority": {"enum": list(AUTHORITIES)}, "reference": name},
    }
    properties: dict[str, Any] = {key: {"type": ["string", "null"]} for key in ("id", "title", "note")}
    properties["date"] = {"type": ["string", "null"], "format": "date"}
    properties["nexus"] = {
        "oneOf": [
            {"type": "array", "items": {"enum": list(nexus_names())}},
            {"type": "object", "propertyNames": {"enum": list(nexus_names())}},
            {"type": "null"},
        ]
    }
    for key in ("parties", "goods", "evidence"):
        properties[key] = {"type": ["array", "null"], "items": part(key)}
    for key, keys in listed.items():
        item = {"type": "object", "properties": keys, "additionalProperties": False}
        properties[key] = {"type": ["array", "null"], "items": item}
    for key in ("route", "vessel", "aircraft", "end_use", "payment", "conduct", "documents", "red_flags"):
        properties[key] = part(key)
    for key in ("screening_pending", "russia_military_industrial_base"):
        properties[key] = {"type": ["boolean", "null"]}
    properties["facts"] = {"type": ["object", "null"], "propertyNames": {"enum": sorted(load_facts())}}
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A deal for dissuade decide",
        "type": "object",
        "properties": properties,
        "additionalProperties": False,
    }
    return json.loads(json.dumps(schema))  # type: ignore[no-any-return]
