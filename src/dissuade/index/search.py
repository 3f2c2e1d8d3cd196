"""From queries to candidate names."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dissuade.index.layout import NameIndex, sides_by_mask
from dissuade.index.neighbours import Neighbourhood
from dissuade.index.query_units import units_of
from dissuade.index.word_forms import ListedWords, WordTable
from dissuade.kernels.inversion import SIDES
from dissuade.kernels.meeting import POSTING_LIST, Postings
from dissuade.kernels.name_records import NameRecords
from dissuade.kernels.postings import SearchMemory, search_batch
from dissuade.names.columns import EncodedNames, NameColumns
from dissuade.names.tokens import NameClass
from dissuade.names.word_forms import lend_forms

__all__ = ["Candidates", "Searcher"]

LIMIT = 64
"""Candidates of one query."""

FLOOR = 0.45
"""Least rank of a candidate: below it one name in a thousand is a match, and a third of all candidates are."""


@dataclass(frozen=True, slots=True)
class Candidates:
    """C candidates for Q queries.

    Args:
        start: int64[Q + 1]; the candidates of query q are ``name[start[q]:start[q + 1]]``, in no order.
        query: int64[C]. name: int64[C], numbers in the index.
        rank: float32[C], 0..1, the mean of the two shares that are met.
        counters: int64[3]: postings read, names looked at, candidates.
    """

    start: NDArray[np.int64]
    query: NDArray[np.int64]
    name: NDArray[np.int64]
    rank: NDArray[np.float32]
    counters: NDArray[np.int64]


class Searcher:
    """Finds candidates in one index; threads may share it, each has working memory of its own.

    Args:
        index: the compiled names.
        limit: candidates of one query.
        floor: least rank of a candidate.
    """

    def __init__(self, index: NameIndex, *, limit: int = LIMIT, floor: float = FLOOR) -> None:
        self.index = index
        self.limit = limit
        self.floor = floor
        self._columns = NameColumns()
        lend_forms(ListedWords(WordTable(index.word_hash, index.word_start, index.word_line)))
        self._neighbourhood = Neighbourhood(index)
        self._postings = Postings(
            _posting_lists(index), index.posting_about, index.posting_share, index.name_letters, index.name_initials
        )
        self._records = NameRecords(index.record_start, index.record)
        self._local = threading.local()

    def encode(self, texts: Sequence[str], classes: Sequence[NameClass]) -> EncodedNames:
        """Take names apart for a search; see ``names.columns``."""
        return self._columns.encode(texts, classes)

    def search(self, queries: EncodedNames, allowed: Sequence[int] | NDArray[np.uint32]) -> Candidates:
        """Find candidates for a batch of queries; the answer for each does not depend on the others.

        Args:
            queries: Q names from ``encode``.
            allowed: for each the groups that may answer (see ``layout.group_mask``).
        """
        units = units_of(queries)
        near = self._neighbourhood.find(queries, units)
        index = self.index
        start, room = np.zeros(len(queries) + 1, dtype=np.int64), len(queries) * self.limit
        query, name = np.empty(room, dtype=np.int64), np.empty(room, dtype=np.int64)
        rank, counters = np.empty(room, dtype=np.float32), np.zeros(3, dtype=np.int64)
        search_batch(
            units.start,
            units.form_start,
            near.first,
            near.last,
            units.quality,
            units.mode,
            units.span,
            units.share,
            np.asarray(allowed, dtype=np.uint32),
            sides_by_mask(),
            units.letters,
            units.initials,
            near.form,
            near.edits,
            self._postings,
            self._records,
            index.unknown_weight,
            index.share,
            self.floor,
            self.limit,
            start,
            query,
            name,
            rank,
            counters,
            self._memory(),
        )
        count = int(start[-1])
        return Candidates(start, query[:count], name[:count], rank[:count], counters)

    def _memory(self) -> SearchMemory:
        """The working memory of this thread."""
        memory: SearchMemory | None = getattr(self._local, "memory", None)
        if memory is None:
            size, forms = len(self.index), len(self.index.vocabulary)
            memory = SearchMemory(
                met=np.zeros(size // 64 + 1, dtype=np.uint64),
                taken=np.zeros(size // 64 + 1, dtype=np.uint64),
                touched=np.empty(size, dtype=np.int32),
                mark=np.full(forms, -1, dtype=np.int32),
                marked=np.zeros(forms // 64 + 1, dtype=np.uint64),
            )
            self._local.memory = memory
        return memory


def _posting_lists(index: NameIndex) -> NDArray[Any]:
    lists = np.empty(len(index.vocabulary) * SIDES, POSTING_LIST)
    lists["start"], lists["end"], lists["leading_end"] = index.starts[:-1], index.starts[1:], index.leading_end
    lists["weight"] = np.repeat(index.form_weight, SIDES)
    lists["letters"] = np.repeat(np.diff(index.vocabulary.start), SIDES)
    return lists
