"""The ledger of who asserts, denies or is silent about which event, and the timeline."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from dissuade.model.report import (
    Claim,
    DateMention,
    Entity,
    EventCluster,
    Position,
    Span,
    Statement,
    TimelineEntry,
)

__all__ = ["build_ledger"]

AUTHOR = "author"
UNNAMED = "unnamed"
_PUNCTUAL = frozenset({"arms_transfer", "shipment", "meeting", "visit", "letters", "payment", "military_use"})
_PAST = frozenset({"asserted", "alleged"})
_JOINING = 5  # code points of " and "
_TITLE_LENGTH = 120
_NAMES = {
    "arms_transfer": "arms transfer",
    "military_use": "military use",
    "letters": "exchange of letters",
}
_SLOTS_FROM = ("supplier", "vessel", "payer", "visitor", "authority", "accuser", "actor", "user")
_SLOTS_TO = ("recipient", "payee", "host", "target", "accused")


def build_ledger(
    claims: Sequence[Claim],
    statements: Sequence[Statement],
    dates: Sequence[DateMention] = (),
    entities: Sequence[Entity] = (),
) -> tuple[tuple[EventCluster, ...], tuple[TimelineEntry, ...]]:
    """Put claims about the same event side by side, and events and statements in time.

    Args:
        claims: with their clusters, as ``find_claims`` returns.
        statements, dates, entities: of the same document.

    Returns:
        Clusters by the place of their first claim: each with the position of every source, contradictions included.
        The timeline by date: events at the time they are said to have happened (never at the time of the report),
        statements at the time they were made.
    """
    names = {e.id: e.name for e in entities}
    order = list(dict.fromkeys(c.cluster for c in claims if c.cluster))
    numbers: dict[str, list[int]] = {cluster: [] for cluster in order}
    for n, claim in enumerate(claims):
        if claim.cluster:
            numbers[claim.cluster].append(n)
    clusters, events = [], []
    for cluster in order:
        made, basis = _cluster(cluster, numbers[cluster], claims, statements, dates, names)
        clusters.append(made)
        if (made.earliest or made.latest) and not all(claims[n].says_none for n in numbers[cluster]):
            events.append(
                TimelineEntry(
                    kind="event",
                    earliest=made.earliest,
                    latest=made.latest,
                    title=made.title,
                    cluster=made.id,
                    basis=basis,
                )
            )
    timeline = sorted(events + _said(statements, dates, names), key=_when)
    return tuple(clusters), tuple(timeline)


def _when(entry: TimelineEntry) -> tuple[str, str, str]:
    return (entry.earliest or entry.latest, entry.latest or entry.earliest, entry.kind)


def _cluster(
    cluster: str,
    numbers: Sequence[int],
    claims: Sequence[Claim],
    statements: Sequence[Statement],
    dates: Sequence[DateMention],
    names: Mapping[str, str],
) -> tuple[EventCluster, str]:
    members = [claims[n] for n in numbers]
    slots: dict[str, dict[str, None]] = {}
    for claim in members:
        for slot, ids in claim.participants.items():
            slots.setdefault(slot, {}).update(dict.fromkeys(ids))
    participants = {slot: _one_per_state(ids) for slot, ids in slots.items()}
    earliest, latest, basis = _period(members, statements, dates)
    event = EventCluster(
        id=cluster,
        event=members[0].event,
        title=_title(members, participants, names),
        participants=MappingProxyType(participants),
        positions=_positions(numbers, claims, statements),
        earliest=earliest,
        latest=latest,
    )
    return event, basis


def _one_per_state(ids: Iterable[str]) -> tuple[str, ...]:
    """A state and its government are one participant: the first that was named."""
    kept: dict[str, str] = {}
    for one in ids:
        kept.setdefault(one.removeprefix("gov-"), one)
    return tuple(kept.values())


def _period(
    members: Sequence[Claim], statements: Sequence[Statement], dates: Sequence[DateMention]
) -> tuple[str, str, str]:
    """When the event is said to have happened; a past one without a date is no later than it was spoken of."""
    stated = [c.date for c in members if c.date is not None and (dates[c.date].earliest or dates[c.date].latest)]
    if stated:
        number = min(stated, key=lambda n: (dates[n].earliest or dates[n].latest, dates[n].latest))
        first, last = dates[number], _last_of_range(dates, number)
        words = first.span.text if last is first else f"{first.span.text} to {last.span.text}"
        return first.earliest, last.latest, f"stated: {words!r}, {first.basis}"
    spoken = []
    for claim in members:
        if claim.event in _PUNCTUAL and claim.modality in _PAST and claim.statement is not None:
            said = statements[claim.statement].date
            if said is not None and dates[said].latest:
                spoken.append(dates[said])
    if spoken:
        first = min(spoken, key=lambda d: d.latest)
        return "", first.latest, f"not stated; no later than it was spoken of ({first.span.text!r})"
    return "", "", ""


def _last_of_range(dates: Sequence[DateMention], number: int) -> DateMention:
    """The date that ends a period: the next one, if only "and" or "to" stands between: "between 2021 and 2023"."""
    first, after = dates[number], dates[number + 1 : number + 2]
    is_next = bool(after) and 0 < after[0].span.start - first.span.end <= _JOINING
    is_later = is_next and after[0].granularity == first.granularity and first.latest < after[0].latest
    return after[0] if is_later else first


def _title(members: Sequence[Claim], participants: Mapping[str, Sequence[str]], names: Mapping[str, str]) -> str:
    def named(slots: Sequence[str]) -> str:
        ids = [i for slot in slots for i in participants.get(slot, ())]
        return " and ".join(dict.fromkeys(names.get(i, i) for i in ids))

    event = members[0].event
    left, right = named(_SLOTS_FROM), named(_SLOTS_TO)
    who = f"{left} → {right}" if left and right else left or right or named(["party"])
    goods = named(["goods"])
    title = f"{_NAMES.get(event, event)}: {who}" + (f" ({goods})" if goods else "")
    if all(claim.says_none for claim in members):
        return f"no {title}"
    modalities = {c.modality for c in members if c.polarity == "positive"}
    if not modalities & _PAST:
        strongest = next((m for m in ("expected", "possible", "conditional") if m in modalities), "")
        title += f", {strongest}" if strongest else ""
    return title


def _positions(
    numbers: Sequence[int], claims: Sequence[Claim], statements: Sequence[Statement]
) -> tuple[Position, ...]:
    grouped: dict[tuple[str, str], list[int]] = {}
    for n in numbers:
        claim = claims[n]
        sources = [AUTHOR]
        if claim.statement is not None:
            source = statements[claim.statement].source
            sources = source.entity.split("+") if source.entity else [source.span.text if source.span else UNNAMED]
        stance = claim.modality
        for one in sources:
            grouped.setdefault((one, stance), []).append(n)
    return tuple(
        Position(source=source, stance=stance, claims=tuple(found), evidence=_evidence(found, claims, statements))
        for (source, stance), found in grouped.items()
    )


def _evidence(numbers: Sequence[int], claims: Sequence[Claim], statements: Sequence[Statement]) -> tuple[Span, ...]:
    spans: dict[Span, None] = {}
    for n in numbers:
        claim = claims[n]
        statement = statements[claim.statement] if claim.statement is not None else None
        if statement is None:
            spans[claim.trigger] = None
            continue
        if statement.source.span is not None:
            spans[statement.source.span] = None
        if statement.cue is not None:
            spans[statement.cue] = None
        spans.update(dict.fromkeys(statement.content))
    return tuple(sorted(spans))


def _said(
    statements: Sequence[Statement], dates: Sequence[DateMention], names: Mapping[str, str]
) -> list[TimelineEntry]:
    """Statements by the date they were made; a speaker who goes on keeps the date of the statement before."""
    entries = []
    last: tuple[str, int] | None = None
    for n, statement in enumerate(statements):
        if statement.parent is not None:
            continue
        number, basis = statement.date, ""
        entity = statement.source.entity
        if number is not None:
            basis = f"stated: {dates[number].span.text!r}, {dates[number].basis}"
        elif last is not None and entity and last[0] == entity:
            number, basis = (
                last[1],
                f"not stated; follows the statement of the same speaker ({dates[last[1]].span.text!r})",
            )
        last = (entity, number) if number is not None and entity else None
        if number is None or not (dates[number].earliest or dates[number].latest):
            continue
        who = " and ".join(names.get(i, i) for i in entity.split("+")) if entity else ""
        who = who or (statement.source.span.text if statement.source.span else UNNAMED)
        said = " … ".join(c.text for c in statement.content)
        title = f"{who} {statement.cue.text if statement.cue else 'said'}: {said}"
        entries.append(
            TimelineEntry(
                kind="statement",
                earliest=dates[number].earliest,
                latest=dates[number].latest,
                title=title if len(title) <= _TITLE_LENGTH else title[: _TITLE_LENGTH - 1] + "…",
                statement=n,
                basis=basis,
            )
        )
    return entries
