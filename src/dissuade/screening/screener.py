"""The screener: candidates, names, then everything else that is known."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from dissuade.errors import InputError
from dissuade.index.layout import group_mask
from dissuade.index.search import Candidates, Searcher
from dissuade.kernels.bearers import find_bearers, keep_within_reach
from dissuade.lists.home import find_home
from dissuade.matching.attributes import attribute_evidence, attribute_nats
from dissuade.matching.birth_dates import BOUNDS
from dissuade.matching.features import NameSet
from dissuade.matching.score import greatest_log_odds, logits
from dissuade.matching.weighing import weigh_found
from dissuade.model.match import Evidence, Match, SnapshotRef
from dissuade.model.party import Identifier, PartialDate, Party
from dissuade.model.query import Query
from dissuade.names.analysis import name_class_of
from dissuade.names.columns import EncodedNames
from dissuade.names.payment_lines import fills_line
from dissuade.screening.asked import AskedForms
from dissuade.screening.cut_lines import find_cut_names
from dissuade.screening.field_parts import as_part, best_of_each, parts_of
from dissuade.screening.getting_ready import get_ready
from dissuade.screening.hits import (
    NO_NAME,
    ComparedName,
    Hit,
    compared_name,
    explain_later,
    known_name,
    original_script,
)
from dissuade.screening.known import KnownOfQueries
from dissuade.screening.own_script import SYLLABIC, best_of_names, name_in_own_script
from dissuade.screening.queries import make_query
from dissuade.snapshots import Snapshot, in_memory, open_current, open_snapshot

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = ["THRESHOLD", "Screener"]

THRESHOLD = 0.5
"""Least probability of a match where the asker does not say."""

_OUTRANKED = -6.0  # what names that differ can count against an identifier that agrees
_DECIDES = 9.0  # nats of an identifier that outranks names
_MOST = 6.0  # more than all that is known besides names and identifiers can add
_SLACK = 1e-6  # bounds are added up in another order than the evidence


class Screener:
    """Screens against one snapshot; threads may share it.

    Args:
        snapshot: an open snapshot.
    """

    def __init__(self, snapshot: Snapshot) -> None:
        self._asked = AskedForms()
        self._use(snapshot)

    def _use(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self._searcher = Searcher(snapshot.index)

    @classmethod
    def open(cls, path: str | Path | None = None, *, verify: bool = False) -> Screener:
        """Open a snapshot.

        Args:
            path: its folder; None opens the newest one under ``$DISSUADE_HOME``, else the starter snapshot.
            verify: also compare the hash of every file.

        Raises:
            SnapshotError: it is missing, damaged or of another version.
        """
        if path is not None:
            return cls(open_snapshot(Path(path), verify=verify))
        snapshot = open_current(find_home())
        return cls(open_snapshot(snapshot.folder, verify=True) if verify else snapshot)

    def __repr__(self) -> str:
        return f"Screener.open({str(self.folder)!r})"

    def __reduce__(self) -> tuple[Any, ...]:
        """Another process opens the same snapshot."""
        return Screener.open, (self.folder,)

    def get_ready(self) -> None:
        """Load what the first name of each script would wait for, up to 30 ms each, and keep it (``gc.freeze``).

        Takes about a second, and memory for the index (``snapshots.in_memory``). For a process that goes on screening
        one name after another.
        """
        self._use(in_memory(self._snapshot))
        get_ready(self)

    @property
    def snapshot(self) -> SnapshotRef:
        """What the answers rest on."""
        return self._snapshot.ref

    @property
    def folder(self) -> Path:
        """Where the snapshot lies, for another process to open."""
        return self._snapshot.folder

    def parties(self) -> Iterator[Party]:
        """All party records of the snapshot, in their order."""
        return iter(self._snapshot.parties)

    def screen(
        self,
        name: str,
        *,
        schema: str = "",
        birth_date: str | dt.date | PartialDate | Sequence[str | dt.date | PartialDate] | None = None,
        countries: Sequence[str] | None = (),
        identifiers: Mapping[str, str | Sequence[str]] | Sequence[Identifier] | None = None,
        gender: str | None = "",
        limit: int | None = 5,
        threshold: float | None = None,
        include_ended: bool = False,
    ) -> list[Match]:
        """Screen one party.

        Args:
            name: as written, in any script; may be empty if there are identifiers.
            schema: an FtM schema, "" for any.
            birth_date: ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``, or a date; one or several.
            countries: codes such as ``kp``, or names.
            identifiers: FtM type (``imoNumber``, ``passportNumber`` ...; "" if unknown) to value or values.
            gender: ``male``, ``female``, ``other`` or "".
            limit: most matches, None for all.
            threshold: least probability, 0..1; None for ``THRESHOLD``.
            include_ended: also parties whose listings have all ended.

        Returns:
            Matches, the most probable first.

        Raises:
            InputError: a value cannot be used.
        """
        query = make_query(
            name, schema=schema, birth_date=birth_date, countries=countries, identifiers=identifiers, gender=gender
        )
        return self.screen_queries([query], limit=limit, threshold=threshold, include_ended=include_ended)[0]

    def screen_queries(
        self,
        queries: Sequence[Query],
        *,
        limit: int | None = 5,
        threshold: float | None = None,
        include_ended: bool = False,
    ) -> list[list[Match]]:
        """Screen a batch; each answer is the one that ``screen`` gives for that query alone."""
        found = self.find(queries, limit=limit, threshold=threshold, include_ended=include_ended)
        return [[self.explain(query, hit) for hit in hits] for query, hits in zip(queries, found, strict=True)]

    def screen_table(
        self, table: Any, *, limit: int | None = 5, threshold: float | None = None, include_ended: bool = False
    ) -> pa.Table:
        """Screen every row of a table; see ``screening.tables`` for the columns of both.

        Args:
            table: anything with ``__arrow_c_stream__`` (pyarrow, polars, pandas ...), or a pyarrow record batch.
            limit, threshold, include_ended: as for ``screen``, for each row.

        Returns:
            One row per match.

        Raises:
            InputError: a column is missing or of another type, or a row cannot be used.
        """
        from dissuade.screening.tables import screen_table

        return screen_table(self, table, limit=limit, threshold=threshold, include_ended=include_ended)

    def screen_batches(
        self,
        batches: Iterator[pa.RecordBatch],
        *,
        limit: int | None = 5,
        threshold: float | None = None,
        include_ended: bool = False,
    ) -> Iterator[pa.RecordBatch]:
        """Screen a stream: a batch of matches for each that comes in; ``row`` counts from the first batch on."""
        from dissuade.screening.tables import screen_batches

        return screen_batches(self, batches, limit=limit, threshold=threshold, include_ended=include_ended)

    def find(
        self,
        queries: Sequence[Query],
        *,
        limit: int | None = 5,
        threshold: float | None = None,
        include_ended: bool = False,
    ) -> list[list[Hit]]:
        """Screen a batch without explaining what is found.

        A field that holds several names is answered by the best of them and of the whole (``names.fields``).
        """
        least = _log_odds(threshold)
        if limit is not None and limit < 1:
            raise InputError("at least one match has to be allowed", field="limit", value=limit)
        hits = self._find(queries, least, include_ended)
        if parts := parts_of(queries):
            found = self._find([part.query for part in parts], least, include_ended)
            for part, own in zip(parts, found, strict=True):
                hits[part.number] += [as_part(hit, part) for hit in own]
            for number in {part.number for part in parts}:
                hits[number] = best_of_each(hits[number])
        for own in hits:
            own.sort(key=lambda hit: (-hit.log_odds, hit.party.id))
            del own[limit if limit is not None else len(own) :]
        return hits

    def _find(self, queries: Sequence[Query], least: float, include_ended: bool) -> list[list[Hit]]:
        """Screen a batch, each query as one name; all that is found, in no order."""
        if not queries:
            return []
        allowed = np.array([group_mask(query.schema, ended=include_ended) for query in queries], dtype=np.uint32)
        names = self._searcher.encode(
            [query.name for query in queries], [name_class_of(query.schema) for query in queries]
        )
        known = KnownOfQueries.of(queries)
        pair_query, pair_name = self._within_reach(self._searcher.search(names, allowed), names, known, least)
        asked = self._asked.prepare(names)
        listed = self._snapshot.comparison
        # A search only takes away, so what is out before it is of no interest.
        pairs = weigh_found(asked, listed, pair_query, pair_name, least - _MOST)
        hits: list[list[Hit]] = [[] for _ in queries]
        for number, party, order, pair in self._bearers(
            pair_query, pair_name, pairs.log_odds, known, least, include_ended
        ):
            best = compared_name(pairs, pair, order)
            decisive = name_in_own_script(asked, number, self._snapshot, party, best)
            bound = decisive is None and asked.names.script[number] in SYLLABIC
            hit = self._weigh(queries[number], party, decisive or best, least, bound=bound)
            if hit is not None:
                hits[number].append(hit)
        for number, query in enumerate(queries):
            own = hits[number]
            if fills_line(query.name):
                own = hits[number] = self._with_cut_names(query, own, least, include_ended)
            if query.identifiers:
                found = {hit.number for hit in own}
                own += self._by_identifier(query, asked, number, found, least, include_ended)
        return hits

    def explain(self, query: Query, hit: Hit) -> Match:
        """The match that ``screen_queries`` makes of a hit that ``find`` gave for this query."""
        return explain_later(query, hit, self._snapshot)

    def _within_reach(
        self, candidates: Candidates, names: EncodedNames, known: KnownOfQueries, least: float
    ) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """The pairs that the birth dates do not rule out whatever the names: most customers are of another age.

        Returns:
            query, name.
        """
        if not known.dated:
            return candidates.query, candidates.name
        snapshot, index = self._snapshot, self._snapshot.index
        query, name = np.empty_like(candidates.query), np.empty_like(candidates.name)
        kept = keep_within_reach(
            candidates.query, candidates.name, names.names.name_class, snapshot.comparison.names.name_class,
            greatest_log_odds(), known.born, known.attributes, BOUNDS, least - _SLACK, index.bearer_start,
            index.bearer_party, snapshot.born, query, name,
        )  # fmt: skip
        return query[:kept], name[:kept]

    def _bearers(
        self,
        pair_query: NDArray[np.int64],
        pair_name: NDArray[np.int64],
        odds: NDArray[np.float64],
        known: KnownOfQueries,
        least: float,
        include_ended: bool,
    ) -> list[list[int]]:
        """From compared names to the parties that bear them, each with its best name.

        Left out are those whose listings have ended, and those that stay below ``least`` whatever birth date, country
        and gender may add; the years of birth tell most of that without reading a record.

        Returns:
            query, party, number among the party's names, pair.
        """
        snapshot, index = self._snapshot, self._snapshot.index
        found = find_bearers(
            pair_query, pair_name, odds, known.born, known.attributes + known.persons, BOUNDS, least - _SLACK,
            index.bearer_start, index.bearer_party, index.bearer_name, snapshot.born, snapshot.ended, include_ended,
        )  # fmt: skip
        rows: list[list[int]] = found.tolist()
        return rows

    def _weigh(
        self,
        query: Query,
        number: int,
        best: ComparedName | None,
        least: float,
        *,
        bound: bool,
        further: tuple[Evidence, ...] = (),
    ) -> Hit | None:
        """Add what else is known; None if the party stays below ``least``.

        Args:
            bound: whether what is known of the party's name in the script of the query has still to be looked at.
            further: what is known already.
        """
        party = self._snapshot.parties.brief(number)
        odds = NO_NAME if best is None else best.log_odds
        known = further
        if best is not None:
            known += known_name(query, party, best, len(self._snapshot.comparison))
        given = sum(item.contribution for item in known)
        if not query.identifiers and odds + given + attribute_nats(query, party) < least - _SLACK:
            return None
        evidence = known + attribute_evidence(query, party)
        if bound and best is not None:
            of_pair = float(logits(best.features[None, :], np.array([best.name_class]))[0])
            evidence += original_script(query, party, of_pair)
        identifier = max((item.contribution for item in evidence if item.feature == "identifier"), default=0.0)
        if identifier >= _DECIDES and odds < _OUTRANKED:
            evidence += (
                Evidence(
                    feature="identifier_outranks_name",
                    contribution=_OUTRANKED - odds,
                    query_value=query.name,
                    party_value=party.caption,
                    reason="an identifier that agrees outranks a name that differs",
                ),
            )
        total = odds + sum(item.contribution for item in evidence)
        return Hit(number, party, best, total, evidence) if total >= least else None

    def _with_cut_names(self, query: Query, hits: list[Hit], least: float, include_ended: bool) -> list[Hit]:
        """The hits of a query that fills a line, where a longer listed name begins so with that name in its place."""
        best = {hit.number: hit for hit in hits}
        for cut in find_cut_names(query, self._snapshot):
            if self._snapshot.ended[cut.party] and not include_ended:
                continue
            hit = self._weigh(query, cut.party, cut.best, least, bound=False, further=cut.evidence)
            if hit is not None and (cut.party not in best or hit.log_odds > best[cut.party].log_odds):
                best[cut.party] = hit
        return list(best.values())

    def _by_identifier(
        self,
        query: Query,
        asked: NameSet,
        number: int,
        found: set[int],
        least: float,
        include_ended: bool,
    ) -> list[Hit]:
        """Parties with one of the identifiers that the names did not bring up."""
        snapshot = self._snapshot
        hits = []
        for party in snapshot.identifiers.find(query.identifiers):
            if party in found or (snapshot.ended[party] and not include_ended):
                continue
            names = snapshot.index.names_of(party).astype(np.int64)
            best = decisive = None
            if len(names) and asked.names.token_start[number] < asked.names.token_start[number + 1]:
                best = best_of_names(asked, number, snapshot, party, names)
                decisive = name_in_own_script(asked, number, snapshot, party, best)
            bound = decisive is None and asked.names.script[number] in SYLLABIC
            hit = self._weigh(query, party, decisive or best, least, bound=bound)
            if hit is not None and any(e.feature == "identifier" and e.contribution > 0 for e in hit.evidence):
                hits.append(hit)
        return hits


def _log_odds(threshold: float | None) -> float:
    value = THRESHOLD if threshold is None else threshold
    if not 0 <= value <= 1:
        raise InputError("a probability lies between 0 and 1", field="threshold", value=threshold)
    if value in (0, 1):
        return math.copysign(37.0, value - 0.5)
    return math.log(value / (1 - value))
