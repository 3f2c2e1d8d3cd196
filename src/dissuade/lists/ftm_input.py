"""A party from a FollowTheMoney entity and those linked to it; the way back from ``ftm_output``."""

from __future__ import annotations

import dataclasses
import json
import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any

from dissuade.errors import InputError
from dissuade.lists.drafts import unique
from dissuade.lists.ftm_model import IDENTIFIERS, LINKS, NAME_PARTS, PROPERTIES, REFERENCES
from dissuade.lists.ftm_output import (
    PREFIX,
    SANCTION_PROPERTIES,
    Entity,
    Memory,
    Properties,
    address_of,
    difference,
    document_of,
    identifier_names,
    link_of,
    party_properties,
    sanction_of,
)
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
    is_partial_date,
)

__all__ = ["flatten_entity", "ftm_to_party", "read_properties"]

_KINDS = {
    "name": NameKind.PRIMARY,
    "alias": NameKind.ALIAS,
    "weakAlias": NameKind.WEAK,
    "previousName": NameKind.FORMER,
}
_DATE = re.compile(r"(\d{4}(?:-\d{2}(?:-\d{2})?)?)(?:T[\d:.]+Z?)?")
_COUNTRIES = (
    "country", "nationality", "citizenship", "jurisdiction", "mainCountry", "flag", "pastFlags", "birthCountry",
)  # fmt: skip
_OWN = {
    *_KINDS, "birthDate", "deathDate", "birthPlace", "country", "nationality", "citizenship", "gender", "title",
    "position", "topics", "notes", "address",
}  # fmt: skip
_MAIN_KEYS = ("id", "schema", "properties")
_GENDERS = ("male", "female", "other")


def ftm_to_party(entity: Entity, related: Iterable[Entity] = (), *, source: str = "") -> Party:
    """Make a party of an FtM entity.

    Args:
        entity: an entity with one of the schemata in ``SCHEMATA``.
        related: entities that refer to it (``Sanction``, ``Ownership``, ``Passport`` ...) or that it refers to
            (``Address``), and any that have the names of link targets.
        source: source name for the listings and prefix of the party's id; "" keeps the id and takes the first dataset.

    Raises:
        InputError: the entity has no id or a schema that no party has.
    """
    schema, identity = entity.get("schema"), entity.get("id")
    if not isinstance(identity, str) or not identity:
        raise InputError("an entity without an id", field="id", value=identity)
    if not isinstance(schema, str) or schema not in PROPERTIES:
        raise InputError("no party has this schema", field="schema", value=schema)
    properties = read_properties(entity)
    return _Reader(entity, schema, identity, properties, list(related), source).read()


def read_properties(entity: Entity) -> Properties:
    """The properties of an entity as lists of texts; a lone value becomes a list, other JSON becomes its text.

    Raises:
        InputError: ``properties`` is no object.
    """
    given = entity.get("properties", {})
    if not isinstance(given, Mapping):
        raise InputError("the properties are no object", field="properties", value=given)
    found: Properties = {}
    for name, values in given.items():
        texts = [_text(value) for value in (values if isinstance(values, list) else [values])]
        kept = list(unique(text for text in texts if text))
        if kept:
            found[str(name)] = kept
    return found


def flatten_entity(entity: Entity) -> tuple[Entity, list[Entity]]:
    """Take nested entities (``targets.nested.json``) out of the properties; ids stay where FtM has a reference.

    Returns:
        The entity alone and all entities that were nested in it, at any depth.
    """
    taken: list[Entity] = []
    properties: dict[str, Any] = {}
    for name, values in (entity.get("properties") or {}).items():
        kept = []
        for value in values if isinstance(values, list) else [values]:
            if isinstance(value, dict) and isinstance(value.get("id"), str) and isinstance(value.get("schema"), str):
                inner, deeper = flatten_entity(value)
                taken += [inner, *deeper]
                if name not in _REVERSE:
                    kept.append(value["id"])
            else:
                kept.append(value)
        if kept:
            properties[name] = kept
    return {**entity, "properties": properties}, taken


_REVERSE = {
    "sanctions", "familyPerson", "familyRelative", "associates", "associations", "ownershipOwner", "ownershipAsset",
    "directorshipDirector", "directorshipOrganization", "membershipMember", "membershipOrganization", "employers",
    "employees", "agencyClient", "agentRepresentation", "unknownLinkFrom", "unknownLinkTo", "positionOccupancies",
    "identification", "passports", "cryptoWallets", "subsidiaries", "ownedVehicles", "operatedVehicles", "successors",
    "predecessors", "securities", "occupancies", "things",
}  # fmt: skip


class _Reader:
    def __init__(
        self, entity: Entity, schema: str, identity: str, properties: Properties, related: list[Entity], source: str
    ) -> None:
        self.entity, self.schema, self.identity, self.properties = entity, schema, identity, properties
        self.related, self.source = related, source
        self.by_id = {other["id"]: other for other in related if isinstance(other.get("id"), str)}
        self.raw: list[RawField] = []
        self.used: set[str] = set()
        self.of_sanction: Properties = {}

    def read(self) -> Party:
        identifiers = self._read_identifiers()
        listings = self._read_listings()
        relations = self._read_relations()
        addresses = self._read_addresses()
        names = self._read_names()
        positions = unique([*self._many("position"), *self._read_occupancies()])
        kept = {
            name: tuple(values)
            for name, values in self.properties.items()
            if name in PROPERTIES[self.schema]
            and name not in _OWN | REFERENCES
            and name not in identifier_names(self.schema)
            and not any(name in found.parts for found in names)
        }
        party = Party(
            id=f"{self.source}-{self.identity}" if self.source else self.identity,
            schema=self.schema,
            names=names,
            birth_dates=self._dates("birthDate"),
            death_dates=self._dates("deathDate"),
            birth_places=tuple(self._many("birthPlace")),
            countries=unique(code.lower() for name in _COUNTRIES for code in self._many(name)),
            nationalities=unique(code.lower() for code in self._many("nationality")),
            citizenships=unique(code.lower() for code in self._many("citizenship")),
            gender=next((word for word in self._many("gender") if word in _GENDERS), ""),
            titles=tuple(self._many("title")),
            positions=positions,
            addresses=addresses,
            identifiers=identifiers,
            listings=listings,
            relations=relations,
            topics=tuple(self._many("topics")),
            notes=tuple(self._many("notes")),
            properties=MappingProxyType({**kept, **{name: tuple(v) for name, v in self.of_sanction.items()}}),
        )
        self._remember(party)
        return dataclasses.replace(party, raw=tuple(self.raw))

    def _many(self, name: str) -> list[str]:
        return self.properties.get(name, []) if name in PROPERTIES[self.schema] else []

    def _dates(self, name: str) -> tuple[PartialDate, ...]:
        matches = (_DATE.fullmatch(text) for text in self._many(name))
        return tuple(PartialDate(value=match[1]) for match in matches if match and is_partial_date(match[1]))

    def _read_names(self) -> tuple[Name, ...]:
        found = [(kind, text) for name, kind in _KINDS.items() for text in self._many(name)]
        caption = self.entity.get("caption")
        found.sort(key=lambda item: not (item[0] is NameKind.PRIMARY and item[1] == caption))
        if not found:
            found = [(NameKind.PRIMARY, caption if isinstance(caption, str) and caption else self.identity)]
        (first_kind, first), *others = found
        parts = {}
        for part in NAME_PARTS if self.schema == "Person" else ():
            values = self._many(part)
            if part != "title" and len(values) == 1 and values[0].casefold() in first.casefold():
                parts[part] = values[0]
        main = Name(text=first, kind=first_kind, parts=MappingProxyType(parts))
        return (main, *(Name(text=text, kind=kind) for kind, text in others))

    def _read_identifiers(self) -> tuple[Identifier, ...]:
        found: list[Identifier] = []
        documented = set()
        for other in self._referring("Passport", "holder") + self._referring("Identification", "holder"):
            properties = read_properties(other)
            number = _first(properties, "number") or _first(properties, "passportNumber")
            kind = "passportNumber" if other["schema"] == "Passport" else _first(properties, "type")
            kind = kind if kind == "isin" or kind in IDENTIFIERS else "idNumber"
            if not number:
                continue
            identifier = Identifier(
                type=kind, value=number, country=_first(properties, "country"), note=_first(properties, "summary")
            )
            self._remember_behind(f"Identifier:{len(found)}", other, document_of(self._id(), identifier))
            documented.add((kind, number))
            found.append(identifier)
        for name in identifier_names(self.schema):
            kind = "isin" if name == "isinCode" else name
            found += [Identifier(type=kind, value=v) for v in self._many(name) if (kind, v) not in documented]
        return tuple(found)

    def _read_listings(self) -> tuple[Listing, ...]:
        found: list[Listing] = []
        for other in self._referring("Sanction", "entity"):
            properties = read_properties(other)
            datasets = other.get("datasets") or self.entity.get("datasets") or [""]
            listing = Listing(
                source=self.source or str(datasets[0] if isinstance(datasets, list) else datasets),
                authority=_first(properties, "authority"),
                programmes=tuple(properties.get("program") or properties.get("programId") or ()),
                listed_from=_date(_first(properties, "startDate") or _first(properties, "listingDate")),
                listed_to=_date(_first(properties, "endDate")),
                basis=_first(properties, "summary"),
                reason=_first(properties, "reason"),
                reference=_first(properties, "authorityId") or _first(properties, "unscId"),
                url=_first(properties, "sourceUrl"),
            )
            if not found:
                self.of_sanction = {name: properties[name] for name in SANCTION_PROPERTIES if name in properties}
            made = sanction_of(self._id(), listing, {} if found else self.of_sanction)
            self._remember_behind(f"Sanction:{len(found)}", other, made)
            found.append(listing)
        return tuple(found)

    def _read_relations(self) -> tuple[Relation, ...]:
        found: list[Relation] = []
        for schema, link in LINKS.items():
            for other in self._referring(schema, link.own) + self._referring(schema, link.other):
                properties = read_properties(other)
                forward = self.identity in properties.get(link.own, [])
                targets = properties.get(link.other if forward else link.own, [])
                target = next((text for text in targets if text != self.identity), "")
                role = _first(properties, link.role)
                kind = link.kind if forward or not link.reverse else "linked"
                role = role if forward or not link.reverse else f"{link.reverse}: {role}" if role else link.reverse
                relation = Relation(
                    kind=kind,
                    target=f"{self.source}-{target}" if self.source and target else target,
                    target_name=self._name_of(target) or _first(properties, "namesMentioned"),
                    role=role,
                )
                key = f"Relation:{len(found)}"
                self._remember_behind(key, other, link_of(self._id(), self.schema, relation))
                found.append(relation)
        return tuple(found)

    def _read_addresses(self) -> tuple[Address, ...]:
        found = [Address(full=text) for text in self._many("address")]
        for reference in self._many("addressEntity"):
            other = self.by_id.get(reference)
            if other is None or other.get("schema") != "Address":
                continue
            properties = read_properties(other)
            address = Address(
                full=_first(properties, "full"),
                street=_first(properties, "street"),
                city=_first(properties, "city"),
                region=_first(properties, "region"),
                postal_code=_first(properties, "postalCode"),
                country=_first(properties, "country"),
                note=_first(properties, "remarks"),
            )
            self._remember_behind(f"Address:{len(found)}", other, address_of(self._id(), address))
            self.used.add(reference)
            found.append(address)
        return tuple(found)

    def _read_occupancies(self) -> list[str]:
        """Names of posts held; the entities are remembered whole, as is whatever else refers to the party."""
        posts = []
        for other in self.related:
            if other.get("schema") == "Occupancy" and self.identity in read_properties(other).get("holder", []):
                for post in read_properties(other).get("post", []):
                    position = self.by_id.get(post)
                    if position is not None:
                        posts += read_properties(position).get("name", [])[:1]
                        self._keep_whole(position)
        for other in self.related:
            if str(other.get("id")) in self.used or other.get("schema") in PROPERTIES:
                continue
            if any(self.identity in values for values in read_properties(other).values()):
                self._keep_whole(other)
        return posts

    def _keep_whole(self, other: Entity) -> None:
        if other["id"] not in self.used:
            self.used.add(other["id"])
            self.raw.append(RawField(field=f"{PREFIX}{other['schema']}", value=_dump(other)))

    def _referring(self, schema: str, name: str) -> list[Entity]:
        found = []
        for other in self.related:
            fresh = other.get("schema") == schema and isinstance(other.get("id"), str) and other["id"] not in self.used
            if fresh and self.identity in read_properties(other).get(name, []):
                self.used.add(other["id"])
                found.append(other)
        return found

    def _name_of(self, identity: str) -> str:
        other = self.by_id.get(identity)
        if other is None:
            return ""
        return str(other.get("caption") or _first(read_properties(other), "name"))

    def _id(self) -> str:
        return f"{self.source}-{self.identity}" if self.source else self.identity

    def _remember_behind(self, key: str, other: Entity, made: Entity) -> None:
        plus, minus = difference(made["properties"], read_properties(other))
        keys = {key: value for key, value in other.items() if key not in _MAIN_KEYS}
        known: dict[str, Any] = {"id": other["id"]}
        if other["schema"] != made["schema"]:
            known["schema"] = other["schema"]
        known |= {name: value for name, value in (("plus", plus), ("minus", minus), ("keys", keys)) if value}
        same_keys = keys == {key: value for key, value in made.items() if key not in _MAIN_KEYS}
        if other["id"] != made["id"] or plus or minus or "schema" in known or not same_keys:
            self.raw.append(RawField(field=f"{PREFIX}{key}", value=_dump(known)))

    def _remember(self, party: Party) -> None:
        made = party_properties(party)
        structured = [
            entity for number in range(len(party.addresses)) if (entity := self._address_id(party, number)) is not None
        ]
        if structured:
            made["addressEntity"] = structured
        wanted = self.properties
        plus, minus = difference(made, wanted)
        for sign, values in (("+", plus), ("-", minus)):
            for name, texts in values.items():
                self.raw += [RawField(field=f"{PREFIX}{sign}{name}", value=text) for text in texts]
        implied = {"caption": party.caption, "datasets": list(unique(x.source for x in party.listings if x.source))}
        if party.id != self.identity:
            self.raw.append(RawField(field=f"{PREFIX}@id", value=_dump(self.identity)))
        for key, value in self.entity.items():
            if key not in _MAIN_KEYS and value != implied.get(key):
                self.raw.append(RawField(field=f"{PREFIX}@{key}", value=_dump(value)))

    def _address_id(self, party: Party, number: int) -> str | None:
        known = Memory(self.raw).behind.get(f"Address:{number}")
        if known is not None:
            return str(known["id"])
        made = address_of(party.id, party.addresses[number])
        return str(made["id"]) if made["id"] in self.used else None


def _first(properties: Mapping[str, list[str]], name: str) -> str:
    return next(iter(properties.get(name, [])), "")


def _date(text: str) -> str:
    match = _DATE.fullmatch(text)
    return match[1] if match and is_partial_date(match[1]) else ""


def _text(value: Any) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else _dump(value)


def _dump(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
