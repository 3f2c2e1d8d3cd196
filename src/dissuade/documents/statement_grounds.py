"""What an authority designates somebody for is its claim: "sanctioned the firm for selling drones"."""

from __future__ import annotations

from functools import cache

from dissuade.documents.attributions import Attribution
from dissuade.documents.cues import Cue
from dissuade.documents.event_frames import frames
from dissuade.documents.event_measures import find_ground, find_list
from dissuade.documents.phrases import is_person_like, noun_phrase_after
from dissuade.documents.statement_content import object_end
from dissuade.documents.statement_subjects import BE
from dissuade.documents.subjects import subject_before
from dissuade.documents.tagged_words import Words

__all__ = ["designations", "read_ground"]

_CUE = Cue("designate", (), frozenset(), "accuse", "alleged")


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
    at = find_ground(words, i + 1, last)
    if at is None or (words.lower[i] in _listings() and not _is_listing(words, i, at)):
        return None
    group = i
    while group > first and tags[group - 1] in "AMNJ":
        group -= 1
    if not BE.isdisjoint(words.lower[group:i]) or tags[i + 1] == "P":
        source = _authority_after(words, i + 1, at)
    elif tags[i + 1] in ("XDd" if words.lower[i].endswith("s") else "DXndJ"):
        source = subject_before(words, group, first)
    else:
        return None  # "the US sanctions imposed over the war"
    if source is None or not is_person_like(words, source, it=True):
        return None
    return Attribution(
        cue=_CUE, head=i, span=(i, i + 1), source=source, content=(at, object_end(words, at, last)),
        begins=min(group, source[0]), shares="own", frame="ground",
    )  # fmt: skip


def _is_listing(words: Words, i: int, ground: int) -> bool:
    """Whether something is put on a list of sanctions: "added to the Entity List", "was listed"."""
    return words.lower[i].startswith("list") or find_list(words, i + 1, ground) is not None


def _authority_after(words: Words, start: int, end: int) -> tuple[int, int] | None:
    """Who follows "by" before the ground: "sanctioned on Tuesday by the European Union | for"."""
    by = next((k for k in range(start, end) if words.lower[k] == "by"), None)
    if by is None:
        return None
    stop = noun_phrase_after(words, by + 1, end)
    return (by + 1, stop) if stop > by + 1 else None
