"""Fit what a search among many names takes from the probability of a pair, and write ``matching/base_rate.json``.

    python -m benchmarks.fit_base_rate [--home FOLDER | --snapshot FOLDER] [--customers 6000] [--parties 4000] [--write]

A simulation of screening, by names alone. Right: listed parties asked for by a hidden alias or a light treatment of
their name, each against its remaining names. Wrong: the hits of made-up customers (``evaluation/negatives.py``), also
against random parts of the lists, which says how the figures go with the number of names searched. One customer in
``ONE_IN`` is taken to be listed. Parties and customers are split in halves by turns to report what is not fitted.
"""

from __future__ import annotations

import argparse
import itertools
import json
import math
import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from dissuade.evaluation.negatives import listed_names, make_customers
from dissuade.evaluation.treatments import TREATMENTS
from dissuade.kernels.comparison import FEATURES
from dissuade.lists.home import find_home
from dissuade.matching.base_rate import LOG_ODDS
from dissuade.matching.features import encode_set, pair_classes, pair_features
from dissuade.matching.score import logits
from dissuade.model.party import NameKind, Party
from dissuade.model.query import Query
from dissuade.names import analyze_name, name_class_of
from dissuade.names.tokens import NameClass
from dissuade.screening import Screener
from dissuade.snapshots import open_current, open_snapshot

OUT = Path(__file__).parents[1] / "src" / "dissuade" / "matching" / "base_rate.json"
ONE_IN = 15
"""Of so many customers one is taken to be listed, before its name is looked at."""

UP, DOWN, STEP = 1, -1, 2
TERMS: dict[str, tuple[int, tuple[float, ...]]] = {
    LOG_ODDS: (UP, (-3, -1, 0, 1, 2, 3, 4, 5)),
    "agreement": (UP, (4, 7, 10, 13, 16, 20, 25)),
    "core_omission_nats": (DOWN, (0, 3, 6, 10, 20)),
    "core_tokens": (UP, (1, 2, 3, 4)),
    "edit_share": (DOWN, (0, 0.1, 0.2, 0.4)),
    "order": (DOWN, (0, 0.5, 1)),
    "initials": (DOWN, (0, 1, 2)),
    "acronym": (STEP, (0, 5, 7, 9, 11, 14)),
    "cross_script": (DOWN, (0, 1)),
    "reading_doubt": (DOWN, (0, 0.1, 0.3)),
    "identical": (UP, (0, 1)),
}
LEAST = {NameClass.VESSEL: {"identical": 2.5}}
"""What a term adds at least: ships of one name are many, but whoever asks for a listed name wants to see it."""

MOST_TAKEN = {"reading_doubt": -0.5}
"""What a step takes away at most: names in kana can only be read, and have to be found all the same."""

PARTS = (1.0, 0.3, 0.1, 0.03)
RIDGE = 0.0005
_LIGHT = ("upper-ascii", "turned", "comma", "typo", "respelt", "dropped", "middle-initial", "glued", "split")


@dataclass(frozen=True, slots=True)
class Sample:
    """Pairs of names: who was asked for, features, class, log-odds, log of the names searched, right or wrong."""

    asked: NDArray[np.int64]
    features: NDArray[np.float32]
    classes: NDArray[np.int64]
    log_odds: NDArray[np.float64]
    log_names: NDArray[np.float64]
    right: NDArray[np.bool_]


def main() -> None:
    """Simulate, fit, report, and write if asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--home", type=Path, help="$DISSUADE_HOME with the lists")
    parser.add_argument("--snapshot", type=Path, help="a snapshot instead")
    parser.add_argument("--customers", type=int, default=6000)
    parser.add_argument("--parties", type=int, default=4000)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    snapshot = open_snapshot(options.snapshot) if options.snapshot else open_current(options.home or find_home())
    parties = list(snapshot.parties)
    live = [n for n, party in enumerate(parties) if not snapshot.ended[n] and party.schema != "CryptoWallet"]
    names = len(snapshot.index.bearer_start) - 1
    customers = make_customers(options.customers, 20_261, listed_names(parties))
    wrong = _customers(Screener(snapshot), customers, names)
    right = _listed([parties[n] for n in random.Random(5).sample(live, min(options.parties, len(live)))], names)
    asked_of = np.array([int(name_class_of(query.schema)) for query in customers])
    fitted: dict[str, Any] = {}
    for name_class in NameClass:
        near = NameClass.PERSON if name_class is NameClass.ANY else name_class
        lenders = [NameClass.PERSON, NameClass.ORGANIZATION] if name_class is NameClass.ANY else [name_class]
        if name_class is NameClass.VESSEL:  # too few made-up vessels to learn from alone
            lenders = [NameClass.ORGANIZATION, NameClass.VESSEL]
        sample = _join(_of(wrong, lenders), _of(right, lenders))
        count = int(np.isin(asked_of, lenders).sum())
        fitted[name_class.name.lower()] = _entry(_fit(sample, count, names, name_class))
        if name_class is near:
            halves = [(sample.asked % 2) == half for half in range(2)]
            said = np.zeros(len(sample.right))
            for train, held in (halves, halves[::-1]):
                said[held] = _inputs(_part(sample, held), names) @ _fit(
                    _part(sample, train), count // 2, names, name_class
                )
            said = np.minimum(said, sample.log_odds)
            _report(name_class.name.lower(), sample, said, count, names)
    if options.write:
        data = {
            "fitted_by": f"benchmarks/fit_base_rate.py, {names} names, one customer in {ONE_IN} listed",
            "names": names,
            "classes": fitted,
        }
        OUT.write_text(json.dumps(data, indent=1) + "\n", encoding="utf-8")


def _customers(screener: Screener, customers: Sequence[Query], names: int) -> Sample:
    """The best hit of each customer, in all lists and in parts of them."""
    found: list[tuple[int, int, NDArray[np.float32], int]] = []
    for first in range(0, len(customers), 1000):
        batch = [Query(name=c.name, schema=c.schema) for c in customers[first : first + 1000]]
        for number, hits in enumerate(screener.find(batch, limit=12, threshold=0.002)):
            found += [(first + number, h.number, h.best.features, h.best.name_class) for h in hits if h.best]
    asked = np.array([row[0] for row in found])
    features = np.array([row[2] for row in found], np.float32)
    classes = np.array([row[3] for row in found], np.int64)
    odds = logits(features, classes)
    kept, sizes = [], []
    chance = np.random.default_rng(3).random(max(row[1] for row in found) + 1)[[row[1] for row in found]]
    for part in PARTS:
        rows = np.flatnonzero(chance < part)
        rows = rows[np.lexsort((-odds[rows], asked[rows]))]
        first_of = np.ones(len(rows), np.bool_)
        first_of[1:] = np.diff(asked[rows]) != 0
        kept.append(rows[first_of])
        sizes.append(np.full(int(first_of.sum()), math.log(names * part)))
    which = np.concatenate(kept)
    return Sample(
        asked[which], features[which], classes[which], odds[which], np.concatenate(sizes), np.zeros(len(which), bool)
    )


def _listed(parties: Sequence[Party], names: int) -> Sample:
    """Parties asked for by a hidden alias and by a lightly treated name; the best of their other names answers."""
    rng = random.Random(9)
    changes = {treatment.name: treatment.change for treatment in TREATMENTS}
    rows = []
    for number, party in enumerate(parties):
        name_class = name_class_of(party.schema)
        others = [n.text for n in party.names if n.text != party.caption and n.kind is not NameKind.WEAK]
        if others:
            text = rng.choice(others)
            rows.append((number, text, [n.text for n in party.names if n.text != text], name_class))
        treated = changes[rng.choice(_LIGHT)](party.caption, rng) if party.caption.isascii() else ""
        if treated:
            rows.append((number, treated, [n.text for n in party.names], name_class))
    features, classes, odds = [], [], []
    for _, text, known, name_class in rows:
        name_set = encode_set([analyze_name(t, name_class) for t in (text, *known[:30])])
        others_at = np.arange(1, len(name_set))
        own = pair_features(name_set, name_set, np.zeros(len(others_at), np.int64), others_at)
        of = pair_classes(name_set, name_set, np.zeros(len(others_at), np.int64), others_at)
        score = logits(own, of)
        best = int(score.argmax())
        features.append(own[best])
        classes.append(int(of[best]))
        odds.append(float(score[best]))
    repeat = len(PARTS)
    return Sample(
        np.tile([row[0] for row in rows], repeat),
        np.tile(np.array(features, np.float32), (repeat, 1)),
        np.tile(np.array(classes, np.int64), repeat),
        np.tile(np.array(odds), repeat),
        np.repeat([math.log(names * part) for part in PARTS], len(rows)),
        np.ones(len(rows) * repeat, bool),
    )


def _of(sample: Sample, classes: Sequence[NameClass]) -> Sample:
    return _part(sample, np.isin(sample.classes, [int(c) for c in classes]))


def _part(sample: Sample, which: NDArray[np.bool_]) -> Sample:
    return Sample(
        sample.asked[which], sample.features[which], sample.classes[which], sample.log_odds[which],
        sample.log_names[which], sample.right[which],
    )  # fmt: skip


def _join(a: Sample, b: Sample) -> Sample:
    return Sample(
        np.concatenate((a.asked, b.asked)), np.concatenate((a.features, b.features)),
        np.concatenate((a.classes, b.classes)), np.concatenate((a.log_odds, b.log_odds)),
        np.concatenate((a.log_names, b.log_names)), np.concatenate((a.right, b.right)),
    )  # fmt: skip


def _inputs(sample: Sample, names: int) -> NDArray[np.float64]:
    columns = [np.ones(len(sample.right)), math.log(names) - sample.log_names]
    for name, (_, knots) in TERMS.items():
        x = sample.log_odds if name == LOG_ODDS else sample.features[:, FEATURES.index(name)].astype(float)
        columns += [np.clip((x - left) / (right - left), 0, 1) for left, right in itertools.pairwise(knots)]
    return np.column_stack(columns)


def _fit(sample: Sample, customers: int, names: int, name_class: NameClass) -> NDArray[np.float64]:
    """Coefficients; a customer weighs one, and one listed party comes on ``ONE_IN`` of them."""
    x, y = _inputs(sample, names), np.where(sample.right, 1.0, -1.0)
    listed = max(int(sample.right.sum()), 1)
    weight = np.where(sample.right, customers * len(PARTS) / ONE_IN / listed, 1.0)
    weight /= customers * len(PARTS) / ONE_IN
    penalty = np.full(x.shape[1], RIDGE)
    penalty[0] = 0.0

    def loss(beta: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        margin = y * (x @ beta)
        value = float(weight @ np.logaddexp(0, -margin) + 0.5 * penalty @ beta**2)
        gradient = x.T @ (-weight * y / (1 + np.exp(np.clip(margin, -40, 40)))) + penalty * beta
        return value, gradient

    bounds: list[tuple[float | None, float | None]] = [(None, None), (0.0, 1.0)]
    for name, (direction, knots) in TERMS.items():
        least = LEAST.get(name_class, {}).get(name, 0.0)
        down = (MOST_TAKEN.get(name), 0.0)
        steps = [(least, None) if direction != DOWN else down] * (len(knots) - 1)
        bounds += [down, *steps[1:]] if direction == STEP else steps
    return np.asarray(minimize(loss, np.zeros(x.shape[1]), jac=True, bounds=bounds, method="L-BFGS-B").x)


def _entry(beta: NDArray[np.float64]) -> dict[str, Any]:
    terms: dict[str, list[list[float]]] = {}
    at = 2
    for name, (_, knots) in TERMS.items():
        heights = np.concatenate(([0.0], np.cumsum(beta[at : at + len(knots) - 1])))
        at += len(knots) - 1
        if np.abs(heights).max() >= 0.005:
            terms[name] = [[knot, round(float(height), 3)] for knot, height in zip(knots, heights, strict=True)]
    return {"start": round(float(beta[0]), 3), "per_log_name": round(float(beta[1]), 3), "terms": terms}


def _report(label: str, sample: Sample, said: NDArray[np.float64], customers: int, names: int) -> None:
    whole = np.isclose(sample.log_names, math.log(names))
    for what, score in (("of pairs", sample.log_odds), ("of a search", said)):
        wrong, right = np.sort(score[whole & ~sample.right])[::-1], score[whole & sample.right]
        parts = [f"at 0.5 {(right >= 0).mean():.1%} found, {(wrong >= 0).sum() / customers:.2%} false alerts"]
        for rate in (0.01, 0.001):
            line = wrong[min(int(customers * rate), len(wrong) - 1)]
            parts.append(f"at {rate:.1%} false alerts {(right > line).mean():.1%} ({1 / (1 + math.exp(-line)):.3f})")
        print(f"{label:13} {customers} customers, log-odds {what:11}: {'; '.join(parts)}")


if __name__ == "__main__":
    main()
