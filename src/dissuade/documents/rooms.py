"""Arrays that compiled passes work in, kept from one text to the next: making them took as long as the passes."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

__all__ = ["Rooms"]


class Rooms:
    """Arrays of int32 with what an earlier text left in them. Threads may share it: each takes an array out.

    Args:
        shape: of an array of size one; the axis of -1 grows.

    Example:
        >>> rooms = Rooms(-1, 4)
        >>> room = rooms.take(100)
        >>> room.shape
        (100, 4)
        >>> rooms.give_back(room)
        >>> rooms.take(50) is room
        True
    """

    __slots__ = ("_axis", "_free", "_shape")

    def __init__(self, *shape: int) -> None:
        self._shape, self._axis = shape, shape.index(-1)
        self._free: list[NDArray[np.int32]] = []

    def take(self, size: int) -> NDArray[np.int32]:
        """An array of at least a size."""
        try:
            room = self._free.pop()
        except IndexError:
            room = None
        if room is None or room.shape[self._axis] < size:
            room = np.empty(tuple(size if axis == -1 else axis for axis in self._shape), np.int32)
        return room

    def give_back(self, room: NDArray[np.int32]) -> None:
        """Keep one for the next text; one that would keep much memory is let go."""
        if room.size <= _LARGEST:
            self._free.append(room)


_LARGEST = 1 << 20  # four megabytes; some hundred thousand letters
