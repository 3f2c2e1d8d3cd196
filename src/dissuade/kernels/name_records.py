"""What a search wants to know of a name that it looks at, in one place: a few lines of the processor's cache."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

__all__ = ["HEAD", "NameRecords", "pack_records"]

HEAD = 2
"""Entries of a record before its forms: the first letters and the weight of the name, then the initials that it has."""

_ENTRY = np.dtype([("form", np.int32), ("weight", np.float32)])


class NameRecords(NamedTuple):
    """The records of N names: that of name i is ``entry[start[i]:start[i + 1]]``.

    Args:
        start: int64[N + 1].
        entry: form int32 and weight float32. After ``HEAD`` entries the forms of the name, with the weight of the token
            that each is of, negative for joined tokens. Before them stand, as forms, bit c for a token that begins with
            letter c, then bit c for one that is the initial c; the weight beside the letters is that of the name.
    """

    start: NDArray[np.int64]
    entry: NDArray[Any]


def pack_records(
    start: NDArray[np.int64],
    form: NDArray[np.int32],
    weight: NDArray[np.float32],
    name_weight: NDArray[np.float32],
    letters: NDArray[np.uint32],
    initials: NDArray[np.uint32],
) -> NameRecords:
    """Make the records of N names.

    Args:
        start: int64[N + 1]; the forms of name i and their weights are ``form[start[i]:start[i + 1]]``.
        form, weight: of all names. name_weight, letters, initials: of each name.
    """
    count = len(name_weight)
    begin = start + HEAD * np.arange(count + 1)
    entry = np.zeros(len(form) + HEAD * count, _ENTRY)
    entry["form"][begin[:-1]], entry["weight"][begin[:-1]] = letters, name_weight
    entry["form"][begin[:-1] + 1] = initials
    of_forms = np.ones(len(entry), np.bool_)
    for place in range(HEAD):
        of_forms[begin[:-1] + place] = False
    entry["form"][of_forms], entry["weight"][of_forms] = form, weight
    return NameRecords(begin, entry)
