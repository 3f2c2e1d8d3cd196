"""Columns are known by the names that people give them."""

from __future__ import annotations

import pytest

from dissuade.lists.columns import TYPES, column_meaning, identifier_of
from dissuade.lists.ftm_model import IDENTIFIERS


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("imo", "imoNumber"),
        ("IMO number", "imoNumber"),
        ("imoNumber", "imoNumber"),
        ("passport", "passportNumber"),
        ("passport_number", "passportNumber"),
        ("cryptoAddress", "publicKey"),
        ("isinCode", "isin"),
        ("nationality", "countries"),
        ("country", "countries"),
        ("dob", "birth_date"),
        ("Date of birth", "birth_date"),
        ("BirthDate", "birth_date"),
        ("id", "id"),
        ("ID number", "idNumber"),
        ("mood", ""),
        ("", ""),
        ("여권", ""),
    ],
)
def test_a_column_means_what_people_call_so(name: str, expected: str) -> None:
    assert expected == column_meaning(name)


def test_every_identifier_of_ftm_is_a_type_under_its_own_name() -> None:
    assert {*TYPES} == {identifier_of(name) for name in IDENTIFIERS}
