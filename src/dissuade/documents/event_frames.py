"""Event frames as data: which words name which event, and who and what is mentioned where."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from itertools import islice
from typing import Any

from ruamel.yaml import YAML

from dissuade.documents.cues import inflect
from dissuade.documents.lexicons import word_set
from dissuade.documents.mentions_persons import HEADS_OF_STATES
from dissuade.documents.mentions_roles import OFFICES
from dissuade.documents.phrases import head_word
from dissuade.documents.tagged_words import Words
from dissuade.model.report import Entity, Mention

__all__ = ["TRANSFERS", "Event", "EventFrame", "Participants", "frames", "make_event"]

TRANSFERS = frozenset({"arms_transfer", "shipment"})
"""Events in which goods go from one side to another."""


_SHIP_REACH = 250  # code points from a ship to "it"
_SHIPS = word_set("ship-nouns")
_FOR_STATES = word_set("acting-for-states")
_OFFICE = re.compile(rf"{HEADS_OF_STATES.pattern}|\bminister\b|^head-of-", re.IGNORECASE)
_WITH_NAMES = word_set("place-nouns") | word_set("belonging-to-bodies")
_FIRMS = frozenset({"firm", "company", "giant", "exporter", "producer", "bank"})
_KINDS_OF_BODIES = word_set("kinds-of-bodies")
_OF_PERSONS, _OF_BODIES = frozenset({"he", "she", "i"}), frozenset({"it", "we"})


@dataclass(frozen=True, slots=True)
class EventFrame:
    """One entry of ``events.yaml``: the event, how its arguments stand, what goods it needs, its verb form if any."""

    event: str
    pattern: str
    goods: str
    lemma: str
    form: str


@dataclass(slots=True)
class Event:
    """An event in a sentence.

    Args:
        frame: what it is an instance of.
        at: its word; ``trigger``: the words that name it.
        slots: entity ids.
        gerund_subject: its clause is the subject of the sentence.
        negated: by "no" before the goods.
        presupposed: it is not what the clause says or denies: "has not joined the sanctions".
        shared: its participle shares an auxiliary with one before: "was bought and resold".
        passive: of a verb in the passive, "were shipped".
        again: it only takes up a transfer told before: "such deliveries".
        repeated: its goods are those told before: "the engines were sold".
        known: it is there already, whatever the clause hedges: "is due to discuss the embargo".
        clause: the first word of the relative clause it stands in, if no pronoun tells; -1 otherwise.
    """

    frame: EventFrame
    at: int
    trigger: tuple[int, int]
    slots: dict[str, tuple[str, ...]] = field(default_factory=dict)
    gerund_subject: bool = False
    negated: bool = False
    presupposed: bool = False
    known: bool = False
    shared: bool = False
    passive: bool = False
    again: bool = False
    repeated: bool = False
    clause: int = -1


def make_event(
    frame: EventFrame, at: int, trigger: tuple[int, int], alone: bool = False, **slots: tuple[str, ...]
) -> Event:
    """An event whose slots are those that somebody or something fills."""
    return Event(frame, at, trigger, {name: ids for name, ids in slots.items() if ids}, alone)


def _entries(value: Any) -> Iterator[tuple[str, str]]:
    for entry in value or ():
        lemma, _, irregular = str(entry).partition(" (")
        yield lemma, irregular.rstrip(")") or "-"


@cache
def frames() -> Mapping[str, tuple[EventFrame, ...]]:
    """Lower-case word to the frames that it may name."""
    text = (files("dissuade.documents") / "data" / "events.yaml").read_text(encoding="utf-8")
    found: dict[str, list[EventFrame]] = {}
    for entry in YAML(typ="safe", pure=True).load(text):
        event, pattern, goods = entry["event"], entry["pattern"], entry.get("goods", "")
        for lemma, irregular in _entries(entry.get("verbs")):
            for form, kind in inflect(lemma, irregular).items():
                found.setdefault(form, []).append(EventFrame(event, pattern, goods, lemma, kind))
        for noun in entry.get("nouns", ()):
            found.setdefault(noun, []).append(EventFrame(event, pattern, goods, noun, "noun"))
    return {word: tuple(entries) for word, entries in found.items()}


class Participants:
    """Who and what is mentioned where.

    Args:
        mentions: with their entities.
        entities: what they mean; goods whose role says munitions are arms.
        traded: goods of the events found so far, to know what "the cargo" takes up.
        taken_up: where such words stood last, and what they meant.
        told: the slots of the last transfer, to know what "such deliveries" are.
        speaker: the entity of who says what stands at a place, "" if nobody does or it is unknown.
    """

    def __init__(
        self, mentions: Iterable[Mention], entities: Iterable[Entity], speaker: Callable[[int], str] = lambda _: ""
    ) -> None:
        self._speaker = speaker
        self.mentions = sorted((m for m in mentions if m.entity), key=lambda m: (m.span.start, -m.span.end))
        self.traded: set[str] = set()
        self.taken_up: tuple[int, str] | None = None
        self.told: Mapping[str, tuple[str, ...]] = {}
        self.entities = {e.id: e for e in entities}
        types = {e.type for e in self.entities.values()}
        self.have_vessels, self.have_goods = "vessel" in types, "goods" in types
        self._only_vessel = self._one_ship() if self.have_vessels else ""
        self._starts = [m.span.start for m in self.mentions]

    def _one_ship(self) -> str:
        """The only ship that is named, "" if several are."""
        named = {m.entity for m in self.mentions if m.type == "vessel" and m.level == "name"}
        return named.pop() if len(named) == 1 else ""

    def within(self, start: int, end: int) -> list[Mention]:
        """Mentions that lie in a stretch of code points, by start, longer ones first."""
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return [m for m in self.mentions[first:last] if m.span.end <= end]

    def goods_before(self, at: int, reach: int, *, nearest: bool = False) -> str:
        """The goods mentioned last before a place, "" if none are in reach; those traded first, or the nearest."""
        low, high = bisect_left(self._starts, at - reach), bisect_left(self._starts, at)
        told = [m for m in reversed(self.mentions[low:high]) if m.type == "goods"]
        if self.taken_up and self.taken_up[0] >= (told[0].span.start if told else at - reach):
            return self.taken_up[1]
        traded = () if nearest else (m.entity for m in told if m.entity in self.traded)
        return next(iter(traded), told[0].entity if told else "")

    def is_arms(self, entity: str) -> bool:
        """Whether goods are munitions."""
        known = self.entities.get(entity)
        return known is not None and known.type == "goods" and "munition" in known.role

    def acting_for(self, ids: tuple[str, ...]) -> tuple[str, ...]:
        """The states of those who trade for them: a president or minister sells no tanks of his own."""
        found = []
        for one in ids:
            entity = self.entities.get(one)
            is_holder = entity is not None and entity.type == "person" and _OFFICE.search(entity.role) is not None
            found.append(
                entity.country if entity is not None and is_holder and entity.country in self.entities else one
            )
        return tuple(dict.fromkeys(found))

    def are_several(self, ids: Sequence[str]) -> bool:
        """Whether there are two at least, a state and its government counting once."""
        return len({i.removeprefix("gov-") for i in ids}) > 1

    def country(self, entity: str) -> str:
        """Country code of an entity, "" if unknown or mixed."""
        codes = {self.entities[e].country if e in self.entities else "" for e in entity.split("+")}
        return codes.pop() if len(codes) == 1 else ""

    def of_phrase(self, words: Words, phrase: tuple[int, int]) -> tuple[str, ...]:
        """Entities that a noun phrase is about, one for each of its conjuncts."""
        found: list[str] = []
        inside = self.within(words.starts[phrase[0]], words.ends[phrase[1] - 1]) if phrase[0] < phrase[1] else []
        named = [
            (m.span.start, m.span.end) for m in inside if m.type == "organization"
        ]  # "Lusk Oil and Gas Enterprise"
        state = ""
        for first, last in _conjuncts(words, phrase, named):
            mention = self.head(words, first, last)
            if mention is None and (mention := self._state_of_holder(words, first, last)) is not None:
                state = mention.entity
            if mention is not None:
                if state in found and mention.type == "person" and words.tags[first - 1] == ",":
                    found.remove(state)  # "Yemen's foreign minister, Shaher Nabil,"
                found += mention.entity.split("+")
            elif self._only_vessel and self._is_named_later(words, first, last):
                found.append(self._only_vessel)
        if not found and (apposed := _apposed(words, phrase)) is not None:
            mention = self.head(words, *apposed)
            found = mention.entity.split("+") if mention is not None else []
        if not found and words.lower[slice(*phrase)] == ["that", "country"]:
            found = self._country_before(words, phrase[0])
        if not found and phrase[1] - phrase[0] == 1 and words.lower[phrase[0]] in _OF_PERSONS | _OF_BODIES:
            at = words.starts[phrase[0]]
            found = self._himself(words.lower[phrase[0]], at)
            if not found and words.lower[phrase[0]] == "it" and self.have_vessels:
                found = self._ship_before(at)
        return tuple(dict.fromkeys(found))

    def _country_before(self, words: Words, at: int) -> list[str]:
        """The country that "that country" means: the last one that was named, in a sentence before."""
        begin = max(0, words.tags.rfind(".", 0, at))
        named = bisect_left(self._starts, words.starts[begin])
        states = (m.entity for m in reversed(self.mentions[:named]) if m.type == "country" and m.level == "name")
        return list(islice(states, 1))

    def _ship_before(self, at: int) -> list[str]:
        """The ship that "it" means: who or what was named last, but for nationalities, places and goods."""
        for m in reversed(self.mentions[bisect_left(self._starts, at - _SHIP_REACH) : bisect_left(self._starts, at)]):
            if m.type == "vessel":
                return [m.entity]
            if m.type in ("person", "organization", "government") or (m.type == "country" and m.level == "name"):
                return []
        return []

    def _is_named_later(self, words: Words, first: int, last: int) -> bool:
        """Whether a ship is the one that the text names after it: "a tanker loaded ... The tanker, the Luna, left"."""
        if words.lower[first] not in ("a", "an") or _SHIPS.isdisjoint(words.lower[first : min(last, first + 4)]):
            return False
        return all(m.span.start > words.starts[first] for m in self.mentions if m.entity == self._only_vessel)

    def _state_of_holder(self, words: Words, first: int, last: int) -> Mention | None:
        """The state for which somebody acts whom nobody knows by name: "Poland's prime minister"."""
        head = words.lower[head_word(words, (first, last))]
        is_its_firm = head in _FIRMS and any(word.endswith("'s") for word in words.lower[first:last])
        if head not in _FOR_STATES and not is_its_firm:
            return None  # "Iran's state oil firm" is Iran as well
        inside = self.within(words.starts[first], words.ends[last - 1])
        return next((m for m in inside if m.type == "country"), None)

    def _himself(self, pronoun: str, at: int) -> list[str]:
        """Whom a pronoun means that nothing else explains: "The army denied that it had bought", who speaks."""
        speaker = self._speaker(at)
        ids = [one for one in speaker.split("+") if one in self.entities]
        are_persons = any(self.entities[one].type == "person" for one in ids)
        return ids if are_persons is (pronoun in _OF_PERSONS) else []

    def head(self, words: Words, first: int, last: int) -> Mention | None:
        """The mention over the head of a phrase: a name at its end, else the longest one over its head word."""
        inside = [m for m in self.within(words.starts[first], words.ends[last - 1]) if not _is_title(m)]
        for m in inside:
            if m.type == "person" and m.level == "name" and m.span.end >= words.ends[last - 1] - 2:
                return m
        at = words.starts[head_word(words, (first, last))]
        over = [m for m in inside if m.span.start <= at < m.span.end]
        found = max(over, key=lambda m: m.span.end - m.span.start, default=None)
        if found is None and words.lower[head_word(words, (first, last))] in _KINDS_OF_BODIES:
            named = [m for m in inside if m.type in ("organization", "group") and m.span.end < at <= m.span.end + 2]
            found = named[0] if named else None  # "the Ansar Allah movement"
        if found is None and (name := _named_place(words, first, last)) is not None:
            return self.head(words, name, last)
        return found


def _is_title(mention: Mention) -> bool:
    """Whether it only belongs to a name: an office that stands alone means who holds it."""
    return mention.type == "role" and mention.rule not in OFFICES


def _named_place(words: Words, first: int, last: int) -> int | None:
    """Where the name begins in "the occupied port of | Mariupol", "an account of | Velka"."""
    head = head_word(words, (first, last))
    return head + 2 if words.lower[head] in _WITH_NAMES and words.lower[head + 1 : head + 2] == ["of"] else None


def _apposed(words: Words, phrase: tuple[int, int]) -> tuple[int, int] | None:
    """What stands between the last two commas: "Kerr's company, | Velka Inc. |,"."""
    end = phrase[1] - 1
    comma = words.tags.rfind(",", phrase[0], end)
    if words.tags[end] != "," or comma < 0:
        return None
    end -= words.tags[end - 1] == "."
    return (comma + 1, end) if comma + 1 < end else None


def _conjuncts(words: Words, phrase: tuple[int, int], named: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    first, tags = phrase[0], words.tags
    is_apposed = tags[phrase[1] - 1] == ","  # the mark that closes "Aibek Tok, 38, a citizen of Malta,"
    for at in range(phrase[0], phrase[1]):
        if tags[at] in "C," and not any(start < words.starts[at] < end for start, end in named):
            describes = is_apposed and first > phrase[0] and tags[first - 1] == "," and tags[first] in "dDP"
            if at > first and not describes:
                yield first, at
            first = at + 1
    if first < phrase[1]:
        yield first, phrase[1]
