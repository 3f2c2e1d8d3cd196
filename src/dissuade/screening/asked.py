"""Queries ready for comparing: what is known about a form is worked out once and kept."""

from __future__ import annotations

import threading

from dissuade.kernels.forms import FORM, FormTable
from dissuade.matching.features import NameSet, describe_forms
from dissuade.names.columns import EncodedNames
from dissuade.names.form_numbers import FormNumbers
from dissuade.names.growing import GrowingArray
from dissuade.names.rarity import rarity_table

__all__ = ["AskedForms"]


class AskedForms:
    """A growing store of asked forms; with another numbering of them it begins anew. Threads may share it."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._begin(FormNumbers())

    def prepare(self, queries: EncodedNames) -> NameSet:
        """Make queries ready for comparing."""
        with self._lock:
            if queries.numbering is not self._numbering:
                self._begin(queries.numbering)
            known, vocabulary = len(self._about), queries.vocabulary
            if known < len(vocabulary):
                try:
                    rarity = rarity_table(vocabulary.texts(known))
                    self._about.add(describe_forms(vocabulary, rarity, known).about)
                    self._table = FormTable(self._about.view, vocabulary.chars, vocabulary.start)
                except BaseException:
                    self._begin(queries.numbering)  # the table may not have what was added
                    raise
            return NameSet(queries.names, self._table)

    def _begin(self, numbering: FormNumbers) -> None:
        self._numbering = numbering
        self._about = GrowingArray(FORM)
        vocabulary = FormNumbers().vocabulary()
        self._table = FormTable(self._about.view, vocabulary.chars, vocabulary.start)
