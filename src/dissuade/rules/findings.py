"""Findings: the rules that speak to a deal, with their evaluation trees."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from dissuade.model.decision import OUTCOMES, Finding, Reason
from dissuade.rules.compiled import PROHIBITED, CompiledRules, Live, Truth, Verdict
from dissuade.rules.conditions import Condition, word
from dissuade.rules.facts import FactSheet
from dissuade.rules.loader import Rule

__all__ = ["find_findings"]


def find_findings(
    rules: CompiledRules,
    live: Live,
    sheets: Sequence[FactSheet],
    truths: Sequence[Sequence[Truth]],
    verdict: Verdict,
    date: str,
) -> tuple[Finding, ...]:
    """Say what each live rule makes of the deal, strongest first."""
    found: list[tuple[int, int, Finding]] = []
    for number, rule in enumerate(live.rules):
        column = [row[number] for row in truths]
        defeaters = live.defeaters.get(number, ())
        if not defeaters and not any(truth is not False for truth in column):
            continue
        state, places = _state(live, number, sheets, truths)
        if not state or (rule.defeats and not _matters(live, rule, sheets)):
            continue
        rank = live.ranks[number]
        sheet = sheets[places[0]]
        if rule.duty and any(sheets[place].values[rule.duty] is False for place in places):
            rank = PROHIBITED
            sheet = next(sheets[place] for place in places if sheets[place].values[rule.duty] is False)
        if state == "unknown" and rank and rank <= verdict.definite[live.jurisdictions[number]]:
            continue
        finding = _finding(rules, rule, rank, state, sheet, date)
        goods = _goods(rule, places, sheets)
        defeated = tuple(
            live.rules[source].id for source in defeaters if truths[places[0]][source] and state == "defeated"
        )
        if goods or defeated:
            finding = dataclasses.replace(finding, goods=goods, defeated_by=defeated)
        order = {"applies": 0, "unknown": 1, "defeated": 2}[state]
        found.append((order, -rank, finding))
    found.sort(key=lambda item: (item[0], item[1], item[2].jurisdiction, item[2].rule))
    return tuple(item[2] for item in found)


def _state(
    live: Live, number: int, sheets: Sequence[FactSheet], truths: Sequence[Sequence[Truth]]
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


def _matters(live: Live, rule: Rule, sheets: Sequence[FactSheet]) -> bool:
    """Say whether an authorisation meets a rule that would otherwise speak."""
    return any(
        other.id in rule.defeats and any(run(sheet.values) is not False for sheet in sheets)
        for other, run in zip(live.rules, live.runs, strict=True)
    )


def _goods(rule: Rule, places: Sequence[int], sheets: Sequence[FactSheet]) -> tuple[int, ...]:
    if len(sheets) == 1 or not _about_goods(rule.when):
        return ()
    return tuple(sheets[place].good for place in places)


def _finding(rules: CompiledRules, rule: Rule, rank: int, state: str, sheet: FactSheet, date: str) -> Finding:
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
        penalty=rules.penalties.get(rule.penalty),
        policy=rule.policy,
        limit=rule.limit,
        caveat=rule.caveat,
        valid_from=begin,
        valid_to=end,
    )


def _about_goods(condition: Condition) -> bool:
    return any(leaf.fact.startswith(("item.", "ear.")) for leaf in condition.leaves())
