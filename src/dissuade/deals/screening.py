"""Who of a deal is screened, and what a listing of the official lists counts as."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol

from dissuade.model.deal import Deal
from dissuade.model.decision import Screened
from dissuade.model.match import Match
from dissuade.model.party import Identifier, Listing, PartialDate, is_partial_date
from dissuade.model.query import Query
from dissuade.ownership import fold
from dissuade.screening.queries import has_letters

__all__ = ["CLEAR", "DOUBTFUL", "FACT_OF", "ScreenParty", "Subject", "authority_of", "screen_subject", "subjects_of"]

CLEAR = 0.9
"""Probability from which a match counts as the listed party without further questions."""
DOUBTFUL = 0.5
"""Probability from which a match must be resolved by a person."""

_NOBODY = frozenset(
    [
        "unknown",
        "not known",
        "not yet known",
        "unnamed",
        "n/a",
        "n.a",
        "not available",
        "not applicable",
        "not disclosed",
        "undisclosed",
        "tbd",
        "tbc",
        "tba",
        "to be determined",
        "to be confirmed",
        "to be announced",
        "to be advised",
        "null",
    ]
)
"""What people write into a field for a name that they do not know."""

FACT_OF = {
    "OFAC": "ofac.blocked",
    "UN": "un.listed",
    "UN_OTHER": "un.listed_other",
    "EU": "eu.frozen",
    "UK": "uk.frozen",
    "BIS_EL": "bis.entity_list",
    "BIS_EL_FN3": "bis.el_fn3",
    "BIS_DPL": "bis.denied",
    "BIS_UVL": "bis.uvl",
    "BIS_MEU": "bis.meu_list",
    "BIS_744_8": "bis.sdn_744_8",
    "EU_ANNEX_IV": "eu.annex_iv",
    "EU_ANNEX_XLII": "eu.ship_annex_xlii",
    "UK_SHIP": "uk.ship_specified",
}
"""Authorities of a private list and the fact that their listing makes true."""


class ScreenParty(Protocol):
    """Whatever can look a party up in the official lists, such as ``Screener.screen_query``."""

    def __call__(self, query: Query) -> Sequence[Match]:
        """Return the matches of one party, best first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """Somebody or something that is screened.

    Args:
        name: as written, ``None`` if the actor does not know it.
        role: part in the deal; ``owner of record`` for names that only the register of owners gives.
        schema: FtM schema, or "".
        imo: IMO ship number.
        country: ISO code, or "".
        birth_date: as given.
        identifiers: by FtM type.
        in_deal: true for parties and vessels of the deal itself.
    """

    name: str | None
    role: str
    schema: str = ""
    imo: str = ""
    country: str = ""
    birth_date: str = ""
    identifiers: Mapping[str, str] = field(default_factory=dict)
    in_deal: bool = True


def subjects_of(deal: Deal) -> list[Subject]:
    """List everybody in the deal who must be screened."""
    found: dict[tuple[str, str], Subject] = {}

    def add(subject: Subject) -> None:
        if subject.in_deal and subject.name and _is_no_name(subject.name):
            subject = replace(subject, name=None)
        key = (fold(subject.name or ""), subject.imo or (subject.role if not subject.name else ""))
        if key not in found:
            found[key] = subject

    for party in deal.parties:
        said = party.said
        add(
            Subject(
                name=party.name,
                role=party.role,
                schema=said.get("schema") or "",
                country=said.get("country") or "",
                birth_date=said.get("birth_date") or "",
                identifiers=said.get("identifiers") or {},
            )
        )
    for section, role, schema in ((deal.vessel, "vessel", "Vessel"), (deal.aircraft, "aircraft", "Airplane")):
        if section is None:
            add(Subject(name=None, role=role, schema=schema))
            continue
        if section:
            name, imo = section.get("name"), section.get("imo") or ""
            if name or imo or "name" in section or "imo" in section:
                add(Subject(name=name, role=role, schema=schema, imo=imo))
            for part in ("owner", "operator"):
                if part in section:
                    add(Subject(name=section[part], role=part))
    if deal.payment and "bank" in deal.payment:
        add(Subject(name=deal.payment["bank"], role="bank"))
    for owner, owned, _, _ in deal.ownership:
        add(Subject(name=owner, role="owner of record", in_deal=False))
        add(Subject(name=owned, role="owner of record", in_deal=False))
    for controller, controlled in deal.control:
        add(Subject(name=controller, role="controller", in_deal=False))
        add(Subject(name=controlled, role="controller", in_deal=False))
    return list(found.values())


def _is_no_name(text: str) -> bool:
    """Whether somebody filled in a name without knowing it: "N/A" is on no list, which clears nobody."""
    return not has_letters(text) or " ".join(text.lower().split()).strip(" .?!-()[]<>") in _NOBODY


def screen_subject(screen: ScreenParty, subject: Subject, date: str) -> list[Screened]:
    """Return the listings of a subject that are in force on an ISO date, clear or doubtful."""
    identifiers = [Identifier(type=kind, value=value) for kind, value in subject.identifiers.items()]
    if subject.imo:
        identifiers.append(Identifier(type="imoNumber", value=subject.imo))
    query = Query(
        name=subject.name or f"IMO {subject.imo}",
        schema=subject.schema,
        birth_dates=(PartialDate(value=subject.birth_date),) if is_partial_date(subject.birth_date) else (),
        countries=(subject.country.lower(),) if subject.country else (),
        identifiers=tuple(identifiers),
    )
    found = []
    for match in screen(query):
        if match.probability < DOUBTFUL:
            continue
        for listing in match.party.listings:
            authority = authority_of(listing, match.party.schema)
            if not authority or not _in_force(listing, date):
                continue
            found.append(
                Screened(
                    name=subject.name or f"IMO {subject.imo}",
                    role=subject.role,
                    listed_as=match.party.caption,
                    authority=authority,
                    programme="; ".join(listing.programmes),
                    listed_from=listing.listed_from,
                    clear=match.probability >= CLEAR,
                    why=f"{match.matched_name}, probability {match.probability:.2f}",
                )
            )
    return found


_CSL_LISTS = {
    "SDN": "OFAC",
    "EL": "BIS_EL",
    "DPL": "BIS_DPL",
    "UVL": "BIS_UVL",
    "MEU": "BIS_MEU",
}
_SOURCES = {
    "ofac-sdn": "OFAC",
    "us-bis-dpl": "BIS_DPL",
    "us_ofac_sdn": "OFAC",
    "un_sc_sanctions": "UN",
    "eu_fsf": "EU",
    "gb_hmt_sanctions": "UK",
    "gb_fcdo_sanctions": "UK",
}


def authority_of(listing: Listing, schema: str = "") -> str:
    """Return the authority code under which a listing of the official lists counts, "" if it makes no fact true.

    A listing that does not block, such as those of OFAC's consolidated non-SDN lists, makes no blocking fact true.
    """
    if listing.authority in FACT_OF and listing.authority not in ("OFAC", "UN", "EU", "UK"):
        return listing.authority
    known = _SOURCES.get(listing.source) or _SOURCES.get(listing.authority)
    if known:
        return known
    if listing.source == "us-csl":
        return next((_CSL_LISTS[code] for code in listing.programmes if code in _CSL_LISTS), "")
    if listing.source == "ofac-cons":
        return ""
    if listing.authority == "UN":
        programmes = " ".join(listing.programmes).upper()
        return "UN" if not programmes or "DPRK" in programmes or "1718" in programmes else "UN_OTHER"
    if listing.authority == "UK" and schema == "Vessel":
        return "UK_SHIP"
    return listing.authority if listing.authority in FACT_OF else ""


def _in_force(listing: Listing, date: str) -> bool:
    begin, end = listing.listed_from, listing.listed_to
    return (not begin or begin <= date) and (not end or date < end)
