"""Which parties bear the names that were compared, checked against a slow statement of the same."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from dissuade.kernels.bearers import find_bearers, keep_within_reach
from dissuade.kernels.birth_dates import most_of_dates
from dissuade.matching.birth_dates import BOUNDS

PARTIES = 6
Birth = tuple[int, int, int]


def most(asked: Birth, born: Birth) -> float:
    return float(most_of_dates(np.array(asked, dtype=np.int64), np.array(born, dtype=np.int16), BOUNDS))


def slowly(
    pairs: list[tuple[int, int, float]],
    bearers: list[list[tuple[int, int]]],
    asked: list[Birth],
    attributes: list[float],
    born: list[Birth],
    ended: list[bool],
    least: float,
) -> list[list[int]]:
    best: dict[tuple[int, int], tuple[float, int, int]] = {}
    for p, (query, name, odds) in enumerate(pairs):
        for party, order in bearers[name]:
            if ended[party] or odds + attributes[query] + most(asked[query], born[party]) < least:
                continue
            rival = (-odds, order, p)
            best[query, party] = min(best.get((query, party), rival), rival)
    return [[query, party, order, p] for (query, party), (_, order, p) in sorted(best.items())]


births = st.sampled_from([(0, 0, 0), (1950, 1950, 40), (1948, 1952, 0), (1970, 1970, 41), (1999, 1999, 40)])


@given(st.data())
@settings(max_examples=200)
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
    asked = data.draw(st.lists(births, min_size=3, max_size=3))
    attributes = data.draw(st.lists(st.sampled_from([0.0, 0.9, 7.0]), min_size=3, max_size=3))
    born = data.draw(st.lists(births, min_size=PARTIES, max_size=PARTIES))
    ended = data.draw(st.lists(st.booleans(), min_size=PARTIES, max_size=PARTIES))
    rows = find_bearers(
        np.array([query for query, _, _ in flat], dtype=np.int64),
        np.array([name for _, name, _ in flat], dtype=np.int64),
        np.array([odd for _, _, odd in flat], dtype=np.float64),
        np.array(asked, dtype=np.int64),
        np.array(attributes),
        BOUNDS,
        0.25,
        np.cumsum([0, *map(len, bearers)]),
        np.array([party for own in bearers for party, _ in own], dtype=np.int32),
        np.array([order for own in bearers for _, order in own], dtype=np.int32),
        np.array(born, dtype=np.int16),
        np.array(ended),
        False,
    )
    assert slowly(flat, bearers, asked, attributes, born, ended, 0.25) == rows.tolist()


@given(st.data())
@settings(max_examples=200)
def test_pairs_are_kept_if_one_bearer_may_reach_enough(data: st.DataObject) -> None:
    classes = st.lists(st.integers(0, 3), min_size=4, max_size=4)
    ours, theirs = data.draw(classes), data.draw(classes)
    bearers = data.draw(st.lists(st.lists(st.integers(0, PARTIES - 1), max_size=3), min_size=4, max_size=4))
    asked = data.draw(st.lists(births, min_size=4, max_size=4))
    born = data.draw(st.lists(births, min_size=PARTIES, max_size=PARTIES))
    attributes = data.draw(st.lists(st.sampled_from([0.0, 0.9]), min_size=4, max_size=4))
    pairs = data.draw(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), max_size=12))
    greatest = np.array([4.5, 6.6, 6.2, 5.5])
    expected = [
        (query, name)
        for query, name in pairs
        if asked[query][0] == 0
        or any(
            greatest[ours[query] if ours[query] == theirs[name] else 3] + attributes[query] + dates >= 0.25
            for dates in (most(asked[query], born[party]) for party in bearers[name])
        )
    ]
    query, name = np.empty(len(pairs), np.int64), np.empty(len(pairs), np.int64)
    kept = keep_within_reach(
        np.array([q for q, _ in pairs], dtype=np.int64),
        np.array([n for _, n in pairs], dtype=np.int64),
        np.array(ours, dtype=np.uint8),
        np.array(theirs, dtype=np.uint8),
        greatest,
        np.array(asked, dtype=np.int64),
        np.array(attributes),
        BOUNDS,
        0.25,
        np.cumsum([0, *map(len, bearers)]),
        np.array([party for own in bearers for party in own], dtype=np.int32),
        np.array(born, dtype=np.int16),
        query,
        name,
    )
    assert expected == list(zip(query[:kept].tolist(), name[:kept].tolist(), strict=True))
