"""FollowTheMoney entities from a party and a party from FollowTheMoney entities.

FtM keeps designations, links, structured addresses and documents as entities of their own. A party that came from FtM
remembers in ``raw`` what its record cannot say (ids, further properties), so that it leaves as it came:

- ``ftm:+name`` / ``ftm:-name``: a value that the entity has beyond, or lacks of, what the record says;
- ``ftm:@key``: a key of the entity outside ``properties``, as JSON;
- ``ftm:Sanction:0``, ``ftm:Relation:0``, ``ftm:Address:0``, ``ftm:Identifier:0``: the same for the entity behind the
  listing, relation, address or identifier with that number;
- ``ftm:Occupancy`` and other schemata: a linked entity that has no counterpart, whole.

FtM cannot hold, and a party loses on the way there: which name a part belongs to, the language of a name, that a name
is in the original script, ranges and "circa" of dates, notes on the identifiers of vessels, aircraft and wallets.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from dissuade.lists.drafts import digest, unique
from dissuade.lists.ftm_model import IDENTIFIERS, LINKS, NAME_PARTS, PROPERTIES, REFERENCES, Link, is_a
from dissuade.model.party import Address, Identifier, Listing, NameKind, Party, RawField, Relation

__all__ = ["PREFIX", "party_to_ftm"]

PREFIX = "ftm:"
Properties = dict[str, list[str]]
Entity = dict[str, Any]
_NAMES = {
    NameKind.PRIMARY: "name",
    NameKind.ALIAS: "alias",
    NameKind.ORIGINAL: "alias",
    NameKind.WEAK: "weakAlias",
    NameKind.FORMER: "previousName",
}
_COUNTRY_PROPERTIES = ("nationality", "citizenship", "jurisdiction", "mainCountry", "birthCountry", "flag", "pastFlags")
SANCTION_PROPERTIES = ("provisions", "unscId")
"""Properties of a party that FtM has at the sanction; they go with the first one."""
_ADDRESS_PARTS = {"full": "full", "street": "street", "city": "city", "region": "region", "postal_code": "postalCode",
                  "country": "country", "note": "remarks"}  # fmt: skip


def party_to_ftm(party: Party) -> list[Entity]:
    """The entity of a party, followed by those of its listings, relations, structured addresses and documents.

    Args:
        party: any party; ids of the further entities follow from its id and their content.

    Returns:
        FtM entities as plain data (``id``, ``caption``, ``schema``, ``properties`` ...), ready for ``json.dumps``.
    """
    memory = Memory(party.raw)
    further = list(_linked_entities(party, memory))
    properties = party_properties(party)
    addressed = [entity["id"] for entity in further if entity["schema"] == "Address"]
    if addressed:
        properties["addressEntity"] = addressed
    entity: Entity = {"id": party.id, "caption": party.caption, "schema": party.schema}
    entity["properties"] = memory.restore_properties(properties)
    sources = list(unique(listing.source for listing in party.listings if listing.source))
    if sources:
        entity["datasets"] = sources
    entity.update(memory.keys)
    return [entity, *further, *memory.whole]


class Memory:
    """What a party from FtM remembers of its entities; empty for any other party."""

    def __init__(self, raw: Iterable[RawField]) -> None:
        self.plus: Properties = {}
        self.minus: Properties = {}
        self.keys: Entity = {}
        self.behind: dict[str, Entity] = {}
        self.whole: list[Entity] = []
        for field in raw:
            if not field.field.startswith(PREFIX):
                continue
            name = field.field[len(PREFIX) :]
            if name.startswith(("+", "-")):
                (self.plus if name[0] == "+" else self.minus).setdefault(name[1:], []).append(field.value)
            elif name.startswith("@"):
                self.keys[name[1:]] = json.loads(field.value)
            elif ":" in name:
                self.behind[name] = json.loads(field.value)
            else:
                self.whole.append(json.loads(field.value))

    def restore_properties(self, properties: Properties) -> Properties:
        """Properties of the main entity, with what the record could not say."""
        return _apply(properties, self.plus, self.minus)

    def restore(self, key: str, entity: Entity) -> Entity:
        """The entity behind a listing, relation, address or identifier as it came."""
        known = self.behind.get(key)
        if known is None:
            return entity
        properties = _apply(entity["properties"], known.get("plus", {}), known.get("minus", {}))
        restored: Entity = {
            "id": known["id"],
            "schema": known.get("schema", entity["schema"]),
            "properties": properties,
        }
        restored.update(known.get("keys", {}))
        return restored


def _apply(properties: Properties, plus: Mapping[str, list[str]], minus: Mapping[str, list[str]]) -> Properties:
    merged = {}
    for name in unique([*properties, *plus]):
        kept = [value for value in properties.get(name, []) if value not in minus.get(name, [])]
        values = list(unique([*kept, *plus.get(name, [])]))
        if values:
            merged[name] = values
    return merged


def difference(have: Mapping[str, list[str]], want: Mapping[str, list[str]]) -> tuple[Properties, Properties]:
    """What ``want`` has beyond ``have``, and what it lacks of it."""

    def beyond(one: Mapping[str, list[str]], other: Mapping[str, list[str]]) -> Properties:
        found = {name: [v for v in values if v not in other.get(name, [])] for name, values in one.items()}
        return {name: values for name, values in found.items() if values}

    return beyond(want, have), beyond(have, want)


def party_properties(party: Party) -> Properties:
    """The properties of the main entity as far as the record says them."""
    allowed = PROPERTIES[party.schema]
    found: list[tuple[str, str]] = [(_NAMES[name.kind], name.text) for name in party.names]
    found += [(part, text) for name in party.names for part, text in name.parts.items() if part in NAME_PARTS]
    found += [(name, v) for name, values in party.properties.items() if name not in REFERENCES for v in values]
    for name, dates in (("birthDate", party.birth_dates), ("deathDate", party.death_dates)):
        found += [(name, text) for date in dates for text in (date.value, date.until)]
    found += [("birthPlace", place) for place in party.birth_places]
    found += [("nationality", code) for code in party.nationalities]
    found += [("citizenship", code) for code in party.citizenships]
    found += [("gender", party.gender)]
    found += [("title", title) for title in party.titles] + [("position", text) for text in party.positions]
    found += [("topics", topic) for topic in party.topics] + [("notes", note) for note in party.notes]
    found += [(property_of(identifier.type), identifier.value) for identifier in party.identifiers]
    found += [("address", address.full) for address in party.addresses if not _is_structured(address)]
    said = {code for name, code in found if name in _COUNTRY_PROPERTIES and name in allowed}
    found += [("country", code) for code in party.countries if code not in said]
    properties: Properties = {}
    for name, value in found:
        if value and name in allowed and value not in properties.setdefault(name, []):
            properties[name].append(value)
    return {name: values for name, values in properties.items() if values}


def property_of(identifier_type: str) -> str:
    """The FtM property of an identifier type; only ``isin`` has another name."""
    return "isinCode" if identifier_type == "isin" else identifier_type


def _linked_entities(party: Party, memory: Memory) -> Iterator[Entity]:
    for number, listing in enumerate(party.listings):
        further = party.properties if number == 0 else {}
        yield memory.restore(f"Sanction:{number}", sanction_of(party.id, listing, further))
    for number, relation in enumerate(party.relations):
        yield memory.restore(f"Relation:{number}", link_of(party.id, party.schema, relation))
    for number, address in enumerate(party.addresses):
        key = f"Address:{number}"
        if key in memory.behind or _is_structured(address):
            yield memory.restore(key, address_of(party.id, address))
    for number, identifier in enumerate(party.identifiers):
        key = f"Identifier:{number}"
        if key in memory.behind or _needs_document(party.schema, identifier):
            yield memory.restore(key, document_of(party.id, identifier))


def _is_structured(address: Address) -> bool:
    return bool(
        address.street or address.city or address.region or address.postal_code or address.country or address.note
    )


def _needs_document(schema: str, identifier: Identifier) -> bool:
    """FtM knows documents of persons and organisations only."""
    lacks = property_of(identifier.type) not in PROPERTIES[schema]
    return is_a(schema, "LegalEntity") and bool(identifier.country or identifier.note or lacks)


def make_entity(owner: str, schema: str, pairs: Iterable[tuple[str, str]], **keys: Any) -> Entity:
    """A further entity; its id follows from its owner and its content."""
    properties: Properties = {}
    for name, value in pairs:
        if value:
            properties.setdefault(name, []).append(value)
    content = json.dumps([schema, properties, keys], ensure_ascii=False, sort_keys=True)
    return {"id": f"{owner}-{schema.lower()}-{digest(content)}", "schema": schema, "properties": properties} | keys


def sanction_of(owner: str, listing: Listing, further: Mapping[str, Iterable[str]]) -> Entity:
    """The FtM ``Sanction`` of a listing; of ``further`` properties it takes those that FtM has there."""
    pairs = [
        ("entity", owner),
        ("authority", listing.authority),
        *(("program", programme) for programme in listing.programmes),
        ("startDate", listing.listed_from),
        ("endDate", listing.listed_to),
        ("summary", listing.basis),
        ("reason", listing.reason),
        ("authorityId", listing.reference),
        ("sourceUrl", listing.url),
        *((name, value) for name in SANCTION_PROPERTIES for value in further.get(name, ())),
    ]
    return make_entity(owner, "Sanction", pairs, **({"datasets": [listing.source]} if listing.source else {}))


def link_of(owner: str, schema: str, relation: Relation) -> Entity:
    """The FtM link of a relation; one that the party's schema cannot have becomes an ``UnknownLink``."""
    link = link_for(schema, relation.kind)
    pairs = [
        (link.own, owner),
        (link.other, relation.target),
        (link.role, relation.role),
        ("namesMentioned", relation.target_name),
    ]
    return make_entity(owner, link.schema, pairs)


def link_for(schema: str, kind: str) -> Link:
    """The link schema for a kind of relation of a party of some schema."""
    for link in LINKS.values():
        if link.kind == kind and is_a(schema, link.own_range):
            return link
    return LINKS["UnknownLink"]


def address_of(owner: str, address: Address) -> Entity:
    """The FtM ``Address`` of an address with parts."""
    return make_entity(owner, "Address", [(name, getattr(address, field)) for field, name in _ADDRESS_PARTS.items()])


def document_of(owner: str, identifier: Identifier) -> Entity:
    """The FtM ``Passport`` or ``Identification`` of an identifier about which more is known than its number."""
    schema = "Passport" if identifier.type == "passportNumber" else "Identification"
    pairs = [
        ("holder", owner),
        ("number", identifier.value),
        ("country", identifier.country),
        ("summary", identifier.note),
    ]
    if schema == "Identification":
        pairs.append(("type", identifier.type))
    return make_entity(owner, schema, pairs)


def identifier_names(schema: str) -> list[str]:
    """The identifier properties that a schema may have."""
    return sorted(IDENTIFIERS & PROPERTIES[schema])
