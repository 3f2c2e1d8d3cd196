"""Time expressions of news as TempEval-3 scores them, on articles of our own words or on a folder of TimeML files.

Run as ``python -m benchmarks.times [--show] [FILE...]``, or with ``--timeml FOLDER`` on its ``*.tml`` files.

``tests/cases/times`` holds 32 made-up articles with datelines of 2010 to 2015, marked by hand by the TIMEX3 guidelines
(TimeML 1.2.1) before the tagger had read them: ``[extent|type|value]``, where a slash parts what the guidelines leave
open. Their writer knew the tagger, and they were looked at afterwards, so they are a regression. Ages are marked AGE
and not expected: by the letter of the guidelines they are lengths, but of the 13 in 47 documents of TimeBank and
AQUAINT none is marked. Of a TimeML file the text within TEXT counts, and the day of its creation time (DCT) is the
dateline.

An expression is found if any of ours overlaps it, strictly if the extent is the same; type and value count for what is
found. F1 as in TempEval-3 (UzZaman et al., 2013): there the F1 of an attribute is the share of the expressions found
that have it right, times the F1 of finding them, which is the same.
"""

from __future__ import annotations

import argparse
import datetime as dt
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from lxml import etree

from dissuade.documents.dates import find_dates
from dissuade.model.report import DateMention

__all__ = ["FOLDER", "Expected", "f1_scores", "measure", "read_article", "read_timeml"]

FOLDER = Path(__file__).parent.parent / "tests" / "cases" / "times"
_MARK = re.compile(r"\[([^]|]+)\|([^]|]+)\|([^]|]+)\]")
_AGE = "AGE"
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
        if match[2] != _AGE:
            expected.append(Expected(start, len(text), tuple(match[2].split("/")), tuple(match[3].split("/"))))
        at = match.end()
    return dt.date.fromisoformat(head.strip()), text + marked[at:], expected


def read_timeml(path: Path) -> tuple[dt.date, str, list[Expected]]:
    """The day of the creation time of a TimeML file, its text without tags, and its time expressions.

    Raises:
        ValueError: the file has no creation time with a day, or no text.
    """
    hardened = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
    root = etree.parse(path, hardened).getroot()
    created, body = root.find("DCT/TIMEX3"), root.find("TEXT")
    if created is None or body is None:
        raise ValueError(f"{path} lacks a creation time (DCT) or a TEXT")
    text, expected = "", []
    open_at: list[int] = []
    for event, element in etree.iterwalk(body, events=("start", "end")):
        if event == "start":
            open_at.append(len(text))
            text += element.text or ""
            continue
        start = open_at.pop()
        if element.tag == "TIMEX3":
            expected.append(Expected(start, len(text), (element.get("type"),), (element.get("value"),)))
        if element is not body:
            text += element.tail or ""
    return dt.date.fromisoformat(created.get("value", "")[:10]), text, sorted(expected)


def _pairs(
    expected: Sequence[Expected], found: Sequence[DateMention]
) -> Iterator[tuple[Expected | None, DateMention | None]]:
    """Each marked expression with the first of ours that overlaps it and no other before; then what is only ours."""
    left = list(found)
    for one in expected:
        ours = next((date for date in left if date.span.start < one.end and date.span.end > one.start), None)
        if ours is not None:
            left.remove(ours)
        yield one, ours
    yield from ((None, date) for date in left)


def measure(paths: Iterable[Path], *, show: bool = False) -> Counter[str]:
    """How many were ``marked``, ``found`` by us, and of these ``relaxed``, ``strict``, ``type`` and ``value`` right."""
    counts: Counter[str] = Counter()
    for path in paths:
        day, text, expected = read_timeml(path) if path.suffix == ".tml" else read_article(path)
        found = find_dates(text, day)
        counts["marked"] += len(expected)
        counts["found"] += len(found)
        for one, ours in _pairs(expected, found):
            right = _compare(one, ours)
            counts.update(right)
            if show and len(right) < 4:
                marked = f"{text[one.start : one.end]!r} {one.types} {one.values}" if one else "nothing"
                said = f"{ours.span.text!r} {ours.granularity} {ours.value}" if ours else "nothing"
                print(f"{path.stem}: {marked}: ours {said}")
    return counts


def _compare(expected: Expected | None, ours: DateMention | None) -> list[str]:
    if expected is None or ours is None:
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
    """Measure the files named or those of a folder of TimeML, or all that the project has."""
    parser = argparse.ArgumentParser(description="time expressions of news as TempEval-3 scores them")
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE")
    parser.add_argument("--timeml", type=Path, metavar="FOLDER", help="a folder with TimeML files (*.tml)")
    parser.add_argument("--show", action="store_true", help="print what is not right")
    options = parser.parse_args(arguments)
    named = [*options.files, *(sorted(options.timeml.glob("*.tml")) if options.timeml else ())]
    paths = named if named or options.timeml else sorted(FOLDER.glob("*.txt"))
    counts = measure(paths, show=options.show)
    print(f"{len(paths)} documents, {counts['marked']} marked, {counts['found']} found")
    print(", ".join(f"{name} F1 {score:.3f}" for name, score in f1_scores(counts).items()))


if __name__ == "__main__":
    main(sys.argv[1:])
