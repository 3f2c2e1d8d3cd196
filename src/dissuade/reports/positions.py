"""Who stands where on an event, ready to be shown: those who claim it, those who deny it, those who decline."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from dissuade.model.report import EventCluster, Position, Report, Span, Statement

__all__ = ["Holder", "Side", "entity_names", "is_contested", "name_entity", "name_source", "side_of", "sides_of"]

AUTHOR = "the report itself"
_UNNAMED = "somebody unnamed"
_HEADINGS = {"claimed": "Claimed", "denied": "Denied", "declined": "Declined to say"}


class Holder(NamedTuple):
    """A source, how it holds its position ("asserts it"), and the spans that show it."""

    name: str
    stance: str
    evidence: tuple[Span, ...]


class Side(NamedTuple):
    """Everybody on one side: ``kind`` is ``claimed``, ``denied`` or ``declined``."""

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
    """Sort the positions on an event into sides; a source that says it is not so stands with those who deny it.

    Args:
        report: of the cluster.
        cluster: one event.
        names: from ``entity_names``.
    """
    found: dict[str, list[Holder]] = {kind: [] for kind in _HEADINGS}
    for position in cluster.positions:
        kind = side_of(report, position)
        negated = kind != position.stance and kind == "denied"
        stance = "says that it is not so" if negated else _STANCES.get(position.stance, position.stance)
        found[kind].append(Holder(name_entity(names, position.source), stance, _evidence(report, position)))
    return tuple(Side(kind, _HEADINGS[kind], tuple(holders)) for kind, holders in found.items() if holders)


def is_contested(sides: Sequence[Side]) -> bool:
    """Whether somebody claims what somebody else denies."""
    return {"claimed", "denied"} <= {side.kind for side in sides}


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
    """Which side a position is on: ``claimed``, ``denied`` or ``declined``."""
    if position.stance in ("denied", "declined"):
        return position.stance
    claims = [report.claims[number] for number in position.claims]
    return "denied" if claims and all(claim.polarity == "negative" for claim in claims) else "claimed"


def _evidence(report: Report, position: Position) -> tuple[Span, ...]:
    """What was said, without the words that only name the source or the cue."""
    statements = [report.claims[n].statement for n in position.claims]
    said: Sequence[Statement] = [report.statements[n] for n in statements if n is not None]
    framing = {span for one in said for span in (one.source.span, one.cue) if span is not None}
    return tuple(span for span in position.evidence if span not in framing) or position.evidence
