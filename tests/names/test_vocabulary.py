"""Forms as columns and back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dissuade.names.vocabulary import pack_vocabulary


@given(st.lists(st.text("abmz0189", min_size=1, max_size=70), max_size=9))
def test_forms_come_back_as_they_were(forms: list[str]) -> None:
    vocabulary = pack_vocabulary(forms)
    assert vocabulary.texts() == forms
    assert [vocabulary.text(number) for number in range(len(vocabulary))] == forms


@pytest.mark.parametrize("form", ["Kim", "ким", "a b", "é"])
def test_other_letters_are_refused(form: str) -> None:
    with pytest.raises(KeyError):
        pack_vocabulary(["kim", form])
