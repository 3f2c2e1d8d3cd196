"""The screener: candidates, names, then everything else that is known."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from dissuade.errors import InputError
from dissuade.index.layout import group_mask
from dissuade.index.search import Searcher
from dissuade.lists.home import find_home
from dissuade.matching.alignment import align_names
from dissuade.matching.attributes import attribute_evidence
from dissuade.matching.features import NameSet, pair_classes, pair_features, prepare_names
from dissuade.matching.reasons import name_evidence
from dissuade.matching.score import contributions, logits
from dissuade.model.match import AlignedTokens, Evidence, Match, PartyRef, SnapshotRef
from dissuade.model.party import Identifier, PartialDate, Party
from dissuade.model.query import Query
from dissuade.names.analysis import analyze_name, name_class_of
from dissuade.names.arrays import NameArrays, pack_vocabulary
from dissuade.names.rarity import rarity_table
from dissuade.names.tokens import AnalyzedName
from dissuade.screening.queries import make_query
from dissuade.snapshots import Snapshot, open_current, open_snapshot

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = ["THRESHOLD", "Hit", "Screener"]

THRESHOLD = 0.5
"""Least probability of a match where the asker does not say."""

_NO_NAME = -5.0  # log-odds to start from where only an identifier was compared
_OUTRANKED = -6.0  # what names that differ can count against an identifier that agrees
_DECIDES = 9.0  # nats of an identifier that outranks names
_SAME_YEAR, _OTHER_YEAR, _OTHERS = 4.0, 1.2, 0.9  # most that birth dates, and country with gender, can add


@dataclass(frozen=True, slots=True, eq=False)
class Hit:
    """A party that was found, before it is explained.

    Args:
        number: of the party in the snapshot.
        party: its record.
        name: the number among the party's names of the one that answered best, -1 if no name was compared.
        log_odds: of everything.
        evidence: of everything but the names.
        features: float32[K] of the pair of names, None if no name was compared. name_class: of the pair.
    """

    number: int
    party: Party
    name: int
    log_odds: float
    evidence: tuple[Evidence, ...]
    features: NDArray[np.float32] | None
    name_class: int

    @property
    def probability(self) -> float:
        """0..1."""
        return 1.0 / (1.0 + math.exp(-min(40.0, max(-40.0, self.log_odds))))

    @property
    def matched_name(self) -> str:
        """The name that answered best."""
        return self.party.names[self.name].text if self.name >= 0 else self.party.caption


class Screener:
    """Screens against one snapshot; threads may share it.

    Args:
        snapshot: an open snapshot.
    """

    def __init__(self, snapshot: Snapshot) -> None:
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

    @property
    def snapshot(self) -> SnapshotRef:
        """What the answers rest on."""
        return self._snapshot.ref

    def parties(self) -> Iterator[Party]:
        """All party records of the snapshot, in their order."""
        return iter(self._snapshot.parties)

    def screen(
        self,
        name: str,
        *,
        schema: str = "",
        birth_date: str | PartialDate | Sequence[str | PartialDate] | None = None,
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
            birth_date: ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``; one or several.
            countries: codes such as ``kp``.
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
        names = _analyze(queries)
        found = self._find(queries, names, limit=limit, threshold=threshold, include_ended=include_ended)
        return [
            [self._explain(query, name, hit) for hit in hits]
            for query, name, hits in zip(queries, names, found, strict=True)
        ]

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
        """Screen a batch without explaining what is found."""
        return self._find(queries, _analyze(queries), limit=limit, threshold=threshold, include_ended=include_ended)

    def _find(
        self,
        queries: Sequence[Query],
        names: Sequence[AnalyzedName],
        *,
        limit: int | None,
        threshold: float | None,
        include_ended: bool,
    ) -> list[list[Hit]]:
        least = _log_odds(threshold)
        if limit is not None and limit < 1:
            raise InputError("at least one match has to be allowed", field="limit", value=limit)
        if not queries:
            return []
        allowed = np.array([group_mask(query.schema, ended=include_ended) for query in queries], dtype=np.uint32)
        candidates = self._searcher.search(names, allowed)
        asked = _prepare(candidates.names, candidates.forms)
        listed = self._snapshot.comparison
        pair_query, pair_name = candidates.query.astype(np.int64), candidates.name.astype(np.int64)
        features = pair_features(asked, listed, pair_query, pair_name)
        classes = pair_classes(asked, listed, pair_query, pair_name)
        odds = logits(features, classes)
        most = np.array([_most_nats(query) for query in queries])
        kept = np.flatnonzero(odds + most[pair_query] >= least)
        by_query: dict[int, list[int]] = {}
        for pair in kept.tolist():
            by_query.setdefault(int(pair_query[pair]), []).append(pair)
        answers: list[list[Hit]] = []
        for number, query in enumerate(queries):
            best: dict[int, tuple[float, int, int]] = {}
            for pair in by_query.get(number, ()):
                self._spread(int(pair_name[pair]), float(odds[pair]), pair, best)
            if not include_ended:
                best = {party: value for party, value in best.items() if not self._snapshot.ended[party]}
            hits = [
                hit
                for party, (odd, name, pair) in best.items()
                if self._could_pass(query, party, odd, least)
                and (hit := self._weigh(query, party, odd, name, features[pair], int(classes[pair]))).log_odds >= least
            ]
            if query.identifiers:
                hits += self._by_identifier(query, asked, number, {hit.number for hit in hits}, least, include_ended)
            hits.sort(key=lambda hit: (-hit.log_odds, hit.party.id))
            answers.append(hits[:limit])
        return answers

    def _spread(self, name: int, odds: float, pair: int, best: dict[int, tuple[float, int, int]]) -> None:
        """Note a compared name for every party that bears it; each party keeps its best one."""
        index = self._snapshot.index
        for place in range(int(index.bearer_start[name]), int(index.bearer_start[name + 1])):
            party, number = int(index.bearer_party[place]), int(index.bearer_name[place])
            known = best.get(party)
            if known is None or odds > known[0] or (odds == known[0] and number < known[1]):
                best[party] = (odds, number, pair)

    def _could_pass(self, query: Query, party: int, odds: float, least: float) -> bool:
        """Whether it is worth reading the record: a bound from the years of birth alone."""
        if odds >= least or query.identifiers:
            return True
        most = _OTHERS
        if query.birth_dates:
            first, last = (int(year) for year in self._snapshot.born[party])
            if first:
                years = [_years(date) for date in query.birth_dates]
                meets = any(low <= last and first <= high for low, high in years)
                most += _SAME_YEAR if meets else _OTHER_YEAR
        return odds + most >= least

    def _weigh(
        self,
        query: Query,
        number: int,
        odds: float,
        name: int,
        features: NDArray[np.float32] | None,
        name_class: int,
    ) -> Hit:
        party = self._snapshot.parties.get(number)
        evidence = attribute_evidence(query, party)
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
        return Hit(number, party, name, total, evidence, features, name_class)

    def _by_identifier(
        self, query: Query, asked: NameSet, number: int, found: set[int], least: float, include_ended: bool
    ) -> list[Hit]:
        """Parties with one of the identifiers that the names did not bring up."""
        snapshot = self._snapshot
        hits = []
        for party in snapshot.identifiers.find(query.identifiers):
            if party in found or (snapshot.ended[party] and not include_ended):
                continue
            names = snapshot.index.names_of(party).astype(np.int64)
            hit = None
            if len(names) and asked.names.token_start[number] < asked.names.token_start[number + 1]:
                pair_query = np.full(len(names), number, dtype=np.int64)
                features = pair_features(asked, snapshot.comparison, pair_query, names)
                classes = pair_classes(asked, snapshot.comparison, pair_query, names)
                odds = logits(features, classes)
                best: dict[int, tuple[float, int, int]] = {}
                for pair, name in enumerate(names.tolist()):
                    self._spread(name, float(odds[pair]), pair, best)
                odd, order, pair = best[party]
                hit = self._weigh(query, party, odd, order, features[pair], int(classes[pair]))
            else:
                hit = self._weigh(query, party, _NO_NAME, -1, None, 0)
            if hit.log_odds >= least and any(e.feature == "identifier" and e.contribution > 0 for e in hit.evidence):
                hits.append(hit)
        return hits

    def _explain(self, query: Query, name: AnalyzedName, hit: Hit) -> Match:
        party = hit.party
        if hit.features is None:
            start = Evidence(feature="start", contribution=_NO_NAME, reason="no name was compared")
            evidence: tuple[Evidence, ...] = (start,)
            alignment: tuple[AlignedTokens, ...] = ()
        else:
            listed = analyze_name(hit.matched_name, name_class_of(party.schema))
            parts = contributions(hit.features[None, :], np.array([hit.name_class], dtype=np.int64))
            evidence = name_evidence(name, listed, hit.features, parts[0])
            alignment = align_names(name, listed)
        return Match(
            party=PartyRef(
                id=party.id,
                caption=party.caption,
                schema=party.schema,
                source_ids=tuple(dict.fromkeys(f"{item.source}:{item.reference}" for item in party.listings)),
                listings=party.listings,
            ),
            probability=hit.probability,
            matched_name=hit.matched_name,
            evidence=evidence + hit.evidence,
            alignment=alignment,
            snapshot=self.snapshot,
        )


def _analyze(queries: Sequence[Query]) -> list[AnalyzedName]:
    return [analyze_name(query.name, name_class_of(query.schema)) for query in queries]


def _prepare(names: NameArrays, forms: tuple[str, ...]) -> NameSet:
    return prepare_names(names, pack_vocabulary(forms), rarity_table(forms))


def _log_odds(threshold: float | None) -> float:
    value = THRESHOLD if threshold is None else threshold
    if not 0 <= value <= 1:
        raise InputError("a probability lies between 0 and 1", field="threshold", value=threshold)
    if value in (0, 1):
        return math.copysign(37.0, value - 0.5)
    return math.log(value / (1 - value))


def _most_nats(query: Query) -> float:
    """The most that everything but the names and identifiers can add."""
    if not (query.birth_dates or query.countries or query.gender):
        return 0.0 if not query.identifiers else _OTHERS
    return _OTHERS + (_SAME_YEAR if query.birth_dates else 0.0)


def _years(date: PartialDate) -> tuple[int, int]:
    first = int(date.value[:4])
    return first, int(date.until[:4]) if date.until else first
