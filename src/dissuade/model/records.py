"""How every public record turns into plain data."""

from __future__ import annotations

import dataclasses
import datetime as dt
import enum
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, ParamSpec, TypeVar, cast

__all__ = ["Record", "maker_of"]

_PLAIN = frozenset((str, int, float, bool, type(None)))
_Fields = ParamSpec("_Fields")
_Kind = TypeVar("_Kind")


class Record:
    """Base of the public records: ``to_dict`` gives JSON-ready data whose keys equal the attribute names."""

    __slots__ = ()

    def to_dict(self) -> dict[str, Any]:
        """Return plain dicts, lists, strings and numbers, ready for ``json.dumps``."""
        kind: Any = type(self)
        return {name: value if type(value := getattr(self, name)) in _PLAIN else _plain(value) for name in _names(kind)}


def maker_of(kind: Callable[_Fields, _Kind]) -> Callable[_Fields, _Kind]:
    """A function that makes frozen records with slots, in a quarter of the time that calling their class takes.

    A frozen record is filled through ``object.__setattr__``, a call for each field. One that is made here is filled
    while it is of a class that can be written, and is of its own class when it is handed out.

    Args:
        kind: the class: a frozen dataclass with slots, whose fields have plain defaults or none.

    Example:
        >>> @dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
        ... class Place(Record):
        ...     name: str
        ...     country: str = ""
        >>> maker_of(Place)(name="Minsk")
        Place(name='Minsk', country='')
    """
    frozen = cast(Any, kind)
    writable = {"__slots__": (), "__setattr__": object.__setattr__, "__delattr__": object.__delattr__}
    known: dict[str, Any] = {
        "frozen": frozen, "new": object.__new__, "writable": type(f"_Writable{frozen.__name__}", (frozen,), writable)
    }  # fmt: skip
    parameters = []
    for field in dataclasses.fields(frozen):
        if field.default is dataclasses.MISSING:
            parameters.append(field.name)
        else:
            known[f"default_{field.name}"] = field.default
            parameters.append(f"{field.name}=default_{field.name}")
    body = "; ".join(f"record.{name} = {name}" for name in _names(frozen))
    source = f"record = new(writable); {body}; record.__class__ = frozen; return record"
    exec(f"def make({', '.join(parameters)}): {source}", known)  # noqa: S102 - as dataclasses are made
    return cast("Callable[_Fields, _Kind]", known["make"])


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
