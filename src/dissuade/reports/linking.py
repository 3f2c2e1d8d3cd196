"""Links the mentions of a document to listed parties of a snapshot, precision first."""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from threading import Lock
from typing import NamedTuple
from weakref import WeakKeyDictionary

from dissuade.documents.entities import family_first
from dissuade.documents.mentions import FoundMentions
from dissuade.documents.mentions_lexicon import organisation_names
from dissuade.matching.alignment import align_names
from dissuade.matching.features import FEATURES
from dissuade.model.match import AlignedTokens, Match
from dissuade.model.party import Listing
from dissuade.model.query import Query
from dissuade.model.report import Entity, Mention, Span
from dissuade.names.analysis import analyze_name, name_class_of
from dissuade.names.rarity import rarity
from dissuade.names.tokens import AnalyzedName, NameClass, TokenKind
from dissuade.screening import Screener, make_query
from dissuade.screening.hits import Hit

__all__ = ["LEAST", "link_parties", "look_up"]

LEAST = 0.05
"""Least probability at which a name in a text is looked at.

The matcher's probability allows for namesakes among customers; who is in the news is decided by the rules below. The
match keeps its probability."""

_SCHEMATA = {"person": "Person", "organization": "Organization", "vessel": "Vessel", "aircraft": "Airplane"}
_NUMBERED = frozenset(("Vessel", "Airplane"))
_LOOKED_AT = 5  # best hits of a name
_WORST_TOKEN = FEATURES.index("worst_token")  # 0 where words of the two names contradict each other
_ANSWERED = frozenset(("equal", "romanised", "similar", "equivalent", "glued"))
_FORMAL = frozenset((TokenKind.LEGAL, TokenKind.STOP, TokenKind.PARTICLE))
_RARE = 9.8  # nats of a personal name: "Muhammad Ali" has 6.5, "Vladimir Putin" 11.8
_COMMON = 3.8  # nats: what Mohammed (3.7), Abdul or Ali say is not enough, what Vladimir (3.9) says is
_CLOSE = 0.85
_BY_MEANING = re.compile(r"\(.*\b(?:translated|legal)\b.*\)$")  # how a word answers that is translated, or a legal form
_MOST_TAKEN_APART = 4096  # names
_ALIAS = 0.5  # least probability for an alias that has no word in common with the name a party is known by
_OF_ANY_STATE = ("Ministry ", "Department ", "Embassy ", "Government ", "Central Bank")
_NAVAL = ("USS ", "HMS ", "HMAS ", "HMCS ", "FS ", "USNS ", "INS ")


class _Candidate(NamedTuple):
    """A name to be screened: of a known entity, or of a stretch whose kind is not known."""

    entity: str
    schema: str
    name: str
    span: Span | None


def link_parties(
    found: FoundMentions, screener: Screener, *, least: float = LEAST
) -> tuple[tuple[Mention, ...], tuple[Entity, ...], tuple[Match, ...]]:
    """Link persons, organisations, vessels and aircraft of a document to listed parties, precision first.

    A link needs the probability ``least`` and that every word of the name in the text answers one of the listed name.
    A name of one word is only looked for if it is a well-known organisation, or a vessel with its IMO number.

    Args:
        found: mentions and entities of the document.
        screener: the snapshot to look in.
        least: 0..1.

    Returns:
        Mentions with their listing; entities with the id of their party; the matches, best first.
    """
    candidates = list(_candidates(found))
    answers = _screen(candidates, found, screener, least)
    by_entity: dict[str, Match] = {}
    mentions = list(found.mentions)
    entities = {entity.id: entity for entity in found.entities}
    for candidate, match in zip(candidates, answers, strict=True):
        if match is None:
            continue
        if candidate.span is not None:
            mention, entity = _named(candidate.span, match)
            entities.setdefault(entity.id, entity)
            mentions.append(mention)
            by_entity.setdefault(entity.id, match)
        elif candidate.entity not in by_entity or by_entity[candidate.entity].probability < match.probability:
            by_entity[candidate.entity] = match
    linked = tuple(
        replace(entity, party=by_entity[entity.id].party.id) if entity.id in by_entity else entity
        for entity in entities.values()
    )
    listed = tuple(
        replace(mention, listing=_listing(by_entity[mention.entity])) if mention.entity in by_entity else mention
        for mention in sorted(mentions, key=lambda m: (m.span.start, -m.span.end))
    )
    best: dict[str, Match] = {}
    for match in sorted(by_entity.values(), key=lambda m: -m.probability):
        best.setdefault(match.party.id, match)
    return listed, linked, tuple(best.values())


def _candidates(found: FoundMentions) -> list[_Candidate]:
    candidates = []
    known = organisation_names()
    for entity in found.entities:
        schema = _SCHEMATA.get(entity.type)
        if schema is None or entity.is_unnamed or entity.name.startswith(_NAVAL):
            continue
        if entity.name.startswith(_OF_ANY_STATE) and not entity.country:
            continue
        names = known.get(entity.id, (entity.name,))
        has_number = entity.id in found.identifiers
        candidates += [
            _Candidate(entity.id, schema, name, None)
            for name in names
            if not _is_acronym(name)
            and (has_number or len(name.split()) > 1 or (entity.id in known and len(name.replace(".", "")) > 4))
        ]
    seen = set()
    for span in found.names:
        name = " ".join(span.text.split())
        if 1 < len(name.split()) <= 6 and name not in seen:
            seen.add(name)
            candidates += [
                _Candidate("", "", " ".join(s.text.split()), s) for s in found.names if " ".join(s.text.split()) == name
            ]
    return candidates


def _is_acronym(name: str) -> bool:
    return name.isupper() and len(name.replace(".", "")) < 5


def look_up(founds: Sequence[FoundMentions], screener: Screener, *, least: float = LEAST) -> None:
    """Search for the names of several documents at once, which takes half the time; ``link_parties`` remembers them."""
    keys = [key for found in founds for key in _questions(_candidates(found), found, least)]
    _answer(keys, screener, least)


def _screen(
    candidates: Sequence[_Candidate], found: FoundMentions, screener: Screener, least: float
) -> list[Match | None]:
    """The match that each candidate means; what was asked before is not asked again."""
    keys = _questions(candidates, found, least)
    answers = _answer(keys, screener, least)
    return [answers[key] for key in keys]


def _questions(candidates: Sequence[_Candidate], found: FoundMentions, least: float) -> list[_Asked]:
    countries = {entity.id: entity.country for entity in found.entities if entity.type == "person"}
    keys = []
    for candidate in candidates:
        numbers = found.identifiers.get(candidate.entity)
        country = countries.get(candidate.entity, "")
        keys.append(_Asked(candidate.schema, candidate.name, country, tuple(numbers.items()) if numbers else (), least))
    return keys


def _answer(keys: Sequence[_Asked], screener: Screener, least: float) -> dict[_Asked, Match | None]:
    memory = _MEMORIES.setdefault(screener, _Memory())
    answers = memory.recall(keys)
    new = dict.fromkeys(key for key in keys if key not in answers)
    answered = dict.fromkeys(new) | _ask([key for key in new if key.can_be_linked()], screener, least)
    memory.remember(answered)
    return answers | answered


class _Asked(NamedTuple):
    """All that the answer of a snapshot depends on."""

    schema: str
    name: str
    country: str
    identifiers: tuple[tuple[str, str], ...]
    least: float

    def query(self) -> Query:
        return make_query(
            self.name.encode("utf-8", "replace").decode("utf-8")[:300],
            schema=self.schema,
            countries=[self.country] if self.country else [],
            identifiers=dict(self.identifiers),
        )

    def can_be_linked(self) -> bool:
        """Whether any party could answer: ships and aircraft are linked by their numbers only."""
        return bool(self.identifiers) or self.schema not in _NUMBERED


class _Memory:
    """The names looked up last in one snapshot: the same ones are in the news for weeks. Threads may share it."""

    def __init__(self) -> None:
        self._answers: OrderedDict[_Asked, Match | None] = OrderedDict()
        self._lock = Lock()

    def recall(self, keys: Sequence[_Asked]) -> dict[_Asked, Match | None]:
        """What is known of some names."""
        with self._lock:
            known = {key: self._answers[key] for key in keys if key in self._answers}
            for key in known:
                self._answers.move_to_end(key)
        return known

    def remember(self, answers: Mapping[_Asked, Match | None]) -> None:
        """Add what was found out, and forget what was not asked for long."""
        with self._lock:
            self._answers |= answers
            while len(self._answers) > _MOST_REMEMBERED:
                self._answers.popitem(last=False)


_MOST_REMEMBERED = 32_768  # names, some 10 MB
_MEMORIES: WeakKeyDictionary[Screener, _Memory] = WeakKeyDictionary()


def _ask(asked: Sequence[_Asked], screener: Screener, least: float) -> dict[_Asked, Match | None]:
    """Search for all at once; only what is linked becomes a match."""
    queries = [key.query() for key in asked]
    answers: dict[_Asked, Match | None] = {}
    for key, query, hits in zip(asked, queries, screener.find(queries, limit=_LOOKED_AT, threshold=least), strict=True):
        linked = next((hit for hit in hits if _answers(key, query, hit)), None)
        answers[key] = None if linked is None else screener.explain(query, linked)
    return answers


def _answers(asked: _Asked, query: Query, hit: Hit) -> bool:
    """Whether a hit is beyond what a namesake or a common phrase could be."""
    if any(item.feature == "identifier" and item.contribution > 0 for item in hit.evidence):
        return True
    schema = hit.party.schema
    if {asked.schema, schema} & _NUMBERED or hit.best is None or hit.best.features[_WORST_TOKEN] == 0.0:
        return False
    alignment = align_names(
        _take_apart(query.name, name_class_of(query.schema)), _take_apart(hit.matched_name, name_class_of(schema))
    )
    if any(item.query and item.relation not in _ANSWERED for item in alignment):
        return False
    answered = [item for item in alignment if item.query and item.party]
    if any(item.relation == "similar" and not _close(item) for item in answered):
        return False
    if not _says_enough(answered, person=asked.schema == "Person"):
        return False
    if all(_BY_MEANING.search(item.via) for item in answered):
        return False  # "State Department" is no "Valtion hallintoneuvosto": a report would use the English name
    if asked.schema == "Person":
        whole = schema == "Person" or all(item.query for item in alignment)  # else it need be no person at all
        return len(answered) > 1 and whole and _is_this_person(asked.name, hit, alignment)
    unanswered = " ".join(item.party for item in alignment if not item.query)
    legal = all(token.kind in _FORMAL for token in _take_apart(unanswered, NameClass.ORGANIZATION).tokens)
    known_by = asked.schema or len(answered) > 2 or _shares_a_word(hit)
    return legal and bool(known_by) and (bool(asked.schema) or schema != "Person" or len(answered) > 1)


@lru_cache(maxsize=_MOST_TAKEN_APART)
def _take_apart(name: str, name_class: NameClass) -> AnalyzedName:
    """A name that is compared with several, or several times."""
    return analyze_name(name, name_class)


def _close(item: AlignedTokens) -> bool:
    """Whether two words differ by no more than a slip; short syllables ("Jong", "Yong") are different names."""
    return item.similarity >= _CLOSE and min(len(item.query), len(item.party)) > 4


def _says_enough(answered: Sequence[AlignedTokens], *, person: bool) -> bool:
    """Whether words that are not merely similar say who is meant; of Mohammed Islam and Mohammed Eslami none does."""
    if all(item.relation != "similar" for item in answered):
        return True
    same = [item.query for item in answered if item.relation != "similar" and len(item.query) > 2]
    if not person:
        return bool(same)  # Al Jazeera is no El Jazireh
    forms = [token.forms[0].text for word in same for token in _take_apart(word, NameClass.PERSON).tokens]
    return sum(rarity(form, NameClass.PERSON) for form in forms) > _COMMON


def _is_this_person(name: str, hit: Hit, alignment: Sequence[AlignedTokens]) -> bool:
    """Whether a personal name is rare enough, has the family name where the list has it, and is no stray alias."""
    tokens = [token for token in _take_apart(name, NameClass.PERSON).tokens if token.kind is TokenKind.NAME]
    if sum(rarity(token.forms[0].text, NameClass.PERSON) for token in tokens) < _RARE:
        return False
    words = name.split()
    family, comma, _ = hit.matched_name.partition(",")
    if comma and not family_first(words):
        last = words[-1].lower()
        answers = {
            item.party.lower()
            for item in alignment
            if item.query and (item.query.lower() in last or last in item.query.lower())
        }
        if not any(answer and answer in family.lower() for answer in answers):
            return False
    return _shares_a_word(hit) or (len(words) > 2 and hit.probability > _ALIAS)


def _shares_a_word(hit: Hit) -> bool:
    """Whether the name that answered has a word in common with the one the party is known by."""
    known = {form.text for token in _take_apart(hit.party.caption, NameClass.ANY).tokens for form in token.forms}
    return any(
        form.text in known for token in _take_apart(hit.matched_name, NameClass.ANY).tokens for form in token.forms
    )


def _listing(match: Match) -> Listing | None:
    current = [listing for listing in match.party.listings if not listing.listed_to]
    return next(iter(current or match.party.listings), None)


def _named(span: Span, match: Match) -> tuple[Mention, Entity]:
    """Mention and entity for a stretch whose kind only the list told."""
    kinds = {"Person": "person", "Vessel": "vessel", "Airplane": "aircraft"}
    kind = kinds.get(match.party.schema, "organization")
    entity = Entity(id=f"party-{match.party.id}", type=kind, name=" ".join(span.text.split()))
    return Mention(span=span, type=kind, entity=entity.id, level="name", rule="listed-name"), entity
