"""Answers as people read them in a terminal."""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections.abc import Sequence

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from dissuade.model.match import AlignedTokens, Comparison, Evidence, Match, SnapshotRef
from dissuade.model.party import Listing

__all__ = ["make_console", "plain", "show_comparison", "show_matches", "show_snapshot"]

STALE_DAYS = 7
STARTER_WARNING = (
    "STARTER SNAPSHOT: a few dozen parties that ship with dissuade as an example, not the official lists. "
    "Add lists with `dissuade lists update` or `dissuade lists add PATH`."
)


def make_console(*, stderr: bool = False) -> Console:
    """A console that never interprets names as markup; 100 columns where there is no terminal."""
    console = Console(stderr=stderr, markup=False, highlight=False, emoji=False)
    if not console.is_terminal:
        console.width = 100
    return console


def plain(text: str) -> str:
    """Text from outside made safe for a terminal: control and direction characters are shown as escapes."""
    return "".join(
        f"\\u{ord(c):04x}" if unicodedata.category(c) in {"Cc", "Cf", "Cs", "Zl", "Zp"} and c != "\u200c" else c
        for c in text
    )


def show_snapshot(console: Console, snapshot: SnapshotRef, *, today: dt.date) -> None:
    """Say on which lists the answer rests and how old they are."""
    if snapshot.starter:
        console.print(Text(STARTER_WARNING, style="bold yellow"))
    parts = []
    for source, date in snapshot.sources:
        age = (today - dt.date.fromisoformat(date)).days if len(date) == 10 else None
        parts.append(f"{source} {date or 'undated'}" + (f" ({age} days old)" if age is not None else ""))
    stale = any(len(d) == 10 and (today - dt.date.fromisoformat(d)).days > STALE_DAYS for _, d in snapshot.sources)
    console.print(
        Text(f"Snapshot {snapshot.id[:12]}: " + "; ".join(parts), style="yellow" if stale else "dim"), soft_wrap=False
    )


def show_matches(console: Console, query: str, matches: Sequence[Match]) -> None:
    """Print who was found, why, and under which listings."""
    if not matches:
        console.print(f"{plain(query)}: no match")
        return
    console.print(Text(f"{plain(query)}: {len(matches)} match{'es' if len(matches) != 1 else ''}", style="bold"))
    for match in matches:
        console.print()
        console.print(_match_view(match))


def show_comparison(console: Console, a: str, b: str, comparison: Comparison) -> None:
    """Print the probability that two names mean the same party, and why."""
    console.print(
        Text.assemble(
            (f"{comparison.probability:6.1%}", _style(comparison.probability)),
            f"  {plain(a)}  ~  {plain(b)}",
        )
    )
    console.print(Padding(_tokens_view(comparison.alignment), (0, 0, 0, 8), expand=False))
    console.print(Padding(_evidence_view(comparison.evidence), (0, 0, 0, 8), expand=False))


def _style(probability: float) -> str:
    return "bold red" if probability >= 0.8 else "bold yellow" if probability >= 0.5 else "bold"


def _match_view(match: Match) -> RenderableType:
    head = Text.assemble(
        (f"{match.probability:6.1%}", _style(match.probability)),
        ("  " + plain(match.party.caption), "bold"),
        (f"  {match.party.schema}  {match.party.id}", "dim"),
    )
    lines: list[RenderableType] = [head]
    if match.matched_name != match.party.caption:
        lines.append(Padding(Text(f"under the name {plain(match.matched_name)}"), (0, 0, 0, 8), expand=False))
    lines.extend(Padding(Text(_listing_line(listing)), (0, 0, 0, 8), expand=False) for listing in match.party.listings)
    lines.append(Padding(_tokens_view(match.alignment), (0, 0, 0, 8), expand=False))
    lines.append(Padding(_evidence_view(match.evidence), (0, 0, 0, 8), expand=False))
    return Group(*lines)


def _listing_line(listing: Listing) -> str:
    since = f" since {listing.listed_from}" if listing.listed_from else ""
    until = f" until {listing.listed_to}" if listing.listed_to else ""
    basis = f" ({plain(listing.basis)})" if listing.basis else ""
    return f"{listing.authority} {plain(', '.join(listing.programmes))}{since}{until}{basis}"


def _tokens_view(alignment: Sequence[AlignedTokens]) -> Table:
    table = Table.grid(padding=(0, 2))
    for pair in alignment:
        sign = {"equal": "=", "missing": "-", "contradicts": "x"}.get(pair.relation, "~")
        table.add_row(plain(pair.query) or "·", sign, plain(pair.party) or "·", pair.relation, plain(pair.via))
    return table


def _evidence_view(evidence: Sequence[Evidence]) -> Table:
    table = Table.grid(padding=(0, 2))
    for item in evidence:
        if abs(item.contribution) < 0.005:
            continue
        values = " / ".join(plain(v) for v in (item.query_value, item.party_value) if v)
        style = "red" if item.contribution > 0 else "green"
        table.add_row(Text(f"{item.contribution:+6.2f}", style=style), item.feature, item.reason or values)
    return table
