"""Rules applied to facts: truth of every rule, merged into outcomes, with what is missing.

Outcomes merge per jurisdiction: the strongest definite one wins; a rule that is still unknown and would outrank it
turns the answer into ``needs_review`` and names the facts to find out (docs/decisions/0011-three-valued-merging.md).
"""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from dissuade.model.decision import OUTCOMES, Finding, Missing, Penalty, Reason
from dissuade.rules.conditions import STATED, Condition, word
from dissuade.rules.facts import FactSheet
from dissuade.rules.loader import Regime, Rule, load_penalties, load_regimes
from dissuade.rules.vocabulary import Codes, Fact, load_facts

__all__ = ["Result", "RuleSet", "Verdict", "load_rules"]

RANK: Mapping[str, int] = {name: number for number, name in enumerate(OUTCOMES)}
_REVIEW = RANK["needs_review"]
_KIND_RANK = {
    "prohibition": RANK["prohibited"],
    "licence": RANK["licence_required"],
    "flag": _REVIEW,
    "condition": RANK["conditions"],
    "risk": RANK["risk"],
    "caution": 0,
    "authorisation": 0,
}
_PROHIBITED = RANK["prohibited"]
_LICENCE = RANK["licence_required"]
_CONDITIONS = RANK["conditions"]
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
        return _REVIEW if self.possible[index] > self.definite[index] else self.definite[index]


@dataclass(frozen=True, slots=True)
class _Live:
    """The rules that are valid on one date, with what is needed to evaluate them fast."""

    rules: tuple[Rule, ...]
    runs: tuple[Any, ...]
    ranks: tuple[int, ...]
    jurisdictions: tuple[int, ...]
    defeaters: Mapping[int, tuple[int, ...]]
    depends: Mapping[str, tuple[int, ...]]
    candidates: Mapping[str, tuple[str, ...]]


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
    decisive: tuple[Finding, ...] = field(default=())


class RuleSet:
    """All regimes, ready to evaluate.

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
        self._live: dict[tuple[int, ...], _Live] = {}
        self._by_date: dict[str, _Live] = {}

    def without(self, rule_id: str) -> RuleSet:
        """Return the same rules but one, for mutation testing; references to it are dropped as well."""
        return _Without(self, rule_id)

    def live(self, date: str) -> _Live:
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

    def _prepare(self, rules: tuple[Rule, ...]) -> _Live:
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
        return _Live(
            rules=rules,
            runs=tuple(rule.when.run for rule in rules),
            ranks=tuple(_KIND_RANK[rule.kind] for rule in rules),
            jurisdictions=tuple(places[rule.jurisdiction] for rule in rules),
            defeaters={target: tuple(sources) for target, sources in defeaters.items()},
            depends={name: tuple(numbers) for name, numbers in depends.items()},
            candidates={name: tuple(codes) for name, codes in candidates.items()},
        )

    def truths(self, live: _Live, facts: Mapping[str, Any]) -> list[Truth]:
        """Evaluate every live rule; authorisations are already taken into account."""
        truths: list[Truth] = [run(facts) for run in live.runs]
        raw = truths.copy()
        for target, sources in live.defeaters.items():
            truths[target] = _defeat(raw[target], [raw[source] for source in sources])
        return truths

    def verdict(
        self,
        live: _Live,
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
                    rank = _PROHIBITED
                elif licensed and rank == _LICENCE and live.rules[number].authority.startswith(licensed):
                    rank = _CONDITIONS
                place = live.jurisdictions[number]
                target = definite if truth else possible
                if rank > target[place]:
                    target[place] = rank
        advice = self.jurisdictions.index(ADVICE)
        held = self._held(sheets)
        for place, name in enumerate(self.jurisdictions):
            if place != advice and name in held:
                definite[place] = max(definite[place], definite[advice])
                possible[place] = max(possible[place], possible[advice])
        return Verdict(tuple(definite), tuple(possible))

    @staticmethod
    def _held(sheets: Sequence[FactSheet]) -> frozenset[str]:
        """Name the jurisdictions that have, or may have, a hold on the actor."""
        held: set[str] = set()
        for sheet in sheets:
            for fact, jurisdiction in _HOLDS:
                if sheet.values.get(fact) is True:
                    held.add(jurisdiction)
        return frozenset(held)

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
        held = self._held(sheets)
        outcomes: dict[str, str] = {}
        at_least: dict[str, str] = {}
        for place, name in enumerate(self.jurisdictions):
            rank = verdict.rank(place)
            if rank or name in held:
                outcomes[name] = OUTCOMES[rank]
            if verdict.possible[place] > verdict.definite[place] and verdict.definite[place] > _REVIEW:
                at_least[name] = OUTCOMES[verdict.definite[place]]
        overall = max((RANK[outcome] for outcome in outcomes.values()), default=0)
        findings = self._findings(live, sheets, truths, verdict, date)
        return Result(
            overall=OUTCOMES[overall],
            by_jurisdiction=outcomes,
            at_least=at_least,
            findings=findings,
            missing=self._missing(live, sheets, truths, verdict, licensed),
            decisive=tuple(f for f in findings if f.state == "applies" and f.outcome != "permitted"),
        )

    def outcome_with(
        self,
        sheets: Sequence[FactSheet],
        date: str,
        changes: Mapping[str, Any],
        licensed: tuple[str, ...] = (),
    ) -> str:
        """Return the overall outcome if some facts had other values or licences were in hand."""
        live = self.live(date)
        changed = [FactSheet({**sheet.values, **changes}, sheet.sources, sheet.good) for sheet in sheets]
        truths = [self.truths(live, sheet.values) for sheet in changed]
        verdict = self.verdict(live, changed, truths, licensed)
        return OUTCOMES[max(verdict.rank(place) for place in range(len(self.jurisdictions)))]

    def _findings(
        self,
        live: _Live,
        sheets: Sequence[FactSheet],
        truths: Sequence[Sequence[Truth]],
        verdict: Verdict,
        date: str,
    ) -> tuple[Finding, ...]:
        found: list[tuple[int, int, Finding]] = []
        for number, rule in enumerate(live.rules):
            column = [row[number] for row in truths]
            defeaters = live.defeaters.get(number, ())
            if not defeaters and not any(truth is not False for truth in column):
                continue
            state, places = self._state(live, number, sheets, truths)
            if not state or (rule.defeats and not self._matters(live, rule, sheets)):
                continue
            rank = live.ranks[number]
            sheet = sheets[places[0]]
            if rule.duty and any(sheets[place].values[rule.duty] is False for place in places):
                rank = _PROHIBITED
                sheet = next(sheets[place] for place in places if sheets[place].values[rule.duty] is False)
            if state == "unknown" and rank and rank <= verdict.definite[live.jurisdictions[number]]:
                continue
            finding = self._finding(rule, rank, state, sheet, date)
            goods = self._goods(rule, places, sheets)
            defeated = tuple(
                live.rules[source].id for source in defeaters if truths[places[0]][source] and state == "defeated"
            )
            if goods or defeated:
                finding = dataclasses.replace(finding, goods=goods, defeated_by=defeated)
            order = {"applies": 0, "unknown": 1, "defeated": 2}[state]
            found.append((order, -rank, finding))
        found.sort(key=lambda item: (item[0], item[1], item[2].jurisdiction, item[2].rule))
        return tuple(item[2] for item in found)

    @staticmethod
    def _state(
        live: _Live, number: int, sheets: Sequence[FactSheet], truths: Sequence[Sequence[Truth]]
    ) -> tuple[str, list[int]]:
        applies = [place for place, row in enumerate(truths) if row[number]]
        if applies:
            return "applies", applies
        unknown = [place for place, row in enumerate(truths) if row[number] is None]
        if unknown:
            return "unknown", unknown
        if number in live.defeaters:
            defeated = [
                place
                for place, sheet in enumerate(sheets)
                if live.runs[number](sheet.values) is not False
                and any(truths[place][source] for source in live.defeaters[number])
            ]
            if defeated:
                return "defeated", defeated
        return "", []

    @staticmethod
    def _matters(live: _Live, rule: Rule, sheets: Sequence[FactSheet]) -> bool:
        """Say whether an authorisation meets a rule that would otherwise speak."""
        return any(
            other.id in rule.defeats and any(run(sheet.values) is not False for sheet in sheets)
            for other, run in zip(live.rules, live.runs, strict=True)
        )

    def _goods(self, rule: Rule, places: Sequence[int], sheets: Sequence[FactSheet]) -> tuple[int, ...]:
        if len(sheets) == 1 or not _about_goods(rule.when):
            return ()
        return tuple(sheets[place].good for place in places)

    def _finding(self, rule: Rule, rank: int, state: str, sheet: FactSheet, date: str) -> Finding:
        begin, end = rule.interval(date) or ("", "")
        tree = rule.when.explain(sheet.values, sheet.sources)
        if rule.duty:
            tree = Reason(
                test="all",
                value=tree.value,
                parts=(
                    tree,
                    Reason(
                        test="duty is met",
                        value=word(sheet.values[rule.duty]),
                        fact=rule.duty,
                        known=word(sheet.values[rule.duty]),
                        source=sheet.sources.get(rule.duty, "nothing was said"),
                    ),
                ),
            )
        return Finding(
            rule=rule.id,
            jurisdiction=rule.jurisdiction,
            kind=rule.kind,
            outcome=OUTCOMES[rank],
            state=state,
            title=rule.title,
            authority=rule.authority,
            citations=rule.cite,
            confidence=rule.confidence,
            tree=tree,
            penalty=self.penalties.get(rule.penalty),
            policy=rule.policy,
            limit=rule.limit,
            caveat=rule.caveat,
            valid_from=begin,
            valid_to=end,
        )

    def _missing(
        self,
        live: _Live,
        sheets: Sequence[FactSheet],
        truths: Sequence[Sequence[Truth]],
        verdict: Verdict,
        licensed: tuple[str, ...],
    ) -> tuple[Missing, ...]:
        waiting: dict[str, dict[int, None]] = {}
        advice = self.jurisdictions.index(ADVICE)
        held = self._held(sheets)
        floor_all = min(
            (
                verdict.definite[place]
                for place, name in enumerate(self.jurisdictions)
                if name in held or place == advice
            ),
            default=0,
        )
        for sheet, row in zip(sheets, truths, strict=True):
            for number, truth in enumerate(row):
                rule = live.rules[number]
                place = live.jurisdictions[number]
                floor = floor_all if place == advice else verdict.definite[place]
                if truth is None:
                    rank = _PROHIBITED if rule.duty and sheet.values[rule.duty] is not True else live.ranks[number]
                    if rank > floor:
                        for fact in self._waits_for(live, number, sheet.values):
                            waiting.setdefault(fact, {})[number] = None
                if rule.duty and truth is not False and sheet.values[rule.duty] is None and floor < _PROHIBITED:
                    waiting.setdefault(rule.duty, {})[number] = None
        if not waiting:
            return ()
        found: list[tuple[tuple[int, int, int, str], Missing]] = []
        for fact, numbers in waiting.items():
            entry = self._ask(live, sheets, truths, fact, tuple(numbers), licensed)
            best = max(RANK[outcome] for outcome in entry.could_become)
            settles = sum("needs_review" not in outcomes for outcomes in entry.by_jurisdiction.values())
            partly = sum(len(outcomes) > 1 for outcomes in entry.by_jurisdiction.values())
            found.append(((-settles, -partly, -best, f"{-len(numbers):05d}{fact}"), entry))
        found.sort(key=lambda item: item[0])
        return tuple(entry for _, entry in found)

    @staticmethod
    def _waits_for(live: _Live, number: int, facts: Mapping[str, Any]) -> Iterable[str]:
        for leaf in live.rules[number].when.unknown_leaves(facts):
            yield leaf.fact
        for source in live.defeaters.get(number, ()):
            for leaf in live.rules[source].when.unknown_leaves(facts):
                yield leaf.fact

    def _ask(
        self,
        live: _Live,
        sheets: Sequence[FactSheet],
        truths: Sequence[Sequence[Truth]],
        fact: str,
        numbers: tuple[int, ...],
        licensed: tuple[str, ...],
    ) -> Missing:
        overall: dict[int, None] = {}
        per_place: dict[int, dict[int, None]] = {}
        touched = {live.jurisdictions[number] for number in numbers}
        affected = live.depends.get(fact, ())
        for values in self._answers(live, sheets, fact, numbers):
            rows = []
            changed = []
            for sheet, row, new_values in zip(sheets, truths, values, strict=True):
                if new_values is None:
                    rows.append(row)
                    changed.append(sheet)
                    continue
                new = list(row)
                for number in affected:
                    raw = live.runs[number](new_values)
                    sources = live.defeaters.get(number)
                    new[number] = raw if sources is None else _defeat(raw, [live.runs[s](new_values) for s in sources])
                rows.append(new)
                changed.append(FactSheet(new_values, sheet.sources, sheet.good))
            verdict = self.verdict(live, changed, rows, licensed)
            ranks = [verdict.rank(place) for place in range(len(self.jurisdictions))]
            overall[max(ranks)] = None
            for place in touched:
                per_place.setdefault(place, {})[ranks[place]] = None
        return Missing(
            fact=fact,
            question=self.facts[fact].ask,
            could_become=tuple(OUTCOMES[rank] for rank in sorted(overall)),
            by_jurisdiction={
                self.jurisdictions[place]: tuple(OUTCOMES[rank] for rank in sorted(ranks))
                for place, ranks in sorted(per_place.items())
            },
            rules=tuple(live.rules[number].id for number in numbers),
        )

    def _answers(
        self, live: _Live, sheets: Sequence[FactSheet], fact: str, numbers: tuple[int, ...]
    ) -> Iterator[list[dict[str, Any] | None]]:
        """Yield, for every possible answer, the new values of each sheet (``None``: it knew the answer already)."""
        if self.facts[fact].type == "bool":
            for answer in (True, False):
                yield [{**sheet.values, fact: answer} if sheet.values[fact] is None else None for sheet in sheets]
            return
        for code in (*live.candidates.get(fact, ()), ""):
            yield [self._with_code(sheet, fact, code) for sheet in sheets]
        tables = {
            leaf.table.name
            for number in self._with_defeaters(live, numbers)
            for leaf in live.rules[number].when.leaves()
            if leaf.fact == fact and leaf.table is not None
        }
        for answer in (True, False):
            yield [
                {**sheet.values, STATED: {**sheet.values.get(STATED, {}), **dict.fromkeys(tables, answer)}}
                if not sheet.values[fact].open
                else None
                for sheet in sheets
            ]

    @staticmethod
    def _with_defeaters(live: _Live, numbers: Iterable[int]) -> Iterator[int]:
        for number in numbers:
            yield number
            yield from live.defeaters.get(number, ())

    @staticmethod
    def _with_code(sheet: FactSheet, fact: str, code: str) -> dict[str, Any] | None:
        now = sheet.values[fact]
        if not now.open:
            return None
        return {**sheet.values, fact: Codes(now.known | ({code} if code else set())), STATED: {}}


class _Without(RuleSet):
    """A rule set with one rule deleted."""

    def __init__(self, whole: RuleSet, rule_id: str) -> None:
        super().__init__(whole.regimes, whole.facts, whole.penalties)
        self.rules = tuple(rule for rule in whole.rules if rule.id != rule_id)


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


@functools.cache
def load_rules() -> RuleSet:
    """Return the rules that ship with the package, compiled once."""
    return RuleSet(load_regimes())


def _defeat(truth: Truth, authorised: Sequence[Truth]) -> Truth:
    """A rule holds unless an authorisation does: Kleene ``truth and not any(authorised)``."""
    if truth is False or any(authorised):
        return False
    return None if truth is None or None in authorised else True


def _about_goods(condition: Condition) -> bool:
    return any(leaf.fact.startswith(("item.", "ear.")) for leaf in condition.leaves())
