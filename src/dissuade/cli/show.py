"""Answers as people read them in a terminal."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from dissuade.model.match import AlignedTokens, Comparison, Evidence, Match, SnapshotRef
from dissuade.model.party import Listing
from dissuade.pages import visible

__all__ = ["make_console", "plain", "show_comparison", "show_matches", "show_snapshot"]

STALE_DAYS = 7
INDENT = " " * 8
_UNDATED = {"mtime": "file", "server": "file on the server"}
STARTER_WARNING = (
    "STARTER SNAPSHOT: a few dozen parties that ship with dissuade as an example, not the official lists. "
    "Add lists with `dissuade lists update NAME...` or `dissuade lists add PATH`."
)


class _Console(Console):
    """A console that leaves it to the command what a closed pipe means; that of rich ends with status 1."""

    def on_broken_pipe(self) -> None:
        raise BrokenPipeError


def make_console(*, stderr: bool = False) -> Console:
    """A console that never interprets names as markup; 100 columns where there is no terminal."""
    console = _Console(stderr=stderr, markup=False, highlight=False, emoji=False)
    if not console.is_terminal:
        console.width = 100
    return console


def plain(text: str) -> str:
    """Text from outside made safe for a terminal: control and direction characters are shown as escapes."""
    return visible(text)


def show_snapshot(console: Console, snapshot: SnapshotRef, *, today: dt.date) -> None:
    """Say on which lists the answer rests and how old they are."""
    if snapshot.starter:
        console.print(Text(STARTER_WARNING, style="bold yellow"))
    undated = dict(snapshot.undated)
    parts, stale = [], bool(undated)
    for source, date in snapshot.sources:
        if source in undated:
            parts.append(f"{source} undated ({_UNDATED[undated[source]]} of {date}, age not known)")
            continue
        age = (today - dt.date.fromisoformat(date)).days if len(date) == 10 else None
        parts.append(f"{source} {date or 'undated'}" + (f" ({age} days old)" if age is not None else ""))
        stale = stale or (age is not None and age > STALE_DAYS)
    _print_line(console, (f"Snapshot {snapshot.id[:12]}: " + "; ".join(parts), "yellow" if stale else "dim"))


def show_matches(console: Console, query: str, matches: Sequence[Match], about: Sequence[str] = ()) -> None:
    """Print who was found, why, and under which listings; ``about`` has a line for each, from ``describe_party``."""
    if not matches:
        console.print(f"{plain(query)}: no match")
        return
    console.print(Text(f"{plain(query)}: {len(matches)} match{'es' if len(matches) != 1 else ''}", style="bold"))
    for match, line in zip(matches, about or [""] * len(matches), strict=True):
        console.print()
        _print_match(console, match, line)


def show_comparison(console: Console, a: str, b: str, comparison: Comparison) -> None:
    """Print the probability that two names mean the same party, and why."""
    console.print(
        Text.assemble(
            (f"{comparison.probability:6.1%}", _style(comparison.probability)),
            f"  {plain(a)}  ~  {plain(b)}",
        )
    )
    _print_reasons(console, comparison.alignment, comparison.evidence)


def _style(probability: float) -> str:
    return "bold red" if probability >= 0.8 else "bold yellow" if probability >= 0.5 else "bold"


def _print_match(console: Console, match: Match, about: str) -> None:
    _print_line(
        console,
        (f"{match.probability:6.1%}", _style(match.probability)),
        ("  " + plain(match.party.caption), "bold"),
        (f"  {match.party.schema}  {match.party.id}", "dim"),
    )
    if match.matched_name != match.party.caption:
        _print_line(console, INDENT, f"under the name {plain(match.matched_name)}")
    for item in match.evidence:
        if item.feature == "name_within":
            _print_line(console, INDENT, f"asked for as {plain(item.query_value)}, {plain(item.reason)}")
    if about:
        _print_line(console, INDENT, about)
    for listing in match.party.listings:
        _print_line(console, INDENT, _listing_line(listing))
    _print_reasons(console, match.alignment, match.evidence)


def _print_reasons(console: Console, alignment: Sequence[AlignedTokens], evidence: Sequence[Evidence]) -> None:
    signs = {"equal": "=", "missing": "-", "contradicts": "x"}
    pairs = [
        (plain(p.query) or "·", signs.get(p.relation, "~"), plain(p.party) or "·", p.relation, plain(p.via))
        for p in alignment
    ]
    for line in _columns(pairs):
        _print_line(console, INDENT, line)
    weighty = [item for item in evidence if abs(item.contribution) >= 0.005]
    reasons = _columns(
        [
            (item.feature, plain(item.reason) or f"{plain(item.query_value)} / {plain(item.party_value)}")
            for item in weighty
        ]
    )
    for item, line in zip(weighty, reasons, strict=True):
        _print_line(
            console, INDENT, (f"{item.contribution:+6.2f}", "red" if item.contribution > 0 else "green"), "  " + line
        )


def _columns(rows: Sequence[tuple[str, ...]]) -> list[str]:
    """Rows as lines with aligned columns; wide characters count twice."""
    widths = [max(cell_len(cell) for cell in column) for column in zip(*rows, strict=True)]
    return [
        "  ".join(cell + " " * (width - cell_len(cell)) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    ]


def _print_line(console: Console, *parts: str | tuple[str, str]) -> None:
    console.print(Text.assemble(*parts), soft_wrap=True)


def _listing_line(listing: Listing) -> str:
    since = f" since {listing.listed_from}" if listing.listed_from else ""
    until = f" until {listing.listed_to}" if listing.listed_to else ""
    basis = f" ({plain(listing.basis)})" if listing.basis else ""
    return f"{listing.authority} {plain(', '.join(listing.programmes))}{since}{until}{basis}"
