"""Where the sentences of a block of words end."""

from __future__ import annotations

import re
from bisect import bisect_left

from dissuade.documents.lexicons import word_list, word_set
from dissuade.documents.sentence_breaks import STARTERS
from dissuade.documents.tagged_words import Words

__all__ = ["split_sentences"]

_TITLES = word_list("titles-with-stop")
_ABBREVIATIONS = word_set("abbreviations")
_BEFORE_NAMES = frozenset({title.lower() for title in _TITLES} - {"st", "jr", "sr"}) | frozenset(
    ("pres", "vs", "no", "fig", "dist", "dept", "e.g", "i.e")
)
"""Abbreviations that end no sentence, whatever follows: "Gen. He Weidong"."""
_DOTTED = re.compile(rf"\.(?:(?<=\.[A-Za-z]\.)|(?<=[JS]r\.)|(?<=[a-z] [A-Z]\.))(?=\s(?:{'|'.join(STARTERS)})\b)")
_LONGEST_SENTENCE = 400  # words
_ENDING = re.compile(r"[.Q]")


def split_sentences(words: Words, text: str) -> list[tuple[int, int]]:
    """Sentences as ranges of words, the full stop included.

    A quotation that ends in a question or exclamation mark does not end the sentence if "he asked" follows.
    """
    if words.sentences is None:
        words.sentences = _split(words, text)
    return words.sentences


def _split(words: Words, text: str) -> list[tuple[int, int]]:
    tags, count = words.tags, len(words)
    found: list[tuple[int, int]] = []
    first = previous = 0
    for i in [*_candidate_ends(words, text), count]:
        while (cut := max(first + _LONGEST_SENTENCE, previous + 1)) <= i:
            found.append((first, cut))
            first = cut
        if i == count:
            break
        if tags[i] == ".":
            ends_here = _ends_sentence(words, i)
        elif tags[i] == "Q":
            inner = words.words[i].rstrip("”’\"'»“ ")
            ends_here = inner.endswith((".", "!", "?", "…")) and _starts_sentence(words, i + 1)
            if ends_here and not inner.endswith("."):
                ends_here = not _is_attribution(tags, i + 1)
        else:
            ends_here = True
        if ends_here:
            found.append((first, i + 1))
            first = i + 1
        previous = i + 1
    if first < count:
        found.append((first, count))
    return found


def _candidate_ends(words: Words, text: str) -> list[int]:
    """Words after which a sentence may end: full stops, quotations, and what stands before an empty line."""
    marks = [match.start() for match in _ENDING.finditer(words.tags)]
    starts, ends = words.starts, words.ends
    if starts and text.find(". ", starts[0], ends[-1]) >= 0:
        marks = _with_dotted(words, text, marks)
    if not starts or text.find("\n\n", starts[0], ends[-1]) < 0:
        return marks
    gaps = [
        i
        for i in range(len(words) - 1)
        if starts[i + 1] - ends[i] > 1 and words.tags[i] not in ",;:-.Q" and "\n\n" in text[ends[i] : starts[i + 1]]
    ]
    return sorted(marks + gaps)


def _with_dotted(words: Words, text: str, marks: list[int]) -> list[int]:
    """The places and those of words whose own full stop ends a sentence: "in Albany, N.Y. The governor"."""
    found = []
    for match in _DOTTED.finditer(text, words.starts[0], words.ends[-1]):
        at = bisect_left(words.ends, match.end())
        if at < len(words) and words.ends[at] == match.end() and words.tags[at] not in ".Q":
            found.append(at)
    return sorted(marks + found) if found else marks


def _ends_sentence(words: Words, i: int) -> bool:
    if words.words[i] in "!?":
        return True
    previous = words.lower[i - 1] if i else ""
    touches = i > 0 and words.starts[i] == words.ends[i - 1]
    if touches and (previous.rstrip(".") in _ABBREVIATIONS or (len(previous) == 1 and words.words[i - 1].isupper())):
        if i + 1 >= len(words):
            return True
        follows = words.words[i + 1]
        if previous == "no" and not follows[0].isdigit():
            return _starts_sentence(words, i + 1)
        return previous not in _BEFORE_NAMES and follows in STARTERS
    return _starts_sentence(words, i + 1)


def _starts_sentence(words: Words, i: int) -> bool:
    if i >= len(words):
        return True
    word = words.words[i]
    return words.tags[i] in "Q(d*" or (not word[0].islower() and words.tags[i] not in ",;:.)-")


def _is_attribution(tags: str, i: int) -> bool:
    return re.match(r"[XR](?:[XDnP,]){0,8}?V|V[XRD]", tags[i : i + 12]) is not None
