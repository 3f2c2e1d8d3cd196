"""Reading from the command line, against the starter snapshot."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from dissuade.cli.main import main

pytestmark = pytest.mark.usefixtures("home")
NEWS = (
    "SEOUL, September 14, 2023 - The White House said on Monday that North Korea had sold artillery shells to Russia. "
    "Moscow denied it. North Korean leader Kim Jong Un met Vladimir Putin on Wednesday."
)
HARMLESS = "LONDON, May 3, 2021 - The harvest in Kent was good this year, farmers said on Monday."


@pytest.fixture
def news(tmp_path: Path) -> Path:
    path = tmp_path / "news.txt"
    path.write_text(NEWS, encoding="utf-8")
    return path


def _lines(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_a_report_with_listed_parties_has_status_1(news: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", str(news)]) == 1
    shown = capsys.readouterr().out
    assert "KIM, Jong Un  OFAC DPRK3 since 2016-07-06" in shown
    assert "drafted, not decided" in shown


def test_a_harmless_report_has_status_0(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "harvest.txt"
    path.write_text(HARMLESS)
    assert main(["read", str(path)]) == 0
    assert "Listed parties  none" in capsys.readouterr().out


def test_the_deals_are_decided_on_request(news: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", str(news), "--decide"]) == 1
    assert "PROHIBITED" in capsys.readouterr().out


def test_json_has_the_report_and_the_decisions(news: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", str(news), "--decide", "--json"]) == 1
    answer = json.loads(capsys.readouterr().out)
    assert answer["text"] == NEWS
    assert [decision["overall"] for decision in answer["decisions"]] == ["prohibited"]
    assert answer["snapshot"]["starter"] is True


def test_a_drafted_deal_can_be_saved_and_decided(news: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", str(news), "--json"]) == 1
    (draft,) = json.loads(capsys.readouterr().out)["deals"]
    path = news.parent / "draft.yaml"
    path.write_text(json.dumps(draft, ensure_ascii=False, indent=1), encoding="utf-8")
    assert main(["decide", str(path), "--no-tree"]) == 1
    assert "PROHIBITED" in capsys.readouterr().out


def test_the_page_is_written(news: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    assert main(["read", str(news), "--decide", "--html", str(page)]) == 1
    text = page.read_text(encoding="utf-8")
    assert '<div class="verdict prohibited">' in text
    assert "Kim Jong Un</span>" in text


def test_a_page_that_cannot_be_written_is_an_error(news: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", str(news), "--html", str(news.parent / "absent" / "page.html")]) == 2
    assert "cannot be written" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["absent.txt"], "absent.txt: cannot be read"),
        ([".", "--html", "x.html", "-o", "out.jsonl"], "--html goes with one document"),
        (["."], "needs -o OUT.jsonl"),
        ([".", "-o", "out.csv"], "written as .jsonl"),
        (["absent.txt", "-o", "out.jsonl"], "-o and --restart go with a folder"),
        (["news.txt", "--published", "yesterday"], "write YYYY-MM-DD"),
    ],
)
def test_wrong_usage_says_what_is_wrong(
    news: Path, arguments: list[str], message: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(news.parent)
    assert main(["read", *arguments]) == 2
    assert message in capsys.readouterr().err


def test_a_folder_becomes_json_lines_although_one_file_is_broken(
    news: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (news.parent / "broken.pdf").write_bytes(b"%PDF-1.4\x00\xff")
    output = tmp_path / "reports.jsonl"
    assert main(["read", str(news.parent), "-o", str(output)]) == 2
    broken, read = _lines(output)
    assert (broken["document"], broken["report"], read["error"]) == ("broken.pdf", None, None)
    told = capsys.readouterr()
    assert "2 documents in" in told.out
    assert "1 with a listed party, 1 could not be read" in told.out
    assert not (tmp_path / "reports.jsonl.parts").exists()


def test_files_of_other_kinds_are_named_and_not_missed_in_silence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "case"
    folder.mkdir()
    (folder / "news.txt").write_text(NEWS, encoding="utf-8")
    for name in ("Протокол.docx", "scan.tiff", ".DS_Store", "old.jsonl"):
        (folder / name).write_bytes(b"x")
    for _ in range(2):
        assert main(["read", str(folder), "-o", str(folder / "reports.jsonl")]) == 1
        told = capsys.readouterr().err
        assert "not read, being of another kind: 3 files: old.jsonl, scan.tiff, Протокол.docx" in told


def test_a_batch_can_be_decided_and_summed_up_as_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "in.jsonl"
    path.write_text(json.dumps({"id": "a", "text": NEWS}) + "\n" + json.dumps({"id": "b", "text": HARMLESS}) + "\n")
    output = tmp_path / "out.jsonl"
    assert main(["read", str(path), "-o", str(output), "--decide", "--json"]) == 1
    summary = json.loads(capsys.readouterr().out)
    assert (summary["documents"], summary["failed"], summary["listed"]) == (2, 0, 1)
    decisions = [entry["decisions"] for entry in _lines(output)]
    assert [[decision["overall"] for decision in found] for found in decisions] == [["prohibited"], []]  # type: ignore[attr-defined]


def test_a_killed_batch_goes_on_and_gives_the_same(tmp_path: Path) -> None:
    path = tmp_path / "in.jsonl"
    path.write_text("".join(json.dumps({"id": f"n{n}", "text": f"{NEWS} Take {n}."}) + "\n" for n in range(400)))
    output, whole = tmp_path / "out.jsonl", tmp_path / "whole.jsonl"
    command = [sys.executable, "-m", "dissuade.cli.main", "read", str(path), "-o"]
    journal = tmp_path / "out.jsonl.parts" / "lines.jsonl"
    with subprocess.Popen([*command, str(output)], stderr=subprocess.PIPE, env=dict(os.environ)) as run:
        deadline = time.monotonic() + 120
        while time.monotonic() < deadline and run.poll() is None:
            if journal.exists() and journal.stat().st_size > 100_000:
                break
            time.sleep(0.02)
        run.send_signal(signal.SIGKILL)
        run.wait()
    assert journal.exists()
    assert not output.exists()
    again = subprocess.run([*command, str(output)], capture_output=True, text=True, check=False)
    assert again.returncode == 1, again.stderr
    assert "going on after document" in again.stderr
    assert main(["read", str(path), "-o", str(whole)]) == 1
    assert output.read_bytes() == whole.read_bytes()


def test_another_input_is_not_taken_for_the_interrupted_run(
    news: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output = tmp_path / "out" / "reports.jsonl"
    (output.parent / "reports.jsonl.parts").mkdir(parents=True)
    (output.parent / "reports.jsonl.parts" / "run.json").write_text('{"run": "another"}')
    (output.parent / "reports.jsonl.parts" / "lines.jsonl").write_text('{"document": "a.txt", "report": null}\n')
    folder = str(news.parent)
    assert main(["read", folder, "-o", str(output)]) == 2
    assert "say --restart" in capsys.readouterr().err
    assert main(["read", folder, "-o", str(output), "--restart"]) == 1


def test_documents_are_never_written_over_by_their_own_reports(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    documents = tmp_path / "news.jsonl"
    documents.write_text('{"text": "Pyongyang denied it."}\n', encoding="utf-8")
    assert main(["read", str(documents), "-o", str(documents)]) == 2
    assert "over the documents themselves" in capsys.readouterr().err
    assert '{"text": "Pyongyang denied it."}\n' == documents.read_text(encoding="utf-8")


def test_a_page_is_never_written_over_its_document(news: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other = news.with_name("other.txt")
    other.symlink_to(news)
    for page in (news, other):
        assert main(["read", str(news), "--html", str(page)]) == 2
        assert "written over the input itself" in capsys.readouterr().err
    assert NEWS == news.read_text(encoding="utf-8")


def test_the_demo_reads_screens_and_decides_the_shipped_report(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["demo"]) == 0
    shown = capsys.readouterr().out
    assert "KIM, Jong Un" in shown
    assert "CONTESTED" in shown
    assert "PROHIBITED" in shown
    assert len(shown.splitlines()) <= 60
