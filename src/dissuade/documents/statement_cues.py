"""Finds the cues of one sentence with their sources and contents."""

from __future__ import annotations

import re

from dissuade.documents.attributions import Attribution
from dissuade.documents.cues import cue_lexicon
from dissuade.documents.statement_forms import read_according, read_as_told, read_noun
from dissuade.documents.statement_grounds import designations, read_ground
from dissuade.documents.statement_silence import SILENT_NOUNS, read_no_comment
from dissuade.documents.statement_verbs import read_verb
from dissuade.documents.subjects import main_subject
from dissuade.documents.tagged_words import Words

__all__ = ["find_attributions", "shared_source"]

_MAY_TELL = re.compile("[VKg]")  # tags of words that tell of a statement; those that tell of silence have any
_SHARED = frozenset({"shared", "participle"})


def find_attributions(words: Words, first: int, last: int) -> list[Attribution]:
    """The attributions of a sentence, in the order of their cues, contents not yet cut against each other."""
    found: list[Attribution] = []
    tags, nouns = words.tags, cue_lexicon().nouns
    lower = words.lower[first:last]
    places = [match.start() for match in _MAY_TELL.finditer(tags, first, last)]
    if not SILENT_NOUNS.isdisjoint(lower):
        places = sorted({*places, *(i for i, word in enumerate(lower, first) if word in SILENT_NOUNS)})
    designated = not designations().isdisjoint(lower)
    if designated:
        places = sorted({*places, *(i for i, word in enumerate(lower, first) if word in designations())})
    for i in places:
        tag, word = tags[i], words.lower[i]
        made = read_no_comment(words, i, first, last) if word in SILENT_NOUNS else None
        if made is not None:
            while found and found[-1].head >= made.span[0]:
                found.pop()  # a verb inside of the phrase: "is not available to comment"
        elif designated and word in designations() and (ground := read_ground(words, i, first, last)) is not None:
            made = ground
        elif tag == "V" and found and found[-1].frame == "cited" and words.lower[i - 1] == "as":
            continue  # "quoted X as saying"
        elif tag == "V":
            is_owned = i > first and word in nouns and words.lower[i - 1].endswith(("'s", "s'"))
            made = None if is_owned else read_as_told(words, i, first, last) or read_verb(words, i, first, last)
            if made is None and word in nouns:
                made = read_noun(words, i, first, last)
        elif tag == "K":
            made = read_noun(words, i, first, last)
        elif tag == "g" and word == "according" and i + 1 < last and words.lower[i + 1] == "to":
            made = read_according(words, i, first, last)
        else:
            continue
        if made is not None and not (found and found[-1].head < made.head < found[-1].span[1]):
            found.append(made)
    return found


def shared_source(words: Words, attribution: Attribution, earlier: list[Attribution], first: int, last: int) -> None:
    """Give a cue without a subject of its own the one it shares with the verb before or with the sentence."""
    if attribution.shares not in _SHARED or attribution.source is not None:
        return
    for other in reversed(earlier):
        if other.frame == "post" and _goes_on(words, attribution, other):
            attribution.source = main_subject(words, other.content[0] if other.content else first, other.begins)
            return
        if other.source is not None and other.frame not in ("noun", "according") and other.begins < attribution.begins:
            attribution.source = other.source
            return
    attribution.source = main_subject(words, first, attribution.begins)


def _goes_on(words: Words, attribution: Attribution, other: Attribution) -> bool:
    """Whether a clause goes on after who speaks: "The ministry has pressed them, officials said, | and has warned"."""
    head, lower = attribution.begins, words.lower
    while words.tags[head] in ",C":
        head += 1
    if other.content is None or words.tags[other.span[1] : head].strip(",C") or words.tags[head] != "A":
        return False
    return lower[head] in lower[other.content[0] : other.content[1]]
