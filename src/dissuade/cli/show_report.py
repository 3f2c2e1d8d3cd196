"""A report as people read it in a terminal, on one screen: who is listed, who claims what, when, what of the deal."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from rich.cells import cell_len, set_cell_size
from rich.console import Console
from rich.text import Text

from dissuade.cli.show import make_console, plain, show_snapshot
from dissuade.cli.show_decision import STYLES, WORDS
from dissuade.model.decision import Decision
from dissuade.model.match import Match
from dissuade.model.report import EventCluster, Position, Report, TimelineEntry
from dissuade.reports.positions import (
    entity_names,
    is_contested,
    ledger_of,
    name_entity,
    name_source,
    side_of,
)

__all__ = ["show_report"]

_MOST_PARTIES = 12
_MOST_EVENTS = 8
_MOST_POSITIONS = 6
_MOST_DATES = 10
_MOST_STATEMENTS = 12
_MOST_DEALS = 5
_MOST_QUESTIONS = 1
_SIGNS = {
    "claimed": ("+", "green"),
    "denied": ("x", "bold red"),
    "opposed": ("-", "magenta"),
    "declined": ("o", "yellow"),
}


def show_report(report: Report, decisions: Sequence[Decision] = (), *, console: Console | None = None) -> None:
    """Print what a report says, on about one screen; ``--json`` and ``--html`` have everything.

    Args:
        report: what was read.
        decisions: on its deals, in their order.
        console: where to; standard output by default.
    """
    out = make_console() if console is None else console
    lines = [*_heading(report), *_parties(report), *_ledger(report), *_timeline(report), *_deals(report, decisions)]
    for line in lines:
        line.truncate(out.width, overflow="ellipsis")
        out.print(line, soft_wrap=True)
    if report.snapshot is not None:
        out.print()
        show_snapshot(out, report.snapshot, today=dt.datetime.now(tz=dt.UTC).date())


def _heading(report: Report) -> Iterator[Text]:
    title = _flat(report.title) or f"Report of {len(report.text):,} characters"
    yield Text(title, style="bold")
    basis = f" ({plain(report.published_basis)})" if report.published_basis else ""
    when = f"published {plain(report.published)}{basis}" if report.published else "publication date unknown"
    yield Text(
        f"{when}; {_count(len(report.statements), 'statement')}, {_count(len(report.mentions), 'mention')}", "dim"
    )
    for notice in report.notices:
        yield Text(f"note: {_flat(notice)}", style="yellow")


def _parties(report: Report) -> Iterator[Text]:
    yield Text()
    if not report.parties:
        yield Text.assemble(("Listed parties", "bold"), "  none")
        return
    yield Text("Listed parties", style="bold")
    shown = report.parties[:_MOST_PARTIES]
    width = max(cell_len(_names_in_text(report, match)) for match in shown)
    for match in shown:
        yield Text.assemble(
            (f"{match.probability:7.1%}  ", "bold red" if match.probability >= 0.8 else "bold yellow"),
            (_fit(_names_in_text(report, match), min(width, 34)), "bold"),
            f"  {plain(match.party.caption)}  ",
            (_listings(match), "dim"),
        )
    yield from _more(len(report.parties) - _MOST_PARTIES, "party", "parties")


def _names_in_text(report: Report, match: Match) -> str:
    ids = {entity.id for entity in report.entities if entity.party == match.party.id}
    mentions = [mention for mention in report.mentions if mention.entity in ids]
    longest = max((m.span.text for m in mentions if m.level == "name"), key=len, default=match.matched_name)
    return f"{_flat(longest)} ({len(mentions)}x)"


def _listings(match: Match) -> str:
    found = dict.fromkeys(
        f"{listing.authority} {', '.join(listing.programmes)}".strip()
        + (f" since {listing.listed_from}" if listing.listed_from else "")
        for listing in match.party.listings
    )
    return plain("; ".join(found))


def _ledger(report: Report) -> Iterator[Text]:
    yield Text()
    if not report.clusters:
        yield from _bare_statements(report)
        return
    names = entity_names(report)
    yield Text.assemble(
        ("Who claims what", "bold"), ("   + claims   x denies   - says it will not be   o declines to say", "dim")
    )
    ledger = ledger_of(report)
    for cluster, sides in ledger[:_MOST_EVENTS]:
        mark = ("CONTESTED  ", "bold red") if is_contested(sides) else ("", "")
        yield Text.assemble("  ", mark, f"{_flat(cluster.title)}", (f"  {_period(cluster)}", "cyan"))
        rows = [_position(report, position, names) for position in cluster.positions[:_MOST_POSITIONS]]
        width = min(30, max((cell_len(who) for _, who, _, _ in rows), default=0))
        for kind, who, cue, stance in rows:
            sign, style = _SIGNS[kind]
            yield Text.assemble(
                (f"    {sign} ", style), f"{_fit(who, width)}  ", (f"{stance:<12}", style), (cue, "dim")
            )
        yield from _more(len(cluster.positions) - _MOST_POSITIONS, "position", "positions", indent=4)
    yield from _more(len(ledger) - _MOST_EVENTS, "event", "events")


def _position(report: Report, position: Position, names: Mapping[str, str]) -> tuple[str, str, str, str]:
    kind = side_of(report, position)
    spoken = [report.claims[number].statement for number in position.claims]
    said = [report.statements[number] for number in spoken if number is not None]
    content = next((f"{s.cue.text if s.cue else 'said'}: {_words(s.content[0].text)}" for s in said if s.content), "")
    cue = content or next((s.cue.text for s in said if s.cue), "")
    return kind, plain(name_entity(names, position.source)), _flat(cue), plain(position.stance)


def _bare_statements(report: Report) -> Iterator[Text]:
    if not report.statements:
        yield Text.assemble(("Who claims what", "bold"), "  nothing that dissuade knows as an event")
        return
    yield Text("Who says what", style="bold")
    names = entity_names(report)
    for statement in report.statements[:_MOST_STATEMENTS]:
        said = " … ".join(span.text for span in statement.content)
        yield Text.assemble(
            f"  {plain(name_source(names, statement))}: ", (plain(statement.act), "cyan"), f": {_flat(_words(said))}"
        )
    yield from _more(len(report.statements) - _MOST_STATEMENTS, "statement", "statements")


def _timeline(report: Report) -> Iterator[Text]:
    events = [entry for entry in report.timeline if entry.kind == "event"]
    if not events:
        return
    yield Text()
    said = len(report.timeline) - len(events)
    yield Text.assemble(
        ("Timeline", "bold"), (f"   of events; --html also has {_count(said, 'dated statement')}", "dim")
    )
    for entry in events[:_MOST_DATES]:
        yield Text.assemble((f"  {_period(entry):<26}", "cyan"), _flat(entry.title))
    yield from _more(len(events) - _MOST_DATES, "event", "events")


def _deals(report: Report, decisions: Sequence[Decision]) -> Iterator[Text]:
    if not report.deals:
        return
    yield Text()
    hint = "" if decisions else "   drafted, not decided: say --decide"
    yield Text.assemble(("Deals it speaks of", "bold"), (hint, "dim"))
    for number, deal in enumerate(report.deals[:_MOST_DEALS]):
        if number < len(decisions):
            yield from _decided(deal, decisions[number])
        else:
            yield Text(f"  {_flat(str(deal.get('title') or 'deal'))}")
    yield from _more(len(report.deals) - _MOST_DEALS, "deal", "deals")


def _decided(deal: Mapping[str, Any], decision: Decision) -> Iterator[Text]:
    yield Text.assemble(
        "  ",
        (f" {WORDS[decision.overall]} ", STYLES[decision.overall]),
        f"  {_flat(str(deal.get('title') or 'deal'))}",
    )
    by_outcome: dict[str, list[str]] = {}
    for name, outcome in sorted(decision.by_jurisdiction.items()):
        by_outcome.setdefault(outcome, []).append(name)
    verdicts = [f"{' '.join(by_outcome[o])}: {WORDS[o].lower()}" for o in reversed(WORDS) if o in by_outcome]
    yield Text(f"      law of {decision.as_of}:  {'; '.join(verdicts)}")
    firm = [f for f in decision.findings if f.state == "applies" and f.outcome == decision.overall]
    for finding in firm[:2]:
        yield Text(f"      because  {finding.jurisdiction}: {finding.title} ({'; '.join(finding.citations)})")
    who = [entry.fact.removeprefix("nexus.") for entry in decision.missing if entry.fact.startswith("nexus.")]
    others = [entry for entry in decision.missing if not entry.fact.startswith("nexus.")]
    if who:
        yield Text(f"      find out which of these you are or do: {', '.join(sorted(who))}")
    for missing in others[:_MOST_QUESTIONS]:
        yield Text(f"      find out {missing.question}")
    yield from _more(len(others) - _MOST_QUESTIONS, "question", "questions", indent=6)


def _more(count: int, one: str, several: str, *, indent: int = 2) -> Iterator[Text]:
    if count > 0:
        yield Text(f"{' ' * indent}... and {count:,} more {one if count == 1 else several} (--html or --json)", "dim")


def _count(number: int, word: str) -> str:
    return f"{number:,} {word}{'' if number == 1 else 's'}"


def _period(entry: EventCluster | TimelineEntry) -> str:
    if entry.earliest == entry.latest:
        return plain(entry.earliest) or "no date is said"
    return plain(f"{entry.earliest or '…'} to {entry.latest or '…'}")


def _words(text: str) -> str:
    return text if len(text) <= 200 else text[:200] + "…"


def _flat(text: str) -> str:
    return plain(" ".join(text[:2000].split()))


def _fit(text: str, width: int) -> str:
    return (
        text if cell_len(text) == width else set_cell_size(text[:-1] + "…" if cell_len(text) > width else text, width)
    )
