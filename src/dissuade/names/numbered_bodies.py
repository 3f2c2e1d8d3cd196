"""Words of bodies that are told apart by their number alone: brigades, plants, institutes, penal colonies."""

from __future__ import annotations

from functools import cache

from dissuade.names.data_files import read_rows

__all__ = ["numbered_bodies"]


@cache
def numbered_bodies() -> tuple[str, ...]:
    """The words as forms of tokens have them."""
    return tuple(word for _, words in read_rows("numbered_bodies") for word in words.split())
