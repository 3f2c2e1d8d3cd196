"""The hash table of remainders brings up what a comparison with every form would."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from dissuade.kernels.strings import fill_signatures
from dissuade.kernels.vocabulary import count_remainders, find_neighbours, place_remainders
from dissuade.names.vocabulary import pack_vocabulary
from tests import reference

FORMS = st.lists(st.text("abk1", min_size=1, max_size=11), min_size=1, max_size=25, unique=True)


def neighbours(query: str, forms: list[str], reach: list[int], most: int = 2, bits: int = 8) -> dict[int, int]:
    vocabulary, asked = pack_vocabulary(forms), pack_vocabulary([query])
    levels = np.array(reach, np.uint8)
    buckets = np.zeros((1 << bits) + 1, np.int64)
    entries = np.zeros(count_remainders(vocabulary.start, levels), np.uint64)
    place_remainders(vocabulary.chars, vocabulary.start, levels, bits, buckets, entries)
    signatures = np.zeros(len(vocabulary), np.uint64)
    fill_signatures(vocabulary.chars, vocabulary.start, signatures)
    for array in (vocabulary.chars, vocabulary.start, signatures, levels, buckets, entries):
        array.flags.writeable = False
    none = np.zeros(1, np.int64)
    none.flags.writeable = False
    nothing = np.zeros(0, np.int32)
    nothing.flags.writeable = False
    missing = np.full(1, -1, np.int32)
    no_edits = np.zeros(0, np.uint8)
    no_edits.flags.writeable = False
    ends, found, edits = np.zeros(1, np.int64), np.zeros(64, np.int32), np.zeros(64, np.uint8)
    answered = find_neighbours(
        asked.chars, asked.start, missing, vocabulary.chars, vocabulary.start, signatures, levels, bits,
        buckets, entries, np.full(1, -1, np.int64), none, nothing, none, nothing, no_edits, np.full(1, most, np.uint8),
        ends, found, edits,
    )  # fmt: skip
    assert answered == 1
    return dict(zip(found[: ends[0]].tolist(), edits[: ends[0]].tolist(), strict=True))


@given(st.text("abk1", min_size=1, max_size=11), FORMS, st.data())
@example("ab", ["ba"], None)
@settings(max_examples=200)
def test_neighbours_are_those_of_a_full_comparison(query: str, forms: list[str], data: st.DataObject | None) -> None:
    levels = st.lists(st.integers(0, 2), min_size=len(forms), max_size=len(forms))
    reach = data.draw(levels) if data else [2] * len(forms)
    expected = reference.find_neighbours(query, forms, reach)
    for most in range(3):
        near = {form: edits for form, edits in expected.items() if edits <= most}
        assert neighbours(query, forms, reach, most) == near


@pytest.mark.parametrize(
    ("query", "form", "edits"),
    [("shoigu", "shojgu", 1), ("mohammed", "muhammad", 2), ("jong", "jogn", 1), ("abdulrahman", "abdalrahman", 1)],
)
def test_a_misspelt_form_is_found(query: str, form: str, edits: int) -> None:
    assert {1: edits} == neighbours(query, ["putin", form, "zhang"], [2, 2, 2])


@pytest.mark.parametrize("length", [29, 30, 31, 32, 50])
def test_a_letter_more_less_or_other_at_the_end_of_a_long_form_is_found(length: int) -> None:
    form = ("ministryofdefenceandarmedforceslogistics" * 2)[:length]
    forms = [form + "q", form[:-1], form[:-1] + "7", form, form + "qx", form[:-2]]
    near = neighbours(form, forms, [2] * len(forms), most=1)
    assert near == reference.find_neighbours(form, forms, [1] * len(forms))
    assert near == {0: 1, 1: 1, 2: 1, 3: 0}


def test_two_letters_must_agree() -> None:
    assert {0: 0} == neighbours("un", ["un", "on", "in"], [2, 2, 2])


def test_a_form_is_not_found_beyond_its_reach() -> None:
    assert {0: 0} == neighbours("irgc", ["irgc", "irgk"], [0, 0])
