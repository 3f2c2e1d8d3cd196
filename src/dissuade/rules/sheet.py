"""A sheet of facts while it is being filled in: values, and where each came from."""

from __future__ import annotations

from typing import Any

from dissuade.model.deal import Section
from dissuade.rules.tables import load_tables
from dissuade.rules.vocabulary import FactValue, load_facts

__all__ = ["Sheet"]

_DEFAULTS: dict[str, FactValue] = {}
_PLACES: dict[str, list[tuple[str, tuple[str, ...]]]] = {}


def _prepare() -> None:
    for fact in load_facts().values():
        _DEFAULTS[fact.name] = fact.default
        section, _, key = fact.said.partition(".")
        if key and fact.type == "bool":
            _PLACES.setdefault(section, []).append((fact.name, (key, *fact.also)))


class Sheet:
    """Facts of a deal for one of its goods.

    Args:
        date: ISO date whose tables apply.
        values: by fact name; the defaults of the vocabulary at first.
        sources: where the values that are not defaults came from.
    """

    __slots__ = ("date", "sources", "values")

    def __init__(self, date: str, values: dict[str, Any] | None = None, sources: dict[str, str] | None = None) -> None:
        if not _DEFAULTS:
            _prepare()
        self.date = date
        self.values: dict[str, Any] = {**_DEFAULTS, "deal.date": date} if values is None else values
        self.sources: dict[str, str] = {} if sources is None else sources

    def copy(self) -> Sheet:
        """Return a sheet of its own with the same facts."""
        return Sheet(self.date, dict(self.values), dict(self.sources))

    def put(self, name: str, value: object, source: str) -> None:
        """Set a fact and say where it came from."""
        self.values[name] = value
        self.sources[name] = source

    def read_section(self, section: str, said: Section | None, place: str | None = None) -> None:
        """Read the yes-no facts of a section that are said under their own key."""
        place = section if place is None else place
        for name, keys in _PLACES.get(section, ()):
            if said is None:
                self.put(name, None, f"{place}: not known")
                continue
            for key in keys:
                if key in said:
                    self.put(name, said[key], f"{place}.{key}")

    def table(self, name: str) -> tuple[str, ...]:
        """Return the codes of a table on the date of the sheet."""
        return load_tables()[name].codes(self.date)

    def listed(self, name: str, hs: str) -> bool | None:
        """Say whether a table lists an HS code on the date of the sheet."""
        return load_tables()[name].contains(hs, self.date)
