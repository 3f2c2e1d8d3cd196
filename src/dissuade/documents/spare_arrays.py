"""Arrays that compiled passes work in, kept from one text to the next: making them took as long as the passes."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

__all__ = ["SpareArrays"]


class SpareArrays:
    """Arrays of int32 with what an earlier text left in them. Threads may share it: each takes an array out.

    Args:
        shape: of an array of size one; the axis of -1 grows.

    Example:
        >>> spare = SpareArrays(-1, 4)
        >>> array = spare.take(100)
        >>> array.shape
        (100, 4)
        >>> spare.give_back(array)
        >>> spare.take(50) is array
        True
    """

    __slots__ = ("_axis", "_free", "_shape")

    def __init__(self, *shape: int) -> None:
        self._shape, self._axis = shape, shape.index(-1)
        self._free: list[NDArray[np.int32]] = []

    def take(self, size: int) -> NDArray[np.int32]:
        """An array of at least a size."""
        try:
            array = self._free.pop()
        except IndexError:
            array = None
        if array is None or array.shape[self._axis] < size:
            array = np.empty(tuple(size if axis == -1 else axis for axis in self._shape), np.int32)
        return array

    def give_back(self, array: NDArray[np.int32]) -> None:
        """Keep one for the next text; one that would keep much memory is let go."""
        if array.size <= _LARGEST:
            self._free.append(array)


_LARGEST = 1 << 20  # four megabytes; some hundred thousand letters
