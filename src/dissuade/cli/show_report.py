"""A report as people read it in a terminal: listed parties first, then who claims what, then when."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from rich.console import Console
from rich.text import Text

from dissuade.cli.show import make_console, plain, show_snapshot
from dissuade.cli.show_decision import show_decision
from dissuade.model.decision import Decision
from dissuade.model.report import Report, Statement

__all__ = ["show_report"]

_MOST = 30
_STYLES = {"denied": "red", "declined": "yellow", "alleged": "magenta", "asserted": "green", "possible": "cyan",
           "expected": "cyan", "conditional": "cyan"}  # fmt: skip


def show_report(report: Report, decisions: Sequence[Decision] = (), *, console: Console | None = None) -> None:
    """Print what a report says.

    Args:
        report: what was read.
        decisions: on its deals, in their order.
        console: where to; standard output by default.
    """
    out = console or make_console()
    heading = plain(" ".join(report.title.split())[:100]) or f"Report of {len(report.text):,} characters"
    when = (
        f"published {report.published} ({report.published_basis})" if report.published else "publication date unknown"
    )
    out.print(Text.assemble((heading, "bold"), f"  {when}"))
    for notice in report.notices:
        out.print(Text(f"  note: {plain(notice)}", style="yellow"))
    _parties(out, report)
    _goods(out, report)
    _statements(out, report)
    _ledger(out, report)
    _timeline(out, report)
    for deal, decision in zip(report.deals, decisions, strict=False):
        out.print()
        show_decision(str(deal.get("title", "the deal of the report")), decision, tree=False, console=out)
    out.print()
    if report.snapshot is not None:
        show_snapshot(out, report.snapshot, today=dt.datetime.now(tz=dt.UTC).date())


def _parties(out: Console, report: Report) -> None:
    out.print(Text("\nListed parties", style="bold"))
    if not report.parties:
        out.print("  none")
    for match in report.parties:
        names = sorted({e.name for e in report.entities if e.party == match.party.id}, key=len)
        count = sum(m.entity in {e.id for e in report.entities if e.party == match.party.id} for m in report.mentions)
        listings = "; ".join(
            dict.fromkeys(f"{x.authority} {', '.join(x.programmes)}".strip() for x in match.party.listings)
        )
        out.print(
            Text.assemble(
                ("  ! ", "bold red"), (plain(names[-1] if names else match.matched_name), "bold"),
                f" = {plain(match.party.caption)} ({match.probability:.0%}), {count} mentions: {plain(listings[:120])}",
            )
        )  # fmt: skip


def _goods(out: Console, report: Report) -> None:
    goods = [f"{e.name} ({e.role})" for e in report.entities if e.type == "goods"]
    places = [e.name for e in report.entities if e.type == "country"]
    if goods:
        out.print(Text.assemble(("Goods of concern  ", "bold"), plain("; ".join(goods))))
    if places:
        out.print(Text.assemble(("Countries         ", "bold"), plain(", ".join(places))))


def _statements(out: Console, report: Report) -> None:
    if not report.statements:
        return
    out.print(Text(f"\nStatements ({len(report.statements)})", style="bold"))
    for statement in report.statements[:_MOST]:
        out.print(
            Text.assemble(f"  {_speaker(report, statement)}: ", (statement.act, "cyan"), f"  {_content(statement)}")
        )
    if len(report.statements) > _MOST:
        out.print(f"  ... and {len(report.statements) - _MOST} more (--json has all)")


def _speaker(report: Report, statement: Statement) -> str:
    names = {entity.id: entity.name for entity in report.entities}
    source = statement.source
    if source.entity in names:
        return plain(names[source.entity])
    return plain(source.span.text) if source.span else "(unnamed)"


def _content(statement: Statement) -> str:
    words = " ... ".join(span.text for span in statement.content)
    words = plain(" ".join(words.split()))
    return words if len(words) <= 110 else words[:107] + "..."


def _ledger(out: Console, report: Report) -> None:
    if not report.clusters:
        return
    names = {entity.id: entity.name for entity in report.entities} | {"": "the author", "author": "the author"}
    out.print(Text("\nLedger: who holds what", style="bold"))
    for cluster in report.clusters:
        out.print(Text(f"  {plain(cluster.title)}"))
        for position in cluster.positions:
            style = _STYLES.get(position.stance, "")
            out.print(
                Text.assemble(
                    "    ", (f"{position.stance:<12}", style), plain(names.get(position.source, position.source))
                )
            )


def _timeline(out: Console, report: Report) -> None:
    events = [entry for entry in report.timeline if entry.kind == "event"]
    if not events:
        return
    out.print(Text("\nTimeline", style="bold"))
    for entry in events[:_MOST]:
        when = (
            entry.earliest
            if entry.earliest == entry.latest
            else f"{entry.earliest or '...'} to {entry.latest or '...'}"
        )
        out.print(f"  {when:<24} {plain(entry.title)}")
