"""Which attribution of a sentence stands in the content of which other, and where contents end."""

from __future__ import annotations

from itertools import pairwise

from dissuade.documents.attributions import Attribution
from dissuade.documents.lexicons import word_set
from dissuade.documents.phrases import head_word
from dissuade.documents.statement_cues import shared_source
from dissuade.documents.tagged_words import Words

__all__ = ["nest_attributions"]

_EVIDENCE = word_set("evidence-cues")
_OPENING = word_set("answering")
_CONTRAST = frozenset({"but", "while", "whereas", "although", "though"})
_CLAUSES = frozenset({"that", "bare", "wh"})
_AFTER_CONTENT = frozenset({"post", "impersonal", "cited", "inverted", "according", "inserted", "passive"})


def nest_attributions(words: Words, found: list[Attribution], first: int, last: int) -> None:
    """Give cues their shared sources, end each content where a sibling begins, nest the others."""
    for n, attribution in enumerate(found):
        shared_source(words, attribution, found[:n], first, last)
    found[:] = [a for a in found if a.source is not None or a.frame in ("impersonal", "raising", "noun")]
    found[:] = [a for a in found if not _is_evidence(words, a, found) and not _is_told_by_verb(a, found)]
    _end_question(words, found, first, last)
    for noun, passive in pairwise(found):
        _take_noun_phrase(words, noun, passive)
    for n, outer in enumerate(found):
        for m, inner in enumerate(found):
            before = outer.frame in _AFTER_CONTENT or outer.frame == "silence"
            if m == n or outer.content is None or (m < n and not before):
                continue
            a, b = outer.content
            if not a <= inner.head < b:
                continue
            if (
                inner.frame in _AFTER_CONTENT and inner.content and inner.content[0] <= outer.head < inner.content[1]
            ) or (m > n and _is_sibling(words, outer, inner)):
                outer.content = (a, _trim(words, a, min(b, inner.begins)))
            elif not _descends(found, n, m):
                inner.parent = n


def _end_question(words: Words, found: list[Attribution], first: int, last: int) -> None:
    """What a sentence opens with ends at its comma: "Asked if Ankara planned to buy it, he declined", "Commenting on
    reports that it had, she warned"."""
    if words.lower[first] not in _OPENING:
        return
    comma = words.tags.find(",", first, last)
    for a in found:
        if first < a.head < comma and a.content is not None and a.content[1] > comma:
            a.content = (a.content[0], comma)


def _take_noun_phrase(words: Words, noun: Attribution, passive: Attribution) -> None:
    """What "was denied by X" is about is the whole "allegation that ..." before it."""
    if noun.frame != "noun" or passive.frame != "passive" or noun.content is None or noun.content[1] > passive.head:
        return
    if words.tags[noun.content[1] : passive.head].strip("AMNJ") == "":
        begins = noun.begins
        while begins > 0 and words.tags[begins - 1] in "DJ":
            begins -= 1
        passive.content, passive.begins = (begins, noun.content[1]), begins


def _is_evidence(words: Words, inner: Attribution, found: list[Attribution]) -> bool:
    """Whether facts "show" something inside what somebody says: then the speaker is the source."""
    if inner.cue.name not in _EVIDENCE or inner.source is None or words.tags[head_word(words, inner.source)] == "X":
        return False
    return any(a is not inner and a.content and a.content[0] <= inner.head < a.content[1] for a in found)


def _is_told_by_verb(noun: Attribution, found: list[Attribution]) -> bool:
    """Whether a noun only belongs to a verb's phrase: "said in a statement that"."""
    if noun.frame != "noun" or noun.content is None:
        return False
    return any(a is not noun and a.content and a.content[0] == noun.content[0] for a in found)


def _descends(found: list[Attribution], n: int, m: int) -> bool:
    """Whether ``n`` is nested in ``m`` already."""
    at: int | None = n
    while at is not None:
        if at == m:
            return True
        at = found[at].parent
    return False


def _trim(words: Words, first: int, end: int) -> int:
    while end > first and words.tags[end - 1] in "CS,;:-":
        end -= 1
    return end


def _is_sibling(words: Words, outer: Attribution, inner: Attribution) -> bool:
    tags = words.tags
    if inner.shares == "participle":
        return inner.begins < len(tags) and tags[inner.begins] == ","
    if inner.shares == "shared":
        return inner.source == outer.source
    before = inner.begins - 1
    if before > outer.head and words.lower[before] in _CONTRAST and inner.shares == "own" and outer.frame in _CLAUSES:
        return True
    if inner.frame in ("passive", "apposed") and tags[before] in ",-":
        return True
    if inner.frame == "which":
        return True
    if before > outer.head and tags[before] in "CS" and tags[before - 1] == ",":
        return True
    return inner.frame == "according"
