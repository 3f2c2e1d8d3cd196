"""What the targets of the Swiss list refer to by number: programmes and places; and the head of the list."""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

from dissuade.lists.markup import iterate_records, root_attributes
from dissuade.lists.reading import Reading, local_name
from dissuade.lists.values import clean_text, find_country, parse_date

__all__ = ["PLACE", "PROGRAMME", "ROOT", "TARGET", "Lookups", "Programme", "read_lookups"]

ROOT = "swiss-sanctions-list"
TARGET, PROGRAMME, PLACE = "target", "sanctions-program", "place"
WHOLE = "whole-list"


@dataclass(slots=True)
class Programme:
    """The programme of a sanctions set: its short name, its ordinance and what the set imposes."""

    key: str
    name: str
    measure: str


@dataclass(slots=True)
class Lookups:
    """What targets refer to by number: programmes by the number of their sanctions set, and places."""

    programmes: dict[str, Programme] = field(default_factory=dict)
    places: dict[str, tuple[str, str]] = field(default_factory=dict)


def read_lookups(reading: Reading) -> Lookups:
    """Read programmes and places in a pass of their own: a target may come before the place it names.

    Raises:
        EditionRefusedError: see ``iterate_records``; ``schema`` where it is not the whole list or has no date.
    """
    lookups = Lookups()
    scratch = Reading(reading.source, reading.paths)
    for element in iterate_records(scratch, reading.paths[0], ROOT, (TARGET, PROGRAMME, PLACE)):
        if not reading.published:
            _read_head(reading, root_attributes(element))
        tag = local_name(element)
        if tag == PROGRAMME:
            _read_programme(lookups, element)
        elif tag == PLACE:
            lookups.places[str(element.get("ssid", ""))] = _read_place(element)
    return lookups


def _read_head(reading: Reading, head: dict[str, str]) -> None:
    kind, stated = head.get("list-type", ""), head.get("date", "")
    if kind != WHOLE:
        raise reading.refuse("schema", f"the list is {kind or 'of no type'!r}, expected {WHOLE!r}", field="list-type")
    date = parse_date(stated)
    if date is None or len(date.value) != len("2026-08-27"):
        raise reading.refuse("schema", f"no date of the list ({stated!r})", field="date")
    reading.published = date.value


def _read_programme(lookups: Lookups, element: etree._Element) -> None:
    key, name = _english(element, "program-key"), _english(element, "program-name")
    for measures in _by_number(element, "sanctions-set").values():
        number, measure = measures.get("eng") or next(iter(measures.values()))
        lookups.programmes[number] = Programme(key, name, measure)


def _english(element: etree._Element, tag: str) -> str:
    texts = {str(child.get("lang", "")): clean_text(child.text) for child in element.iterchildren(f"{{*}}{tag}")}
    return texts.get("eng") or next(iter(texts.values()), "")


def _by_number(element: etree._Element, tag: str) -> dict[str, dict[str, tuple[str, str]]]:
    found: dict[str, dict[str, tuple[str, str]]] = {}
    for child in element.iterchildren(f"{{*}}{tag}"):
        number = str(child.get("ssid", ""))
        found.setdefault(number, {})[str(child.get("lang", ""))] = (number, clean_text(child.text))
    return found


def _read_place(element: etree._Element) -> tuple[str, str]:
    """The words for a place and its country code."""
    words, code = [], ""
    for child in element:
        tag, text = local_name(child), clean_text(child.text)
        if tag == "country":
            code = find_country(str(child.get("iso-code", ""))) or find_country(text)
        if tag in ("location", "area", "country") and text:
            words.append(text)
    return ", ".join(words), code
