"""What deciding a deal gives back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from dissuade.model.match import SnapshotRef
from dissuade.model.records import Record

__all__ = [
    "DISCLAIMER",
    "OUTCOMES",
    "Basis",
    "Contradiction",
    "Decision",
    "Finding",
    "Missing",
    "OwnershipStep",
    "Penalty",
    "Reason",
    "Remedy",
    "Screened",
]

OUTCOMES = ("permitted", "risk", "conditions", "needs_review", "licence_required", "prohibited")
"""Outcomes, weakest first."""

DISCLAIMER = "Not legal advice."


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason(Record):
    """One node of an evaluation tree.

    Args:
        test: ``all``, ``any``, ``not``, or the words of the test on a fact.
        value: ``true``, ``false`` or ``unknown``.
        fact: the fact that was tested, "" for the connectives.
        known: its value as shown to people.
        source: where the value came from.
        parts: the nodes below.
    """

    test: str
    value: str
    fact: str = ""
    known: str = ""
    source: str = ""
    parts: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Penalty(Record):
    """What a breach costs: statute, civil and criminal maximum, and how well that was checked (V, S or M)."""

    id: str
    statute: str
    civil: str
    criminal: str
    confidence: str
    other: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding(Record):
    """One rule that speaks to the deal.

    Args:
        rule: rule id.
        jurisdiction: ``UN``, ``US``, ``EU``, ``UK``, ``JP``, ``KR``, or ``ALL`` for advice that all of them give.
        kind: ``prohibition``, ``licence``, ``condition``, ``flag``, ``caution``, ``risk`` or ``authorisation``.
        outcome: what the rule alone would make of the deal.
        state: ``applies``, ``unknown`` (depends on a missing fact) or ``defeated`` (an authorisation switches it off).
        title, authority, citations, policy, limit, caveat: from the rule file.
        confidence: V (read in the primary text), S (secondary source) or M (from memory, unverified).
        tree: the evaluation, node by node.
        penalty: what a breach costs, if the rule says.
        goods: numbers of the goods it concerns, counted from 1; empty if it does not depend on the goods.
        defeated_by: the authorisations that switch it off.
        valid_from, valid_to: the interval of legal validity in which the date falls; "" for an open end.
    """

    rule: str
    jurisdiction: str
    kind: str
    outcome: str
    state: str
    title: str
    authority: str
    citations: tuple[str, ...]
    confidence: str
    tree: Reason
    penalty: Penalty | None = None
    policy: str = ""
    limit: str = ""
    caveat: str = ""
    goods: tuple[int, ...] = ()
    defeated_by: tuple[str, ...] = ()
    valid_from: str = ""
    valid_to: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing(Record):
    """A fact that could change the answer.

    Args:
        fact: its name in the vocabulary.
        question: what to ask.
        could_become: overall outcomes that its possible values lead to, weakest first.
        by_jurisdiction: the same for each jurisdiction that it touches.
        rules: the rules that wait for it.
        detail: which edge, party or candidate would settle it.
    """

    fact: str
    question: str
    could_become: tuple[str, ...]
    by_jurisdiction: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    rules: tuple[str, ...] = ()
    detail: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Remedy(Record):
    """A lawful step that changes the answer: a licence, a clause, a document, an answered red flag.

    Args:
        step: what to do.
        rule: the rule that asks for it.
        outcome: overall outcome once it is done and nothing else changes.
    """

    step: str
    rule: str
    outcome: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis(Record):
    """The legal basis of a jurisdiction's outcome."""

    jurisdiction: str
    rule: str
    outcome: str
    citations: tuple[str, ...]
    confidence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradiction(Record):
    """Two things in the input that cannot both be so; the facts concerned are treated as unknown."""

    fields: tuple[str, ...]
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Screened(Record):
    """A party, vessel or owner of the deal that answered to a list.

    Args:
        name: as the deal gives it.
        role: its part in the deal.
        listed_as: the name on the list.
        authority, programme, listed_from: the listing.
        clear: true for an identifier or an unmistakable name; false leaves the question open.
        why: what met.
    """

    name: str
    role: str
    listed_as: str
    authority: str
    programme: str = ""
    listed_from: str = ""
    clear: bool = True
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnershipStep(Record):
    """One sum of the ownership test that a lawyer can check by hand."""

    authority: str
    entity: str
    result: str
    explanation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision(Record):
    """May the deal go ahead?

    Args:
        overall: the strongest outcome of any jurisdiction.
        by_jurisdiction: outcome for each jurisdiction that has a hold on the actor or speaks to the deal.
        at_least: where ``needs_review`` hides a definite finding, that finding's outcome.
        findings: every rule that applies, waits for a fact, or was switched off; strongest first.
        missing: facts that could change the answer, most decisive first.
        remedies: lawful steps that would change it.
        basis: citations that carry the outcomes.
        contradictions: input that cannot be so.
        screened: parties that answered to a list.
        ownership: the sums behind every ownership finding.
        unverified: rules behind the outcome that were not read in the primary text, with their mark.
        notes: what else the reader must know.
        as_of: the date whose law was applied.
        rule_versions: regime and its version.
        snapshot: the lists that were used, or null.
        disclaimer: always the same sentence.
    """

    overall: str
    by_jurisdiction: Mapping[str, str]
    findings: tuple[Finding, ...]
    missing: tuple[Missing, ...]
    basis: tuple[Basis, ...]
    as_of: str
    snapshot: SnapshotRef | None = None
    at_least: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    remedies: tuple[Remedy, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
    screened: tuple[Screened, ...] = ()
    ownership: tuple[OwnershipStep, ...] = ()
    unverified: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    notes: tuple[str, ...] = ()
    rule_versions: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    disclaimer: str = DISCLAIMER
