"""The bit-parallel distance answers like the textbook recurrence."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from dissuade.kernels.strings import ALPHABET, fill_masks, letter_signature, osa_distance, osa_distance_masked
from dissuade.names.vocabulary import pack_vocabulary

FORMS = st.text("abck9", min_size=1, max_size=90)


def distance(a: str, b: str) -> int:
    forms = pack_vocabulary([a, b])
    start = forms.start
    return int(osa_distance(forms.chars, start[0], start[1], forms.chars, start[1], start[2]))


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("jong", "jung", 1),
        ("kim", "gim", 1),
        ("shoigu", "shogiu", 1),
        ("mohammed", "muhamad", 3),
        ("putin", "putin", 0),
        ("ca", "abc", 3),
        ("a", "b", 1),
    ],
)
def test_distance_counts_edits_and_swaps_of_neighbours(a: str, b: str, expected: int) -> None:
    assert expected == distance(a, b)


@given(FORMS, FORMS)
def test_distance_equals_the_reference_for_any_length(a: str, b: str) -> None:
    assert OSA.distance(a, b) == distance(a, b)


@given(FORMS.filter(lambda form: len(form) <= 64), FORMS)
def test_distance_by_masks_equals_the_reference(a: str, b: str) -> None:
    forms = pack_vocabulary([a, b])
    masks = np.zeros(ALPHABET, np.uint64)
    fill_masks(forms.chars, forms.start[0], forms.start[1], masks)
    assert OSA.distance(a, b) == osa_distance_masked(masks, len(a), forms.chars, forms.start[1], forms.start[2])


@given(FORMS, FORMS)
def test_signatures_never_exclude_a_pair_within_the_distance(a: str, b: str) -> None:
    forms = pack_vocabulary([a, b])
    first, second = (int(letter_signature(forms.chars, forms.start[i], forms.start[i + 1])) for i in (0, 1))
    assert (first ^ second).bit_count() <= 2 * OSA.distance(a, b)
