from __future__ import annotations

import pytest

from dissuade.rules.ear import ccl_entry, country_chart, read_chart

DATE = "2026-08-01"


@pytest.mark.parametrize(
    ("eccn", "country", "mark"),
    [
        ("EAR99", "RU", False),
        ("3A991", "CN", False),  # AT only, and China has no AT mark
        ("2B350", "KE", True),  # CB 2
        ("2B350", "JP", False),
        ("3A001", "DE", None),  # MT and NP cover some paragraphs only
        ("3A001", "IN", None),
        ("3A001", "CN", True),  # NS 2 covers the entire entry
        ("3A001.z.1.a", "FR", True),  # worldwide
        ("9A610.y", "CN", True),  # China, Russia, Venezuela
        ("9A610.y", "KE", False),
        ("5D992.c", "AE", False),
        ("5A992.z.2", "AE", True),
        ("2B350", "CU", False),  # an empty row: part 746 rules
        ("0Z999", "CN", None),
    ],
)
def test_the_chart_gives_the_mark_of_the_regulation(eccn: str, country: str, mark: bool | None) -> None:
    assert read_chart(eccn, country, DATE).mark is mark


def test_hong_kong_follows_china() -> None:
    for eccn in ("2B350", "3A001", "9A610.y", "6A993"):
        assert read_chart(eccn, "HK", DATE).mark == read_chart(eccn, "CN", DATE).mark


def test_an_embargoed_row_says_that_it_allows_nothing() -> None:
    assert "allows nothing" in read_chart("2B350", "KP", DATE).why


def test_macau_is_named_beside_the_embargoed_group() -> None:
    assert read_chart("3A090.c", "MO", DATE).mark is True
    assert read_chart("3A090.c", "SG", DATE).mark is not True


def test_a_country_without_a_row_is_open_and_not_free() -> None:
    assert "GL" not in country_chart()["marks"]
    assert read_chart("2B350", "GL", DATE).mark is None


def test_an_entry_knows_its_reasons_and_exceptions() -> None:
    entry = ccl_entry("3A001.b.2")
    assert entry is not None
    assert {"NS", "MT", "NP", "AT"} <= set(entry.reasons)
    assert "GBS" in entry.exceptions


@pytest.mark.shared
def test_the_tables_are_those_that_the_script_builds(shared: object, tmp_path: object) -> None:
    import importlib.util
    from pathlib import Path

    root = Path(__file__).parent.parent.parent
    spec = importlib.util.spec_from_file_location("build_tables", root / "scripts" / "build_tables.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    vars(module)["OUT"] = Path(str(tmp_path))
    folder = Path(str(shared)) / "data" / "F_export_control"
    for build in (module.chart, module.groups, module.ccl, module.chpl):
        build(folder)
    for built in Path(str(tmp_path)).iterdir():
        assert built.read_text() == (root / "src/dissuade/rules/tables" / built.name).read_text(), built.name
