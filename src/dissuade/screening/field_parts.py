"""Fields that hold more than a name: each name within them is looked for besides the whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from dissuade.model.match import Evidence
from dissuade.model.query import Query
from dissuade.names.analysis import name_class_of
from dissuade.names.fields import names_within
from dissuade.screening.hits import Hit

__all__ = ["AskedPart", "as_part", "best_of_each", "parts_of"]


class AskedPart(NamedTuple):
    """A name within the field of query ``number``, as a query of its own, and how it was found."""

    number: int
    query: Query
    reason: str


def parts_of(queries: Sequence[Query]) -> list[AskedPart]:
    """The names within the fields of queries; most fields hold none."""
    return [
        AskedPart(number, replace(query, name=part.text), part.reason)
        for number, query in enumerate(queries)
        if query.name
        for part in names_within(query.name, name_class_of(query.schema))
    ]


def as_part(hit: Hit, asked: AskedPart) -> Hit:
    """What was found for a part, as an answer to the whole field; the odds are those of the part."""
    said = Evidence(
        feature="name_within",
        contribution=0.0,
        query_value=asked.query.name,
        party_value=hit.matched_name,
        reason=f"a name within the field: {asked.reason}",
    )
    return replace(hit, part=asked.query.name, evidence=(said, *hit.evidence))


def best_of_each(hits: Sequence[Hit]) -> list[Hit]:
    """The best hit of each party; of several that are as good that for the whole field, or for the shortest name."""
    best: dict[int, Hit] = {}
    for hit in hits:
        known = best.get(hit.number)
        if known is None or (hit.log_odds, -len(hit.part)) > (known.log_odds, -len(known.part)):
            best[hit.number] = hit
    return list(best.values())
