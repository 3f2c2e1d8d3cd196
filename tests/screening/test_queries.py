"""What is asked is checked before it is looked for."""

from __future__ import annotations

import datetime as dt

import pytest

from dissuade.errors import InputError
from dissuade.lists.values import find_country
from dissuade.screening.queries import _OTHER_CODES, identifier_type, make_query


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
        ("cryptoAddress", "publicKey"),
        ("", ""),
    ],
)
def test_a_type_of_identifier_is_known_as_people_write_it(given: str, expected: str) -> None:
    assert expected == identifier_type(given)


@pytest.mark.parametrize("given", ["foo", "imo number of the ship", "여권", "'; DROP TABLE parties; --", None, 7])
def test_a_type_that_no_list_has_is_refused_because_it_would_find_nothing(given: str) -> None:
    with pytest.raises(InputError, match=r"not a type of identifier; one of .*imoNumber.*passportNumber"):
        make_query("", identifiers={given: "9161003"})


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("kp", "kp"),
        ("NO", "no"),
        ("Norway", "no"),
        ("UK", "gb"),
        ("usa", "us"),
        ("cy-trnc", "cy-trnc"),
        ("Corée du Nord", "kp"),
    ],
)
def test_a_country_is_known_by_code_and_by_name(given: str, expected: str) -> None:
    assert make_query("Kim", countries=[given]).countries == make_query("Kim", countries=given).countries == (expected,)


def test_other_codes_of_countries_mean_what_their_tables_say() -> None:
    assert {code: find_country(code) for code in _OTHER_CODES} == _OTHER_CODES


@pytest.mark.parametrize("given", ["Narnia", "", "x", "nowhere", False])
def test_a_country_that_is_none_is_refused_because_it_would_count_against_every_party(given: object) -> None:
    with pytest.raises(InputError, match="not a country name or code"):
        make_query("Kim", countries=[given])  # type: ignore[list-item]


@pytest.mark.parametrize("given", ["0000", "0001-01-01", dt.date(1, 1, 1), "2999-01-01", ["1984", "2999"]])
def test_a_birth_date_that_cannot_be_is_refused(given: object) -> None:
    with pytest.raises(InputError, match=r"field 'birth_date': a birth date (before 1850|in the future)"):
        make_query("Kim", birth_date=given)  # type: ignore[arg-type]


def test_a_birth_date_may_be_a_date() -> None:
    assert make_query("Kim Jong Un", birth_date=dt.date(1984, 1, 8)) == make_query(
        "Kim Jong Un", birth_date="1984-01-08"
    )
