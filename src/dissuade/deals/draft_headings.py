"""Headings that only announce what the report tells in full: they draft no deal of their own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dissuade.deals.draft_parts import country_code, is_ordinary
from dissuade.model.report import Entity, EventCluster, Report

__all__ = ["told_in_full"]

_ENDS = ("supplier", "recipient", "origin", "destination")


def told_in_full(
    clusters: Sequence[EventCluster], report: Report, entities: Mapping[str, Entity]
) -> list[EventCluster]:
    """The clusters without those of which only headings tell, if another has the same sides, or more, and goods."""
    headings = [(zone.start, zone.end) for zone in report.zones if zone.kind == "heading"]
    if not headings:
        return list(clusters)

    def is_announced(cluster: EventCluster) -> bool:
        places = [report.claims[n].trigger.start for position in cluster.positions for n in position.claims]
        return all(any(start <= place < end for start, end in headings) for place in places)

    announced = [cluster for cluster in clusters if is_announced(cluster)]
    full = [cluster for cluster in clusters if cluster not in announced]
    return [
        cluster
        for cluster in clusters
        if cluster not in announced or not any(_covers(other, cluster, entities) for other in full)
    ]


def _covers(full: EventCluster, heading: EventCluster, entities: Mapping[str, Entity]) -> bool:
    goods, told = (set(cluster.participants.get("goods", ())) for cluster in (heading, full))
    same_goods = goods & told or all(one in entities and is_ordinary(entities[one]) for one in goods)
    return bool(same_goods) and all(
        _who(heading, slots, entities) <= _who(full, slots, entities) for slots in (_ENDS[::2], _ENDS[1::2])
    )


def _who(cluster: EventCluster, slots: Sequence[str], entities: Mapping[str, Entity]) -> set[str]:
    """Those at one end of a transfer, states by their code."""
    ids = [one for slot in slots for one in cluster.participants.get(slot, ())]
    return {country_code(entities[one]) or one for one in ids if one in entities}
