"""Who stands where on an event, ready to be shown: those who claim it, those who deny it, those who decline."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from dissuade.deals.drafting import DRAFTED
from dissuade.model.report import EventCluster, Position, Report, Span, Statement

__all__ = [
    "Holder",
    "Side",
    "entity_names",
    "is_contested",
    "ledger_of",
    "name_entity",
    "name_source",
    "side_of",
    "sides_of",
]

AUTHOR = "the report itself"
_UNNAMED = "somebody unnamed"
_HEADINGS = {
    "claimed": "Claimed",
    "denied": "Denied",
    "opposed": "Said not to be coming",
    "declined": "Declined to say",
}
_ABOUT_WHAT_IS = ("asserted", "alleged")


class Holder(NamedTuple):
    """A source, how it holds its position ("asserts it"), and the spans that show it."""

    name: str
    stance: str
    evidence: tuple[Span, ...]


class Side(NamedTuple):
    """Everybody on one side: ``kind`` is ``claimed``, ``denied``, ``opposed`` (it will not be) or ``declined``."""

    kind: str
    heading: str
    holders: tuple[Holder, ...]


_STANCES = {
    "asserted": "asserts it",
    "alleged": "alleges it",
    "expected": "expects it",
    "possible": "holds it possible",
    "conditional": "speaks of it as a condition",
    "denied": "denies it",
    "declined": "declines to comment",
}


def entity_names(report: Report) -> Mapping[str, str]:
    """Entity id to name."""
    return {entity.id: entity.name for entity in report.entities}


def sides_of(report: Report, cluster: EventCluster, names: Mapping[str, str]) -> tuple[Side, ...]:
    """Sort the positions on an event into sides; a source that says that it is not so stands with those who deny it.

    Args:
        report: of the cluster.
        cluster: one event.
        names: from ``entity_names``.
    """
    found: dict[str, list[Holder]] = {kind: [] for kind in _HEADINGS}
    for position in cluster.positions:
        kind = side_of(report, position)
        stance = _STANCES.get(position.stance, position.stance)
        if kind != position.stance and kind != "claimed":
            stance = "says that it is not so" if kind == "denied" else f"{stance}, and says no"
        holder = name_entity(names, position.source)
        found[kind].append(Holder(holder, _agree(holder, stance), _evidence(report, position)))
    return tuple(Side(kind, _HEADINGS[kind], tuple(holders)) for kind, holders in found.items() if holders)


def _agree(holder: str, stance: str) -> str:
    """The verbs of a stance for one or for many: "The Kremlin expects it", "US officials expect it"."""
    last = holder.rsplit(" ", 1)[-1]
    if not (last.islower() and last.endswith("s") and not last.endswith(("ss", "us", "is"))):
        return stance
    verb, _, rest = stance.partition(" ")
    return f"{'deny' if verb == 'denies' else verb[:-1]} {rest}".replace(", and says no", ", and say no")


def is_contested(sides: Sequence[Side]) -> bool:
    """Whether somebody claims what somebody else denies."""
    return {"claimed", "denied"} <= {side.kind for side in sides}


def ledger_of(report: Report) -> list[tuple[EventCluster, tuple[Side, ...]]]:
    """All events with their sides: contested ones first, then those that are deals, then in the order of the text."""
    names = entity_names(report)
    ledger = [(cluster, sides_of(report, cluster, names)) for cluster in report.clusters]
    return sorted(ledger, key=lambda entry: (not is_contested(entry[1]), entry[0].event not in DRAFTED))


def name_entity(names: Mapping[str, str], id: str) -> str:
    """The name of an entity or of several joined by ``+``, as people read it; what is no entity stays as it is."""
    if id == "author":
        return AUTHOR
    return names.get(id) or " and ".join(names.get(part, part) for part in id.split("+")) or _UNNAMED


def name_source(names: Mapping[str, str], statement: Statement) -> str:
    """Who makes a statement: the entity, else the words of the text."""
    source = statement.source
    if source.entity:
        return name_entity(names, source.entity)
    return source.span.text if source.span is not None else source.role or _UNNAMED


def side_of(report: Report, position: Position) -> str:
    """Which side a position is on; who promises or expects that something will not be has not denied anything."""
    if position.stance in ("denied", "declined"):
        return position.stance
    claims = [report.claims[number] for number in position.claims]
    if not claims or any(claim.polarity != "negative" for claim in claims):
        return "claimed"
    return "denied" if position.stance in _ABOUT_WHAT_IS else "opposed"


def _evidence(report: Report, position: Position) -> tuple[Span, ...]:
    """What was said, without the words that only name the source or the cue."""
    statements = [report.claims[n].statement for n in position.claims]
    said: Sequence[Statement] = [report.statements[n] for n in statements if n is not None]
    framing = {span for one in said for span in (one.source.span, one.cue) if span is not None}
    return tuple(span for span in position.evidence if span not in framing) or position.evidence
