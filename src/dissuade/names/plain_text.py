"""A text as it looks: composed letters, no characters that nobody sees, one kind of space, the usual width.

Tables of words and phrases are looked up as they are written, so a name from a Mac's file system (``ゴ`` as ``コ`` and
a mark), from a web page (soft hyphens, zero-width spaces, ``&amp;``) or a form in East Asia is brought to this first.
"""

from __future__ import annotations

import html
import re
import unicodedata
from typing import NamedTuple

__all__ = ["PlainText", "make_plain", "plain_of"]


class PlainText(NamedTuple):
    """A text as it looks, and where each of its code points begins and ends in the text as written."""

    text: str
    start: list[int]
    end: list[int]


_SPACES = "\t-\r\x1c-\x1f\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
_UNSEEN = (
    "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u034f\u061c\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\ufe00-\ufe0f\ufeff\ufff9-\ufffb\U000e0000-\U000e0fff"
)
_NOT_PLAIN = re.compile(f"[{_SPACES}{_UNSEEN}]")
_SPACE = re.compile(f"[{_SPACES}]")
# Scripts that write sounds or words apart with zero-width characters: Arabic to Myanmar, Khmer and Mongolian.
_NEEDS_JOINERS = re.compile("[\u0600-\u109f\u1780-\u18af]")
_JOINERS = frozenset("\u200b\u200c\u200d")
# What a control character is in text of Windows that was taken for Latin-1 (https://encoding.spec.whatwg.org).
_CONTROLS = {chr(code): bytes([code]).decode("cp1252", "ignore") for code in range(0x80, 0xA0)}
_ENTITY = re.compile(r"&(?:amp|apos|quot|lt|gt|nbsp|#\d{2,5}|#x[0-9a-f]{2,4});", re.IGNORECASE)
_WIDE = re.compile("[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\uff65-\uff9f]")
_USUAL_WIDTH = {wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)} | {0xFF9E: 0x3099, 0xFF9F: 0x309A}
_USUAL_WIDTH |= {narrow: ord(unicodedata.normalize("NFKC", chr(narrow))) for narrow in range(0xFF65, 0xFF9E)}


def make_plain(text: str) -> PlainText | None:
    """Bring a text to what it looks like.

    Returns:
        None if it is so already.
    """
    wide = not text.isascii() and _WIDE.search(text) is not None
    escaped = "&" in text and ";" in text and _ENTITY.search(text) is not None
    if not wide and not escaped and not _NOT_PLAIN.search(text) and unicodedata.is_normalized("NFC", text):
        return None
    kept = _JOINERS if _NEEDS_JOINERS.search(text) else frozenset[str]()
    seen = [_seen(char, kept) for char in (text.translate(_USUAL_WIDTH) if wide else text)]
    for entity in _ENTITY.finditer(text) if escaped else ():
        meant = "".join(_seen(char, kept) for char in html.unescape(entity.group().lower()))
        seen[entity.start() : entity.end()] = [meant, *[""] * (len(entity.group()) - 1)]
    letters: list[str] = []
    start: list[int] = []
    end: list[int] = []
    for first, last in _letters_of(seen):
        letter = unicodedata.normalize("NFC", "".join(seen[first:last]))
        letters.append(letter)
        start += [first] * len(letter)
        end += [last] * len(letter)
    plain = "".join(letters)
    return None if plain == text else PlainText(plain, start, end)


def plain_of(text: str) -> str:
    """The text alone that ``make_plain`` brings a text to."""
    plain = make_plain(text)
    return text if plain is None else plain.text


def _seen(char: str, kept: frozenset[str]) -> str:
    """What is seen of a character, which may be nothing."""
    if char in kept or not _NOT_PLAIN.match(char):
        return char
    return " " if _SPACE.match(char) else _CONTROLS.get(char, "")


def _letters_of(seen: list[str]) -> list[tuple[int, int]]:
    """Where each letter begins and ends with its marks (of Hangul with its vowel and final) and what is not seen."""
    edges = [at for at, char in enumerate(seen) if at == 0 or not (char == "" or _goes_on(char))]
    return list(zip(edges, [*edges[1:], len(seen)], strict=True))


def _goes_on(char: str) -> bool:
    return unicodedata.category(char)[0] == "M" or "\u1160" <= char <= "\u11ff"
