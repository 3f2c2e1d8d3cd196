"""Names of the Swiss list: ordered parts, each with spelling variants in Latin and other scripts."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from lxml import etree

from dissuade.lists.raw import RawFields
from dissuade.lists.reading import local_name
from dissuade.lists.values import clean_text
from dissuade.model.party import Name, NameKind

__all__ = ["read_name"]

LATIN = "LATN"
_KINDS = {
    "primary-name": NameKind.PRIMARY,
    "alias": NameKind.ALIAS,
    "formerly-known-as": NameKind.FORMER,
    "former-name": NameKind.FORMER,
}
_PARTS = {
    "family-name": "lastName",
    "given-name": "firstName",
    "further-given-name": "secondName",
    "father-name": "fatherName",
    "title": "title",
}


class _Part:
    """One part of a name; ``variants`` are its spellings by script and language."""

    __slots__ = ("kind", "order", "value", "variants")

    def __init__(self, order: int, kind: str, value: str) -> None:
        self.order = order
        self.kind = kind
        self.value = value
        self.variants: dict[tuple[str, str], list[str]] = {}


def read_name(element: etree._Element, *, is_main: bool, raw: RawFields) -> tuple[list[Name], list[str]]:
    """Read a <name> and the names that its spelling variants make.

    The n-th variants of the parts in one script and language make one name. Where a part has no variant of its own, a
    Latin name falls back on the part as it is, and a name in another script leaves it out. A name in another script is
    an original one; any other variant has the kind of an alias, or is weak as the name itself.

    Args:
        element: the <name>.
        is_main: it belongs to the main identity of the target; the primary name of another one is an alias.
        raw: keeps what has no place.

    Returns:
        The names, the name as it is first, and the titles that were among its parts.
    """
    parts = _read_parts(element, raw)
    kind = _read_kind(element, is_main, raw)
    language = _language(str(element.get("lang", "")))
    names = _make_name({part: part.value for part in parts}, kind, language)
    titles = [part.value for part in parts if part.kind == "title"]
    for script, lang in dict.fromkeys(key for part in parts for key in part.variants):
        variant_kind = kind if kind is NameKind.WEAK else NameKind.ALIAS if script == LATIN else NameKind.ORIGINAL
        for values in _spell(parts, (script, lang)):
            names.extend(_make_name(values, variant_kind, _language(lang)))
    first: dict[str, Name] = {}
    for name in names:
        first.setdefault(name.text, name)
    return list(first.values()), titles


def _read_parts(element: etree._Element, raw: RawFields) -> list[_Part]:
    parts = []
    for child in element:
        if local_name(child) != "name-part":
            raw.keep_element(child, "name")
            continue
        order = str(child.get("order", ""))
        value = clean_text(child.findtext("{*}value")) or clean_text(child.text)
        part = _Part(
            int(order) if order.isascii() and order.isdigit() else 0, str(child.get("name-part-type", "")), value
        )
        for variant in child:
            if local_name(variant) == "spelling-variant":
                key = (str(variant.get("script", LATIN)) or LATIN, str(variant.get("lang", "")))
                if text := clean_text(variant.text):
                    part.variants.setdefault(key, []).append(text)
            elif local_name(variant) != "value":
                raw.keep_element(variant, "name-part")
        parts.append(part)
    return sorted(parts, key=lambda part: part.order)


def _read_kind(element: etree._Element, is_main: bool, raw: RawFields) -> NameKind:
    stated, quality = str(element.get("name-type", "")), str(element.get("quality", "good"))
    kind = _KINDS.get(stated)
    if kind is None:
        raw.keep("name@name-type", stated)
        kind = NameKind.ALIAS
    if kind is NameKind.PRIMARY and not is_main:
        kind = NameKind.ALIAS
    return NameKind.WEAK if quality == "low" and kind is NameKind.ALIAS else kind


def _spell(parts: list[_Part], key: tuple[str, str]) -> list[dict[_Part, str]]:
    spellings = []
    count = max(len(part.variants.get(key, ())) for part in parts)
    for number in range(count):
        values: dict[_Part, str] = {}
        for part in parts:
            variants = part.variants.get(key, [])
            if number < len(variants):
                values[part] = variants[number]
            elif key[0] == LATIN:
                values[part] = part.value
            elif variants:
                values[part] = variants[0]
        spellings.append(values)
    return spellings


def _make_name(values: Mapping[_Part, str], kind: NameKind, language: str) -> list[Name]:
    """A list of one name, or of none where all parts are empty; titles are parts of it, not words of its text."""
    text = " ".join(value for part, value in values.items() if value and part.kind != "title")
    by_property = {_PARTS[part.kind]: value for part, value in values.items() if value and part.kind in _PARTS}
    return [Name(text=text, kind=kind, parts=MappingProxyType(by_property), lang=language)] if text else []


def _language(code: str) -> str:
    lowered = code.strip().lower()
    return lowered if len(lowered) == len("eng") and lowered.isalpha() else ""
