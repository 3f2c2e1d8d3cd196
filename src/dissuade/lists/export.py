"""Editions out as FollowTheMoney JSON lines."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from dissuade.lists.editions import Edition, EditionStore
from dissuade.lists.ftm_output import party_to_ftm

__all__ = ["entity_lines"]


def entity_lines(store: EditionStore, editions: Iterable[Edition]) -> Iterator[list[str]]:
    """Yield, party by party, the lines of its entity and of those that belong to it (sanctions, addresses, links).

    Args:
        store: keeps the editions.
        editions: one after another; only one party at a time is in memory.

    Yields:
        JSON objects without line ends, the party's own first; a target of a link may come later, or be on no list.

    Raises:
        ListError: the stored parties of an edition are missing or damaged.
    """
    for edition in editions:
        for party in store.parties(edition):
            yield [json.dumps(entity, ensure_ascii=False, separators=(",", ":")) for entity in party_to_ftm(party)]
