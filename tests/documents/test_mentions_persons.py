from __future__ import annotations

import pytest

from tests.documents.reading import read, resolve_statements

_NAMED = "Iran's trade minister, Farid Velkani, left. "


@pytest.mark.parametrize(
    "text",
    [
        _NAMED + "The minister said the deal was off.",
        "Iranian Foreign Ministry spokeswoman Nadia Velkani left. The spokesperson said the deal was off.",
        "Ambassador Nadia Velkani left. The diplomat said the deal was off.",
    ],
)
def test_a_noun_for_a_person_means_who_was_called_so(text: str) -> None:
    assert resolve_statements(text)[-1].source.entity.endswith("velkani")


@pytest.mark.parametrize(
    "text",
    [
        _NAMED + "The minister of Mali said the deal was off.",
        _NAMED + "The minister, Petr Ostrov, said the deal was off.",
        _NAMED + "Trade minister Petr Ostrov came. The minister said the deal was off.",
        "The minister said the deal was off.",
    ],
)
def test_nobody_is_meant_where_two_could_be_or_another_is_named(text: str) -> None:
    assert not resolve_statements(text)[-1].source.entity.endswith("velkani")


def test_heads_of_states_are_leaders() -> None:
    text = "Maltese President Rita Velkani left. The Maltese leader will visit Iran in May."
    assert ("person-rita-velkani",) == read(text).slots("visit")["visitor"]
