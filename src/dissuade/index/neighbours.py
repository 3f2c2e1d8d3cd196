"""Neighbours in the vocabulary of what is asked for: of the forms of tokens worked out once and kept."""

from __future__ import annotations

import threading
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from dissuade.index.form_search import search_forms
from dissuade.index.layout import NameIndex
from dissuade.index.query_units import QueryUnits
from dissuade.kernels.units import gather_words, most_letters, place_neighbours
from dissuade.names.columns import EncodedNames
from dissuade.names.form_numbers import FormNumbers
from dissuade.names.growing import GrowingArray
from dissuade.names.vocabulary import Vocabulary

__all__ = ["Neighbourhood", "Neighbours"]

MAX_LINKS = 12_000_000
_UNKNOWN = -1


class Neighbours(NamedTuple):
    """The neighbours of each form i that units have: ``form[first[i]:last[i]]``, and how far away each is.

    Args:
        first, last: int64[F]. form: int32. edits: uint8, as ``form_search.NearForms`` gives them.
    """

    first: NDArray[np.int64]
    last: NDArray[np.int64]
    form: NDArray[np.int32]
    edits: NDArray[np.uint8]


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
        vocabulary, joined = queries.vocabulary, units.words
        words, forms = len(joined), len(units.form)
        first, last = np.empty(forms, dtype=np.int64), np.empty(forms, dtype=np.int64)
        with self._lock:
            if queries.numbering is not self._numbering or len(self._form) > MAX_LINKS:
                self._begin(queries.numbering)
            if len(vocabulary) > len(self._first):
                self._make_room(len(vocabulary))
            try:
                letters = most_letters(units.form, self._first, vocabulary.start, joined.words.start)
                chars, start = np.empty(letters, dtype=np.uint8), np.empty(words + forms + 1, dtype=np.int64)
                unknown, most = np.empty(forms, dtype=np.int32), np.empty(words + forms, dtype=np.uint8)
                new = gather_words(
                    units.form, self._first, vocabulary.chars, vocabulary.start, joined.place, joined.words.chars,
                    joined.words.start, unknown, chars, start, most,
                )  # fmt: skip
                near = search_forms(self._index, Vocabulary(chars, start[: words + new + 1]), most[: words + new])
                begin = len(self._form)
                self._form.add(near.form)
                self._edits.add(near.edits)
                place_neighbours(units.form, unknown[:new], begin, near.end, self._first, self._last, first, last)
            except BaseException:
                self._begin(queries.numbering)  # a form may be marked that was not looked up
                raise
            return Neighbours(first, last, self._form.view, self._edits.view)

    def _begin(self, numbering: FormNumbers) -> None:
        self._numbering = numbering
        self._form = GrowingArray(np.int32)
        self._edits = GrowingArray(np.uint8)
        self._first = np.full(1 << 10, _UNKNOWN, dtype=np.int64)
        self._last = np.full(1 << 10, _UNKNOWN, dtype=np.int64)

    def _make_room(self, forms: int) -> None:
        more = np.full(2 * forms - len(self._first), _UNKNOWN, dtype=np.int64)
        self._first, self._last = np.concatenate((self._first, more)), np.concatenate((self._last, more))
