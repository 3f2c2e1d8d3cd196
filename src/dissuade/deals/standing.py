"""What the listings and owners of a deal's parties mean as facts."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from dissuade.deals.private_list import PrivateList
from dissuade.deals.screening import FACT_OF, ScreenParty, Subject, screen_subject, subjects_of
from dissuade.model.deal import Deal
from dissuade.model.decision import OwnershipStep, Screened
from dissuade.ownership import Closure, ControlEdge, ShareEdge, close, find_loops, fold, ownership_test
from dissuade.rules.facts import Standing
from dissuade.rules.tables import load_tables
from dissuade.rules.vocabulary import Codes, FactValue

__all__ = ["Looked", "find_standing"]

_LISTED_FACTS = (*FACT_OF.values(), "bis.affiliate50", "bis.affiliate50_meu")


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
            found += screen_subject(screen, subject, date)
        certain = settled or any(hit.clear for hit in found)
        hits += [(subject, hit) for hit in found if hit.clear or not certain]
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
