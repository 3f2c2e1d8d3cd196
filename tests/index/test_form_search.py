"""What an index says is near a form is what a search finds."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from dissuade.index.build import build_index
from dissuade.index.form_search import NearForms, search_forms
from dissuade.index.layout import NameIndex, frozen
from dissuade.kernels.vocabulary import MOST_EDITS
from dissuade.names.vocabulary import Vocabulary, pack_vocabulary
from tests.index.listed import make_listed


@pytest.fixture(scope="module")
def index() -> NameIndex:
    return build_index(make_listed(), processes=2)


@pytest.fixture(scope="module")
def bare(index: NameIndex) -> NameIndex:
    """The same without what is near its forms."""
    return frozen(
        replace(
            index,
            near_start=np.zeros(1, dtype=np.int64),
            near_form=np.zeros(0, dtype=np.int32),
            near_edits=np.zeros(0, dtype=np.uint8),
        )
    )


def look_up(index: NameIndex, forms: Vocabulary, most: int) -> NearForms:
    return search_forms(index, forms, np.full(len(forms), most, dtype=np.uint8))


@pytest.mark.parametrize("most", [0, 1, MOST_EDITS])
def test_what_was_written_down_is_what_a_search_finds(index: NameIndex, bare: NameIndex, most: int) -> None:
    others = ["qassem", "vladimr", "a", "xyzzy", "7", "kimjongun", "rosoboroneksport"]
    forms = pack_vocabulary([*index.vocabulary.texts(), *others])
    known, searched = (look_up(i, forms, most) for i in (index, bare))
    assert known.end.tolist() == searched.end.tolist()
    begin = 0
    for end in known.end.tolist():
        answers = (
            dict(zip(n.form[begin:end].tolist(), n.edits[begin:end].tolist(), strict=True)) for n in (known, searched)
        )
        assert len({frozenset(answer.items()) for answer in answers}) == 1
        begin = end


def test_every_form_of_a_token_is_near_itself(index: NameIndex) -> None:
    count = len(index.near_start) - 1
    assert 0 < count < len(index.vocabulary)
    owner = np.repeat(np.arange(count), np.diff(index.near_start))
    assert np.count_nonzero((index.near_form == owner) & (index.near_edits == 0)) == count


def test_an_index_of_no_names_has_nothing_near() -> None:
    empty = build_index([])
    assert look_up(empty, pack_vocabulary(["kim"]), MOST_EDITS).end.tolist() == [0]
