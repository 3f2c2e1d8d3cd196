"""Which parties of different lists are one: by UN reference, by strong identifiers, by name with full birth date."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dissuade.evaluation.cases import fold_name
from dissuade.matching.identifiers import normalize_identifier
from dissuade.model.party import Party

__all__ = ["Links", "link_parties"]

_UN_REFERENCE = re.compile(r"[A-Z]{2,3}[ie]\.\d{3}")
_STRONG = frozenset({"imoNumber", "leiCode", "innCode", "ogrnCode", "passportNumber", "idNumber", "publicKey"})
_SHORTEST = 6
_MOST = 12  # a value that more parties share (an agency's, a placeholder's) links nobody


@dataclass(frozen=True, slots=True)
class Links:
    """Parties by number.

    Args:
        strong: for each party the others that have its UN reference or one of its strong identifiers.
        all: the same and those with the same words as name and the same full birth date.
    """

    strong: tuple[tuple[int, ...], ...]
    all: tuple[tuple[int, ...], ...]


def link_parties(parties: Sequence[Party]) -> Links:
    """Find the parties that are one.

    Args:
        parties: of all lists.
    """
    by_identifier: dict[tuple[str, ...], set[int]] = defaultdict(set)
    by_birth: dict[tuple[str, ...], set[int]] = defaultdict(set)
    for number, party in enumerate(parties):
        for key in _strong_keys(party):
            by_identifier[key].add(number)
        for date in party.birth_dates:
            if len(date.value) == 10 and not date.until and not date.circa:
                for name in party.names:
                    if len(words := fold_name(name.text)) > 1:
                        by_birth[(date.value, *words)].add(number)
    strong = list(by_identifier.values())
    return Links(_connect(len(parties), strong), _connect(len(parties), strong + list(by_birth.values())))


def _strong_keys(party: Party) -> Iterable[tuple[str, ...]]:
    group = "person" if party.schema == "Person" else "vessel" if party.schema == "Vessel" else "other"
    references = [listing.reference for listing in party.listings] + list(party.properties.get("unscId", ()))
    for reference in references:
        if _UN_REFERENCE.fullmatch(reference):
            yield "un", reference
    for identifier in party.identifiers:
        value = normalize_identifier(identifier.type, identifier.value)
        if identifier.type in _STRONG and len(value) >= _SHORTEST and len(set(value)) > 2:
            numbered = identifier.type in ("passportNumber", "idNumber")
            if not numbered or identifier.country:
                yield group, identifier.type, identifier.country if numbered else "", value


def _connect(count: int, groups: Iterable[set[int]]) -> tuple[tuple[int, ...], ...]:
    parent = list(range(count))

    def root(number: int) -> int:
        while parent[number] != number:
            parent[number] = parent[parent[number]]
            number = parent[number]
        return number

    for group in groups:
        if 1 < len(group) <= _MOST:
            first, *others = sorted(group)
            for other in others:
                parent[root(other)] = root(first)
    members: dict[int, list[int]] = defaultdict(list)
    for number in range(count):
        members[root(number)].append(number)
    return tuple(tuple(other for other in members[root(n)] if other != n) for n in range(count))
