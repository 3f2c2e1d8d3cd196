"""Headings in which every word but short ones has a capital, so that capitals tell no names."""

from __future__ import annotations

import re

from dissuade.documents.cues import CueLexicon

__all__ = ["is_heading", "stands_in_heading", "tag_in_heading"]

_LONGEST_HEADING, _SHORTEST_HEADING = 24, 4
_LONGEST_LINE = 2000  # code points
_WORDS = re.compile(r"[\w'’.-]+")
_SMALL = frozenset(("from", "with", "over", "into", "than", "that", "amid", "upon"))


def is_heading(words: list[str]) -> bool:
    """Whether a line is written "Iran Says It Sold Drones to Russia": only short words have no capital."""
    if not _SHORTEST_HEADING <= len(words) <= _LONGEST_HEADING:
        return False
    for word in words:
        if len(word) > 3 and word.islower() and word not in _SMALL:
            return False  # the usual one
    capitals = sum(word[0].isupper() for word in words)
    return capitals * 2 > len(words) and not all(word.isupper() for word in words)


def stands_in_heading(text: str, start: int, end: int) -> bool:
    """Whether a stretch stands in a line of its own in which every word but short ones has a capital."""
    low, high = max(0, start - _LONGEST_LINE), min(len(text), end + _LONGEST_LINE)
    first, last = text.rfind("\n", low, start) + 1, text.find("\n", end, high)
    if (first == 0 < low) or (last < 0 and high < len(text)):
        return False
    line = text[first : last if last >= 0 else len(text)].rstrip()
    return not line.endswith(".") and is_heading(_WORDS.findall(line))


def tag_in_heading(low: str, lexicon: CueLexicon) -> str:
    """The class of a capitalised word of a heading if it is beyond doubt: a verb that reports, a word of grammar."""
    tag = lexicon.tags.get(low, "")
    if tag and tag in "RDTPOWASMCNJ":
        return tag
    form = lexicon.forms.get(low)
    if tag == "V" and form is not None and form.kind in ("s", "past", "both", "ing"):
        return tag
    return ""
