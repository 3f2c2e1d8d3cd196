"""Rules applied to the facts of a deal: outcomes, findings, and what is missing.

Outcomes merge per jurisdiction: the strongest definite one wins; a rule that is still unknown and would outrank it
turns the answer into ``needs_review`` and names the facts to find out (docs/decisions/0011-three-valued-merging.md).
"""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dissuade.model.decision import OUTCOMES, Finding, Missing
from dissuade.rules.asking import find_missing
from dissuade.rules.compiled import RANK, REVIEW, CompiledRules
from dissuade.rules.facts import FactSheet
from dissuade.rules.findings import find_findings
from dissuade.rules.loader import load_regimes

__all__ = ["RANK", "Result", "RuleSet", "load_rules"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What the rules say about a deal.

    Args:
        overall, by_jurisdiction: outcomes.
        at_least: the definite outcome where ``needs_review`` hides one.
        findings: strongest first.
        missing: most decisive first.
    """

    overall: str
    by_jurisdiction: Mapping[str, str]
    at_least: Mapping[str, str]
    findings: tuple[Finding, ...]
    missing: tuple[Missing, ...]


class RuleSet(CompiledRules):
    """The rules as they are used: evaluate a deal, or leave one rule out."""

    def without(self, rule_id: str) -> RuleSet:
        """Return the same rules but one, for mutation testing; references to it are dropped as well."""
        return _Without(self, rule_id)

    def evaluate(self, sheets: Sequence[FactSheet], date: str, licensed: tuple[str, ...] = ()) -> Result:
        """Apply the rules of a date to the facts of a deal.

        Args:
            sheets: one sheet of facts for each good.
            date: ISO date whose law applies.
            licensed: beginnings of the names of authorities whose licence is in hand.

        Returns:
            Outcomes, findings and missing facts.
        """
        live = self.live(date)
        truths = [self.truths(live, sheet.values) for sheet in sheets]
        verdict = self.verdict(live, sheets, truths, licensed)
        held = self.held(sheets)
        outcomes: dict[str, str] = {}
        at_least: dict[str, str] = {}
        for place, name in enumerate(self.jurisdictions):
            rank = verdict.rank(place)
            if rank or name in held:
                outcomes[name] = OUTCOMES[rank]
            if verdict.possible[place] > verdict.definite[place] and verdict.definite[place] > REVIEW:
                at_least[name] = OUTCOMES[verdict.definite[place]]
        overall = max((RANK[outcome] for outcome in outcomes.values()), default=0)
        findings = find_findings(self, live, sheets, truths, verdict, date)
        return Result(
            overall=OUTCOMES[overall],
            by_jurisdiction=outcomes,
            at_least=at_least,
            findings=findings,
            missing=find_missing(self, live, sheets, truths, verdict, licensed),
        )


class _Without(RuleSet):
    """A rule set with one rule deleted."""

    def __init__(self, whole: RuleSet, rule_id: str) -> None:
        super().__init__(whole.regimes, whole.facts, whole.penalties)
        self.rules = tuple(rule for rule in whole.rules if rule.id != rule_id)


@functools.cache
def load_rules() -> RuleSet:
    """Return the rules that ship with the package, compiled once."""
    return RuleSet(load_regimes())
