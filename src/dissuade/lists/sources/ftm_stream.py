"""FollowTheMoney JSON lines: ``entities.ftm.json`` or ``targets.nested.json`` of OpenSanctions, or one's own stream.

Designations and links are entities of their own, anywhere in the stream. The first pass collects them by the party they
refer to, and the names of all parties; the second pass makes the parties.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from dissuade.errors import InputError
from dissuade.lists.ftm import flatten_entity, ftm_to_party
from dissuade.lists.ftm_input import read_properties
from dissuade.lists.ftm_model import LINKS, PROPERTIES
from dissuade.lists.ftm_output import Entity
from dissuade.lists.json_text import guard_depth, iterate_json_lines
from dissuade.lists.reading import Reading, Sample, SourceFormat
from dissuade.model.party import Party

__all__ = ["FORMATS"]

_REFERRING: dict[str, tuple[str, ...]] = {
    "Sanction": ("entity",),
    "Passport": ("holder",),
    "Identification": ("holder",),
    "Occupancy": ("holder",),
    "Succession": ("predecessor", "successor"),
    "BankAccount": ("bank", "holder"),
    "Note": ("entity",),
    **{schema: (link.own, link.other) for schema, link in LINKS.items()},
}
_REFERRED = ("Address", "Position")


class _Linked:
    """What the first pass found: linking entities by party, addresses and posts by id, names of parties."""

    def __init__(self) -> None:
        self.by_party: dict[str, list[Entity]] = {}
        self.by_id: dict[str, Entity] = {}
        self.captions: dict[str, Entity] = {}

    def collect(self, entity: Entity) -> bool:
        """Keep an entity that is no party; false for a schema that nothing can be done with."""
        schema, identity = entity["schema"], entity["id"]
        if schema in PROPERTIES:
            names = read_properties(entity).get("name", [])
            caption = entity.get("caption") or (names[0] if names else "")
            self.captions.setdefault(identity, {"id": identity, "schema": schema, "caption": caption, "properties": {}})
        elif schema in _REFERRED:
            self.by_id[identity] = entity
        elif schema in _REFERRING:
            properties = read_properties(entity)
            for party in dict.fromkeys(v for name in _REFERRING[schema] for v in properties.get(name, [])):
                self.by_party.setdefault(party, []).append(entity)
        else:
            return False
        return True

    def around(self, entity: Entity) -> list[Entity]:
        """Everything that is linked to a party, and the names of the parties at the other ends."""
        found = self.by_party.get(entity["id"], [])
        ends = [value for other in found for values in read_properties(other).values() for value in values]
        ends += [value for name in ("addressEntity",) for value in read_properties(entity).get(name, [])]
        others = [self.by_id.get(end) or self.captions.get(end) for end in dict.fromkeys(ends) if end != entity["id"]]
        return [*found, *(other for other in others if other is not None)]


@guard_depth
def read_stream(reading: Reading) -> Iterator[Party]:
    """Read FtM JSON lines; entities that are marked as no target are counted and left out."""
    path = reading.paths[0]
    linked = _Linked()
    for _, entity in _entities(reading, path):
        flat, nested = flatten_entity(entity)
        for one in (flat, *nested):
            _check_entity(reading, path, None, one)
            if not linked.collect(one):
                reading.warn("schema", f"{one['schema']} is neither a party nor a link", field="schema")
    seen: set[str] = set()
    for line, entity in _entities(reading, path):
        reading.records += 1
        if entity["schema"] not in PROPERTIES:
            continue
        if entity.get("target") is False:
            reading.warn("no-target", f"{entity['id']} is context, not a target", line=line, field="target")
            continue
        if entity["id"] in seen:
            reading.warn("duplicate-reference", f"{entity['id']} occurs twice", line=line, field="id")
            continue
        seen.add(entity["id"])
        yield _read_party(reading, path, line, entity, linked)
    if not seen:
        raise reading.refuse("empty", "no entity is a party", path=path)


def _read_party(reading: Reading, path: Path, line: int, entity: Entity, linked: _Linked) -> Party:
    flat, _ = flatten_entity(entity)
    try:
        party = ftm_to_party(flat, linked.around(flat), source=reading.source)
    except InputError as error:
        raise reading.refuse("schema", error.message, path=path, line=line, field=error.field) from error
    for field in party.raw:
        if field.field.startswith("ftm:+"):
            reading.unmapped[field.field[5:]] += 1
            if field.field in ("ftm:+birthDate", "ftm:+deathDate"):
                reading.warn("date", f"not a date: {field.value[:80]!r}", line=line, field=field.field[5:])
    if not read_properties(flat).get("name"):
        reading.warn("name", f"{entity['id']} has no name of its own", line=line, field="name")
    changed = entity.get("last_seen") or entity.get("last_change")
    if isinstance(changed, str):
        reading.published = max(reading.published, changed[:10])
    return party


def _entities(reading: Reading, path: Path) -> Iterator[tuple[int, Entity]]:
    for line, entity in iterate_json_lines(reading, path):
        _check_entity(reading, path, line, entity)
        yield line, entity


def _check_entity(reading: Reading, path: Path, line: int | None, entity: object) -> None:
    if not isinstance(entity, dict):
        raise reading.refuse("schema", "the line is no object", path=path, line=line)
    for field, kind in (("id", str), ("schema", str), ("properties", dict)):
        if not isinstance(entity.get(field), kind) or (kind is str and not entity[field]):
            raise reading.refuse("schema", f"an entity without {field}", path=path, line=line, field=field)


def _first_entity(sample: Sample) -> str:
    line = sample.head.removeprefix(b"\xef\xbb\xbf").lstrip().partition(b"\n")[0].decode("utf-8", "replace")
    return line if line.startswith("{") and '"schema"' in line and '"properties"' in line else ""


def _is_opensanctions(sample: Sample) -> bool:
    line = _first_entity(sample)
    return bool(line) and ('"datasets"' in line or (len(line) > 60_000 and not _is_complete(line)))


def _is_complete(line: str) -> bool:
    try:
        json.loads(line)
    except (ValueError, RecursionError):
        return False
    return True


def _is_plain(sample: Sample) -> bool:
    return bool(_first_entity(sample)) and not _is_opensanctions(sample)


FORMATS: tuple[SourceFormat, ...] = (
    SourceFormat("opensanctions", "ftm", "OpenSanctions, entities or nested targets", _is_opensanctions, read_stream),
    SourceFormat("ftm", "ftm", "FollowTheMoney JSON lines", _is_plain, read_stream),
)
