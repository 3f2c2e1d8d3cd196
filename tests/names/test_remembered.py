from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from dissuade.names import given_names, lexicon, remembered, syllables
from dissuade.names.tokens import NameClass


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(remembered, "_cache_folder", lambda: tmp_path)
    return tmp_path


def test_what_was_made_once_is_not_made_again(folder: Path) -> None:
    assert ["김", 0.9] == remembered.remembered("names", lambda: ["김", 0.9])
    assert ["김", 0.9] == remembered.remembered("names", lambda: pytest.fail("made again"))
    assert [f"names-{remembered.names_version()}.json"] == os.listdir(folder)


def test_a_change_of_any_table_makes_it_anew_and_removes_the_old(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    remembered.remembered("names", lambda: 1)
    remembered.remembered("names_of_ships", lambda: 1)
    monkeypatch.setattr(remembered, "names_version", lambda: "0123456789abcdef")
    assert remembered.remembered("names", lambda: 2) == 2
    assert "names-0123456789abcdef.json" in os.listdir(folder)
    assert len(os.listdir(folder)) == 2


@pytest.mark.parametrize("rest", [b"", b"[1, 2", b"\xff\xfe\x00"])
def test_a_damaged_copy_is_made_anew(folder: Path, rest: bytes) -> None:
    (folder / f"names-{remembered.names_version()}.json").write_bytes(rest)
    assert remembered.remembered("names", lambda: [3]) == [3]
    assert json.loads((folder / f"names-{remembered.names_version()}.json").read_bytes()) == [3]


def test_where_nothing_can_be_written_it_is_made_each_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setattr(remembered, "_cache_folder", lambda: tmp_path / "file" / "below")
    assert [remembered.remembered("names", lambda: 4) for _ in range(2)] == [4, 4]


@pytest.mark.parametrize("name_class", NameClass)
def test_a_remembered_lexicon_is_the_one_that_was_taken_apart(folder: Path, name_class: NameClass) -> None:
    lexicon._table.cache_clear()
    made = lexicon.lexicon_for.__wrapped__(name_class)
    lexicon._table.cache_clear()
    again = lexicon.lexicon_for.__wrapped__(name_class)
    assert made == again
    assert [list(made.words), list(made.glued)] == [list(again.words), list(again.glued)]


def test_remembered_names_and_syllables_are_those_that_were_taken_apart(folder: Path) -> None:
    made = given_names._names.__wrapped__(), syllables.latin_syllables()
    assert made == (given_names._names.__wrapped__(), syllables.latin_syllables())
    assert len(os.listdir(folder)) == 2
