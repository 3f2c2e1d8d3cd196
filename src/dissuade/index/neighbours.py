"""Neighbours in the vocabulary of what is asked for: of the forms of tokens worked out once and kept."""

from __future__ import annotations

import threading
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from dissuade.index.form_search import MOST_EDITS, search_forms
from dissuade.index.layout import NameIndex
from dissuade.index.query_units import QueryUnits
from dissuade.kernels.postings import EXACT
from dissuade.kernels.units import collect_unknown, place_neighbours
from dissuade.names.columns import EncodedNames
from dissuade.names.form_numbers import FormNumbers
from dissuade.names.growing import GrowingArray
from dissuade.names.vocabulary import Vocabulary

__all__ = ["Neighbourhood", "Neighbours"]

MAX_LINKS = 12_000_000
_SIMILARITY = np.array([1.0, 0.86, 0.74, 0.7], dtype=np.float32)
"""By edits; the last one for forms that only sound alike."""
_EDITS_OF_JOINED = 1
_UNKNOWN = -1


class Neighbours(NamedTuple):
    """The neighbours of each form i that units have: ``form[first[i]:last[i]]``."""

    first: NDArray[np.int64]
    last: NDArray[np.int64]
    form: NDArray[np.int32]
    similarity: NDArray[np.float32]


class Neighbourhood:
    """A growing store of asked forms; when it is full it begins anew. Threads may share it.

    Words that the tokens of a query give together are looked up each time: few come again. They are never met by what
    only sounds like them, nor by what is two edits away (``kernels.postings``).

    Args:
        index: whose vocabulary is searched.
    """

    def __init__(self, index: NameIndex) -> None:
        self._index = index
        self._lock = threading.Lock()
        self._begin(FormNumbers())

    def find(self, queries: EncodedNames, units: QueryUnits) -> Neighbours:
        """Look up all forms of the units of queries."""
        joined = units.words
        most = np.where(joined.place[:, 1] == EXACT, 0, _EDITS_OF_JOINED).astype(np.uint8)
        near = search_forms(self._index, joined.words, np.arange(len(joined), dtype=np.int32), most, by_sound=False)
        first, last = np.empty(len(units.form), dtype=np.int64), np.empty(len(units.form), dtype=np.int64)
        with self._lock:
            if queries.numbering is not self._numbering or len(self._form) > MAX_LINKS:
                self._begin(queries.numbering)
            try:
                self._look_up(queries.vocabulary, units.form)
                begin = len(self._form)
                self._form.add(near.form)
                self._similarity.add(_SIMILARITY[near.edits])
            except BaseException:
                self._begin(queries.numbering)  # a form may be marked that was not looked up
                raise
            place_neighbours(units.form, self._first, self._last, begin, near.end, first, last)
            return Neighbours(first, last, self._form.view, self._similarity.view)

    def _begin(self, numbering: FormNumbers) -> None:
        self._numbering = numbering
        self._form = GrowingArray(np.int32)
        self._similarity = GrowingArray(np.float32)
        self._first = np.full(1 << 10, _UNKNOWN, dtype=np.int64)
        self._last = np.full(1 << 10, _UNKNOWN, dtype=np.int64)

    def _look_up(self, vocabulary: Vocabulary, asked: NDArray[np.int32]) -> None:
        """Look up those forms of units that were not looked up before."""
        if len(vocabulary) > len(self._first):
            more = np.full(2 * len(vocabulary) - len(self._first), _UNKNOWN, dtype=np.int64)
            self._first, self._last = np.concatenate((self._first, more)), np.concatenate((self._last, more))
        unknown = np.empty(len(asked), dtype=np.int32)
        new = unknown[: collect_unknown(asked, self._first, unknown)]
        if not len(new):
            return
        most = np.full(len(new), MOST_EDITS, dtype=np.uint8)
        near = search_forms(self._index, vocabulary, new, most, by_sound=True)
        self._last[new] = len(self._form) + near.end
        self._first[new] = len(self._form) + np.concatenate((np.zeros(1, dtype=np.int64), near.end[:-1]))
        self._form.add(near.form)
        self._similarity.add(_SIMILARITY[near.edits])
