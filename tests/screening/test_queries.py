"""What is asked is checked before it is looked for."""

from __future__ import annotations

import pytest

from dissuade.errors import InputError
from dissuade.screening.queries import identifier_type, make_query


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("imoNumber", "imoNumber"),
        ("imonumber", "imoNumber"),
        ("IMO", "imoNumber"),
        ("imo_number", "imoNumber"),
        ("Passport Number", "passportNumber"),
        ("SWIFT", "swiftBic"),
        ("isinCode", "isin"),
        ("", ""),
    ],
)
def test_a_type_of_identifier_is_known_as_people_write_it(given: str, expected: str) -> None:
    assert expected == identifier_type(given)


@pytest.mark.parametrize("given", ["foo", "imo number of the ship", "여권", "'; DROP TABLE parties; --", None, 7])
def test_a_type_that_no_list_has_is_refused_because_it_would_find_nothing(given: str) -> None:
    with pytest.raises(InputError, match=r"not a type of identifier; one of .*imoNumber.*passportNumber"):
        make_query("", identifiers={given: "9161003"})
