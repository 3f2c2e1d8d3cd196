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
        self._size = 0
        self._view: NDArray[Any] | None = None

    def __len__(self) -> int:
        return self._size

    @property
    def view(self) -> NDArray[Any]:
        """What is in it, read-only."""
        view = self._view
        if view is None:
            view = self._room[: self._size]
            view.flags.writeable = False
            self._view = view
        return view

    def add(self, values: NDArray[Any]) -> None:
        """Add values at the end."""
        if not len(values):
            return
        size = self._size + len(values)
        if size > len(self._room):
            longer = np.empty((max(size, 2 * len(self._room)), *self._room.shape[1:]), dtype=self._room.dtype)
            longer[: self._size] = self._room[: self._size]
            self._room = longer
        self._room[self._size : size] = values
        self._size = size
        self._view = None
