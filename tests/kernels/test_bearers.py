"""Which parties bear the names that were compared, checked against a slow statement of the same."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from dissuade.kernels.bearers import find_bearers

SAME_YEAR, OTHER_YEAR = 4.0, 1.2
PARTIES = 6


def slowly(
    pairs: list[tuple[int, int, float]],
    bearers: list[list[tuple[int, int]]],
    asked: list[tuple[int, int]],
    most: list[float],
    born: list[tuple[int, int]],
    ended: list[bool],
    least: float,
) -> list[list[int]]:
    best: dict[tuple[int, int], tuple[float, int, int]] = {}
    for p, (query, name, odds) in enumerate(pairs):
        for party, order in bearers[name]:
            known = asked[query][0] and born[party][0]
            meet = asked[query][0] <= born[party][1] and born[party][0] <= asked[query][1]
            dates = (SAME_YEAR if meet else OTHER_YEAR) if known else 0.0
            if ended[party] or odds + most[query] + dates < least:
                continue
            rival = (-odds, order, p)
            best[query, party] = min(best.get((query, party), rival), rival)
    return [[query, party, order, p] for (query, party), (_, order, p) in sorted(best.items())]


years = st.sampled_from([(0, 0), (1950, 1950), (1948, 1952), (1970, 1970)])


@given(st.data())
@settings(deadline=None, max_examples=200)
def test_each_party_comes_once_with_its_best_name(data: st.DataObject) -> None:
    names = data.draw(st.integers(1, 5))
    whose = data.draw(st.lists(st.tuples(st.integers(0, names - 1), st.integers(0, PARTIES - 1)), max_size=20))
    bearers: list[list[tuple[int, int]]] = [[] for _ in range(names)]
    for order, (name, party) in enumerate(whose):
        bearers[name].append((party, order))
    odds = st.sampled_from([-3.0, -1.0, 0.0, 0.5, 2.0])
    found = data.draw(st.lists(st.tuples(st.integers(0, 2), st.integers(0, names - 1), odds), max_size=12))
    pairs = sorted({(query, name): odd for query, name, odd in found}.items(), key=lambda item: item[0][0])
    flat = [(query, name, odd) for (query, name), odd in pairs]
    asked = data.draw(st.lists(years, min_size=3, max_size=3))
    most = data.draw(st.lists(st.sampled_from([0.0, 0.9, 7.0]), min_size=3, max_size=3))
    born = data.draw(st.lists(years, min_size=PARTIES, max_size=PARTIES))
    ended = data.draw(st.lists(st.booleans(), min_size=PARTIES, max_size=PARTIES))
    rows = find_bearers(
        np.array([query for query, _, _ in flat], dtype=np.int64),
        np.array([name for _, name, _ in flat], dtype=np.int64),
        np.array([odd for _, _, odd in flat], dtype=np.float64),
        np.array(asked, dtype=np.int64),
        np.array(most),
        SAME_YEAR,
        OTHER_YEAR,
        0.25,
        np.cumsum([0, *map(len, bearers)]),
        np.array([party for own in bearers for party, _ in own], dtype=np.int32),
        np.array([order for own in bearers for _, order in own], dtype=np.int32),
        np.array(born, dtype=np.int16),
        np.array(ended),
        False,
    )
    assert slowly(flat, bearers, asked, most, born, ended, 0.25) == rows.tolist()
