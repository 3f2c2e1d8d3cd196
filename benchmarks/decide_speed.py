"""Decisions per second on one core, from loaded rules, over the worked cases.

    python -m benchmarks.decide_speed [CASES.yaml ...]

Every decision is whole: screening against the file's private list, ownership, facts, rules, trees, missing facts and
remedies. Reading the deal is measured apart.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from benchmarks.figures import Figure, record
from dissuade.deals.cases import Case, read_cases
from dissuade.deals.deciding import decide_deal
from dissuade.deals.private_list import PrivateList
from dissuade.rules.evaluate import load_rules

FOLDER = Path(__file__).parents[1] / "tests" / "cases" / "decisions"
SECONDS = 3.0


def measure(files: list[Path]) -> tuple[int, float, float]:
    """Return the number of cases, decisions per second, and cases read per second."""
    begin = time.perf_counter()
    work: list[tuple[Case, PrivateList]] = []
    for path in files:
        cases, private = read_cases(path)
        work += [(case, private) for case in cases]
    reading = len(work) / (time.perf_counter() - begin)
    load_rules()
    for case, private in work:
        assert case.deal is not None
        decide_deal(case.deal, private=private)
    count, begin = 0, time.process_time()
    while time.process_time() - begin < SECONDS:
        for case, private in work:
            assert case.deal is not None
            decide_deal(case.deal, private=private)
        count += len(work)
    return len(work), count / (time.process_time() - begin), reading


def main() -> None:
    """Measure and print."""
    files = [Path(name) for name in sys.argv[1:]] or sorted(FOLDER.glob("*.yaml"))
    cases, speed, reading = measure(files)
    record(Figure("decisions on one core", speed, 1000, unit="a second"))
    print(f"{cases} cases: {speed:,.0f} decisions/s on one core; {reading:,.0f} cases read/s")


if __name__ == "__main__":
    main()
