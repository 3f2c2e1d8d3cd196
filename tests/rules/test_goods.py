from __future__ import annotations

import pytest

from dissuade.rules.goods import find_eccn, find_goods, find_hs

DATE = "2026-01-01"


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("ball bearings", "848210"),
        ("Ball Bearing", "848210"),
        ("machining centres", "845710"),
        ("oscilloscope", "903020"),
        ("integrated circuits processors", "854231"),
        ("howitzers", "930110"),
        ("frozen squid", "030743"),
    ],
)
def test_words_find_the_heading(words: str, code: str) -> None:
    assert code in [item.code for item in find_goods(words, date=DATE)][:3]


def test_a_candidate_carries_tier_munitions_and_tables() -> None:
    bearings = find_hs("848210", date=DATE)[0]
    assert bearings.chpl_tier == "3B"
    assert "iran_supp7" in bearings.listed_in
    assert find_hs("930690", date=DATE)[0].munitions is True


def test_an_eccn_gives_reasons_and_exceptions() -> None:
    found = find_eccn("3a001.b.2")
    assert found is not None
    assert found.code == "3A001.b.2"
    assert {"NS", "MT"} <= set(found.reasons)
    assert found.exceptions[0] == "GBS"


def test_words_find_eccns_as_well() -> None:
    assert "2B350" in [item.code for item in find_goods("chemical manufacturing equipment", date=DATE)]


def test_a_heading_lists_what_is_below_it() -> None:
    assert {item.code[:4] for item in find_goods("8482", date=DATE)} == {"8482"}


def test_a_code_may_be_longer_than_six_digits() -> None:
    assert find_goods("8482.10.90", date=DATE)[0].code == "848210"


@pytest.mark.parametrize("text", ["", "xyzzy", "000000", "9Z999", "조선", "<script>"])
def test_nothing_found_is_an_empty_list(text: str) -> None:
    assert find_goods(text, date=DATE) == []
