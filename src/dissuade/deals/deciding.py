"""From a deal to a decision."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from dissuade.deals.format import check_date, parse_deal, read_deal
from dissuade.deals.private_list import PrivateList
from dissuade.deals.screening import ScreenParty
from dissuade.deals.standing import Looked, find_standing
from dissuade.model.deal import Deal
from dissuade.model.decision import Basis, Contradiction, Decision, Finding, Missing, Remedy
from dissuade.model.match import SnapshotRef
from dissuade.rules.evaluate import RANK, Result, RuleSet, load_rules
from dissuade.rules.facts import FactSheet, derive_facts

__all__ = ["decide_deal"]

_LICENSING = {"EU": "Member State", "MOTIR": "MOTI", "OFSI": "OFSI", "OTSI": "DBT"}


def decide_deal(
    deal: Deal | Mapping[str, Any] | str | Path,
    *,
    as_of: str | dt.date | None = None,
    private: PrivateList | None = None,
    screen: ScreenParty | None = None,
    snapshot: SnapshotRef | None = None,
    rules: RuleSet | None = None,
) -> Decision:
    """Say whether a deal may go ahead, under whose law, and on what basis.

    Args:
        deal: a ``Deal``, a mapping in the deal format, or the path of a YAML file.
        as_of: the date whose law and listings apply; the deal's own date by default, and today if it has none.
        private: a list of the user's own.
        screen: looks parties up in the official lists.
        snapshot: the lists behind ``screen``.
        rules: the rules that ship with the package by default.

    Returns:
        The decision with its findings, what is missing, and what would change it.

    Raises:
        InputError: the deal is not in the format.
    """
    checked = _checked(deal)
    if rules is None:
        rules = load_rules()
    notes = []
    date = checked.date if as_of is None else check_date(str(as_of), "as_of")
    if not date:
        date = dt.datetime.now(tz=dt.UTC).date().isoformat()
        notes.append("the deal gives no date: the law of today was applied")
    looked = find_standing(checked, date, private=private, screen=screen)
    sheets, contradictions = derive_facts(checked, looked.standing, date)
    contradictions += _impossible_shares(checked)
    licensed = tuple(_LICENSING.get(authority, authority) for authority, _ in checked.licences)
    result = rules.evaluate(sheets, date, licensed)
    notes += _notes(checked, result, looked, snapshot, private is not None or screen is not None)
    return Decision(
        overall=result.overall,
        by_jurisdiction=result.by_jurisdiction,
        at_least=result.at_least,
        findings=result.findings,
        missing=_detailed(result.missing, looked),
        remedies=_remedies(rules, sheets, date, result, licensed),
        basis=_basis(result),
        contradictions=tuple(contradictions),
        screened=looked.screened,
        ownership=looked.ownership,
        unverified={f.rule: f.confidence for f in result.findings if f.confidence != "V" and f.state != "defeated"},
        notes=tuple(notes),
        as_of=date,
        rule_versions=rules.versions,
        snapshot=snapshot,
    )


def _checked(deal: Deal | Mapping[str, Any] | str | Path) -> Deal:
    if isinstance(deal, Deal):
        return deal
    if isinstance(deal, Mapping):
        return parse_deal(deal)
    return read_deal(deal)


def _impossible_shares(deal: Deal) -> list[Contradiction]:
    sums: dict[str, float] = {}
    for _, owned, low, _ in deal.ownership:
        sums[owned] = sums.get(owned, 0.0) + low
    return [
        Contradiction(fields=("ownership",), message=f"the shares of {owned} add up to {100 * total:.6g} %")
        for owned, total in sums.items()
        if total > 1 + 1e-9
    ]


def _detailed(missing: Sequence[Missing], looked: Looked) -> tuple[Missing, ...]:
    details = looked.standing.details
    return tuple(
        Missing(
            fact=entry.fact,
            question=entry.question,
            could_become=entry.could_become,
            by_jurisdiction=entry.by_jurisdiction,
            rules=entry.rules,
            detail=details.get(entry.fact, ""),
        )
        for entry in missing
    )


def _basis(result: Result) -> tuple[Basis, ...]:
    """Cite, for each jurisdiction, the findings that carry its outcome."""
    found = []
    for finding in result.findings:
        outcome = result.by_jurisdiction.get(finding.jurisdiction)
        if finding.state == "defeated" or finding.kind == "caution":
            continue
        carries = outcome == finding.outcome or (outcome == "needs_review" and finding.state == "unknown")
        if carries or finding.kind == "authorisation":
            found.append(
                Basis(
                    jurisdiction=finding.jurisdiction,
                    rule=finding.rule,
                    outcome=finding.outcome,
                    citations=finding.citations,
                    confidence=finding.confidence,
                )
            )
    return tuple(found)


def _remedies(
    rules: RuleSet, sheets: Sequence[FactSheet], date: str, result: Result, licensed: tuple[str, ...]
) -> tuple[Remedy, ...]:
    """Offer lawful steps only: a licence, a document, an answered red flag. Never another actor or route."""
    by_id = {rule.id: rule for rule in rules.rules}
    found: list[Remedy] = []
    done: set[str] = set()
    for finding in result.findings:
        if finding.state == "defeated" or finding.kind in ("caution", "authorisation"):
            continue
        rule = by_id[finding.rule]
        facts = {leaf.fact for leaf in rule.when.leaves() if rules.facts[leaf.fact].remedial}
        facts |= {rule.duty} if rule.duty else set()
        for fact in sorted(facts):
            if fact in done or all(sheet.values[fact] is True for sheet in sheets):
                continue
            done.add(fact)
            outcome = rules.outcome_with(sheets, date, {fact: True}, licensed)
            found.append(Remedy(step=rule.remedy or rules.facts[fact].ask, rule=rule.id, outcome=outcome))
        if rule.kind == "licence" and finding.state == "applies" and rule.authority not in done:
            done.add(rule.authority)
            outcome = rules.outcome_with(sheets, date, {}, (*licensed, rule.authority))
            policy = f" (review policy: {rule.policy})" if rule.policy else ""
            found.append(Remedy(step=f"Get a licence from {rule.authority}{policy}.", rule=rule.id, outcome=outcome))
        elif rule.remedy and not facts and rule.id not in done:
            done.add(rule.id)
            found.append(Remedy(step=rule.remedy, rule=rule.id, outcome=result.overall))
    found.sort(key=lambda remedy: RANK[remedy.outcome])
    return tuple(found)


def _notes(deal: Deal, result: Result, looked: Looked, snapshot: SnapshotRef | None, searched: bool) -> list[str]:
    notes = list(looked.notes)
    if not searched:
        notes.append("no list was searched: every listing is unknown")
    if snapshot is not None and snapshot.starter:
        notes.append("the starter lists were used: a small example, not the official lists; add real lists first")
    if snapshot is not None and snapshot.undated:
        names = ", ".join(source for source, _ in snapshot.undated)
        notes.append(f"how old these lists are is not known, since their files carry no date: {names}")
    if any(f.jurisdiction == "UN" and f.state == "applies" for f in result.findings):
        notes.append("Security Council measures bind States; they bind the actor through national law")
    notes += [f"{f.rule}: {f.caveat}" for f in result.findings if f.caveat and f.state != "defeated"]
    if any(f.kind == "risk" and f.state == "applies" for f in result.findings):
        notes.append("a risk is exposure to secondary sanctions or designation, not a ban on the actor")
    if deal.licences:
        held = ", ".join(f"{authority} {reference}" for authority, reference in deal.licences)
        notes.append(f"licences in hand were taken as covering the deal: {held}")
    return notes


def weakest(findings: Sequence[Finding]) -> str:
    """Return the weakest confidence mark of some findings: M before S before V, "" for none."""
    return min((finding.confidence for finding in findings), default="")
