"""The official lists, opened for screening the parties of a deal."""

from __future__ import annotations

from pathlib import Path

from dissuade.deals.screening import DOUBTFUL, ScreenParty
from dissuade.model.match import Match, SnapshotRef
from dissuade.model.query import Query

__all__ = ["open_lists"]


def open_lists(path: str | Path | None = None) -> tuple[ScreenParty, SnapshotRef]:
    """Open a snapshot for screening.

    Args:
        path: its folder; ``None`` opens the newest one, else the starter snapshot.

    Returns:
        What looks a party up, and the lists behind it. Listings that have ended are included, since a deal may lie
        in the past.

    Raises:
        SnapshotError: the snapshot is missing or damaged.
    """
    from dissuade.screening import Screener

    screener = Screener.open(path)

    def screen(query: Query) -> list[Match]:
        return screener.screen_queries([query], limit=10, threshold=DOUBTFUL, include_ended=True)[0]

    return screen, screener.snapshot
