"""Names that a payment message may have cut: the listed names that begin so, compared as far as the line goes."""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np

from dissuade.index.layout import group_mask, group_of
from dissuade.matching.cut_lines import cut_line_evidence
from dissuade.matching.features import encode_set
from dissuade.matching.weighing import weigh_found
from dissuade.model.match import Evidence
from dissuade.model.query import Query
from dissuade.names.analysis import analyze_name, name_class_of
from dissuade.names.payment_lines import beginning_like
from dissuade.screening.hits import ComparedName, compared_name
from dissuade.snapshots import Snapshot

__all__ = ["CutName", "find_cut_names"]

_MOST, _MOST_NAMES = 64, 512
"""Parties that are called so, and their names; where there are more the line holds no more than a legal form."""


class CutName(NamedTuple):
    """A party one of whose names begins with the query.

    Args:
        party: its number. best: that name, compared as far as the line goes.
        evidence: what else the line says.
    """

    party: int
    best: ComparedName
    evidence: tuple[Evidence, ...]

    @property
    def log_odds(self) -> float:
        """Of the names and the line."""
        return self.best.log_odds + sum(item.contribution for item in self.evidence)


def find_cut_names(query: Query, snapshot: Snapshot) -> list[CutName]:
    """The parties that a query may mean if it is cut at the end of a line; the best name of each."""
    allowed = group_mask(query.schema)
    found = [
        (snapshot.parties.brief(party), party, order)
        for party, order in snapshot.cut_names.find(query.name, _MOST_NAMES)
    ]
    found = [each for each in found if allowed >> group_of(each[0].schema) & 1]
    alike = len({party for _, party, _ in found})
    if alike > _MOST:
        return []
    asked = analyze_name(query.name, name_class_of(query.schema))
    best: dict[int, CutName] = {}
    for brief, party, order in found:
        beginning = beginning_like(query.name, brief.names[order])
        if beginning is None:  # another text with the same hash
            continue
        names = encode_set((asked, analyze_name(beginning.text, name_class_of(brief.schema))))
        pairs = weigh_found(names, names, np.array([0]), np.array([1]), -math.inf, searched=len(snapshot.comparison))
        compared = compared_name(pairs, 0, order, beginning.text)
        cut = CutName(party, compared, (cut_line_evidence(query.name, beginning, alike),))
        if party not in best or best[party].log_odds < cut.log_odds:
            best[party] = cut
    return list(best.values())
