"""Time expressions of news as TempEval-3 scores them, on articles of our own words.

Run as ``python -m benchmarks.times [--show] [FILE...]``. The corpus of TempEval-3 is not at hand; ``tests/cases/times``
holds eight made-up articles with the datelines of 2013, marked by hand by the TIMEX3 guidelines (TimeML 1.2.1) before
the tagger had read them: ``[extent|type|value]``, where a slash parts what the guidelines leave open. Their writer knew
the tagger, and they were looked at afterwards, so they are a regression.

An expression is found if any of ours overlaps it, strictly if the extent is the same; type and value count for what is
found. F1 as in TempEval-3 (UzZaman et al., 2013).
"""

from __future__ import annotations

import datetime as dt
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from dissuade.documents.dates import find_dates
from dissuade.model.report import DateMention

__all__ = ["FOLDER", "Expected", "f1_scores", "measure", "read_article"]

FOLDER = Path(__file__).parent.parent / "tests" / "cases" / "times"
_MARK = re.compile(r"\[([^]|]+)\|([^]|]+)\|([^]|]+)\]")
_TYPES = {"duration": "DURATION", "set": "SET", "time": "TIME"}


class Expected(NamedTuple):
    """A marked expression; several types or values are all right."""

    start: int
    end: int
    types: tuple[str, ...]
    values: tuple[str, ...]


def read_article(path: Path) -> tuple[dt.date, str, list[Expected]]:
    """The dateline (first line of the file), the text without marks, and what was marked."""
    head, _, marked = path.read_text(encoding="utf-8").partition("\n")
    text, expected, at = "", [], 0
    for match in _MARK.finditer(marked):
        text += marked[at : match.start()]
        start = len(text)
        text += match[1]
        expected.append(Expected(start, len(text), tuple(match[2].split("/")), tuple(match[3].split("/"))))
        at = match.end()
    return dt.date.fromisoformat(head.strip()), text + marked[at:], expected


def _pairs(expected: Sequence[Expected], found: Sequence[DateMention]) -> Iterator[tuple[Expected, DateMention | None]]:
    """Each marked expression with the first of ours that overlaps it and no other before."""
    left = list(found)
    for one in expected:
        ours = next((date for date in left if date.span.start < one.end and date.span.end > one.start), None)
        if ours is not None:
            left.remove(ours)
        yield one, ours


def measure(paths: Iterable[Path], *, show: bool = False) -> Counter[str]:
    """How many were ``marked``, ``found`` by us, and of these ``relaxed``, ``strict``, ``type`` and ``value`` right."""
    counts: Counter[str] = Counter()
    for path in paths:
        day, text, expected = read_article(path)
        found = find_dates(text, day)
        counts["marked"] += len(expected)
        counts["found"] += len(found)
        for one, ours in _pairs(expected, found):
            right = _compare(one, ours)
            counts.update(right)
            if show and len(right) < 4:
                said = f"{ours.span.text!r} {ours.granularity} {ours.value}" if ours else "nothing"
                print(f"{path.stem}: {text[one.start : one.end]!r} {one.types} {one.values}: ours {said}")
    return counts


def _compare(expected: Expected, ours: DateMention | None) -> list[str]:
    if ours is None:
        return []
    right = {
        "relaxed": True,
        "strict": (ours.span.start, ours.span.end) == (expected.start, expected.end),
        "type": _TYPES.get(ours.granularity, "DATE") in expected.types,
        "value": ours.value in expected.values,
    }
    return [name for name, value in right.items() if value]


def f1_scores(counts: Counter[str]) -> dict[str, float]:
    """F1 of each measure: twice what is right by what was marked and found together."""
    both = max(counts["marked"] + counts["found"], 1)
    return {name: 2 * counts[name] / both for name in ("relaxed", "strict", "type", "value")}


def main(arguments: Sequence[str]) -> None:
    """Measure the files named, or all that the project has."""
    paths = [Path(name) for name in arguments if name != "--show"] or sorted(FOLDER.glob("*.txt"))
    counts = measure(paths, show="--show" in arguments)
    print(f"{counts['marked']} marked, {counts['found']} found")
    print(", ".join(f"{name} F1 {score:.3f}" for name, score in f1_scores(counts).items()))


if __name__ == "__main__":
    main(sys.argv[1:])
