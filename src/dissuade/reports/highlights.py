"""A text as HTML with marks in place: marks may nest and cross, the tags never do."""

from __future__ import annotations

import heapq
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from dissuade.model.report import Zone
from dissuade.pages import safe, visible

__all__ = ["Insert", "Mark", "mark_text"]

_BLOCKS = ("paragraph", "heading", "dateline", "caption", "boilerplate")
_KEEP = "\n\t\r\f"
"""White space to HTML too."""


class Mark(NamedTuple):
    """A stretch to mark.

    Args:
        start, end: code points, half open.
        css: class names.
        hint: shown on hovering; plain text.
        id: anchor, or "".
    """

    start: int
    end: int
    css: str
    hint: str = ""
    id: str = ""


class Insert(NamedTuple):
    """An HTML fragment to put at a place of the text."""

    at: int
    html: str


def mark_text(text: str, zones: Sequence[Zone], marks: Iterable[Mark], inserts: Iterable[Insert] = ()) -> str:
    """Return the text as paragraphs with its marks.

    Args:
        text: the raw text; everything but white space between paragraphs is shown.
        zones: paragraphs and the like become blocks with the kind as class; other zones are left to ``marks``.
        marks: in any order; a mark that crosses another or the end of a block is split, its id stays at its first part.
        inserts: fragments, placed before the tags that close at the same place.
    """
    blocks = list(_blocks(text, zones))
    starts = [start for start, _, _ in blocks]
    inside: list[list[Mark]] = [[] for _ in blocks]
    for mark in marks:
        identity = mark.id
        for number in range(max(0, bisect_right(starts, mark.start) - 1), len(blocks)):
            start, end, _ = blocks[number]
            if start >= mark.end:
                break
            if max(start, mark.start) < min(end, mark.end):
                clipped = mark._replace(start=max(start, mark.start), end=min(end, mark.end), id=identity)
                inside[number].append(clipped)
                identity = ""
    here = sorted(inserts)
    places = [insert.at for insert in here]
    out = []
    for (start, end, kind), own in zip(blocks, inside, strict=True):
        fragments = here[bisect_right(places, start) : bisect_right(places, end)]
        out.append(f'<p dir="auto" class="{kind}">{_block(text, start, end, own, fragments)}</p>')
    return "\n".join(out)


def _blocks(text: str, zones: Sequence[Zone]) -> Iterator[tuple[int, int, str]]:
    """Cover the text with blocks; what no zone covers is a paragraph if it is more than white space."""
    at = 0
    for zone in sorted((z for z in zones if z.kind in _BLOCKS), key=lambda z: (z.start, -z.end)):
        start, end = max(zone.start, at), min(zone.end, len(text))
        if start >= end:
            continue
        if _is_shown(text[at:start]):
            yield at, start, "paragraph"
        yield start, end, zone.kind
        at = end
    if _is_shown(text[at:]):
        yield at, len(text), "paragraph"


def _is_shown(between: str) -> bool:
    return bool(visible(between, keep=_KEEP).strip())


def _block(text: str, start: int, end: int, marks: Sequence[Mark], inserts: Sequence[Insert]) -> str:
    waiting = [(mark.start, -mark.end, number, mark) for number, mark in enumerate(marks)]
    heapq.heapify(waiting)
    fresh = len(waiting)
    writer = _Writer(text, start, inserts)
    stack: list[Mark] = []
    while waiting:
        mark = heapq.heappop(waiting)[3]
        while stack and stack[-1].end <= mark.start:
            writer.close(stack.pop().end)
        if stack and stack[-1].end < mark.end:
            rest = mark._replace(start=stack[-1].end, id="")
            heapq.heappush(waiting, (rest.start, -rest.end, fresh, rest))
            fresh += 1
            mark = mark._replace(end=stack[-1].end)
        writer.open(mark)
        stack.append(mark)
    while stack:
        writer.close(stack.pop().end)
    writer.write(end)
    return "".join(writer.out)


class _Writer:
    def __init__(self, text: str, at: int, inserts: Sequence[Insert]) -> None:
        self.text, self.at, self.inserts, self.next = text, at, inserts, 0
        self.out: list[str] = []

    def write(self, to: int) -> None:
        while self.next < len(self.inserts) and self.inserts[self.next].at <= to:
            insert = self.inserts[self.next]
            self.out += (safe(self.text[self.at : insert.at], keep=_KEEP), insert.html)
            self.at, self.next = insert.at, self.next + 1
        self.out.append(safe(self.text[self.at : to], keep=_KEEP))
        self.at = to

    def open(self, mark: Mark) -> None:
        self.write(mark.start)
        identity = f' id="{safe(mark.id)}"' if mark.id else ""
        hint = f' title="{safe(mark.hint)}"' if mark.hint else ""
        self.out.append(f'<span class="{safe(mark.css)}"{identity}{hint}>')

    def close(self, end: int) -> None:
        self.write(end)
        self.out.append("</span>")
