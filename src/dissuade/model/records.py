"""How every public record turns into plain data."""

from __future__ import annotations

import dataclasses
import datetime as dt
import enum
from collections.abc import Mapping
from functools import cache
from typing import Any

__all__ = ["Record"]

_PLAIN = frozenset((str, int, float, bool, type(None)))


class Record:
    """Base of the public records: ``to_dict`` gives JSON-ready data whose keys equal the attribute names."""

    __slots__ = ()

    def to_dict(self) -> dict[str, Any]:
        """Return plain dicts, lists, strings and numbers, ready for ``json.dumps``."""
        kind: Any = type(self)
        return {name: value if type(value := getattr(self, name)) in _PLAIN else _plain(value) for name in _names(kind)}


@cache
def _names(kind: Any) -> tuple[str, ...]:
    return tuple(field.name for field in dataclasses.fields(kind))


def _plain(value: Any) -> Any:
    if isinstance(value, Record):
        return value.to_dict()
    if isinstance(value, list | tuple | set | frozenset):
        return [item if type(item) in _PLAIN else _plain(item) for item in value]
    if isinstance(value, enum.Enum):
        return value.value
    if value is None or isinstance(value, str | int | float | bool):
        return value
    if isinstance(value, dt.date | dt.datetime):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    return str(value)
