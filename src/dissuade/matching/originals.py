"""Where both sides are written in Chinese or Korean characters, these outrank any romanisation.

김종은 and 김정은 may both be written Kim Jong Un in Latin letters. If a party's name in its own script is known, a
query in that script is compared with it, and a Latin name of the party that would answer just as well proves nothing.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from dissuade.matching.features import encode_set, pair_classes, pair_features
from dissuade.matching.score import logits
from dissuade.names import analyze_name
from dissuade.names.tokens import AnalyzedName

__all__ = ["bound_by_originals"]

_SYLLABIC = frozenset({"Hang", "Hani"})


def bound_by_originals(query: AnalyzedName, names: Iterable[str], log_odds: float) -> float:
    """Log-odds of a query against a party, not above what the party's names in the script of the query allow.

    Args:
        query: the name asked about.
        names: all names of the party.
        log_odds: what the best name of the party has earned.

    Returns:
        ``log_odds``, or the best figure of the names in the query's own script if that is less; unchanged if the query
        is not in Chinese or Korean characters or the party has no name in them.
    """
    if query.script not in _SYLLABIC:
        return log_odds
    analyzed = (analyze_name(text, query.name_class) for text in names if not text.isascii())
    originals = [name for name in analyzed if name.script == query.script]
    if not originals:
        return log_odds
    name_set = encode_set((query, *originals))
    first, others = np.zeros(len(originals), np.int64), np.arange(1, len(originals) + 1)
    features = pair_features(name_set, name_set, first, others)
    best = float(logits(features, pair_classes(name_set, name_set, first, others)).max())
    return min(log_odds, best)
