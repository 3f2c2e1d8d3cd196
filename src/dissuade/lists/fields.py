"""What kinds of statement the parties of an edition make, counted, and which kind has gone between two editions.

A publisher who renames an element, an attribute or a column loses no record: the file is well-formed, the number of
parties is the same, and only what the reader looked for under the old name is gone. That shows in these counts.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from dissuade.lists.diff import LineDiff
from dissuade.lists.editions import Edition

__all__ = ["LostField", "MissingField", "add_kinds", "find_lost_fields", "find_missing_fields", "find_new_names"]

LEAST = 20  # parties that make a statement of a kind; fewer may lose it in the ordinary course
NEARLY_ALL = 0.9
ENTITIES = frozenset(("Company", "LegalEntity", "Organization", "PublicBody"))  # lists move between these
_UNTOLD = frozenset(("id", "schema", "topics", "raw"))
_OF_LISTING = frozenset(("source", "authority", "url"))  # the UN took its 618 links to Interpol out of one edition
_GROUPS = {"Person": "persons", "Entity": "organisations", "Vessel": "vessels", "Airplane": "aircraft"}


@dataclass(frozen=True, slots=True)
class LostField:
    """A kind of statement that nearly all parties that made it no longer make.

    Args:
        kind: as ``add_kinds`` names it.
        had: parties that made it; ``has`` those that still do.
        of: parties that were looked at.
    """

    kind: str
    had: int
    has: int
    of: int

    def __str__(self) -> str:
        return f"{_describe_kind(self.kind)}: {self.had:,} of {self.of:,} parties before, {self.has:,} now"


@dataclass(frozen=True, slots=True)
class MissingField:
    """A kind of statement that whole lists make about many parties of a group and an edition about almost none.

    Args:
        kind, group: as ``add_kinds`` names them.
        share: of the parties in the whole list that had the fewest, 0..1.
        has: parties of whom it is stated.
        of: parties of the group.
    """

    kind: str
    group: str
    share: float
    has: int
    of: int

    @property
    def expected(self) -> int:
        """Of how many parties it should be stated at least."""
        return int(self.share * self.of)

    def __str__(self) -> str:
        group = _GROUPS.get(self.group, "parties")
        return (
            f"{_describe_kind(self.kind)}: {self.has:,} of {self.of:,} {group}, "
            f"in every whole list so far {self.share:.0%} or more"
        )


def add_kinds(counts: Counter[str], data: Mapping[str, Any]) -> None:
    """Count the kinds of one party, in compact form, under its schema, such as ``Person birth_dates``.

    The four schemata of organisations count as ``Entity``.
    """
    group = _group(data["schema"])
    counts[group] += 1
    for kind in set(_kinds_of(data)):
        counts[f"{group} {kind}"] += 1


def find_lost_fields(before: Edition, found: LineDiff) -> list[LostField]:
    """The kinds of statement that nearly all parties which are in both of two editions have lost.

    Args:
        before: the earlier edition, with its ``fields``.
        found: what the later one changed; parties that came or went say nothing about the fields of a list.
    """
    had = Counter[str]()
    for field, count in before.fields.items():
        had[field.partition(" ")[2]] += count
    del had[""]  # the parties of each schema
    for data in found.removed.values():
        had.subtract(set(_kinds_of(data)))
    lost = Counter[str]()
    for old, new in found.changed.values():
        lost.update(set(_kinds_of(old)).difference(_kinds_of(new)))
    stayed = before.parties - len(found.removed)
    return [
        LostField(kind, had[kind], had[kind] - count, stayed)
        for kind, count in lost.most_common()
        if had[kind] >= LEAST and count > NEARLY_ALL * had[kind]
    ]


def find_missing_fields(new: Edition) -> list[MissingField]:
    """The kinds of statement that every whole list of this format makes about many parties, and this one about none."""
    missing = []
    for field, share in _expectation(new).get("shares", {}).items():
        group, _, kind = field.partition(" ")
        found = MissingField(kind, group, share, new.fields.get(field, 0), new.fields.get(group, 0))
        if found.expected >= LEAST and found.has < (1 - NEARLY_ALL) * found.expected:
            missing.append(found)
    return sorted(missing, key=lambda found: -found.expected)


def find_new_names(new: Edition, before: Edition | None, count: int) -> list[str]:
    """Official fields without a mapping that are about as frequent as what is missing, and were not there before.

    Args:
        before: an earlier edition of the format; without one, the whole lists that are known count.
        count: how many parties miss something.
    """
    known = before.unmapped if before else dict.fromkeys(_expectation(new).get("unmapped", ()), new.parties)
    often = [(name, number) for name, number in new.unmapped.items() if number > count / 2]
    come = [(number, name) for name, number in often if known.get(name, 0) < (1 - NEARLY_ALL) * number]
    return [f"{name!r} ({number:,})" for number, name in sorted(come, key=lambda item: (-item[0], item[1]))[:3]]


def _describe_kind(kind: str) -> str:
    """``birth dates``, ``identifiers (passportNumber)``."""
    name, dot, detail = kind.partition(".")
    return name.replace("_", " ") + (f" ({detail.replace('_', ' ')})" if dot else "")


def _group(schema: str) -> str:
    return "Entity" if schema in ENTITIES else schema


def _kinds_of(data: Mapping[str, Any]) -> Iterator[str]:
    for name, value in data.items():
        if name in _UNTOLD:
            continue
        if name == "properties":
            yield from (f"properties.{key}" for key in value)
            continue
        if name != "names":
            yield name
        if isinstance(value, list) and isinstance(value[0], dict):
            for item in value:
                yield from (f"{name}.{detail}" for detail in _details_of(name, item))


def _details_of(name: str, item: Mapping[str, Any]) -> Iterator[str]:
    if name == "names":
        yield item.get("kind", "primary")
        yield from item.get("parts", ())
    elif name == "identifiers":
        yield item["type"]
    elif name == "relations":
        yield item["kind"]
    elif name == "listings":
        yield from item.keys() - _OF_LISTING
    elif name == "addresses":
        yield from item


def _expectation(edition: Edition) -> Mapping[str, Any]:
    return _load_expectations().get(f"{edition.source} {edition.format}", {})


@cache
def _load_expectations() -> Mapping[str, Mapping[str, Any]]:
    text = resources.files("dissuade.lists").joinpath("data", "expected_fields.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
