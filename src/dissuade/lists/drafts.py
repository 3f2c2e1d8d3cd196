"""What several readers need while they put a party together."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import TypeVar

from dissuade.lists.reading import Reading
from dissuade.lists.values import clean_text, find_country, parse_date
from dissuade.model.party import Name, NameKind, PartialDate, RawField

__all__ = [
    "NameList",
    "collect_countries",
    "digest",
    "keep_raw",
    "read_date",
    "slugify",
    "split_lettered",
    "unique",
    "uses_latin",
]

T = TypeVar("T")
_NO_WORD = re.compile(r"[^0-9a-z]+")
_LETTERED = re.compile(r"(?:(?<=^)|(?<=[\s;,.:]))\(?(?:[a-z]|i{2,3}|i?[vx]|vi{1,3})\)\s*")


def unique(items: Iterable[T]) -> tuple[T, ...]:
    """The items without repeats, in their first order."""
    return tuple(dict.fromkeys(items))


def slugify(text: str) -> str:
    """Lower-case ASCII words joined by hyphens, for the readable part of an id."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return _NO_WORD.sub("-", plain).strip("-")


def digest(*parts: str) -> str:
    """Sixteen hexadecimal digits that stay the same for the same texts, for records without a number of their own."""
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def uses_latin(text: str) -> bool:
    """Whether the first letter of a text is Latin; true for a text without letters."""
    for character in text:
        if character.isalpha():
            return character.isascii() or unicodedata.name(character, "").startswith(("LATIN", "FULLWIDTH LATIN"))
    return True


def split_lettered(text: str) -> list[str]:
    """Split ``a) Mullah b) Haji`` and ``(a) ...; (b) ...`` into their items; also at semicolons and line breaks."""
    marked = _LETTERED.sub("\n", text)
    return [item for part in re.split(r"[;\n]", marked) if (item := clean_text(part).strip(" ,"))]


class NameList:
    """Names in the order of the list, each text once; the first kind that was given to a text stays."""

    def __init__(self) -> None:
        self._names: dict[str, Name] = {}

    def add(
        self,
        text: str | None,
        kind: NameKind = NameKind.ALIAS,
        *,
        parts: Mapping[str, str] | None = None,
        lang: str = "",
    ) -> None:
        """Add a name; nothing happens for an empty text or one that is there already."""
        words = clean_text(text)
        if not words or words in self._names or not any(character.isalnum() for character in words):
            return
        kept = MappingProxyType({key: value for key, value in (parts or {}).items() if value})
        self._names[words] = Name(text=words, kind=kind, parts=kept, lang=lang)

    def __bool__(self) -> bool:
        return bool(self._names)

    def names(self) -> tuple[Name, ...]:
        """All names so far."""
        return tuple(self._names.values())


def read_date(
    reading: Reading, text: str, *, line: int | None = None, field: str = "", month_first: bool = False
) -> PartialDate | None:
    """Read a date or warn that the words are none; the caller keeps the words raw."""
    words = clean_text(text)
    if not words:
        return None
    date = parse_date(words, month_first=month_first)
    if date is None:
        reading.warn("date", f"not a date: {words[:80]!r}", line=line, field=field)
    return date


def collect_countries(
    reading: Reading, texts: Iterable[str], *, line: int | None = None, field: str = ""
) -> tuple[str, ...]:
    """Country codes of names or codes; an unknown one is warned about."""
    codes = []
    for text in texts:
        words = clean_text(text).strip(" .;,")
        if not words:
            continue
        code = find_country(words)
        if code:
            codes.append(code)
        else:
            reading.warn("country", f"not a country: {words[:80]!r}", line=line, field=field)
    return unique(codes)


def keep_raw(reading: Reading, fields: Iterable[tuple[str, str]]) -> tuple[RawField, ...]:
    """Raw fields for what has no place of its own; counted in ``reading.unmapped``, empty values dropped."""
    kept = []
    for field, value in fields:
        if value:
            reading.unmapped[field] += 1
            kept.append(RawField(field=field, value=value))
    return tuple(kept)
