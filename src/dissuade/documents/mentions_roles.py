"""Offices and roles: before a name, in apposition, on their own; and persons who have only a role."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from operator import attrgetter

from dissuade.documents.entities import Draft, EntityTable, make_draft
from dissuade.documents.lexicons import any_of
from dissuade.documents.mentions_gates import Hit, Hits
from dissuade.documents.mentions_lexicon import name_words
from dissuade.documents.mentions_persons import HEADS_OF_STATES
from dissuade.documents.offices import find_holder
from dissuade.documents.remembered import Remembered

__all__ = ["MODIFIERS_BEFORE", "OFFICES", "find_appositions", "find_roles", "find_unnamed", "modifiers_before"]

_MODIFIER = rf"(?:{any_of('role-modifiers')}|ex-?|then-?|defen[cs]e)"
MODIFIERS_BEFORE = re.compile(rf"(?:\b{_MODIFIER}(?:,| and)? )+$", re.IGNORECASE)
_MODIFIER_ENDS = frozenset(re.findall(r"\w+", _MODIFIER.replace("[cs]", "c") + _MODIFIER.replace("[cs]", "s"))) | {
    "and"
}
OFFICES = frozenset({"office-holder", "office"})
"""Rules of roles that stand alone and mean who has them."""
_PARTS = re.compile(r"\w+")
_APPOSITION = re.compile(r"^, (?P<what>(?P<det>(?:an?|the|one of the) )?[^,.;:\n\"“]{3,90}?)(?=,|\.(?:\s|$)|;|\n|$)")
_LONGEST_APPOSITION = 110  # code points
_APPOSITION_STOP = re.compile(r"\b(?:who|which|that|said|says|told|and|but|has|had|was|is|were|will|would|in|on|at)\b")
_SAYING = (" said", " says", " told", " added")  # "Velka, the official said, will"
_UNNAMED_ROLE = name_words("unnamed-role")
_ONE = ("a ", "an ", "A ", "An ", "nother ", "ne ")
_NOT_IN_OFFICE = re.compile(r"\b(?:former|ex|late|then|next|incoming|outgoing|deputy|acting)\b", re.IGNORECASE)
_ONE_BEFORE = re.compile(r"\b(?:[Aa]n?|[Aa]nother|[Oo]ne) $")
_LEADING_ONE = re.compile(r"^(?:an?|another|one) ", re.IGNORECASE)
_WITHIN = re.compile(r"^ (?:in|of|from|at|with|for) (?:the )?")


def modifiers_before(text: str, end: int) -> int:
    """How many code points of adjectives a stretch that ends at a place ends with."""
    low = end - 60 if end > 60 else 0
    start = text.rfind(" ", low, end - 1) + 1 or low
    length = _LENGTHS_OF_LAST[text[start:end]]
    if length is not None:
        return length  # the usual one
    while start > low:  # back to a word that is none, so that the search begins at few
        start = text.rfind(" ", low, start - 1) + 1 or low
        if not _may_go_on(text[start : text.find(" ", start, end)]):
            break
    return _LENGTHS[text[start:end]]


def _length_of_modifiers(words: str) -> int:
    match = MODIFIERS_BEFORE.search(words)
    return len(words) - match.start() if match else 0


_LENGTHS: Remembered[str, int] = Remembered(_length_of_modifiers, most=1 << 12)


def _may_go_on(word: str) -> bool:
    """Whether an adjective may begin before a word and go on in it."""
    return not word.isascii() or _MODIFIER_ENDS.issuperset(_PARTS.findall(word.lower()))


def _length_of_last(word: str) -> int | None:
    bare = word.removesuffix(" ")
    if bare.isascii() and bare.isalnum() and bare.lower() not in _MODIFIER_ENDS:
        return 0  # the usual one
    return None if _may_go_on(bare) else _length_of_modifiers(word)


_LENGTHS_OF_LAST: Remembered[str, int | None] = Remembered(_length_of_last, most=1 << 14)
"""How many code points of adjectives the last word is, with the blank after it; None if they may begin before it."""


_LONGEST = 400  # code points of what stands before a title


def _with_modifiers(text: str, start: int, ends: Mapping[int, Hit]) -> tuple[int, str]:
    """Where a role begins once its adjectives, states and organisations are counted in; and the state's code."""
    country = ""
    first = max(0, start - _LONGEST)
    while start > first:
        if text[start - 1] != " ":
            break
        hit = ends.get(start - 1)
        if hit is None and (modifiers := modifiers_before(text, start)):
            start -= modifiers
            continue
        if hit is None and text.startswith("'s", start - 3):
            hit = ends.get(start - 3)
            hit = hit if hit and hit.entry.kind in ("country", "organization") else None
        if hit is None or hit.entry.kind in ("goods", "ethnic"):
            break
        country = hit.entry.country or country
        start = hit.start
    return start, country


def find_roles(
    text: str, hits: Hits, persons: Mapping[int, Draft], table: EntityTable, day: dt.date | None
) -> list[Draft]:
    """Titles right before a person ("Russia's Defence Minister Sergei Shoigu") or of a state ("the Russian president").

    The first also tell the person's country and role. The second mean the office-holder of the publication date.

    Args:
        persons: those with a name, by their beginning.
    """
    found = []
    for hit in hits.of("role"):
        person = persons.get(hit.end + 1)
        if person is not None and text[hit.end] != " ":
            person = None
        if person is None and text.startswith(", ", hit.end) and hit.end + 2 in persons:
            apposed = _named_after(text, hit, hits.ends, persons[hit.end + 2], table)
            if apposed is not None:
                found.append(apposed)
                continue
        if person is None and hit.entry.entity != "state":
            continue  # the usual one
        start, country = _with_modifiers(text, hit.start, hits.ends)
        if person is not None:
            if person.entity:
                entity = table.entities[person.entity]
                table.add(person.entity, "person", entity.name, country=country, role=text[start : hit.end])
            if len(hit.entry.name.rstrip(".")) > 3 or start < hit.start or hit.entry.entity == "force":
                found.append(make_draft(start, hit.end, "role", person.entity, "nominal", "title-before-name"))
        elif country and start < hit.start and text[hit.end : hit.end + 2] != " o":
            found.append(_office(text, start, hit, country, table, day))
    return found


def _named_after(text: str, hit: Hit, ends: Mapping[int, Hit], person: Draft, table: EntityTable) -> Draft | None:
    """Read "The Emirati envoy, Mohamed Abushahab, said": who has the role of a state is named after it."""
    if not person.entity or text[person.end : person.end + 1] != ",":
        return None
    start, country = _with_modifiers(text, hit.start, ends)
    if not country:
        return None
    table.add(person.entity, "person", table.entities[person.entity].name, country=country, role=text[start : hit.end])
    return make_draft(start, hit.end, "role", person.entity, "nominal", "title-before-name")


def _office(text: str, start: int, hit: Hit, country: str, table: EntityTable, day: dt.date | None) -> Draft:
    """An office without a name: who held it then, else the person of the document who has that role."""
    former = _NOT_IN_OFFICE.search(text[start : hit.end])
    holder = None if former else find_holder(hit.entry.name, country, day)
    if holder is not None:
        entity = table.add_person(holder.name, country=country, role=text[start : hit.end])
        return make_draft(start, hit.end, "role", entity, "nominal", "office-holder")
    same = [
        e.id
        for e in table.entities.values()
        if e.type == "person" and e.country == country and _is_called(hit.entry.name, e.role) and not former
    ]
    return make_draft(start, hit.end, "role", same[0] if len(same) == 1 else "", "nominal", "office")


def _is_called(office: str, role: str) -> bool:
    """Whether who has a role may be called by an office: heads of states and of governments are leaders as well."""
    return office in role.lower() or (office == "leader" and HEADS_OF_STATES.search(role) is not None)


def find_appositions(text: str, hits: Hits, persons: Mapping[int, Draft], table: EntityTable) -> list[Draft]:
    """What a person is said to be after the name: "Pavel Felgenhauer, a defence and military analyst,".

    Args:
        persons: those with a name, by their beginning.
    """
    roles = hits.of("role")
    if not roles:
        return []
    named = [d for d in persons.values() if d.entity and text.startswith(", ", d.end)]
    found = []
    at = 0
    for person in sorted(named, key=attrgetter("start")):
        start, furthest = person.end + len(", "), person.end + _LONGEST_APPOSITION
        while at < len(roles) and roles[at].start < start:
            at += 1
        if at == len(roles) or roles[at].start >= furthest:
            continue  # the usual one
        match = _APPOSITION.match(text[person.end : furthest])
        if match is None:
            continue
        end = person.end + match.end("what")
        inner = next((r for r in roles[at : at + 6] if start <= r.start and r.end <= end), None)
        if (
            inner is None
            or match["what"].endswith(_SAYING)
            or (_APPOSITION_STOP.search(text[start : inner.start].lower()) and not match["det"])
        ):
            continue
        first, country = _with_modifiers(text, inner.start, hits.ends)
        if not match["det"] and first > start:
            continue
        if not country:
            low, high = (bisect_left(hits.all, place, key=attrgetter("start")) for place in (start, end))
            country = next((h.entry.country for h in hits.all[low:high] if h.end <= end and h.entry.country), "")
        after_det = start + len(match["det"] or "")
        stop = _APPOSITION_STOP.search(text, inner.end, end)
        role_end = end if stop is None else inner.end
        entity = table.entities[person.entity]
        table.add(entity.id, "person", entity.name, country=country, role=text[after_det:role_end])
        found.append(make_draft(start, end, "person", entity.id, "nominal", "apposition"))
        found.append(make_draft(after_det, role_end, "role", entity.id, "nominal", "apposition"))
    return found


def find_unnamed(
    text: str,
    hits: Hits,
    persons: Mapping[int, Draft],
    appositions: Sequence[Draft],
    drafts: Sequence[Draft],
    table: EntityTable,
) -> list[Draft]:
    """Persons with a role and no name: "another official in US President Joe Biden's administration".

    Args:
        persons: those with a name, by their beginning.
        appositions: to these.
        drafts: all mentions that are known.
    """
    unnamed = [hit for hit in hits.of("role") if hit.entry.name in _UNNAMED_ROLE]
    if not unnamed:
        return []
    covered = {place for d in appositions if d.type == "person" for place in range(d.start, d.end)}
    wholes: dict[int, Draft] = {}
    found = []
    for hit in unnamed:
        if hit.end + 1 in persons or hit.start in covered:
            continue
        start, country = _with_modifiers(text, hit.start, hits.ends)
        if not text.endswith(_ONE, max(0, start - 8), start):
            continue
        match = _ONE_BEFORE.search(text[max(0, start - 8) : start])
        if match is None:
            continue
        start -= len(text[max(0, start - 8) : start]) - match.start()
        end = hit.end
        if link := _WITHIN.match(text[end : end + 12]):
            wholes = wholes or _longest_by_start(drafts)
        if link and (whole := wholes.get(end + link.end())):
            end = whole.end
            country = country or table.country_of(whole.entity)
        role = _LEADING_ONE.sub("", text[start:end])
        person = persons.get(end + 2) if text.startswith(", ", end) else None
        if person is not None and person.entity and text[person.end : person.end + 1] in (",", "."):
            known = table.entities[person.entity]
            table.add(known.id, "person", known.name, country=country, role=role)
            found.append(make_draft(start, end, "role", known.id, "nominal", "title-before-name"))
            continue  # "a spokesman for the government, Jean Habimana,"
        found.append(make_draft(start, end, "person", table.add_anonymous(role, country), "nominal", "unnamed"))
    return found


def _longest_by_start(drafts: Sequence[Draft]) -> dict[int, Draft]:
    """Governments, organisations and countries by their beginning, the longest of several."""
    wholes: dict[int, Draft] = {}
    for draft in drafts:
        if draft.type in ("government", "organization", "country") and (
            draft.start not in wholes or draft.end > wholes[draft.start].end
        ):
            wholes[draft.start] = draft
    return wholes
