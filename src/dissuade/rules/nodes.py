"""YAML 1.2 read into nodes that remember their line, so that every later error can name it.

Files come from strangers: aliases, tags and duplicate keys are refused, size and depth are bounded.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from dissuade.errors import InputError

__all__ = ["MAX_BYTES", "MAX_DEPTH", "Node", "parse_nodes", "read_nodes"]

MAX_BYTES = 8_000_000
MAX_DEPTH = 40

_NULL = frozenset({"", "~", "null", "Null", "NULL"})
_TRUE = frozenset({"true", "True", "TRUE"})
_FALSE = frozenset({"false", "False", "FALSE"})
_INT = re.compile(r"[-+]?[0-9]{1,18}")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]{1,3})?")


@dataclass(slots=True)
class Node:
    """One value of a YAML file.

    Args:
        kind: ``map``, ``list``, ``text``, ``number``, ``bool`` or ``null``.
        line: line in the file, counted from 1.
        text: the scalar as written, "" for maps and lists.
        value: the scalar under the YAML 1.2 core schema (``NO`` is text, ``08`` keeps its zero in ``text``).
        items: children of a list.
        entries: children of a map by key.
        key_lines: line of each key.
        plain: true for a scalar without quotes.
    """

    kind: str
    line: int
    text: str = ""
    value: str | int | float | bool | None = None
    items: list[Node] = field(default_factory=list)
    entries: dict[str, Node] = field(default_factory=dict)
    key_lines: dict[str, int] = field(default_factory=dict)
    plain: bool = False

    def to_data(self) -> object:
        """Return plain dicts, lists and scalars."""
        if self.kind == "map":
            return {key: node.to_data() for key, node in self.entries.items()}
        if self.kind == "list":
            return [node.to_data() for node in self.items]
        return self.value

    def walk(self) -> Iterator[Node]:
        """Yield this node and every node below it."""
        stack = [self]
        while stack:
            node = stack.pop()
            yield node
            stack.extend(node.items)
            stack.extend(node.entries.values())


def read_nodes(path: str | Path) -> Node:
    """Read a YAML file.

    Raises:
        InputError: the file cannot be read or is not YAML 1.2 of the kind described above.
    """
    try:
        with open(path, "rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise InputError(f"cannot read the file: {error.strerror or error}", path=path) from None
    if len(data) > MAX_BYTES:
        raise InputError(f"the file is larger than {MAX_BYTES:,} bytes", path=path)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise InputError(f"the file is not UTF-8 (byte {error.start})", path=path, line=line) from None
    return parse_nodes(text, path)


def parse_nodes(text: str, path: str | Path | None = None) -> Node:
    """Parse YAML text into a node tree.

    Args:
        text: the whole document.
        path: named in errors.

    Raises:
        InputError: a syntax error, a duplicate key, an alias, a tag, a second document, or nesting beyond 40 levels.
    """
    try:
        return _build(text, path)
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = None if mark is None else int(mark.line) + 1
        raise InputError(f"not valid YAML: {error.problem or error.context}", path=path, line=line) from None
    except YAMLError as error:
        position = getattr(error, "position", None)  # of a character that YAML does not allow
        line = text.count("\n", 0, position) + 1 if isinstance(position, int) else None
        raise InputError(f"not valid YAML: {str(error).splitlines()[0]}", path=path, line=line) from None
    except RecursionError:
        raise InputError("nested too deeply", path=path) from None


def _build(text: str, path: str | Path | None) -> Node:
    root: Node | None = None
    stack: list[Node] = []
    keys: list[tuple[str, int] | None] = []
    documents = 0
    for event in YAML(typ="safe", pure=True).parse(text):
        if isinstance(event, DocumentStartEvent):
            documents += 1
            if documents > 1:
                raise InputError("one document only, no second '---'", path=path, line=event.start_mark.line + 1)
            continue
        if isinstance(event, AliasEvent):
            raise InputError("aliases (*name) are not allowed", path=path, line=event.start_mark.line + 1)
        if isinstance(event, MappingEndEvent | SequenceEndEvent):
            stack.pop()
            keys.pop()
            continue
        if not isinstance(event, ScalarEvent | MappingStartEvent | SequenceStartEvent):
            continue
        line = event.start_mark.line + 1
        tag = getattr(event, "tag", None)
        if tag is not None and str(tag) not in ("!", "None"):
            raise InputError(f"tags are not allowed: {tag}", path=path, line=line)
        parent = stack[-1] if stack else None
        if parent is not None and parent.kind == "map" and keys[-1] is None:
            keys[-1] = _key(event, parent, path, line)
            continue
        node = _node(event, line)
        if parent is None:
            root = node
        elif parent.kind == "list":
            parent.items.append(node)
        else:
            pending = keys[-1]
            assert pending is not None
            parent.entries[pending[0]] = node
            parent.key_lines[pending[0]] = pending[1]
            keys[-1] = None
        if node.kind in ("map", "list"):
            stack.append(node)
            keys.append(None)
            if len(stack) > MAX_DEPTH:
                raise InputError(f"nested deeper than {MAX_DEPTH} levels", path=path, line=line)
    return root if root is not None else Node("null", 1, plain=True)


def _key(event: object, parent: Node, path: str | Path | None, line: int) -> tuple[str, int]:
    if not isinstance(event, ScalarEvent):
        raise InputError("a key must be plain text", path=path, line=line)
    key = str(event.value)
    if key in parent.entries:
        first = parent.key_lines[key]
        raise InputError(f"the key appears twice (first in line {first})", path=path, line=line, field=key)
    return key, line


def _node(event: object, line: int) -> Node:
    if isinstance(event, MappingStartEvent):
        return Node("map", line)
    if isinstance(event, SequenceStartEvent):
        return Node("list", line)
    assert isinstance(event, ScalarEvent)
    text = str(event.value)
    if event.style is not None and event.style != "":
        return Node("text", line, text=text, value=text)
    if text in _NULL:
        return Node("null", line, text=text, plain=True)
    if text in _TRUE or text in _FALSE:
        return Node("bool", line, text=text, value=text in _TRUE, plain=True)
    if _INT.fullmatch(text):
        return Node("number", line, text=text, value=int(text), plain=True)
    if _FLOAT.fullmatch(text):
        number = float(text)
        if math.isfinite(number):
            return Node("number", line, text=text, value=number, plain=True)
    return Node("text", line, text=text, value=text, plain=True)
