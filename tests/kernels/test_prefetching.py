from collections.abc import Callable
from typing import cast

import numpy as np
from numba import njit
from numpy.typing import NDArray

from dissuade.kernels.prefetching import prefetch


def _compiled(function: Callable[..., int]) -> Callable[..., int]:
    return cast(Callable[..., int], njit(function))


def _add_up(values: NDArray[np.int64], places: NDArray[np.int64]) -> int:
    total = 0
    for turn in range(len(places)):
        if turn + 4 < len(places):
            prefetch(values, places[turn + 4])
        total += values[places[turn]]
    return total


def _ask_beside(values: NDArray[np.int64]) -> int:
    prefetch(values, len(values) + (1 << 40))
    return len(values)


def test_what_is_asked_for_beforehand_is_read_as_it_stands() -> None:
    chance = np.random.default_rng(3)
    values, places = chance.integers(0, 1000, 5000), chance.integers(0, 5000, 700)
    assert int(values[places].sum()) == _compiled(_add_up)(values, places)


def test_a_place_that_does_not_exist_does_no_harm() -> None:
    assert 3 == _compiled(_ask_beside)(np.zeros(3, dtype=np.int64))
