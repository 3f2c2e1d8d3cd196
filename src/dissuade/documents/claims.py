"""Claims: what statements and the author assert, deny or expect, as events with participants."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from dissuade.documents.clusters import ClusterBuilder
from dissuade.documents.cues import cue_lexicon
from dissuade.documents.dates import says_when
from dissuade.documents.event_frames import Event, Participants, frames
from dissuade.documents.events import find_events, may_name_events
from dissuade.documents.lexicons import word_set
from dissuade.documents.modality import combine_modality, is_turned_down, local_modality
from dissuade.documents.quotes import find_quotes, text_blocks
from dissuade.documents.sentences import TaggedBlocks, Words, split_sentences
from dissuade.documents.spans import InnermostSpans
from dissuade.model.report import Claim, DateMention, Entity, Mention, Span, Statement, Zone, make_span

__all__ = ["find_claims"]

_LOOK_BACK = 8
_INTENTIONS = frozenset({"decide", "plan", "intend"})
"""What somebody has a mind to do is promised to nobody."""
_IN = re.compile(r"\b(?:in|of|from|at|for)\s(?:the\s)?$")
_SPOKEN = {"warn": "warning", "threaten": "warning", "promise": "pledge", "accuse": "accusation"}
_REQUEST = re.compile(
    r"(?:(?:to )?(?:a|an|several|repeated) )?(?:\w+ )?(?:requests?|emails?|calls?)\b.{0,40}", re.IGNORECASE
)
_NEAR = 200  # code points from an event to the "which" that means it
_POINTING = word_set("pointing")
_SAYINGS = word_set("sayings")
_SHORT_NAME = 4  # words of "the alleged sale"
_DEFINITE = word_set("definite")
_DEALS = frozenset({"arms_transfer", "shipment", "payment"})
_BELIEVED = frozenset({"alleged", "asserted", "expected"})
_DENIABLE = _BELIEVED | {"possible"}


@dataclass(frozen=True, slots=True)
class _Found:
    """A claim before clustering, with what its modality was made from."""

    claim: Claim
    local: str
    negative: bool


def find_claims(
    text: str,
    statements: Sequence[Statement],
    mentions: Sequence[Mention],
    entities: Sequence[Entity],
    dates: Sequence[DateMention] = (),
    *,
    zones: Iterable[Zone] = (),
    published: dt.date | None = None,
    blocks: TaggedBlocks | None = None,
) -> list[Claim]:
    """Find the events that a text claims, each as the claim of whoever says so.

    Args:
        text: the raw text.
        statements: as ``find_statements`` returns for the same text.
        mentions, entities: as ``find_mentions`` returns; events without a known participant are left out.
        dates: time expressions of the text.
        zones: paragraphs; boilerplate claims nothing.
        published: publication date, to tell what lies ahead; None if unknown.
        blocks: the words of the text, if somebody else reads them too.

    Returns:
        Claims by place, each with the id of its event cluster. An event inside a statement is never the author's
        claim; silence about an event is ``declined``, never ``denied``.
    """
    people = Participants(mentions, entities)
    holders = _Holders(statements)
    when = _Dates(dates, statements, published)
    found: list[_Found] = []
    zones = list(zones)
    quoted = [z for z in zones if z.kind == "quote"] or find_quotes(text, zones)
    quotes = InnermostSpans((z.start, z.end, n) for n, z in enumerate(quoted))
    blocks = blocks or TaggedBlocks(text)
    for start, end in text_blocks(text, zones):
        if not people.within(start, end):
            continue
        words = blocks.read(start, end, [])
        if not may_name_events(words):
            continue
        for first, last in split_sentences(words, text):
            events = find_events(words, first, last, people)
            for event in _with_topics(events):
                found += _claim(text, words, event, (first, last), statements, holders, quotes, when, people)
    found += _spoken_claims(text, statements, found, people)
    found.sort(key=lambda f: (f.claim.trigger.start, f.claim.statement or 0))
    builder = ClusterBuilder(people, dates)
    claims = [replace(f.claim, cluster=builder.add(f.claim)) for f in found]
    claims += _referring_claims(blocks, statements, claims, people)
    return sorted(claims, key=lambda c: c.trigger.start)


def _with_topics(events: list[Event]) -> list[Event]:
    """Give a deal without parties those of the talks about it in the same sentence."""
    talks = next((e for e in events if e.frame.event == "negotiation" and len(e.slots.get("party", ())) > 1), None)
    for event in events:
        if talks is not None and event.frame.event == "arms_transfer" and set(event.slots) == {"goods"}:
            event.slots["party"] = talks.slots["party"]
    return [e for e in events if any(slot != "goods" for slot in e.slots)]


class _Holders:
    """Which statements hold a place of the text in their content."""

    def __init__(self, statements: Sequence[Statement]) -> None:
        self._statements = statements
        self._spans = InnermostSpans((c.start, c.end, n) for n, s in enumerate(statements) for c in s.content)

    def innermost(self, at: int) -> int | None:
        """The statement with the shortest content around a place."""
        span = self._spans.at(at)
        return span[2] if span else None

    def start(self, number: int, at: int) -> int:
        """Where the content of a statement begins that holds a place."""
        return next((c.start for c in self._statements[number].content if c.start <= at < c.end), at)


class _Dates:
    """Which date an event has, and whether that lies ahead."""

    def __init__(
        self, dates: Sequence[DateMention], statements: Sequence[Statement], published: dt.date | None
    ) -> None:
        self._dates, self._statements = dates, statements
        self._cues: dict[int, list[int]] = {}
        for statement in statements:
            if statement.date is not None and statement.cue is not None:
                self._cues.setdefault(statement.date, []).append(statement.cue.start)
        self._starts = [d.span.start for d in dates]
        self._placed = [says_when(d) for d in dates]
        self._published = published.isoformat() if published else ""

    def of(self, at: int, first: int, last: int, holder: int | None, holders: _Holders) -> int | None:
        """The time expression nearest to an event in its sentence and in the same statement."""
        low, high = bisect_left(self._starts, first), bisect_left(self._starts, last)
        inside = (n for n in range(low, high) if self._placed[n])
        fitting = [n for n in inside if holders.innermost(self._dates[n].span.start) == holder]
        if holder is None:
            fitting = [n for n in fitting if not self._is_statement_date(n, at)]
        return min(fitting, key=lambda n: abs(self._dates[n].span.start - at), default=None)

    def _is_statement_date(self, number: int, at: int) -> bool:
        """Whether a cue that has the date stands nearer to it than the author's event."""
        place = self._dates[number].span.start
        return any(abs(cue - place) < abs(at - place) for cue in self._cues.get(number, ()))

    def is_ahead(self, number: int | None, statement: Statement | None) -> bool:
        """Whether a date lies after the statement (or the publication)."""
        if number is None or not self._dates[number].earliest:
            return False
        said = self._dates[statement.date].latest if statement and statement.date is not None else ""
        reference = said or self._published
        return bool(reference) and self._dates[number].earliest > reference


def _claim(
    text: str,
    words: Words,
    event: Event,
    sentence: tuple[int, int],
    statements: Sequence[Statement],
    holders: _Holders,
    quotes: InnermostSpans,
    when: _Dates,
    people: Participants,
) -> list[_Found]:
    start, end = words.starts[event.trigger[0]], words.ends[event.trigger[1] - 1]
    holder = holders.innermost(words.starts[event.at])
    begin = first = sentence[0]
    if holder is not None:
        begin = max(first, bisect_left(words.starts, holders.start(holder, words.starts[event.at])))
    local, negative = local_modality(
        words, event.trigger[0], begin, gerund_subject=event.gerund_subject, author=holder is None
    )
    negative |= event.negated
    date = when.of(end, _date_begin(words, event, first), _date_reach(words, event.at, sentence[1]), holder, holders)
    if holder is None and local == "asserted" and quotes.at(start) is not None:
        local = "alleged"  # the author quotes somebody, whoever it is
    slots = dict(event.slots)
    if event.frame.event == "pledge" and _has_condition(words, first, event.at):
        local = "conditional"
    if event.gerund_subject and "supplier" not in slots and "recipient" in slots:
        payer = _consequence(words, event.at, people)
        if payer:
            slots["supplier"] = payer
    made: list[_Found] = []
    outer = statements[holder] if holder is not None else None
    number = holder
    while True:
        if event.frame.event == "pledge" and not _speaks_for(outer, slots.get("actor", ()), people):
            return made
        hedge = "expected" if local == "asserted" and when.is_ahead(date, outer) else local
        hedge = "expected" if event.frame.event == "pledge" and hedge == "asserted" else hedge
        modality, polarity = combine_modality(outer, hedge, negative)
        claim = Claim(
            statement=number, event=event.frame.event, trigger=make_span(start, end, text[start:end]),
            participants=MappingProxyType(slots), modality=modality, polarity=polarity, date=date,
        )  # fmt: skip
        made.append(_Found(claim, hedge, negative))
        if outer is None or outer.parent is None or not _is_passed_on(outer, statements[outer.parent], people):
            return made
        local = modality
        negative ^= is_turned_down(outer)
        number, outer = outer.parent, statements[outer.parent]


def _date_begin(words: Words, event: Event, first: int) -> int:
    """How far to the left a date may stand: not before the verb that governs a noun ("on Thursday sanctioned ... over
    the transfer"); at the head of the sentence it may."""
    at = event.trigger[0]
    if event.frame.form == "noun":
        for k in range(at - 1, first + 3, -1):
            if words.tags[k] in "VvA" or (words.tags[k] == "n" and words.lower[k].endswith("ed")):
                return words.starts[k]
    return words.starts[first]


def _date_reach(words: Words, at: int, last: int) -> int:
    """How far to the right a date may stand: not in a clause of its own ("as we head into winter")."""
    for k in range(at + 1, last):
        if words.tags[k] in "SW":
            return words.starts[k]
    return words.ends[last - 1]


def _has_condition(words: Words, first: int, at: int) -> bool:
    """Whether the sentence sets a condition: "if", "unless", "should weapons be sent"."""
    lower = words.lower
    return any(
        lower[k] in ("if", "unless") or (lower[k] == "should" and "be" in lower[k : k + 4]) for k in range(first, at)
    )


def _consequence(words: Words, at: int, people: Participants) -> tuple[str, ...]:
    """Who will bear what follows from a gerund subject: "providing weapons ... they will pay a price"."""
    for k in range(at, min(len(words) - 1, at + 90)):
        if words.tags[k] in "RX" and words.tags[k + 1] == "M":
            for m in people.within(words.starts[k], words.ends[k]):
                return tuple(m.entity.split("+"))
    return ()


def _speaks_for(statement: Statement | None, actors: Sequence[str], people: Participants) -> bool:
    """Whether a statement's source may pledge for the actors: itself or its own side."""
    if statement is None or not statement.source.entity:
        return False
    source = statement.source.entity
    side = people.country(source)
    return any(actor == source or (side and people.country(actor) == side) for actor in actors)


def _is_passed_on(inner: Statement, outer: Statement, people: Participants) -> bool:
    """Whether a speaker claims too what is nested: hearsay of nobody, or what the own side believes or expects."""
    if inner.source.span is None:
        return inner.act not in ("deny", "decline")
    if inner.source.span.text.lower() in ("we", "i"):
        return True
    if outer.act in ("deny", "decline") and inner.rule.startswith("noun:"):
        return inner.act != "deny" or outer.act != "deny"  # who denies a claim denies what it says
    if inner.act not in ("assert", "expect") or outer.act in ("deny", "decline"):
        return False
    if inner.rule.partition(":")[2] not in ("believe", "think", "expect", "know", "fear", "assume", "anticipate"):
        return False
    side = people.country(outer.source.entity) if outer.source.entity else ""
    return bool(side) and people.country(inner.source.entity) == side


def _spoken_claims(
    text: str, statements: Sequence[Statement], found: Sequence[_Found], people: Participants
) -> list[_Found]:
    """A warning, pledge or accusation that names no event of its own is an event itself."""
    holding = {f.claim.statement for f in found}
    holding |= {statements[n].parent for n in holding if n is not None}
    made = []
    for n, statement in enumerate(statements):
        event = _SPOKEN.get(statement.act)
        if event is None or n in holding or statement.cue is None or not statement.source.entity:
            continue
        if event == "pledge" and statement.rule.partition(":")[2] in _INTENTIONS:
            continue
        if statement.rule.startswith(("np:", "quote:", "noun:")):
            continue
        if statement.parent is not None and statements[statement.parent].act == "decline":
            continue  # asked about, not made
        addressee = statement.addressee
        targets: tuple[str, ...] = ()
        if addressee is not None:
            inside = [
                m
                for m in people.within(addressee.start, addressee.end)
                if m.type not in ("role", "place") and not _IN.search(text, addressee.start, m.span.start)
            ]
            targets = tuple(inside[0].entity.split("+")) if inside else ()
        slots = {"actor": tuple(statement.source.entity.split("+")), "target": targets}
        if event == "accusation":
            slots = {"accuser": slots["actor"], "accused": targets}
        modality = {"warning": "conditional", "pledge": "expected", "accusation": "alleged"}[event]
        claim = Claim(
            statement=n, event=event, trigger=statement.cue, modality=modality, polarity="positive",
            participants=MappingProxyType({k: v for k, v in slots.items() if v}),
        )  # fmt: skip
        made.append(_Found(claim, modality, False))
    return made


def _referring_claims(
    blocks: TaggedBlocks, statements: Sequence[Statement], claims: Sequence[Claim], people: Participants
) -> list[Claim]:
    """Denials of and silence about what was claimed before: "denied the allegation", "on the US claims"."""
    by_statement: dict[int, list[Claim]] = {}
    for claim in claims:
        if claim.statement is not None:
            by_statement.setdefault(claim.statement, []).append(claim)
    made = []
    for n, statement in enumerate(statements):
        if statement.act not in ("deny", "decline") or n in by_statement:
            continue
        pointer = _pointer(blocks, statement)
        kinds: frozenset[str] = frozenset()
        if pointer is None:
            pointer, kinds = _pointed_event(blocks, statement)
        if pointer is None:
            continue
        if pointer is statement.cue and statement.act == "decline":
            made += _silent_side(n, statement, pointer, statements, by_statement, people)
            continue
        side = _side(pointer, statement, people)
        is_plural = pointer.text.endswith("s") and statement.act == "decline"
        modality = "denied" if statement.act == "deny" else "declined"
        seen: set[str] = set()
        for earlier in range(n - 1, max(-1, n - 1 - _LOOK_BACK), -1):
            if side and people.country(statements[earlier].source.entity) != side:
                continue
            for claim in by_statement.get(earlier, ()):
                if claim.cluster in seen or claim.modality not in (_DENIABLE if modality == "denied" else _BELIEVED):
                    continue
                if kinds and claim.event not in kinds:
                    continue
                seen.add(claim.cluster)
                polarity = "negative" if modality == "denied" else "positive"
                made.append(
                    replace(claim, statement=n, trigger=pointer, modality=modality, polarity=polarity, date=None)
                )
            if seen and not is_plural:
                break
        if not seen and modality == "denied" and not side:
            made += _denied_rumour(n, pointer, kinds, claims)
    return made


def _denied_rumour(n: int, pointer: Span, kinds: frozenset[str], claims: Sequence[Claim]) -> list[Claim]:
    """The denial of the author's hearsay of nobody: "an alleged sale ... The ministry rejects the report"."""
    for claim in reversed(claims):
        is_told = claim.statement is None and claim.trigger.start < pointer.start
        if pointer.text.lower() in ("which", "something"):
            is_meant = is_told and claim.modality in _DENIABLE and pointer.start - claim.trigger.end < _NEAR
        else:
            is_meant = is_told and claim.modality == "alleged"
        if is_meant and (not kinds or claim.event in kinds):
            return [replace(claim, statement=n, trigger=pointer, modality="denied", polarity="negative", date=None)]
    return []


def _silent_side(
    n: int,
    statement: Statement,
    pointer: Span,
    statements: Sequence[Statement],
    by_statement: dict[int, list[Claim]],
    people: Participants,
) -> list[Claim]:
    """Silence without a topic is about the last claim before it in which the one who is silent takes part."""
    source = statement.source.entity
    state = people.country(source) if source else ""
    for earlier in range(n - 1, max(-1, n - 1 - _LOOK_BACK), -1):
        for claim in by_statement.get(earlier, ()):
            actors = [one for slot, ids in claim.participants.items() if slot not in ("goods", "place") for one in ids]
            involved = source in actors or (state and any(people.country(one) == state for one in actors))
            if source and involved and claim.modality in _BELIEVED:
                return [
                    replace(claim, statement=n, trigger=pointer, modality="declined", polarity="positive", date=None)
                ]
    return []


def _pointer(blocks: TaggedBlocks, statement: Statement) -> Span | None:
    """The words that point back: a reporting noun or a pronoun in the content, or the cue if there is no content."""
    if not statement.content:
        return statement.cue
    content = statement.content[0]
    if statement.act == "decline" and _REQUEST.fullmatch(content.text):
        return statement.cue
    if statement.act == "deny" and content.text.startswith("as "):
        return statement.cue  # "which he dismissed as gossip"
    words = blocks.read(content.start, content.end, [])
    nouns = cue_lexicon().nouns
    for i, word in enumerate(words.lower[:8]):
        is_alone = len(words) <= 3 or i == len(words) - 1 or words.lower[i + 1 : i + 2] in (["is"], ["was"])
        if word in nouns or word in _SAYINGS or (word in _POINTING and is_alone):
            return make_span(words.starts[i], words.ends[i], words.words[i])
    return None


def _pointed_event(blocks: TaggedBlocks, statement: Statement) -> tuple[Span | None, frozenset[str]]:
    """The noun that names again an event told before ("The sale was denied"), and which events it can mean."""
    if not statement.content:
        return None, frozenset()
    content = statement.content[0]
    words = blocks.read(content.start, content.end, [])
    if len(words) > _SHORT_NAME or words.lower[0] not in _DEFINITE:
        return None, frozenset()
    for i, word in enumerate(words.lower):
        kinds = frozenset(frame.event for frame in frames().get(word, ()) if frame.form == "noun")
        if word in ("deal", "agreement", "transaction"):
            kinds |= _DEALS
        if kinds:
            return Span(words.starts[i], words.ends[i], words.words[i]), kinds
    return None, frozenset()


def _side(pointer: Span, statement: Statement, people: Participants) -> str:
    """The country whose claims are meant: "the US claims"."""
    if not statement.content:
        return ""
    before = people.within(statement.content[0].start, pointer.start)
    return next((people.country(m.entity) for m in reversed(before)), "")
