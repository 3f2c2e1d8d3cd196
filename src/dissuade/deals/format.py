"""The deal format: YAML or a mapping in, a checked ``Deal`` out, errors with file, line and field."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from types import MappingProxyType
from typing import Any

from dissuade.deals.format_values import ValueReader, suggest
from dissuade.deals.keys import AUTHORITIES, TOP, nexus_names, sections
from dissuade.errors import InputError
from dissuade.model.deal import Deal, DealParty, Section
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


class _Reader(ValueReader):
    def deal(self, node: Node) -> Deal:
        if node.kind != "map":
            raise self.fail("a deal is a map of its parts", node, "deal")
        for key in node.entries:
            if key not in TOP:
                raise self.fail(f"unknown key{suggest(key, TOP)}", node.key_lines.get(key, node.line), key)
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
                    raise self.fail(f"unknown nexus{suggest(item.text, names)}", item, "nexus", item.text)
                found[item.text] = True
        elif node.kind == "map":
            for key, child in node.entries.items():
                if key not in names:
                    line = node.key_lines.get(key, node.line)
                    raise self.fail(f"unknown nexus{suggest(key, names)}", line, f"nexus.{key}")
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
                raise self.fail(f"not in the vocabulary of facts{suggest(name, vocabulary)}", line, field)
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
                raise self.fail(f"unknown red flag{suggest(item.text, allowed)}", item, "red_flags", item.text)
        return MappingProxyType({item.text: True for item in node.items})


def _from_data(data: object, field: str = "deal", line: int = 0) -> Node:
    if data is None:
        return Node("null", line, plain=True)
    if isinstance(data, Mapping):
        node = Node("map", line)
        for key, child in data.items():
            node.entries[str(key)] = _from_data(child, f"{field}.{key}")
        return node
    if isinstance(data, list | tuple):
        return Node("list", line, items=[_from_data(child, f"{field}[{at}]") for at, child in enumerate(data)])
    if isinstance(data, bool):
        return Node("bool", line, text=str(data).lower(), value=data)
    if isinstance(data, int | float):
        return Node("number", line, text=str(data), value=data)
    if isinstance(data, dt.date):
        return Node("text", line, text=data.isoformat(), value=data.isoformat())
    if not isinstance(data, str | Decimal):
        message = f"a deal is made of texts, numbers, dates, lists and maps, not of {type(data).__name__}"
        raise InputError(message, field=field, value=data)
    return Node("text", line, text=str(data), value=str(data))
