"""What tests of statements and claims look at."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from dissuade.documents.claims import find_claims
from dissuade.documents.dates import find_dates
from dissuade.documents.mentions import find_mentions
from dissuade.documents.quotes import find_quotes
from dissuade.documents.statements import find_statements
from dissuade.documents.zones import find_zones
from dissuade.model.report import Claim, Statement, Zone

PUBLISHED = dt.date(2023, 9, 6)


class Reading(NamedTuple):
    """What the tests look at."""

    statements: list[Statement]
    claims: list[Claim]

    def stances(self, event: str = "arms_transfer") -> list[tuple[str, str, str]]:
        """Source entity, modality and polarity of each claim of an event."""
        return [
            (
                self.statements[c.statement].source.entity if c.statement is not None else "author",
                c.modality,
                c.polarity,
            )
            for c in self.claims
            if c.event == event
        ]

    def slots(self, event: str = "arms_transfer") -> dict[str, tuple[str, ...]]:
        """Participants of the first claim of an event."""
        return dict(next(c for c in self.claims if c.event == event).participants)


def read(text: str) -> Reading:
    """Statements and claims of a text of 6 September 2023."""
    zones: list[Zone] = [zone for zone in find_zones(text) if zone.kind != "quote"]
    zones += find_quotes(text, zones)
    found, dates = find_mentions(text, zones, published=PUBLISHED), find_dates(text, PUBLISHED)
    statements = find_statements(text, zones, found.mentions, dates)
    claims = find_claims(text, statements, found.mentions, found.entities, dates, zones=zones, published=PUBLISHED)
    return Reading(statements, claims)


def read_statements(text: str) -> list[Statement]:
    """Statements whose sources nobody has looked up."""
    return find_statements(text, [])


def resolve_statements(text: str, published: dt.date | None = None) -> list[Statement]:
    """Statements with the entities of their sources and their dates."""
    return find_statements(text, [], find_mentions(text, []).mentions, find_dates(text, published))


def brief(statement: Statement) -> tuple[str, str, list[str]]:
    """Source, cue and content as written."""
    source, cue = statement.source.span, statement.cue
    return source.text if source else "", cue.text if cue else "", [c.text for c in statement.content]
