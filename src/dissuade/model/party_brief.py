"""What screening has to know of a party, in a form that is quicker to read than the whole record."""

from __future__ import annotations

import json
from dataclasses import astuple, dataclass

from dissuade.model.party import Identifier, Listing, PartialDate, Party
from dissuade.model.records import Record, maker_of

__all__ = ["PartyBrief", "brief_from_json", "brief_of", "brief_to_json"]

_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyBrief(Record):
    """The part of a party that decides whether it is found, and that a match shows.

    Args:
        id, schema, caption, birth_dates, gender, identifiers, listings: as in ``Party``.
        names: their texts, in the order of the party.
        countries: every code that the party is related to, those of its addresses included; sorted.
    """

    id: str
    schema: str
    caption: str
    gender: str
    names: tuple[str, ...]
    countries: tuple[str, ...]
    birth_dates: tuple[PartialDate, ...]
    identifiers: tuple[Identifier, ...]
    listings: tuple[Listing, ...]


_make_brief, _make_identifier, _make_listing = maker_of(PartyBrief), maker_of(Identifier), maker_of(Listing)


def brief_of(party: Party) -> PartyBrief:
    """The brief of a party."""
    related = {*party.countries, *party.nationalities, *party.citizenships}
    related.update(address.country for address in party.addresses)
    return PartyBrief(
        id=party.id,
        schema=party.schema,
        caption=party.caption,
        gender=party.gender,
        names=tuple(name.text for name in party.names),
        countries=tuple(sorted(related - {""})),
        birth_dates=party.birth_dates,
        identifiers=party.identifiers,
        listings=party.listings,
    )


def brief_to_json(brief: PartyBrief) -> str:
    """Return a brief as one line of JSON: its values in order, and those of its records."""
    return _ENCODER.encode(astuple(brief))


def brief_from_json(line: str | bytes) -> PartyBrief:
    """Return the brief that ``brief_to_json`` wrote.

    Raises:
        ValueError: the line is no JSON or no brief.
    """
    try:
        key, schema, caption, gender, names, countries, dates, identifiers, listings = json.loads(line)
        return _make_brief(
            id=key,
            schema=schema,
            caption=caption,
            gender=gender,
            names=tuple(names),
            countries=tuple(countries),
            birth_dates=tuple([_date(*values) for values in dates]),
            identifiers=tuple([_identifier(*values) for values in identifiers]),
            listings=tuple([_listing(*values) for values in listings]),
        )
    except TypeError as error:
        raise ValueError(f"not a brief of a party: {error}") from error


def _date(value: str, until: str, circa: bool, text: str) -> PartialDate:
    return PartialDate(value=value, until=until, circa=circa, text=text)


def _identifier(kind: str, value: str, country: str, note: str) -> Identifier:
    return _make_identifier(type=kind, value=value, country=country, note=note)


def _listing(
    source: str,
    authority: str,
    programmes: list[str],
    listed_from: str,
    listed_to: str,
    basis: str,
    reason: str,
    reference: str,
    url: str,
) -> Listing:
    return _make_listing(
        source=source,
        authority=authority,
        programmes=tuple(programmes),
        listed_from=listed_from,
        listed_to=listed_to,
        basis=basis,
        reason=reason,
        reference=reference,
        url=url,
    )
