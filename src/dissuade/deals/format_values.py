"""Values of the deal format, checked one by one: codes, amounts, names of a list."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from dissuade.deals.codes import COUNTRIES, CURRENCIES, REGIONS, check_eccn, check_hs, check_imo, country_hint
from dissuade.deals.keys import EXCEPTIONS, ROLES, Kind, sections
from dissuade.errors import InputError
from dissuade.model.deal import Section
from dissuade.model.party import SCHEMATA
from dissuade.rules.nodes import Node

__all__ = ["ValueReader", "suggest"]


class ValueReader:
    """Reads values from nodes; what is wrong is an ``InputError`` with file, line and field.

    Args:
        path: named in errors.
    """

    def __init__(self, path: str | Path | None) -> None:
        self.path = path

    def fail(self, message: str, node: Node | int, field: str, value: object = None) -> InputError:
        line = node if isinstance(node, int) else node.line
        return InputError(message, path=self.path, line=line or None, field=field, value=value)

    def each(self, node: Node | None, field: str) -> list[tuple[Node, str]]:
        if node is None or node.kind == "null":
            return []
        if node.kind != "list":
            raise self.fail("this is a list", node, field)
        return [(item, f"{field}[{number}]") for number, item in enumerate(node.items)]

    def keys(self, node: Node, section: str, field: str) -> Section:
        if node.kind != "map":
            raise self.fail("this is a map of keys and values", node, field, node.text or None)
        allowed = sections()[section]
        found: dict[str, Any] = {}
        for key, child in node.entries.items():
            kind = allowed.get(key)
            if kind is None:
                line = node.key_lines.get(key, node.line)
                raise self.fail(f"unknown key{suggest(key, allowed)}", line, f"{field}.{key}")
            found[key] = None if child.kind == "null" else _CHECKS[kind](self, child, f"{field}.{key}")
        return MappingProxyType(found)

    def only(self, node: Node, allowed: tuple[str, ...], field: str) -> None:
        if node.kind != "map":
            raise self.fail("this is a map of keys and values", node, field, node.text or None)
        for key in node.entries:
            if key not in allowed:
                line = node.key_lines.get(key, node.line)
                raise self.fail(f"unknown key{suggest(key, allowed)}", line, f"{field}.{key}")

    def needed(self, node: Node, key: str, field: str) -> str:
        child = node.entries.get(key)
        if child is None:
            raise self.fail("this key is missing", node, f"{field}.{key}")
        text = self.text(child, f"{field}.{key}")
        if not text:
            raise self.fail("this must not be empty", child, f"{field}.{key}")
        return text

    def text(self, node: Node | None, field: str) -> str | None:
        if node is None or node.kind == "null":
            return None
        if node.kind in ("map", "list", "bool"):
            raise self.fail("this is text", node, field, node.text or None)
        if len(node.text) > 2000:
            raise self.fail("this text is longer than 2,000 characters", node, field)
        return node.text

    def yes_no(self, node: Node, field: str) -> bool | None:
        if node.kind == "null":
            return None
        if node.kind != "bool":
            raise self.fail("this is true, false or null (not known)", node, field, node.text or node.kind)
        return bool(node.value)

    def country(self, node: Node, field: str) -> str:
        code = (self.text(node, field) or "").upper()
        if code not in COUNTRIES:
            raise self.fail(f"not an ISO 3166-1 country code{country_hint(code)}", node, field, node.text)
        return code

    def countries(self, node: Node, field: str) -> tuple[str, ...]:
        items = node.items if node.kind == "list" else [node]
        return tuple(self.country(item, field) for item in items)

    def currency(self, node: Node, field: str) -> str:
        code = (self.text(node, field) or "").upper()
        if code not in CURRENCIES:
            raise self.fail("not an ISO 4217 currency code", node, field, node.text)
        return code

    def region(self, node: Node, field: str) -> str:
        code = (self.text(node, field) or "").upper()
        if code not in REGIONS:
            raise self.fail(f"one of {', '.join(sorted(REGIONS))}", node, field, node.text)
        return code

    def hs(self, node: Node, field: str) -> str:
        code = check_hs(self.text(node, field) or "")
        if code is None:
            raise self.fail("an HS code has 4, 6, 8 or 10 digits and a chapter from 01 to 97", node, field, node.text)
        return code

    def eccn(self, node: Node, field: str) -> str:
        code = check_eccn(self.text(node, field) or "")
        if code is None:
            raise self.fail("an ECCN looks like 3A001 or 3A001.b.2, or is EAR99", node, field, node.text)
        return code

    def imo(self, node: Node, field: str) -> str:
        code = check_imo(self.text(node, field) or "")
        if code is None:
            raise self.fail("not an IMO number: seven digits, the last one a check digit", node, field, node.text)
        return code

    def percent(self, node: Node, field: str) -> float:
        if node.kind != "number" or not 0 <= float(node.value) <= 100:  # type: ignore[arg-type]
            raise self.fail("a percentage is a number from 0 to 100", node, field, node.text)
        return float(node.value)  # type: ignore[arg-type]

    def amount(self, node: Node, field: str) -> float:
        if node.kind != "number" or float(node.value) < 0:  # type: ignore[arg-type]
            raise self.fail("an amount is a number, not negative", node, field, node.text)
        return float(node.value)  # type: ignore[arg-type]

    def role(self, node: Node, field: str) -> str:
        return self.choice(node, field, ROLES)

    def schema(self, node: Node, field: str) -> str:
        return self.choice(node, field, SCHEMATA)

    def exception(self, node: Node, field: str) -> str:
        return self.choice(node, field, EXCEPTIONS)

    def choice(self, node: Node, field: str, options: tuple[str, ...]) -> str:
        text = self.text(node, field) or ""
        if text not in options:
            raise self.fail(f"unknown value{suggest(text, options)}", node, field, text)
        return text

    def words(self, node: Node, field: str) -> Mapping[str, str]:
        if node.kind != "map":
            raise self.fail("identifiers are a map from type to value", node, field)
        return MappingProxyType({key: self.text(child, f"{field}.{key}") or "" for key, child in node.entries.items()})


_CHECKS: Mapping[Kind, Callable[[ValueReader, Node, str], Any]] = {
    "text": ValueReader.text,
    "bool": ValueReader.yes_no,
    "country": ValueReader.country,
    "countries": ValueReader.countries,
    "currency": ValueReader.currency,
    "region": ValueReader.region,
    "hs": ValueReader.hs,
    "eccn": ValueReader.eccn,
    "imo": ValueReader.imo,
    "percent": ValueReader.percent,
    "amount": ValueReader.amount,
    "role": ValueReader.role,
    "schema": ValueReader.schema,
    "exception": ValueReader.exception,
    "words": ValueReader.words,
}


def suggest(text: str, options: Iterable[str]) -> str:
    """The nearest of the options as the end of an error message, "" if none is near."""
    near = difflib.get_close_matches(text, list(options), n=1, cutoff=0.6)
    return f"; did you mean {near[0]!r}?" if near else ""
