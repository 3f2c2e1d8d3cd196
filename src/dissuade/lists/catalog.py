"""The official lists that dissuade knows: who publishes them, where, and which reader reads them."""

from __future__ import annotations

import importlib
import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources

from dissuade.errors import InputError
from dissuade.lists.reading import SourceFormat
from dissuade.model.records import Record

__all__ = ["Download", "SourceEntry", "find_source", "load_catalog", "load_formats"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Download(Record):
    """Where one file of a source is fetched.

    Args:
        name: what the file is called when it has arrived.
        url: of the file or, with ``link``, of a page that links to it.
        link: regular expression for the last part of the link on that page; the link that sorts last is taken.
        confirmed: whether the address was found in use by several independent programs in 2026.
    """

    name: str
    url: str
    link: str = ""
    confirmed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceEntry(Record):
    """One official publication.

    Args:
        name: such as ``un-sc``.
        title, publisher, authority: as the publisher calls itself and it.
        page: where people find the list.
        licence: under which terms it is published; nothing of it ships with dissuade.
        cadence_days: an edition older than this is usually not the newest any more; 0 where nothing is expected.
        least: fewer parties than this are unusual for a whole edition.
        readers: modules of ``dissuade.lists.sources`` that know a format of it.
        downloads: the files of one edition; empty where no lasting address is known.
        note: what whoever fetches the list should know.
        own: not a publication but a list of the user's own, which is only taken if it is named itself.
    """

    name: str
    title: str
    publisher: str
    authority: str
    page: str
    licence: str
    cadence_days: int
    least: int
    readers: tuple[str, ...]
    downloads: tuple[Download, ...] = ()
    note: str = ""
    own: bool = False


@cache
def load_catalog() -> tuple[SourceEntry, ...]:
    """All known sources, in the order of the catalogue."""
    text = resources.files("dissuade.lists").joinpath("catalog.toml").read_text(encoding="utf-8")
    return tuple(
        SourceEntry(
            name=name,
            **{
                **table,
                "readers": tuple(table["readers"]),
                "downloads": tuple(Download(**item) for item in table.get("downloads", ())),
            },
        )
        for name, table in tomllib.loads(text).items()
    )


def find_source(name: str) -> SourceEntry:
    """Return a source by its name; ``private-NAME`` is a list of the user's own beside others.

    Raises:
        InputError: there is none of that name.
    """
    base = _base_name(name)
    for entry in load_catalog():
        if entry.name == base:
            return replace(entry, name=name)
    known = ", ".join(entry.name for entry in load_catalog())
    raise InputError(f"there is no source of this name; known are: {known}", value=name)


def load_formats(names: Iterable[str] = ()) -> tuple[SourceFormat, ...]:
    """Import the readers of the named sources (default: all) and return the formats they offer for them."""
    wanted = tuple(names)
    entries = [find_source(name) for name in wanted] if wanted else load_catalog()
    formats: list[SourceFormat] = []
    for entry in entries:
        for module in entry.readers:
            offered: tuple[SourceFormat, ...] = importlib.import_module(f"dissuade.lists.sources.{module}").FORMATS
            fitting = [form for form in offered if form.source == _base_name(entry.name)]
            formats += [replace(form, source=entry.name) for form in fitting]
    return tuple(formats)


def _base_name(name: str) -> str:
    return "private" if re.fullmatch(r"private-[a-z0-9][a-z0-9-]{0,40}", name) else name
