"""Companies and dealers without a name ("a Turkish company"), and "the company", "the ship" that were named before."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property, partial
from operator import attrgetter

from dissuade.documents.entities import Draft, EntityTable, make_draft
from dissuade.documents.lexicons import any_of, word_list, word_set
from dissuade.documents.mentions_gates import Hit, Hits
from dissuade.documents.remembered import Remembered
from dissuade.documents.word_places import FoundPlaces
from dissuade.model.report import Entity

__all__ = ["PLACES", "find_bodies"]

PLACES = {
    "body": (*word_list("bodies"), *word_list("traders"), *word_list("ship-nouns"), *word_list("bodies-named-before"))
}
"""Nouns for companies, for who deals as one, for ships, and for bodies that are only meant again."""

_NAMED_BEFORE, _ARMED, _ARMED_NAMES = map(word_set, ("bodies-named-before", "armed-bodies", "armed-names"))
_ARMED_BEFORE = re.compile(rf"\b(?:{any_of('armed-beside')}) (?:group |movement |force )?(?:the )?$")
_ARMED_AFTER = re.compile(rf",? (?:(?:an?|the) )?(?:[\w'-]+ )?(?:{any_of('armed-beside')})\b")
_THE_WORDS = ("the ", "The ")

_TRADERS, _SHIPS = word_set("traders"), word_set("ship-nouns")
_PLURALS = ("s", "men", "women")
_DEFINITE = frozenset({"the", "The"})
_ARTICLES = _DEFINITE | word_set("body-articles") | frozenset(map(str.capitalize, word_set("body-articles")))
_NO_MODIFIERS = word_set("no-modifiers")
_QUOTES = ('"', "“", "‘", "'")
_MOST_WORDS = 6  # an article and what may stand between it and the noun
_WITHIN = re.compile(r" (?:(?:based|registered|located|incorporated|headquartered) )?(?:in|of|from) (?:the )?")
_NAMED = re.compile(r"(?:, | (?:called|named|known as) )(?:the )?")
_OF_PLACE = re.compile(r" (?:of|in) (?:the )?|, (?:of|in|from|based in|registered in) (?:the )?")
_ARTICLE = re.compile(r"^(?:[Aa]n?|[Aa]nother|[Oo]ne) ")
_HOUSES = ("exchange ", "trading ", "auction ", "clearing ", "commodity ")
_BASED = ("-based ", "-registered ", "-headquartered ")
_IN_PLACE = frozenset((" of ", " in "))
_PLACE_APART = (", of ", ", in ", ", from ", ", based ", ", registered ")
_KINDS = word_set("bodies") | {"rival", "group", "giant", "conglomerate", "chipmaker", "shipper"}
_RIVAL = re.compile(rf" (?:[a-z-]+ )?(?:{'|'.join(sorted(_KINDS))}) $")
"""Between a nationality and a name: "Japanese | rival | Kanto Precision"."""
_TROOP = 12  # code points from a company to what it has: "of 14 | tanks"
_SOLDIERS = re.compile(
    r" of (?:[\w-]+ ){0,2}(?:soldiers|troops|men|marines|infantry|paratroopers|fighters|commandos)\b"
)
_REACH = 64  # code points of what stands before the noun
_BACK = 2  # sentences
_BODIES = frozenset(("organization", "government", "group"))
_NAMED_TYPES = frozenset(("organization", "person"))
_STATES = frozenset(("country", "adjective", "place", "capital"))
_ANYBODY = frozenset({"citizen", "citizens"})
_ANY_COMPANY = frozenset({"company", "firm"})
_start = attrgetter("start")
_COMPANIES = word_set("company-last")
_COMPANY_RULES = frozenset(("named-company", "apposed-company", "short-company", "unnamed-body"))


def find_bodies(
    text: str, hits: Hits, drafts: Sequence[Draft], table: EntityTable, breaks: Sequence[int], places: FoundPlaces
) -> list[Draft]:
    """Find bodies without a name, and those meant again by what they are.

    A name beside such a phrase ("Velka, a firm in Dubai,") is who it means, and has the country from it.

    Args:
        drafts: all other mentions but pronouns and groups.
        breaks: where the sentences of the text begin.
        places: of the words of ``PLACES``.
    """
    organizations = [draft for draft in drafts if draft.type == "organization"]
    if organizations:
        _settle(text, organizations, hits, table)
    nouns = places.spans_of("body")
    if not nouns:
        return []
    vessels = [draft for draft in drafts if draft.type == "vessel"]
    finder = _Finder(text, table, breaks, drafts, [*organizations, *vessels], hits)
    for start, end in nouns:
        is_ship = text[start:end] in _SHIPS
        if text[start:end] in _NAMED_BEFORE:
            finder.name_again(start, end)
            continue
        if vessels or not is_ship:
            finder.read(start, end, is_ship)
    return finder.found


def _settle(text: str, organizations: Sequence[Draft], hits: Hits, table: EntityTable) -> None:
    """Give companies the country they are said to be of: "Nereid Maritime SA of Panama"."""
    starts: dict[int, Hit] = {}
    for draft in organizations:
        if not _is_company(draft, table):
            continue  # the usual one
        following = text[draft.end : draft.end + 4]
        is_placed = following in _IN_PLACE or (following[:1] == "," and text.startswith(_PLACE_APART, draft.end))
        if text.endswith(_BASED, 0, draft.start):
            _set_country(draft, hits.ends.get(text.rfind("-", 0, draft.start)), table)
            continue
        is_rival = not is_placed and text[text.rfind(" ", 0, draft.start - 1) + 1 : draft.start - 1] in _KINDS
        if not (is_placed or is_rival) or table.country_of(draft.entity):
            continue
        link = _OF_PLACE.match(text, draft.end) if is_placed else None
        before = _RIVAL.search(text, max(0, draft.start - _REACH), draft.start) if is_rival else None
        starts = starts or _states(hits)
        place = starts.get(link.end()) if link else hits.ends.get(before.start()) if before else None
        _set_country(draft, place, table)


def _is_company(draft: Draft, table: EntityTable) -> bool:
    if not draft.entity or draft.level == "pronoun":
        return False
    return draft.rule in _COMPANY_RULES or _are_companies[table.entities[draft.entity].name]


def _ends_as_company(name: str) -> bool:
    return name.split()[-1].rstrip(".") in _COMPANIES


_are_companies: Remembered[str, bool] = Remembered(_ends_as_company, most=1 << 14)
"""Whether names end as those of companies do."""


def _set_country(draft: Draft, place: Hit | None, table: EntityTable) -> None:
    if place is not None and place.entry.country:
        known = table.entities[draft.entity]
        table.add(known.id, known.type, known.name, country=place.entry.country)


def _states(hits: Hits) -> dict[int, Hit]:
    """States and places by where they begin."""
    return {hit.start: hit for hit in hits.all if hit.entry.kind in _STATES and hit.entry.country}


def _article_before(text: str, noun: int) -> tuple[int, str] | None:
    """Where the noun phrase of a noun begins, and with which article, None if no article is near."""
    before = text[max(0, noun - _REACH) : noun].replace("\n", " ")
    if before[-1:] != " ":
        return None
    at = noun - 1
    for word in reversed(before[:-1].rsplit(" ", _MOST_WORDS)[-_MOST_WORDS:]):
        at -= len(word)
        if word[:1] in _QUOTES and word[1:] in _ARTICLES:
            return at + 1, word[1:]
        if word in _ARTICLES:
            return at, word
        if word in _NO_MODIFIERS or not (word.isalpha() or word.replace("-", "").replace("'", "").isalnum()):
            return None
        at -= 1
    return None


class _OnlyOne:
    """Who is meant by a noun, as long as only one was called so; asked from the beginning of a text to its end.

    Args:
        drafts: in the order of their beginning; more may be put behind.
        is_kind: whether one counts.

    Attributes:
        seen: how many of the drafts are not looked at again.
    """

    def __init__(self, drafts: Sequence[Draft], is_kind: Callable[[Draft], bool] | None = None) -> None:
        self._drafts, self._is_kind = drafts, is_kind
        self.seen = 0
        self._entity, self._several = "", False

    def until(self, place: int) -> str:
        """The only entity of those that end at or before a place, empty if there are none or several."""
        at, entity = self.seen, self._entity
        while not self._several and at < len(self._drafts) and (draft := self._drafts[at]).start <= place:
            if draft.end <= place:
                if draft.entity and (self._is_kind is None or self._is_kind(draft)):
                    self._several = entity not in ("", draft.entity)
                    entity = draft.entity
                if self.seen == at:
                    self.seen, self._entity = at + 1, entity
            at += 1
        return "" if self._several else entity


class _Finder:
    """Reads one noun after the other; what was found before can be meant again."""

    def __init__(
        self,
        text: str,
        table: EntityTable,
        breaks: Sequence[int],
        drafts: Sequence[Draft],
        bodies: list[Draft],
        hits: Hits,
    ) -> None:
        self.found: list[Draft] = []
        self._text, self._table, self._breaks = text, table, breaks
        self._drafts, self._hits = drafts, hits
        self._bodies = sorted(bodies, key=_start)
        self._begun = [body.start for body in self._bodies]
        self._called: dict[str, _OnlyOne] = {}
        self._alone: dict[str, _OnlyOne] = {}

    @cached_property
    def _named(self) -> Mapping[int, Draft]:
        """Organisations and persons by where their names begin."""
        named = (draft for draft in self._drafts if draft.level == "name" and draft.type in _NAMED_TYPES)
        return {draft.start: draft for draft in named if draft.entity}

    @cached_property
    def _ends(self) -> Mapping[int, Draft]:
        return {draft.end: draft for draft in self._named.values()}

    @cached_property
    def _starts(self) -> Mapping[int, Hit]:
        return _states(self._hits)

    def read(self, start: int, end: int, is_ship: bool) -> None:
        """Add what a noun means, if the text tells."""
        text = self._text
        if text.startswith("house", start) and not text.endswith(_HOUSES, 0, start):
            return
        opened = _article_before(text, start)
        if opened is None:
            if not is_ship and text.endswith("s", start, end):
                self._several(start, end)
            return
        first, article = opened
        if text[end : end + 1] == "-" or (is_ship and text[end : end + 2].strip()[:1].isupper()):
            return
        if article in _DEFINITE:
            beside = self._ends.get(first - 2) if text.startswith(", ", first - 2) else None
            if beside is not None and beside.type == "organization":
                self._describe(beside, self._country(first, end))
            if beside is not None or end + 1 in self._named:
                return  # "the tracking firm SeaWatch"
            link = _NAMED.match(text, end)
            if link and not is_ship and (named := self._named.get(link.end())) and named.type == "organization":
                self._name(first, end, named)
                return
            self._meant_again(first + len("the "), end, "" if is_ship else text[start:end])
        elif not is_ship:
            self._unnamed(first, start, end)

    def name_again(self, start: int, end: int) -> None:
        """Read "the ministry", "the rebels": the only one that was named before, else nobody."""
        text, noun = self._text, self._text[start:end]
        if not text.endswith(_THE_WORDS, 0, start):
            return
        if noun not in self._called:
            self._called[noun] = _OnlyOne([d for d in self._states_and_bodies if self._is_called(noun, d)])
        entity = self._called[noun].until(start - 1)
        if entity and not self._overlaps(start, end):
            self.found.append(
                make_draft(start, end, self._table.entities[entity].type, entity, "nominal", "meant-again")
            )

    def _overlaps(self, start: int, end: int) -> bool:
        """Whether any mention shares letters with a stretch."""
        begun, longest = self._places
        near = begun[bisect_left(begun, (start - longest,)) : bisect_left(begun, (end,))]
        return any(stop > start for _, stop in near)

    @cached_property
    def _places(self) -> tuple[list[tuple[int, int]], int]:
        """Where mentions begin and end, in order, and how long the longest is."""
        return sorted((d.start, d.end) for d in self._drafts), max((d.end - d.start for d in self._drafts), default=0)

    @cached_property
    def _states_and_bodies(self) -> Sequence[Draft]:
        known = [d for d in self._drafts if d.type in _BODIES and d.entity and d.level != "pronoun"]
        return sorted(known, key=_start)

    def _is_called(self, noun: str, draft: Draft) -> bool:
        """Whether a noun may take up who was named: by a word of the name, or by what it is said to be."""
        text, name = self._text, self._table.entities[draft.entity].name
        if noun not in _ARMED:
            return noun in text[draft.start : draft.end].lower().split() or noun in name.lower().split()
        return (
            name in _ARMED_NAMES
            or _ARMED_AFTER.match(text, draft.end) is not None
            or _ARMED_BEFORE.search(text, max(0, draft.start - _REACH), draft.start) is not None
        )

    def _meant_again(self, first: int, end: int, noun: str) -> None:
        """ "The company" after one company was spoken of; for a ship the noun does not matter and is empty."""
        country = self._country(first, end)
        number = bisect_right(self._breaks, first) - 1
        for sentence in range(number, max(-1, number - _BACK - 1), -1):
            low, high = self._breaks[sentence], self._breaks[sentence + 1] if sentence < number else first
            near = self._bodies[bisect_left(self._begun, low) : bisect_left(self._begun, high)]
            meant = {d.entity for d in near if d.end <= first and d.entity and self._is_body(noun, d)}
            if len(meant) > 1:
                return
            if meant:
                self._add_again(first, end, country, meant.pop())
                return
        if noun not in self._alone:
            self._alone[noun] = _OnlyOne(self._bodies, partial(self._is_body, noun))
        if alone := self._alone[noun].until(first):
            self._add_again(first, end, country, alone)

    def _name(self, first: int, end: int, named: Draft) -> None:
        """Read "The company, Velka," after "a Turkish maker of valves": it is named now, if it was the only one."""
        near = {d.entity for d in self.found if d.rule == "unnamed-body" and d.end < first and "-unnamed-" in d.entity}
        if len(near) == 1:
            one = near.pop()
            self._describe(named, self._table.country_of(one))
            for draft in (*self.found, *self._bodies):
                if draft.entity == one:
                    draft.entity = named.entity
            self._alone.clear()
            self._called.clear()
        self._add(make_draft(first + len("the "), end, "organization", named.entity, "nominal", "meant-again"))

    def _add_again(self, first: int, end: int, country: str, entity: str) -> None:
        if country in ("", self._table.country_of(entity) or country):
            self._add(make_draft(first, end, self._table.entities[entity].type, entity, "nominal", "meant-again"))

    def _unnamed(self, first: int, start: int, end: int) -> None:
        """Read "a Turkish company": who is named beside it, or nobody."""
        text = self._text
        country = self._country(first, end)
        stop = end
        if (link := _WITHIN.match(text, end)) and (place := self._starts.get(link.end())):
            country, stop = country or place.entry.country, place.end
        beside = self._ends.get(first - 2) if text.startswith(", ", first - 2) else None
        if beside is None and (link := _NAMED.match(text, stop)):
            beside = self._named.get(link.end())
        beside = beside or self._named.get(end + 1)
        if beside is not None and (beside.type != "person" or text[start:end] in _TRADERS):
            known = self._describe(beside, country)
            if beside.start > end:
                self._add(make_draft(first, end, known.type, known.id, "nominal", "unnamed-body"))
            return
        noun = text[start:end]
        if (noun in _ANYBODY and not country) or (noun == "company" and self._is_troop(end)):
            return
        type = "person" if noun in _TRADERS and not noun.endswith(_PLURALS) else "organization"
        entity = self._table.add_anonymous(_ARTICLE.sub("", text[first:stop]), country, type)
        self._add(make_draft(first, end, type, entity, "nominal", "unnamed-body"))

    def _is_troop(self, end: int) -> bool:
        """Whether a company is one of an army: "a company of T-72 tanks"."""
        if not self._text.startswith(" of ", end):
            return False
        at = bisect_left(self._hits.all, end, key=_start)
        arms = (hit for hit in self._hits.all[at : at + 1] if hit.entry.note.startswith("munitions"))
        return any(hit.start - end <= _TROOP for hit in arms) or _SOLDIERS.match(self._text, end) is not None

    def _describe(self, named: Draft, country: str) -> Entity:
        """Give who is named the country that stands in the words beside the name."""
        known = self._table.entities[named.entity]
        self._table.add(known.id, known.type, known.name, country=country)
        return known

    def _several(self, start: int, end: int) -> None:
        """Read "Chinese firms", "suppliers in Germany"."""
        ends = (start - 1, self._text.rfind(" ", 0, start - 1))  # "Russian gold | dealers"
        beside = (hit for end_before in ends if (hit := self._hits.ends.get(end_before)) is not None)
        state = next((hit for hit in beside if hit.entry.kind in _STATES and hit.entry.country), None)
        link = _WITHIN.match(self._text, end)
        place = self._starts.get(link.end()) if link else None
        known = state or place
        if known is not None:
            first, stop = state.start if state else start, place.end if place else end
            entity = self._table.add_anonymous(self._text[first:stop], known.entry.country, "organization")
            self._add(make_draft(first, end, "organization", entity, "nominal", "unnamed-body"))

    def _country(self, first: int, end: int) -> str:
        """Of a state or place that is named among the adjectives."""
        at = bisect_left(self._hits.all, first, key=attrgetter("start"))
        for hit in self._hits.all[at : at + _MOST_WORDS]:
            if hit.start >= end:
                break
            if hit.entry.kind in _STATES and hit.entry.country:
                return hit.entry.country
        return ""

    def _is_body(self, noun: str, draft: Draft) -> bool:
        """Whether a noun may take up a ship (empty) or a body: "the company", "the refinery" of several."""
        if not noun:
            return draft.type == "vessel"
        if draft.type != "organization" or draft.level == "pronoun":
            return False
        if noun not in _ANY_COMPANY:
            return noun in self._table.entities[draft.entity].name.lower()
        return _is_company(draft, self._table)

    def _add(self, draft: Draft) -> None:
        self.found.append(draft)
        at = bisect_right(self._begun, draft.start)
        if any(at < one.seen for one in self._alone.values()):
            self._alone.clear()
        self._begun.insert(at, draft.start)
        self._bodies.insert(at, draft)
