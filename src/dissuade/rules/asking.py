"""What to find out: the facts that could change an answer, and where each possible answer leads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from dissuade.model.decision import OUTCOMES, Missing
from dissuade.rules.compiled import ADVICE, PROHIBITED, RANK, CompiledRules, Live, Truth, Verdict, defeat
from dissuade.rules.conditions import STATED
from dissuade.rules.facts import ROOTS, FactSheet
from dissuade.rules.vocabulary import Codes

__all__ = ["find_missing"]


def find_missing(
    rules: CompiledRules,
    live: Live,
    sheets: Sequence[FactSheet],
    truths: Sequence[Sequence[Truth]],
    verdict: Verdict,
    licensed: tuple[str, ...],
) -> tuple[Missing, ...]:
    """List the facts that could change the answer, most decisive first, with where each answer leads."""
    waiting: dict[str, dict[int, None]] = {}
    advice = rules.jurisdictions.index(ADVICE)
    held = rules.held(sheets)
    floor_all = min(
        (verdict.definite[place] for place, name in enumerate(rules.jurisdictions) if name in held or place == advice),
        default=0,
    )
    for sheet, row in zip(sheets, truths, strict=True):
        for number, truth in enumerate(row):
            rule = live.rules[number]
            place = live.jurisdictions[number]
            floor = floor_all if place == advice else verdict.definite[place]
            if truth is None:
                rank = PROHIBITED if rule.duty and sheet.values[rule.duty] is not True else live.ranks[number]
                if rank > floor:
                    for fact in _waits_for(live, number, sheet):
                        waiting.setdefault(fact, {})[number] = None
            if rule.duty and truth is not False and sheet.values[rule.duty] is None and floor < PROHIBITED:
                waiting.setdefault(rule.duty, {})[number] = None
    if not waiting:
        return ()
    found: list[tuple[tuple[int, int, int, str], Missing]] = []
    for fact, numbers in waiting.items():
        entry = _ask(rules, live, sheets, truths, fact, tuple(numbers), licensed)
        best = max(RANK[outcome] for outcome in entry.could_become)
        settles = sum("needs_review" not in outcomes for outcomes in entry.by_jurisdiction.values())
        partly = sum(len(outcomes) > 1 for outcomes in entry.by_jurisdiction.values())
        found.append(((-settles, -partly, -best, f"{-len(numbers):05d}{fact}"), entry))
    found.sort(key=lambda item: item[0])
    return tuple(entry for _, entry in found)


def _waits_for(live: Live, number: int, sheet: FactSheet) -> Iterable[str]:
    """Name the unknown facts that a rule waits for, with the unknown facts from which they follow."""
    for waiting in (number, *live.defeaters.get(number, ())):
        for leaf in live.rules[waiting].when.unknown_leaves(sheet.values):
            yield leaf.fact
            if leaf.fact in sheet.derived:
                yield from (root for root in ROOTS[leaf.fact] if sheet.values[root] is None)


def _ask(
    rules: CompiledRules,
    live: Live,
    sheets: Sequence[FactSheet],
    truths: Sequence[Sequence[Truth]],
    fact: str,
    numbers: tuple[int, ...],
    licensed: tuple[str, ...],
) -> Missing:
    overall: dict[int, None] = {}
    per_place: dict[int, dict[int, None]] = {}
    touched = {live.jurisdictions[number] for number in numbers}
    moving = {fact}.union(*(sheet.derived for sheet in sheets))
    affected = {number for name in moving for number in live.depends.get(name, ())}
    for answered in _answers(rules, live, sheets, fact, numbers):
        rows = []
        changed = []
        for sheet, row, new_sheet in zip(sheets, truths, answered, strict=True):
            if new_sheet is None:
                rows.append(row)
                changed.append(sheet)
                continue
            values = new_sheet.values
            new = list(row)
            for number in affected:
                raw = live.runs[number](values)
                sources = live.defeaters.get(number)
                new[number] = raw if sources is None else defeat(raw, [live.runs[s](values) for s in sources])
            rows.append(new)
            changed.append(new_sheet)
        verdict = rules.verdict(live, changed, rows, licensed)
        ranks = [verdict.rank(place) for place in range(len(rules.jurisdictions))]
        overall[max(ranks)] = None
        for place in touched:
            per_place.setdefault(place, {})[ranks[place]] = None
    return Missing(
        fact=fact,
        question=rules.facts[fact].ask,
        could_become=tuple(OUTCOMES[rank] for rank in sorted(overall)),
        by_jurisdiction={
            rules.jurisdictions[place]: tuple(OUTCOMES[rank] for rank in sorted(ranks))
            for place, ranks in sorted(per_place.items())
        },
        rules=tuple(live.rules[number].id for number in numbers),
    )


def _answers(
    rules: CompiledRules, live: Live, sheets: Sequence[FactSheet], fact: str, numbers: tuple[int, ...]
) -> Iterator[list[FactSheet | None]]:
    """Yield, for every possible answer, the new sheets (``None`` for one that knew the answer already)."""
    if rules.facts[fact].type == "bool":
        for answer in (True, False):
            yield [sheet.answered({fact: answer}) if sheet.values[fact] is None else None for sheet in sheets]
        return
    for code in (*live.candidates.get(fact, ()), ""):
        yield [_with_code(sheet, fact, code) for sheet in sheets]
    tables = {
        leaf.table.name
        for number in _with_defeaters(live, numbers)
        for leaf in live.rules[number].when.leaves()
        if leaf.fact == fact and leaf.table is not None
    }
    for answer in (True, False):
        yield [
            sheet.answered({STATED: {**sheet.values.get(STATED, {}), **dict.fromkeys(tables, answer)}})
            if not sheet.values[fact].open
            else None
            for sheet in sheets
        ]


def _with_defeaters(live: Live, numbers: Iterable[int]) -> Iterator[int]:
    for number in numbers:
        yield number
        yield from live.defeaters.get(number, ())


def _with_code(sheet: FactSheet, fact: str, code: str) -> FactSheet | None:
    now = sheet.values[fact]
    if not now.open:
        return None
    return sheet.answered({fact: Codes(now.known | ({code} if code else set())), STATED: {}})
