"""One reading of a text for all its spellings: plain spaces and apostrophes, no ligatures, offsets kept."""

from __future__ import annotations

import re
from array import array
from collections.abc import Sequence
from dataclasses import dataclass

from dissuade.model.report import Span, Zone

__all__ = ["FoldedText", "fold_text"]

_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_SPACES = "\t\v\f\r\x1c\x1d\x1e\x1f\x85\xa0\u1680\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B)))
_ONE_TO_ONE = (
    {ord(c): " " for c in _SPACES}
    | {ord(c): "'" for c in "’ʼ′＇"}
    | {ord(c): "-" for c in "‐‑"}
    | {ord(c): "\n" for c in "\u2028\u2029"}
    | dict.fromkeys(range(0xD800, 0xE000), "\ufffd")
    | {0xFF01 + i: chr(0x21 + i) for i in range(94) if chr(0x21 + i).isalnum()}
)
_CHANGED = re.compile("[^\x00-\x08\n\x0e-\x1b -\x84\x86-\x9f¡-ɏ–—‘“”]|[\t\v\f\r\x1c-\x1f]")
_INVISIBLE = "\xad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
_ODD = re.compile(f" {{2,}}|[{_INVISIBLE}]+|[{''.join(_LIGATURES)}]|-\n(?=[a-z])")


@dataclass(frozen=True, slots=True)
class FoldedText:
    """A text that is easier to search, and the way back.

    Args:
        raw: the text as it is.
        text: the same with plain spaces, hyphens and apostrophes, without ligatures and invisible characters; line
            breaks inside a paragraph are spaces.
        offsets: raw position of each character of ``text`` and, last, the length of ``raw``; None if they are equal.
    """

    raw: str
    text: str
    offsets: array[int] | None

    def span(self, start: int, end: int) -> Span:
        """The stretch of the raw text that answers a stretch of the folded one (``start < end``)."""
        if self.offsets is not None:
            start, end = self.offsets[start], self.offsets[end - 1] + 1
        return Span(start, end, self.raw[start:end])

    def position(self, raw: int) -> int:
        """The folded position of a raw one."""
        if self.offsets is None:
            return raw
        from bisect import bisect_left

        return min(bisect_left(self.offsets, raw), len(self.text))


def fold_text(text: str, paragraphs: Sequence[Zone] = ()) -> FoldedText:
    """Fold a text for searching.

    Args:
        text: raw text.
        paragraphs: its zones; a line break inside one is a blank.
    """
    folded = text
    for letter in set(_CHANGED.findall(text)):  # few; "translate" would look at every letter
        if (plain := _ONE_TO_ONE.get(ord(letter))) is not None:
            folded = folded.replace(letter, plain)
    pieces, at = [], 0
    for zone in paragraphs:
        if zone.start >= at and "\n" in folded[zone.start : zone.end]:
            pieces += [folded[at : zone.start], folded[zone.start : zone.end].replace("\n", " ")]
            at = zone.end
    if at:
        folded = "".join([*pieces, folded[at:]])
    if _ODD.search(folded) is None:
        return FoldedText(text, folded, None)
    parts: list[str] = []
    offsets = array("q")
    at = 0
    for match in _ODD.finditer(folded):
        parts.append(folded[at : match.start()])
        offsets.extend(range(at, match.start()))
        found = match[0]
        new = " " if found[0] == " " else _LIGATURES.get(found, "")
        parts.append(new)
        offsets.extend([match.start()] * len(new))
        at = match.end()
    parts.append(folded[at:])
    offsets.extend(range(at, len(text) + 1))
    return FoldedText(text, "".join(parts), offsets)
