"""Which words have to be looked up, and where the neighbours of the forms of units stand."""

from __future__ import annotations

import numpy as np

from dissuade.kernels.postings import EXACT, GLUED
from dissuade.kernels.units import gather_words, most_letters, place_neighbours
from dissuade.kernels.vocabulary import MOST_EDITS
from dissuade.names.vocabulary import Vocabulary, pack_vocabulary


def test_joined_words_are_gathered_and_each_form_whose_neighbours_are_not_known_once() -> None:
    first = np.array([-1, 5, -1, -1], np.int64)
    forms, joined = pack_vocabulary(["kim", "jong", "un", "ri"]), pack_vocabulary(["jongun", "kju"])
    place = np.array([[0, GLUED, 1, 3], [0, EXACT, 0, 0]], np.int64)
    asked = np.array([2, 1, -1, 2, 0, -2], np.int32)
    letters = most_letters(asked, first, forms.start, joined.start)
    assert len("jongunkju" + "un" + "un" + "kim") == letters
    unknown, chars = np.zeros(6, np.int32), np.zeros(letters, np.uint8)
    start, most = np.zeros(9, np.int64), np.zeros(8, np.uint8)
    count = gather_words(
        asked, first, forms.chars, forms.start, place, joined.chars, joined.start, unknown, chars, start, most
    )
    assert unknown[:count].tolist() == [2, 0]
    assert Vocabulary(chars, start[:5]).texts() == ["jongun", "kju", "un", "kim"]
    assert most[:4].tolist() == [1, 0, MOST_EDITS, MOST_EDITS]
    assert first.tolist() == [0, 5, 0, -1]


def test_neighbours_of_forms_and_of_joined_words_are_placed() -> None:
    first, last = np.array([3, 9, 0], np.int64), np.array([5, 9, -1], np.int64)
    begins, ends = np.zeros(5, np.int64), np.zeros(5, np.int64)
    place_neighbours(
        np.array([1, -1, 0, -3, 2], np.int32), np.array([2], np.int32), 20, np.array([2, 2, 7, 8], np.int64), first,
        last, begins, ends,
    )  # fmt: skip
    assert list(zip(begins.tolist(), ends.tolist(), strict=True)) == [(9, 9), (20, 22), (3, 5), (22, 27), (27, 28)]
    assert (first.tolist(), last.tolist()) == ([3, 9, 27], [5, 9, 28])
