"""Leave one alias out and every other sort of case, ours beside nomenklatura's algorithms, on the same queries.

    python -m benchmarks.evaluate_peers --nomenklatura PYTHON [--home FOLDER] [--knows name|full] [--sample 60]

Every engine gets the threshold at which it flags 1 of 1,000 of the same customers, end to end with its own candidates
and, for nomenklatura, also on ours.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Sequence
from pathlib import Path

from benchmarks.figures import Figure, record
from dissuade.evaluation import EvaluationPlan, evaluate
from dissuade.evaluation.cases import Knows
from dissuade.evaluation.engines import Engine
from dissuade.evaluation.engines.nomenklatura import NomenklaturaEngine
from dissuade.lists.home import find_home
from dissuade.snapshots import open_current

__all__ = ["main"]


def main(arguments: Sequence[str] | None = None) -> None:
    """Print one table: engines in columns, sorts of cases in rows."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--home", type=Path, default=None, help="$DISSUADE_HOME with the lists")
    parser.add_argument("--nomenklatura", required=True, metavar="PYTHON")
    parser.add_argument("--knows", choices=[k.value for k in Knows], default=Knows.FULL.value)
    parser.add_argument("--sample", type=int, default=60, help="parties of each sort of case")
    parser.add_argument("--negatives", type=int, default=3000)
    parser.add_argument("--engine-sample", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--treatment", action="append", default=[])
    options = parser.parse_args(arguments)
    engines: list[Engine] = [NomenklaturaEngine(options.nomenklatura, name) for name in ("logic-v2", "name-based")]
    plan = EvaluationPlan(
        sample=options.sample,
        negatives=options.negatives,
        seed=options.seed,
        knows=Knows(options.knows),
        engines=engines,
        engine_sample=options.engine_sample,
        engine_negatives=options.negatives,
        keep_treatments=options.treatment,
    )
    begin = time.perf_counter()
    evaluation, _ = evaluate(
        open_current(options.home or find_home()),
        plan,
        progress=lambda text: print(f"{time.perf_counter() - begin:6.0f} s  {text}", flush=True),
    )
    names = [f"{r.engine} on {r.candidates_of}" for r in evaluation.engines]
    for number, (name, result) in enumerate(zip(names, evaluation.engines, strict=True)):
        line = "none" if result.threshold is None else f"{result.threshold:.4f}"
        candidates = f"{result.candidates.value:.1%}" if result.candidates else "?"
        print(
            f"[{number}] {name}: threshold {line}, alerts {result.alerts.hits}/{result.alerts.cases}, recall "
            f"{result.recall.value:.1%} of {result.recall.cases} "
            f"({result.interval[0]:.1%} to {result.interval[1]:.1%}), candidates {candidates}, "
            f"namesakes flagged {result.namesakes.value:.1%}"
        )
    for number, result in enumerate(evaluation.engines):
        points = (("-" if p.threshold is None else f"{p.recall.value:.1%}", p) for p in result.trade_off)
        print(f"[{number}] recall at alerts per 1,000: " + ", ".join(f"{p.alerts_per_1000:g}: {r}" for r, p in points))
    ours, *theirs = evaluation.engines
    for other, name in zip(theirs, names[1:], strict=True):
        record(Figure("all sorts of cases, recall at 1 alert in 1,000", ours.recall.value, None, other.recall.value,
                      name, "%"))  # fmt: skip
    rows = sorted({item.value for item in evaluation.engines[0].slices})
    by = [{item.value: item.recall for item in result.slices} for result in evaluation.engines]
    print(f"{'sort of case':22} {'n':>5} " + " ".join(f"{f'[{n}]':>7}" for n in range(len(names))))
    for row in rows:
        print(f"{row:22} {by[0][row].cases:5} " + " ".join(f"{shares[row].value:7.1%}" for shares in by))
        best = max(range(1, len(by)), key=lambda n: by[n][row].value, default=0)
        if best:
            peer, name = by[best][row].value, f"best peer, {names[best]}"
            record(Figure(f"recall at 1 alert in 1,000: {row}", by[0][row].value, None, peer, name, "%"))
    behind = [row for row in rows if any(shares[row].value > by[0][row].value for shares in by[1:])]
    print(f"sorts where a peer finds more: {', '.join(behind) or 'none'}")


if __name__ == "__main__":
    main()
