"""Queries ready for comparing: what is known about a form is worked out once and kept."""

from __future__ import annotations

import threading

from dissuade.kernels.forms import FormTable
from dissuade.matching.features import NameSet, describe_forms
from dissuade.names.columns import EncodedNames
from dissuade.names.form_numbers import FormNumbers
from dissuade.names.growing import GrowingArray
from dissuade.names.rarity import rarity_table
from dissuade.names.vocabulary import Vocabulary

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
            known = len(self._columns["about"])
            if known < len(queries.vocabulary):
                try:
                    self._add(_after(queries.vocabulary, known))
                except BaseException:
                    self._begin(queries.numbering)  # some columns may be longer than others
                    raise
            return NameSet(queries.names, self._table)

    def _begin(self, numbering: FormNumbers) -> None:
        self._numbering = numbering
        empty = _describe(_after(FormNumbers().vocabulary(), 0))
        self._columns = {name: GrowingArray(array.dtype, array.shape[1:]) for name, array in empty._asdict().items()}
        self._columns["start"].add(empty.start)
        self._table = FormTable(**{name: column.view for name, column in self._columns.items()})

    def _add(self, forms: Vocabulary) -> None:
        described = _describe(forms)
        described = described._replace(start=described.start[1:] + len(self._columns["chars"]))
        for name, values in described._asdict().items():
            self._columns[name].add(values)
        self._table = FormTable(**{name: column.view for name, column in self._columns.items()})


def _describe(forms: Vocabulary) -> FormTable:
    return describe_forms(forms, rarity_table(forms))


def _after(vocabulary: Vocabulary, first: int) -> Vocabulary:
    """The forms from a number on."""
    begin = vocabulary.start[first]
    return Vocabulary(vocabulary.chars[begin:], vocabulary.start[first:] - begin)
