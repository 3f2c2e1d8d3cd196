"""Fit the name model and write ``src/dissuade/matching/coefficients.json``.

    python -m benchmarks.fit_names --data ../shared/data --labelled ../shared/cases/names_dev.csv [--write]

The pairs made from the lists (``name_pairs.py``) give the shape; the labelled pairs pull it with a weight of their own,
because they say what people call a match. Figures on the labelled pairs are given three ways: fitted on the lists
alone; cross-validated (ten folds, pairs that share a name stay together); and in sample. Only the second is a promise.

The model is a logistic regression on ramps between knots, with bounds that keep every term monotone.
"""

from __future__ import annotations

import argparse
import itertools
import json
import pickle
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from benchmarks.measures import area_under_curve, best_f1, calibration_error, f1_score
from benchmarks.name_pairs import NamePair, make_pairs, read_labelled_pairs
from dissuade.kernels.comparison import FEATURES
from dissuade.matching.features import encode_set, pair_features
from dissuade.names import analyze_name, name_class_of
from dissuade.names.tokens import NameClass, TokenKind

OUT = Path(__file__).parents[1] / "src" / "dissuade" / "matching" / "coefficients.json"

UP, DOWN, FREE, STEP = 1, -1, 0, 2
TERMS: dict[str, tuple[int, tuple[float, ...]]] = {
    "agreement": (UP, (0, 3, 6, 9, 13, 18, 25, 40)),
    "coverage": (UP, (0, 0.4, 0.7, 0.9, 1)),
    "core_conflict": (DOWN, (0, 0.05, 0.15, 0.3, 0.5, 0.8)),
    "core_conflict_nats": (DOWN, (0, 1, 3, 6, 10)),
    "core_omission": (DOWN, (0, 0.2, 0.4, 0.6, 0.8)),
    "core_omission_nats": (DOWN, (0, 4, 10, 20)),
    "worst_token": (UP, (0, 0.4, 0.6, 0.75, 0.9, 1)),
    "edits": (DOWN, (0, 1, 2, 3, 4, 6)),
    "edit_share": (DOWN, (0, 0.07, 0.15, 0.25, 0.4, 0.6)),
    "spelling_cost": (DOWN, (0, 0.6, 1.2, 2, 3, 5)),
    "imperfect_tokens": (DOWN, (0, 1, 2, 3)),
    "joined_similarity": (UP, (0.3, 0.5, 0.7, 0.85, 1)),
    "initials": (FREE, (0, 1, 2)),
    "initial_conflict": (DOWN, (0, 1)),
    "soft_conflict": (DOWN, (0, 1.5, 4, 8)),
    "soft_omission": (DOWN, (0, 2, 5, 10)),
    "place_conflict": (DOWN, (0, 1)),
    "place_omission": (DOWN, (0, 1)),
    "number_conflict": (DOWN, (0, 1, 2)),
    "number_omission": (DOWN, (0, 1)),
    "legal_conflict": (DOWN, (0, 1)),
    "order": (DOWN, (0, 0.5, 1)),
    "chain_swap": (DOWN, (0, 1)),
    "cross_script": (FREE, (0, 1)),
    "reading_doubt": (DOWN, (0, 0.1, 0.3)),
    "core_tokens": (FREE, (0, 1, 2, 3, 4)),
    "glued": (FREE, (0, 1)),
    "acronym": (STEP, (0, 5, 7, 9, 11, 14)),
    "last_conflict": (DOWN, (0, 1)),
    "first_conflict": (DOWN, (0, 1)),
    "syllable_conflict": (DOWN, (0, 1, 2)),
    "no_core_agreement": (DOWN, (0, 1)),
    "shortness": (DOWN, (0, 3, 6, 9)),
    "identical": (UP, (0, 1)),
    "other_gender": (DOWN, (0, 1)),
    "known_apart": (DOWN, (0, 1, 2, 3)),
}
"""Direction and knots of each term; a monotone term may only move one way, ``STEP`` only up after its first step."""

WEIGHTS = {
    "person": {"patronymic": 0.7, "generic": 0.7, "place": 0.9},
    "organization": {},
    "vessel": {"generic": 0.7, "number": 6.0},
    "any": {},
}
_BASE = {
    "name": 1.0, "initial": 2.5, "patronymic": 0.7, "particle": 0.1, "title": 0.1, "legal": 0.1, "generic": 0.5,
    "place": 0.8, "number": 4.0, "stop": 0.05,
}  # fmt: skip
FLOORS = {
    "chain_swap": -3.0,
    "number_conflict": -4.0,
    "number_omission": -0.8,
    "place_conflict": -2.0,
    "place_omission": -1.2,
    "initial_conflict": -0.3,
    "syllable_conflict": -2.5,
    "other_gender": -4.5,
    "known_apart": -1.5,
    "reading_doubt": -0.2,
}
"""What a term takes off at least at its second knot: the lists hold too few cases to teach it. Sister ships, plants and
institutes differ by nothing but their number."""

FLOORS_OF = {NameClass.PERSON: {"number_conflict": -5.0, "number_omission": -0.3}}
"""The same for one class alone: fathers and sons differ by nothing but II and III or Senior and Junior, which many
leave out."""

LEAST_STEPS = {
    ("coverage", 0.9): 0.1, ("worst_token", 1): 0.2, ("joined_similarity", 1): 0.05, ("shortness", 6): -0.3,
    ("shortness", 9): -0.3, ("known_apart", 2): -1.5, ("number_conflict", 2): -2.0,
}  # fmt: skip
"""What a term adds or takes at least up to a knot: of two spellings that are near the nearer one has to come first, and
of two as near the longer one; of two numbers that differ those of brigades and plants are the surer sign."""

RIDGE = 0.003
RIDGES = {(NameClass.ORGANIZATION, "acronym"): 0.0002, (NameClass.ANY, "acronym"): 0.0002}
"""Terms that few pairs speak about, and these clearly."""

FOLDS = 10


@dataclass(frozen=True, slots=True)
class Sample:
    """Pairs of one class as ramps, with weights that sum to 1."""

    ramps: NDArray[np.float64]
    labels: NDArray[np.bool_]
    weights: NDArray[np.float64]


def main() -> None:
    """Build, fit, report, and write if asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder of the official files")
    parser.add_argument("--labelled", type=Path, required=True, help="labelled pairs (CSV)")
    parser.add_argument("--parties", type=int, default=3000, help="parties of each class to make pairs from")
    parser.add_argument("--share", type=float, default=0.75, help="weight of the labelled pairs, 0..1")
    parser.add_argument("--cache", type=Path, help="keep the pairs made from the lists in this file")
    parser.add_argument("--write", action="store_true", help="write the coefficients")
    options = parser.parse_args()

    made = _pairs(options.data, options.parties, options.cache)
    labelled = read_labelled_pairs(options.labelled)
    labels = np.array([pair.match for pair, _, _ in labelled])
    classes = np.array([name_class_of(schema) for _, schema, _ in labelled])
    folds = _folds([pair.group for pair, _, _ in labelled])

    said = {way: np.zeros(len(labelled)) for way in ("lists alone", "cross-validated", "in sample")}
    fitted: dict[str, Any] = {}
    for name_class in NameClass:
        listed = _sample([pair for c, pairs in made.items() for pair in pairs if _belongs(c, name_class)], name_class)
        own = np.flatnonzero(classes == name_class)
        # A class with few labelled pairs of its own borrows the shape of them all.
        lenders = own if len(own) >= 50 else np.arange(len(labelled))
        borrowed = _sample([labelled[i][0] for i in lenders], name_class)
        mine = _sample([labelled[i][0] for i in own], name_class)
        alone = _fit(listed, None, 0.0, name_class)
        said["lists alone"][own] = _predict(alone, mine)
        for fold in range(FOLDS):
            train = folds[lenders] != fold
            held = folds[own] == fold
            if held.any():
                model = _fit(listed, _part(borrowed, train), options.share, name_class)
                said["cross-validated"][own[held]] = _predict(model, _part(mine, held))
        final = _fit(listed, borrowed, options.share, name_class)
        said["in sample"][own] = _predict(final, mine)
        fitted[name_class.name.lower()] = _entry(final)
        print(f"{name_class.name.lower()}: {len(listed.labels)} pairs from the lists, {len(own)} labelled")
    for way, probabilities in said.items():
        print(f"{way:16} {_figures(labels, probabilities)}")
        for name_class in (NameClass.PERSON, NameClass.ORGANIZATION):
            of = classes == name_class
            print(f"{'':16} {name_class.name.lower():12} {_figures(labels[of], probabilities[of])}")
    if options.write:
        head = {"fitted_by": f"benchmarks/fit_names.py, {datetime.now(UTC):%Y-%m-%d}", "weights": _weights()}
        OUT.write_text(_format({**head, "classes": fitted}), encoding="utf-8")


def _pairs(data: Path, parties: int, cache: Path | None) -> dict[NameClass, list[NamePair]]:
    if cache is not None and cache.exists():
        return pickle.loads(cache.read_bytes())  # type: ignore[no-any-return]
    made = {c: make_pairs(data, c, parties) for c in (NameClass.PERSON, NameClass.ORGANIZATION, NameClass.VESSEL)}
    if cache is not None:
        cache.write_bytes(pickle.dumps(made))
    return made


def _belongs(made_from: NameClass, name_class: NameClass) -> bool:
    if name_class is NameClass.ANY:
        return made_from is not NameClass.VESSEL
    return made_from is name_class


def _sample(pairs: list[NamePair], name_class: NameClass) -> Sample:
    names = encode_set([analyze_name(text, name_class) for pair in pairs for text in (pair.a, pair.b)])
    features = pair_features(names, names, np.arange(0, 2 * len(pairs), 2), np.arange(1, 2 * len(pairs), 2))
    labels = np.array([pair.match for pair in pairs], dtype=bool)
    weights = np.full(len(pairs), 1 / max(len(pairs), 1))
    return Sample(_ramps(features), labels, weights)


def _ramps(features: NDArray[np.float32]) -> NDArray[np.float64]:
    """Each term as one ramp between neighbouring knots, 0..1, and a constant."""
    columns = [np.ones(len(features))]
    for name, (_, knots) in TERMS.items():
        x = features[:, FEATURES.index(name)].astype(float)
        columns += [np.clip((x - left) / (right - left), 0, 1) for left, right in itertools.pairwise(knots)]
    return np.column_stack(columns)


def _part(sample: Sample, which: NDArray[np.bool_]) -> Sample:
    weights = sample.weights[which]
    return Sample(sample.ramps[which], sample.labels[which], weights / max(weights.sum(), 1e-12))


def _balanced(sample: Sample) -> Sample:
    """As much weight on matches as on non-matches."""
    weights = sample.weights.copy()
    for side in (True, False):
        of = sample.labels == side
        if of.any():
            weights[of] *= 0.5 / weights[of].sum()
    return Sample(sample.ramps, sample.labels, weights)


def _fit(listed: Sample, labelled: Sample | None, share: float, name_class: NameClass) -> NDArray[np.float64]:
    listed = _balanced(listed)
    parts = [(listed, 1 - share)] if labelled is None else [(listed, 1 - share), (labelled, share)]
    x = np.vstack([part.ramps for part, _ in parts])
    y = np.concatenate([np.where(part.labels, 1.0, -1.0) for part, _ in parts])
    w = np.concatenate([part.weights * weight for part, weight in parts])
    penalty = np.repeat(
        [0.0, *(RIDGES.get((name_class, name), RIDGE) for name in TERMS)],
        [1, *(len(knots) - 1 for _, knots in TERMS.values())],
    )

    def loss(beta: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        margin = y * (x @ beta)
        value = float(w @ np.logaddexp(0, -margin) + 0.5 * penalty @ beta**2)
        gradient = x.T @ (-w * y / (1 + np.exp(np.clip(margin, -40, 40)))) + penalty * beta
        return value, gradient

    floors = FLOORS | FLOORS_OF.get(name_class, {})
    bounds: list[tuple[float | None, float | None]] = [(None, None)]
    for name, (direction, knots) in TERMS.items():
        low, high = (0.0 if direction == UP else None), (0.0 if direction == DOWN else None)
        later = 0.0 if direction == STEP else low
        bounds.append((low, floors.get(name, high)))
        for knot in knots[2:]:
            least = LEAST_STEPS.get((name, knot), 0.0)
            bounds.append((least if least > 0.0 else later, least if least < 0.0 else high))
    return np.asarray(minimize(loss, np.zeros(x.shape[1]), jac=True, bounds=bounds, method="L-BFGS-B").x)


def _predict(beta: NDArray[np.float64], sample: Sample) -> NDArray[np.float64]:
    return np.asarray(1 / (1 + np.exp(-sample.ramps @ beta)))


def _entry(beta: NDArray[np.float64]) -> dict[str, Any]:
    """Steps as heights at the knots; a term that says nothing is left out."""
    terms: dict[str, list[list[float]]] = {}
    at = 1
    for name, (_, knots) in TERMS.items():
        steps = beta[at : at + len(knots) - 1]
        at += len(knots) - 1
        heights = np.concatenate(([0.0], np.cumsum(steps)))
        if np.abs(heights).max() >= 0.005:
            terms[name] = [[knot, round(float(height), 3)] for knot, height in zip(knots, heights, strict=True)]
    return {"intercept": round(float(beta[0]), 3), "terms": terms}


def _weights() -> dict[str, dict[str, float]]:
    return {
        c: {kind.name.lower(): (_BASE | own)[kind.name.lower()] for kind in TokenKind} for c, own in WEIGHTS.items()
    }


def _format(data: dict[str, Any]) -> str:
    """JSON with one term a line."""
    text = json.dumps(data, indent=1)
    lines: list[str] = []
    depth = 0
    for line in text.splitlines():
        stripped = line.strip()
        if depth and lines:
            lines[-1] += stripped if stripped[0] in "]" else (" " if lines[-1][-1] == "," else "") + stripped
        else:
            lines.append(line)
        depth += stripped.count("[") - stripped.count("]")
    return "\n".join(lines) + "\n"


def _folds(groups: list[str]) -> NDArray[np.int64]:
    order = np.random.default_rng(11).permutation(sorted(set(groups)))
    number = {group: i % FOLDS for i, group in enumerate(order)}
    return np.array([number[group] for group in groups])


def _figures(labels: NDArray[np.bool_], probabilities: NDArray[np.float64]) -> str:
    best, threshold = best_f1(labels, probabilities)
    return (
        f"F1 at 0.5 {f1_score(labels, probabilities >= 0.5):.3f}  best F1 {best:.3f} at {threshold:.2f}  "
        f"AUC {area_under_curve(labels, probabilities):.3f}  ECE {calibration_error(labels, probabilities):.3f}"
    )


if __name__ == "__main__":
    main()
