"""Event frames: finds the words that name an event and fills its slots from the phrases around them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

from ruamel.yaml import YAML

from dissuade.documents.cues import inflect
from dissuade.documents.phrases import head_word, main_subject, noun_phrase_after, noun_phrase_before, subject_before
from dissuade.documents.sentences import Words
from dissuade.model.report import Entity, Mention

__all__ = ["Event", "EventFrame", "Participants", "event_pattern", "find_events", "frames"]

_AGENTS = frozenset({"person", "organization", "government", "country", "group", "vessel"})
_PEOPLE = frozenset({"person", "group"})
_BE = frozenset("is are was were be been being".split())
_OF = frozenset({"of"})
_LEADERS = frozenset({"leaders", "presidents", "ministers", "officials", "summit"})
_CLAUSE_STOP = "TWS.;:-"
_GOODS_REACH = 12


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
    """An event found in a sentence: the frame, its word and its slots (entity ids)."""

    frame: EventFrame
    at: int
    trigger: tuple[int, int]
    slots: dict[str, tuple[str, ...]] = field(default_factory=dict)
    gerund_subject: bool = False


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


@cache
def event_pattern() -> re.Pattern[str]:
    """A quick test whether a stretch of text may name an event at all."""
    return re.compile(rf"\b(?:{'|'.join(sorted(frames(), key=len, reverse=True))})\b", re.IGNORECASE)


class Participants:
    """Who and what is mentioned where.

    Args:
        mentions: with their entities.
        entities: what they mean; goods whose role says munitions are arms.
    """

    def __init__(self, mentions: Iterable[Mention], entities: Iterable[Entity]) -> None:
        self.entities = {e.id: e for e in entities}
        self.mentions = sorted((m for m in mentions if m.entity), key=lambda m: (m.span.start, -m.span.end))
        self._starts = [m.span.start for m in self.mentions]

    def within(self, start: int, end: int) -> list[Mention]:
        """Mentions that lie in a stretch of code points, by start, longer ones first."""
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return [m for m in self.mentions[first:last] if m.span.end <= end]

    def is_arms(self, entity: str) -> bool:
        """Whether goods are munitions."""
        known = self.entities.get(entity)
        return known is not None and known.type == "goods" and "munition" in known.role

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
        for first, last in _conjuncts(words, phrase):
            mention = self.head(words, first, last)
            if mention is not None:
                found += mention.entity.split("+")
        return tuple(dict.fromkeys(found))

    def head(self, words: Words, first: int, last: int) -> Mention | None:
        """The mention over the head of a phrase: a name at its end, else the longest one over its head word."""
        inside = [m for m in self.within(words.starts[first], words.ends[last - 1]) if m.type != "role"]
        for m in inside:
            if m.type == "person" and m.level == "name" and m.span.end >= words.ends[last - 1] - 2:
                return m
        at = words.starts[head_word(words, (first, last))]
        over = [m for m in inside if m.span.start <= at < m.span.end]
        return max(over, key=lambda m: m.span.end - m.span.start, default=None)


def _conjuncts(words: Words, phrase: tuple[int, int]) -> Iterator[tuple[int, int]]:
    first = phrase[0]
    for at in range(phrase[0], phrase[1]):
        if words.tags[at] in "C,":
            if at > first:
                yield first, at
            first = at + 1
    if first < phrase[1]:
        yield first, phrase[1]


@dataclass(slots=True)
class _Clause:
    """What stands around a word: subject, object and phrases by preposition."""

    subject: tuple[str, ...]
    passive: bool
    object: tuple[int, int] | None
    after: dict[str, tuple[int, int]]
    gerund_subject: bool = False


def find_events(words: Words, first: int, last: int, people: Participants) -> list[Event]:
    """The events that a sentence names, in order, each word at most one."""
    known = frames()
    found = []
    for i in range(first, last):
        for frame in known.get(words.lower[i], ()):
            event = _PATTERNS[frame.pattern](words, i, first, last, people, frame)
            if event is not None:
                found.append(event)
                break
    return found


def _agents(people: Participants, ids: Iterable[str]) -> tuple[str, ...]:
    return tuple(i for i in ids if i in people.entities and people.entities[i].type in _AGENTS)


def _clause(words: Words, i: int, first: int, last: int, people: Participants) -> _Clause:
    """Read the arguments of a verb."""
    tags, lower = words.tags, words.lower
    group, passive = i, False
    while group > first and tags[group - 1] in "AMNJ*":
        group -= 1
        passive |= lower[group] in _BE and not lower[i].endswith("ing")
    previous = tags[group - 1] if group > first else ""
    subject: tuple[str, ...] = ()
    alone = False
    if lower[i].endswith("ing") and not tags[first:i].strip("*C"):
        alone = True
    elif previous in ("P", "O") or (lower[i].endswith("ing") and group == i):
        subject = _controller(words, group, first, people)
    elif previous == "C":
        phrase = main_subject(words, first, group)
        subject = people.of_phrase(words, phrase) if phrase else ()
    elif previous:
        phrase = subject_before(words, group, first) or _inverted_subject(words, group, first)
        subject = people.of_phrase(words, phrase) if phrase else ()
        if not phrase and not passive:
            subject = _controller(words, group, first, people)
    target, after = _right(words, i + 1, last)
    return _Clause(subject, passive, target, after, alone)


def _inverted_subject(words: Words, end: int, first: int) -> tuple[int, int] | None:
    return noun_phrase_before(words, end, first) if end > first else None


def _controller(words: Words, end: int, first: int, people: Participants) -> tuple[str, ...]:
    """Whose infinitive or gerund it is: the nearest actor to its left ("accused North Korea of shipping")."""
    nearby = people.within(words.starts[first], words.ends[end - 1] if end > first else words.starts[first])
    for m in reversed(nearby):
        if m.type in _AGENTS and m.level != "demonym" or (m.type == "country" and m.span.text.endswith("s")):
            return tuple(m.entity.split("+"))
    return ()


def _right(words: Words, k: int, last: int) -> tuple[tuple[int, int] | None, dict[str, tuple[int, int]]]:
    """Object and prepositional phrases after a word, up to the end of its clause."""
    tags, lower = words.tags, words.lower
    after: dict[str, tuple[int, int]] = {}
    target: tuple[int, int] | None = None
    while k < last and tags[k] in "J*":
        k += 1
    end = _phrase_end(words, k, last)
    if end > k:
        target, k = (k, end), end
    while k < last:
        if tags[k] in "PO":
            end = _phrase_end(words, k + 1, last)
            if end == k + 1:
                if tags[k] == "O":
                    break
                k += 1
                continue
            after.setdefault(lower[k], (k + 1, end))
            k = end
        elif tags[k] in "Jtdn*X" and tags[k] not in _CLAUSE_STOP:
            k += 1
        else:
            break
    return target, after


def _phrase_end(words: Words, k: int, last: int) -> int:
    while k < last and words.tags[k] == "*":
        k += 1
    return noun_phrase_after(words, k, last, inner=_OF)


def _goods(
    words: Words, low: int, high: int, people: Participants, kind: str
) -> tuple[str, ...]:
    """Goods of a kind mentioned between two words."""
    if low >= high:
        return ()
    ids = [m.entity for m in people.within(words.starts[low], words.ends[high - 1]) if m.type == "goods"]
    if kind == "arms":
        ids = [i for i in ids if people.is_arms(i)]
    if kind == "money":
        ids = [m.entity for m in people.within(words.starts[low], words.ends[high - 1]) if m.type == "money"]
    return tuple(dict.fromkeys(ids))


def _make(frame: EventFrame, at: int, trigger: tuple[int, int], alone: bool = False, **slots: tuple[str, ...]) -> Event:
    return Event(frame, at, trigger, {name: ids for name, ids in slots.items() if ids}, alone)


def _phrase(words: Words, people: Participants, clause: _Clause, *prepositions: str) -> tuple[str, ...]:
    for preposition in prepositions:
        if preposition in clause.after:
            return _agents(people, people.of_phrase(words, clause.after[preposition]))
    return ()


def _clause_limit(words: Words, i: int, last: int) -> int:
    for k in range(i + 1, min(last, i + 1 + _GOODS_REACH)):
        if words.tags[k] in "TWS.;":
            return k
    return min(last, i + 1 + _GOODS_REACH)


def _giving(words: Words, i: int, first: int, last: int, people: Participants, frame: EventFrame) -> Event | None:
    clause = _clause(words, i, first, last, people)
    giver, taker = ("payer", "payee") if frame.event == "payment" else ("supplier", "recipient")
    passive = clause.passive or (frame.form in ("both", "participle") and words.lower[i + 1 : i + 2] == ["by"])
    if passive:
        goods = _goods(words, max(first, i - _GOODS_REACH), i, people, frame.goods)
        suppliers = _phrase(words, people, clause, "by", "from")
    else:
        goods = _goods(words, i + 1, _clause_limit(words, i, last), people, frame.goods)
        suppliers = _agents(people, clause.subject)
    if not goods:
        return None
    takers = _phrase(words, people, clause, "to")
    if not takers and clause.object and not passive:
        takers = _agents(people, people.of_phrase(words, clause.object))
    suppliers = tuple(s for s in suppliers if s not in takers)
    return _make(frame, i, (i, i + 1), clause.gerund_subject, **{giver: suppliers, taker: takers, "goods": goods})


def _taking(words: Words, i: int, first: int, last: int, people: Participants, frame: EventFrame) -> Event | None:
    clause = _clause(words, i, first, last, people)
    if clause.passive:
        goods = _goods(words, max(first, i - _GOODS_REACH), i, people, frame.goods)
        takers = _phrase(words, people, clause, "by")
    else:
        goods = _goods(words, i + 1, _clause_limit(words, i, last), people, frame.goods)
        takers = _agents(people, clause.subject)
    if not goods:
        return None
    suppliers = _phrase(words, people, clause, "from")
    return _make(frame, i, (i, i + 1), clause.gerund_subject, supplier=suppliers, recipient=takers, goods=goods)


def _goods_noun(words: Words, i: int, first: int, last: int, people: Participants, frame: EventFrame) -> Event | None:
    """"arms deal", "deliveries of shells"."""
    start = i
    while start > first and words.tags[start - 1] in "nXgd*" and i - start < 3:
        start -= 1
    goods = _goods(words, start, i + 1, people, frame.goods)
    begin = start
    if not goods and i + 2 < last and words.lower[i + 1] == "of":
        goods = _goods(words, i + 2, _phrase_end(words, i + 2, last), people, frame.goods)
        begin = i
    if not goods:
        return None
    if begin < i:
        while begin < i and not _goods(words, begin, begin + 1, people, frame.goods):
            begin += 1
    _, after = _right(words, i + 1, last)
    clause = _Clause((), False, None, after)
    both = _phrase(words, people, clause, "between", "with")
    owner = _owner(words, begin if begin < i else i, first, people)
    suppliers = _phrase(words, people, clause, "from", "by") or owner
    return _make(frame, i, (min(begin, i), i + 1), party=both, supplier=suppliers,
                 recipient=_phrase(words, people, clause, "to"), goods=goods)  # fmt: skip


def _owner(words: Words, i: int, first: int, people: Participants) -> tuple[str, ...]:
    """"Moscow's" or "its" before a noun."""
    at = i
    while at > first and words.tags[at - 1] in "nJg*" and i - at < 4 and not words.lower[at - 1].endswith(("'s", "s'")):
        at -= 1
    if at == first:
        return ()
    is_possessive = words.lower[at - 1].endswith(("'s", "s'")) or words.lower[at - 1] in ("its", "their", "our", "his")
    is_name = words.tags[at - 1] == "X"
    if not (is_possessive or is_name):
        return ()
    for m in reversed(people.within(words.starts[first], words.ends[at - 1])):
        if m.type in _AGENTS and m.span.end >= words.ends[at - 1] - 2:
            return tuple(m.entity.split("+"))
    return ()


def _parties_noun(words: Words, i: int, first: int, last: int, people: Participants, frame: EventFrame) -> Event | None:
    """"talks between A and B", "A was in talks with B", "A held a meeting with B"."""
    _, after = _right(words, i + 1, last)
    clause = _Clause((), False, None, after)
    parties = _phrase(words, people, clause, "between", "of", "among")
    if not parties:
        others = _phrase(words, people, clause, "with")
        parties = tuple(dict.fromkeys((*_holder(words, i, first, people), *others)))
    if not people.are_several(parties):
        return None
    is_personal = all(people.entities[p].type in _PEOPLE for p in parties)
    event = "meeting" if frame.event == "negotiation" and is_personal else frame.event
    frame = EventFrame(event, frame.pattern, frame.goods, frame.lemma, frame.form)
    places = _places(words, people, clause)
    return _make(frame, i, (i, i + 1), party=parties, place=places)


def _holder(words: Words, i: int, first: int, people: Participants) -> tuple[str, ...]:
    """The subject of "was in talks", "to hold a meeting": the nearest actor before the noun phrase."""
    owner = _owner(words, i, first, people)
    if owner:
        return _agents(people, owner)
    at = i
    while at > first and words.tags[at - 1] in "DnXJdg*P":
        at -= 1
    if at == first or words.tags[at - 1] in "T,;:C":
        return ()
    for k in range(at, first, -1):
        if words.tags[k - 1] in "AMvVnO":
            phrase = subject_before(words, _group_start(words, k - 1, first), first)
            if phrase:
                found = _agents(people, people.of_phrase(words, phrase))
                if found:
                    return found
            break
    return _agents(people, _controller(words, at, first, people))


def _group_start(words: Words, k: int, first: int) -> int:
    while k > first and words.tags[k - 1] in "AMNJO*":
        k -= 1
    return k


def _places(words: Words, people: Participants, clause: _Clause) -> tuple[str, ...]:
    for preposition in ("in", "at", "near", "to"):
        if preposition in clause.after:
            first, last = clause.after[preposition]
            ids = [
                m.entity
                for m in people.within(words.starts[first], words.ends[last - 1])
                if m.type in ("place", "country")
            ]
            if ids:
                return (ids[0],)
    return ()


def _parties_verb(words: Words, i: int, first: int, last: int, people: Participants, frame: EventFrame) -> Event | None:
    clause = _clause(words, i, first, last, people)
    others = _phrase(words, people, clause, "with")
    if not others and clause.object:
        others = _agents(people, people.of_phrase(words, clause.object))
    parties = tuple(dict.fromkeys((*_agents(people, clause.subject), *others)))
    if not people.are_several(parties):
        return None
    return _make(frame, i, (i, i + 1), clause.gerund_subject, party=parties, place=_places(words, people, clause))


def _seeking(words: Words, i: int, first: int, last: int, people: Participants, frame: EventFrame) -> Event | None:
    """"turn to X for arms", "search for weapons", "seek shells from X"."""
    tags, lower = words.tags, words.lower
    limit = min(last, i + 12)
    if frame.lemma == "seek":
        span = (i + 1, _clause_limit(words, i, last))
    else:
        at = next((k for k in range(i + 1, limit) if lower[k] == "for" or tags[k] in ".;,"), limit)
        if at >= limit or lower[at] != "for":
            return None
        span = (at + 1, _phrase_end(words, at + 1, last))
    goods = _goods(words, *span, people, "arms")
    if not goods:
        return None
    _, after = _right(words, i + 1, last)
    clause = _Clause((), False, None, after)
    is_noun = i > first and (lower[i - 1].endswith(("'s", "s'")) or lower[i - 1] in ("its", "their", "a", "the"))
    seeker = _owner(words, i, first, people) if is_noun else _clause(words, i, first, last, people).subject
    others = _phrase(words, people, clause, "to", "from")
    parties = tuple(dict.fromkeys((*_agents(people, seeker), *others)))
    return _make(frame, i, (i, i + 1), party=parties, goods=goods) if parties else None


def _visiting(words: Words, i: int, first: int, last: int, people: Participants, frame: EventFrame) -> Event | None:
    clause = _clause(words, i, first, last, people)
    visitors = _agents(people, clause.subject)
    host = people.of_phrase(words, clause.object) if clause.object else ()
    host = tuple(h for h in host if people.entities[h].type in ("country", "place", "government", "person"))
    return _make(frame, i, (i, i + 1), visitor=visitors, host=host) if visitors and host else None


def _going(words: Words, i: int, first: int, last: int, people: Participants, frame: EventFrame) -> Event | None:
    clause = _clause(words, i, first, last, people)
    visitors = _agents(people, clause.subject)
    host = _places(words, people, clause)
    return _make(frame, i, (i, i + 1), visitor=visitors, host=host) if visitors and host else None


def _visit_noun(words: Words, i: int, first: int, last: int, people: Participants, frame: EventFrame) -> Event | None:
    _, after = _right(words, i + 1, last)
    clause = _Clause((), False, None, after)
    host = _places(words, people, clause)
    visitors = _phrase(words, people, clause, "by") or _agents(people, _owner(words, i, first, people))
    return _make(frame, i, (i, i + 1), visitor=visitors, host=host) if visitors and host else None


def _letters(words: Words, i: int, first: int, last: int, people: Participants, frame: EventFrame) -> Event | None:
    """"A and B exchanged letters", "a letter from A to B", "A sent B a letter"."""
    lower = words.lower
    _, after = _right(words, i + 1, last)
    clause = _Clause((), False, None, after)
    verb = i - 1
    while verb > first and words.tags[verb] in "DJXn" and not lower[verb].startswith(("exchang", "sen", "wr", "trad")):
        verb -= 1
    begin = i
    sender: tuple[str, ...] = _phrase(words, people, clause, "from", "between")
    if lower[verb] in ("exchange", "exchanged", "exchanging", "trade", "traded", "sent", "send", "wrote", "sends"):
        sender = sender or _agents(people, _clause(words, verb, first, last, people).subject)
        begin = verb
    receiver = _phrase(words, people, clause, "to", "with")
    parties = tuple(dict.fromkeys((*sender, *receiver)))
    return _make(frame, i, (begin, i + 1), party=parties) if len(parties) >= 2 else None


def _designating(words: Words, i: int, first: int, last: int, people: Participants, frame: EventFrame) -> Event | None:
    if frame.form == "base" and words.tags[i - 1 : i] not in ("O", "M"):
        return None
    clause = _clause(words, i, first, last, people)
    if clause.passive:
        phrase = subject_before(words, _group_start(words, i, first), first)
        target = _agents(people, people.of_phrase(words, phrase)) if phrase else ()
        authority = _phrase(words, people, clause, "by")
    else:
        target = _agents(people, people.of_phrase(words, clause.object)) if clause.object else ()
        authority = _agents(people, clause.subject)
    return _make(frame, i, (i, i + 1), authority=authority, target=target) if target else None


def _measure(words: Words, i: int, first: int, last: int, people: Participants, frame: EventFrame) -> Event | None:
    """"US sanctions on Russia", "imposed sanctions against", "our sanctions"."""
    _, after = _right(words, i + 1, last)
    clause = _Clause((), False, None, after)
    authority: tuple[str, ...] = ()
    at = i - 1
    if at > first and words.lower[at] in ("our", "its", "their") or at >= first and words.tags[at] == "X":
        nearby = people.within(words.starts[at], words.ends[at])
        authority = tuple(m.entity for m in nearby if m.type in _AGENTS)[:1]
    verb = at
    while verb > first and words.tags[verb] in "DJXnP*" and not words.lower[verb].startswith("impos"):
        verb -= 1
    if verb >= first and words.lower[verb].startswith("impos") and not authority:
        authority = _agents(people, _clause(words, verb, first, last, people).subject)
    target = _phrase(words, people, clause, "on", "against")
    return _make(frame, i, (i, i + 1), authority=authority, target=target) if authority or target else None


def _using(words: Words, i: int, first: int, last: int, people: Participants, frame: EventFrame) -> Event | None:
    """A finite "fired missiles": plans to use and uses of the word as a noun are no military use."""
    if frame.form not in ("both", "past", "s"):
        return None
    clause = _clause(words, i, first, last, people)
    goods = _goods(words, i + 1, _clause_limit(words, i, last), people, "arms")
    users = _agents(people, clause.subject)
    if clause.passive or not goods or not users:
        return None
    target = _phrase(words, people, clause, "at", "on", "against") or _places(words, people, clause)
    return _make(frame, i, (i, i + 1), user=users, goods=goods, target=target)


def _steps(words: Words, i: int, first: int, last: int, people: Participants, frame: EventFrame) -> Event | None:
    """"would take appropriate steps": what somebody announces to do."""
    begin = i - 1
    while begin > first and words.tags[begin] in "DJnX*" and words.lower[begin] != "take":
        begin -= 1
    if words.lower[begin] != "take":
        return None
    group = _group_start(words, begin, first)
    if "M" not in words.tags[group:begin]:
        return None
    phrase = subject_before(words, group, first)
    actors = _agents(people, people.of_phrase(words, phrase)) if phrase else ()
    return _make(frame, i, (begin, i + 1), actor=actors) if actors else None


def _continuing(words: Words, i: int, first: int, last: int, people: Participants, frame: EventFrame) -> Event | None:
    """"will continue to push": a stated intention."""
    tags = words.tags
    if i + 2 >= last or tags[i + 1] != "O" or "M" not in tags[_group_start(words, i, first) : i]:
        return None
    phrase = subject_before(words, _group_start(words, i, first), first)
    actors = _agents(people, people.of_phrase(words, phrase)) if phrase else ()
    return _make(frame, i, (i, i + 3), actor=actors) if actors else None


_PATTERNS = {
    "giving": _giving,
    "taking": _taking,
    "goods_noun": _goods_noun,
    "parties_noun": _parties_noun,
    "parties_verb": _parties_verb,
    "seeking": _seeking,
    "visiting": _visiting,
    "going": _going,
    "visit_noun": _visit_noun,
    "letters": _letters,
    "designating": _designating,
    "measure": _measure,
    "using": _using,
    "steps": _steps,
    "continuing": _continuing,
}
