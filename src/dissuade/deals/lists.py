"""Deals decided with their parties screened against the official lists."""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dissuade.deals.deciding import decide_deal
from dissuade.deals.private_list import PrivateList
from dissuade.deals.screening import DOUBTFUL, ScreenParty
from dissuade.model.deal import Deal
from dissuade.model.decision import Decision
from dissuade.model.match import Match, SnapshotRef
from dissuade.model.query import Query

if TYPE_CHECKING:
    from dissuade.screening import Screener

__all__ = ["decide", "open_lists"]


def decide(
    deal: Deal | Mapping[str, Any] | str | Path,
    *,
    as_of: str | dt.date | None = None,
    snapshot: str | Path | None = None,
    private: PrivateList | None = None,
) -> Decision:
    """Screen a deal's parties against the lists and say whether it may go ahead, under whose law, on what basis.

    Args:
        deal: a mapping in the deal format, the path of a YAML file, or a ``Deal``.
        as_of: the date whose law and listings apply; the deal's own date by default.
        snapshot: folder of a snapshot; the newest one by default, else the starter snapshot, which the decision says.
        private: a list of the user's own beside the official ones.

    Returns:
        The decision. It is not legal advice.

    Raises:
        InputError: the deal is not in the format.
        SnapshotError: the snapshot is missing or damaged.
    """
    screen, lists = open_lists(snapshot)
    return decide_deal(deal, as_of=as_of, private=private, screen=screen, snapshot=lists)


def open_lists(path: str | Path | None = None) -> tuple[ScreenParty, SnapshotRef]:
    """Open a snapshot for screening.

    Args:
        path: its folder; ``None`` opens the newest one, else the starter snapshot.

    Returns:
        What looks a party up, and the lists behind it. Listings that have ended are included, since a deal may lie
        in the past. The same question is answered from memory.

    Raises:
        SnapshotError: the snapshot is missing or damaged.
    """
    key = _which(path)
    known = _OPENED.get(key)
    if known is None:
        from dissuade.screening import Screener

        screener = Screener.open(path)
        if len(_OPENED) >= _MOST_OPENED:
            _OPENED.clear()
        known = _OPENED[key] = (_remembering(screener), screener.snapshot)
    return known


_OPENED: dict[tuple[str, ...], tuple[ScreenParty, SnapshotRef]] = {}
_MOST_OPENED = 4


def _which(path: str | Path | None) -> tuple[str, ...]:
    """Name the snapshot that would be opened now: another one after lists were added or updated."""
    if path is not None:
        return ("path", str(Path(path).absolute()))
    from dissuade.lists.home import find_home
    from dissuade.snapshots import current_snapshot

    home = find_home()
    folder = current_snapshot(home)
    return ("home", str(home), str(folder))


def _remembering(screener: Screener) -> ScreenParty:
    """Return what looks a party up; the same question is answered from memory."""

    @functools.lru_cache(maxsize=20_000)
    def screen(query: Query) -> Sequence[Match]:
        return screener.screen_queries([query], limit=10, threshold=DOUBTFUL, include_ended=True)[0]

    return screen
