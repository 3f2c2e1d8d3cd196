"""Records: quickly made ones are the same as others."""

from __future__ import annotations

import copy
import dataclasses
import datetime as dt
import enum
import pickle
from types import MappingProxyType
from typing import Any, NamedTuple

import pytest

from dissuade.model.party import Name
from dissuade.model.records import Record, maker_of, maker_with
from dissuade.model.report import DateMention, Entity, Mention, Span, Zone


@pytest.mark.parametrize(
    ("kind", "values"),
    [
        (Span, {"start": 1, "end": 3, "text": "ab"}),
        (Zone, {"kind": "quote", "start": 1, "end": 3}),
        (Entity, {"id": "kp", "type": "country", "name": "North Korea"}),
        (Entity, {"id": "kp", "type": "country", "name": "North Korea", "role": "seller"}),
        (Mention, {"span": Span(0, 1, "a"), "type": "place", "entity": "x", "level": "name", "rule": "why"}),
        (DateMention, dict.fromkeys(("span", "value", "earliest", "latest", "granularity", "basis"), "")),
    ],
)
def test_a_quickly_made_record_equals_one_from_its_class(kind: type[Any], values: dict[str, Any]) -> None:
    quick, slow = maker_of(kind)(**values), kind(**values)
    assert type(quick) is kind
    assert quick == slow
    assert hash(quick) == hash(slow)
    assert repr(quick) == repr(slow)
    assert quick.to_dict() == slow.to_dict()
    assert dataclasses.replace(quick) == copy.deepcopy(quick) == pickle.loads(pickle.dumps(quick)) == slow


def test_a_record_made_with_another_in_it_equals_one_from_its_class() -> None:
    quick = maker_with(Mention, span=Span)(0, 1, "a", "place", "x", "level", rule="why")
    slow = Mention(span=Span(0, 1, "a"), type="place", entity="x", level="level", rule="why")
    assert type(quick) is Mention
    assert type(quick.span) is Span
    assert quick == slow
    assert pickle.loads(pickle.dumps(quick)) == slow
    inner: Any = quick.span
    with pytest.raises(dataclasses.FrozenInstanceError):
        inner.start = 2


def test_a_quickly_made_record_cannot_be_changed() -> None:
    span: Any = maker_of(Span)(1, 3, "ab")
    with pytest.raises(dataclasses.FrozenInstanceError):
        span.start = 2
    with pytest.raises(dataclasses.FrozenInstanceError):
        del span.start
    with pytest.raises((AttributeError, TypeError)):
        span.other = 2


def test_a_field_without_default_has_to_be_given() -> None:
    with pytest.raises(TypeError, match="text"):
        maker_of(Span)(1, 3)  # type: ignore[call-arg]


class Colour(enum.StrEnum):
    RED = "red"


class Pair(NamedTuple):
    first: int
    second: object


@dataclasses.dataclass(frozen=True, slots=True)
class Anything(Record):
    value: object
    other: int = 1


@dataclasses.dataclass(frozen=True, slots=True)
class OfItsOwn(Record):
    def to_dict(self) -> dict[str, Any]:
        return {"own": True}


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("a", "a"),
        (None, None),
        (Colour.RED, "red"),
        (dt.date(2023, 9, 6), "2023-09-06"),
        (Pair(1, Colour.RED), [1, "red"]),
        ({1: Span(0, 1, "a")}, {"1": {"start": 0, "end": 1, "text": "a"}}),
        ((Anything((None,)), 2.5), [{"value": [None], "other": 1}, 2.5]),
        (OfItsOwn(), {"own": True}),
        (1 + 2j, "(1+2j)"),
    ],
)
def test_fields_become_plain_data(value: object, expected: object) -> None:
    assert {"value": expected, "other": 1} == Anything(value).to_dict()
    assert ["value", "other"] == list(Anything(value).to_dict())


def test_a_record_travels_with_its_read_only_mappings() -> None:
    record = Name(text="김정은", parts=MappingProxyType({"lastName": "김"}))
    carried = pickle.loads(pickle.dumps(record))
    assert carried == copy.deepcopy(record) == record
    assert isinstance(carried.parts, MappingProxyType)
