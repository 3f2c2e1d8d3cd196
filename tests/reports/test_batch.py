from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from dissuade.errors import InputError
from dissuade.reports.batch import count_documents, read_batch
from dissuade.reports.reading import begin_report
from dissuade.screening import Screener

GOOD = "North Korean leader Kim Jong Un met Russian President Vladimir Putin on Wednesday."


@pytest.fixture(scope="module")
def screener(tmp_path_factory: pytest.TempPathFactory) -> Screener:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DISSUADE_HOME", str(tmp_path_factory.mktemp("home")))
        return Screener.open()


def _lines(path: Path, *entries: object) -> Path:
    path.write_text("".join(f"{e if isinstance(e, str) else json.dumps(e)}\n" for e in entries), encoding="utf-8")
    return path


def _folder(path: Path) -> Path:
    (path / "asia").mkdir()
    (path / "asia" / "회담.txt").write_text(GOOD, encoding="utf-8")
    (path / "broken.pdf").write_bytes(b"%PDF-1.7 nothing")
    (path / "empty.txt").write_bytes(b"")
    (path / "quiet.html").write_text("<html><body><p>The harvest was good this year in Kent.</p></body></html>")
    (path / "notes.docx").write_bytes(b"PK")
    return path


def test_every_document_of_a_folder_has_its_entry_in_order(tmp_path: Path, screener: Screener) -> None:
    entries = list(read_batch(_folder(tmp_path), screener))
    assert [entry["document"] for entry in entries] == ["asia/회담.txt", "broken.pdf", "empty.txt", "quiet.html"]
    assert count_documents(tmp_path) == 4
    assert [entry["error"] is None for entry in entries] == [True, False, False, True]
    assert [entry["report"] is None for entry in entries] == [False, True, True, False]
    assert "empty" in entries[2]["error"]
    assert entries[0]["report"]["parties"][0]["party"]["caption"] == "KIM, Jong Un"


def test_lines_have_text_id_title_and_date(tmp_path: Path, screener: Screener) -> None:
    path = _lines(
        tmp_path / "news.jsonl",
        {"id": "tass-7", "text": GOOD, "title": "Встреча", "published": "2023-09-14T08:00:00Z"},
        "",
        {"text": GOOD},
    )
    first, second = read_batch(path, screener, published="2020-01-02")
    assert (first["document"], first["report"]["title"]) == ("tass-7", "Встреча")
    assert first["report"]["published"] == "2023-09-14"
    assert (second["document"], second["report"]["published"]) == ("line-3", "2020-01-02")


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{broken", "no JSON"),
        ("[1, 2]", "no JSON object"),
        ("[" * 100_000, "no JSON"),
        ({"id": 1}, "field 'text'"),
        ({"text": 5}, "field 'text'"),
        ({"text": ""}, "no words"),
        ({"text": GOOD, "published": "last Tuesday"}, "field 'published'"),
    ],
)
def test_a_broken_line_says_what_is_wrong_and_the_next_is_read(
    tmp_path: Path, screener: Screener, line: object, message: str
) -> None:
    broken, good = read_batch(_lines(tmp_path / "in.jsonl", line, {"text": GOOD}), screener)
    assert message in broken["error"]
    assert good["error"] is None


def test_a_line_that_never_ends_is_refused_and_the_next_is_read(
    tmp_path: Path, screener: Screener, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dissuade.reports.batch.LARGEST_FILE", 1000)
    path = _lines(tmp_path / "in.jsonl", {"text": "x" * 5000}, {"text": GOOD})
    broken, good = read_batch(path, screener)
    assert "longer than 1,000 bytes" in broken["error"]
    assert good["error"] is None


def test_a_fault_of_the_program_stops_nothing(
    tmp_path: Path, screener: Screener, monkeypatch: pytest.MonkeyPatch
) -> None:

    def fail_once(document: Any, **more: Any) -> Any:
        if "poison" in document.text:
            raise IndexError("tuple index out of range")
        return begin_report(document, **more)

    monkeypatch.setattr("dissuade.reports.batch.begin_report", fail_once)
    path = _lines(tmp_path / "in.jsonl", {"text": "poison"}, {"text": GOOD})
    broken, good = read_batch(path, screener)
    assert broken["error"] == "line-1: internal error, please report it: IndexError: tuple index out of range"
    assert good["error"] is None


def test_documents_that_are_done_are_skipped(tmp_path: Path, screener: Screener) -> None:
    path = _lines(tmp_path / "in.jsonl", {"text": GOOD}, {"text": "{}"}, {"text": GOOD})
    assert [entry["document"] for entry in read_batch(path, screener, skip=2)] == ["line-3"]


def test_nothing_to_read_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="nothing to read"):
        count_documents(tmp_path)
    with pytest.raises(InputError, match="nothing to read"):
        count_documents(_lines(tmp_path / "in.jsonl", "", ""))
    with pytest.raises(InputError, match="cannot be read"):
        count_documents(tmp_path / "absent.jsonl")


def test_deals_are_decided_if_asked(tmp_path: Path, screener: Screener) -> None:
    path = _lines(tmp_path / "in.jsonl", {"text": GOOD})
    (entry,) = read_batch(path, screener, decide=lambda report: [])
    assert entry["decisions"] == []


def test_the_date_of_a_batch_is_for_documents_that_say_none(tmp_path: Path, screener: Screener) -> None:
    (tmp_path / "a.txt").write_text(f"Published: 8 June 2021\n{GOOD}", encoding="utf-8")
    (tmp_path / "b.txt").write_text(GOOD, encoding="utf-8")
    entries = list(read_batch(tmp_path, screener, published="2023-01-05"))
    assert ["2021-06-08", "2023-01-05"] == [entry["report"]["published"] for entry in entries]
