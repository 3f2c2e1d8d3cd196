"""Arrays that are copied side by side are the same arrays."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from dissuade.index.build import ListedName, build_index
from dissuade.index.large_pages import in_large_pages
from dissuade.index.layout import arrays_of, with_arrays


def test_copies_hold_what_the_arrays_hold_and_cannot_be_changed() -> None:
    record = np.zeros(3, np.dtype([("form", np.int32), ("weight", np.float32)]))
    arrays: list[NDArray[Any]] = [
        np.arange(5, dtype=np.uint8),
        np.empty((0, 4), np.int64),
        record,
        np.eye(3),
        np.array([True]),
    ]
    copies = in_large_pages(arrays)
    for array, copy in zip(arrays, copies, strict=True):
        assert copy.dtype == array.dtype
        assert np.array_equal(copy, array)
        assert not copy.flags.writeable
        assert copy.flags.aligned
        assert copy.ctypes.data % 64 == 0
    arrays[0][0] = 9
    assert copies[0][0] == 0


def test_an_index_of_copied_arrays_is_the_same_index() -> None:
    names = [ListedName("Ali Karimi", "Person", 0, 0, False), ListedName("OOO Romashka", "Company", 1, 0, False)]
    index = build_index(names)
    copy = with_arrays(index, in_large_pages(arrays_of(index)))
    assert (copy.unknown_weight, copy.share) == (index.unknown_weight, index.share)
    assert copy.vocabulary.texts() == index.vocabulary.texts()
    for array, same in zip(arrays_of(index), arrays_of(copy), strict=True):
        assert np.array_equal(array, same)
        assert not np.shares_memory(array, same)
