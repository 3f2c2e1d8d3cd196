"""What was found, and why: hits, and the evidence of those that somebody looks at."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from dissuade.matching.alignment import align_names
from dissuade.matching.originals import bound_by_originals, same_known_person
from dissuade.matching.reasons import name_evidence
from dissuade.matching.score import contributions
from dissuade.matching.weighing import WeighedPairs
from dissuade.model.match import AlignedTokens, Evidence, Match, PartyRef
from dissuade.model.party_brief import PartyBrief
from dissuade.model.query import Query
from dissuade.model.records import maker_of
from dissuade.names.analysis import analyze_name, name_class_of
from dissuade.names.tokens import AnalyzedName, NameClass
from dissuade.snapshots import Snapshot

__all__ = ["NO_NAME", "ComparedName", "Hit", "compared_name", "explain_later", "known_name", "original_script"]

NO_NAME = -5.0
"""Log-odds to start from where only an identifier was compared."""

_make_ref = maker_of(PartyRef)
_NO_WORSE = 0.5  # nats between a name in its own script and its romanisation that mean nothing
_MAX_EXPLAINED = 16_384  # listed names that were taken apart to be shown


class ComparedName(NamedTuple):
    """A name of a party, compared with a query.

    Args:
        order: its number among the party's names.
        log_odds: of the names alone.
        features: float32[K] of the pair. name_class: of the pair.
        searched: nats that the search took from the pair, in ``log_odds`` already; never above 0.
        beginning: of the party's name, if not all of it was compared.
    """

    order: int
    log_odds: float
    features: NDArray[np.float32]
    name_class: int
    searched: float
    beginning: str = ""


def compared_name(pairs: WeighedPairs, pair: int, order: int, beginning: str = "") -> ComparedName:
    """One of many pairs; ``order`` and ``beginning`` as in ``ComparedName``."""
    return ComparedName(
        order,
        float(pairs.log_odds[pair]),
        pairs.features[pair],
        int(pairs.classes[pair]),
        float(pairs.searched[pair]),
        beginning,
    )


@dataclass(frozen=True, slots=True, eq=False)
class Hit:
    """A party that was found, before it is explained.

    Args:
        number: of the party in the snapshot.
        party: what is known of it.
        best: the name of the party that answered best, None if no name was compared.
        log_odds: of everything.
        evidence: of everything but the names.
        part: of the name that was asked for, if not all of it was compared.
    """

    number: int
    party: PartyBrief
    best: ComparedName | None
    log_odds: float
    evidence: tuple[Evidence, ...]
    part: str = ""

    @property
    def probability(self) -> float:
        """0..1."""
        return 1.0 / (1.0 + math.exp(-min(40.0, max(-40.0, self.log_odds))))

    @property
    def matched_name(self) -> str:
        """The name that answered best."""
        return self.party.caption if self.best is None else self.party.names[self.best.order]


def explain_later(query: Query, hit: Hit, snapshot: Snapshot) -> Match:
    """A match that is explained when somebody looks at its evidence."""
    party, searched, matched = hit.party, len(snapshot.comparison), hit.matched_name
    asked = replace(query, name=hit.part) if hit.part else query
    schema, evidence, best = party.schema, hit.evidence, hit.best
    if best is not None:  # a copy, so that a kept match does not keep the features of a whole batch
        best = best._replace(features=best.features.copy())
    return Match.explained_later(
        party=_make_ref(
            id=party.id,
            caption=party.caption,
            schema=schema,
            source_ids=tuple(dict.fromkeys([f"{item.source}:{item.reference}" for item in party.listings])),
            listings=party.listings,
        ),
        probability=hit.probability,
        matched_name=matched,
        snapshot=snapshot.ref,
        explain=lambda: _explain(asked, matched, schema, best, evidence, searched),
    )


def _explain(
    query: Query,
    matched: str,
    schema: str,
    best: ComparedName | None,
    evidence: tuple[Evidence, ...],
    searched: int,
) -> tuple[tuple[Evidence, ...], tuple[AlignedTokens, ...]]:
    """The evidence, which adds up to the logit of the probability, and which token answered which."""
    if best is None:
        start = Evidence(feature="start", contribution=NO_NAME, reason="no name was compared")
        return (start, *evidence), ()
    name = analyze_name(query.name, name_class_of(query.schema))
    listed = _take_apart(best.beginning or matched, name_class_of(schema))
    parts = contributions(best.features[None, :], np.array([best.name_class], dtype=np.int64))
    of_names = name_evidence(name, listed, best.features, parts[0]) + _base_rate(best, searched)
    return of_names + evidence, align_names(name, listed)


def known_name(query: Query, party: PartyBrief, best: ComparedName, searched: int) -> tuple[Evidence, ...]:
    """Gives back what the search takes, if both names are known worldwide for one person: no namesake is meant."""
    name = party.names[best.order]
    if not same_known_person(query.name, name):
        return ()
    return tuple(
        Evidence(
            feature="known_name",
            contribution=-item.contribution,
            query_value=query.name,
            party_value=name,
            reason="both are usual spellings of one person known worldwide",
        )
        for item in _base_rate(best, searched)
    )


def _base_rate(best: ComparedName, searched: int) -> tuple[Evidence, ...]:
    """What the search takes from the pair of names."""
    if best.searched == 0.0:
        return ()
    reason = f"{searched:,} names were searched"
    return (Evidence(feature="base_rate", contribution=best.searched, reason=reason),)


@lru_cache(maxsize=_MAX_EXPLAINED)
def _take_apart(text: str, name_class: NameClass) -> AnalyzedName:
    """A listed name that is to be shown; the same ones are found again and again."""
    return analyze_name(text, name_class)


def original_script(query: Query, party: PartyBrief, odds: float) -> tuple[Evidence, ...]:
    """What the known name of the party in the script of the query takes from a romanisation that agrees."""
    name = analyze_name(query.name, name_class_of(party.schema))
    bound = bound_by_originals(name, party.names, odds)
    if bound >= odds - _NO_WORSE:
        return ()
    return (
        Evidence(
            feature="original_script",
            contribution=bound - odds,
            query_value=query.name,
            party_value=party.caption,
            reason="the name of this spelling is written otherwise in its own script",
        ),
    )
