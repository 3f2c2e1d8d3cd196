"""Delete one rule at a time and run every worked case: a rule whose absence nobody notices is not tested.

    python scripts/mutate_rules.py [CASES.yaml ...]

Prints the survivors and exits with their number (at most 1 counts as failure); cases are those of
tests/cases/decisions by default.
"""

from __future__ import annotations

import sys
from pathlib import Path

from dissuade.deals.cases import Case, CaseResult, read_cases, run_case
from dissuade.deals.private_list import PrivateList
from dissuade.rules.evaluate import RuleSet, load_rules

FOLDER = Path(__file__).parent.parent / "tests" / "cases" / "decisions"


def find_survivors(files: list[Path]) -> tuple[list[str], list[str], int]:
    """Return the rules whose deletion breaks no case, those noticed by name only, and the number of cases."""
    work: list[tuple[Case, PrivateList]] = []
    for path in files:
        cases, private = read_cases(path)
        work += [(case, private) for case in cases]
    whole = load_rules()
    broken = [result.id for result in _run(work, whole) if not result.agrees]
    if broken:
        raise SystemExit(f"cases that fail with every rule in place: {', '.join(broken)}")
    naming = {
        rule.id: [entry for entry in work if rule.id in (entry[0].expected.get("rules") or ())] for rule in whole.rules
    }
    survivors, weak = [], []
    for rule in whole.rules:
        mutant = whole.without(rule.id)
        first = _run(naming[rule.id], mutant)
        noticed = [result for result in first if not result.agrees]
        if not noticed:
            noticed = [result for result in _run(work, mutant) if not result.agrees]
        if not noticed:
            survivors.append(rule.id)
        elif all(all(text.startswith("rule ") for text in result.differences) for result in noticed):
            weak.append(rule.id)
    return survivors, weak, len(work)


def _run(work: list[tuple[Case, PrivateList]], rules: RuleSet) -> list[CaseResult]:
    return [run_case(case, private, rules=rules) for case, private in work]


def main() -> int:
    """Report survivors."""
    files = [Path(name) for name in sys.argv[1:]] or sorted(FOLDER.glob("*.yaml"))
    survivors, weak, cases = find_survivors(files)
    rules = len(load_rules().rules)
    sys.stdout.write(
        f"{rules} rules, {cases} cases; noticed by name only: {', '.join(weak) or 'none'}\n"
        f"survivors: {', '.join(survivors) or 'none'}\n"
    )
    return min(1, len(survivors))


if __name__ == "__main__":
    sys.exit(main())
