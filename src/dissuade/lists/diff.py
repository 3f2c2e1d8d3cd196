"""What differs between two editions: parties added, removed and changed, field by field."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from dissuade.lists.editions import Edition, EditionStore
from dissuade.model.party_data import party_from_dict
from dissuade.model.records import Record

__all__ = ["EditionDiff", "FieldChange", "LineDiff", "PartyBrief", "PartyChange", "compare_lines", "diff_editions"]

PartyData = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldChange(Record):
    """One attribute of a party that changed.

    Args:
        field: attribute name of ``Party``.
        old, new: the values that only one of the two editions has, as short text; the order of values does not matter.
    """

    field: str
    old: tuple[str, ...]
    new: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyBrief(Record):
    """A party that only one of two editions has."""

    id: str
    caption: str
    schema: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyChange(Record):
    """A party that both editions have, with what changed; ``caption`` is the newer one."""

    id: str
    caption: str
    changes: tuple[FieldChange, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionDiff(Record):
    """The difference between two editions of a source, by party id."""

    source: str
    from_edition: str
    to_edition: str
    added: tuple[PartyBrief, ...]
    removed: tuple[PartyBrief, ...]
    changed: tuple[PartyChange, ...]


@dataclass(frozen=True, slots=True)
class LineDiff:
    """The difference between two sequences of party lines, as plain data by party id."""

    added: Mapping[str, PartyData]
    removed: Mapping[str, PartyData]
    changed: Mapping[str, tuple[PartyData, PartyData]]


def compare_lines(old: Iterable[str], new: Iterable[str]) -> LineDiff:
    """Compare parties written by ``party_to_json``; only lines that differ are taken apart.

    A party of which only the order of values changed has not changed. Ids that occur twice get ``#2``, ``#3`` ...
    """
    only_old = Counter(line.rstrip("\n") for line in old)
    only_new = []
    for line in new:
        bare = line.rstrip("\n")
        if only_old.get(bare):
            only_old[bare] -= 1
        else:
            only_new.append(bare)
    before, after = _by_id(only_old.elements()), _by_id(only_new)
    both = before.keys() & after.keys()
    return LineDiff(
        added={key: data for key, data in after.items() if key not in both},
        removed={key: data for key, data in before.items() if key not in both},
        changed={
            key: (before[key], data)
            for key, data in after.items()
            if key in both and any(True for _ in changed_fields(before[key], data))
        },
    )


def diff_editions(store: EditionStore, old: Edition, new: Edition) -> EditionDiff:
    """Compare two kept editions of a source, whichever formats they came in."""
    found = compare_lines(store.party_lines(old), store.party_lines(new))
    return EditionDiff(
        source=new.source,
        from_edition=old.id,
        to_edition=new.id,
        added=tuple(_brief(key, data) for key, data in found.added.items()),
        removed=tuple(_brief(key, data) for key, data in found.removed.items()),
        changed=tuple(
            PartyChange(id=key, caption=_caption(after), changes=describe_changes(before, after))
            for key, (before, after) in found.changed.items()
        ),
    )


def describe_changes(before: PartyData, after: PartyData) -> tuple[FieldChange, ...]:
    """The changed attributes of one party in words."""
    return tuple(
        FieldChange(
            field=name,
            old=tuple(_show(json.loads(item)) for item in (gone - come).elements()),
            new=tuple(_show(json.loads(item)) for item in (come - gone).elements()),
        )
        for name, gone, come in changed_fields(before, after)
    )


def changed_fields(before: PartyData, after: PartyData) -> Iterable[tuple[str, Counter[str], Counter[str]]]:
    """Yield the name of each changed attribute with its values, as canonical JSON, on either side."""
    for name in dict.fromkeys((*before, *after)):
        if before.get(name) != after.get(name):
            old, new = _values(before.get(name)), _values(after.get(name))
            if old != new:
                yield name, old, new


def _values(value: Any) -> Counter[str]:
    if value is None:
        return Counter()
    if isinstance(value, list):
        items = value
    elif isinstance(value, dict):
        items = [{key: item} for key, many in value.items() for item in (many if isinstance(many, list) else [many])]
    else:
        items = [value]
    return Counter(json.dumps(item, ensure_ascii=False, sort_keys=True) for item in items)


def _by_id(lines: Iterable[str]) -> dict[str, PartyData]:
    found: dict[str, PartyData] = {}
    for line in lines:
        data = json.loads(line)
        key, number = data["id"], 1
        while key in found:
            number += 1
            key = f"{data['id']}#{number}"
        found[key] = data
    return found


def _brief(key: str, data: PartyData) -> PartyBrief:
    return PartyBrief(id=key, caption=_caption(data), schema=data["schema"])


def _caption(data: PartyData) -> str:
    return party_from_dict(data).caption


def _show(item: Any) -> str:
    if not isinstance(item, dict):
        return str(item)
    if "text" in item:  # a name; a party's primary names have no kind in the compact form
        kind = item.get("kind")
        return f"{item['text']} ({kind})" if kind else str(item["text"])
    shown = []
    for key, value in item.items():
        text = ", ".join(map(str, value)) if isinstance(value, list) else str(value)
        shown.append(text if key == "value" else f"{key} {text}")
    return ", ".join(shown)
