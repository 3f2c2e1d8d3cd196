"""By which of its names a party is judged: by the one that answers best, or by that in the script of the query."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from dissuade.kernels.workspace import HAN, HANGUL
from dissuade.matching.features import NameSet
from dissuade.matching.weighing import weigh_found
from dissuade.screening.hits import ComparedName, compared_name
from dissuade.snapshots import Snapshot

__all__ = ["SYLLABIC", "best_of_names", "name_in_own_script"]

SYLLABIC = frozenset((HANGUL, HAN))
"""Scripts in which different names are often romanised alike."""


def name_in_own_script(
    asked: NameSet, number: int, snapshot: Snapshot, party: int, best: ComparedName
) -> ComparedName | None:
    """The name that a query in Chinese or Korean characters has to be judged by; None if the lists do not have it.

    김종은 and 김정은 may both be written Kim Jong Un in Latin letters. If a party has a name in the script of the
    query, that name decides, and a Latin name of the party that would answer better proves nothing.

    Args:
        asked, number: the queries, and which of them.
        snapshot, party: who was found.
        best: the name that answers best whatever its script.
    """
    script = asked.names.script[number]
    if script not in SYLLABIC:
        return None
    names = snapshot.index.names_of(party).astype(np.int64)
    own = names[snapshot.comparison.names.script[names] == script]
    if not len(own):
        return None
    compared = best_of_names(asked, number, snapshot, party, own)
    return compared if compared.log_odds <= best.log_odds else best


def best_of_names(
    asked: NameSet, number: int, snapshot: Snapshot, party: int, names: NDArray[np.int64]
) -> ComparedName:
    """Which of these names of a party answers a query best.

    Args:
        asked, number, snapshot, party: as for ``name_in_own_script``.
        names: int64, numbers of distinct names in the index; one at least.
    """
    pair_query = np.full(len(names), number, dtype=np.int64)
    pairs = weigh_found(asked, snapshot.comparison, pair_query, names, -math.inf)
    pair = int(np.argmax(pairs.log_odds))
    return compared_name(pairs, pair, _order_of(snapshot, party, int(names[pair])))


def _order_of(snapshot: Snapshot, party: int, name: int) -> int:
    """Which of its names a party has under this distinct name."""
    index = snapshot.index
    places = slice(int(index.bearer_start[name]), int(index.bearer_start[name + 1]))
    return int(index.bearer_name[places][index.bearer_party[places] == party].min())
