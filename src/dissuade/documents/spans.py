"""Stretches of a text that overlap: the shortest around a place, the outermost ones, those that meet another."""

from __future__ import annotations

import heapq
from bisect import bisect_left, bisect_right
from collections.abc import Iterable

__all__ = ["InnermostSpans", "outermost", "overlapping"]


class InnermostSpans:
    """Answers which span is the shortest around a place, in logarithmic time.

    Args:
        spans: start, end (exclusive) and a number for each; they may nest and overlap in any way. Of two equally
            long spans the one with the higher number counts as the inner one.
    """

    def __init__(self, spans: Iterable[tuple[int, int, int]]) -> None:
        self._spans = list(spans)
        self._starts: list[int] | None = None  # until somebody asks
        self._inner: list[tuple[int, int, int] | None] = []

    def _order(self) -> list[int]:
        ordered = sorted(span for span in self._spans if span[0] < span[1])
        places = sorted({place for start, end, _ in ordered for place in (start, end)})
        open_spans: list[tuple[int, int, int, int]] = []
        at = 0
        for place in places:
            while at < len(ordered) and ordered[at][0] == place:
                start, end, number = ordered[at]
                heapq.heappush(open_spans, (end - start, -number, start, end))
                at += 1
            while open_spans and open_spans[0][3] <= place:
                heapq.heappop(open_spans)
            inner = open_spans[0] if open_spans else None
            self._inner.append((inner[2], inner[3], -inner[1]) if inner else None)
        return places

    def at(self, place: int) -> tuple[int, int, int] | None:
        """Start, end and number of the shortest span around a place; None if there is none."""
        if self._starts is None:
            self._starts = self._order()
        found = bisect_right(self._starts, place) - 1
        return self._inner[found] if found >= 0 else None


def outermost(quotes: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The quotations that lie in no other one, by start."""
    kept: list[tuple[int, int]] = []
    for start, end in sorted(quotes, key=lambda q: (q[0], -q[1])):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return kept


def overlapping(spans: list[tuple[int, int]], start: int, end: int) -> list[tuple[int, int]]:
    """Those of ``spans`` (by start, not overlapping) that share a code point with the stretch."""
    if not spans:
        return []
    first = bisect_right(spans, (start, start)) - 1
    last = bisect_left(spans, (end, end))
    return [s for s in spans[max(first, 0) : last] if s[1] > start]
