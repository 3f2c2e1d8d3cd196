"""The phrases around an event's word: subject, object, phrases by preposition, owner, places."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

from dissuade.documents.event_frames import Participants
from dissuade.documents.lexicons import word_list, word_set
from dissuade.documents.phrases import head_word, noun_phrase_after, noun_phrase_before
from dissuade.documents.subjects import main_subject, subject_before
from dissuade.documents.tagged_words import Words

__all__ = [
    "AGENTS",
    "PEOPLE",
    "Clause",
    "accused_before",
    "agents",
    "agents_after",
    "clause_limit",
    "controller",
    "group_start",
    "meant_by_that",
    "owner_of",
    "pact_before",
    "phrase_end",
    "places_after",
    "places_of",
    "read_clause",
    "read_right",
    "sides_after",
    "state_of",
]

AGENTS = frozenset({"person", "organization", "government", "country", "group", "vessel"})
PEOPLE = frozenset({"person", "group"})
_BE = frozenset({"is", "are", "was", "were", "be", "been", "being"})
_OF = frozenset({"of"})
_ABOUT = frozenset({"about", "around", "over", "nearly", "roughly", "approximately", "almost", "under"})
_UP_TO = frozenset({"to", "least", "most", "many", "much"})
_OF_WHAT = frozenset({"of", "to", "about", "over"})
_PACTS = word_set("pacts")
_HELPING = frozenset({"helped", "help", "helps"})
_SIDING = frozenset({"loyal", "allied", "aligned"})
_FIGURES = frozenset({"a", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
                      "dozens", "hundreds", "thousands", "half"})  # fmt: skip
_CLAUSE_STOP = "TWS.;:-"
_GOODS_REACH = 12
_PARTICIPLES = ("ed", "ought", "old", "ent", "ade", "uilt", "own", "iven", "aken", "ound", "eld")
"""How participles end, of the verbs that goods are the subject of."""
_TIMES_AFTER = frozenset({"day", "week", "month", "year", "this", "last", "earlier", "late", "early"})
_EACH_TIME = frozenset({"day", "week", "month", "year"})
_SOUGHT = frozenset({"pressure", "help", "support", "permission", "approval", "criticism", "calls", "threats"})
"""What comes from others than who sells: "under pressure from the United States"."""
_APPOSED = 9  # words between two commas, with them
_SHARED_REACH = 24  # words from a participle back to the "were" that it shares
_CARRYING = word_set("carrying-goods")
_OF_STATES, _ARMED = word_set("bodies-of-states"), word_set("armed-bodies")
_STATES, _BEARERS = frozenset({"country"}), frozenset({"country", "group", "organization"})

_GENERIC = word_set("anybody")
_WHERE = word_set("whereabouts")
_PRONOUNS = frozenset({"i", "we", "you", "he", "she", "they", "it"})
_CHARGES = word_set("charge-prepositions")
_ACCUSED = word_list("accused-begins")
_ACCUSED_REACH = 30
_TALKS = word_set("talks")
_TALKS_REACH = 12
_BANNING = word_set("banning")


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


def agents(people: Participants, ids: Iterable[str]) -> tuple[str, ...]:
    return tuple(i for i in ids if i in people.entities and people.entities[i].type in AGENTS)


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
    if group == i and (talks := _talks_before(words, i, first)) is not None:
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
    if (talks := _talks_before(words, end, first)) is not None:
        return _who_talks(words, talks, first, people)
    first = max(first, words.tags.rfind("T", first, end - 1) + 1)  # who stands before "that" controls nothing after it
    nearby = people.within(words.starts[first], words.ends[end - 1] if end > first else words.starts[first])
    for m in reversed(nearby):
        if m.type == "country" and m.level == "name" and _is_whereabouts(words, m.span.start, first):
            continue
        if (m.type in AGENTS and m.level != "demonym") or (m.type == "country" and m.span.text.endswith("s")):
            return tuple(m.entity.split("+"))
    return ()


def _talks_before(words: Words, end: int, first: int) -> int | None:
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


def read_right(words: Words, k: int, last: int) -> tuple[tuple[int, int] | None, dict[str, tuple[int, int]]]:
    """Object and prepositional phrases after a word, up to the end of its clause."""
    tags, lower = words.tags, words.lower
    after: dict[str, tuple[int, int]] = {}
    target: tuple[int, int] | None = None
    while k < last and tags[k] in "J*":
        k += 1
    k = _past_about(words, k, last)
    end = phrase_end(words, k, last)
    if end > k:
        end = _goods_list_end(words, end, last)
        target, k = (k, end), end
        if (examples := _examples(words, end, last)) is not None:
            k = examples[1]
    while k < last:
        if tags[k] in "PO":
            end = phrase_end(words, k + 1, last)
            if end == k + 1:
                if tags[k] == "O":
                    break
                k += 1
                continue
            end = _list_end(words, end, last)
            begin = k + 1
            if (examples := _examples(words, end, last)) is not None and "X" not in tags[begin:end]:
                begin, end = examples  # "to countries such as | Russia"
            elif lower[end - 1] in _SIDING and lower[end : end + 1] in (["to"], ["with"]):
                begin, end = end + 1, phrase_end(words, end + 1, last)  # "to forces loyal to | Haftar"
            if lower[k - 1] not in _SOUGHT:
                after.setdefault(lower[k], (begin, end))
            k = _past_apposition(words, end, last)
        elif tags[k] == "(" and (closes := tags.find(")", k, min(last, k + _APPOSED))) > 0:
            k = closes + 1  # "worth 78 million koruna (3.5 million dollars) to"
        elif tags[k] in "Jtdn*X" and tags[k] not in _CLAUSE_STOP:
            k += 1
        elif tags[k] == "D" and k + 1 < last and (lower[k] == "more" or lower[k + 1] in _EACH_TIME):
            k += 1 + (lower[k] != "more")  # "150 tonnes a month to", "worth more than $2 million to"
        elif lower[k] in ("since", "until") and k + 2 < last and tags[k + 1] in "dt":
            k += 2  # "has bought coal since 2023 from"
        else:
            break
    return target, after


def _examples(words: Words, end: int, last: int) -> tuple[int, int] | None:
    """Where examples begin and end: "weapons, including | drones |", "countries such as | Russia"."""
    lower, at = words.lower, end
    at += at < last and words.tags[at] == ","
    if at < last and lower[at] == "including":
        begin = at + 1
    elif lower[at : at + 2] in (["such", "as"], ["among", "them"]):
        begin = at + 2
    else:
        return None
    stop = phrase_end(words, begin, last)
    if stop == begin:
        return None
    closes = words.tags[end : end + 1] == "," and words.tags[stop : stop + 1] == ","
    return (begin, stop + closes) if not closes or words.tags[stop + 1 : stop + 2] in ("P", "O") else (begin, stop)


def _past_apposition(words: Words, end: int, last: int) -> int:
    """Where a phrase goes on after a name between commas: "from a firm in Hanoi, Cai Mep Oil, | by a trader"."""
    tags = words.tags
    if tags[end : end + 1] != ",":
        return end
    comma = tags.find(",", end + 1, min(last, end + _APPOSED))
    named = comma > 0 and tags[end + 1] in "XD" and set(tags[end + 1 : comma]) <= set("XnPDgd")
    return comma + 1 if named and tags[comma + 1 : comma + 2] in ("P", "O") else end


def _goods_list_end(words: Words, end: int, last: int) -> int:
    """Where a list of things ends that a noun begins: "drones, shells and missiles"."""
    tags, at = words.tags, end
    while at + 1 < last and tags[at] == "," and tags[at + 1] in "nJg":
        stop = phrase_end(words, at + 1, last)
        if stop == at + 1:
            return end
        if "C" in tags[at + 1 : stop]:
            return stop
        at = stop
    return end


def _list_end(words: Words, end: int, last: int) -> int:
    """Where a list of names ends that a name begins: "from Russia, China and Singapore"."""
    tags, at = words.tags, end
    while at + 1 < last and tags[at] == "," and tags[at + 1] == "X":
        at += 1
        while at < last and tags[at] == "X":
            at += 1
    if at == end:
        return end
    at += at + 1 < last and tags[at] == ","
    if at + 1 >= last or tags[at] != "C" or tags[at + 1] not in "XD":
        return end
    return phrase_end(words, at + 1, last)


def phrase_end(words: Words, k: int, last: int) -> int:
    while k < last and words.tags[k] == "*":
        k += 1
    k = _past_about(words, k, last)
    return noun_phrase_after(words, k, last, inner=_OF)


def _past_about(words: Words, k: int, last: int) -> int:
    """Past what only makes a figure vague: "about 1,400 servers", "up to 300 tanks", "at least 40 jets"."""
    lower = words.lower
    if k < last and lower[k] in _ABOUT:
        figure = k + 1
    elif k < last and lower[k] in ("up", "at", "as") and lower[k + 1 : k + 2] and lower[k + 1] in _UP_TO:
        figure = k + 2 + (lower[k + 2 : k + 3] == ["as"])
    else:
        return k
    vague = figure < last and (words.tags[figure] == "d" or lower[figure] in _FIGURES)
    return figure if vague else k


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
            return sides or state_of(words, phrase, people)
    return ()


def state_of(words: Words, phrase: tuple[int, int], people: Participants) -> tuple[str, ...]:
    """The state that somebody or something without a name is of: "to Russian arms plants", "a refinery in China"."""
    head = head_word(words, phrase)
    if words.lower[head] not in _OF_STATES:
        return ()
    inside = people.within(words.starts[phrase[0]], words.ends[phrase[1] - 1])
    bearers = _BEARERS if words.lower[head] in _ARMED else _STATES
    return next(((m.entity,) for m in inside if m.type in bearers and _stands_alone(words, m.span.end)), ())


def _stands_alone(words: Words, end: int) -> bool:
    """Whether a name that ends at a place is a word, not a part of one: "Iran-friendly rebels"."""
    word = words.lower[bisect_left(words.ends, end)]
    return "-" not in word or word.endswith(("-made", "-based", "-run", "-owned", "-controlled", "-held", "-occupied"))


def clause_limit(words: Words, i: int, last: int) -> int:
    for k in range(i + 1, min(last, i + 1 + _GOODS_REACH)):
        if words.lower[k] == "as" and {"many", "much"} & set(words.lower[k - 1 : k + 2]):
            continue  # "shipped as many as nine million shells"
        if words.tags[k] in "TWS.;" or (words.tags[k] == "," and words.tags[k + 1 : k + 2] in ("A", "M", "V", "v")):
            return k
    return min(last, i + 1 + _GOODS_REACH)


def owner_of(words: Words, i: int, first: int, people: Participants) -> tuple[str, ...]:
    """Read "Moscow's" or "its" before a noun."""
    at = i
    while at > first and words.tags[at - 1] in "nJg*" and i - at < 4 and not words.lower[at - 1].endswith(("'s", "s'")):
        at -= 1
    if at == first:
        return ()
    is_possessive = words.lower[at - 1].endswith(("'s", "s'")) or words.lower[at - 1] in ("its", "their", "our", "his")
    is_name = words.tags[at - 1] == "X"
    if not (is_possessive or is_name) or (not is_possessive and at < i and words.lower[at] in _BANNING):
        return ()  # "Canada restricted deliveries"
    for m in reversed(people.within(words.starts[first], words.ends[at - 1])):
        if m.type in AGENTS and m.span.end >= words.ends[at - 1] - 2:
            return tuple(m.entity.split("+"))
    return ()


def group_start(words: Words, k: int, first: int) -> int:
    while k > first and words.tags[k - 1] in "AMNJO*":
        k -= 1
    return k


def places_after(words: Words, people: Participants, clause: Clause) -> tuple[str, ...]:
    for preposition in ("in", "at", "near", "to"):
        if preposition in clause.after and (ids := places_of(words, clause.after[preposition], people)):
            return ids[:1]
    return ()


def places_of(words: Words, phrase: tuple[int, int], people: Participants) -> tuple[str, ...]:
    """Places and countries that a phrase names."""
    inside = people.within(words.starts[phrase[0]], words.ends[phrase[1] - 1])
    return tuple(m.entity for m in inside if m.type in ("place", "country"))
