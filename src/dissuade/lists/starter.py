"""The starter parties: a small example that ships with the package, used while no official list was added."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from importlib.resources import files
from typing import Any

from ruamel.yaml import YAML

from dissuade.model.party import Identifier, Listing, Name, NameKind, PartialDate, Party, Relation

__all__ = ["STARTER_DATE", "STARTER_SOURCE", "read_starter"]

STARTER_SOURCE = "starter"
STARTER_DATE = "2026-02-27"
"""Date of the newest official list that the starter parties were checked against."""


@functools.cache
def read_starter() -> tuple[Party, ...]:
    """Read the starter parties, in the order of the file.

    Every listing carries the citation of its notice as ``basis``.
    """
    text = files("dissuade.lists").joinpath("data", "starter.yaml").read_text(encoding="utf-8")
    return tuple(_make_party(entry) for entry in YAML(typ="safe", pure=True).load(text)["parties"])


def _make_party(entry: Mapping[str, Any]) -> Party:
    return Party(
        id=f"{STARTER_SOURCE}-{entry['id']}",
        schema=entry["schema"],
        names=tuple(
            Name(text=name["text"], kind=NameKind(name["kind"]), lang=name.get("lang", "")) for name in entry["names"]
        ),
        birth_dates=tuple(_make_date(value) for value in entry.get("birth_dates", ())),
        countries=tuple(entry.get("countries", ())),
        gender=entry.get("gender", ""),
        positions=tuple(entry.get("positions", ())),
        identifiers=tuple(
            Identifier(type=item["type"], value=item["value"], country=item.get("country", ""))
            for item in entry.get("identifiers", ())
        ),
        relations=tuple(Relation(kind="linked", target_name=name) for name in entry.get("linked_to", ())),
        listings=tuple(
            Listing(
                source=STARTER_SOURCE,
                authority=item["authority"],
                programmes=tuple(item["programmes"]),
                listed_from=item["from"],
                basis=item["citation"],
                reference=item["reference"],
            )
            for item in entry["listings"]
        ),
        topics=("sanction",),
    )


def _make_date(value: str) -> PartialDate:
    first, _, last = value.partition("/")
    return PartialDate(value=first, until=last)
