"""Columns are known by the names that people give them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dissuade.lists.columns import _TYPE_OF, ATTRIBUTES, TYPES, column_meaning, fold_column, identifier_of
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


def test_the_guide_lists_every_name_under_its_meaning() -> None:
    guide = (Path(__file__).parents[2] / "docs" / "guide-screen.md").read_text(encoding="utf-8")
    rows = [re.findall("`([^`]+)`", line) for line in guide.splitlines() if line.startswith("| `")]
    listed = {row[0]: row for row in rows}
    assert all(ours == column_meaning(name) for ours, names in listed.items() for name in names)
    assert all({*names} <= {*listed[ours]} for ours, names in ATTRIBUTES.items())
    told = {fold_column(name) for row in rows for name in row} | {fold_column(name) for name in TYPES}
    assert {*_TYPE_OF} <= told
    assert all(f"`{name}`" in guide for name in TYPES)


def test_every_identifier_of_ftm_is_a_type_under_its_own_name() -> None:
    assert {*TYPES} == {identifier_of(name) for name in IDENTIFIERS}
