"""Pairs of names of the kinds that a screening meets are judged as an examiner would."""

from __future__ import annotations

from pathlib import Path

import pytest

from dissuade.matching.compare import compare_many

pytestmark = pytest.mark.filterwarnings(
    "ignore:overflow encountered:RuntimeWarning"
)  # bit vectors wrap, if interpreted

CASES = Path(__file__).parents[1] / "cases" / "names" / "pairs.tsv"
ROWS = [line.split("\t") for line in CASES.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]


@pytest.mark.parametrize("schema", sorted({row[0] for row in ROWS}))
@pytest.mark.parametrize("said", ["same", "other"])
def test_pairs_are_judged_as_they_are_marked(schema: str, said: str) -> None:
    pairs = [(a, b) for of, mark, a, b in ROWS if (of, mark) == (schema, said)]
    probabilities = compare_many([a for a, _ in pairs], [b for _, b in pairs], schema).tolist()
    wrong = [
        (*pair, round(p, 2)) for pair, p in zip(pairs, probabilities, strict=True) if (p >= 0.5) != (said == "same")
    ]
    assert wrong == []
