"""Claims: what statements and the author assert, deny or expect, as events with participants."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from dissuade.documents.claim_context import EventDates, Holders
from dissuade.documents.claim_holders import fill_holders, is_leg_before, pass_on, with_holder
from dissuade.documents.claim_prices import priced_claim, read_price, with_price
from dissuade.documents.claim_references import find_references
from dissuade.documents.claim_sides import goods_of_sides, may_tell_sides, read_sides, sided_claim, with_side
from dissuade.documents.clusters import ClusterBuilder
from dissuade.documents.event_frames import TRANSFERS, Event, Participants
from dissuade.documents.event_goods_again import are_told_again
from dissuade.documents.events import find_events, may_name_events
from dissuade.documents.modality import combine_modality, is_turned_down, local_modality
from dissuade.documents.quotes import find_quotes, text_blocks
from dissuade.documents.sentences import split_sentences
from dissuade.documents.spans import InnermostSpans
from dissuade.documents.subjects import after_dateline
from dissuade.documents.tagged_words import TaggedBlocks, Words
from dissuade.model.report import Claim, DateMention, Entity, Mention, Statement, Zone, make_span

__all__ = ["find_claims"]
_UNREAL, _IF = frozenset({"would", "could", "might"}), frozenset({"if", "unless"})
_INTENTIONS = frozenset({"decide", "plan", "intend"})
"""What somebody has a mind to do is promised to nobody."""
_STATES_TRADE = frozenset({"supplier", "recipient"})
_BEFORE_TIMES = frozenset({"last", "this", "in", "on", "earlier", "late", "early"})
_WHEN = frozenset({"when", "once", "before", "after", "until"})
_IN = re.compile(r"\b(?:in|of|from|at|for)\s(?:the\s)?$")
_NEAR = 100  # claims before a transfer, more than stand where its goods are looked for
_SPOKEN = {"warn": "warning", "threaten": "warning", "promise": "pledge", "accuse": "accusation"}


@dataclass(frozen=True, slots=True)
class _Found:
    """A claim before clustering, with what its modality was made from; whether it only takes up goods told before, or
    the whole transfer."""

    claim: Claim
    local: str
    negative: bool
    again: bool = False
    told: bool = False


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
    holders = Holders(statements)
    people = Participants(mentions, entities, holders.speaker)
    when = EventDates(dates, statements, published)
    found: list[_Found] = []
    zones = list(zones)
    quoted = [z for z in zones if z.kind == "quote"] or find_quotes(text, zones)
    quotes = InnermostSpans((z.start, z.end, n) for n, z in enumerate(quoted))
    blocks = blocks or TaggedBlocks(text)
    for start, end in text_blocks(text, zones):
        if not people.within(start, end):
            continue
        words = blocks.read(start, end, [])
        if not (may_name_events(words) or may_tell_sides(words)):
            continue
        for first, last in split_sentences(words, text):
            if _asks(words, first, last) and quotes.at(words.starts[first]) is None:
                continue
            events = find_events(words, first, last, people)
            if events:
                pass_on(events, people)
                for event in _with_topics(events):
                    event.repeated = not is_leg_before(words, event) and are_told_again(
                        words, first, last, event.slots.get("goods", ()), people
                    )
                    people.traded.update(event.slots.get("goods", ()))
                    if event.frame.event in TRANSFERS and "goods" in event.slots:
                        people.told = event.slots
                    fill_holders(event, [one.claim for one in found[-_NEAR:]], words.starts[event.at], people)
                    found += _claim(text, words, event, (first, last), statements, holders, quotes, when, people)
            _tell_more(found, words, first, last, holders, people)
    found += _spoken_claims(text, statements, found, people)
    found.sort(key=lambda f: (f.claim.trigger.start, f.claim.statement or 0))
    builder = ClusterBuilder(people, dates)
    claims = [replace(f.claim, cluster=builder.add(f.claim, again=f.again, told=f.told)) for f in found]
    claims += find_references(blocks, statements, claims, people)
    return sorted(claims, key=lambda c: c.trigger.start)


def _tell_more(
    found: list[_Found], words: Words, first: int, last: int, holders: Holders, people: Participants
) -> None:
    """Give transfers told before the sides and the price that a sentence tells."""
    for slot, ids, at in read_sides(words, first, last, people):
        claims = [one.claim for one in found]
        number = sided_claim(claims, words.ends[last - 1], slot, ids, people)
        if number is not None:
            claim = with_holder(with_side(claims[number], slot, ids), claims[:number], people)
            found[number] = replace(found[number], claim=claim)
        elif goods := goods_of_sides(claims, words, at, people):
            found.append(_sided(words, at, {slot: ids, "goods": (goods,)}, holders, people))
    if money := read_price(words, first, last, people):
        number = priced_claim([one.claim for one in found], words.starts[first])
        if number is not None:
            found[number] = replace(found[number], claim=with_price(found[number].claim, money))


def _sided(words: Words, at: int, slots: dict[str, tuple[str, ...]], holders: Holders, people: Participants) -> _Found:
    """The claim that goods go from or to somebody of whom only that is told: "The consignee was a firm in Tehran"."""
    claim = Claim(
        statement=holders.innermost(words.starts[at]),
        event="arms_transfer" if all(map(people.is_arms, slots["goods"])) else "shipment",
        trigger=make_span(words.starts[at], words.ends[at], words.words[at]),
        participants=MappingProxyType(slots), modality="asserted", polarity="positive",
    )  # fmt: skip
    return _Found(claim, "asserted", False)


def _with_topics(events: list[Event]) -> list[Event]:
    """Give a deal without parties those of the talks about it in the same sentence."""
    talks = next((e for e in events if e.frame.event == "negotiation" and len(e.slots.get("party", ())) > 1), None)
    for event in events:
        if talks is not None and event.frame.event == "arms_transfer" and set(event.slots) == {"goods"}:
            event.slots["party"] = talks.slots["party"]
    return [e for e in events if any(slot != "goods" for slot in e.slots)]


def _claim(
    text: str,
    words: Words,
    event: Event,
    sentence: tuple[int, int],
    statements: Sequence[Statement],
    holders: Holders,
    quotes: InnermostSpans,
    when: EventDates,
    people: Participants,
) -> list[_Found]:
    start, end = words.starts[event.trigger[0]], words.ends[event.trigger[1] - 1]
    holder = holders.innermost(words.starts[event.at])
    begin = first = sentence[0]
    if holder is not None:
        begin = max(first, bisect_left(words.starts, holders.start(holder, words.starts[event.at])))
    local, negative = local_modality(
        words, event.trigger[0], max(begin, event.clause), gerund_subject=event.gerund_subject, author=holder is None
    )
    negative = (negative and not event.presupposed) or event.negated
    begins, at = _date_begin(words, event, after_dateline(words, first, sentence[1])), event.at
    date = when.of(end, begins, _date_reach(words, at, sentence[1], verbs=True), holder, holders)
    if date is None:
        date = when.of(end, begins, _date_reach(words, at, sentence[1], verbs=False), holder, holders)
    if holder is None and local == "asserted" and quotes.at(start) is not None:
        local = "alleged"  # the author quotes somebody, whoever it is
    if event.known and local in ("expected", "possible"):
        local = "asserted"
    slots = {slot: people.acting_for(ids) if slot in _STATES_TRADE else ids for slot, ids in event.slots.items()}
    if local in ("expected", "possible") and _depends(words, begin, event.at, sentence[1]):
        local = "conditional"
    if local == "asserted" and event.frame.form == "base" and _is_when_it_will(words, begin, event.at, sentence[1]):
        local = "expected"
    if event.frame.event == "pledge" and _has_condition(words, first, event.at):
        local = "conditional"
    if event.gerund_subject and "supplier" not in slots and "recipient" in slots:
        payer = _consequence(words, event.at, people)
        if payer:
            slots["supplier"] = payer
    goods = slots.get("goods", ())
    inside = people.within(words.starts[sentence[0]], words.ends[sentence[1] - 1]) if goods else ()
    is_unnamed = bool(goods) and not any(m.entity in goods for m in inside)
    again = event.again or event.repeated or is_unnamed
    if is_unnamed and not event.again:
        people.taken_up = (start, goods[0])
    made: list[_Found] = []
    outer = statements[holder] if holder is not None else None
    number = holder
    while True:
        if event.frame.event == "pledge" and not _speaks_for(outer, slots.get("actor", ()), people):
            return made
        is_ahead = local == "asserted" and not event.known and when.is_ahead(date, outer)
        hedge = "expected" if is_ahead else local
        hedge = "expected" if event.frame.event == "pledge" and hedge == "asserted" else hedge
        modality, polarity = combine_modality(outer, hedge, negative)
        claim = Claim(
            statement=number, event=event.frame.event, trigger=make_span(start, end, text[start:end]),
            participants=MappingProxyType(slots), modality=modality, polarity=polarity, date=date,
        )  # fmt: skip
        made.append(_Found(claim, hedge, negative, again, event.again))
        if outer is None or outer.parent is None or not _is_passed_on(outer, statements[outer.parent], people):
            return made
        local = modality
        negative ^= is_turned_down(outer)
        number, outer = outer.parent, statements[outer.parent]


def _date_begin(words: Words, event: Event, first: int) -> int:
    """How far to the left a date may stand: not before the verb that governs a noun ("on Thursday sanctioned ... over
    the transfer"); at the head of the sentence it may."""
    at = event.trigger[0]
    is_dated_first = words.tags[first] == "t" or words.lower[first] in _BEFORE_TIMES
    if words.tags[at - 1] == "," and "W" in words.tags[first:at] and not is_dated_first:
        return words.starts[at]  # "the Luna, which the United States sanctioned in 2015, | unloaded"
    if event.frame.form == "ing" and at > first and words.tags[at - 1] in "PO":
        return words.starts[at - 1]  # "was convicted on Thursday of | selling"
    if event.frame.pattern in ("measure", "payment_noun") and words.lower[first] in _BEFORE_TIMES:
        return words.starts[first]  # "Last year the United States imposed | sanctions"
    if event.frame.form == "noun":
        for k in range(at - 1, first + 3, -1):
            if words.tags[k] in "VvA" or (words.tags[k] == "n" and words.lower[k].endswith("ed")):
                return words.starts[k]
    return words.starts[first]


def _date_reach(words: Words, at: int, last: int, *, verbs: bool) -> int:
    """How far to the right a date may stand: not in a clause of its own ("as we head into winter").

    Args:
        verbs: nor by another verb: "left Bar on Monday | and reached Gdansk a week later".
    """
    for k in range(at + 1, last):
        goes_on = verbs and words.tags[k] == "C" and k > at + 1
        is_clause = words.tags[k] == "T" and words.tags[k + 1] in "AMv"  # "a cargo that was to arrive on Thursday"
        is_clause |= words.tags[k] in "SW" and not (words.lower[k] in ("since", "until") and words.tags[k + 1] in "dt")
        if is_clause or (goes_on and (words.tags[k + 1] in "vVAM" or words.lower[k + 1].endswith("ed"))):
            return words.starts[k]
    return words.ends[last - 1]


def _asks(words: Words, first: int, last: int) -> bool:
    """Whether the author only asks: "Did Egypt plan to ship rockets?"."""
    return words.words[last - 1] == "?" and words.tags[first] in "AM"


def _depends(words: Words, first: int, at: int, last: int) -> bool:
    """Whether something "would" be done "if" something else is."""
    return not _UNREAL.isdisjoint(words.lower[first:at]) and not _IF.isdisjoint(words.lower[at:last])


def _has_condition(words: Words, first: int, at: int) -> bool:
    """Whether the sentence sets a condition: "if", "unless", "should weapons be sent"."""
    lower = words.lower
    return any(
        lower[k] in ("if", "unless") or (lower[k] == "should" and "be" in lower[k : k + 4]) for k in range(first, at)
    )


def _is_when_it_will(words: Words, first: int, at: int, last: int) -> bool:
    """Whether a clause tells when something else will be: "When the two meet, oil will be a topic"."""
    opens = next((k for k in range(at - 1, first - 1, -1) if words.tags[k] in "S.;:"), -1)
    is_time = opens >= first and words.lower[opens] in _WHEN and not set(words.tags[opens + 1 : at]) & set("AMvV")
    return is_time and any(words.lower[k] == "will" for k in (*range(first, opens), *range(at, last)))


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
        if statement.rule.startswith(("np:", "quote:", "noun:", "ground:")):
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
