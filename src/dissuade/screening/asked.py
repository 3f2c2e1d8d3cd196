"""Queries ready for comparing: what is known about a form is worked out once and kept."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dissuade.kernels.workspace import FormTable, NameTable
from dissuade.matching.features import NameSet, describe_forms
from dissuade.names.arrays import NameArrays, pack_vocabulary
from dissuade.names.rarity import rarity_table

__all__ = ["MAX_FORMS", "AskedForms"]

MAX_FORMS = 400_000


class AskedForms:
    """A growing store of asked forms; when it is full it begins anew. Threads may share it."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._clear()

    def prepare(self, names: NameArrays, forms: Sequence[str]) -> NameSet:
        """Make queries ready for comparing.

        Args:
            names: the queries as columns, read-only from here on.
            forms: what the numbers of their forms mean.
        """
        with self._lock:
            if len(self._numbers) + len(forms) > MAX_FORMS:
                self._clear()
            numbers = self._numbers
            new = [form for form in forms if form not in numbers]
            if new:
                self._add(new)
            found = np.array([numbers[form] for form in forms], dtype=np.int32)
            table = self._table
        renumbered = replace(names, form=found[names.form])
        columns = NameTable(*(getattr(renumbered, name) for name in NameTable._fields))
        for column in columns:
            column.flags.writeable = False
        return NameSet(columns, table)

    def _clear(self) -> None:
        self._numbers: dict[str, int] = {}
        self._table = _describe([])
        self._room: dict[str, NDArray[Any]] = self._table._asdict()
        self._used = {name: len(array) for name, array in self._room.items()}

    def _add(self, forms: list[str]) -> None:
        """Append forms; what others hold of the table stays valid, since nothing that stands in it changes."""
        more = _describe(forms)._asdict()
        more["start"] = more["start"][1:] + self._used["chars"]
        views = {}
        for name, added in more.items():
            end = self._used[name] + len(added)
            self._room[name] = _fit(self._room[name], end)
            self._room[name][self._used[name] : end] = added
            self._used[name] = end
            views[name] = self._room[name][:end]
            views[name].flags.writeable = False
        self._table = FormTable(**views)
        for form in forms:
            self._numbers[form] = len(self._numbers)


def _describe(forms: Sequence[str]) -> FormTable:
    return describe_forms(pack_vocabulary(forms), rarity_table(forms))


def _fit(array: NDArray[Any], size: int) -> NDArray[Any]:
    """The array, or a longer copy that can be written."""
    if size <= len(array) and array.flags.writeable:
        return array
    longer = np.zeros((max(1024, size, 2 * len(array)), *array.shape[1:]), dtype=array.dtype)
    longer[: len(array)] = array
    return longer
