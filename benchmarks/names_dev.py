"""Compare labelled pairs of names: accuracy, calibration and speed, beside nomenklatura's logic-v2 if it is at hand.

    python -m benchmarks.names_dev --labelled ../shared/cases/names_dev.csv [--peer /path/to/python] [--wrong]

``--peer`` is the interpreter of an environment that has nomenklatura; it is run on the same pairs right after ours.
Speed is given three ways: scoring pairs of names that are already taken apart (what a screening run does for every
candidate), the same from plain strings in a batch, and the peer on entities that it has already made, once when it
meets them for the first time (as candidates of a screening run mostly are) and once from its caches.
"""

from __future__ import annotations

import argparse
import json
import math
import subprocess
import time
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.figures import Figure, record
from benchmarks.measures import area_under_curve, best_f1, calibration_error, f1_score
from benchmarks.name_pairs import read_labelled_pairs
from dissuade.matching.compare import compare_many
from dissuade.matching.features import encode_set, pair_classes, pair_features
from dissuade.matching.score import logits, probabilities
from dissuade.names import analyze_name, name_class_of
from dissuade.names.tokens import NameClass

REPEATS = 50
PEER_REPEATS = 5
PEER_THRESHOLD = 0.7  # the one nomenklatura recommends for logic-v2

_PEER = """
import json, sys, time
from followthemoney import model
from nomenklatura.matching.logic_v2.model import LogicV2
rows = json.load(sys.stdin)
def entity(side, i, row):
    data = {"id": f"{side}-{i}", "schema": row[0], "properties": {"name": [row[side]]}}
    return model.get_proxy(data)
pairs = [(entity(1, i, row), entity(2, i, row)) for i, row in enumerate(rows)]
config = LogicV2.default_config()
for schema in ("Person", "Company", "Organization", "LegalEntity", "Vessel"):
    for i in range(20):  # let it load what it loads
        rows_of = [schema, f"Warm Up {i}", f"Ready Steady {i}"]
        LogicV2.compare(entity(1, f"{schema}{i}", rows_of), entity(2, f"{schema}{i}", rows_of), config)
start = time.perf_counter()
scores = [LogicV2.compare(a, b, config).score for a, b in pairs]
first = (time.perf_counter() - start) / len(pairs)
swapped = [LogicV2.compare(b, a, config).score for a, b in pairs]
again = float("inf")
for _ in range(REPEATS):
    start = time.perf_counter()
    for a, b in pairs:
        LogicV2.compare(a, b, config)
    again = min(again, (time.perf_counter() - start) / len(pairs))
json.dump({"scores": scores, "swapped": swapped, "first": first, "again": again}, sys.stdout)
"""


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--labelled", type=Path, required=True, help="labelled pairs (CSV)")
    parser.add_argument("--peer", type=Path, help="interpreter of an environment with nomenklatura")
    parser.add_argument("--wrong", action="store_true", help="list the pairs on the wrong side of 0.5")
    options = parser.parse_args()
    rows = read_labelled_pairs(options.labelled)
    labels = np.array([pair.match for pair, _, _ in rows])
    a, b = [pair.a for pair, _, _ in rows], [pair.b for pair, _, _ in rows]
    schemas = [schema for _, schema, _ in rows]
    ours = compare_many(a, b, schemas)
    flips = int(((compare_many(b, a, schemas) >= 0.5) != (ours >= 0.5)).sum())
    print(_line("dissuade", labels, ours, 0.5, flips))
    error = calibration_error(labels, ours)
    print(f"  expected calibration error {error:.3f}")
    record(Figure("labelled pairs in sample, F1 at 0.5", f1_score(labels, ours >= 0.5), 0.92))
    record(Figure("labelled pairs in sample, AUC", area_under_curve(labels, ours), 0.97))
    record(Figure("labelled pairs in sample, expected calibration error", error, 0.04, less=True))
    strong = np.array([quality == "STRONG" for _, _, quality in rows])
    print(f"  STRONG pairs right: {int(((ours >= 0.5) == labels)[strong].sum())} of {int(strong.sum())}")
    for quality in ("WEAK", "MEDIUM", "STRONG"):
        of = np.array([q == quality for _, _, q in rows])
        matches, others = (f"{ours[of & (labels == side)].mean():.3f}" for side in (True, False))
        print(f"  {quality:6} mean probability of matches {matches}, of others {others}")
    _reliability(labels, ours, schemas, a, b)
    scoring, strings = _speed(a, b, schemas)
    print(f"  {scoring * 1e6:.2f} us a pair to score, {strings * 1e6:.0f} us a pair from plain strings")
    if options.peer:
        _peer(options.peer, rows_json=json.dumps(list(zip(schemas, a, b, strict=True))), labels=labels, ours=scoring)
    if options.wrong:
        for i in np.argsort(-np.abs(ours - labels)):
            if (ours[i] >= 0.5) != labels[i]:
                print(f"  {ours[i]:.2f} {'match' if labels[i] else 'other'} {rows[i][2]:6} {a[i]} | {b[i]}")


def _reliability(
    labels: NDArray[np.bool_], ours: NDArray[np.float64], schemas: list[str], a: list[str], b: list[str]
) -> None:
    """What was said and what came true, by schema and by script."""
    scripts = [
        " and ".join(sorted({analyze_name(x, NameClass.ANY).script for x in pair})) for pair in zip(a, b, strict=True)
    ]
    for what in (schemas, scripts):
        for value in sorted(set(what)):
            of = np.array([item == value for item in what])
            print(
                f"  {value:16} {int(of.sum()):4} pairs, {int(labels[of].sum()):4} match: said {ours[of].mean():.3f}, "
                f"true {labels[of].mean():.3f}, right at 0.5 {((ours >= 0.5) == labels)[of].mean():.1%}, "
                f"calibration error {calibration_error(labels[of], ours[of]):.3f}"
            )


def _speed(a: list[str], b: list[str], schemas: list[str]) -> tuple[float, float]:
    """Seconds a pair: scoring alone, and from strings."""
    classes = [name_class_of(schema) for schema in schemas]
    texts = [*zip(a, classes, strict=True), *zip(b, classes, strict=True)]
    names = encode_set(analyze_name(text, name_class) for text, name_class in texts)
    first = np.arange(len(a))
    second = first + len(a)
    scoring = math.inf
    for _ in range(REPEATS):  # the least of many: other work on the machine only ever adds
        start = time.perf_counter()
        features = pair_features(names, names, first, second)
        probabilities(logits(features, pair_classes(names, names, first, second)))
        scoring = min(scoring, (time.perf_counter() - start) / len(first))
    start = time.perf_counter()
    compare_many(a, b, schemas)
    return scoring, (time.perf_counter() - start) / len(a)


def _peer(python: Path, rows_json: str, labels: NDArray[np.bool_], ours: float) -> None:
    script = _PEER.replace("REPEATS", str(PEER_REPEATS))
    answer = subprocess.run([python, "-c", script], input=rows_json, capture_output=True, text=True, check=True)
    data = json.loads(answer.stdout)
    scores = np.array(data["scores"])
    flips = int(((np.array(data["swapped"]) >= PEER_THRESHOLD) != (scores >= PEER_THRESHOLD)).sum())
    print(_line("logic-v2", labels, scores, PEER_THRESHOLD, flips))
    for what, seconds in (("met first", data["first"]), ("from its caches", data["again"])):
        us = Figure(f"scoring a pair, peer {what}", ours * 1e6, None, seconds * 1e6, "logic-v2", "us", less=True)
        record(us)
    print(
        f"  {data['first'] * 1e6:.0f} us a pair met for the first time, ratio {data['first'] / ours:.0f}; "
        f"{data['again'] * 1e6:.0f} us a pair that it has in its caches, ratio {data['again'] / ours:.0f}"
    )


def _line(engine: str, labels: NDArray[np.bool_], scores: NDArray[np.float64], threshold: float, flips: int) -> str:
    best, at = best_f1(labels, scores)
    return (
        f"{engine}: F1 at {threshold} {f1_score(labels, scores >= threshold):.3f}, best F1 {best:.3f} at {at:.2f}, "
        f"AUC {area_under_curve(labels, scores):.3f}, verdicts that flip when sides are swapped {flips}"
    )


if __name__ == "__main__":
    main()
