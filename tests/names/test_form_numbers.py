"""A form keeps the number that it was given."""

from __future__ import annotations

import pytest

from dissuade.names.form_numbers import FormNumbers


def test_forms_are_numbered_in_the_order_in_which_they_are_met() -> None:
    numbers = FormNumbers()
    assert [numbers[form] for form in ("kim", "jong", "kim", "un1")] == [0, 1, 0, 2]
    assert numbers.vocabulary().texts() == ["kim", "jong", "un1"]
    assert numbers["putin"] == 3
    assert numbers.vocabulary().texts() == ["kim", "jong", "un1", "putin"]


def test_what_is_no_form_is_refused() -> None:
    numbers = FormNumbers()
    assert numbers["ким"] == 0
    with pytest.raises(KeyError):
        numbers.vocabulary()
