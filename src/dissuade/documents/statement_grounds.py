"""What an authority designates somebody for is its claim: "sanctioned the firm for selling drones"."""

from __future__ import annotations

from functools import cache

from dissuade.documents.attributions import Attribution
from dissuade.documents.cues import Cue
from dissuade.documents.event_frames import frames
from dissuade.documents.event_measures import find_list
from dissuade.documents.lexicons import word_set
from dissuade.documents.phrases import is_person_like, noun_phrase_after
from dissuade.documents.statement_content import object_end
from dissuade.documents.statement_subjects import BE
from dissuade.documents.subjects import subject_before
from dissuade.documents.tagged_words import Words

__all__ = ["designations", "read_ground"]

_GROUNDS = frozenset({"for", "over"})
_CUE = Cue("designate", (), frozenset(), "accuse", "alleged")
_BEFORE_NOUN = word_set("before-grounds")
_REACH = 40  # words


@cache
def designations() -> frozenset[str]:
    """The forms of verbs that name a designation."""
    return _forms("designating") | _listings()


@cache
def _listings() -> frozenset[str]:
    """Those that do so together with a list: "added to its sanctions list"."""
    return _forms("listing")


def _forms(pattern: str) -> frozenset[str]:
    return frozenset(
        word
        for word, entries in frames().items()
        if any(e.pattern == pattern and e.form in ("s", "past", "both", "ing") for e in entries)
    )


def read_ground(words: Words, i: int, first: int, last: int) -> Attribution | None:
    """Read "the Treasury designated X for selling", "X was sanctioned by the EU for its role in"; None without either.

    Args:
        i: a form of a verb of ``designations``.
        first, last: its sentence.
    """
    tags = words.tags
    at = _ground_after(words, i + 1, last)
    if at is None or (words.lower[i] in _listings() and find_list(words, i + 1, at) is None):
        return None
    group = i
    while group > first and tags[group - 1] in "AMNJ":
        group -= 1
    if not BE.isdisjoint(words.lower[group:i]) or tags[i + 1] == "P":
        source = _authority_after(words, i + 1, at)
    elif tags[i + 1] in "DXndJ":
        source = subject_before(words, group, first)
    else:
        return None  # "the US sanctions, imposed for ..."
    if source is None or not is_person_like(words, source, it=True):
        return None
    return Attribution(
        cue=_CUE, head=i, span=(i, i + 1), source=source, content=(at, object_end(words, at, last)),
        begins=min(group, source[0]), shares="own", frame="ground",
    )  # fmt: skip


def _ground_after(words: Words, start: int, last: int) -> int | None:
    """Where "for selling", "over its role in" stands in the clause of a verb."""
    tags, lower = words.tags, words.lower
    for k in range(start, min(last - 1, start + _REACH)):
        if tags[k] in ".;:TWSVvQ":
            return None
        is_ground = lower[k] in _GROUNDS and (lower[k + 1].endswith("ing") or lower[k + 1] in _BEFORE_NOUN)
        if is_ground or (lower[k] == "over" and tags[k + 1] in "DnX"):
            return k
    return None


def _authority_after(words: Words, start: int, end: int) -> tuple[int, int] | None:
    """Who follows "by" before the ground: "sanctioned on Tuesday by the European Union | for"."""
    by = next((k for k in range(start, end) if words.lower[k] == "by"), None)
    if by is None:
        return None
    stop = noun_phrase_after(words, by + 1, end)
    return (by + 1, stop) if stop > by + 1 else None
