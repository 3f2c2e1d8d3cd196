"""Pages of a PDF put together: without their running heads and feet, and on in mid sentence where one breaks off."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

__all__ = ["join_pages", "without_running_lines"]

_EDGE = 3  # lines at each end of a page that may be running heads or feet
_FEWEST = 3  # pages that must have a line
_LONGEST = 120  # letters of such a line
_DIGITS = re.compile(r"\d+")
_NUMBERS = re.compile(r"\W*0(?: ?[/|-] ?0)?(?: +0 ?[/-] ?0)?\W*")
"""Of lines that are figures alone the number of a page; others are rows of a table."""
_GOES_ON = re.compile(r"(?:[,\-\u2010]|\b[a-z]+)\Z")


def without_running_lines(pages: Sequence[str]) -> tuple[list[str], bool]:
    """Take away the lines that return at the head or foot of pages, whatever figures they have.

    Args:
        pages: their texts. A line returns if a third of them have it, and three at least. If nothing else stood on one
            of them, all is kept.

    Returns:
        The pages, and whether any line was taken away.
    """
    needed = max(_FEWEST, len(pages) // 3)
    split = [page.strip().split("\n") for page in pages]
    found = False
    for is_foot in (False, True):
        counts = Counter(key for lines in split for key in {_key(line) for line in _edge(lines, is_foot)})
        running = {key for key, count in counts.items() if key and count >= needed}
        for lines in split:
            kept = _stripped(lines, running, is_foot)
            found = found or len(kept) < len(lines)
            lines[:] = kept
    kept = ["\n".join(lines).strip() for lines in split]
    return (kept, found) if all(kept) else (list(pages), False)


def join_pages(pages: Sequence[str]) -> str:
    """One text of all pages; a page that ends in mid sentence goes on in the next line, not in another paragraph."""
    parts: list[str] = []
    for page in filter(None, pages):
        if parts:
            parts.append("\n" if _GOES_ON.search(parts[-1]) else "\n\n")
        parts.append(page)
    return "".join(parts)


def _edge(lines: Sequence[str], is_foot: bool) -> Sequence[str]:
    return lines[-_EDGE:] if is_foot else lines[:_EDGE]


def _stripped(lines: Sequence[str], running: set[str], is_foot: bool) -> list[str]:
    """The lines of a page without the running ones at one of its ends; blank ones between go with them."""
    last = max((n for n, line in enumerate(_edge(lines[::-1] if is_foot else lines, False)) if _key(line) in running),
               default=-1)  # fmt: skip
    kept = list(lines[::-1] if is_foot else lines)
    kept = [line for line in kept[: last + 1] if _key(line) not in running and line.strip()] + kept[last + 1 :]
    return kept[::-1] if is_foot else kept


def _key(line: str) -> str:
    """What stays of a line from page to page."""
    key = _DIGITS.sub("0", " ".join(line.split()))
    return key if len(line) <= _LONGEST and (any(c.isalpha() for c in key) or _NUMBERS.fullmatch(key)) else ""
