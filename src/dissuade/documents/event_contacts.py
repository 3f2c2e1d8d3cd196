"""Who meets, visits or writes to whom."""

from __future__ import annotations

from bisect import bisect_left

from dissuade.documents.event_agents import PEOPLE, agents, owner_of, state_of
from dissuade.documents.event_clauses import Clause, agents_after, places_after, read_clause
from dissuade.documents.event_controllers import controller
from dissuade.documents.event_frames import Event, EventFrame, Participants, make_event
from dissuade.documents.event_goods import goods_between
from dissuade.documents.event_phrases import group_start, read_right
from dissuade.documents.lexicons import word_list
from dissuade.documents.subjects import main_subject, subject_before
from dissuade.documents.tagged_words import Words
from dissuade.model.report import Mention

__all__ = [
    "named_next",
    "read_going",
    "read_letters",
    "read_parties_noun",
    "read_parties_verb",
    "read_persons_verb",
    "read_visit_noun",
    "read_visiting",
    "read_writing",
]

_GOING = frozenset({"go", "head", "land"})
_NEXT_TO_GOING = {
    **dict.fromkeys(("go", "head"), (["to"],)), **dict.fromkeys(("land", "due", "expected"), (["in"], ["at"]))
}  # fmt: skip
"""What has to follow words that mean other things as well."""
_TITLE = 3  # words before a name: "military tycoon"
_LETTER_VERBS = word_list("letter-verb-begins")


def read_parties_noun(
    words: Words, i: int, first: int, last: int, people: Participants, frame: EventFrame
) -> Event | None:
    """Read "talks between A and B", "A was in talks with B", "A held a meeting with B"."""
    if frame.lemma == "call" and words.lower[i + 1 : i + 2] not in (["with"], ["between"]):
        return None  # the usual one
    _, after = read_right(words, i + 1, last)
    clause = Clause((), False, None, after)
    parties = agents_after(words, people, clause, "between", "of", "among")
    if not parties:
        others = _named_with(words, clause, last, people) or agents_after(words, people, clause, "with")
        holders = _holder(words, i, first, people) or _opening_for(words, i, first, last, people)
        parties = tuple(dict.fromkeys((*holders, *others)))
    if not people.are_several(parties):
        return None
    is_personal = all(people.entities[p].type in PEOPLE for p in parties)
    event = "meeting" if frame.event == "negotiation" and is_personal else frame.event
    frame = EventFrame(event, frame.pattern, frame.goods, frame.lemma, frame.form)
    places = places_after(words, people, clause)
    goods = _discussed(words, clause, people) if event == "negotiation" else ()
    return make_event(frame, i, (i, i + 1), party=parties, place=places, goods=goods)


def _discussed(words: Words, clause: Clause, people: Participants) -> tuple[str, ...]:
    """The goods that talks are about: "in talks with Iran over a batch of drones"."""
    phrases = [clause.after[name] for name in ("over", "on", "about") if name in clause.after]
    return tuple(one for phrase in phrases for one in goods_between(words, *phrase, people, "arms"))


def _opening_for(words: Words, i: int, first: int, last: int, people: Participants) -> tuple[str, ...]:
    """Whose meeting or visit it is in "At a | meeting with Kim, Shoigu promised": the subject of the sentence."""
    at = i
    while at > first and words.tags[at - 1] in "DnXJdg*":
        at -= 1
    if at - 1 < first or words.tags[at - 1] not in "PS" or words.tags[first : at - 1].strip("CJ"):
        return ()
    phrase = main_subject(words, first, last)
    return agents(people, people.of_phrase(words, phrase)) if phrase and phrase[0] > i else ()


def _named_with(words: Words, clause: Clause, last: int, people: Participants) -> tuple[str, ...]:
    """Read "with his counterpart, Viktor Sorokin,": who is named after what he is."""
    phrase = clause.after.get("with")
    return named_next(words, phrase[1], last, people) if phrase else ()


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


def read_parties_verb(
    words: Words, i: int, first: int, last: int, people: Participants, frame: EventFrame
) -> Event | None:
    """Read "A met B", "A negotiated with B"."""
    clause = read_clause(words, i, first, last, people)
    others = agents_after(words, people, clause, "with")
    if not others and frame.lemma == "discuss":
        return None  # "would not discuss clients"
    if not others and clause.object:
        others = named_next(words, clause.object[1], last, people) or agents(
            people, people.of_phrase(words, clause.object)
        )
    parties = tuple(dict.fromkeys((*agents(people, clause.subject), *others)))
    if not people.are_several(parties):
        return None
    return make_event(
        frame, i, (i, i + 1), clause.gerund_subject, party=parties, place=places_after(words, people, clause)
    )


def named_next(words: Words, end: int, last: int, people: Participants) -> tuple[str, ...]:
    """Who is named after a phrase: "to meet his counterpart, Viktor Sorokin, in Sochi"."""
    begin = end + 1
    while begin < min(last, end + _TITLE) and words.tags[begin] == "n":
        begin += 1  # ", tycoon Zaw Myint,"
    stop = begin
    while stop < last and words.tags[stop] == "X":
        stop += 1
    if words.tags[end : end + 1] != "," or stop == begin or words.tags[stop : stop + 1] not in (",", ".", "P", ""):
        return ()
    return agents(people, people.of_phrase(words, (begin, stop)))


def read_persons_verb(
    words: Words, i: int, first: int, last: int, people: Participants, frame: EventFrame
) -> Event | None:
    """Read "A hosted B", "A shows B new drones": what one does to another is a meeting if both are persons."""
    if frame.form not in ("s", "past", "both"):
        return None
    clause = read_clause(words, i, first, last, people)
    if clause.passive and frame.lemma != "show":  # "was received by President Raisi"
        parties = tuple(dict.fromkeys((*clause.subject, *agents_after(words, people, clause, "by"))))
        persons = all(people.entities[one].type == "person" for one in parties)
        met = persons and people.are_several(parties)
        return (
            make_event(frame, i, (i, i + 1), party=parties, place=places_after(words, people, clause)) if met else None
        )
    if clause.passive or clause.object is None:
        return None
    inside = people.within(words.starts[clause.object[0]], words.ends[clause.object[1] - 1])
    hosts = tuple(one for one in clause.subject if people.entities[one].type == "person")
    guest = next((m for m in inside if m.type == "person" and m.level == "name"), None)
    if not hosts or guest is None or not _is_guest(words, clause.object[0], guest):
        return None
    if frame.lemma == "show" and not any(m.type == "goods" and m.span.start > guest.span.end for m in inside):
        return None  # "polls show Sanders with 47 percent"
    parties = tuple(dict.fromkeys((*hosts, guest.entity)))
    if not people.are_several(parties):
        return None
    return make_event(frame, i, (i, i + 1), party=parties, place=places_after(words, people, clause))


def _is_guest(words: Words, at: int, person: Mention) -> bool:
    """Whether a person stands at the head of a phrase, but for titles before the name: not "Khan's election"."""
    begin = bisect_left(words.starts, person.span.start)
    owns = words.lower[bisect_left(words.ends, person.span.end)].endswith(("'s", "s'"))
    return not owns and not set(words.tags[at:begin]) - set("DJXn")


def read_visiting(words: Words, i: int, first: int, last: int, people: Participants, frame: EventFrame) -> Event | None:
    """Read "A visited B"."""
    clause = read_clause(words, i, first, last, people)
    visitors = _who_travels(people, clause)
    host = people.of_phrase(words, clause.object) or state_of(words, clause.object, people) if clause.object else ()
    host = tuple(h for h in host if people.entities[h].type in ("country", "place", "government", "person"))
    host = tuple(h for h in host if h not in visitors)
    return make_event(frame, i, (i, i + 1), visitor=visitors, host=host) if visitors and host else None


def read_going(words: Words, i: int, first: int, last: int, people: Participants, frame: EventFrame) -> Event | None:
    """Read "A travelled to B", "A is due in B"."""
    if words.lower[i + 1 : i + 2] not in _NEXT_TO_GOING.get(frame.lemma, (words.lower[i + 1 : i + 2],)):
        return None  # "if it goes ahead to sell", "is due to meet"
    if frame.lemma == "go" and frame.form not in ("past", "participle"):
        return None  # "is going to sell"
    clause = read_clause(words, i, first, last, people)
    if frame.lemma == "fly" and clause.object is not None:
        return None  # "flew equipment to the desert"
    visitors = _who_travels(people, clause)
    if frame.lemma in _GOING:  # not "Iran went to war"
        visitors = tuple(one for one in visitors if people.entities[one].type == "person")
    host = places_after(words, people, clause)
    return make_event(frame, i, (i, i + 1), visitor=visitors, host=host) if visitors and host else None


def _who_travels(people: Participants, clause: Clause) -> tuple[str, ...]:
    return tuple(one for one in agents(people, clause.subject) if people.entities[one].type != "vessel")


def read_visit_noun(
    words: Words, i: int, first: int, last: int, people: Participants, frame: EventFrame
) -> Event | None:
    """Read "the visit of A to B", "A's trip to B"."""
    _, after = read_right(words, i + 1, last)
    clause = Clause((), False, None, after)
    host = places_after(words, people, clause)
    visitors = agents_after(words, people, clause, "by") or agents(people, owner_of(words, i, first, people))
    if not visitors and host:  # "paid a visit to", "During a visit to Iran, he"
        visitors = _opening_for(words, i, first, last, people) or _holder(words, i, first, people)
        visitors = tuple(one for one in visitors if one not in host and people.entities[one].type == "person")
    return make_event(frame, i, (i, i + 1), visitor=visitors, host=host) if visitors and host else None


def read_letters(words: Words, i: int, first: int, last: int, people: Participants, frame: EventFrame) -> Event | None:
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
    if sender and not receiver and begin < i and (given := read_clause(words, begin, first, last, people).object):
        inside = people.within(words.starts[given[0]], words.starts[i])  # "sent Putin a letter"
        receiver = agents(people, [m.entity for m in inside if m.span.start == words.starts[given[0]]])[:1]
    sender = sender or (_opening_for(words, i, first, last, people) if receiver else ())
    parties = tuple(dict.fromkeys((*sender, *receiver)))
    return make_event(frame, i, (begin, i + 1), party=parties) if len(parties) >= 2 else None


def read_writing(words: Words, i: int, first: int, last: int, people: Participants, frame: EventFrame) -> Event | None:
    """Read "A wrote to B"."""
    if words.lower[i + 1 : i + 2] != ["to"] or frame.form == "participle":
        return None
    clause = read_clause(words, i, first, last, people)
    parties = tuple(dict.fromkeys((*agents(people, clause.subject), *agents_after(words, people, clause, "to"))))
    return make_event(frame, i, (i, i + 1), party=parties) if people.are_several(parties) else None
