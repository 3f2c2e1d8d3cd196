"""Whose infinitive or gerund it is: who is accused "of selling", agrees "to buy" or talks "about buying"."""

from __future__ import annotations

from bisect import bisect_left

from dissuade.documents.event_agents import AGENTS, agents
from dissuade.documents.event_frames import Participants
from dissuade.documents.event_phrases import group_start
from dissuade.documents.lexicons import word_list, word_set
from dissuade.documents.subjects import main_subject, subject_before
from dissuade.documents.tagged_words import Words

__all__ = ["accused_before", "controller", "pact_before", "talks_before"]

_BE = frozenset({"is", "are", "was", "were", "be", "been", "being"})
_PACTS = word_set("pacts")
_TIMES_AFTER = frozenset({"day", "week", "month", "year", "this", "last", "earlier", "late", "early"})
_WHERE = word_set("whereabouts")
_CHARGES = word_set("charge-prepositions")
_ACCUSED = word_list("accused-begins")
_ACCUSED_REACH = 30
_TALKS = word_set("talks")
_TALKS_REACH = 12


def controller(words: Words, end: int, first: int, people: Participants) -> tuple[str, ...]:
    """Whose infinitive or gerund it is: the nearest actor to its left ("accused North Korea of shipping")."""
    if end - 1 > first and words.tags[end - 1] == "V" and words.tags[end : end + 1] == "g":
        denying = subject_before(words, group_start(words, end - 1, first), first)
        if denying is not None:  # "Emirati officials denied | supplying"
            return agents(people, people.of_phrase(words, denying))
    if end - 2 > first and words.tags[end - 2 : end] == "gO":
        return controller(words, end - 2, first, people)  # "charged two men with conspiring | to procure"
    if end - 2 > first and words.lower[end - 1] in _CHARGES and (charge := _charge(words, end, first)) is not None:
        return _accused(words, charge, end, first, people)
    if (talks := talks_before(words, end, first)) is not None:
        return _who_talks(words, talks, first, people)
    first = max(first, words.tags.rfind("T", first, end - 1) + 1)  # who stands before "that" controls nothing after it
    nearby = people.within(words.starts[first], words.ends[end - 1] if end > first else words.starts[first])
    for m in reversed(nearby):
        if m.type == "country" and m.level == "name" and _is_whereabouts(words, m.span.start, first):
            continue
        if (m.type in AGENTS and m.level != "demonym") or (m.type == "country" and m.span.text.endswith("s")):
            return tuple(m.entity.split("+"))
    return ()


def talks_before(words: Words, end: int, first: int) -> int | None:
    """Where "talks with somebody about" stands right before a gerund."""
    lower = words.lower
    if end <= first or lower[end - 1] not in ("about", "on", "over"):
        return None
    talks = next((k for k in range(end - 2, max(first, end - _TALKS_REACH) - 1, -1) if lower[k] in _TALKS), None)
    return talks if talks is not None and lower[talks + 1] == "with" else None


def _who_talks(words: Words, talks: int, first: int, people: Participants) -> tuple[str, ...]:
    """Read "Vietnam is in | talks": the subject of the verb before."""
    at = talks
    while at > first and words.tags[at - 1] not in "AMvV" and not words.lower[at - 1].endswith("ed"):
        at -= 1
    at -= at > first and words.tags[at - 1] not in "AM"  # "held | talks"
    phrase = subject_before(words, group_start(words, at, first), first) if at > first else None
    return agents(people, people.of_phrase(words, phrase)) if phrase else ()


def accused_before(words: Words, end: int, first: int, people: Participants) -> tuple[str, ...]:
    """Who is accused before "for the delivery", nobody if no verb accuses."""
    verb = _charge(words, end, first)
    return _accused(words, verb, end, first, people) if verb is not None and verb + 1 < end - 1 else ()


def pact_before(
    words: Words, end: int, first: int, people: Participants
) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """Who signs a pact and with whom, before what it is for: "Russia signed a deal with Iran to | buy"."""
    lower = words.lower
    if end - 3 <= first or lower[end - 1] not in ("to", "on", "for"):
        return None
    pact = next((k for k in range(end - 3, max(first, end - _TALKS_REACH) - 1, -1) if lower[k] in _PACTS), -1)
    if pact < 0 or lower[pact + 1] != "with":
        return None
    return _who_talks(words, pact, first, people), agents(people, people.of_phrase(words, (pact + 2, end - 1)))


def _charge(words: Words, end: int, first: int) -> int | None:
    """The verb of "accused two firms of", None if there is none."""
    for k in range(end - 2, max(first, end - _ACCUSED_REACH) - 1, -1):
        if words.tags[k] in ".;:TWS":
            return None
        if (
            words.tags[k] in "VvngA"
            and words.lower[k].startswith(_ACCUSED)
            and words.lower[k] not in ("charge", "charges")
        ):
            return k
    return None


def _accused(words: Words, verb: int, end: int, first: int, people: Participants) -> tuple[str, ...]:
    """Who is accused: the object, or the subject of the passive; nobody accuses himself."""
    group = group_start(words, verb, first)
    accuser = subject_before(words, group, first) or main_subject(words, first, group)
    who = people.of_phrase(words, accuser) if accuser else ()
    if not _BE.isdisjoint(words.lower[group:verb]) or words.lower[group : group + 1] == ["'s"]:
        return agents(people, who)
    if verb + 1 == end - 1:
        if accuser and accuser[0] == first and words.tags[-1] != ".":
            return agents(people, who)  # the headline "Two firms sanctioned for selling"
        return ()  # "the firms it accused of selling": whose object stands before
    last = end - 1
    while last > verb + 2 and (words.tags[last - 1] in "td" or words.lower[last - 1] in _TIMES_AFTER):
        last -= 1  # "sanctioned Velka | last month for selling"
    return tuple(one for one in agents(people, people.of_phrase(words, (verb + 1, last))) if one not in who)


def _is_whereabouts(words: Words, place: int, first: int) -> bool:
    """Whether a country only says where: "was born in Kuwait and is thought to have travelled"."""
    at = bisect_left(words.starts, place)
    while at - 2 > first and words.lower[at - 1] in ("and", "or") and words.tags[at - 2] == "X":
        at -= 2  # "parts of Iraq and Syria"
    return at > first and words.lower[at - 1] in _WHERE
