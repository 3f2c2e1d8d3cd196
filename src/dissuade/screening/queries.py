"""What is asked, checked."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from dissuade.errors import InputError
from dissuade.lists.columns import TYPES, identifier_of
from dissuade.lists.values import find_country
from dissuade.model.birth_dates import find_birth_date_fault
from dissuade.model.party import SCHEMATA, Identifier, PartialDate, is_partial_date
from dissuade.model.query import Query

__all__ = ["LONGEST_NAME", "LONGEST_VALUE", "check_name", "has_letters", "identifier_type", "make_query"]

LONGEST_NAME = 1000
"""Code points of a name; the official lists have none half as long."""

LONGEST_VALUE = 300
"""Code points of an identifier."""
_HALF_PAIR = re.compile("[\ud800-\udfff]")
_OTHER_CODES = {"uk": "gb", "el": "gr", "su": "suhh", "yu": "yucs"}
"""Codes in use for countries that have another one, which ``find_country`` knows too but loads its tables first."""
_GENDERS = ("", "male", "female", "other")


def check_name(name: str, field: str = "name") -> None:
    """Make sure that a name can be taken apart.

    Raises:
        InputError: it is too long to be one, or no valid text; it says which ``field``.
    """
    if len(name) > LONGEST_NAME:
        raise InputError(f"{len(name):,} characters are no name; at most {LONGEST_NAME:,}", field=field, value=name)
    if not name.isascii() and _HALF_PAIR.search(name):
        raise InputError("not valid text (half a surrogate pair)", field=field, value=ascii(name))


def has_letters(name: str) -> bool:
    """Whether a name has anything to look for: signs and emoji alone would find nothing and look like an answer."""
    return any(map(str.isalnum, name)) or any(map(str.isalnum, unicodedata.normalize("NFKC", name)))


def make_query(
    name: str,
    *,
    schema: str = "",
    birth_date: str | dt.date | PartialDate | Sequence[str | dt.date | PartialDate] | None = None,
    countries: Sequence[str] | None = (),
    identifiers: Mapping[str, str | Sequence[str]] | Sequence[Identifier] | None = None,
    gender: str | None = "",
    id: str = "",
) -> Query:
    """Check and gather what is known about a party that is to be screened.

    Args:
        name, schema, birth_date, countries, identifiers, gender: see ``Screener.screen``.
        id: the asker's own key.

    Raises:
        InputError: a value has the wrong type or form; nothing to search for; a name is too long to be one.
    """
    if not isinstance(name, str):
        raise InputError("a name has to be text", field="name", value=name)
    check_name(name)
    if schema and schema not in SCHEMATA:
        raise InputError(f"not a schema; one of {', '.join(SCHEMATA)}", field="schema", value=schema)
    if (gender or "") not in _GENDERS:
        raise InputError("write male, female or other", field="gender", value=gender)
    known = _identifiers(identifiers)
    if not name.strip() and not known:
        raise InputError("there is neither a name nor an identifier to look for", field="name")
    return Query(
        name=name.strip(),
        schema=schema,
        birth_dates=_dates(birth_date),
        countries=_countries(countries),
        gender=gender or "",
        identifiers=known,
        id=id,
    )


def _dates(
    given: str | dt.date | PartialDate | Sequence[str | dt.date | PartialDate] | None,
) -> tuple[PartialDate, ...]:
    if given is None or given == "":
        return ()
    dates: list[PartialDate] = []
    for item in [given] if isinstance(given, str) or not isinstance(given, Sequence) else given:
        if isinstance(item, PartialDate):
            dates.append(item)
            continue
        if isinstance(item, dt.date):
            dates.append(PartialDate(value=item.isoformat()[:10]))
            continue
        try:
            dates.append(_date(item))
        except (ValueError, TypeError) as error:
            raise InputError("not a date; write YYYY, YYYY-MM or YYYY-MM-DD", field="birth_date", value=item) from error
    for date in dates:
        if fault := find_birth_date_fault(date.value):
            raise InputError(fault, field="birth_date", value=date.value)
    return tuple(dates)


@lru_cache(maxsize=65_536)
def _date(text: str) -> PartialDate:
    if not is_partial_date(text):
        raise ValueError(f"not a date: {text!r}")
    return PartialDate(value=text)  # customers share birth dates


def _countries(given: Sequence[str] | None) -> tuple[str, ...]:
    if not given:
        return ()
    if isinstance(given, str):
        given = [given]
    codes = []
    for word in given:
        code = _country(word) if isinstance(word, str) else ""
        if not code:
            raise InputError("not a country name or code such as 'kp'", field="countries", value=word)
        codes.append(code)
    return tuple(dict.fromkeys(codes))


def _country(word: str) -> str:
    """The FtM code of a code or name, "" if there is none; what looks like a code of ISO 3166 is taken as it is."""
    code = word.strip().lower()
    is_usual = len(code) == 2 and code.isascii() and code.isalpha()
    return _OTHER_CODES.get(code, code) if is_usual else find_country(code)


def _identifiers(
    given: Mapping[str, str | Sequence[str]] | Sequence[Identifier] | None,
) -> tuple[Identifier, ...]:
    if not given:
        return ()
    if isinstance(given, Mapping):
        return tuple(
            Identifier(type=identifier_type(kind), value=_value(kind, value))
            for kind, values in given.items()
            for value in _several(kind, values)
            if value
        )
    if not all(isinstance(item, Identifier) for item in given):
        raise InputError("a mapping of type to value, or Identifier records", field="identifiers", value=given)
    return tuple(given)


def identifier_type(given: str) -> str:
    """The FtM property that a type of identifier means, whatever its case: ``imoNumber`` for ``IMO``.

    A type that no list has would find nothing and look like an answer, so it is refused.

    Raises:
        InputError: no such type.
    """
    if given == "":
        return ""
    known = _identifier_of(given) if isinstance(given, str) else ""
    if not known:
        raise InputError(f"not a type of identifier; one of {', '.join(TYPES)}", field="identifiers", value=given)
    return known


@lru_cache(maxsize=4096)
def _identifier_of(given: str) -> str:
    return identifier_of(given) or ("idNumber" if given.strip().lower() == "id" else "")


def _several(kind: str, values: str | Sequence[str]) -> Iterable[str]:
    if isinstance(values, str):
        return (values,)
    if isinstance(values, Sequence):
        return values
    raise InputError("an identifier has to be text", field=f"identifiers.{kind}", value=values)


def _value(kind: str, value: str) -> str:
    if not isinstance(value, str):
        raise InputError("an identifier has to be text", field=f"identifiers.{kind}", value=value)
    if len(value) > LONGEST_VALUE:
        raise InputError("too long for an identifier", field=f"identifiers.{kind}", value=value)
    return value.strip()
