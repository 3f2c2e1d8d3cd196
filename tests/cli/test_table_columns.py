"""Every column of a table counts or is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from dissuade.cli.table_columns import assign_columns, tell_unused
from dissuade.errors import InputError

TABLE = Path("in.csv")


@pytest.mark.parametrize(
    ("names", "given", "used", "unused"),
    [
        (["Full Name", "D.O.B."], {}, {"name": ("Full Name",), "birth_date": ("D.O.B.",)}, {}),
        (["IMO number", "Passport #"], {}, {"imoNumber": ("IMO number",), "passportNumber": ("Passport #",)}, {}),
        (["name", "nationality", "country"], {}, {"name": ("name",), "countries": ("nationality", "country")}, {}),
        (["full_name", "name", ""], {}, {"name": ("name",)}, {"": "", "full_name": "name"}),
        (["dob", "name", "birth date"], {}, {"name": ("name",), "birth_date": ("birth date",)}, {"dob": "birth date"}),
        (["Kunde", "name"], {"name": "kunde"}, {"name": ("Kunde",)}, {"name": "Kunde"}),
        (["name", "Land", "country"], {"country": "Land"}, {"name": ("name",), "countries": ("Land", "country")}, {}),
        (["name", "aliases"], {}, {"name": ("name",)}, {"aliases": ""}),
    ],
)  # fmt: skip
def test_each_column_is_used_or_said_not_to_be(
    names: list[str], given: dict[str, str], used: dict[str, tuple[str, ...]], unused: dict[str, str]
) -> None:
    use = assign_columns(names, given, path=TABLE)
    assert (used, unused) == ({**{ours: (theirs,) for ours, theirs in use.single.items()}, **use.several}, use.unused)


@pytest.mark.parametrize(
    ("names", "given", "message"),
    [
        (["name", "Name "], {}, "two columns have this name"),
        (["aliases"], {}, "no column 'name'"),
        (["name"], {"naem": "name"}, "not a column that screening knows"),
        (["name"], {"name": "Kunde"}, "the table has no such column"),
    ],
)
def test_columns_that_cannot_be_told_apart_are_refused(names: list[str], given: dict[str, str], message: str) -> None:
    with pytest.raises(InputError, match=message):
        assign_columns(names, given, path=TABLE)


def test_one_line_names_what_does_not_count() -> None:
    assert "" == tell_unused([])
    assert (
        "columns that are not used: mood, full_name (name is used), (without a name) "
        "(--column OURS=THEIRS says what one is)"
    ) == tell_unused([("mood", ""), ("full_name", "name"), ("", "")])
    assert "c19 and 980 more (" in tell_unused([(f"c{number}", "") for number in range(1000)])
