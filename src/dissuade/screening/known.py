"""What the queries of a batch say besides names and identifiers, as far as it bounds what parties can reach."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from dissuade.matching.attributes import most_of_attributes
from dissuade.matching.birth_dates import summarize_asked
from dissuade.matching.originals import is_known_person
from dissuade.model.query import Query

__all__ = ["KnownOfQueries"]

_SEARCHED = 7.0  # more than a search takes from two names


class KnownOfQueries(NamedTuple):
    """Of Q queries.

    Args:
        dated: whether one of them has a birth date.
        born: int64[Q, 3], from ``birth_dates.summarize_asked``.
        attributes: float64[Q], the most that country and gender can add.
        persons: float64[Q], the most that a name known worldwide gets back of what the search took from it.
    """

    dated: bool
    born: NDArray[np.int64]
    attributes: NDArray[np.float64]
    persons: NDArray[np.float64]

    @classmethod
    def of(cls, queries: Sequence[Query]) -> KnownOfQueries:
        """Sum up what they say."""
        return cls(
            any(query.birth_dates for query in queries),
            np.array([summarize_asked(query.birth_dates) for query in queries], dtype=np.int64),
            np.array([most_of_attributes(query) for query in queries]),
            np.array([_SEARCHED * is_known_person(query.name) for query in queries]),
        )
