"""Records: quickly made ones are the same as others."""

from __future__ import annotations

import copy
import dataclasses
import pickle
from typing import Any

import pytest

from dissuade.model.records import maker_of
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
