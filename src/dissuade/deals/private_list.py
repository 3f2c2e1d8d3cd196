"""A list of the user's own: the ``designations`` block of a case file."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from dissuade.deals.screening import FACT_OF, Subject
from dissuade.errors import InputError
from dissuade.model.decision import Screened
from dissuade.ownership import fold
from dissuade.rules.nodes import Node

__all__ = ["PrivateList"]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entry:
    name: str
    imo: str
    keys: frozenset[str]
    listings: tuple[tuple[str, str, str, str, str], ...]  # authority, programme, from, to, note


class PrivateList:
    """A list of the user's own: the ``designations`` block of a case file.

    Names answer exactly but for case, accents and punctuation; ships answer by IMO number.
    """

    def __init__(self, entries: Iterable[_Entry] = ()) -> None:
        self.by_name: dict[str, list[_Entry]] = {}
        self.by_imo: dict[str, list[_Entry]] = {}
        for entry in entries:
            for key in entry.keys:
                self.by_name.setdefault(key, []).append(entry)
            if entry.imo:
                self.by_imo.setdefault(entry.imo, []).append(entry)

    @classmethod
    def from_node(cls, node: Node, path: str) -> PrivateList:
        """Read a ``designations`` block.

        Raises:
            InputError: a key, authority or date that cannot be.
        """
        entries = []
        for number, item in enumerate(node.items):
            field_name = f"designations[{number}]"
            for key in item.entries:
                if key not in ("name", "aliases", "imo", "listings", "source"):
                    line = item.key_lines.get(key, item.line)
                    raise InputError("unknown key", path=path, line=line, field=f"{field_name}.{key}")
            if "name" not in item.entries or "listings" not in item.entries:
                raise InputError("a designation has a name and listings", path=path, line=item.line, field=field_name)
            names = [item.entries["name"].text]
            if "aliases" in item.entries:
                names += [alias.text for alias in item.entries["aliases"].items]
            listings = []
            for listing in item.entries["listings"].items:
                words = {key: child.text for key, child in listing.entries.items()}
                authority = words.get("authority", "")
                if authority not in FACT_OF:
                    raise InputError(
                        f"an authority is one of {', '.join(FACT_OF)}",
                        path=path,
                        line=listing.line,
                        field=f"{field_name}.listings",
                        value=authority,
                    )
                for key in ("from", "to"):
                    if words.get(key) and not re.fullmatch(r"\d{4}-\d\d-\d\d", words[key]):
                        raise InputError(
                            "not a date, YYYY-MM-DD",
                            path=path,
                            line=listing.line,
                            field=f"{field_name}.listings.{key}",
                            value=words[key],
                        )
                listings.append(
                    (
                        authority,
                        words.get("programme", ""),
                        words.get("from", ""),
                        words.get("to", ""),
                        words.get("note", ""),
                    )
                )
            entries.append(
                _Entry(
                    name=names[0],
                    imo=item.entries["imo"].text if "imo" in item.entries else "",
                    keys=frozenset(map(fold, names)),
                    listings=tuple(listings),
                )
            )
        return cls(entries)

    def find(self, subject: Subject, date: str) -> list[Screened]:
        """Return the listings of a subject that are in force on an ISO date."""
        found: dict[int, tuple[_Entry, str]] = {}
        if subject.imo:
            for entry in self.by_imo.get(subject.imo, ()):
                found[id(entry)] = (entry, f"IMO {subject.imo}")
        if subject.name:
            for entry in self.by_name.get(fold(subject.name), ()):
                if subject.imo and entry.imo and subject.imo != entry.imo:
                    continue  # another ship of the same name
                found.setdefault(id(entry), (entry, "the same name"))
        return [
            Screened(
                name=subject.name or f"IMO {subject.imo}",
                role=subject.role,
                listed_as=entry.name,
                authority=authority,
                programme=programme,
                listed_from=begin,
                why=why,
            )
            for entry, why in found.values()
            for authority, programme, begin, end, note in _with_footnotes(entry.listings)
            if (not begin or begin <= date) and (not end or date < end)
        ]


def _with_footnotes(
    listings: Iterable[tuple[str, str, str, str, str]],
) -> Iterable[tuple[str, str, str, str, str]]:
    for listing in listings:
        yield listing
        if listing[0] == "BIS_EL" and "footnote 3" in listing[4]:
            yield ("BIS_EL_FN3", *listing[1:])
