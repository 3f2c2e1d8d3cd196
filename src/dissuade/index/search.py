"""From analysed queries to candidate names."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dissuade.index.build import KIND_SHARE, initials_of
from dissuade.index.layout import NameIndex
from dissuade.index.neighbours import Neighbourhood
from dissuade.index.units import find_acronyms, glue_tokens, spell_out
from dissuade.kernels.postings import EXACT, GLUED, SPELLED, TOKEN, search_batch
from dissuade.names.arrays import NameArrays, encode_names
from dissuade.names.tokens import AnalyzedName, TokenKind

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
        query: int32[C]. name: int32[C], numbers in the index.
        rank: float32[C], 0..1, the mean of the two shares that are met.
        names: the queries as columns; their forms are numbers in ``forms``.
        counters: int64[4]: postings read, names touched, names looked at, candidates.
    """

    start: NDArray[np.int64]
    query: NDArray[np.int32]
    name: NDArray[np.int32]
    rank: NDArray[np.float32]
    names: NameArrays
    forms: tuple[str, ...]
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
        self._neighbourhood = Neighbourhood(index)
        self._local = threading.local()

    def search(self, queries: Sequence[AnalyzedName], allowed: Sequence[int] | NDArray[np.uint32]) -> Candidates:
        """Find candidates for a batch of queries; the answer for each does not depend on the others.

        Args:
            queries: analysed names.
            allowed: for each the groups that may answer (see ``layout.group_mask``).
        """
        numbers: dict[str, int] = {}
        names = encode_names(queries, numbers)
        forms = tuple(numbers)
        units = _Units(numbers)
        for query in queries:
            units.add(query)
        found, near = self._neighbourhood.find(list(numbers), len(forms))
        index = self.index
        ends = np.zeros(len(queries), dtype=np.int64)
        out_name = np.empty(len(queries) * self.limit, dtype=np.int32)
        out_rank = np.empty(len(queries) * self.limit, dtype=np.float32)
        counters = np.zeros(4, dtype=np.int64)
        letters = np.array(units.letters, dtype=np.uint32).reshape(-1, 2)
        search_batch(
            np.array(units.start, dtype=np.int64),
            np.array(units.form_start, dtype=np.int64),
            found[np.array(units.form, dtype=np.int64)],
            np.array(units.quality, dtype=np.float32),
            np.array(units.mode, dtype=np.uint8),
            np.array(units.span, dtype=np.int32).reshape(-1, 2),
            np.array(units.share, dtype=np.float32),
            np.asarray(allowed, dtype=np.uint32),
            np.ascontiguousarray(letters[:, 0]),
            np.ascontiguousarray(letters[:, 1]),
            near.start,
            near.form,
            near.similarity,
            index.starts,
            index.leading_end,
            index.posting_name,
            index.posting_share,
            index.form_weight,
            index.name_weight,
            index.name_group,
            index.name_letters,
            index.name_initials,
            index.forward_start,
            index.forward_form,
            index.forward_weight,
            index.unknown_weight,
            index.share,
            self.floor,
            self.limit,
            ends,
            out_name,
            out_rank,
            counters,
            *self._working_memory(len(queries)),
        )
        start = np.concatenate((np.zeros(1, dtype=np.int64), ends))
        count = int(start[-1])
        return Candidates(
            start,
            np.repeat(np.arange(len(queries), dtype=np.int32), np.diff(start)),
            out_name[:count].copy(),
            out_rank[:count].copy(),
            names,
            forms,
            counters,
        )

    def _working_memory(self, queries: int) -> tuple[NDArray, ...]:  # type: ignore[type-arg]
        memory: tuple[NDArray, ...] | None = getattr(self._local, "memory", None)  # type: ignore[type-arg]
        if memory is None or memory[0][0] + queries > np.iinfo(np.int32).max:
            size = len(self.index)
            memory = (
                np.zeros(1, dtype=np.int64),
                np.zeros((size, 2), dtype=np.uint64),
                np.empty(size, dtype=np.int32),
                np.full(len(self.index.vocabulary), -1, dtype=np.int32),
            )
            self._local.memory = memory
        return memory


class _Units:
    """The units of a batch of queries as columns (see ``kernels.postings.search_batch``)."""

    def __init__(self, numbers: dict[str, int]) -> None:
        self._numbers = numbers
        self.start = [0]
        self.form_start = [0]
        self.form: list[int] = []
        self.quality: list[float] = []
        self.mode: list[int] = []
        self.span: list[tuple[int, int]] = []
        self.share: list[float] = []
        self.letters: list[tuple[int, int]] = []

    def add(self, query: AnalyzedName) -> None:
        places = [0]
        # a name that has nothing but titles, stopwords or legal forms is known by those
        bare = all(KIND_SHARE.get(token.kind, 0.0) < 0.2 for token in query.tokens)
        for token in query.tokens:
            place = places[-1]
            if token.kind is not TokenKind.INITIAL:
                for form in token.forms:
                    self.form.append(self._numbers[form.text])
                    self.quality.append(0.7 + 0.3 * form.quality)
                self._close(TOKEN, place, place + 1, 1.0 if bare else KIND_SHARE.get(token.kind, 0.0))
                place += 1
            places.append(place)
        if letters := spell_out(query):
            self._add_word(letters, SPELLED, 0, 1)
        for unit in () if letters else glue_tokens(query):
            self._add_word(unit.text, GLUED if unit.loose else EXACT, places[unit.first], places[unit.last])
        for text in find_acronyms(query):
            self._add_word(text, EXACT, 0, places[-1])
        self.start.append(len(self.mode))
        self.letters.append(initials_of(query))

    def _add_word(self, text: str, mode: int, first: int, last: int) -> None:
        self.form.append(self._numbers.setdefault(text, len(self._numbers)))
        self.quality.append(1.0)
        self._close(mode, first, last, 1.0)

    def _close(self, mode: int, first: int, last: int, share: float) -> None:
        self.form_start.append(len(self.form))
        self.mode.append(mode)
        self.span.append((first, last))
        self.share.append(share)
