"""The deal's parties, owners and vessels against lists, and what that means as facts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from dissuade.errors import InputError
from dissuade.model.deal import Deal
from dissuade.model.decision import OwnershipStep, Screened
from dissuade.model.match import Match
from dissuade.model.party import Identifier, Listing, PartialDate
from dissuade.model.query import Query
from dissuade.ownership import Closure, ControlEdge, ShareEdge, close, find_loops, fold, ownership_test
from dissuade.rules.facts import Standing
from dissuade.rules.nodes import Node
from dissuade.rules.tables import load_tables
from dissuade.rules.vocabulary import Codes, FactValue

__all__ = ["PrivateList", "ScreenParty", "Subject", "find_standing", "subjects_of"]

CLEAR = 0.9
"""Probability from which a match counts as the listed party without further questions."""
DOUBTFUL = 0.5
"""Probability from which a match must be resolved by a person."""

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

_LISTED_FACTS = (*FACT_OF.values(), "bis.affiliate50", "bis.affiliate50_meu")


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


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entry:
    name: str
    imo: str
    keys: frozenset[str]
    listings: tuple[tuple[str, str, str, str, str], ...]  # authority, programme, from, to, note


class PrivateList:
    """A list of the user's own: the ``designations`` block of a case file.

    Names answer exactly but for case, accents and punctuation; ships answer by IMO number.
    """

    def __init__(self, entries: Iterable[_Entry] = ()) -> None:
        self.by_name: dict[str, list[_Entry]] = {}
        self.by_imo: dict[str, list[_Entry]] = {}
        for entry in entries:
            for key in entry.keys:
                self.by_name.setdefault(key, []).append(entry)
            if entry.imo:
                self.by_imo.setdefault(entry.imo, []).append(entry)

    @classmethod
    def from_node(cls, node: Node, path: str) -> PrivateList:
        """Read a ``designations`` block.

        Raises:
            InputError: a key, authority or date that cannot be.
        """
        entries = []
        for number, item in enumerate(node.items):
            field_name = f"designations[{number}]"
            for key in item.entries:
                if key not in ("name", "aliases", "imo", "listings", "source"):
                    line = item.key_lines.get(key, item.line)
                    raise InputError("unknown key", path=path, line=line, field=f"{field_name}.{key}")
            if "name" not in item.entries or "listings" not in item.entries:
                raise InputError("a designation has a name and listings", path=path, line=item.line, field=field_name)
            names = [item.entries["name"].text]
            if "aliases" in item.entries:
                names += [alias.text for alias in item.entries["aliases"].items]
            listings = []
            for listing in item.entries["listings"].items:
                words = {key: child.text for key, child in listing.entries.items()}
                authority = words.get("authority", "")
                if authority not in FACT_OF:
                    raise InputError(
                        f"an authority is one of {', '.join(FACT_OF)}",
                        path=path,
                        line=listing.line,
                        field=f"{field_name}.listings",
                        value=authority,
                    )
                for key in ("from", "to"):
                    if words.get(key) and not re.fullmatch(r"\d{4}-\d\d-\d\d", words[key]):
                        raise InputError(
                            "not a date, YYYY-MM-DD",
                            path=path,
                            line=listing.line,
                            field=f"{field_name}.listings.{key}",
                            value=words[key],
                        )
                listings.append(
                    (
                        authority,
                        words.get("programme", ""),
                        words.get("from", ""),
                        words.get("to", ""),
                        words.get("note", ""),
                    )
                )
            entries.append(
                _Entry(
                    name=names[0],
                    imo=item.entries["imo"].text if "imo" in item.entries else "",
                    keys=frozenset(map(fold, names)),
                    listings=tuple(listings),
                )
            )
        return cls(entries)

    def find(self, subject: Subject, date: str) -> list[Screened]:
        """Return the listings of a subject that are in force on an ISO date."""
        found: dict[int, tuple[_Entry, str]] = {}
        if subject.imo:
            for entry in self.by_imo.get(subject.imo, ()):
                found[id(entry)] = (entry, f"IMO {subject.imo}")
        if subject.name:
            for entry in self.by_name.get(fold(subject.name), ()):
                if subject.imo and entry.imo and subject.imo != entry.imo:
                    continue  # another ship of the same name
                found.setdefault(id(entry), (entry, "the same name"))
        return [
            Screened(
                name=subject.name or f"IMO {subject.imo}",
                role=subject.role,
                listed_as=entry.name,
                authority=authority,
                programme=programme,
                listed_from=begin,
                why=why,
            )
            for entry, why in found.values()
            for authority, programme, begin, end, note in _with_footnotes(entry.listings)
            if (not begin or begin <= date) and (not end or date < end)
        ]


def _with_footnotes(
    listings: Iterable[tuple[str, str, str, str, str]],
) -> Iterable[tuple[str, str, str, str, str]]:
    for listing in listings:
        yield listing
        if listing[0] == "BIS_EL" and "footnote 3" in listing[4]:
            yield ("BIS_EL_FN3", *listing[1:])


def subjects_of(deal: Deal) -> list[Subject]:
    """List everybody in the deal who must be screened."""
    found: dict[tuple[str, str], Subject] = {}

    def add(subject: Subject) -> None:
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


@dataclass(frozen=True, slots=True)
class Looked:
    """Everything that looking at the parties gave: facts, hits, and the sums of ownership."""

    standing: Standing
    screened: tuple[Screened, ...]
    ownership: tuple[OwnershipStep, ...]
    notes: tuple[str, ...]


def find_standing(
    deal: Deal, date: str, *, private: PrivateList | None = None, screen: ScreenParty | None = None
) -> Looked:
    """Screen the deal's parties, follow their owners, and say what that makes of them.

    Args:
        deal: the checked deal.
        date: ISO date on which a listing must be in force.
        private: a list of the user's own.
        screen: the official lists; without it and without a private list every listing is unknown.
    """
    subjects = subjects_of(deal)
    hits: list[tuple[Subject, Screened]] = []
    settled = deal.flags.get("screening_pending") is False
    for subject in subjects:
        found = [] if private is None else private.find(subject, date)
        if screen is not None and (subject.name or subject.imo):
            found += _official(screen, subject, date)
        hits += [(subject, hit) for hit in found if hit.clear or not settled]
    return _Assessor(deal, date, subjects, hits, searched=private is not None or screen is not None).assess()


class _Assessor:
    def __init__(
        self, deal: Deal, date: str, subjects: list[Subject], hits: list[tuple[Subject, Screened]], *, searched: bool
    ) -> None:
        self.deal = deal
        self.date = date
        self.subjects = subjects
        self.hits = hits
        self.searched = searched
        self.facts: dict[str, tuple[FactValue, str]] = {}
        self.details: dict[str, str] = {}
        self.steps: list[OwnershipStep] = []
        self.notes: list[str] = []

    def assess(self) -> Looked:
        self.direct()
        if self.deal.ownership or self.deal.control:
            self.owned()
        self.governments()
        self.nameless()
        self.pending()
        self.programmes()
        return Looked(
            Standing(self.facts, self.details),
            tuple(dict.fromkeys(hit for _, hit in self.hits)),
            tuple(self.steps),
            tuple(self.notes),
        )

    def raise_to(self, fact: str, value: bool | None, source: str, detail: str = "") -> None:
        """Set a fact unless something stronger is known: true beats unknown beats false."""
        now = self.facts.get(fact)
        strength = {True: 2, None: 1, False: 0}
        if now is None or strength[value] > strength[now[0]]:  # type: ignore[index]
            self.facts[fact] = (value, source)
        if value is None and detail:
            before = self.details.get(fact)
            self.details[fact] = f"{before}; {detail}" if before else detail

    def direct(self) -> None:
        for fact in _LISTED_FACTS:
            if self.searched:
                self.facts[fact] = (False, "screening: no party is listed")
            else:
                self.facts[fact] = (None, "no list was searched")
        self.facts["ofac.signatory_blocked"] = (False, "screening: no blocked signatory")
        tags = set(load_tables()["ofac_744_8_programmes"].codes(self.date))
        for subject, hit in self.hits:
            if not subject.in_deal:
                continue
            value = True if hit.clear else None
            since = f" since {hit.listed_from}" if hit.listed_from else ""
            programme = f" ({hit.programme})" if hit.programme else ""
            source = f"{hit.name}, {hit.role}: {hit.authority} {hit.listed_as}{programme}{since}, {hit.why}"
            detail = f"is {hit.name} the listed {hit.listed_as}? ({hit.why})"
            if hit.authority == "OFAC" and subject.role == "signatory":
                self.raise_to("ofac.signatory_blocked", value, source, detail)
                continue
            self.raise_to(FACT_OF[hit.authority], value, source, detail)
            if hit.authority == "OFAC" and tags:
                known = _tags(hit.programme)
                if known & tags:
                    self.raise_to("bis.sdn_744_8", value, source, detail)
                elif not known:
                    self.raise_to("bis.sdn_744_8", None, f"{source}: programme not given", "which OFAC programme?")

    def owned(self) -> None:
        edges = [ShareEdge(*edge) for edge in self.deal.ownership]
        controls = [ControlEdge(*edge) for edge in self.deal.control]
        loops = find_loops(edges)
        self.notes += [f"ownership runs in a circle: {', '.join(loop)}" for loop in loops]
        concerned = {fold(subject.name): subject for subject in self.subjects if subject.in_deal and subject.name}
        tags = set(load_tables()["ofac_744_8_programmes"].codes(self.date))
        plans: tuple[tuple[str, str, Callable[[Screened], bool]], ...] = (
            ("OFAC", "ofac.blocked", lambda hit: hit.authority == "OFAC"),
            ("EU", "eu.frozen", lambda hit: hit.authority == "EU"),
            ("UK", "uk.frozen", lambda hit: hit.authority == "UK"),
            (
                "BIS",
                "bis.affiliate50",
                lambda hit: (
                    hit.authority in ("BIS_EL", "BIS_744_8")
                    or (hit.authority == "OFAC" and bool(_tags(hit.programme) & tags))
                ),
            ),
            ("BIS", "bis.affiliate50_meu", lambda hit: hit.authority == "BIS_MEU"),
        )
        for authority, fact, concerns in plans:
            listed = {hit.name for _, hit in self.hits if hit.clear and concerns(hit)}
            doubtful = {hit.name for _, hit in self.hits if not hit.clear and concerns(hit)}
            if not listed and not doubtful:
                continue
            closure = close(edges, controls, listed, ownership_test(authority, self.date), maybe_listed=doubtful)
            self.from_closure(authority, fact, closure, concerned)

    def from_closure(self, authority: str, fact: str, closure: Closure, concerned: Mapping[str, Subject]) -> None:
        for key, subject in concerned.items():
            if fact.startswith("bis.") and subject.country == "US":
                continue
            if key in closure.owned:
                self.raise_to(fact, True, f"ownership: {closure.why[key]}")
                self.step(authority, subject, "owned or controlled", closure.why[key])
            elif key in closure.maybe:
                edges = closure.open_edges[key]
                asked = "; ".join(f"what share of {edge.owned} does {edge.owner} hold?" for edge in edges)
                self.raise_to(fact, None, f"ownership: {closure.why[key]}", asked)
                self.step(authority, subject, "open", closure.why[key])
            if authority == "OFAC" and key in closure.minority:
                self.raise_to("ofac.blocked_interest_lt50", True, f"ownership: {closure.why[key]}")
                if key not in closure.maybe:
                    self.step(authority, subject, "interest below the threshold", closure.why[key])

    def step(self, authority: str, subject: Subject, result: str, why: str) -> None:
        step = OwnershipStep(authority=authority, entity=subject.name or "", result=result, explanation=why)
        if step not in self.steps:
            self.steps.append(step)

    def governments(self) -> None:
        table = load_tables()["ofac_blocked_governments"]
        for number, party in enumerate(self.deal.parties):
            government = party.said.get("government_of", "")
            if government is None:
                question = f"is {party.name or 'the party'} a government body?"
                self.raise_to("ofac.blocked", None, f"parties[{number}].government_of: not known", question)
            elif government:
                row = table.row_of(government, self.date)
                if row is not None:
                    source = f"parties[{number}].government_of {government}: blocked without listing ({row.cite})"
                    self.raise_to("ofac.blocked", True, source)

    def nameless(self) -> None:
        for subject in self.subjects:
            if subject.in_deal and not subject.name and not subject.imo:
                for fact in FACT_OF.values():
                    if fact in ("eu.ship_annex_xlii", "uk.ship_specified") and subject.role != "vessel":
                        continue
                    self.raise_to(fact, None, f"{subject.role}: name not known", f"who is the {subject.role}?")

    def pending(self) -> None:
        doubtful = [hit for _, hit in self.hits if not hit.clear]
        flags = self.deal.flags
        said = flags.get("screening_pending", False)
        if doubtful:
            names = "; ".join(sorted({f"{hit.name} ~ {hit.listed_as}" for hit in doubtful}))
            self.facts["screening.pending"] = (True, f"open matches: {names}")
        elif said is None:
            self.facts["screening.pending"] = (None, "screening_pending: not known")
        else:
            self.facts["screening.pending"] = (said, "screening_pending" if said else "no open match")
        if said and not doubtful:
            for fact in ("ofac.blocked", "eu.frozen", "uk.frozen"):
                self.raise_to(fact, None, "screening_pending", "is the possible match the listed party?")

    def programmes(self) -> None:
        value, _ = self.facts["ofac.blocked"]
        if value is not True:
            return
        tags: set[str] = set()
        unclear = False
        for _, hit in self.hits:
            if hit.authority == "OFAC":
                known = _tags(hit.programme)
                tags |= known
                unclear = unclear or not known or not hit.clear
        for party in self.deal.parties:
            if party.said.get("government_of"):
                tags.add(f"GOVERNMENT-{party.said['government_of']}")
        self.facts["ofac.programmes"] = (Codes(frozenset(tags), unclear), "programmes of the blocked parties")


def _tags(programme: str) -> set[str]:
    plain = re.sub(r"\([^)]*\)", " ", programme)
    return {" ".join(part.split()).upper() for part in re.split(r"[/;,\]\[]", plain) if part.strip()}


def _official(screen: ScreenParty, subject: Subject, date: str) -> list[Screened]:
    identifiers = [Identifier(type=kind, value=value) for kind, value in subject.identifiers.items()]
    if subject.imo:
        identifiers.append(Identifier(type="imoNumber", value=subject.imo))
    query = Query(
        name=subject.name or f"IMO {subject.imo}",
        schema=subject.schema,
        birth_dates=(PartialDate(value=subject.birth_date),) if _is_date(subject.birth_date) else (),
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


def _is_date(text: str) -> bool:
    return re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", text) is not None
