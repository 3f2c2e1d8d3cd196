"""A killed run goes on, and the result appears whole or not at all."""

from __future__ import annotations

import errno
import json
import os
from pathlib import Path

import pytest

from dissuade.cli.runs import Journal, Run, fingerprint, write_page
from dissuade.errors import InputError

ENTRIES = [{"document": "보고서.txt"}, {"document": "اخبار.html"}, {"document": "half \ud800"}]


def _journal(folder: Path, run: str = "run-1", *, restart: bool = False) -> Journal:
    return Journal(folder / "out.jsonl", run, restart=restart)


def test_the_output_appears_when_the_run_is_finished(tmp_path: Path) -> None:
    journal = _journal(tmp_path)
    assert list(journal.entries()) == []
    assert list(journal.add(iter(ENTRIES))) == ENTRIES
    assert not journal.output.exists()
    journal.finish()
    lines = journal.output.read_text(encoding="utf-8").splitlines()
    assert [json.loads(line) for line in lines] == ENTRIES
    assert [path.name for path in tmp_path.iterdir()] == ["out.jsonl"]


def test_a_run_goes_on_after_what_is_whole(tmp_path: Path) -> None:
    with _journal(tmp_path) as first:
        assert list(first.entries()) == []
        assert next(first.add(iter(ENTRIES))) == ENTRIES[0]
        with first.lines.open("ab") as stream:
            stream.write(b'{"document": "cut o')
    again = _journal(tmp_path)
    assert list(again.entries()) == ENTRIES[:1]
    assert list(again.add(iter(ENTRIES[1:]))) == ENTRIES[1:]
    assert list(again.entries()) == ENTRIES


def test_parts_of_another_run_are_refused_unless_they_are_to_be_forgotten(tmp_path: Path) -> None:
    with _journal(tmp_path) as journal:
        list(journal.add(iter(ENTRIES)))
    with pytest.raises(InputError, match="say --restart"):
        _journal(tmp_path, "run-2")
    assert list(_journal(tmp_path, "run-2", restart=True).entries()) == []


def test_a_run_removes_only_its_own_folder(tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    with Run(tmp_path / "out.csv", "run-1", restart=False):
        pass
    assert [path.name for path in tmp_path.iterdir()] == ["other"]


def test_a_file_counts_by_its_content_and_its_settings(tmp_path: Path) -> None:
    file = tmp_path / "in.jsonl"
    file.write_text("{}")
    before = fingerprint(file, {"limit": 5})
    assert fingerprint(file, {"limit": 5}) == before
    assert fingerprint(file, {"limit": 6}) != before
    file.write_text("[]")
    assert fingerprint(file, {"limit": 5}) != before


def test_a_folder_counts_by_its_files_without_the_output_in_it(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("one")
    output = tmp_path / "out.jsonl"
    before = fingerprint(tmp_path, {}, output=output)
    list(_journal(tmp_path).add(iter(ENTRIES)))
    output.write_text("old")
    assert fingerprint(tmp_path, {}, output=output) == before
    (tmp_path / "b.txt").write_text("two")
    assert fingerprint(tmp_path, {}, output=output) != before


def test_a_run_that_finished_nothing_stands_in_nobodys_way(tmp_path: Path) -> None:
    with _journal(tmp_path) as journal:
        assert list(journal.entries()) == []
    with _journal(tmp_path, "run-2") as corrected:
        assert list(corrected.add(iter(ENTRIES))) == ENTRIES
    with pytest.raises(InputError, match="interrupted run"):
        _journal(tmp_path, "run-3")


def test_two_runs_at_once_never_write_the_same_output(tmp_path: Path) -> None:
    with _journal(tmp_path) as first:
        for restart in (False, True):
            with pytest.raises(InputError, match="another run is writing this output now"):
                _journal(tmp_path, restart=restart)
        assert list(first.add(iter(ENTRIES))) == ENTRIES
        first.finish()
    assert len((tmp_path / "out.jsonl").read_text().splitlines()) == len(ENTRIES)


def test_a_full_disk_names_the_output(tmp_path: Path) -> None:
    with (
        pytest.raises(InputError, match=r"out.jsonl: cannot be written \(No space left on device\)"),
        _journal(tmp_path),
    ):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def test_a_page_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    page = tmp_path / "none" / "page.html"
    with pytest.raises(InputError, match="the page cannot be written") as caught:
        write_page(page, "<p>")
    assert caught.value.path == str(page)
