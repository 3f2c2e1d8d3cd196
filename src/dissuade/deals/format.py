"""The deal format: YAML or a mapping in, a checked ``Deal`` out, errors with file, line and field."""

from __future__ import annotations

import dataclasses
import datetime as dt
import difflib
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from dissuade.deals.codes import (
    COUNTRIES,
    CURRENCIES,
    REGIONS,
    check_eccn,
    check_hs,
    check_imo,
    country_hint,
)
from dissuade.deals.keys import AUTHORITIES, EXCEPTIONS, ROLES, TOP, Kind, nexus_names, sections
from dissuade.errors import InputError
from dissuade.model.deal import Deal, DealParty, Section
from dissuade.model.party import SCHEMATA
from dissuade.ownership import Register
from dissuade.rules.nodes import Node, parse_nodes, read_nodes
from dissuade.rules.vocabulary import load_facts

__all__ = ["check_date", "parse_deal", "read_deal", "with_owners"]


def read_deal(path: str | Path) -> Deal:
    """Read a deal file.

    Raises:
        InputError: the first thing that is wrong, with line and field.
    """
    return parse_deal(read_nodes(path), path)


def parse_deal(source: Node | Mapping[str, Any] | str, path: str | Path | None = None) -> Deal:
    """Check a deal and return it.

    Args:
        source: YAML text, a node of a YAML file, or a mapping with the same keys.
        path: named in errors.

    Raises:
        InputError: the first thing that is wrong, with line and field.
    """
    if isinstance(source, str):
        node = parse_nodes(source, path)
    elif isinstance(source, Node):
        node = source
    else:
        node = _from_data(source)
    return _Reader(path).deal(node)


def check_date(text: str, field: str) -> str:
    """Check an ISO date given as text.

    Raises:
        InputError: it is no date of the calendar.
    """
    if not _is_date(text):
        raise InputError("not a date of the calendar, YYYY-MM-DD", field=field, value=text)
    return text


def _is_date(text: str) -> bool:
    try:
        found = dt.date.fromisoformat(text)
    except ValueError:
        return False
    return len(text) == 10 and 1900 <= found.year <= 2200


def with_owners(deal: Deal, register: Register) -> Deal:
    """Return the deal with the holdings and control of a register added."""
    return dataclasses.replace(
        deal,
        ownership=(*deal.ownership, *((e.owner, e.owned, e.low, e.high) for e in register.shares)),
        control=(*deal.control, *((e.controller, e.controlled) for e in register.controls)),
    )


class _Reader:
    def __init__(self, path: str | Path | None) -> None:
        self.path = path

    def fail(self, message: str, node: Node | int, field: str, value: object = None) -> InputError:
        line = node if isinstance(node, int) else node.line
        return InputError(message, path=self.path, line=line or None, field=field, value=value)

    def deal(self, node: Node) -> Deal:
        if node.kind != "map":
            raise self.fail("a deal is a map of its parts", node, "deal")
        for key in node.entries:
            if key not in TOP:
                raise self.fail(f"unknown key{_suggest(key, TOP)}", node.key_lines.get(key, node.line), key)
        get = node.entries.get
        nexus, nexus_known = self.nexus(get("nexus"))
        vessel = self.section(get("vessel"), "vessel")
        return Deal(
            id=self.text(get("id"), "id") or "",
            title=self.text(get("title"), "title") or "",
            date=self.date(get("date")),
            nexus=nexus,
            nexus_known=nexus_known,
            parties=tuple(self.party(item, at) for item, at in self.each(get("parties"), "parties")),
            ownership=tuple(self.share(item, at) for item, at in self.each(get("ownership"), "ownership")),
            control=tuple(self.control(item, at) for item, at in self.each(get("control"), "control")),
            goods=tuple(self.keys(item, "goods", at) for item, at in self.each(get("goods"), "goods")),
            route=self.section(get("route"), "route"),
            vessel=vessel,
            aircraft=self.section(get("aircraft"), "aircraft"),
            end_use=self.section(get("end_use"), "end_use"),
            payment=self.section(get("payment"), "payment"),
            conduct=self.section(get("conduct"), "conduct"),
            documents=self.section(get("documents"), "documents"),
            red_flags=self.section(get("red_flags"), "red_flags"),
            flags=MappingProxyType(
                {
                    key: self.yes_no(node.entries[key], key)
                    for key in ("screening_pending", "russia_military_industrial_base")
                    if key in node.entries
                }
            ),
            facts=self.facts(get("facts")),
            licences=tuple(self.licence(item, at) for item, at in self.each(get("licences"), "licences")),
            evidence=tuple(self.evidence(item, at) for item, at in self.each(get("evidence"), "evidence")),
        )

    def each(self, node: Node | None, field: str) -> list[tuple[Node, str]]:
        if node is None or node.kind == "null":
            return []
        if node.kind != "list":
            raise self.fail("this is a list", node, field)
        return [(item, f"{field}[{number}]") for number, item in enumerate(node.items)]

    def date(self, node: Node | None) -> str:
        if node is None or node.kind == "null":
            return ""
        if not _is_date(node.text):
            raise self.fail("not a date of the calendar, YYYY-MM-DD", node, "date", node.text)
        return node.text

    def nexus(self, node: Node | None) -> tuple[Section, bool]:
        if node is None:
            return MappingProxyType({}), True
        if node.kind == "null":
            return MappingProxyType({}), False
        names = nexus_names()
        found: dict[str, bool | None] = {}
        if node.kind == "list":
            for item in node.items:
                if item.text not in names:
                    raise self.fail(f"unknown nexus{_suggest(item.text, names)}", item, "nexus", item.text)
                found[item.text] = True
        elif node.kind == "map":
            for key, child in node.entries.items():
                if key not in names:
                    line = node.key_lines.get(key, node.line)
                    raise self.fail(f"unknown nexus{_suggest(key, names)}", line, f"nexus.{key}")
                found[key] = self.yes_no(child, f"nexus.{key}")
        else:
            raise self.fail("a nexus is a list of names", node, "nexus", node.text)
        return MappingProxyType(found), True

    def party(self, node: Node, field: str) -> DealParty:
        said = dict(self.keys(node, "parties", field))
        role = said.pop("role", "other")
        return DealParty(role=role or "other", name=said.pop("name", None), said=MappingProxyType(said))

    def share(self, node: Node, field: str) -> tuple[str, str, float, float]:
        self.only(node, ("owner", "owned", "share", "share_min", "share_max", "note"), field)
        owner, owned = self.needed(node, "owner", field), self.needed(node, "owned", field)
        share = node.entries.get("share")
        bounds = [node.entries.get(key) for key in ("share_min", "share_max")]
        if any(bound is not None for bound in bounds):
            if share is not None and share.kind != "null":
                raise self.fail("a share is exact or has bounds, not both", share, f"{field}.share")
            return owner, owned, *self.bounds(node, ("share_min", "share_max"), field)
        if share is None or share.kind == "null":
            return owner, owned, 0.0, 1.0
        if share.kind == "map":
            self.only(share, ("min", "max"), f"{field}.share")
            return owner, owned, *self.bounds(share, ("min", "max"), f"{field}.share")
        if share.kind == "list" and len(share.items) == 2:
            low, high = (self.fraction(item, f"{field}.share") for item in share.items)
            return owner, owned, *self.ordered(low, high, share, f"{field}.share")
        exact = self.fraction(share, f"{field}.share")
        return owner, owned, exact, exact

    def bounds(self, node: Node, keys: tuple[str, str], field: str) -> tuple[float, float]:
        found = []
        for key, default in zip(keys, (0.0, 1.0), strict=True):
            child = node.entries.get(key)
            said = child is not None and child.kind != "null"
            found.append(self.fraction(child, f"{field}.{key}") if said and child is not None else default)
        return self.ordered(found[0], found[1], node, field)

    def ordered(self, low: float, high: float, node: Node, field: str) -> tuple[float, float]:
        if low > high:
            raise self.fail("a range runs from the lower to the higher share", node, field)
        return low, high

    def fraction(self, node: Node, field: str) -> float:
        if node.kind != "number" or isinstance(node.value, bool):
            raise self.fail("a share is a number between 0 and 1, a range [low, high], or null", node, field, node.text)
        value = float(node.value)  # type: ignore[arg-type]
        if not 0 <= value <= 1:
            hint = f"; write {value / 100:g} for {value:g} %" if 1 < value <= 100 else ""
            raise self.fail(f"a share lies between 0 and 1{hint}", node, field, node.text)
        return value

    def control(self, node: Node, field: str) -> tuple[str, str]:
        self.only(node, ("controller", "controlled", "by", "note"), field)
        return self.needed(node, "controller", field), self.needed(node, "controlled", field)

    def licence(self, node: Node, field: str) -> tuple[str, str]:
        self.only(node, ("authority", "reference"), field)
        authority = self.needed(node, "authority", field)
        if authority not in AUTHORITIES:
            raise self.fail(f"one of {', '.join(AUTHORITIES)}", node, f"{field}.authority", authority)
        return authority, self.needed(node, "reference", field)

    def evidence(self, node: Node, field: str) -> Section:
        found = self.keys(node, "evidence", field)
        for key in ("source", "stance"):
            self.needed(node, key, field)
        return found

    def facts(self, node: Node | None) -> Section:
        if node is None or node.kind == "null":
            return MappingProxyType({})
        if node.kind != "map":
            raise self.fail("facts are a map from fact to value", node, "facts")
        vocabulary = load_facts()
        found: dict[str, Any] = {}
        for name, child in node.entries.items():
            fact = vocabulary.get(name)
            field = f"facts.{name}"
            if fact is None:
                line = node.key_lines.get(name, node.line)
                raise self.fail(f"not in the vocabulary of facts{_suggest(name, vocabulary)}", line, field)
            if fact.type == "bool":
                found[name] = self.yes_no(child, field)
            elif child.kind == "list":
                found[name] = tuple(item.text for item in child.items)
            else:
                found[name] = None if child.kind == "null" else (child.text,)
        return MappingProxyType(found)

    def section(self, node: Node | None, name: str) -> Section | None:
        if node is None:
            return MappingProxyType({})
        if node.kind == "null":
            return None
        if name == "red_flags" and node.kind == "list":
            return self.flag_list(node)
        return self.keys(node, name, name)

    def flag_list(self, node: Node) -> Section:
        allowed = sections()["red_flags"]
        for item in node.items:
            if item.text not in allowed:
                raise self.fail(f"unknown red flag{_suggest(item.text, allowed)}", item, "red_flags", item.text)
        return MappingProxyType({item.text: True for item in node.items})

    def keys(self, node: Node, section: str, field: str) -> Section:
        if node.kind != "map":
            raise self.fail("this is a map of keys and values", node, field, node.text or None)
        allowed = sections()[section]
        found: dict[str, Any] = {}
        for key, child in node.entries.items():
            kind = allowed.get(key)
            if kind is None:
                line = node.key_lines.get(key, node.line)
                raise self.fail(f"unknown key{_suggest(key, allowed)}", line, f"{field}.{key}")
            found[key] = None if child.kind == "null" else _CHECKS[kind](self, child, f"{field}.{key}")
        return MappingProxyType(found)

    def only(self, node: Node, allowed: tuple[str, ...], field: str) -> None:
        if node.kind != "map":
            raise self.fail("this is a map of keys and values", node, field, node.text or None)
        for key in node.entries:
            if key not in allowed:
                line = node.key_lines.get(key, node.line)
                raise self.fail(f"unknown key{_suggest(key, allowed)}", line, f"{field}.{key}")

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
            raise self.fail(f"unknown value{_suggest(text, options)}", node, field, text)
        return text

    def words(self, node: Node, field: str) -> Mapping[str, str]:
        if node.kind != "map":
            raise self.fail("identifiers are a map from type to value", node, field)
        return MappingProxyType({key: self.text(child, f"{field}.{key}") or "" for key, child in node.entries.items()})


_CHECKS: Mapping[Kind, Callable[[_Reader, Node, str], Any]] = {
    "text": _Reader.text,
    "bool": _Reader.yes_no,
    "country": _Reader.country,
    "countries": _Reader.countries,
    "currency": _Reader.currency,
    "region": _Reader.region,
    "hs": _Reader.hs,
    "eccn": _Reader.eccn,
    "imo": _Reader.imo,
    "percent": _Reader.percent,
    "amount": _Reader.amount,
    "role": _Reader.role,
    "schema": _Reader.schema,
    "exception": _Reader.exception,
    "words": _Reader.words,
}


def _suggest(text: str, options: Any) -> str:
    near = difflib.get_close_matches(text, list(options), n=1, cutoff=0.6)
    return f"; did you mean {near[0]!r}?" if near else ""


def _from_data(data: object, line: int = 0) -> Node:
    if data is None:
        return Node("null", line, plain=True)
    if isinstance(data, Mapping):
        node = Node("map", line)
        for key, child in data.items():
            node.entries[str(key)] = _from_data(child)
        return node
    if isinstance(data, list | tuple):
        return Node("list", line, items=[_from_data(child) for child in data])
    if isinstance(data, bool):
        return Node("bool", line, text=str(data).lower(), value=data)
    if isinstance(data, int | float):
        return Node("number", line, text=str(data), value=data)
    if isinstance(data, dt.date):
        return Node("text", line, text=data.isoformat(), value=data.isoformat())
    return Node("text", line, text=str(data), value=str(data))
