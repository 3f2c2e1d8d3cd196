"""The Commerce Country Chart worked out from an ECCN and a destination (15 CFR 738.4)."""

from __future__ import annotations

import functools
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dissuade.rules.tables import load_tables

__all__ = ["ChartAnswer", "Control", "Entry", "ccl_entry", "country_chart", "read_chart"]

_FOLDER = Path(__file__).parent / "tables"
_UN_ARMS_EMBARGO = frozenset({"CF", "CD", "ER", "IR", "IQ", "LB", "LY", "KP", "SO", "SD"})
"""15 CFR 746.1(b) destinations as the Bureau's tables group them (secondary source)."""


@dataclass(frozen=True, slots=True)
class Control:
    """One line of an entry's licence requirements.

    Args:
        reason: reason for control, such as ``NS``.
        at: chart columns (``NS 1``) or destinations (``ALL``, ``MO+D5`` ...).
        only: paragraphs it is limited to; ``None`` for the entire entry.
        excluded: paragraphs it does not cover.
        exact: true if ``only`` says everything; otherwise the entry sets further conditions.
    """

    reason: str
    at: tuple[str, ...]
    only: tuple[str, ...] | None
    excluded: tuple[str, ...]
    exact: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """A CCL entry: reasons for control, licence requirements, and list-based exceptions it offers."""

    eccn: str
    reasons: tuple[str, ...]
    controls: tuple[Control, ...]
    exceptions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ChartAnswer:
    """Whether the chart asks for a licence, and for which columns.

    Args:
        mark: true, false, or ``None`` if paragraph, entry or destination leave it open.
        why: the columns or the reason why it is open.
    """

    mark: bool | None
    why: str


@functools.cache
def _ccl() -> Mapping[str, Any]:
    with open(_FOLDER / "ear_ccl.json", encoding="utf-8") as file:
        return json.load(file)["entries"]  # type: ignore[no-any-return]


@functools.cache
def country_chart() -> Mapping[str, Any]:
    """Return the chart: ``marks`` by country, ``embargoed`` countries, ``columns``, ``issue`` date."""
    with open(_FOLDER / "ear_country_chart.json", encoding="utf-8") as file:
        return json.load(file)  # type: ignore[no-any-return]


@functools.lru_cache(maxsize=4096)
def ccl_entry(eccn: str) -> Entry | None:
    """Return the CCL entry of an ECCN with or without paragraph, or ``None`` if the copy has none."""
    row = _ccl().get(eccn[:5])
    if row is None:
        return None
    controls = tuple(
        Control(
            reason=item["reason"],
            at=tuple(item["at"]),
            only=tuple(item["only"]) if "only" in item else None,
            excluded=tuple(item.get("except", ())),
            exact=bool(item.get("exact")),
        )
        for item in row["controls"]
    )
    return Entry(eccn[:5], tuple(row["reasons"]), controls, tuple(row["exceptions"]))


@functools.lru_cache(maxsize=8192)
def read_chart(eccn: str, country: str, date: str) -> ChartAnswer:
    """Answer steps 1 and 2 of 15 CFR 738.4(a)(2) for one ECCN and destination.

    Args:
        eccn: such as ``3A001.b.2``, or ``EAR99``.
        country: ISO code of the destination.
        date: ISO date; used for country groups. The chart itself is that of one eCFR issue.

    Returns:
        No mark for embargoed destinations either: part 746 rules there, and an empty row allows nothing.
    """
    if eccn == "EAR99":
        return ChartAnswer(False, "EAR99 is in no chart column")
    entry = ccl_entry(eccn)
    if entry is None:
        return ChartAnswer(None, f"{eccn[:5]} is not in the copy of the CCL")
    if country in country_chart()["embargoed"]:
        return ChartAnswer(False, f"{country} has an empty row: part 746 rules, the empty row allows nothing")
    if not entry.controls:
        if entry.reasons and set(entry.reasons) <= {"AT"}:
            return ChartAnswer(False, f"{entry.eccn} is controlled for AT only, outside the chart")
        return ChartAnswer(None, f"{entry.eccn} names no chart column: read the entry")
    marked: list[str] = []
    open_ones: list[str] = []
    for control in entry.controls:
        scope = _covers(control, eccn[5:])
        if scope is False:
            continue
        for target in control.at:
            hit = _hits(target, country, date)
            if hit and scope:
                marked.append(target)
            elif hit is not False:
                open_ones.append(target)
    if marked:
        return ChartAnswer(True, f"{entry.eccn} to {country}: {', '.join(dict.fromkeys(marked))}")
    if open_ones:
        return ChartAnswer(None, f"{entry.eccn} to {country}: {', '.join(dict.fromkeys(open_ones))} by paragraph")
    return ChartAnswer(False, f"{entry.eccn} to {country}: no mark")


def _covers(control: Control, paragraph: str) -> bool | None:
    if control.only is None:
        if not control.excluded:
            return True
        if not paragraph:
            return None
        return not _under(paragraph, control.excluded)
    if control.only and all(item.startswith(".z") for item in control.only):
        # .z classifications are reported as such, so an ECCN without .z is not one of them
        return paragraph.startswith(".z") and _under(paragraph, control.only)
    if not paragraph or not control.only or not control.exact:
        return None
    if _under(paragraph, control.only):
        return True
    return None if any(item.startswith(paragraph + ".") for item in control.only) else False


def _under(paragraph: str, listed: tuple[str, ...]) -> bool:
    return any(paragraph == item or paragraph.startswith(item + ".") for item in listed)


def _hits(target: str, country: str, date: str) -> bool | None:
    if target == "ALL":
        return True
    if target == "ALL-CA":
        return country != "CA"
    if target == "UN":
        return country in _UN_ARMS_EMBARGO
    if target == "RU+BY":
        return country in ("RU", "BY")
    if target == "CN+RU+VE":
        return country in ("CN", "HK", "RU", "VE")
    if target == "MO+D5":
        return country == "MO" or _in_group("d5", country, date)
    if target == "AE+D1+D4+D5-A5-A6":
        listed = country == "AE" or any(_in_group(group, country, date) for group in ("d1", "d4", "d5"))
        return listed and not any(_in_group(group, country, date) for group in ("a5", "a6") if country != "AE")
    if target == "SEE":
        return None
    row = country_chart()["marks"].get("CN" if country == "HK" else country)
    return None if row is None else target in row


def _in_group(group: str, country: str, date: str) -> bool:
    return country in load_tables()[f"ear_group_{group}"].codes(date)
