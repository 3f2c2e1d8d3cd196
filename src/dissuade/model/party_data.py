"""A party as plain data and back, compactly: what is empty is left out."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable, Mapping
from functools import cache
from types import MappingProxyType
from typing import Any

from dissuade.model.party import (
    Address,
    Identifier,
    Listing,
    Name,
    NameKind,
    PartialDate,
    Party,
    RawField,
    Relation,
)
from dissuade.model.records import Record, maker_of

__all__ = ["party_from_dict", "party_from_json", "party_to_compact_dict", "party_to_json"]

_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def party_to_compact_dict(party: Party) -> dict[str, Any]:
    """Return what ``party.to_dict()`` returns, without the attributes that are empty or have their default value."""
    return _compact(party)


def party_to_json(party: Party) -> str:
    """Return a party as one line of JSON; equal parties give equal lines."""
    return _ENCODER.encode(_compact(party))


def party_from_json(line: str | bytes) -> Party:
    """Return the party that ``party_to_json`` wrote.

    Raises:
        ValueError: the line is no JSON or no party.
    """
    data = json.loads(line)
    if not isinstance(data, dict):
        raise ValueError("a party is a JSON object")
    return party_from_dict(data)


def party_from_dict(data: Mapping[str, Any]) -> Party:
    """Return the party of ``Party.to_dict`` or of its compact form.

    Raises:
        ValueError: an attribute is unknown or missing, or a value has another form.
    """
    if unknown := data.keys() - _PARTY_READERS.keys():
        raise ValueError(f"a party has no attribute {sorted(unknown)[0]!r}")
    try:
        return _make_party(**{key: _PARTY_READERS[key](value) for key, value in data.items()})
    except KeyError as error:
        raise ValueError(f"not a party: {error.args[0]!r} is missing") from error
    except (TypeError, AttributeError) as error:
        raise ValueError(f"not a party: {error}") from error


@cache
def _defaults(kind: Any) -> tuple[tuple[str, Any], ...]:
    """The attributes of a record type with the value that is left out (None where none is)."""
    found = []
    for field in dataclasses.fields(kind):
        if field.default is not dataclasses.MISSING:
            default = field.default
        elif field.default_factory is not dataclasses.MISSING:
            default = field.default_factory()
        else:
            default = None
        found.append((field.name, default))
    return tuple(found)


def _compact(record: Record) -> dict[str, Any]:
    out: dict[str, Any] = {}
    kind: Any = type(record)
    for name, default in _defaults(kind):
        value = getattr(record, name)
        if value == default:
            continue
        if isinstance(value, tuple):
            out[name] = [_compact(item) if isinstance(item, Record) else item for item in value]
        elif isinstance(value, Mapping):
            out[name] = {key: list(item) if isinstance(item, tuple) else item for key, item in sorted(value.items())}
        else:
            out[name] = value
    return out


_make_party, _make_name, _make_listing = maker_of(Party), maker_of(Name), maker_of(Listing)
_make_address, _make_identifier = maker_of(Address), maker_of(Identifier)
_make_relation, _make_raw_field = maker_of(Relation), maker_of(RawField)
_KINDS: dict[str, NameKind] = {kind.value: kind for kind in NameKind}  # calling NameKind takes ten times as long
_NO_PARTS: Mapping[str, str] = MappingProxyType({})


def _read_name(data: Mapping[str, Any]) -> Name:
    kind, parts = data.get("kind", "primary"), data.get("parts")
    return _make_name(
        text=data["text"],
        kind=_KINDS.get(kind) or NameKind(kind),
        parts=MappingProxyType(dict(parts)) if parts else _NO_PARTS,
        lang=data.get("lang", ""),
    )


def _read_listing(data: Mapping[str, Any]) -> Listing:
    return _make_listing(**{**data, "programmes": tuple(data.get("programmes", ()))})


def _read_properties(data: Mapping[str, Any]) -> Mapping[str, tuple[str, ...]]:
    return MappingProxyType({key: tuple(values) for key, values in data.items()})


def _many(read: Callable[[Any], Any]) -> Callable[[Any], tuple[Any, ...]]:
    return lambda values: tuple([read(value) for value in values])


def _as_it_is(value: Any) -> Any:
    return value


_PARTY_READERS: dict[str, Callable[[Any], Any]] = {
    "id": _as_it_is,
    "schema": _as_it_is,
    "names": _many(_read_name),
    "birth_dates": _many(lambda data: PartialDate(**data)),
    "death_dates": _many(lambda data: PartialDate(**data)),
    "birth_places": tuple,
    "countries": tuple,
    "nationalities": tuple,
    "citizenships": tuple,
    "gender": _as_it_is,
    "titles": tuple,
    "positions": tuple,
    "addresses": _many(lambda data: _make_address(**data)),
    "identifiers": _many(lambda data: _make_identifier(**data)),
    "listings": _many(_read_listing),
    "relations": _many(lambda data: _make_relation(**data)),
    "topics": tuple,
    "notes": tuple,
    "properties": _read_properties,
    "raw": _many(lambda data: _make_raw_field(**data)),
}
