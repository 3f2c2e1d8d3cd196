"""Reads a report: mentions linked to listed parties, statements, claims, dates, a ledger and a timeline."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from dissuade.deals.drafting import draft_deals
from dissuade.documents.claim_speech import find_speech_claims
from dissuade.documents.claims import find_claims
from dissuade.documents.date_starts import find_starts
from dissuade.documents.dates import find_dates
from dissuade.documents.input import Document, read_document, text_hash
from dissuade.documents.ledger import build_ledger
from dissuade.documents.mentions import FoundMentions, find_mentions
from dissuade.documents.quoted_lines import with_marks, without_marks
from dissuade.documents.quotes import find_quotes
from dissuade.documents.statements import find_statements
from dissuade.documents.tagged_words import TaggedBlocks
from dissuade.documents.zones import find_zones
from dissuade.errors import InputError
from dissuade.model.report import Report, Zone
from dissuade.reports.linking import link_parties
from dissuade.screening import Screener

__all__ = ["BegunReport", "begin_report", "finish_report", "read", "read_into_report"]


def read(
    text_or_path: str | Path, *, published: str | dt.date | None = None, screener: Screener | None = None
) -> Report:
    """Read a report.

    Args:
        text_or_path: a text, or the path of a text, HTML, e-mail (.eml) or PDF file.
        published: publication date (``YYYY-MM-DD``); None takes it from the document; if that does not say, relative
            dates stay relative.
        screener: whom to screen against; None opens the newest snapshot.

    Raises:
        InputError: the document or the date cannot be used.

    Example:
        >>> report = read("North Korean leader Kim Jong Un met Vladimir Putin on Tuesday.", published="2023-09-15")
        >>> [(d.span.text, d.value) for d in report.dates]
        [('Tuesday', '2023-09-12')]
    """
    if not isinstance(text_or_path, str | Path):
        raise InputError("a text or a path is read", field="text_or_path", value=type(text_or_path).__name__)
    return read_into_report(read_document(text_or_path), published=published, screener=screener)


def read_into_report(
    document: Document, *, published: str | dt.date | None = None, screener: Screener | None = None
) -> Report:
    """Read a document that is in memory; see ``read``."""
    return finish_report(begin_report(document, published=published), screener or Screener.open())


class BegunReport(NamedTuple):
    """A document whose mentions are found, and not yet looked up; its text without the marks of quoted lines."""

    document: Document
    text: str
    day: dt.date | None
    basis: str
    notices: tuple[str, ...]
    zones: tuple[Zone, ...]
    found: FoundMentions


def begin_report(document: Document, *, published: str | dt.date | None = None) -> BegunReport:
    """Find what a document mentions, so that the names of many can be looked up at once."""
    day, basis, notices = _published(document, published)
    text = without_marks(document.text)
    zones = find_zones(text)
    return BegunReport(document, text, day, basis, notices, zones, find_mentions(text, zones, published=day))


def finish_report(begun: BegunReport, screener: Screener) -> Report:
    """Look up the mentions and read the rest."""
    document, text, day, basis, notices, zones, found = begun
    starts = find_starts(text)
    dates = tuple(
        date
        for zone in zones
        if zone.kind in ("paragraph", "heading", "caption", "dateline")
        for date in find_dates(text, day, start=zone.start, end=zone.end, starts=starts)
    )
    mentions, entities, parties = link_parties(found, screener)
    quotes = find_quotes(text, zones)
    every = _in_order([*zones, *quotes])
    blocks = TaggedBlocks(text)
    statements = tuple(find_statements(text, every, mentions, dates, blocks=blocks))
    claims = find_claims(text, statements, mentions, entities, dates, zones=every, published=day, blocks=blocks)
    claims = sorted([*claims, *find_speech_claims(statements, claims)], key=lambda claim: claim.trigger.start)
    clusters, timeline = build_ledger(claims, statements, dates, entities)
    report = Report(
        text=document.text,
        sha256=text_hash(document.text),
        title=document.title or _title(text, zones),
        published=day.isoformat() if day else "",
        published_basis=basis,
        zones=every,
        entities=entities,
        mentions=mentions,
        statements=statements,
        claims=tuple(claims),
        dates=dates,
        clusters=clusters,
        timeline=timeline,
        parties=parties,
        notices=notices,
        snapshot=screener.snapshot,
        meta={**document.meta, "format": document.format},
    )
    report = report if text == document.text else with_marks(report, document.text)
    return replace(report, deals=draft_deals(report))


def _published(document: Document, given: str | dt.date | None) -> tuple[dt.date | None, str, tuple[str, ...]]:
    """The publication date, where it comes from, and what to tell about it."""
    notices = list(document.notices)
    day, basis = document.published, document.basis
    if given is not None and given != "":
        try:
            day = given if isinstance(given, dt.date) else dt.date.fromisoformat(given)
        except (ValueError, TypeError) as error:
            raise InputError("not a date; write YYYY-MM-DD", field="published", value=given) from error
        day = day.date() if isinstance(day, dt.datetime) else day
        basis = "given"
    if day is None:
        notices.append("publication date unknown: relative dates stay relative")
    return day, basis, tuple(notices)


def _title(text: str, zones: Sequence[Zone]) -> str:
    return text[zones[0].start : zones[0].end] if zones and zones[0].kind == "heading" else ""


def _in_order(zones: Sequence[Zone]) -> tuple[Zone, ...]:
    return tuple(sorted(zones, key=lambda zone: (zone.start, -zone.end, zone.kind)))
