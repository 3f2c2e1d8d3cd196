"""Quotations: quote marks of several traditions, nested, odd, and running over several paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from dissuade.model.report import Zone, make_zone

__all__ = ["find_quotes", "text_blocks"]

# Begins with the letters that there are, so that "re" skips to them; apostrophes inside of words are no marks.
_MARK = re.compile(
    r"[`'‘’‚‛“”„‟\"«»‹›「」『』](?:(?<=`)`|(?<=[^\s(]')(?=''(?!'))|(?<=')'|(?<=[“”„‟\"«»‹›「」『』])|"
    r"(?<=['‘’‚‛])(?:(?<![^\W_].)|(?![^\W_])))"
)
_BLOCK = re.compile(r"\n[^\S\n]*\n\s*|(?<=[.!?”’\"'»:])[^\S\n]*\n\s*|\n(?=[“”„«\"])")
_CLOSERS = {
    "“": "”",
    "‟": "”",
    "„": "“”",
    "«": "»",
    "»": "«",
    '"': '"”',
    "``": "''",
    "''": "''",
    "”": "”",
    "‘": "’",
    "‛": "’",
    "‚": "‘’",
    "'": "'",
    "‹": "›",
    "「": "」",
    "『": "』",
}
_SINGLE = "‘’‚‛'"
_DEPTH = 4
_ELIDED = re.compile(r"['’](?:\d\ds?\b|em\b|til\b|tis\b|twas\b|cause\b|n['’])", re.IGNORECASE)
_SKIPPED_KINDS = frozenset({"boilerplate", "caption"})


@dataclass(slots=True)
class _Open:
    """A quotation that has begun: its mark, where, and whether it may go on in the next paragraph."""

    mark: str
    start: int
    carried: bool = field(default=False)


def text_blocks(text: str, zones: Iterable[Zone]) -> list[tuple[int, int]]:
    """The stretches that hold running text: paragraphs and headings, without boilerplate and captions.

    Args:
        text: the raw text.
        zones: may be empty; then a block ends at an empty line or at a line that ends a sentence.

    Returns:
        Half-open stretches in order.
    """
    blocks = [(z.start, z.end) for z in zones if z.kind in ("paragraph", "heading")]
    if not blocks:
        at = 0
        for gap in _BLOCK.finditer(text):
            blocks.append((at, gap.start()))
            at = gap.end()
        blocks.append((at, len(text)))
        skipped = [(z.start, z.end) for z in zones if z.kind in _SKIPPED_KINDS]
        blocks = [b for b in blocks if not any(s < b[1] and b[0] < e for s, e in skipped)]
    return sorted((s, e) for s, e in blocks if text[s:e].strip())


def find_quotes(text: str, zones: Iterable[Zone]) -> list[Zone]:
    """Find quotations, marks included.

    A quotation that is left open goes on in the next paragraph if that begins with the same mark; otherwise it ends
    with its paragraph. Apostrophes, elisions and inch marks are no quote marks.

    Args:
        text: the raw text.
        zones: its paragraphs; boilerplate holds no quotations.

    Returns:
        Zones of kind ``quote`` by start, an outer one before those inside it.

    Example:
        >>> [(z.start, z.end) for z in find_quotes('He said „Nein“ and «non».', [])]
        [(8, 14), (19, 24)]
    """
    found: list[tuple[int, int]] = []
    stack: list[_Open] = []
    end_before = 0
    for start, end in text_blocks(text, zones):
        stack = list(_carry(text, stack, start, end_before, found))
        _scan_block(text, start, end, stack, found)
        end_before = end
    _end_open(stack, end_before, found)
    return [make_zone(kind="quote", start=s, end=e) for s, e in sorted(found, key=lambda q: (q[0], -q[1]))]


def _carry(text: str, stack: list[_Open], start: int, end: int, found: list[tuple[int, int]]) -> Iterator[_Open]:
    """The quotations that the block at ``start`` continues; the others end with their block."""
    if stack and text.startswith(stack[0].mark, start) and stack[0].mark not in _SINGLE:
        _end_open(stack[1:], end, found)
        yield _Open(stack[0].mark, stack[0].start, carried=True)
    else:
        _end_open(stack, end, found)


def _end_open(stack: list[_Open], end: int, found: list[tuple[int, int]]) -> None:
    found.extend((o.start, end) for o in stack[:1] if o.mark not in _SINGLE and end - o.start > 1)


def _scan_block(text: str, start: int, end: int, stack: list[_Open], found: list[tuple[int, int]]) -> None:
    marks = list(_MARK.finditer(text, start, end))
    later_closers = _count_single_closers(text, marks)
    for i, match in enumerate(marks):
        mark, at = match[0], match.start()
        before = text[at - 1] if at > start else " "
        after = text[match.end()] if match.end() < end else " "
        if at == start and stack and stack[0].carried:
            stack[0].carried = False
            continue
        if mark in _SINGLE and ((before.isalnum() and after.isalnum()) or _is_elision(text, at, stack)):
            continue
        level = _closed_level(mark, before, after, stack, later_closers[i])
        if level >= 0:
            found.append((stack[level].start, match.end()))
            del stack[level:]
        elif len(stack) < _DEPTH and _opens(mark, before, after) and (mark not in _SINGLE or later_closers[i] > 0):
            stack.append(_Open(mark, at))


def _is_elision(text: str, at: int, stack: list[_Open]) -> bool:
    is_open = any(o.mark in _SINGLE for o in stack)
    return not is_open and _ELIDED.match(text, at) is not None


def _closed_level(mark: str, before: str, after: str, stack: list[_Open], later: int) -> int:
    """Which open quotation the mark closes, -1 for none; an inner one left open ends with the outer."""
    if before.isspace() and not after.isspace() and (mark in "\"'“«‘" or mark == "''"):
        return -1
    for level in range(len(stack) - 1, -1, -1):
        opener = stack[level].mark
        closes = mark in _CLOSERS[opener] or (mark == "''" and opener in '“"') or (mark == '"' and opener == "“")
        if opener == "“" and mark == "“" and not before.isspace() and not after.isalnum():
            closes = True
        if not closes:
            continue
        if mark in "’'":
            if after.isalnum():
                return -1
            is_possessive = before in "sS" and after == " " and later > 0
            return -1 if is_possessive else level
        return level
    return -1


def _opens(mark: str, before: str, after: str) -> bool:
    if after.isspace() or mark in "」』›":
        return mark == "«" and after in "\xa0\u202f "
    is_after_gap = not before.isalnum() and before not in ".,!?%;)"
    if mark in "“„‟‛‚«「『‹``":
        return True
    if mark in "\"'”’‘»" or mark == "''":
        return is_after_gap and mark != "’"
    return False


def _count_single_closers(text: str, marks: list[re.Match[str]]) -> list[int]:
    """For each mark, how many later marks could close a single quotation before the next one could open one."""
    counts = [0] * len(marks)
    later = 0
    for i in range(len(marks) - 1, -1, -1):
        counts[i] = later
        mark, at = marks[i][0], marks[i].start()
        if mark not in _SINGLE:
            continue
        before = text[at - 1] if at else " "
        after = text[at + 1] if at + 1 < len(text) else " "
        if mark in "’'‘" and not before.isspace() and not after.isalnum():
            later += 1
        elif mark in "‘'‚‛" and not before.isalnum():
            later = 0
    return counts
