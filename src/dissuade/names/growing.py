"""Arrays that grow at their end: stores of what was met before, which readers use while others add to them."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import DTypeLike, NDArray

__all__ = ["GrowingArray"]

_LEAST = 1024


class GrowingArray:
    """Values one after another; a view that somebody holds stays as it is when more are added.

    Args:
        kind: of the values. shape: of one of them, () for a number.
    """

    def __init__(self, kind: DTypeLike, shape: tuple[int, ...] = ()) -> None:
        self._room = np.empty((_LEAST, *shape), dtype=kind)
        self._view = self._read_only(0)

    def __len__(self) -> int:
        return len(self._view)

    @property
    def view(self) -> NDArray[Any]:
        """What is in it, read-only."""
        return self._view

    def add(self, values: NDArray[Any]) -> None:
        """Add values at the end."""
        if not len(values):
            return
        count = len(self._view)
        size = count + len(values)
        if size > len(self._room):
            longer = np.empty((max(size, 2 * len(self._room)), *self._room.shape[1:]), dtype=self._room.dtype)
            longer[:count] = self._view
            self._room = longer
        self._room[count:size] = values
        self._view = self._read_only(size)

    def _read_only(self, size: int) -> NDArray[Any]:
        view = self._room[:size]
        view.flags.writeable = False
        return view
