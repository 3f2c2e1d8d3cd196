"""The entities of one document: who mentions mean, and under which id."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from operator import attrgetter

from dissuade.documents.mentions_lexicon import Entry, country_names, given_names, slug
from dissuade.documents.remembered import Remembered
from dissuade.model.report import Entity, make_entity

__all__ = [
    "Draft",
    "EntityTable",
    "entity_of",
    "family_first",
    "in_order",
    "keys_of_names",
    "make_draft",
    "surname_key",
]

_TYPES = {"country": "country", "adjective": "country", "people": "country", "place": "place", "capital": "place",
          "organization": "organization", "goods": "goods", "ethnic": "group"}  # fmt: skip

_NAMES = 1 << 14  # names that are kept in mind
_START, _END = attrgetter("start"), attrgetter("end")


@dataclass(slots=True, init=False)
class Draft:
    """A mention before it is final; offsets are those of the folded text."""

    start: int
    end: int
    type: str
    entity: str
    level: str
    rule: str


def make_draft(start: int, end: int, type: str, entity: str, level: str, rule: str) -> Draft:
    """One with these fields, in two thirds of the time that an initialiser of the class would take."""
    draft = Draft()
    draft.start, draft.end, draft.type = start, end, type
    draft.entity, draft.level, draft.rule = entity, level, rule
    return draft


def in_order(drafts: Iterable[Draft]) -> list[Draft]:
    """Mentions by their beginning, a longer one before those that begin with it."""
    ordered = sorted(drafts, key=_END, reverse=True)  # one after the other is quicker than both at once
    ordered.sort(key=_START)
    return ordered


def family_first(tokens: Sequence[str]) -> bool:
    """Whether a name has the family name first, as Korean, Chinese and Vietnamese names have."""
    names = given_names()
    kind = names.get(tokens[0], "")
    if "s" not in kind or len(tokens) < 2:
        return False
    if len(tokens) == 2:
        second = names.get(tokens[1].split("-")[0], "")
        return (kind == "s" and second in ("", "s")) or "-" in tokens[1]
    return names.get(tokens[1], "s") == "s"


def surname_key(tokens: Sequence[str]) -> str:
    """What a later, short mention of a person repeats: the family name, without an article that is joined to it."""
    word = (tokens[0] if family_first(tokens) else tokens[-1]).lower()
    if "-" in word:
        for article in ("al-", "el-", "ul-"):
            word = word.removeprefix(article)
    return word


def _key_of_name(name: str) -> str:
    return surname_key(name.split())


keys_of_names: Remembered[str, str] = Remembered(_key_of_name, most=_NAMES)
"""The same for names as they are written."""


@dataclass(slots=True)
class EntityTable:
    """Entities by id, in the order of their first mention; persons also by family name."""

    entities: dict[str, Entity] = field(default_factory=dict)
    identifiers: dict[str, dict[str, str]] = field(default_factory=dict)
    by_surname: dict[str, list[str]] = field(default_factory=dict)
    _anonymous: int = 0

    def add(self, id: str, type: str, name: str, *, country: str = "", role: str = "") -> str:
        """Add an entity, or fill in what was not known of it; its id."""
        known = self.entities.get(id)
        if known is None:
            self.entities[id] = make_entity(id=id, type=type, name=name, country=country, role=role)
        elif (country and not known.country) or (role and not known.role):
            self.entities[id] = _filled(known, known.name, known.country or country, known.role or role)
        return id

    def add_entry(self, entry: Entry) -> str:
        """Add the entity of a lexicon entry; its id."""
        return self.add_known(entity_of(entry))

    def add_known(self, new: Entity) -> str:
        """Add an entity that is the same in all documents, or what is new of it; its id."""
        known = self.entities.setdefault(new.id, new)
        if known is new or known == new:
            return new.id
        return self.add(new.id, new.type, new.name, country=new.country, role=new.role)

    def add_country(self, code: str) -> str:
        """Add a country by its FtM code; its id, which is the code."""
        return self.add(code, "country", country_names().get(code, code.upper()), country=code)

    def add_government(self, code: str) -> str:
        """Add a country's government; its id."""
        return self.add(f"gov-{code}", "government", _government(code), country=code)

    def add_person(self, name: str, *, country: str = "", role: str = "") -> str:
        """Add a person by full name, or find the one who already has it (middle names aside); the id."""
        key = keys_of_names[name]
        for id in self.by_surname.get(key, ()):
            known_as = self.entities[id].name
            if name == known_as or _same_person(name, known_as):
                self.add(id, "person", name, country=country, role=role)
                if len(name) > len(known_as):
                    known = self.entities[id]
                    self.entities[id] = _filled(known, name, known.country, known.role)
                return id
        id = self.add(f"person-{slug(name)}", "person", name, country=country, role=role)
        self.by_surname.setdefault(key, []).append(id)
        return id

    def add_anonymous(self, role: str, country: str, type: str = "person") -> str:
        """Add a person or organisation without a name; the id."""
        self._anonymous += 1
        prefix = "person" if type == "person" else "org"
        return self.add(f"{prefix}-unnamed-{self._anonymous}", type, role, country=country, role=role)

    def add_group(self, members: list[str]) -> str:
        """Add a group of known entities; its id joins theirs with ``+``."""
        id = "+".join(sorted(set(members)))
        name = " and ".join(self.entities[member].name for member in dict.fromkeys(members))
        return self.add(id, "group", name)

    def country_of(self, id: str) -> str:
        """FtM code of an entity's country, or ""."""
        entity = self.entities.get(id)
        return entity.country if entity else ""


def _filled(known: Entity, name: str, country: str, role: str) -> Entity:
    """An entity of which more is known."""
    return make_entity(id=known.id, type=known.type, name=name, country=country, party=known.party, role=role)


@cache
def entity_of(entry: Entry) -> Entity:
    """What a wording of the lexicon means, but for titles and kinds of ships, which mean nobody; one for all that mean
    the same."""
    id, type, name = entry.entity, _TYPES.get(entry.kind, entry.note), entry.name
    if entry.kind == "seat" and entry.note == "government":
        id, name = f"gov-{entry.country}", _government(entry.country)
    return _same(
        make_entity(
            id=id, type=type, name=name, country=entry.country, role=entry.note if entry.kind == "goods" else ""
        )
    )


@cache
def _same(entity: Entity) -> Entity:
    """The entity that was made first of those that are equal."""
    return entity


@cache
def _government(code: str) -> str:
    return f"Government of {country_names().get(code, code.upper())}"


@lru_cache(maxsize=_NAMES)
def _same_person(name: str, other: str) -> bool:
    """Equal but for middle names and initials."""
    a, b = name.split(), other.split()
    if family_first(a) != family_first(b):
        return False
    if family_first(a):
        return [t.lower().replace("-", "") for t in a] == [t.lower().replace("-", "") for t in b] or "".join(
            a
        ).lower().replace("-", "") == "".join(b).lower().replace("-", "")
    first_a, first_b = a[0].lower().rstrip("."), b[0].lower().rstrip(".")
    return first_a == first_b or (min(len(first_a), len(first_b)) == 1 and first_a[0] == first_b[0])
