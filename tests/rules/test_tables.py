from __future__ import annotations

from pathlib import Path

import pytest

from dissuade.errors import InputError
from dissuade.rules.tables import load_tables, read_tables


def contains(table: str, code: str, date: str = "2024-01-01", **marks: str) -> bool | None:
    return load_tables()[table].contains(code, date, tuple(sorted(marks.items())))


def test_a_heading_covers_everything_below_it() -> None:
    assert contains("un_dprk_hs_export_ban", "030743") is True
    assert contains("un_dprk_hs_export_ban", "040210") is False


def test_a_code_that_is_too_short_is_unknown() -> None:
    assert contains("chpl", "8482") is None
    assert contains("chpl", "848210") is True


def test_rows_hold_from_their_date() -> None:
    assert contains("un_dprk_hs_export_ban", "270112", "2017-08-04") is False
    assert contains("un_dprk_hs_export_ban", "270112", "2017-08-05") is True


def test_marks_choose_rows() -> None:
    assert contains("un_dprk_hs_import_ban", "271019", cap="true") is True
    assert contains("un_dprk_hs_import_ban", "271019", cap="false") is False


def test_an_incomplete_table_does_not_say_no_where_it_has_gaps() -> None:
    assert contains("ear_746_supp4", "840310") is True
    assert contains("ear_746_supp4", "731815") is None
    assert contains("ear_746_supp4", "100490") is False


def test_cambodia_left_the_embargoed_group() -> None:
    assert contains("ear_group_d5", "KH", "2024-01-01") is True
    assert contains("ear_group_d5", "KH", "2025-11-07") is False


def test_norway_is_a_country() -> None:
    assert contains("eu_annex_viii", "NO") is True


def test_the_list_of_high_priority_items_has_fifty_codes() -> None:
    assert len(load_tables()["chpl"].codes("2024-06-01")) == 50


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("t:\n  rows: 3\n", "needs rows"),
        ("t:\n  rows:\n  - {from: 2020-01-01}\n", "list of codes"),
        ("t:\n  rows:\n  - {codes: [A], from: 2021-01-01, to: 2020-01-01}\n", "before"),
        ("t:\n  colour: red\n  rows:\n  - {codes: [A]}\n", "unknown key"),
    ],
)
def test_a_broken_table_is_refused(tmp_path: Path, text: str, words: str) -> None:
    path = tmp_path / "table.yaml"
    path.write_text(text)
    with pytest.raises(InputError, match=words):
        read_tables(path)
