"""Compiled rules: which are live on a date, how their truths merge into ranks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dissuade.model.decision import OUTCOMES, Penalty
from dissuade.rules.facts import FactSheet
from dissuade.rules.loader import Regime, Rule, load_penalties
from dissuade.rules.vocabulary import Fact, load_facts

__all__ = ["ADVICE", "PROHIBITED", "RANK", "REVIEW", "CompiledRules", "Live", "Truth", "Verdict", "defeat"]

RANK: Mapping[str, int] = {name: number for number, name in enumerate(OUTCOMES)}
REVIEW = RANK["needs_review"]
_KIND_RANK = {
    "prohibition": RANK["prohibited"],
    "licence": RANK["licence_required"],
    "flag": REVIEW,
    "condition": RANK["conditions"],
    "risk": RANK["risk"],
    "caution": 0,
    "authorisation": 0,
}
PROHIBITED = RANK["prohibited"]
LICENCE = RANK["licence_required"]
CONDITIONS = RANK["conditions"]
ADVICE = "ALL"
"""Pseudo-jurisdiction of advice that every authority gives; it counts in each one that has a hold on the actor."""

Truth = bool | None


@dataclass(frozen=True, slots=True)
class Verdict:
    """Ranks per jurisdiction.

    Args:
        definite: strongest rank that is certain.
        possible: strongest rank of a rule that is still unknown.
    """

    definite: tuple[int, ...]
    possible: tuple[int, ...]

    def rank(self, index: int) -> int:
        """Return the merged rank of one jurisdiction."""
        return REVIEW if self.possible[index] > self.definite[index] else self.definite[index]


@dataclass(frozen=True, slots=True)
class Live:
    """The rules that are valid on one date, with what is needed to evaluate them fast."""

    rules: tuple[Rule, ...]
    runs: tuple[Any, ...]
    ranks: tuple[int, ...]
    jurisdictions: tuple[int, ...]
    defeaters: Mapping[int, tuple[int, ...]]
    depends: Mapping[str, tuple[int, ...]]
    candidates: Mapping[str, tuple[str, ...]]


class CompiledRules:
    """All regimes, compiled and ready to evaluate.

    Args:
        regimes: the rule files.
        facts: the vocabulary.
        penalties: what a breach costs, by id.
    """

    def __init__(
        self,
        regimes: Sequence[Regime],
        facts: Mapping[str, Fact] | None = None,
        penalties: Mapping[str, Penalty] | None = None,
    ) -> None:
        self.regimes = tuple(regimes)
        self.facts = load_facts() if facts is None else facts
        self.penalties = load_penalties() if penalties is None else penalties
        self.rules = tuple(rule for regime in self.regimes for rule in regime.rules)
        self.versions = {regime.name: regime.version for regime in self.regimes}
        self.jurisdictions = tuple(dict.fromkeys([*(rule.jurisdiction for rule in self.rules), ADVICE]))
        self._live: dict[tuple[int, ...], Live] = {}
        self._by_date: dict[str, Live] = {}

    def live(self, date: str) -> Live:
        """Return the rules that are valid on an ISO date."""
        found = self._by_date.get(date)
        if found is None:
            numbers = tuple(n for n, rule in enumerate(self.rules) if rule.interval(date) is not None)
            found = self._live.get(numbers)
            if found is None:
                found = self._live[numbers] = self._prepare(tuple(self.rules[n] for n in numbers))
            if len(self._by_date) > 4096:
                self._by_date.clear()
            self._by_date[date] = found
        return found

    def _prepare(self, rules: tuple[Rule, ...]) -> Live:
        index = {rule.id: number for number, rule in enumerate(rules)}
        defeaters: dict[int, list[int]] = {}
        depends: dict[str, dict[int, None]] = {}
        candidates: dict[str, dict[str, None]] = {}
        for number, rule in enumerate(rules):
            for target in rule.defeats:
                if target in index:
                    defeaters.setdefault(index[target], []).append(number)
            for leaf in rule.when.leaves():
                depends.setdefault(leaf.fact, {})[number] = None
                if leaf.test == "table":
                    assert leaf.table is not None
                    for row in leaf.table.rows:
                        candidates.setdefault(leaf.fact, {})[row.codes[0]] = None
                elif leaf.test:
                    candidates.setdefault(leaf.fact, {}).update(dict.fromkeys(leaf.codes))
            if rule.duty:
                depends.setdefault(rule.duty, {})[number] = None
        for target_number, sources in defeaters.items():
            for source in sources:
                for affected in depends.values():
                    if source in affected:
                        affected[target_number] = None
        places = {name: number for number, name in enumerate(self.jurisdictions)}
        return Live(
            rules=rules,
            runs=tuple(rule.when.run for rule in rules),
            ranks=tuple(_KIND_RANK[rule.kind] for rule in rules),
            jurisdictions=tuple(places[rule.jurisdiction] for rule in rules),
            defeaters={target: tuple(sources) for target, sources in defeaters.items()},
            depends={name: tuple(numbers) for name, numbers in depends.items()},
            candidates={name: tuple(codes) for name, codes in candidates.items()},
        )

    def truths(self, live: Live, facts: Mapping[str, Any]) -> list[Truth]:
        """Evaluate every live rule; authorisations are already taken into account."""
        truths: list[Truth] = [run(facts) for run in live.runs]
        raw = truths.copy()
        for target, sources in live.defeaters.items():
            truths[target] = defeat(raw[target], [raw[source] for source in sources])
        return truths

    def verdict(
        self,
        live: Live,
        sheets: Sequence[FactSheet],
        truths: Sequence[Sequence[Truth]],
        licensed: tuple[str, ...] = (),
    ) -> Verdict:
        """Merge truths of all goods into ranks per jurisdiction; a licence in hand leaves its conditions."""
        definite = [0] * len(self.jurisdictions)
        possible = [0] * len(self.jurisdictions)
        for sheet, row in zip(sheets, truths, strict=True):
            for number, truth in enumerate(row):
                if truth is False:
                    continue
                rank = live.ranks[number]
                if rank == 0:
                    continue
                duty = live.rules[number].duty
                if duty and sheet.values[duty] is False:
                    rank = PROHIBITED
                elif licensed and rank == LICENCE and live.rules[number].authority.startswith(licensed):
                    rank = CONDITIONS
                place = live.jurisdictions[number]
                target = definite if truth else possible
                if rank > target[place]:
                    target[place] = rank
        advice = self.jurisdictions.index(ADVICE)
        held = self.held(sheets)
        for place, name in enumerate(self.jurisdictions):
            if place != advice and name in held:
                definite[place] = max(definite[place], definite[advice])
                possible[place] = max(possible[place], possible[advice])
        return Verdict(tuple(definite), tuple(possible))

    @staticmethod
    def held(sheets: Sequence[FactSheet]) -> frozenset[str]:
        """Name the jurisdictions that have, or may have, a hold on the actor."""
        held: set[str] = set()
        for sheet in sheets:
            for fact, jurisdiction in _HOLDS:
                if sheet.values.get(fact) is True:
                    held.add(jurisdiction)
        return frozenset(held)

    def outcome_with(
        self,
        sheets: Sequence[FactSheet],
        date: str,
        changes: Mapping[str, Any],
        licensed: tuple[str, ...] = (),
    ) -> str:
        """Return the overall outcome if some facts had other values or licences were in hand."""
        live = self.live(date)
        changed = [sheet.answered(changes) for sheet in sheets]
        truths = [self.truths(live, sheet.values) for sheet in changed]
        verdict = self.verdict(live, changed, truths, licensed)
        return OUTCOMES[max(verdict.rank(place) for place in range(len(self.jurisdictions)))]


_HOLDS = (
    ("nexus.us_person", "US"),
    ("nexus.us_fi", "US"),
    ("nexus.us_owned_foreign_sub", "US"),
    ("nexus.calls_us_port", "US"),
    ("item.subject_to_ear", "US"),
    ("nexus.eu_person", "EU"),
    ("nexus.eu_parent", "EU"),
    ("nexus.calls_eu_port", "EU"),
    ("nexus.uk_person", "UK"),
    ("nexus.calls_uk_port", "UK"),
    ("nexus.jp_person", "JP"),
    ("nexus.kr_person", "KR"),
)


def defeat(truth: Truth, authorised: Sequence[Truth]) -> Truth:
    """A rule holds unless an authorisation does: Kleene ``truth and not any(authorised)``."""
    if truth is False or any(authorised):
        return False
    return None if truth is None or None in authorised else True
