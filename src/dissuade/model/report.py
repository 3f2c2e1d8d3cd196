"""What reading a document gives back: mentions, statements, claims, dates, a ledger and a timeline.

All offsets are code points of ``Report.text``, half open: ``text[start:end] == span.text``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from dissuade.model.match import Match, SnapshotRef
from dissuade.model.party import Listing
from dissuade.model.records import Record, maker_of, maker_with

__all__ = [
    "Claim",
    "DateMention",
    "Entity",
    "EventCluster",
    "Mention",
    "Position",
    "Report",
    "Source",
    "Span",
    "Statement",
    "TimelineEntry",
    "Zone",
    "make_claim",
    "make_date",
    "make_entity",
    "make_mention",
    "make_source",
    "make_span",
    "make_statement",
    "make_zone",
]


@dataclass(frozen=True, slots=True, order=True)
class Span(Record):
    """A stretch of the document."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Zone(Record):
    """A part of the document.

    Args:
        kind: ``paragraph``, ``heading``, ``dateline``, ``caption`` or ``boilerplate``; quotations are ``quote`` zones
            that lie inside (or across) paragraphs.
    """

    kind: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity(Record):
    """Who or what mentions mean in this document.

    Args:
        id: local to the document, such as ``person-jake-sullivan`` or ``gov-ru``.
        type: ``person``, ``organization``, ``government``, ``country``, ``place``, ``vessel``, ``aircraft``,
            ``goods``, ``event``, ``group`` or ``money``.
        name: the fullest name in the document, or the standard name of a known entity.
        country: lower-case FtM country code, or "".
        party: id of the listed party in the snapshot that it was linked to, or "".
        role: office or description as written.
    """

    id: str
    type: str
    name: str
    country: str = ""
    party: str = ""
    role: str = ""

    @property
    def is_unnamed(self) -> bool:
        """Whether the text only says what it is: "a Turkish company"."""
        return "-unnamed-" in self.id


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention(Record):
    """A mention of an entity.

    Args:
        type: as ``Entity.type``, or ``role`` for an office (``President``).
        entity: id of the entity, or "" if unresolved.
        level: ``name``, ``metonym``, ``demonym``, ``nominal`` or ``pronoun``.
        listing: the first current listing of the linked party, None if it is not listed.
        rule: which rule or lexicon entry found it.
    """

    span: Span
    type: str
    entity: str
    level: str
    listing: Listing | None = None
    rule: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DateMention(Record):
    """A date or time expression.

    Args:
        value: TIMEX3-like: ``2023-09-05``, ``2023-W35``, ``2023-08``, ``2022``, ``PRESENT_REF``, ``P3D`` ... or "" if
            it cannot be anchored.
        earliest, latest: ISO dates, inclusive, or "" if open or unknown.
        granularity: ``day``, ``week``, ``month``, ``season``, ``quarter``, ``year``, ``decade``, ``time``,
            ``duration``, ``set`` or ``vague``.
        basis: why this value, in words ("weekday on or before the dateline, past tense").
    """

    span: Span
    value: str
    earliest: str
    latest: str
    granularity: str
    basis: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Source(Record):
    """Who says it: the span and the role as written, the entity ("" if unresolved, several joined with "+")."""

    span: Span | None
    entity: str = ""
    role: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement(Record):
    """Somebody says something.

    Args:
        kind: ``direct``, ``mixed`` or ``indirect``.
        cue: the words that mark it ("said", "according to"), None for a bare quotation.
        content: one or more spans, complementiser and quotation marks included; none for a bare refusal to comment.
        parent: index of the statement that this one is nested in, else None.
        act: speech act: ``assert``, ``deny``, ``decline``, ``warn``, ``threaten``, ``promise``, ``urge``, ``accuse``,
            ``expect``, ``ask``.
        addressee: span of who is addressed, else None.
        date: index into ``Report.dates`` of when it was said, else None.
        rule: name of the rule that found it.
    """

    kind: str
    source: Source
    cue: Span | None
    content: tuple[Span, ...]
    parent: int | None = None
    act: str = "assert"
    addressee: Span | None = None
    date: int | None = None
    rule: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim(Record):
    """What a statement's content (or the author) asserts.

    Args:
        statement: index into ``Report.statements``; None for the author's own assertion.
        event: ``arms_transfer``, ``negotiation``, ``meeting``, ``visit``, ``letters``, ``shipment``, ``payment``,
            ``designation``, ``accusation``, ``warning``, ``pledge`` or ``military_use``; ``denial``, ``no_comment``,
            ``appeal``, ``question`` or ``statement`` if what is said names no event of these.
        trigger: the words that name the event.
        participants: slot to entity ids: ``supplier``, ``recipient``, ``goods``, ``party``, ``visitor``, ``host``,
            ``accuser``, ``accused``, ``place`` ...
        modality: ``asserted``, ``expected``, ``possible``, ``conditional``, ``alleged``, ``denied`` or ``declined``.
        polarity: ``positive`` or ``negative``.
        date: index into ``Report.dates`` of the event's date, else None.
        cluster: id of its event cluster, "" if it names no event.
    """

    statement: int | None
    event: str
    trigger: Span
    participants: Mapping[str, tuple[str, ...]]
    modality: str
    polarity: str
    date: int | None = None
    cluster: str = ""

    @property
    def says_none(self) -> bool:
        """Whether it says that there was no such event; a denial answers somebody who says that there was."""
        return self.polarity == "negative" and self.modality not in ("denied", "declined")


@dataclass(frozen=True, slots=True, kw_only=True)
class Position(Record):
    """Where one source stands on an event: ``stance`` is a modality; ``claims`` are indexes; ``evidence`` the spans."""

    source: str
    stance: str
    claims: tuple[int, ...]
    evidence: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EventCluster(Record):
    """Claims about the same event; contradicting positions stand side by side."""

    id: str
    event: str
    title: str
    participants: Mapping[str, tuple[str, ...]]
    positions: tuple[Position, ...]
    earliest: str = ""
    latest: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineEntry(Record):
    """One event (or statement) on the timeline; ``kind`` is ``event`` or ``statement``."""

    kind: str
    earliest: str
    latest: str
    title: str
    cluster: str = ""
    statement: int | None = None
    basis: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report(Record):
    """A document that was read.

    Args:
        text: the raw text that all offsets refer to.
        sha256: of the text in UTF-8 (surrogates passed through).
        published: ISO date or "" if unknown; ``published_basis`` says where it comes from.
        parties: matches of listed parties in the document, best first.
        deals: draft deals in the format of ``decide``, unknown facts null.
        notices: what the reader must know ("publication date unknown: relative dates stay relative").
    """

    text: str
    sha256: str
    title: str = ""
    published: str = ""
    published_basis: str = ""
    zones: tuple[Zone, ...] = ()
    entities: tuple[Entity, ...] = ()
    mentions: tuple[Mention, ...] = ()
    statements: tuple[Statement, ...] = ()
    claims: tuple[Claim, ...] = ()
    dates: tuple[DateMention, ...] = ()
    clusters: tuple[EventCluster, ...] = ()
    timeline: tuple[TimelineEntry, ...] = ()
    parties: tuple[Match, ...] = ()
    deals: tuple[Mapping[str, Any], ...] = ()
    notices: tuple[str, ...] = ()
    snapshot: SnapshotRef | None = None
    meta: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


make_span, make_zone, make_entity = maker_of(Span), maker_of(Zone), maker_of(Entity)
make_date = maker_of(DateMention)
make_mention = maker_with(Mention, span=Span)  # of start, end, text and the rest
make_source, make_statement, make_claim = maker_of(Source), maker_of(Statement), maker_of(Claim)
"""The same records in less time, for loops over a whole document."""
