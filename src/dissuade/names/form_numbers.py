"""Numbers for forms, given as they are met."""

from __future__ import annotations

import numpy as np

from dissuade.names.growing import GrowingArray
from dissuade.names.vocabulary import Vocabulary, pack_vocabulary

__all__ = ["FormNumbers"]


class FormNumbers(dict[str, int]):
    """Form to number; a form that is asked for and has none is given the next one, and keeps it."""

    def __init__(self) -> None:
        super().__init__()
        self._new: list[str] = []
        self._chars = GrowingArray(np.uint8)
        self._start = GrowingArray(np.int64)
        self._start.add(np.zeros(1, dtype=np.int64))

    def __missing__(self, form: str) -> int:
        number = self[form] = len(self)
        self._new.append(form)
        return number

    def vocabulary(self) -> Vocabulary:
        """All forms as columns, read-only.

        Raises:
            KeyError: a form holds something besides a-z and 0-9.
        """
        if self._new:
            packed = pack_vocabulary(self._new)
            self._start.add(packed.start[1:] + len(self._chars))
            self._chars.add(packed.chars)
            self._new = []
        return Vocabulary(self._chars.view, self._start.view)
