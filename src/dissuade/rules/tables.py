"""Tables of codes with dates: HS headings, countries, ECCNs that an annex or a supplement lists."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from dissuade.errors import InputError
from dissuade.rules.nodes import Node, read_nodes

__all__ = ["Row", "Table", "load_tables", "read_tables"]

_FOLDER = Path(__file__).parent / "tables"
_FOREVER = "9999-12-31"
_ROW_KEYS = {"codes", "from", "to", "cite", "what", "conf"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """Codes that were listed together.

    Args:
        codes: as published, without blanks or dots.
        listed_from, listed_to: ISO dates, half open.
        cite: the provision that lists them.
        marks: further attributes that a condition can ask for, such as ``cap``.
    """

    codes: tuple[str, ...]
    listed_from: str = "0001-01-01"
    listed_to: str = _FOREVER
    cite: str = ""
    what: str = ""
    marks: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


class Table:
    """A dated list of codes.

    Args:
        name: what conditions call it.
        prefix: true for HS tables, where a listed heading covers everything below it.
        complete: false if only part of the official list is here; then a code that is not found is unknown.
        complete_outside: for incomplete tables, prefixes under which the official list certainly has gaps in ours;
            a code outside them is certainly not listed.
        rows: the listed codes.
        source, conf: where it comes from and how well it was checked (V, S or M).
    """

    __slots__ = ("_cache", "complete", "complete_outside", "conf", "name", "prefix", "rows", "source")

    def __init__(
        self,
        name: str,
        rows: tuple[Row, ...],
        *,
        prefix: bool = False,
        complete: bool = True,
        complete_outside: tuple[str, ...] = (),
        source: str = "",
        conf: str = "",
    ) -> None:
        self.name = name
        self.rows = rows
        self.prefix = prefix
        self.complete = complete
        self.complete_outside = complete_outside
        self.source = source
        self.conf = conf
        self._cache: dict[tuple[str, tuple[tuple[str, str], ...]], tuple[str, ...]] = {}

    def codes(self, date: str, marks: tuple[tuple[str, str], ...] = ()) -> tuple[str, ...]:
        """Return the codes that are listed on ``date`` in rows that carry ``marks``."""
        key = (date, marks)
        found = self._cache.get(key)
        if found is None:
            if len(self._cache) > 4096:
                self._cache.clear()
            found = tuple(
                code
                for row in self.rows
                if row.listed_from <= date < row.listed_to
                and all(row.marks.get(name, "false") == value for name, value in marks)
                for code in row.codes
            )
            self._cache[key] = found
        return found

    def contains(self, code: str, date: str, marks: tuple[tuple[str, str], ...] = ()) -> bool | None:
        """Say whether a code is listed: ``None`` if the code is too short or the table too incomplete to tell."""
        listed = self.codes(date, marks)
        if not self.prefix:
            if code in listed:
                return True
        else:
            if code.startswith(listed):
                return True
            if any(other.startswith(code) for other in listed):
                return None
        if self.complete or (self.complete_outside and not code.startswith(self.complete_outside)):
            return False
        return None

    def row_of(self, code: str, date: str) -> Row | None:
        """Return the first row live on ``date`` that lists ``code``."""
        for row in self.rows:
            if row.listed_from <= date < row.listed_to and (
                code.startswith(row.codes) if self.prefix else code in row.codes
            ):
                return row
        return None


def read_tables(path: Path) -> dict[str, Table]:
    """Read one file of tables.

    Raises:
        InputError: an unknown key, a row without codes, or dates in the wrong order.
    """
    tables: dict[str, Table] = {}
    for name, node in read_nodes(path).entries.items():
        allowed = {"prefix", "complete", "complete_outside", "source", "conf", "rows"}
        for key in node.entries:
            if key not in allowed:
                raise InputError("unknown key", path=path, line=node.key_lines[key], field=f"{name}.{key}")
        rows = node.entries.get("rows")
        if rows is None or rows.kind != "list":
            raise InputError("a table needs rows", path=path, line=node.line, field=name)
        outside = node.entries.get("complete_outside")
        tables[name] = Table(
            name,
            tuple(_row(item, path, name) for item in rows.items),
            prefix=_word(node, "prefix") == "true",
            complete=_word(node, "complete") != "false",
            complete_outside=tuple(item.text for item in outside.items) if outside else (),
            source=_word(node, "source"),
            conf=_word(node, "conf"),
        )
    return tables


@functools.cache
def load_tables() -> Mapping[str, Table]:
    """Return every table that ships with the package, read once."""
    tables: dict[str, Table] = {}
    for path in sorted(_FOLDER.glob("*.yaml")):
        tables.update(read_tables(path))
    return MappingProxyType(tables)


def _row(node: Node, path: Path, name: str) -> Row:
    codes = node.entries.get("codes")
    if codes is None or codes.kind != "list" or not codes.items:
        raise InputError("a row needs a list of codes", path=path, line=node.line, field=name)
    begin, end = _word(node, "from") or "0001-01-01", _word(node, "to") or _FOREVER
    if begin >= end:
        raise InputError("'from' must lie before 'to'", path=path, line=node.line, field=name)
    marks = {key: child.text for key, child in node.entries.items() if key not in _ROW_KEYS}
    return Row(
        codes=tuple(item.text for item in codes.items),
        listed_from=begin,
        listed_to=end,
        cite=_word(node, "cite"),
        what=_word(node, "what"),
        marks=MappingProxyType(marks),
    )


def _word(node: Node, key: str) -> str:
    child = node.entries.get(key)
    return "" if child is None or child.kind in ("null", "map", "list") else child.text
