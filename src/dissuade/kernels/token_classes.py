"""What kinds of tokens are to a comparison: the core of a name, general words, numbers, or hardly anything."""

from __future__ import annotations

from dissuade.kernels.compiled import inlined
from dissuade.kernels.workspace import GENERIC, INITIAL_KIND, NAME, NUMBER, PATRONYMIC, PLACE

__all__ = ["CORE", "DIGITS", "MINOR", "SOFT", "class_of"]

CORE, SOFT, DIGITS, MINOR = 0, 1, 2, 3


@inlined
def class_of(kind: int) -> int:
    """Which of the four a kind of token belongs to."""
    if kind in (NAME, INITIAL_KIND, PATRONYMIC):
        return CORE
    if kind in (GENERIC, PLACE):
        return SOFT
    if kind == NUMBER:
        return DIGITS
    return MINOR
