"""The closed vocabulary of facts: what a rule may ask about, and the question to put to people."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from dissuade.errors import InputError
from dissuade.rules.nodes import Node, read_nodes

__all__ = ["Codes", "Fact", "FactValue", "load_facts"]

FACT_TYPES = ("bool", "codes")
_FILE = Path(__file__).parent / "facts.yaml"


@dataclass(frozen=True, slots=True)
class Codes:
    """What is known of a fact that is a set of codes, such as the countries of origin.

    Args:
        known: codes that certainly belong.
        open: true if there may be others that nobody has told us.
    """

    known: frozenset[str] = frozenset()
    open: bool = False


FactValue = bool | None | Codes
"""``True``, ``False`` or ``None`` (unknown) for a yes-no fact, ``Codes`` for the others."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One input of the rules.

    Args:
        name: dotted name, such as ``item.arms``.
        type: ``bool`` or ``codes``.
        default: value when nothing was said: ``False``, ``None`` (unknown), or empty ``Codes``.
        ask: the question that settles it.
        said: where a deal says it, such as ``goods.arms``; "" if it is only derived.
        also: further keys that are read in the same place.
        remedial: the actor may and should make it true (a clause, a statement, an answered red flag).
    """

    name: str
    type: str
    default: FactValue
    ask: str
    said: str = ""
    also: tuple[str, ...] = ()
    remedial: bool = False


def read_facts(path: Path) -> dict[str, Fact]:
    """Read a vocabulary file.

    Raises:
        InputError: an unknown key or type, or a fact without a question.
    """
    root = read_nodes(path)
    facts: dict[str, Fact] = {}
    for name, node in root.entries.items():
        if node.kind != "map":
            raise InputError("a fact is a map", path=path, line=node.line, field=name)
        unknown = set(node.entries) - {"type", "default", "ask", "said", "also", "remedial"}
        if unknown:
            raise InputError("unknown key", path=path, line=node.line, field=f"{name}.{sorted(unknown)[0]}")
        kind = _text(node, "type") or "bool"
        if kind not in FACT_TYPES:
            raise InputError(f"a type is one of {', '.join(FACT_TYPES)}", path=path, line=node.line, field=name)
        default = _text(node, "default") or "unknown"
        if default not in ("false", "unknown", "none"):
            raise InputError("a default is false, unknown or none", path=path, line=node.line, field=name)
        ask = _text(node, "ask")
        if not ask:
            raise InputError("a fact needs its question", path=path, line=node.line, field=name)
        also = node.entries.get("also")
        facts[name] = Fact(
            name=name,
            type=kind,
            default=_default(kind, default),
            ask=ask,
            said=_text(node, "said"),
            also=tuple(item.text for item in also.items) if also else (),
            remedial=_text(node, "remedial") == "true",
        )
    return facts


@functools.cache
def load_facts() -> Mapping[str, Fact]:
    """Return the vocabulary that ships with the package, read once."""
    return MappingProxyType(read_facts(_FILE))


def _default(kind: str, word: str) -> FactValue:
    if kind == "codes":
        return Codes(open=word == "unknown")
    return False if word == "false" else None


def _text(node: Node, key: str) -> str:
    child = node.entries.get(key)
    return child.text if child is not None else ""
