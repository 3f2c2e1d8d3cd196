"""Syllables of Chinese, Korean and Vietnamese names, checked against the table that they come from."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dissuade.kernels.forms import digest_forms
from dissuade.kernels.groups import GLUED
from dissuade.kernels.syllables import _row_of, _share
from dissuade.matching.readings import load_readings
from dissuade.names.syllables import FIRST_VIETNAMESE, latin_syllables
from dissuade.names.vocabulary import pack_vocabulary
from tests.kernels.test_alignment import align, name_of, relations

pytestmark = pytest.mark.filterwarnings(
    "ignore:overflow encountered:RuntimeWarning"
)  # bit vectors wrap, if interpreted

SPELLINGS = sorted(latin_syllables())
TOGETHER = [spelling for spelling in SPELLINGS if min(latin_syllables()[spelling]) < FIRST_VIETNAMESE]


def row_of(spelling: str) -> int:
    words = pack_vocabulary([spelling])
    digest = np.zeros(1, np.uint64)
    digest_forms(words.chars, words.start, digest)
    return int(_row_of(digest[0], load_readings().syllables))


def cuts_of(word: str) -> int:
    """In how many ways a word falls into two syllables that may be written together."""
    return sum(word[:cut] in TOGETHER and word[cut:] in TOGETHER for cut in range(1, len(word)))


@given(st.sampled_from(SPELLINGS), st.sampled_from(SPELLINGS))
@settings(max_examples=300)
def test_two_spellings_share_a_syllable_if_the_table_says_so(a: str, b: str) -> None:
    assert bool(latin_syllables()[a] & latin_syllables()[b]) == _share(row_of(a), row_of(b), load_readings().syllables)


def test_no_spelling_has_more_syllables_than_its_row_holds() -> None:
    assert max(map(len, latin_syllables().values())) <= 10
    assert max(map(max, latin_syllables().values())) < 4095


@given(st.sampled_from(TOGETHER), st.sampled_from(TOGETHER), st.sampled_from(TOGETHER), st.sampled_from(TOGETHER))
@settings(max_examples=100)
def test_a_word_is_parted_wherever_both_parts_are_syllables(a: str, b: str, c: str, d: str) -> None:
    word, other = a + b, c + d
    groups, work, swapped = align(name_of("zhang", word), name_of("xi", other))
    alone = word in SPELLINGS or other in SPELLINGS
    if groups == 0 and not alone and 3 <= len(word) <= 12 and 3 <= len(other) <= 12:
        assert min(cuts_of(word), 4) == work.cuts[1 if swapped else 0, 1]


@pytest.mark.parametrize(
    ("together", "apart"),
    [(("mao", "zedong"), ("mao", "tse", "tung")), (("zhang", "xueliang"), ("chang", "hsueh", "liang")),
     (("kim", "jeongeun"), ("kim", "chong", "un"))],
)  # fmt: skip
def test_two_syllables_answer_the_word_that_another_system_spells(
    together: tuple[str, ...], apart: tuple[str, ...]
) -> None:
    assert relations(name_of(*together), name_of(*apart))[together[1]] == GLUED


def similarity(a: tuple[str, ...], b: tuple[str, ...]) -> float:
    groups, work, swapped = align(name_of(*a), name_of(*b))
    side = 1 if swapped else 0
    group = work.group[side, len(a) - 1]
    return float(work.g_similarity[group]) if 0 <= group < groups else 0.0


def test_spellings_of_one_syllable_answer_each_other_however_they_are_spelt() -> None:
    assert similarity(("kim", "su", "ri"), ("kim", "su", "lee")) >= 0.8


@pytest.mark.parametrize(
    ("one", "other"),
    [(("wang", "jianguo"), ("wang", "jianhua")), (("nguyen", "van", "hung"), ("nguyen", "van", "dung")),
     (("kim", "jong", "suk"), ("kim", "jong", "sik"))],
)  # fmt: skip
def test_syllables_that_no_name_shares_are_told_apart(one: tuple[str, ...], other: tuple[str, ...]) -> None:
    assert similarity(one, other) < 0.6


def test_names_of_other_languages_are_left_alone() -> None:
    assert similarity(("peter", "hansen"), ("peter", "jansen")) > 0.7
