"""Options that several commands share, and the checks on their values."""

from __future__ import annotations

import click

from dissuade.errors import InputError
from dissuade.model.birth_dates import ORDERS, find_birth_date_fault
from dissuade.model.party import SCHEMATA, is_partial_date

__all__ = ["dates_option", "read_birth_date", "read_countries", "read_identifiers", "schema_option"]

schema_option = click.option(
    "--schema",
    type=click.Choice(SCHEMATA, case_sensitive=False),
    default=None,
    callback=lambda _context, _option, value: value or "",
    help="What the party is; without it, anything.",
)

dates_option = click.option(
    "--dates",
    type=click.Choice(ORDERS),
    default=None,
    callback=lambda _context, _option, value: value or "",
    help="How a table writes 1/8/1984; unsaid, its year counts.",
)


def read_birth_date(text: str) -> str:
    """Check a birth date given as ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``.

    Raises:
        InputError: it has another form, or nobody can have been born then.
    """
    if text and not is_partial_date(text):
        raise InputError("not a date; write YYYY, YYYY-MM or YYYY-MM-DD", field="--birth-date", value=text)
    if text and (fault := find_birth_date_fault(text)):
        raise InputError(fault, field="--birth-date", value=text)
    return text


def read_countries(values: tuple[str, ...]) -> list[str]:
    """Turn country names or codes into FtM codes.

    Raises:
        InputError: a country is not known.
    """
    from dissuade.lists.values import find_country

    codes = []
    for value in values:
        code = find_country(value)
        if not code:
            raise InputError("not a country name or ISO 3166-1 code that is known", field="--country", value=value)
        codes.append(code)
    return codes


def read_identifiers(values: tuple[str, ...]) -> dict[str, str]:
    """Split ``TYPE=VALUE`` options, such as ``imoNumber=9161003``.

    Raises:
        InputError: no ``=``, an empty side, or the same type twice.
    """
    identifiers: dict[str, str] = {}
    for value in values:
        key, sign, content = value.partition("=")
        if not (sign and key.strip() and content.strip()):
            raise InputError("not TYPE=VALUE, such as imoNumber=9161003", field="--id", value=value)
        if key.strip() in identifiers:
            raise InputError("this type of identifier was given twice", field="--id", value=key.strip())
        identifiers[key.strip()] = content.strip()
    return identifiers
