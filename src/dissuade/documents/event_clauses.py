"""The clause of an event's verb: its subject, its object and the sides that its prepositions name."""

from __future__ import annotations

from dataclasses import dataclass

from dissuade.documents.event_agents import AGENTS, agents, places_of, state_of
from dissuade.documents.event_controllers import controller, pact_before, talks_before
from dissuade.documents.event_frames import Participants
from dissuade.documents.event_phrases import group_start, phrase_end, read_right
from dissuade.documents.lexicons import word_set
from dissuade.documents.phrases import noun_phrase_before
from dissuade.documents.subjects import main_subject, subject_before
from dissuade.documents.tagged_words import Words

__all__ = ["Clause", "agents_after", "meant_by_that", "places_after", "read_clause", "sides_after"]

_BE = frozenset({"is", "are", "was", "were", "be", "been", "being"})
_OF_WHAT = frozenset({"of", "to", "about", "over"})
_HELPING = frozenset({"helped", "help", "helps"})
_PARTICIPLES = ("ed", "ought", "old", "ent", "ade", "uilt", "own", "iven", "aken", "ound", "eld")
"""How participles end, of the verbs that goods are the subject of."""
_SHARED_REACH = 24  # words from a participle back to the "were" that it shares
_CARRYING = word_set("carrying-goods")
_GENERIC = word_set("anybody")
_TERMINALS = frozenset({"airport", "port", "airfield", "airbase", "base", "harbour", "harbor", "terminal"})
_PRONOUNS = frozenset({"i", "we", "you", "he", "she", "they", "it"})


@dataclass(slots=True)
class Clause:
    """What stands around a word: subject, object and phrases by preposition; with whom it is talked about.

    The words of the subject are known where it is shared with a verb before.
    """

    subject: tuple[str, ...]
    passive: bool
    object: tuple[int, int] | None
    after: dict[str, tuple[int, int]]
    gerund_subject: bool = False
    generic: bool = False
    partner: tuple[str, ...] = ()
    phrase: tuple[int, int] | None = None


def read_clause(words: Words, i: int, first: int, last: int, people: Participants) -> Clause:
    """Read the arguments of a verb."""
    tags, lower = words.tags, words.lower
    group, passive, is_gerund = i, False, lower[i].endswith("ing") and tags[i] != "n"
    pronoun = False
    shared: tuple[int, int] | None = None
    while group > first and (tags[group - 1] in "AMNJ*" or (group == i and lower[group - 1] in _HELPING)):
        group -= 1
        pronoun |= lower[group].partition("'")[0] in _PRONOUNS and "'" in lower[group]
        passive |= lower[group] in _BE and not is_gerund
    previous = tags[group - 1] if group > first else ""
    is_plain = not tags[group:i].strip("J")
    subject: tuple[str, ...] = ()
    alone = generic = False
    partner: tuple[str, ...] = ()
    if previous == "T":  # the pronoun of a relative clause: "any country that buys shells"
        phrase = noun_phrase_before(words, group - 1, first)
        subject = meant_by_that(words, phrase, first, people)
        generic = phrase is not None and lower[phrase[0]] in _GENERIC
    elif is_gerund and not tags[first:i].strip("*C"):
        alone = True
    elif is_gerund and group == i and previous == "n" and lower[i - 1] in _CARRYING:
        phrase = noun_phrase_before(words, group, first)
        subject = people.of_phrase(words, phrase) if phrase else ()
    elif previous == "O" and (pact := pact_before(words, group, first, people)) is not None and pact[0]:
        subject, partner = pact
    elif is_gerund and group == i and previous in "XR" and (phrase := _gerund_subject(words, group, first)):
        subject = people.of_phrase(words, phrase)
    elif previous in "PS" and previous and is_gerund and not tags[first : group - 1].strip("CJ"):
        phrase = main_subject(words, first, last)  # "By seeking arms, the rebels have shown"
        subject = people.of_phrase(words, phrase) if phrase else ()
    elif previous in ("P", "O") or (is_gerund and is_plain):
        subject = _governing_subject(words, group, first, people) or controller(words, group, first, people)
    elif previous == "C":
        phrase = _antecedent(words, group, first)
        subject = meant_by_that(words, phrase, first, people)
        if phrase is None:
            phrase = main_subject(words, _clause_start(words, first, group), group)
            subject = people.of_phrase(words, phrase) if phrase else ()
        if (
            not set(tags[group:i]) - {"J"}
            and not is_gerund
            and (verb := _shared_passive(words, group, first, last)) is not None
        ):
            passive, shared = True, subject_before(words, group_start(words, verb, first), first)
            subject = people.of_phrase(words, shared) if shared else ()
    elif previous:
        phrase = subject_before(words, group, first) or _inverted_subject(words, group, first)
        subject = people.of_phrase(words, phrase) if phrase else ()
        if previous == "W" and phrase and not subject:  # "Velka Ltd, a firm which exported"
            subject = meant_by_that(words, (phrase[0], phrase[1] - 1), first, people)
        if not phrase and not passive:
            subject = controller(words, group, first, people)
    if pronoun:  # "I'm flying to": whoever speaks
        subject = ()
    target, after = read_right(words, i + 1, last)
    if group == i and (talks := talks_before(words, i, first)) is not None:
        partner = agents(people, people.of_phrase(words, (talks + 2, i - 1)))
    return Clause(subject, passive, target, after, alone, generic, partner, shared)


def _gerund_subject(words: Words, end: int, first: int) -> tuple[int, int] | None:
    """Whose gerund it is in "evidence of Iran | selling", "a response to Iran | selling"."""
    phrase = noun_phrase_before(words, end, first)
    if phrase is None:
        return None
    begin = next((k + 1 for k in range(end - 1, phrase[0], -1) if words.lower[k] in _OF_WHAT), phrase[0])
    return (begin, end) if begin > first and words.lower[begin - 1] in _OF_WHAT else None


def _shared_passive(words: Words, at: int, first: int, last: int) -> int | None:
    """The first verb of "was | bought in May and resold to Velka": the second participle shares its "was"."""
    if phrase_end(words, at + 1, last) > at + 1:
        return None  # it has an object
    for k in range(at - 2, max(first, at - _SHARED_REACH), -1):
        if words.tags[k] in ".;:TWSMC":
            return None
        if words.tags[k] == "A":
            is_passive = words.lower[k] in _BE and words.lower[k + 1].endswith(_PARTICIPLES)
            return k if is_passive else None
    return None


def meant_by_that(words: Words, phrase: tuple[int, int] | None, first: int, people: Participants) -> tuple[str, ...]:
    """Whom a relative pronoun after a phrase means; who is named before it, if nobody is in it: "Sava, a firm that"."""
    if phrase is None:
        return ()
    subject = people.of_phrase(words, phrase)
    if not agents(people, subject) and phrase[0] - 1 > first and words.tags[phrase[0] - 1] == ",":
        named = noun_phrase_before(words, phrase[0] - 1, first)
        subject = people.of_phrase(words, named) if named else ()
    return subject


def _antecedent(words: Words, group: int, first: int) -> tuple[int, int] | None:
    """Whose verb it is in "North Korea, which has tested a bomb and | launched a rocket"."""
    for k in range(group - 1, first, -1):
        if words.tags[k] in ".;:":
            return None
        if words.tags[k] == "W" and words.lower[k] in ("which", "who"):
            return noun_phrase_before(words, k - (words.tags[k - 1] == ","), first)
        if words.tags[k] == "T" and words.tags[k - 1] in "nX" and words.tags[k + 1] in "nvAM":
            return noun_phrase_before(words, k, first)  # "a plant that makes shells and | has been"
    return None


def _governing_subject(words: Words, group: int, first: int, people: Participants) -> tuple[str, ...]:
    """Whose infinitive follows a verb: "Moscow pledged to", "Kim visited Iran and agreed to"."""
    verb = group - 2
    verb -= verb > first and words.tags[verb] == "N"  # "had undertaken not to sell"
    if verb <= first or words.tags[group - 1] != "O":
        return ()
    if words.lower[verb] in _BE:  # "Sorokin and Tran are | to meet"
        phrase = subject_before(words, group_start(words, verb, first), first)
        return people.of_phrase(words, phrase) if phrase else ()
    if words.tags[verb] not in "Vvn":
        return ()
    if words.tags[verb] == "n" and not words.lower[verb].endswith("ed") and words.tags[verb - 1] != "A":
        return ()
    begin = group_start(words, verb, first)
    if words.tags[begin - 1 : begin] == "C":
        phrase = main_subject(words, _clause_start(words, first, begin), begin)
    else:
        phrase = subject_before(words, begin, first)
    return people.of_phrase(words, phrase) if phrase else ()


def _clause_start(words: Words, first: int, end: int) -> int:
    """Where what is said begins: after the last "that" before a verb."""
    return max(first, words.tags.rfind("T", first, end) + 1)


def _inverted_subject(words: Words, end: int, first: int) -> tuple[int, int] | None:
    return noun_phrase_before(words, end, first) if end > first else None


def agents_after(words: Words, people: Participants, clause: Clause, *prepositions: str) -> tuple[str, ...]:
    for preposition in prepositions:
        if preposition in clause.after:
            return agents(people, people.of_phrase(words, clause.after[preposition]))
    return ()


def sides_after(words: Words, people: Participants, clause: Clause, *prepositions: str) -> tuple[str, ...]:
    """Like ``agents_after``, but a place counts too: goods come from and go to places."""
    for preposition in prepositions:
        if preposition in clause.after:
            phrase = clause.after[preposition]
            ids = people.of_phrase(words, phrase)
            if not ids and clause.after.get("in", (0, 0))[0] == phrase[1] + 1:
                ids = people.of_phrase(words, clause.after["in"])  # "to Amdjarass in Chad"
            sides = tuple(i for i in ids if people.entities[i].type in AGENTS or people.entities[i].type == "place")
            return sides or state_of(words, phrase, people) or _whose_place(words, phrase, people)
    return ()


def _whose_place(words: Words, phrase: tuple[int, int], people: Participants) -> tuple[str, ...]:
    """The town or state whose airport or port it is: "to Moscow's Vnukovo airport"."""
    if words.lower[phrase[1] - 1] not in _TERMINALS:
        return ()
    inside = people.within(words.starts[phrase[0]], words.ends[phrase[1] - 1])
    return tuple(m.entity for m in inside if m.type in ("place", "country", "government"))[:1]


def places_after(words: Words, people: Participants, clause: Clause) -> tuple[str, ...]:
    for preposition in ("in", "at", "near", "to"):
        if preposition in clause.after and (ids := places_of(words, clause.after[preposition], people)):
            return ids[:1]
    return ()
