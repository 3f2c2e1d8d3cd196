"""Arrays that grow leave alone what others hold of them."""

from __future__ import annotations

import numpy as np
import pytest

from dissuade.names.growing import GrowingArray


def test_a_view_stays_as_it_was_while_more_is_added() -> None:
    array = GrowingArray(np.int32, (2,))
    views = []
    for round_ in range(200):
        array.add(np.full((round_, 2), round_, dtype=np.int32))
        views.append((array.view, array.view.copy()))
    assert len(array) == sum(range(200))
    assert all(np.array_equal(view, copy) for view, copy in views)


def test_a_view_cannot_be_written() -> None:
    array = GrowingArray(np.uint8)
    array.add(np.ones(3, dtype=np.uint8))
    with pytest.raises(ValueError, match="read-only"):
        array.view[0] = 2
