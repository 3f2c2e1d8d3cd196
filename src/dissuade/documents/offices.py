"""Offices of state and who held them when; roles as they are written."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from functools import cache
from typing import NamedTuple

from dissuade.documents.lexicons import read_rows
from dissuade.documents.mentions_lexicon import given_names

__all__ = [
    "Holder",
    "country_of_holder",
    "find_holder",
    "find_holder_by_surname",
    "holder_surnames",
    "is_holder",
    "is_holder_surname",
    "office_of",
]

_OFFICES = {title: row[0] for row in read_rows("office_titles") for title in row[1].split("|")}
_LEADERS = {"kp", "cn", "ru"}  # where "the leader" is the head of state


class Holder(NamedTuple):
    """Who held an office of a country from one day to another, inclusive; "" is open."""

    office: str
    country: str
    since: str
    until: str
    name: str
    source: str


@cache
def _holders() -> tuple[Holder, ...]:
    return tuple(Holder(*row) for row in read_rows("offices"))


def office_of(title: str) -> str:
    """The office that a title means, "" if it is none whose holders are known."""
    return _OFFICES.get(title.lower(), "")


def find_holder(title: str, country: str, day: dt.date | None) -> Holder | None:
    """Who held the office on a day; None if not known or if the day is not.

    Args:
        title: such as ``foreign minister``.
        country: FtM code.
        day: publication date.
    """
    office = office_of(title)
    if not office or not country or day is None or (title.lower() == "leader" and country not in _LEADERS):
        return None
    for holder in _holders():
        if holder.office == office and holder.country == country and _on(holder, day):
            return holder
    return None


@cache
def _holder_names() -> frozenset[str]:
    return frozenset(holder.name for holder in _holders())


def is_holder(name: str) -> bool:
    """Whether somebody of exactly this full name held an office."""
    return name in _holder_names()


def is_holder_surname(surname: str) -> bool:
    """Whether somebody of this family name held an office."""
    return surname.lower() in _by_surname()


def holder_surnames() -> Collection[str]:
    """The family names of those who held an office, in small letters."""
    return _by_surname().keys()


def country_of_holder(name: str) -> str:
    """FtM code of the country in which somebody of this full name held an office, "" if nobody did."""
    return _countries_of_holders().get(name, "")


def find_holder_by_surname(surname: str, title: str, country: str, day: dt.date | None) -> Holder | None:
    """The office-holder whom a family name means, if there is only one.

    Args:
        surname: as written, capitalised.
        title: title before it, or "": then the family name has to be one that is no given name and no English word.
        country: FtM code of an adjective before the title, or "".
        day: publication date; None takes anybody who ever held an office.
    """
    known = _by_surname().get(surname.lower())
    if known is None:
        return None  # the usual one
    office = office_of(title)
    found = {
        holder.name: holder
        for holder in known
        if (not country or holder.country == country)
        and (not office or holder.office == office)
        and (day is None or _on(holder, day) or not office)
    }
    if len(found) != 1 or (not title and surname in _ambiguous()):
        return None
    return next(iter(found.values()))


def _on(holder: Holder, day: dt.date) -> bool:
    return holder.since <= day.isoformat() and (not holder.until or day.isoformat() <= holder.until)


@cache
def _by_surname() -> dict[str, tuple[Holder, ...]]:
    from dissuade.documents.entities import surname_key

    found: dict[str, tuple[Holder, ...]] = {}
    for holder in _holders():
        key = surname_key(holder.name.split())
        found[key] = (*found.get(key, ()), holder)
    return found


@cache
def _countries_of_holders() -> dict[str, str]:
    """Those whose family name comes last, by full name; the first of several countries."""
    found: dict[str, str] = {}
    for surname, holders in _by_surname().items():
        for holder in holders:
            if holder.name.split()[-1].lower() == surname:
                found.setdefault(holder.name, holder.country)
    return found


@cache
def _ambiguous() -> frozenset[str]:
    common = (
        "May Moon Austin Vance Pence Rice Harris Johnson Sullivan Kerry Truss Merz Rubio Abe Modi Assad Brown Blair"
    )
    return frozenset(common.split()) | frozenset(given_names())
