from __future__ import annotations

from pathlib import Path

import pytest

from dissuade.lists.drafts import (
    NameList,
    collect_countries,
    digest,
    keep_raw,
    read_date,
    slugify,
    split_lettered,
    unique,
    uses_latin,
)
from dissuade.lists.reading import Reading
from dissuade.model.party import NameKind


@pytest.fixture
def reading() -> Reading:
    return Reading("own", [Path("own.csv")])


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("a) Mullah b) Haji", ["Mullah", "Haji"]),
        ("(a) Milan, Italy; (b) Tunis", ["Milan, Italy", "Tunis"]),
        ("Al-Sham (SAA) group", ["Al-Sham (SAA) group"]),
        ("one\n two;", ["one", "two"]),
        ("", []),
    ],
)
def test_lettered_items_are_split(text: str, items: list[str]) -> None:
    assert items == split_lettered(text)


@pytest.mark.parametrize(
    ("text", "latin"),
    [("Ri", True), ("Économie", True), ("리", False), ("АО", False), ("《中》 Co", False), ("123", True)],
)
def test_the_first_letter_tells_the_script(text: str, latin: bool) -> None:
    assert latin is uses_latin(text)


def test_a_name_is_kept_once_with_its_first_kind() -> None:
    names = NameList()
    for text, kind in (
        ("Ri  Hong", NameKind.PRIMARY),
        ("Ri Hong", NameKind.WEAK),
        (" ", NameKind.ALIAS),
        ("--", NameKind.ALIAS),
    ):
        names.add(text, kind)
    assert [("Ri Hong", NameKind.PRIMARY)] == [(name.text, name.kind) for name in names.names()]


def test_what_cannot_be_read_is_warned_about(reading: Reading) -> None:
    assert (None, ("kp",)) == (
        read_date(reading, "soon", line=3),
        collect_countries(reading, ["North Korea", "Atlantis", ""]),
    )
    assert {"date": 1, "country": 1} == dict(reading.warnings)


def test_raw_fields_are_counted_and_empty_ones_dropped(reading: Reading) -> None:
    assert [("a", "1")] == [(field.field, field.value) for field in keep_raw(reading, [("a", "1"), ("b", "")])]
    assert {"a": 1} == dict(reading.unmapped)


def test_ids_are_stable() -> None:
    assert ("russia-1-part-2-306", "62190d25dd99e0ab") == (slugify("Russia 1, Part 2 306"), digest("Bars 81", "ru"))
    assert digest("ab", "c") != digest("a", "bc")
    assert ("b", "a") == unique(["b", "a", "b"])
