"""Customers who are on no list: made up from parts that ship, and namesakes of listed persons."""

from __future__ import annotations

import dataclasses
import datetime as dt
import random
import re
import tomllib
from collections.abc import Collection, Iterable, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from anyascii import anyascii

from dissuade.evaluation.cases import Case, CaseKind, Knows, chance_of, fold_name, main_script, source_of
from dissuade.model.party import PartialDate, Party
from dissuade.model.query import Query

__all__ = ["customer_cases", "listed_names", "make_customers", "make_namesakes"]

_PERSONS, _COMPANIES = 0.86, 0.13  # the rest are vessels
_OLDEST, _YOUNGEST = dt.date(1935, 1, 1), dt.date(2006, 12, 31)
_FATHERS_NAME = ("Arabic", "Arabic script", "Pakistani and Bengali")
_APART = 3  # years that a namesake is older or younger than the listed person may be


def listed_names(parties: Iterable[Party]) -> set[tuple[str, ...]]:
    """The names of all parties as ``fold_name`` gives them."""
    return {fold_name(name.text) for party in parties for name in party.names}


def make_customers(count: int, seed: int, listed: Collection[tuple[str, ...]]) -> list[Query]:
    """Make up customers: persons of many cultures, companies, a few vessels.

    Args:
        count: how many; all names differ.
        seed: the same seed gives the same customers, the first ones whatever ``count`` is.
        listed: names that none of them may have (see ``listed_names``).
    """
    parts = _parts()
    cultures = parts["culture"]
    weights = [culture["weight"] for culture in cultures]
    chance = chance_of(seed, "customers")
    seen: set[tuple[str, ...]] = set()
    made: list[Query] = []
    while len(made) < count:
        kind = chance.random()
        if kind < _PERSONS:
            query = _person(chance.choices(cultures, weights)[0], chance)
        elif kind < _PERSONS + _COMPANIES:
            query = _company(parts, chance)
        else:
            query = _vessel(parts["vessel"], chance)
        words = fold_name(query.name)
        if words not in listed and words not in seen:
            seen.add(words)
            made.append(dataclasses.replace(query, id=f"made-{len(made) + 1}"))
    return made


def customer_cases(customers: Iterable[Query], knows: Knows, treatment: str) -> list[Case]:
    """A negative case for each customer.

    Args:
        customers: who are on no list, as far as is known.
        treatment: what to call them: ``synthetic`` or ``customer``.
    """
    cases = []
    for number, customer in enumerate(customers):
        query = customer
        if knows is Knows.NAME:
            query = Query(name=customer.name, schema=customer.schema, id=customer.id)
        cases.append(
            Case(
                id=f"{treatment}|{customer.id or number + 1}",
                kind=CaseKind.NEGATIVE,
                treatment=treatment,
                query=query,
                script=main_script(customer.name),
                schema=customer.schema,
            )
        )
    return cases


def make_namesakes(parties: Sequence[Party], live: Sequence[int], *, count: int, seed: int) -> list[Case]:
    """Persons with the name of a listed one who are clearly older or younger than everybody listed by that name.

    Args:
        parties: of the snapshot. live: numbers of those that are still listed.
    """
    years: dict[tuple[str, ...], set[int]] = {}
    dated = []
    for number in live:
        party = parties[number]
        own = {int(text[:4]) for date in party.birth_dates for text in (date.value, date.until) if text}
        for name in party.names if party.schema == "Person" else ():
            years.setdefault(fold_name(name.text), set()).update(own or {0})
        if party.schema == "Person" and own:
            dated.append(number)
    cases = []
    for number in chance_of(seed, "namesakes").sample(dated, min(count, len(dated))):
        party = parties[number]
        chance = chance_of(seed, "namesake", party.id)
        taken = years[fold_name(party.caption)]
        free = [y for y in range(_OLDEST.year, _YOUNGEST.year + 1) if all(abs(y - t) >= _APART for t in taken)]
        if 0 in taken or not free:
            continue
        date = dt.date(chance.choice(free), chance.randint(1, 12), chance.randint(1, 28))
        cases.append(
            Case(
                id=f"namesake|{party.id}",
                kind=CaseKind.NAMESAKE,
                treatment="namesake",
                query=Query(
                    name=party.caption,
                    schema="Person",
                    birth_dates=(PartialDate(value=date.isoformat()),),
                    countries=party.countries[:1],
                ),
                listed=party.caption,
                right=(party.id,),
                script=main_script(party.caption),
                schema="Person",
                source=source_of(party),
            )
        )
    return cases


@cache
def _parts() -> dict[str, Any]:
    content = files("dissuade.evaluation").joinpath("data", "name_parts.toml").read_text(encoding="utf-8")
    return tomllib.loads(content)


def _pick(words: str, chance: random.Random) -> str:
    return chance.choice(words.split()).replace("_", " ")


def _person(culture: dict[str, Any], chance: random.Random) -> Query:
    woman = chance.random() < 0.5
    given = culture["female" if woman else "male"]

    def form(word: str) -> str:
        forms = word.split("/")
        return forms[-1] if woman else forms[0]

    name = ""
    for sign in re.findall(r"bin|.", chance.choice(culture["orders"])):
        if sign == "g":
            name += _pick(given, chance)
        elif sign == "m":
            # where there is no list of patronymics a further name is the father's
            name += _pick(culture["male"] if culture["name"] in _FATHERS_NAME else given, chance)
        elif sign in "fF":
            family = form(_pick(culture["family"], chance))
            name += family.upper() if sign == "F" else family
        elif sign == "p":
            name += form(_pick(culture["fathers"], chance))
        else:
            name += sign
    if chance.random() < culture.get("latin_share", 0.0):
        name = anyascii(name)
    days = (_YOUNGEST - _OLDEST).days
    return Query(
        name=name,
        schema="Person",
        birth_dates=(PartialDate(value=(_OLDEST + dt.timedelta(days=chance.randrange(days))).isoformat()),),
        countries=(chance.choice(culture["countries"]),),
        gender="female" if woman else "male",
    )


def _company(parts: dict[str, Any], chance: random.Random) -> Query:
    company = parts["company"]
    words = [_pick(company["words"], chance)]
    if chance.random() < 0.35:
        words.append(_pick(company["words"], chance))
    if chance.random() < 0.25:
        words = [_pick(chance.choice(parts["culture"])["family"], chance).split("/")[0]]
    if chance.random() < 0.35:
        words.insert(chance.randint(0, len(words)), _pick(company["places"], chance))
    words.append(_pick(company["trades"], chance))
    words.append(chance.choice(company["forms"]))
    return Query(
        name=" ".join(word for word in words if word),
        schema="Company",
        countries=(chance.choice(company["countries"]),),
    )


def _vessel(vessel: dict[str, str], chance: random.Random) -> Query:
    name = f"{_pick(vessel['first'], chance)} {_pick(vessel['second'], chance)}"
    if chance.random() < 0.3:
        name += f" {chance.randint(1, 99)}"
    return Query(name=name.upper(), schema="Vessel")
