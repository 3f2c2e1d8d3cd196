"""Screening from the command line, against the starter snapshot."""

from __future__ import annotations

import csv
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from dissuade.cli.main import main

pytestmark = pytest.mark.usefixtures("home")


def test_a_listed_name_is_explained_with_listing_and_snapshot(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["screen", "Kim Jong Un"]) == 1
    shown = capsys.readouterr().out
    assert "STARTER SNAPSHOT" in shown
    assert "KIM, Jong Un  Person  starter-kim-jong-un" in shown
    assert "OFAC DPRK3 since 2016-07-06" in shown
    assert "days old" in shown


@pytest.mark.parametrize("name", ["Jane Smith", "Sergei Ivanov", "习近平", "Ola Nordmann", "สมชาย ใจดี", "გიორგი"])
def test_a_harmless_name_has_no_match_and_status_0(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["screen", name]) == 0
    assert f"{name}: no match" in capsys.readouterr().out


@pytest.mark.parametrize("subject", ["x" * 5000, "no-such.csv"])
def test_what_is_no_path_is_no_table(subject: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["screen", subject, "-o", str(tmp_path / "alerts.csv")]) == 2
    assert "there is no such file" in capsys.readouterr().err


def test_a_birth_date_tells_a_neighbour_apart(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["screen", "Kim Jong Suk", "--birth-date", "1956-03-02", "--country", "kr"]) == 0
    assert "Kim Jong Suk: no match" in capsys.readouterr().out


@pytest.mark.parametrize("date", ["0000", "0001", "0001-01-01", "2999-01-01", "1849"])
def test_a_birth_date_that_cannot_be_is_refused(date: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["screen", "Kim Jong Un", "--birth-date", date]) == 2
    told = capsys.readouterr().err
    assert "field '--birth-date': a birth date " in told
    assert f"(got '{date}')" in told


@pytest.mark.parametrize("date", ["1900-01-01", "1899-12-30", "1970-01-01"])
def test_a_day_that_stands_for_none_hides_nobody(date: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["screen", "Kim Jong Un", "--birth-date", date, "--json"]) == 1
    told = capsys.readouterr()
    assert f"--birth-date {date}: software writes this day where none is known" in told.err
    (match,) = json.loads(told.out)["matches"]
    assert "starter-kim-jong-un" == match["party"]["id"]
    (evidence,) = [item for item in match["evidence"] if item["feature"] == "birth_date"]
    assert (0.0, "not counted: software writes this day where none is known") == (
        evidence["contribution"],
        evidence["reason"],
    )


def test_json_has_the_query_the_snapshot_and_the_matches(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["screen", "김정은", "--schema", "Person", "--birth-date", "1984-01-08", "--json"]) == 1
    answer = json.loads(capsys.readouterr().out)
    assert answer["query"] == "김정은"
    assert answer["snapshot"]["starter"] is True
    match = answer["matches"][0]
    assert match["party"]["id"] == "starter-kim-jong-un"
    assert match["snapshot"] == answer["snapshot"]
    assert {"feature", "contribution", "query_value", "party_value", "reason"} == set(match["evidence"][0])


def test_an_identifier_alone_finds_its_vessel(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["screen", "", "--id", "imoNumber=9161003"]) == 1
    assert "LADY R" in capsys.readouterr().out


@pytest.mark.parametrize(
    "name", ["<script>alert(1)</script>", "'; DROP TABLE parties; --", "[bold]x[/bold]", "\x1b[31mred"]
)
def test_hostile_names_do_nothing_but_stay_visible(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["screen", name]) == 0
    shown = capsys.readouterr().out
    assert "\x1b" not in shown
    assert name.replace("\x1b", "\\u001b") in shown


def test_a_name_that_is_too_long_or_empty_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["screen", "x" * 5000]) == 2
    assert main(["screen", "  "]) == 2
    assert "Traceback" not in capsys.readouterr().err


def write_table(path: Path, rows: int) -> None:
    names = ["Kim Jong Un", "Sergei Shoigu", "Ola Nordmann", "Jane Smith", "=HYPERLINK(1)"]
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(["id", "name"])
        writer.writerows([i, names[i % len(names)]] for i in range(rows))


def test_a_table_becomes_alerts_that_name_line_and_party(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_table(tmp_path / "in.csv", 10)
    assert main(["screen", str(tmp_path / "in.csv"), "-o", str(tmp_path / "out.csv")]) == 1
    with (tmp_path / "out.csv").open(encoding="utf-8", newline="") as stream:
        alerts = list(csv.DictReader(stream))
    assert [(a["line"], a["id"], a["party_id"]) for a in alerts] == [
        ("2", "0", "starter-kim-jong-un"),
        ("3", "1", "starter-shoigu-sergei-kuzhugetovich"),
        ("7", "5", "starter-kim-jong-un"),
        ("8", "6", "starter-shoigu-sergei-kuzhugetovich"),
    ]
    assert "10 rows screened, 4 alerts" in capsys.readouterr().out
    assert sorted(path.name for path in tmp_path.iterdir() if path.is_file()) == ["in.csv", "out.csv"]


def test_broken_rows_are_set_aside_and_the_status_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "in.csv").write_text("id,name\n1,Kim Jong Un\n2,too,many\n3,\n4,Ri Jin\n", encoding="utf-8")
    assert main(["screen", str(tmp_path / "in.csv"), "-o", str(tmp_path / "out.jsonl")]) == 2
    assert [json.loads(line)["id"] for line in (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()] == [
        "1"
    ]
    with (tmp_path / "out.jsonl.problems.csv").open(encoding="utf-8", newline="") as stream:
        assert [row["line"] for row in csv.DictReader(stream)] == ["3", "4"]
    told = capsys.readouterr()
    assert "2 rows screened, 1 alert in" in told.out
    assert f"2 rows could not be screened: see {tmp_path / 'out.jsonl.problems.csv'}" in told.err


@pytest.mark.parametrize("name", ["...", "😀😀", "—", "\u202e!"])
def test_a_name_of_signs_alone_is_refused_and_not_said_to_be_on_no_list(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["screen", name]) == 2
    assert "no letter and no digit to look for" in capsys.readouterr().err
    (tmp_path / "in.csv").write_text(f"name\nJane Smith\n{name}\n", encoding="utf-8")
    assert main(["screen", str(tmp_path / "in.csv")]) == 2
    assert "line 3, field 'name': a name without letter and digit" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["in.csv", "--country", "ru"], "--country tell of one party"),
        (["in.csv", "--id", "imoNumber=9161003", "--gender", "male"], "--gender, --id tell of one party"),
        (["Kim Jong Un", "--restart"], "--restart go with a table"),
        (["Kim Jong Un", "--column", "name=Kunde"], "--column go with a table"),
        (["Kim Jong Un", "--dates", "day-first"], "--dates go with a table"),
    ],
)
def test_an_option_that_would_not_count_is_refused(
    arguments: list[str],
    message: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in.csv").write_text("name\nJane Smith\n")
    assert main(["screen", *arguments]) == 2
    assert message in capsys.readouterr().err


def test_an_identifier_that_fails_the_rules_of_its_kind_is_named_and_looked_for(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["screen", "Jane Smith", "--id", "imo=12"]) == 0
    assert "--id imo=12: not 7 digits; looked for as it is written" in capsys.readouterr().err


def test_what_was_wrong_with_a_row_is_shown_with_its_value(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "in.csv").write_text("name;birth_date\nKim Jong Un;08.01.1984\nJane Smith;yesterday\n")
    assert main(["screen", str(tmp_path / "in.csv")]) == 1
    told = capsys.readouterr().err.splitlines()
    assert told == [
        f"{tmp_path / 'in.csv'}, line 3, field 'birth_date': not a date; screened without it (got 'yesterday')"
    ]


def test_a_table_that_is_refused_leaves_nothing_behind(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "in.csv").write_text("a,b\n1,2\n")
    assert main(["screen", str(tmp_path / "in.csv"), "-o", str(tmp_path / "out.csv")]) == 2
    assert "no column 'name'" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir() if path.name != "home"] == ["in.csv"]


def test_a_table_is_never_written_over_by_its_own_alerts(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table = tmp_path / "in.csv"
    write_table(table, 10)
    before = table.read_bytes()
    (tmp_path / "other.csv").symlink_to(table)
    for output in (table, tmp_path / "other.csv", tmp_path / "." / "in.csv"):
        assert main(["screen", str(table), "-o", str(output)]) == 2
        assert "over the table itself" in capsys.readouterr().err
    assert table.read_bytes() == before


@pytest.mark.parametrize("kind", ["imonumber", "IMO", "imoNumber"])
def test_an_identifier_is_found_under_the_usual_names_of_its_type(
    kind: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["screen", "", "--id", f"{kind}=9161003"]) == 1
    assert "LADY R" in capsys.readouterr().out


def test_who_has_no_name_is_called_by_the_identifier_or_the_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["screen", "", "--id", "imo=9161003"]) == 1
    assert "imo 9161003: 1 match" in capsys.readouterr().out
    (tmp_path / "in.csv").write_text("imoNumber\n9161003\n9074729\n")
    assert main(["screen", str(tmp_path / "in.csv")]) == 1
    shown = capsys.readouterr().out
    assert "line 2, without a name  ->  LADY R" in shown
    assert "line 3, without a name: no match" in shown


def test_an_identifier_of_no_type_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["screen", "", "--id", "foo=9161003"]) == 2
    assert "not a type of identifier" in capsys.readouterr().err


def test_a_type_that_no_party_of_these_lists_has_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["screen", "", "--id", "cageCode=1ABC2", "--id", "imo=9161003"]) == 1
    (told,) = capsys.readouterr().err.splitlines()
    assert "--id cageCode: no party of these lists has a cageCode; only other numbers were compared" == told


@pytest.mark.parametrize("suffix", ["csv", "jsonl", "parquet"])
def test_files_may_have_names_that_are_no_utf_8(suffix: str, tmp_path: Path) -> None:
    table, output = (tmp_path / os.fsdecode(f"w\xff{part}.{suffix}".encode("latin-1")) for part in ("in", "out"))
    pq.write_table(pa.table({"name": ["Kim Jong Un"]}), tmp_path / "plain.parquet")
    contents = {"csv": b"name\nKim Jong Un\n", "jsonl": b'{"name": "Kim Jong Un"}\n'}
    table.write_bytes(contents.get(suffix) or (tmp_path / "plain.parquet").read_bytes())
    assert main(["screen", str(table), "-o", str(output)]) == 1
    assert b"starter-kim-jong-un" in output.read_bytes()


def test_a_match_says_who_the_listed_party_is(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["screen", "Sergei Shoigu"]) == 1
    shown = capsys.readouterr().out.splitlines()
    assert any(line.startswith("        born 1955-05-21; ru") for line in shown)


def test_parties_whose_listings_have_ended_are_found_if_asked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own = "id,name,listed_from,listed_to\n1,Quentin Zabrowitz,2016-03-02,2020-01-01\n2,Bars 81,2016-03-02,\n"
    (tmp_path / "own.csv").write_text(own)
    assert main(["lists", "add", str(tmp_path / "own.csv"), "--source", "private"]) == 0
    assert main(["screen", "Quentin Zabrowitz"]) == 0
    assert main(["screen", "Quentin Zabrowitz", "--include-ended"]) == 1
    assert "until 2020-01-01" in capsys.readouterr().out
    (tmp_path / "in.csv").write_text("name\nQuentin Zabrowitz\n")
    output = tmp_path / "out.csv"
    assert main(["screen", str(tmp_path / "in.csv"), "-o", str(output)]) == 0
    assert main(["screen", str(tmp_path / "in.csv"), "-o", str(output), "--include-ended"]) == 1


def test_columns_that_are_not_used_are_named_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "in.csv").write_text("full_name,IMO number,mood,name,cageCode\nx,9161003,\x1b[31m,,1\ny,,,Ri,2\n")
    said = [
        "columns that are not used: mood, full_name (name is used) (--column OURS=THEIRS says what one is)",
        "no party of these lists has cageCode; only other numbers were compared",
    ]
    assert main(["screen", str(tmp_path / "in.csv")]) == 1
    assert said == capsys.readouterr().err.splitlines()
    assert main(["screen", str(tmp_path / "in.csv"), "-o", str(tmp_path / "out.csv"), "--json"]) == 1
    told = capsys.readouterr()
    assert said == told.err.splitlines()
    assert ["mood", "full_name"] == json.loads(told.out)["unused_columns"]


def test_all_formats_hold_the_same_alerts(tmp_path: Path) -> None:
    write_table(tmp_path / "in.csv", 10)
    for suffix in ("jsonl", "parquet"):
        assert main(["screen", str(tmp_path / "in.csv"), "-o", str(tmp_path / f"out.{suffix}")]) == 1
    lines = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()]
    assert lines == pq.read_table(tmp_path / "out.parquet").to_pylist()


def test_a_killed_run_goes_on_and_ends_with_the_same_alerts(tmp_path: Path, home: Path) -> None:
    write_table(tmp_path / "in.csv", 100_000)
    command = [sys.executable, "-m", "dissuade.cli.main", "screen", str(tmp_path / "in.csv"), "-o"]
    whole, killed = tmp_path / "whole.csv", tmp_path / "killed.csv"
    subprocess.run([*command, str(whole)], check=False, capture_output=True)
    process = subprocess.Popen([*command, str(killed)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    parts = tmp_path / "killed.csv.parts"
    for _ in range(6000):
        if list(parts.glob("0*.json")) or process.poll() is not None:
            break
        time.sleep(0.01)
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert not killed.exists()
    again = subprocess.run([*command, str(killed)], check=False, capture_output=True, text=True, env=os.environ.copy())
    assert again.returncode == 1
    assert "going on after row" in again.stderr
    assert killed.read_bytes() == whole.read_bytes()
    assert not parts.exists()


@pytest.mark.parametrize("name", ["customers.xlsx", "customers.txt", "김정은.json"])
def test_a_file_of_another_kind_is_not_taken_for_a_name(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / name).write_bytes(b"PK\x03\x04")
    assert main(["screen", str(tmp_path / name)]) == 2
    assert "use .csv, .parquet, .jsonl" in capsys.readouterr().err


def test_an_output_that_cannot_be_written_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "in.csv").write_text("name\nKim Jong Un\n")
    (tmp_path / "taken").write_text("")
    output = tmp_path / "taken" / "alerts.csv"
    assert main(["screen", str(tmp_path / "in.csv"), "-o", str(output)]) == 2
    assert f"{output}: no output can be written there" in capsys.readouterr().err
