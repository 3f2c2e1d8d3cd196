"""What states do: sanctions, the use of arms, announced steps."""

from __future__ import annotations

from dissuade.documents.event_agents import AGENTS, agents, owner_of
from dissuade.documents.event_clauses import Clause, agents_after, meant_by_that, places_after, read_clause
from dissuade.documents.event_contacts import named_next
from dissuade.documents.event_frames import Event, EventFrame, Participants, make_event
from dissuade.documents.event_goods import goods_before_clause, goods_between
from dissuade.documents.event_phrases import clause_limit, group_start, phrase_end, read_right
from dissuade.documents.lexicons import word_list, word_set
from dissuade.documents.phrases import noun_phrase_before
from dissuade.documents.subjects import subject_before
from dissuade.documents.tagged_words import Words

__all__ = [
    "read_continuing",
    "read_designating",
    "read_freezing",
    "read_listing",
    "read_measure",
    "read_steps",
    "read_using",
]

_LISTED_AS = word_list("listed-as")
_LISTS = word_set("lists")
_GROUNDS = frozenset({"for", "over"})
_BEFORE_NOUN = word_set("before-grounds")
_GROUND_REACH = 40  # words
_LIST_REACH = 30  # words
_IMPOSERS = frozenset({"us", "gb", "eu"})
_LISTING = _IMPOSERS | {"org-european-union", "org-united-nations", "org-un-security-council"}
_EVADING = word_set("evading")
_KINDS_OF_MEASURES = frozenset(
    {
        "arms",
        "oil",
        "trade",
        "economic",
        "financial",
        "new",
        "further",
        "fresh",
        "asset",
        "assets",
        "visa",
        "travel",
        "export",
        "secondary",
    }
)
_KNOWN = frozenset({"the", "existing", "current", "these", "those"})
_OF_SANCTIONS = word_set("of-sanctions")
_TO_IMPOSED = 6  # words from sanctions to the participle that tells who imposed them
_OF_ASSETS = (["asset"], ["assets"])
_LIFTING = word_list("lifting-begins")
_HELD_BY_BANKS = frozenset({"assets", "accounts", "account", "funds", "property"})
_IMPOSING = word_list("imposing-begins")


def read_designating(
    words: Words, i: int, first: int, last: int, people: Participants, frame: EventFrame
) -> Event | None:
    """Read "A sanctioned B", "B was designated by A"."""
    if frame.form == "base" and words.tags[i - 1 : i] not in ("O", "M"):
        return None
    if words.tags[i + 1 : i + 2] == "O":
        return None  # "designated to receive"
    if read_clause(words, i, first, last, people).passive and _is_other_title(words, i, last):
        return None  # "was designated a high-risk traveller"
    authority, target = _authority_and_target(words, i, first, last, people)
    if not target and (not authority or find_ground(words, i + 1, last) is None):
        return None
    return make_event(frame, i, (i, i + 1), authority=authority, target=target)


def read_listing(words: Words, i: int, first: int, last: int, people: Participants, frame: EventFrame) -> Event | None:
    """Read "A added B to its sanctions list", "B was placed on the EU's blacklist"."""
    at = find_list(words, i + 1, last)
    if frame.lemma == "list":
        return _read_listed(words, i, first, last, people, frame)
    if at is None or (frame.form == "base" and words.tags[i - 1 : i] not in ("O", "M")):
        return None
    authority, target = _authority_and_target(words, i, first, last, people)
    authority = authority or agents(people, owner_of(words, at, i + 1, people))
    if not target:
        return None
    event = make_event(frame, i, (i, i + 1), authority=authority, target=target)
    event.negated = frame.lemma == "remove"
    return event


def _read_listed(words: Words, i: int, first: int, last: int, people: Participants, frame: EventFrame) -> Event | None:
    """Read "was listed for organising", "were listed by the EU": other things are listed too."""
    ground = find_ground(words, i + 1, last)
    clause = read_clause(words, i, first, last, people)
    authority, target = _authority_and_target(words, i, first, last, people)
    if not target or (ground is None and (not authority or not clause.passive)):
        return None
    if not clause.passive and not any(one.removeprefix("gov-") in _LISTING or one in _LISTING for one in authority):
        return None  # "the paper listed the firm for"
    return make_event(frame, i, (i, i + 1), authority=authority, target=target)


def _authority_and_target(
    words: Words, i: int, first: int, last: int, people: Participants
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    clause = read_clause(words, i, first, last, people)
    if clause.passive or words.lower[i + 1 : i + 2] in (["for"], ["by"], ["over"]):
        group = group_start(words, i, first)
        phrase = subject_before(words, group, first)
        if group == i and i - 1 > first and words.tags[i - 1] == ",":
            phrase = noun_phrase_before(words, i - 1, first)  # "Velka Trading, sanctioned by the EU,"
        target = agents(people, people.of_phrase(words, phrase)) if phrase else ()
        return agents_after(words, people, clause, "by"), target
    target = agents(people, people.of_phrase(words, clause.object)) if clause.object else ()
    if not target and clause.object is None:
        target = _whom_they_sanctioned(words, i, first, people)
    ground = find_ground(words, i + 1, last)
    if not target and ground is not None:
        target = _named_between(words, i + 1, ground, people)
    if not target and clause.object:
        target = named_next(words, clause.object[1], last, people) or _whose_part(words, clause.object, people)
    return agents(people, clause.subject), target


def _whom_they_sanctioned(words: Words, i: int, first: int, people: Participants) -> tuple[str, ...]:
    """Read "the Luna, which the United States | sanctioned in 2015"."""
    phrase = subject_before(words, group_start(words, i, first), first)
    at = phrase[0] - 1 if phrase else first
    if at <= first or words.lower[at] not in ("which", "whom", "that"):
        return ()
    held = noun_phrase_before(words, at - (words.tags[at - 1] == ","), first)
    return agents(people, meant_by_that(words, held, first, people))


def _named_between(words: Words, start: int, end: int, people: Participants) -> tuple[str, ...]:
    """Persons, bodies and ships that are named between a verb and the ground of a designation."""
    inside = people.within(words.starts[start], words.ends[end - 1]) if start < end else []
    named = [m for m in inside if m.type in ("person", "organization", "vessel") and m.level == "name"]
    return tuple(dict.fromkeys(m.entity for m in named))


def find_ground(words: Words, start: int, last: int) -> int | None:
    """Where "for selling", "over its role in" stands in the clause of a verb."""
    tags, lower = words.tags, words.lower
    for k in range(start, min(last - 1, start + _GROUND_REACH)):
        if tags[k] in ".;:TWSVvQ":
            return None
        is_ground = lower[k] in _GROUNDS and (lower[k + 1].endswith("ing") or lower[k + 1] in _BEFORE_NOUN)
        if is_ground or (lower[k] == "over" and tags[k + 1] in "DnX"):
            return k
    return None


def find_list(words: Words, start: int, last: int) -> int | None:
    """Where a clause names a list of sanctions: "to its | blacklist", "on the Entity | List"."""
    lower = words.lower
    for k in range(start, min(last, start + _LIST_REACH)):
        if words.tags[k] in ".;:TWS":
            return None
        if lower[k] in ("blacklist", "blacklists"):
            return k
        if (
            lower[k] in ("list", "lists")
            and lower[k - 1] != "watch"
            and not _LISTS.isdisjoint(lower[max(start, k - 4) : k])
        ):
            return k
    return None


def _is_other_title(words: Words, i: int, last: int) -> bool:
    """Whether somebody is designated as something that no sanctions name."""
    if words.lower[i + 1 : i + 2] not in (["a"], ["an"]):
        return False
    named = " ".join(words.lower[i + 2 : min(last, i + 8)])
    return not any(word in named for word in _LISTED_AS)


def read_measure(words: Words, i: int, first: int, last: int, people: Participants, frame: EventFrame) -> Event | None:
    """Read "US sanctions on Russia", "imposed sanctions against", "our sanctions"."""
    _, after = read_right(words, i + 1, last)
    verb = next((k for k in range(i + 1, min(last, i + _TO_IMPOSED)) if words.tags[k] not in "AMNJ,"), i)
    follows = words.lower[verb].startswith(_IMPOSING) and words.lower[verb].endswith("ed")
    if follows:  # "sanctions were imposed on Velka by the United States"
        after = {**after, **read_right(words, verb + 1, last)[1]}
    clause = Clause((), False, None, after)
    authority: tuple[str, ...] = agents_after(words, people, clause, "by") if follows else ()
    at = i - 1
    if _is_verb(words, i, last) or not _OF_SANCTIONS.isdisjoint(words.lower[i + 1 : i + 2]):
        return None
    if words.words[i][0].isupper() and words.tags[i + 1 : i + 2] == "X":
        return None  # "the Iran Sanctions Act"
    if frame.lemma == "freeze" and words.lower[i - 1 : i] not in _OF_ASSETS:
        return None
    while at > first and words.tags[at] in "nJ" and words.lower[at] in _KINDS_OF_MEASURES:
        at -= 1  # "a European Union | arms embargo"
    if _are_got_round(words, at, first):
        return None
    if at >= first and (aimed := _aimed_at(words, at, people)):
        return make_event(frame, i, (i, i + 1), target=aimed)
    if (at > first and words.lower[at] in ("our", "its", "their")) or (at >= first and words.tags[at] == "X"):
        nearby = people.within(words.starts[max(first, at - 3)], words.ends[at])
        authority = tuple(m.entity for m in nearby if m.type in AGENTS and m.span.end == words.ends[at])[:1]
    verb = at
    while (
        verb > first
        and words.tags[verb] in "DJXnPd*"
        and words.lower[verb] != "under"
        and not words.lower[verb].startswith(_IMPOSING)
    ):
        verb -= 1
    target = agents_after(words, people, clause, "on", "against") or _whose_or_named(words, people, clause, last)
    authority = authority or agents_after(words, people, clause, "of")
    imposed = verb >= first and words.lower[verb].startswith(_IMPOSING)
    if follows:
        imposed = True
    elif imposed:
        imposing = read_clause(words, verb, first, last, people)
        authority = authority or agents(people, imposing.subject)
        if not target and "with" in imposing.after and imposing.object:  # "hit Iran with sanctions"
            target = agents(people, people.of_phrase(words, imposing.object))
    elif verb >= first and words.lower[verb] == "under":  # "has been under EU sanctions"
        target = target or _who_is_under(words, verb, first, last, people)
    if (not authority and not target) or (frame.lemma == "restrictions" and not imposed):
        return None
    lifting = next((k for k in range(i - 1, max(first, verb - 1) - 1, -1) if words.lower[k].startswith(_LIFTING)), -1)
    if lifting >= 0:
        authority = authority or agents(people, read_clause(words, lifting, first, last, people).subject)
    event = make_event(frame, i, (i, i + 1), authority=authority, target=target)
    before = words.lower[max(first, verb) : i]
    event.presupposed = not imposed and "no" not in before
    if lifting >= 0:
        event.presupposed, event.negated = True, True
    event.known = event.presupposed and not _KNOWN.isdisjoint(before)
    return event


def read_freezing(words: Words, i: int, first: int, last: int, people: Participants, frame: EventFrame) -> Event | None:
    """Read "froze the assets of three banks", "Velka's accounts were frozen"."""
    clause = read_clause(words, i, first, last, people)
    phrase = subject_before(words, group_start(words, i, first), first) if clause.passive else clause.object
    if phrase is None or _HELD_BY_BANKS.isdisjoint(words.lower[slice(*phrase)]):
        return None
    inside = people.within(words.starts[phrase[0]], words.ends[phrase[1] - 1])
    target = tuple(dict.fromkeys(m.entity for m in inside if m.type in AGENTS and m.level != "demonym"))
    authority = agents_after(words, people, clause, "by") if clause.passive else agents(people, clause.subject)
    return make_event(frame, i, (i, i + 1), authority=authority, target=target[:1]) if target and authority else None


def _who_is_under(words: Words, under: int, first: int, last: int, people: Participants) -> tuple[str, ...]:
    """Read "Velka, which has been | under sanctions", "a bank under sanctions"."""
    if words.tags[under - 1 : under] == "A":
        return agents(people, read_clause(words, under, first, last, people).subject)
    return agents(people, meant_by_that(words, noun_phrase_before(words, under, first), first, people))


def _whose_or_named(words: Words, people: Participants, clause: Clause, last: int) -> tuple[str, ...]:
    """Whom sanctions mean that hit a part of somebody: "on Iran's oil industry", "on its founder, Ahn Do,"."""
    for name in ("on", "against"):
        if (phrase := clause.after.get(name)) is not None:
            if named := named_next(words, phrase[1], last, people):
                return named
            return _whose_part(words, phrase, people)
    return ()


def _whose_part(words: Words, phrase: tuple[int, int], people: Participants) -> tuple[str, ...]:
    """The state whose banks, officials or industry a phrase means."""
    inside = people.within(words.starts[phrase[0]], words.ends[phrase[1] - 1])
    return next(((m.entity,) for m in inside if m.type in ("country", "government")), ())


def _is_verb(words: Words, i: int, last: int) -> bool:
    """Whether "sanctions" is what somebody does: "Japan sanctions three firms", not "the sanctions Trump imposed"."""
    tags = words.tags
    if words.lower[i] != "sanctions" or i + 1 >= last or tags[i + 1] not in "XDd":
        return False
    end = phrase_end(words, i + 1, last)
    return not (end < last and (tags[end] in "AMvV" or words.lower[end - 1].endswith("ed")))


def _are_got_round(words: Words, at: int, first: int) -> bool:
    """Whether sanctions are only what somebody gets round: "to evade US sanctions"."""
    while at > first and words.tags[at] in "DJXP" and words.lower[at] not in _EVADING:
        at -= 1
    return at >= first and words.lower[at] in _EVADING


def _aimed_at(words: Words, at: int, people: Participants) -> tuple[str, ...]:
    """Read "Iran sanctions": a state that is named by its name is the target, unless it is one that imposes them."""
    nearby = people.within(words.starts[at], words.ends[at])
    return tuple(
        m.entity
        for m in nearby
        if m.type == "country" and m.level == "name" and m.entity not in _IMPOSERS and words.tags[at] == "X"
    )[:1]


def read_using(words: Words, i: int, first: int, last: int, people: Participants, frame: EventFrame) -> Event | None:
    """A finite "fired missiles": plans to use and uses of the word as a noun are no military use."""
    if frame.form not in ("both", "past", "s"):
        return None
    clause = read_clause(words, i, first, last, people)
    goods = goods_between(words, i + 1, clause_limit(words, i, last), people, "arms")
    if not goods and clause.object is None:
        goods, _ = goods_before_clause(words, i, first, people, "arms")
    users = agents(people, clause.subject)
    if clause.passive or not goods or not users:
        return None
    target = agents_after(words, people, clause, "at", "on", "against") or places_after(words, people, clause)
    return make_event(frame, i, (i, i + 1), user=users, goods=goods, target=target)


def read_steps(words: Words, i: int, first: int, last: int, people: Participants, frame: EventFrame) -> Event | None:
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
    return make_event(frame, i, (begin, i + 1), actor=actors) if actors else None


def read_continuing(
    words: Words, i: int, first: int, last: int, people: Participants, frame: EventFrame
) -> Event | None:
    """Read "will continue to push": a stated intention."""
    tags = words.tags
    if i + 2 >= last or tags[i + 1] != "O" or "M" not in tags[group_start(words, i, first) : i]:
        return None
    phrase = subject_before(words, group_start(words, i, first), first)
    actors = agents(people, people.of_phrase(words, phrase)) if phrase else ()
    return make_event(frame, i, (i, i + 3), actor=actors) if actors else None
