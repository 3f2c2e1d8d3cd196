"""Which statement holds an event, and when it is said to be."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections.abc import Sequence

from dissuade.documents.dates import says_when
from dissuade.documents.spans import InnermostSpans
from dissuade.model.report import DateMention, Statement

__all__ = ["EventDates", "Holders"]


class Holders:
    """Which statements hold a place of the text in their content."""

    def __init__(self, statements: Sequence[Statement]) -> None:
        self._statements = statements
        self._spans = InnermostSpans((c.start, c.end, n) for n, s in enumerate(statements) for c in s.content)

    def innermost(self, at: int) -> int | None:
        """The statement with the shortest content around a place."""
        span = self._spans.at(at)
        return span[2] if span else None

    def speaker(self, at: int) -> str:
        """The entity of who says what stands at a place and may speak of himself, "" if nobody does."""
        number = self.innermost(at)
        statement = self._statements[number] if number is not None else None
        return statement.source.entity if statement is not None and statement.act != "accuse" else ""

    def start(self, number: int, at: int) -> int:
        """Where the content of a statement begins that holds a place."""
        return next((c.start for c in self._statements[number].content if c.start <= at < c.end), at)


class EventDates:
    """Which date an event has, and whether that lies ahead."""

    def __init__(
        self, dates: Sequence[DateMention], statements: Sequence[Statement], published: dt.date | None
    ) -> None:
        self._dates, self._statements = dates, statements
        self._cues: dict[int, list[int]] = {}
        for statement in statements:
            if statement.date is not None and statement.cue is not None and not statement.rule.startswith("ground:"):
                self._cues.setdefault(statement.date, []).append(statement.cue.start)
        self._starts = [d.span.start for d in dates]
        self._placed = [says_when(d) for d in dates]
        self._published = published.isoformat() if published else ""

    def of(self, at: int, first: int, last: int, holder: int | None, holders: Holders) -> int | None:
        """The time expression nearest to an event in its sentence and in the same statement."""
        low, high = bisect_left(self._starts, first), bisect_left(self._starts, last)
        inside = (n for n in range(low, high) if self._placed[n])
        fitting = [n for n in inside if holders.innermost(self._dates[n].span.start) == holder]
        if holder is None:
            fitting = [n for n in fitting if not self._is_statement_date(n, at)]
        return min(fitting, key=lambda n: abs(self._dates[n].span.start - at), default=None)

    def _is_statement_date(self, number: int, at: int) -> bool:
        """Whether a cue that has the date stands nearer to it than the author's event, and not after both."""
        place = self._dates[number].span.start
        return any(
            abs(cue - place) < abs(at - place) and not at < place < cue  # "sold arms in May, saying"
            for cue in self._cues.get(number, ())
        )

    def is_ahead(self, number: int | None, statement: Statement | None) -> bool:
        """Whether a date lies after the statement (or the publication)."""
        if number is None or not self._dates[number].earliest:
            return False
        said = self._dates[statement.date].latest if statement and statement.date is not None else ""
        reference = said or self._published
        return bool(reference) and self._dates[number].earliest > reference
