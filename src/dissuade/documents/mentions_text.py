"""One reading of a text for all its spellings: plain spaces and apostrophes, no ligatures, offsets kept."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from dissuade.documents.letters import LIGATURES, codes_of, in_first_plane, letter_kinds, text_of
from dissuade.kernels.letters import ASTRAL, Codes, fold_letters, plain_letters
from dissuade.model.report import Span, Zone, make_span

__all__ = ["FoldedText", "fold_text"]

_SPACES = "\t\v\f\r\x1c\x1d\x1e\x1f\x85\xa0\u1680\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B)))
_ONE_TO_ONE = (
    {ord(c): " " for c in _SPACES}
    | {ord(c): "'" for c in "’ʼ′＇"}
    | {ord(c): "-" for c in "‐‑"}
    | {ord(c): "\n" for c in "\u2028\u2029"}
    | dict.fromkeys(range(0xD800, 0xE000), "\ufffd")
    | {0xFF01 + i: chr(0x21 + i) for i in range(94) if chr(0x21 + i).isalnum()}
)
_PROSE = frozenset(("paragraph", "heading", "caption"))
_NONE = np.empty(0, np.int64)


class FoldedText(NamedTuple):
    """A text that is easier to search, and the way back.

    Args:
        raw: the text as it is.
        text: the same with plain spaces, hyphens and apostrophes, without ligatures and invisible characters; line
            breaks inside a paragraph are spaces.
        offsets: raw position of each character of ``text`` and, last, the length of ``raw``; None if they are equal.
        codes: the code points of ``text``, with others in place of those from 65,536 on (``in_first_plane``).
    """

    raw: str
    text: str
    offsets: array[int] | None
    codes: Codes

    def span(self, start: int, end: int) -> Span:
        """The stretch of the raw text that answers a stretch of the folded one (``start < end``)."""
        if self.offsets is not None:
            start, end = self.offsets[start], self.offsets[end - 1] + 1
        return make_span(start, end, self.raw[start:end])

    def position(self, raw: int) -> int:
        """The folded position of a raw one."""
        if self.offsets is None:
            return raw
        return min(bisect_left(self.offsets, raw), len(self.text))


def fold_text(text: str, zones: Sequence[Zone] = ()) -> FoldedText:
    """Fold a text for searching.

    Args:
        text: raw text.
        zones: of it; a line break inside of a paragraph, heading or caption is a blank.
    """
    codes = codes_of(text)
    odd_lines = "\u2028" in text or "\u2029" in text
    wrapped = [
        (zone.start, zone.end)
        for zone in zones
        if (odd_lines or text.find("\n", zone.start, zone.end) >= 0) and zone.kind in _PROSE
    ]
    plain = np.empty(len(codes), np.uint32)
    first, last = (np.array(places, np.int64) for places in zip(*wrapped, strict=True)) if wrapped else (_NONE, _NONE)
    changed, odd, astral = plain_letters(codes, _letters(), letter_kinds(), first, last, plain)
    if not (changed or odd or astral):
        return FoldedText(text, text, None, codes)
    plain.flags.writeable = False
    if odd:
        return _fold_more(text, plain, astral)
    folded = text_of(plain) if changed else text
    return FoldedText(text, folded, None, in_first_plane(plain) if astral else plain)


def _fold_more(text: str, plain: Codes, astral: bool) -> FoldedText:
    first, expansions = _expansions()
    ligatures = int(np.count_nonzero(plain - np.uint32(first) < np.uint32(len(expansions))))
    out = np.empty(len(plain) + 2 * ligatures, np.uint32)
    offsets = np.empty(len(out) + 1, np.int64)
    count = fold_letters(plain, letter_kinds(), first, expansions, out, offsets)
    codes = out[:count].copy()
    codes.flags.writeable = False
    back = array("q")
    back.frombytes(offsets[: count + 1].view(np.uint8).data)
    return FoldedText(text, text_of(codes), back, in_first_plane(codes) if astral else codes)


@cache
def _expansions() -> tuple[int, NDArray[np.uint32]]:
    """The first ligature, and what it and those after it stand for."""
    first = min(map(ord, LIGATURES))
    expansions = np.zeros((max(map(ord, LIGATURES)) - first + 1, 3), np.uint32)
    for ligature, letters in LIGATURES.items():
        expansions[ord(ligature) - first, : len(letters)] = [ord(letter) for letter in letters]
    expansions.flags.writeable = False
    return first, expansions


@cache
def _letters() -> NDArray[np.uint16]:
    """For each letter the one to put."""
    letters = np.arange(ASTRAL, dtype=np.uint16)
    for letter, plain in _ONE_TO_ONE.items():
        letters[letter] = ord(plain)
    letters.flags.writeable = False
    return letters
