"""Where the neighbours of the forms of units stand."""

from __future__ import annotations

import numpy as np

from dissuade.kernels.units import collect_unknown, place_neighbours


def test_a_form_whose_neighbours_are_not_known_is_collected_once() -> None:
    first = np.array([-1, 5, -1, -1], np.int64)
    unknown = np.zeros(6, np.int32)
    count = collect_unknown(np.array([2, 1, -1, 2, 0, -3], np.int32), first, unknown)
    assert unknown[:count].tolist() == [2, 0]
    assert first.tolist() == [0, 5, 0, -1]


def test_neighbours_of_forms_and_of_joined_words_are_placed() -> None:
    first, last = np.array([3, 9], np.int64), np.array([5, 9], np.int64)
    begins, ends = np.zeros(4, np.int64), np.zeros(4, np.int64)
    place_neighbours(
        np.array([1, -1, 0, -3], np.int32), first, last, 20, np.array([2, 2, 7], np.int64), begins, ends
    )  # fmt: skip
    assert list(zip(begins.tolist(), ends.tolist(), strict=True)) == [(9, 9), (20, 22), (3, 5), (22, 27)]
