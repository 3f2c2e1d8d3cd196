"""Who can be born when."""

from __future__ import annotations

import datetime as dt

import pytest

from dissuade.model.birth_dates import find_birth_date_fault

TODAY = dt.datetime.now(dt.UTC).date()


@pytest.mark.parametrize("value", ["0000", "0001", "0001-01-01", "1753-01-01", "1849"])
def test_nobody_is_as_old_as_that(value: str) -> None:
    assert "a birth date before 1850" == find_birth_date_fault(value)


@pytest.mark.parametrize(
    "value", [f"{TODAY + dt.timedelta(days=3)}", str(TODAY.year + 1), f"{TODAY.year + 1}-01", "9999"]
)
def test_nobody_is_born_tomorrow(value: str) -> None:
    assert "a birth date in the future" == find_birth_date_fault(value)


@pytest.mark.parametrize("value", ["1850", "1905-05-30", "1970-01-01", str(TODAY), f"{TODAY:%Y-%m}", f"{TODAY:%Y}"])
def test_others_may_be(value: str) -> None:
    assert "" == find_birth_date_fault(value)
