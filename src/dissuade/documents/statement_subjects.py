"""Verb groups that report, and whose they are."""

from __future__ import annotations

from dataclasses import dataclass

from dissuade.documents.cues import Cue, Form, cue_lexicon
from dissuade.documents.lexicons import word_set
from dissuade.documents.phrases import is_person_like
from dissuade.documents.subjects import subject_before
from dissuade.documents.tagged_words import Words

__all__ = ["BE", "Subject", "VerbGroup", "is_infinitive", "read_group", "read_subject"]

_NOMINATIVE = frozenset({"he", "she", "they", "we", "i"})
BE = frozenset("is are was were be been being 's 're it's he's she's they're isn't wasn't aren't weren't".split())  # noqa: SIM905
_UNREAL = frozenset({"could", "may", "might", "should", "must", "can", "cannot", "can't", "couldn't", "shouldn't"})
_BEFORE_GERUND = frozenset({"by", "after", "before", "while", "in", "for", "of"})
_PLURALS = word_set("plurals")
_SHARES = word_set("shares")
_SELF = frozenset({"itself", "himself", "herself", "themselves"})
_ASIDE = 4  # words of a time between a verb and its auxiliary
_DURING = frozenset({"in", "on", "over", "for", "at", "during"})
_TIMES = frozenset({"past", "week", "weeks", "month", "months", "year", "years", "days", "day", "occasions", "times",
                    "public", "private"})  # fmt: skip
_SAYS = word_set("body-cues")


@dataclass(slots=True)
class VerbGroup:
    """A verb with its auxiliaries: where it begins and what they make of it."""

    first: int
    form: Form
    negated: bool = False
    passive: bool = False
    progressive: bool = False
    unreal: bool = False


@dataclass(slots=True)
class Subject:
    """Whose verb it is: as ``Attribution.shares``, ``source`` and ``begins``."""

    shares: str
    source: tuple[int, int] | None
    begins: int


def read_group(words: Words, i: int, first: int) -> VerbGroup:
    """The verb at a place with the auxiliaries, negations and adverbs before it."""
    tags, lower = words.tags, words.lower
    group = VerbGroup(i, cue_lexicon().forms[lower[i]])
    while group.first > first and (
        tags[group.first - 1] in "AMNJ"
        or lower[group.first - 1] in _SELF
        or (aside := _aside_start(words, group.first, first)) is not None
    ):
        if tags[group.first - 1] not in "AMNJR" and aside is not None:
            group.first = aside
        group.first -= 1
        word = lower[group.first]
        only = tags[group.first] == "N" and lower[group.first + 1] in ("only", "just", "merely")  # "not only showed"
        group.negated |= (tags[group.first] == "N" and not only) or word.endswith("n't") or word == "cannot"
        group.unreal |= word in _UNREAL
        if word in BE:
            group.passive |= group.form.kind in ("both", "participle")
            group.progressive |= group.form.kind == "ing"
    while group.first < i and tags[group.first] == "J" and group.first == first:
        group.first += 1
    return group


def _aside_start(words: Words, at: int, first: int) -> int | None:
    """Where a time between an auxiliary and its verb begins: "has | today announced", "have | in the past denied"."""
    tags, begin = words.tags, at
    while begin > max(first, at - _ASIDE) and tags[begin - 1] in "tDJdn":
        begin -= 1
    begin -= begin > first and tags[begin - 1] == "P" and words.lower[begin - 1] in _DURING
    is_time = tags[at - 1] == "t" or words.lower[at - 1] in _TIMES
    return begin if begin < at and is_time and tags[begin - 1 : begin] == "A" else None


def is_infinitive(words: Words, group: VerbGroup, first: int) -> bool:
    """Whether "to" stands before a verb."""
    return group.form.kind == "base" and group.first > first and words.tags[group.first - 1] == "O"


def read_subject(words: Words, i: int, group: VerbGroup, cue: Cue, first: int) -> Subject | None:
    """Whose verb it is, None if nobody can be meant."""
    tags, lower, begin = words.tags, words.lower, group.first
    if lower[max(begin - 1, first)] == "additional":
        return None  # "Additional reporting by"
    previous = tags[begin - 1] if begin > first else ""
    if is_infinitive(words, group, first) or (group.form.kind == "ing" and not group.progressive):
        if previous and previous in "PD" and lower[begin - 1] not in _BEFORE_GERUND:
            return None
        if begin - 2 >= first and lower[begin - 2 : begin] == ["short", "of"]:  # "stopped short of denying": did not
            return None
        return Subject("participle", None, begin - 1 if previous and previous in ",OC" else begin)
    if previous == "C" or (previous == "," and group.form.kind in ("both", "past", "s")):
        source = subject_before(words, begin, first) if previous == "," else None
        if source is not None:
            return Subject("own", source, source[0])
        has_comma = begin - 1 > first and tags[begin - 2] == ","
        return Subject("shared", None, begin - 2 if has_comma else begin - 1)
    source = subject_before(words, begin, first)
    is_said = group.first == i or (lower[group.first] in ("has", "had") and not group.passive)
    follows = bool(words.tags[i + 1 : i + 2].strip("JAMV")) or (
        source is not None and _is_aside(words, source[0], first)
    )
    speaks = cue.name in _SAYS and follows and is_said
    if source is None or not is_person_like(words, source, it=speaks) or not _agrees(words, i, group, cue, source):
        return None
    if source[0] > first and lower[source[0] - 1] == "what":
        return None
    if lower[source[0]] == "something" and source[1] - source[0] > 1:
        source = (source[0] + 1, source[1])  # "something Tehran has rejected"
    if (
        i + 1 < len(tags)
        and cue.name == "call"
        and tags[source[0]] in "ng"
        and group.form.kind == "both"
        and tags[i + 1] in "XD"
    ):
        return None  # "a think tank called the Heritage Institute", "scouring areas in a move called ..."
    if cue.name == "call" and group.form.kind == "both" and lower[source[0]] in ("a", "an") and _only_names(words, i):
        return None  # "ran a trading house called Velka Ltd"
    if tags[source[0] : source[1]] == "n" and source[0] > first and tags[source[0] - 1] in "OM":
        return None  # "to perform recalls"
    return Subject("own", source, source[0])


def _only_names(words: Words, i: int) -> bool:
    """Whether nothing but a name follows a verb: "called | Velka Ltd,"."""
    end = i + 1
    while end < len(words) and words.tags[end] in "X.":
        end += 1
    return end > i + 1 and words.tags[end : end + 1] not in ("D", "Q", "J", "n", "g")


def _is_aside(words: Words, at: int, first: int) -> bool:
    """Whether a clause is one of "which | it says was stolen"."""
    return at > first and words.lower[at - 1] in ("which", "who")


def _agrees(words: Words, i: int, group: VerbGroup, cue: Cue, source: tuple[int, int]) -> bool:
    """Whether the form fits the subject; a word that may be a noun needs a subject beyond doubt."""
    kind, is_bare = group.form.kind, group.first == i
    if kind == "base" and is_bare and not _is_plural(words, source):
        return False
    is_told = kind == "s" and words.tags[i + 1 : i + 2] == "T" and words.lower[source[0]] in ("the", "a", "an")
    if (
        "noun" in cue.frames
        and kind in ("base", "s")
        and is_bare
        and not is_told
        and not _is_clear_subject(words, source)
    ):
        follows = i + 2 < len(words) and words.lower[i + 1] in _NOMINATIVE | {"it"} and words.tags[i + 2] in "AMv"
        if not (follows and words.tags[source[1] - 1] == "n"):  # "their website claims they have"
            return False
    return not (kind == "s" and _is_plural_only(words, source))


def _is_plural(words: Words, source: tuple[int, int]) -> bool:
    """Whether a base form ("they say", "officials claim") can follow."""
    tags, lower = words.tags, words.lower
    a, b = source
    if tags[a] == "R" and b - a == 1:
        return lower[a] not in ("he", "she", "it")
    if "C" in tags[a:b] or "W" in tags[a:b]:
        return True
    head = next((k for k in range(a + 1, b) if tags[k] == "P"), b) - 1
    if head > a and (lower[head].endswith("ed") or lower[head] in ("seen", "sent", "held", "written", "shown")):
        head -= 1  # "Emails seen by"
    return lower[head].endswith("s") or lower[head] in _PLURALS or lower[head] in _SHARES or tags[head] == "d"


def _is_clear_subject(words: Words, source: tuple[int, int]) -> bool:
    """Whether a word that may be a noun ("claims") follows a subject beyond doubt: a pronoun or a name, not "his"."""
    tags = words.tags[source[0] : source[1]]
    last = tags[-1]
    if last == "R" or last in ",W":
        return True
    if words.lower[source[0]] in ("a", "an", "his", "her", "their", "its", "this", "these", "those", "no"):
        return False
    return (last == "X" and not words.lower[source[1] - 1].endswith(("an", "ish", "ese", "ic"))) or (
        last == "n" and tags[0] in "DX" and words.lower[source[1] - 1].endswith("s")
    )


def _is_plural_only(words: Words, source: tuple[int, int]) -> bool:
    a, b = source
    return b - a == 1 and words.lower[a] in ("they", "we", "i", "you")
