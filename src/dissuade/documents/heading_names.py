"""Names in headings in which every word has a capital: "Kim Shows Shoigu New Drones" names two."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from dissuade.documents.cues import cue_lexicon
from dissuade.documents.event_frames import frames
from dissuade.documents.headings import stands_in_heading
from dissuade.documents.name_stretches import Stretch

__all__ = ["cut_in_heading", "heading_verbs"]


def cut_in_heading(text: str, stretch: Stretch) -> Iterator[Stretch]:
    """The stretches between the verbs of a heading; elsewhere the stretch itself."""
    start, end, role, before = stretch
    words = text[start:end].split(" ")
    verbs = {n for n, word in enumerate(words) if word.lower() in heading_verbs()}
    if len(words) < 2 or not verbs or not stands_in_heading(text, start, end):
        yield stretch
        return
    at, begin = start, start
    for n, word in enumerate(words):
        if n in verbs:
            if begin < at:
                yield begin, at - 1, role, before
            begin, role, before = at + len(word) + 1, None, None
        at += len(word) + 1
    if begin < end:
        yield begin, end, role, before


@cache
def heading_verbs() -> frozenset[str]:
    """Verbs in the present tense of a third person: "shows", "says"."""
    told = {word for word, form in cue_lexicon().forms.items() if form.kind == "s"}
    return frozenset(told | {word for word, entries in frames().items() if any(e.form == "s" for e in entries)})
