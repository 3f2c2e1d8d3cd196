from __future__ import annotations

import json
import os
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from dissuade.cli.lists_show import show_diff
from dissuade.cli.main import main
from dissuade.lists.diff import EditionDiff, FieldChange, PartyChange
from tests import misbehaving_server
from tests.lists.official_files import PEOPLE, make_people, write_sdn_set, write_un
from tests.misbehaving_server import content, status

pytestmark = pytest.mark.usefixtures("home")

LATER = "2026-02-28T00:00:00.000Z"


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    code = main([str(argument) for argument in ("lists", *arguments)])
    out, err = capsys.readouterr()
    assert "Traceback" not in out + err
    return code, out, err


def run_json(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, dict[str, Any]]:
    code, out, _ = run(capsys, *arguments, "--json")
    return code, json.loads(out)


def test_an_empty_home_says_how_to_begin(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys)
    assert code == 0
    assert "dissuade lists update" in out


def test_a_list_is_added_compiled_and_shown(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    code, out, _ = run(capsys, "add", write_un(tmp_path))
    assert code == 0
    assert "added un-sc 2026-02-27: 6 parties" in out
    assert "snapshot " in out
    assert "un-sc" in run(capsys)[1]


@pytest.mark.parametrize("folder", [False, True])
def test_a_list_may_have_a_name_that_is_no_utf_8(
    folder: bool, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    place = tmp_path / os.fsdecode(b"lists \xff")
    place.mkdir()
    path = write_un(tmp_path).rename(place / os.fsdecode(b"un \xff.xml"))
    code, out, err = run(capsys, "add", place if folder else path)
    assert (0, True) == (code, "added un-sc 2026-02-27: 6 parties" in out), err


def test_columns_of_a_list_of_ones_own_that_do_not_count_are_named(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = tmp_path / "mine.csv"
    path.write_text("name,dob,country,passport,mood\nIvan Testov,1961-02-03,ru,123456789,grim\n")
    code, _, err = run(capsys, "add", path, "--source", "private")
    assert (0, True) == (code, "columns that are kept but do not count in screening: mood 1" in err)
    assert main(["screen", "", "--id", "passport=123456789"]) == 1


def test_lists_are_written_as_entities_that_can_be_added_again(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(capsys, "add", write_un(tmp_path))
    output = tmp_path / "parties.ftm.json"
    code, data = run_json(capsys, "export", "un-sc", "-o", output)
    lines = output.read_text(encoding="utf-8").splitlines()
    assert (0, 6, len(lines)) == (code, data["parties"], data["entities"])
    assert "6 parties of 1 list in " in run(capsys, "export", "--all", "-o", output)[1]
    assert lines == run(capsys, "export", "un-sc")[1].splitlines()
    monkeypatch.setenv("DISSUADE_HOME", str(tmp_path / "other"))
    assert run_json(capsys, "add", output, "--date", "2026-02-27")[1]["added"][0]["edition"]["parties"] == 6
    assert main(["screen", "Ri Rang", "--birth-date", "1970", "--json"]) == 1
    assert "un-sc-KPi.033" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "status", "message"),
    [
        ([], 2, "name the lists to export, or say --all"),
        (["un-sc", "--all"], 2, "name the lists to export, or say --all"),
        (["--all", "--edition", "2026"], 2, "--edition is of one list"),
        (["--all", "--json"], 2, "give one with -o"),
        (["--all"], 2, "no list has been added yet"),
        (["un-sc"], 3, "no edition of 'un-sc' has been added"),
    ],
)
def test_an_export_of_nothing_is_refused(
    arguments: list[str], status: int, message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, err = run(capsys, "export", *arguments)
    assert (status, "", True) == (code, out, message in err), err


def test_adding_says_everything_in_json(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    code, data = run_json(capsys, "add", write_un(tmp_path))
    assert code == 0
    assert {"added", "unchanged", "refused", "skipped", "snapshot"} == data.keys()
    assert data["added"][0]["edition"]["parties"] == 6
    assert [["un-sc", "2026-02-27"]] == data["snapshot"]["sources"]
    assert run_json(capsys)[1]["editions"][0]["source"] == "un-sc"


def test_a_refused_file_is_list_trouble_and_the_snapshot_stays(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    snapshot = run_json(capsys, "add", write_un(tmp_path, make_people(100)))[1]["snapshot"]
    code, data = run_json(capsys, "add", write_un(tmp_path, make_people(20), LATER))
    assert (3, "shrunk", None) == (code, data["refused"][0]["reason"], data["snapshot"])
    assert run_json(capsys, "add", write_un(tmp_path, make_people(100)))[1]["snapshot"]["id"] == snapshot["id"]


def test_a_refusal_is_told_on_the_error_stream(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "consolidated.xml"
    path.write_text("<html>503</html>")
    code, out, err = run(capsys, "add", path)
    assert (3, "") == (code, out)
    assert f"{path}: refused (html)" in err


@pytest.mark.parametrize(
    "option",
    [["--max-shrink", "0.9"], ["--max-shrink", "90%"], ["--accept-shrink"]],
    ids=lambda option: " ".join(option),
)
def test_shrinking_can_be_allowed(option: list[str], capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    run(capsys, "add", write_un(tmp_path, make_people(100)))
    assert run(capsys, "add", *option, write_un(tmp_path, make_people(20), LATER))[0] == 0


def test_an_older_list_can_be_kept(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    run(capsys, "add", write_un(tmp_path, PEOPLE, LATER))
    code, out, _ = run(capsys, "add", "--allow-older", write_un(tmp_path))
    assert code == 0
    assert "kept as history" in out


def test_a_suspicious_change_can_be_accepted(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    run(capsys, "add", write_un(tmp_path))
    path = write_un(tmp_path, [*PEOPLE[:5], replace(PEOPLE[5], first="Quarterly", last="Invoice")], LATER)
    assert run(capsys, "add", path)[0] == 3
    code, _, err = run(capsys, "add", "--accept-changes", path)
    assert code == 0
    assert "taken nevertheless" in err


@pytest.mark.parametrize(
    "arguments",
    [
        ["add"],
        ["add", "nowhere.xml"],
        ["add", ".", "--max-shrink", "2"],
        ["add", ".", "--max-shrink", "much"],
        ["add", ".", "--max-shrink", "-5%"],
        ["add", ".", "--date", "today"],
        ["add", ".", "--sha256", "xyz"],
        ["add", ".", "--source", "atlantis"],
        ["update", "atlantis"],
        ["update"],
        ["update", "un-sc", "--from-url", "un-sc"],
        ["update", "un-sc", "--from-url", "un-sc=ftp://example.org/"],
        ["update", "--timeout", "0"],
        ["remove"],
    ],
    ids=" ".join,
)
def test_wrong_usage_is_told_in_one_message(
    arguments: list[str], capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    code, out, err = run(capsys, *arguments)
    assert (2, "") == (code, out)
    assert err.strip()


@pytest.mark.parametrize("arguments", [["diff", "un-sc"], ["show", "un-sc"]], ids=" ".join)
def test_a_list_that_was_never_added_is_list_trouble(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    code, _, err = run(capsys, *arguments)
    assert code == 3
    assert "no edition of 'un-sc' has been added" in err


def test_the_oldest_edition_has_nothing_to_be_compared_with(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    run(capsys, "add", write_un(tmp_path))
    code, _, err = run(capsys, "diff", "un-sc")
    assert code == 3
    assert "oldest edition" in err


def test_two_editions_are_compared(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    people = [*PEOPLE[1:5], replace(PEOPLE[5], born="1975")]
    run(capsys, "add", write_un(tmp_path), write_un(tmp_path, people, LATER))
    code, out, _ = run(capsys, "diff", "un-sc")
    assert code == 0
    assert "0 added, 1 removed, 1 changed" in out
    assert "birth_dates - 1974" in out
    assert "birth_dates + 1975" in out
    _, data = run_json(capsys, "diff", "un-sc", "--from", "2026-02-28", "--to", "2026-02-27")
    assert ["un-sc-KPi.001"] == [brief["id"] for brief in data["added"]]


def test_an_edition_is_shown_with_its_files_and_siblings(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    run(capsys, "add", *write_sdn_set(tmp_path / "ofac", range(1, 9)), "--date", "2024-05-03")
    code, out, _ = run(capsys, "show", "ofac-sdn")
    assert code == 0
    assert "sdn_comments.csv" in out
    _, data = run_json(capsys, "show", "ofac-sdn", "--edition", "2024-05-03")
    assert [data["edition"]["id"]] == data["editions"]


def test_an_undated_list_is_pointed_out(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    _, _, err = run(capsys, "add", *write_sdn_set(tmp_path / "ofac", range(1, 9)))
    assert "--date" in err
    assert "excerpt" in err


def test_the_catalogue_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "sources")
    assert code == 0
    assert "ofac-sdn" in out
    _, data = run_json(capsys, "sources")
    assert "https" in next(entry for entry in data["sources"] if entry["name"] == "un-sc")["downloads"][0]["url"]


def test_no_column_of_a_table_disappears_on_a_narrow_terminal(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    _, out, _ = run(capsys, "sources")
    assert out.split("\n")[0].split() == ["source", "publication", "publisher", "update"]
    assert "opensanctions " in out
    assert "address not confirmed" in out


def test_a_list_is_updated_from_another_address(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    with misbehaving_server.serve() as server:
        url = server.on("/un.xml", content(write_un(tmp_path).read_bytes(), etag='"1"'))
        code, data = run_json(capsys, "update", "--from-url", f"un-sc={url}")
        assert (0, "added") == (code, data["sources"][0]["state"])
        code, out, _ = run(capsys, "update", "un-sc", "--from-url", f"un-sc={url}")
        assert code == 0
        assert "unchanged un-sc" in out


def test_an_update_that_fails_is_list_trouble(capsys: pytest.CaptureFixture[str]) -> None:
    with misbehaving_server.serve() as server:
        code, _, err = run(capsys, "update", "--from-url", f"un-sc={server.on('/un.xml', status(404))}")
    assert code == 3
    assert "404" in err


def test_a_damaged_record_is_list_trouble(capsys: pytest.CaptureFixture[str], tmp_path: Path, home: Path) -> None:
    run(capsys, "add", write_un(tmp_path))
    (record,) = home.glob("lists/editions/un-sc/*.json")
    record.write_text("{}")
    code, _, err = run(capsys)
    assert code == 3
    assert str(record) in err


def test_hostile_names_do_not_reach_the_terminal(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    people = [*PEOPLE[:5], replace(PEOPLE[5], first="\u202eGédéon", last="[bold]Kyungu")]
    run(capsys, "add", write_un(tmp_path), write_un(tmp_path, people, LATER))
    _, out, _ = run(capsys, "diff", "un-sc")
    assert "\u202e" not in out
    assert "[bold]Kyungu" in out


def test_a_newer_edition_with_the_same_parties_moves_the_date_of_the_snapshot(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    run(capsys, "add", write_un(tmp_path))
    _, data = run_json(capsys, "add", write_un(tmp_path, PEOPLE, LATER))
    assert [["un-sc", "2026-02-28"]] == data["snapshot"]["sources"]


def test_a_diff_tells_changes_of_raw_fields_alone_only_as_a_number(capsys: pytest.CaptureFixture[str]) -> None:
    def change(number: int, field: str) -> PartyChange:
        changes = (FieldChange(field=field, old=("1",), new=("2",)),)
        return PartyChange(id=f"wb-debarred-{number}", caption="SINO HYDRO", changes=changes)

    changed = tuple(change(number, "raw" if number else "names") for number in range(5))
    show_diff(
        EditionDiff(source="wb-debarred", from_edition="a", to_edition="b", added=(), removed=(), changed=changed)
    )
    out = capsys.readouterr().out
    assert ("wb-debarred-0" in out, "wb-debarred-1" in out) == (True, False)
    assert "4 changed in raw fields alone; --json shows them" in out


def test_every_answer_says_that_a_list_carries_no_date(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    files = write_sdn_set(tmp_path / "ofac", range(1, 9))
    code, data = run_json(capsys, "add", *files)
    assert (0, [["ofac-sdn", "mtime"]]) == (code, data["snapshot"]["undated"])
    assert "not known" in run(capsys)[1]
    main(["screen", "Jane Smith"])
    shown = capsys.readouterr().out
    assert "ofac-sdn undated (file of " in shown
    assert "age not known" in shown
    assert "days old" not in shown
    _, data = run_json(capsys, "add", "--date", data["added"][0]["edition"]["published"], *files)
    assert data["snapshot"]["undated"] == []
