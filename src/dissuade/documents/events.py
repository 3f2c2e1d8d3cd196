"""Finds the events that a sentence names and fills their slots, by one rule for each pattern of ``events.yaml``."""

from __future__ import annotations

from dissuade.documents.event_clauses import (
    AGENTS,
    Clause,
    agents,
    agents_after,
    are_none,
    clause_limit,
    controller,
    given_to,
    goods_between,
    group_start,
    owner_of,
    phrase_end,
    places_after,
    read_clause,
    read_right,
    sides_after,
)
from dissuade.documents.event_frames import Event, EventFrame, Participants, frames
from dissuade.documents.lexicons import word_list, word_set
from dissuade.documents.phrases import subject_before
from dissuade.documents.sentences import Words

__all__ = ["find_events", "may_name_events"]

_LETTER_VERBS = word_list("letter-verb-begins")
_PEOPLE = frozenset({"person", "group"})
_GOODS_REACH = 12
_FORCES = frozenset({"goods-military-aircraft", "goods-warships", "goods-tanks", "goods-armoured-vehicles"})
"""What a state sends to war as well as to a buyer."""
_FINES = word_set("paid-by-law")
_FINE_REACH = 12  # words
_MUTUAL = word_set("mutual")
_COMBING = frozenset({"search", "look"})
_BEGUN = word_set("begun")
_LISTED_AS = word_list("listed-as")
_IMPOSERS = frozenset({"us", "gb", "eu"})
_IMPOSING = word_list("imposing-begins")


def may_name_events(words: Words) -> bool:
    """Whether a block has any word that may name an event; most have none."""
    return not frames().keys().isdisjoint(words.lower)


def find_events(words: Words, first: int, last: int, people: Participants) -> list[Event]:
    """The events that a sentence names, in order, each word at most one."""
    known = frames()
    lower = words.lower[first:last]
    if known.keys().isdisjoint(lower):
        return []
    found = []
    for i, word in enumerate(lower, first):
        for frame in known.get(word, ()):
            if frame.form in ("base", "s") and frame.pattern != "seeking" and _is_noun(words, i, first, people):
                continue
            event = _PATTERNS[frame.pattern](words, i, first, last, people, frame)
            if event is not None:
                found.append(event)
                break
    return found


def _is_noun(words: Words, i: int, first: int, people: Participants) -> bool:
    """Whether a form that may be a verb stands as a noun: "the transfer", "arms exports"."""
    if i == first:
        return False
    previous = words.tags[i - 1]
    if previous in "DP" or words.lower[i - 1].endswith(("'s", "s'")):
        return True
    return previous == "n" and bool(goods_between(words, i - 1, i, people, ""))


def _make(frame: EventFrame, at: int, trigger: tuple[int, int], alone: bool = False, **slots: tuple[str, ...]) -> Event:
    return Event(frame, at, trigger, {name: ids for name, ids in slots.items() if ids}, alone)


def _giving(words: Words, i: int, first: int, last: int, people: Participants, frame: EventFrame) -> Event | None:
    clause = read_clause(words, i, first, last, people)
    if clause.generic or (frame.lemma == "carry" and words.lower[i + 1 : i + 2] in (["out"], ["on"], ["through"])):
        return None
    giver, taker = ("payer", "payee") if frame.event == "payment" else ("supplier", "recipient")
    passive = clause.passive or (frame.form in ("both", "participle") and words.lower[i + 1 : i + 2] == ["by"])
    if passive:
        goods = goods_between(words, max(first, i - _GOODS_REACH), i, people, frame.goods)
        suppliers = sides_after(words, people, clause, "by", "from")
    else:
        goods = goods_between(words, i + 1, clause_limit(words, i, last), people, frame.goods)
        suppliers = agents(people, clause.subject)
    if not goods or (giver == "payer" and not _FINES.isdisjoint(words.lower[i + 1 : min(last, i + _FINE_REACH)])):
        return None
    takers = sides_after(words, people, clause, "to")
    if not takers and clause.object and not passive:
        takers = agents(people, people.of_phrase(words, clause.object)) or given_to(words, clause.object, people)
    suppliers = tuple(s for s in suppliers if s not in takers)
    if frame.lemma == "carry" and _only_bears(suppliers, takers, people):
        return None
    if frame.lemma == "send" and not takers and _FORCES.issuperset(goods):
        return None  # "sent jets to hit targets"
    if frame.event == "shipment" and suppliers and all(people.entities[s].type == "vessel" for s in suppliers):
        giver = "vessel"
    event = _make(frame, i, (i, i + 1), clause.gerund_subject, **{giver: suppliers, taker: takers, "goods": goods})
    event.negated = not passive and are_none(words, i + 1, clause_limit(words, i, last), people, frame.goods)
    return event


def _only_bears(carriers: tuple[str, ...], takers: tuple[str, ...], people: Participants) -> bool:
    """Whether goods are only on somebody: who carries a rifle ships none."""
    types = {people.entities[one].type for one in carriers}
    return bool(types & _PEOPLE) or (bool(types - {"vessel"}) and not takers)


def _taking(words: Words, i: int, first: int, last: int, people: Participants, frame: EventFrame) -> Event | None:
    clause = read_clause(words, i, first, last, people)
    if clause.generic:
        return None
    if clause.passive:
        goods = goods_between(words, max(first, i - _GOODS_REACH), i, people, frame.goods)
        takers = agents_after(words, people, clause, "by")
    else:
        goods = goods_between(words, i + 1, clause_limit(words, i, last), people, frame.goods)
        takers = agents(people, clause.subject)
    if not goods:
        return None
    suppliers = sides_after(words, people, clause, "from")
    event = _make(frame, i, (i, i + 1), clause.gerund_subject, supplier=suppliers, recipient=takers, goods=goods)
    event.negated = not clause.passive and are_none(words, i + 1, clause_limit(words, i, last), people, frame.goods)
    return event


def _arming(words: Words, i: int, first: int, last: int, people: Participants, frame: EventFrame) -> Event | None:
    """Read "armed the rebels", "accused Iran of arming them": whom somebody gives weapons that are not named."""
    tags = words.tags
    if frame.form in ("both", "past") and (
        tags[i - 1 : i] in ("", "D", "P", "J", "n") or tags[i + 1 : i + 2] not in ("D", "X")
    ):
        return None  # "armed men", "an armed group"
    if not words.words[i].islower():
        return None  # "the Armed Forces"
    if frame.form in ("base", "s") and tags[i - 1 : i] not in ("O", "M"):
        return None
    clause = read_clause(words, i, first, last, people)
    takers = agents(people, people.of_phrase(words, clause.object)) if clause.object else ()
    suppliers = tuple(s for s in agents(people, clause.subject) if s not in takers)
    if clause.generic or clause.passive or not takers:
        return None
    return _make(frame, i, (i, i + 1), clause.gerund_subject, supplier=suppliers, recipient=takers)


def _goods_noun(words: Words, i: int, first: int, last: int, people: Participants, frame: EventFrame) -> Event | None:
    """Read "arms deal", "deliveries of shells"."""
    start = i
    while start > first and words.tags[start - 1] in "nXgd*" and i - start < 3:
        start -= 1
    goods = goods_between(words, start, i + 1, people, frame.goods)
    begin = start
    if not goods and i + 2 < last and words.lower[i + 1] == "of":
        goods = goods_between(words, i + 2, phrase_end(words, i + 2, last), people, frame.goods)
        begin = i
    if not goods:
        return None
    if begin < i:
        while begin < i and not goods_between(words, begin, begin + 1, people, frame.goods):
            begin += 1
    _, after = read_right(words, i + 1, last)
    clause = Clause((), False, None, after)
    both = agents_after(words, people, clause, "between", "with")
    owner = owner_of(words, begin if begin < i else i, first, people)
    owner = owner or _who_begins(words, begin if begin < i else i, first, last, people)
    suppliers = sides_after(words, people, clause, "from", "by") or owner
    if frame.lemma in _MUTUAL and suppliers == owner:
        both, suppliers = both or owner, ()  # "the Saudi arms deal": who sells is not said
    return _make(frame, i, (min(begin, i), i + 1), party=both, supplier=suppliers,
                 recipient=sides_after(words, people, clause, "to"), goods=goods)  # fmt: skip


def _who_begins(words: Words, at: int, first: int, last: int, people: Participants) -> tuple[str, ...]:
    """Whose deliveries they are: "Russia has begun deliveries", "Iran made a shipment"."""
    while at > first and words.tags[at - 1] in "DJdnX" and words.lower[at - 1] not in _BEGUN:
        at -= 1
    if at == first or words.lower[at - 1] not in _BEGUN:
        return ()
    clause = read_clause(words, at - 1, first, last, people)
    return () if clause.passive else agents(people, clause.subject)


def _parties_noun(words: Words, i: int, first: int, last: int, people: Participants, frame: EventFrame) -> Event | None:
    """Read "talks between A and B", "A was in talks with B", "A held a meeting with B"."""
    _, after = read_right(words, i + 1, last)
    clause = Clause((), False, None, after)
    parties = agents_after(words, people, clause, "between", "of", "among")
    if not parties:
        others = agents_after(words, people, clause, "with")
        parties = tuple(dict.fromkeys((*_holder(words, i, first, people), *others)))
    if not people.are_several(parties):
        return None
    is_personal = all(people.entities[p].type in _PEOPLE for p in parties)
    event = "meeting" if frame.event == "negotiation" and is_personal else frame.event
    frame = EventFrame(event, frame.pattern, frame.goods, frame.lemma, frame.form)
    places = places_after(words, people, clause)
    return _make(frame, i, (i, i + 1), party=parties, place=places)


def _holder(words: Words, i: int, first: int, people: Participants) -> tuple[str, ...]:
    """The subject of "was in talks", "to hold a meeting": the nearest actor before the noun phrase."""
    owner = owner_of(words, i, first, people)
    if owner:
        return agents(people, owner)
    at = i
    while at > first and words.tags[at - 1] in "DnXJdg*P":
        at -= 1
    if at == first or words.tags[at - 1] in "T,;:CS":
        return ()
    for k in range(at, first, -1):
        if words.tags[k - 1] in "AMvVnO":
            phrase = subject_before(words, group_start(words, k - 1, first), first)
            if phrase:
                found = agents(people, people.of_phrase(words, phrase))
                if found:
                    return found
            break
    return agents(people, controller(words, at, first, people))


def _parties_verb(words: Words, i: int, first: int, last: int, people: Participants, frame: EventFrame) -> Event | None:
    clause = read_clause(words, i, first, last, people)
    others = agents_after(words, people, clause, "with")
    if not others and clause.object:
        others = agents(people, people.of_phrase(words, clause.object))
    parties = tuple(dict.fromkeys((*agents(people, clause.subject), *others)))
    if not people.are_several(parties):
        return None
    return _make(frame, i, (i, i + 1), clause.gerund_subject, party=parties, place=places_after(words, people, clause))


def _seeking(words: Words, i: int, first: int, last: int, people: Participants, frame: EventFrame) -> Event | None:
    """Read "turn to X for arms", "search for weapons", "seek shells from X"."""
    tags, lower = words.tags, words.lower
    limit = min(last, i + 12)
    if frame.lemma == "seek":
        span = (i + 1, clause_limit(words, i, last))
    else:
        at = next((k for k in range(i + 1, limit) if lower[k] == "for" or tags[k] in ".;,"), limit)
        if at >= limit or lower[at] != "for":
            return None
        span = (at + 1, phrase_end(words, at + 1, last))
    goods = goods_between(words, *span, people, "arms")
    if not goods:
        return None
    _, after = read_right(words, i + 1, last)
    clause = Clause((), False, None, after)
    is_noun = i > first and (lower[i - 1].endswith(("'s", "s'")) or lower[i - 1] in ("its", "their", "a", "the"))
    seeker = owner_of(words, i, first, people) if is_noun else read_clause(words, i, first, last, people).subject
    others = agents_after(words, people, clause, "to", "from")
    if not others and not is_noun and frame.lemma in _COMBING:
        return None  # soldiers who search houses for weapons buy none
    parties = tuple(dict.fromkeys((*agents(people, seeker), *others)))
    return _make(frame, i, (i, i + 1), party=parties, goods=goods) if parties else None


def _visiting(words: Words, i: int, first: int, last: int, people: Participants, frame: EventFrame) -> Event | None:
    clause = read_clause(words, i, first, last, people)
    visitors = agents(people, clause.subject)
    host = people.of_phrase(words, clause.object) if clause.object else ()
    host = tuple(h for h in host if people.entities[h].type in ("country", "place", "government", "person"))
    host = tuple(h for h in host if h not in visitors)
    return _make(frame, i, (i, i + 1), visitor=visitors, host=host) if visitors and host else None


def _going(words: Words, i: int, first: int, last: int, people: Participants, frame: EventFrame) -> Event | None:
    clause = read_clause(words, i, first, last, people)
    visitors = agents(people, clause.subject)
    host = places_after(words, people, clause)
    return _make(frame, i, (i, i + 1), visitor=visitors, host=host) if visitors and host else None


def _visit_noun(words: Words, i: int, first: int, last: int, people: Participants, frame: EventFrame) -> Event | None:
    _, after = read_right(words, i + 1, last)
    clause = Clause((), False, None, after)
    host = places_after(words, people, clause)
    visitors = agents_after(words, people, clause, "by") or agents(people, owner_of(words, i, first, people))
    return _make(frame, i, (i, i + 1), visitor=visitors, host=host) if visitors and host else None


def _letters(words: Words, i: int, first: int, last: int, people: Participants, frame: EventFrame) -> Event | None:
    """Read "A and B exchanged letters", "a letter from A to B", "A sent B a letter"."""
    lower = words.lower
    _, after = read_right(words, i + 1, last)
    clause = Clause((), False, None, after)
    verb = i - 1
    while verb > first and words.tags[verb] in "DJXn" and not lower[verb].startswith(_LETTER_VERBS):
        verb -= 1
    begin = i
    sender: tuple[str, ...] = agents_after(words, people, clause, "from", "between")
    if lower[verb] in ("exchange", "exchanged", "exchanging", "trade", "traded", "sent", "send", "wrote", "sends"):
        sender = sender or agents(people, read_clause(words, verb, first, last, people).subject)
        begin = verb
    receiver = agents_after(words, people, clause, "to", "with")
    if lower[verb] in ("received", "receives", "receive", "got"):
        receiver = receiver or agents(people, read_clause(words, verb, first, last, people).subject)
        begin = verb
    parties = tuple(dict.fromkeys((*sender, *receiver)))
    return _make(frame, i, (begin, i + 1), party=parties) if len(parties) >= 2 else None


def _designating(words: Words, i: int, first: int, last: int, people: Participants, frame: EventFrame) -> Event | None:
    if frame.form == "base" and words.tags[i - 1 : i] not in ("O", "M"):
        return None
    if words.tags[i + 1 : i + 2] == "O" or _is_other_title(words, i, last):
        return None  # "designated to receive", "designated a high-risk traveller"
    clause = read_clause(words, i, first, last, people)
    if clause.passive:
        phrase = subject_before(words, group_start(words, i, first), first)
        target = agents(people, people.of_phrase(words, phrase)) if phrase else ()
        authority = agents_after(words, people, clause, "by")
    else:
        target = agents(people, people.of_phrase(words, clause.object)) if clause.object else ()
        authority = agents(people, clause.subject)
    return _make(frame, i, (i, i + 1), authority=authority, target=target) if target else None


def _is_other_title(words: Words, i: int, last: int) -> bool:
    """Whether somebody is designated as something that no sanctions name."""
    if words.lower[i + 1 : i + 2] not in (["a"], ["an"]):
        return False
    named = " ".join(words.lower[i + 2 : min(last, i + 8)])
    return not any(word in named for word in _LISTED_AS)


def _measure(words: Words, i: int, first: int, last: int, people: Participants, frame: EventFrame) -> Event | None:
    """Read "US sanctions on Russia", "imposed sanctions against", "our sanctions"."""
    _, after = read_right(words, i + 1, last)
    clause = Clause((), False, None, after)
    authority: tuple[str, ...] = ()
    at = i - 1
    if words.words[i][0].isupper() and words.tags[i + 1 : i + 2] == "X":
        return None  # "the Iran Sanctions Act"
    if at >= first and (aimed := _aimed_at(words, at, people)):
        return _make(frame, i, (i, i + 1), target=aimed)
    if (at > first and words.lower[at] in ("our", "its", "their")) or (at >= first and words.tags[at] == "X"):
        nearby = people.within(words.starts[at], words.ends[at])
        authority = tuple(m.entity for m in nearby if m.type in AGENTS)[:1]
    verb = at
    while verb > first and words.tags[verb] in "DJXnPd*" and not words.lower[verb].startswith(_IMPOSING):
        verb -= 1
    if verb >= first and words.lower[verb].startswith(_IMPOSING) and not authority:
        authority = agents(people, read_clause(words, verb, first, last, people).subject)
    target = agents_after(words, people, clause, "on", "against")
    return _make(frame, i, (i, i + 1), authority=authority, target=target) if authority or target else None


def _aimed_at(words: Words, at: int, people: Participants) -> tuple[str, ...]:
    """Read "Iran sanctions": a state that is named by its name is the target, unless it is one that imposes them."""
    nearby = people.within(words.starts[at], words.ends[at])
    return tuple(
        m.entity
        for m in nearby
        if m.type == "country" and m.level == "name" and m.entity not in _IMPOSERS and words.tags[at] == "X"
    )[:1]


def _using(words: Words, i: int, first: int, last: int, people: Participants, frame: EventFrame) -> Event | None:
    """A finite "fired missiles": plans to use and uses of the word as a noun are no military use."""
    if frame.form not in ("both", "past", "s"):
        return None
    clause = read_clause(words, i, first, last, people)
    goods = goods_between(words, i + 1, clause_limit(words, i, last), people, "arms")
    users = agents(people, clause.subject)
    if clause.passive or not goods or not users:
        return None
    target = agents_after(words, people, clause, "at", "on", "against") or places_after(words, people, clause)
    return _make(frame, i, (i, i + 1), user=users, goods=goods, target=target)


def _steps(words: Words, i: int, first: int, last: int, people: Participants, frame: EventFrame) -> Event | None:
    """Read "would take appropriate steps": what somebody announces to do."""
    begin = i - 1
    while begin > first and words.tags[begin] in "DJnX*" and words.lower[begin] != "take":
        begin -= 1
    if words.lower[begin] != "take":
        return None
    group = group_start(words, begin, first)
    if "M" not in words.tags[group:begin]:
        return None
    phrase = subject_before(words, group, first)
    actors = agents(people, people.of_phrase(words, phrase)) if phrase else ()
    return _make(frame, i, (begin, i + 1), actor=actors) if actors else None


def _continuing(words: Words, i: int, first: int, last: int, people: Participants, frame: EventFrame) -> Event | None:
    """Read "will continue to push": a stated intention."""
    tags = words.tags
    if i + 2 >= last or tags[i + 1] != "O" or "M" not in tags[group_start(words, i, first) : i]:
        return None
    phrase = subject_before(words, group_start(words, i, first), first)
    actors = agents(people, people.of_phrase(words, phrase)) if phrase else ()
    return _make(frame, i, (i, i + 3), actor=actors) if actors else None


_PATTERNS = {
    "giving": _giving,
    "taking": _taking,
    "arming": _arming,
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
