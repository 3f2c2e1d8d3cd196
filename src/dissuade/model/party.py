"""A party on an official list, with its names, dates, identifiers, listings and relations.

Schema and property names are FollowTheMoney's (https://followthemoney.tech/explorer/).
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from dissuade.model.records import Record

__all__ = [
    "SCHEMATA",
    "Address",
    "Identifier",
    "Listing",
    "Name",
    "NameKind",
    "PartialDate",
    "Party",
    "RawField",
    "Relation",
    "is_partial_date",
]

SCHEMATA = (
    "Person",
    "Organization",
    "Company",
    "LegalEntity",
    "PublicBody",
    "Vessel",
    "Airplane",
    "CryptoWallet",
)
"""FtM schemata that a party on a list can have; ``LegalEntity`` where the list does not say which."""


class NameKind(StrEnum):
    """What a list says about one of its names."""

    PRIMARY = "primary"
    ALIAS = "alias"
    WEAK = "weak"  # OFAC "weak a.k.a.", UN "Low" quality
    FORMER = "former"
    ORIGINAL = "original"  # in the script of the party's own language


@dataclass(frozen=True, slots=True, kw_only=True)
class Name(Record):
    """One name as published.

    Args:
        text: the name in reading order as the list gives it, unchanged but for outer white space.
        kind: primary, alias, weak, former or original.
        parts: name parts where the list gives them, under FtM property names
            (``firstName``, ``secondName``, ``middleName``, ``fatherName``, ``lastName``, ``title``).
        lang: ISO 639-3 code if the list names the language, else "".
    """

    text: str
    kind: NameKind = NameKind.PRIMARY
    parts: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    lang: str = ""


_PARTIAL = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")


def is_partial_date(text: str) -> bool:
    """Whether a text is ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD`` and, if it names a day, one that the calendar has."""
    if not _PARTIAL.fullmatch(text):
        return False
    year, month, day = int(text[:4]), int(text[5:7] or 1), int(text[8:10] or 1)
    return day <= 28 or (year > 0 and day <= calendar.monthrange(year, month)[1])


@dataclass(frozen=True, slots=True, kw_only=True)
class PartialDate(Record):
    """A date as far as it is known; whoever reads one in makes sure that there is such a day (``is_partial_date``).

    Args:
        value: ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD`` (Gregorian); the earliest one if ``until`` is given.
        until: same form, the latest possible date of a range, else "".
        circa: the list says "circa", "approximately" or the like.
        text: the words of the list where they say more than ``value`` can.

    Raises:
        ValueError: ``value`` or ``until`` has another form.
    """

    value: str
    until: str = ""
    circa: bool = False
    text: str = ""

    def __post_init__(self) -> None:
        for part in (self.value, self.until):
            if part and not _PARTIAL.fullmatch(part):
                raise ValueError(f"not a partial ISO date: {part!r}")
        if not self.value:
            raise ValueError("a partial date needs a value")


@dataclass(frozen=True, slots=True, kw_only=True)
class Address(Record):
    """An address; every part is the list's own words, ``country`` a lower-case ISO 3166-1 alpha-2 code or ""."""

    full: str = ""
    street: str = ""
    city: str = ""
    region: str = ""
    postal_code: str = ""
    country: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Identifier(Record):
    """A number or code that names the party.

    Args:
        type: FtM property name: ``imoNumber``, ``mmsi``, ``callSign``, ``passportNumber``, ``idNumber``,
            ``taxNumber``, ``innCode``, ``ogrnCode``, ``registrationNumber``, ``swiftBic``, ``leiCode``, ``isin``,
            ``dunsCode``, ``icijId``, ``serialNumber`` (aircraft), ``publicKey`` (wallet), ``phone``, ``email``,
            ``website``.
        value: as published, trimmed.
        country: issuing country, lower-case ISO 3166-1 alpha-2, or "".
        note: what else the list says ("expired", currency of a wallet, issuing authority).
    """

    type: str
    value: str
    country: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing(Record):
    """One designation.

    Args:
        source: source name, such as ``ofac-sdn``.
        authority: who designated, such as ``OFAC``, ``UN``, ``EU``, ``UK``, ``CH``, ``CA``, ``AU``, ``JP``, ``BIS``.
        programmes: programme codes in the authority's own words.
        listed_from: ISO date, possibly partial, or "" if the list does not say.
        listed_to: end of the listing for those that ended, else "".
        basis: legal instrument or gazette reference.
        reason: the authority's statement of reasons.
        reference: the authority's own number for this entry.
        url: where the notice stands, if the list says so.
    """

    source: str
    authority: str
    programmes: tuple[str, ...] = ()
    listed_from: str = ""
    listed_to: str = ""
    basis: str = ""
    reason: str = ""
    reference: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation(Record):
    """A link to another party.

    Args:
        kind: ``ownership``, ``directorship``, ``family``, ``representation`` (acting for), ``membership``,
            ``employment``, ``associate`` or ``linked``.
        target: party id on the same list if it is resolved, else "".
        target_name: name of the other party as published.
        role: the list's own words.
    """

    kind: str
    target: str = ""
    target_name: str = ""
    role: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RawField(Record):
    """Something in the official record that has no place of its own; kept so that nothing is lost."""

    field: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Party(Record):
    """A party on one source.

    Args:
        id: ``<source>-<reference>``, stable across editions.
        schema: one of ``SCHEMATA``.
        names: at least one; the first primary name is the caption.
        birth_dates, birth_places: persons.
        countries: every related country (lower-case ISO 3166-1 alpha-2, or FtM codes such as ``suhh``).
        nationalities, citizenships: subsets that the list calls so.
        gender: ``male``, ``female``, ``other`` or "".
        titles, positions: the list's own words.
        properties: any further FtM property (for a vessel ``flag``, ``type``, ``tonnage``, ``buildDate`` ...;
            for a company ``incorporationDate`` ...), values as published. Keys are FtM property names.
        raw: what has no mapping.
    """

    id: str
    schema: str
    names: tuple[Name, ...]
    birth_dates: tuple[PartialDate, ...] = ()
    death_dates: tuple[PartialDate, ...] = ()
    birth_places: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    nationalities: tuple[str, ...] = ()
    citizenships: tuple[str, ...] = ()
    gender: str = ""
    titles: tuple[str, ...] = ()
    positions: tuple[str, ...] = ()
    addresses: tuple[Address, ...] = ()
    identifiers: tuple[Identifier, ...] = ()
    listings: tuple[Listing, ...] = ()
    relations: tuple[Relation, ...] = ()
    topics: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    properties: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    raw: tuple[RawField, ...] = ()

    @property
    def caption(self) -> str:
        """The first primary name, else the first name."""
        for name in self.names:
            if name.kind is NameKind.PRIMARY:
                return name.text
        return self.names[0].text
