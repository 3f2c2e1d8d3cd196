"""Dates, countries and text as official lists write them."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from importlib.metadata import version

from dissuade.model.party import PartialDate, is_partial_date
from dissuade.names.remembered import remembered

__all__ = ["clean_text", "find_country", "is_imo_number", "is_lei", "parse_date"]

_LEI_LENGTH = 20
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan january", "feb february", "mar march", "apr april", "may", "jun june", "jul july", "aug august",
            "sep sept september", "oct october", "nov november", "dec december",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_CIRCA = re.compile(r"\b(circa|c\.|ca\.|approx(imately|\.)?|about|around|estimated)\s*", re.IGNORECASE)
_TIME = r"(?:[T ]\d{1,2}:[\d:.]+)?(?:Z|[+-]\d\d:\d\d)?"  # of day, which is not kept
_ISO = re.compile(rf"(\d{{4}})(?:-(\d{{1,2}})(?:-(\d{{1,2}}))?)?{_TIME}")
_YEAR_FIRST = re.compile(
    rf"(\d{{4}})([/.])(\d{{1,2}})\2(\d{{1,2}}){_TIME}|(\d{{4}})(\d\d)(\d\d)"
    r"|(\d{4}) ?[年년] ?(?:(\d{1,2}) ?[月월] ?(?:(\d{1,2}) ?[日일])?)?"
)
_DAY_MONTH_YEAR = re.compile(r"(?:(\d{1,2})[ .-]+)?([A-Za-z]{3,9})\.?[ ,-]+(\d{4})")
_MONTH_DAY_YEAR = re.compile(r"([A-Za-z]{3,9})\.? (\d{1,2}),? (\d{4})")
_NUMERIC = re.compile(rf"(\d{{1,2}}|dd|00)[/.-](\d{{1,2}}|mm|00)[/.-](\d{{4}}){_TIME}", re.IGNORECASE)
_ORDERS = ((1, 3, 4), (5, 6, 7), (8, 9, 10))  # groups of ``_YEAR_FIRST`` that are year, month and day
_RANGE = re.compile(r"(?:between )?(.+?)\s+(?:to|and|-|–)\s+(.+)|(\d{4})\s?[-–]\s?(\d{4})", re.IGNORECASE)


def clean_text(text: str | None) -> str:
    """Collapse white space and trim; ``None`` becomes ""."""
    return "" if text is None else " ".join(text.split())


def parse_date(text: str | None, *, month_first: bool = False) -> PartialDate | None:
    """Read a date, partial or approximate, as far as its words go; None if it is none, or a day like 31 February.

    Args:
        text: such as ``08 Jan 1984``, ``1984/01/08``, ``19840108``, ``1984年1月8日``, ``1984``, ``circa 1963``,
            ``Mar 1971``, ``1960 to 1965``, ``00/00/1975``; in digits of any script.
        month_first: read ``01/08/1984`` as 8 January.
    """
    words = clean_text(text)
    if not words:
        return None
    western = words if words.isascii() else "".join(map(_western_digit, words))
    bare, circa = _CIRCA.subn("", western)
    bare = bare.strip(" .,;")
    value = _iso_value(bare, month_first)
    until = ""
    if value is None:
        span = _RANGE.fullmatch(bare)
        if span is None:
            return None
        first, last = (span[1], span[2]) if span[1] else (span[3], span[4])
        value, until_value = _iso_value(first, month_first), _iso_value(last, month_first)
        if value is None or until_value is None:
            return None
        until = until_value
    try:
        return PartialDate(value=value, until=until, circa=bool(circa), text=words if circa or until else "")
    except ValueError:
        return None


def _western_digit(char: str) -> str:
    digit = unicodedata.decimal(char, None)
    return char if digit is None else str(digit)


def _iso_value(text: str, month_first: bool) -> str | None:
    if match := _ISO.fullmatch(text):
        return _join(match[1], match[2], match[3])
    if match := _YEAR_FIRST.fullmatch(text):
        year, month, day = next(match.group(*parts) for parts in _ORDERS if match[parts[0]])
        return _join(year, month, day)
    if match := _DAY_MONTH_YEAR.fullmatch(text):
        month = _MONTHS.get(match[2].lower())
        return None if month is None else _join(match[3], str(month), match[1])
    if match := _MONTH_DAY_YEAR.fullmatch(text):
        month = _MONTHS.get(match[1].lower())
        return None if month is None else _join(match[3], str(month), match[2])
    if match := _NUMERIC.fullmatch(text):
        day, month_text = (match[2], match[1]) if month_first else (match[1], match[2])
        return _join(match[3], month_text if month_text.isdigit() else None, day if day.isdigit() else None)
    return None


def _join(year: str, month: str | None, day: str | None) -> str | None:
    if not 1000 <= int(year) <= 2999:
        return None
    if month is None or int(month) == 0:
        return year
    if int(month) > 12:
        return None
    if day is None or int(day) == 0:
        return f"{year}-{int(month):02d}"
    whole = f"{year}-{int(month):02d}-{int(day):02d}"
    return whole if is_partial_date(whole) else None


@lru_cache(maxsize=65_536)
def find_country(text: str) -> str:
    """The FtM code (lower-case ISO 3166-1 alpha-2, ``suhh``, ``xk`` ...) of a country name or code, "" if unknown."""
    words = clean_text(text)
    if not words:
        return ""
    from rigour.territories.util import clean_code, normalize_territory_name  # costs 0.1 s to import

    codes, names = _country_tables()
    code = codes.get(clean_code(words))
    return names.get(normalize_territory_name(words), "") if code is None else code


@cache
def _country_tables() -> tuple[dict[str, str], dict[str, str]]:
    """FtM codes by code and by normalized name; rigour takes a second or two to put them together in each process."""
    codes, names = remembered(f"countries-{version('rigour')}", _take_countries_apart)
    return codes, names


def _take_countries_apart() -> list[dict[str, str]]:
    from rigour.territories import lookup

    tables = (lookup._get_identifier_map(), lookup._get_territory_names())
    return [{key: territory.ftm_country or "" for key, territory in table.items()} for table in tables]


def is_imo_number(text: str) -> bool:
    """Whether seven digits are a ship's IMO number: the last one is the check digit (IMO resolution A.1117(30))."""
    if len(text) != 7 or not (text.isascii() and text.isdigit()):
        return False
    return sum(int(digit) * weight for digit, weight in zip(text, range(7, 1, -1), strict=False)) % 10 == int(text[6])


def is_lei(text: str) -> bool:
    """Whether this is a legal entity identifier: 20 characters whose check digits (ISO 17442) agree.

    Those of a shorter text, such as a call sign, agree by chance once in a hundred times.
    """
    from rigour.ids import LEI  # costs 0.1 s to import

    return len(text) == _LEI_LENGTH and LEI.is_valid(text)
