"""``dissuade evaluate`` and ``screen --threshold-from`` on the starter snapshot."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dissuade.cli.evaluate import read_rate
from dissuade.cli.main import main
from dissuade.errors import InputError

SMALL = ["evaluate", "--sample", "8", "--negatives", "200", "--target-alerts", "1/100"]


def run(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> tuple[int, str, str]:
    status = main(arguments)
    captured = capsys.readouterr()
    return status, captured.out, captured.err


def test_json_is_the_same_for_the_same_seed_and_is_kept(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, first, _ = run([*SMALL, "--json"], capsys)
    assert status == 0
    assert first == run([*SMALL, "--json"], capsys)[1]
    evaluation = json.loads(first)
    kept = home / "evaluations" / f"{evaluation['id']}.json"
    assert evaluation == json.loads(kept.read_text(encoding="utf-8"))
    assert evaluation["alerts"]["hits"] <= 2


def test_screening_uses_the_threshold_that_was_picked(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    evaluation = json.loads(run([*SMALL, "--json"], capsys)[1])
    status, out, err = run(["screen", "Kim Jong Un", "--threshold-from", evaluation["id"][:8], "--json"], capsys)
    assert status == 1
    assert f"threshold {evaluation['threshold']:.6f}" in err
    assert all(match["probability"] >= evaluation["threshold"] for match in json.loads(out)["matches"])


def test_a_threshold_and_an_evaluation_at_once_are_refused(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, _, err = run(["screen", "Kim Jong Un", "--threshold", "0.5", "--threshold-from", "abcd"], capsys)
    assert status == 2
    assert "not both" in err


def test_the_summary_names_snapshot_threshold_and_where_it_is_kept(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, out, _ = run(SMALL, capsys)
    assert status == 0
    assert "STARTER SNAPSHOT" in out
    assert "Threshold for alerts 10 per 1,000:" in out
    assert "verbatim" in out
    assert str(home / "evaluations") in out.replace("\n", "")


def test_page_and_queries_are_written(home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page, queries = tmp_path / "report.html", tmp_path / "queries.csv"
    assert main([*SMALL, "--html", str(page), "-o", str(queries)]) == 0
    assert page.read_text(encoding="utf-8").startswith("<!doctype html>")
    assert queries.read_text(encoding="utf-8").count("synthetic|made-") == 200


def test_a_recall_that_cannot_be_reached_ends_with_status_1(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["evaluate", "--sample", "8", "--negatives", "50", "--target-recall", "1"]
    status, out, _ = run(arguments, capsys)
    reached = "none meets it" not in out
    assert status == (0 if reached else 1)
    assert reached or "No threshold reaches recall 1" in out


def test_own_customers_and_decisions_are_read(home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    customers, decisions = tmp_path / "customers.csv", tmp_path / "decisions.csv"
    customers.write_text("Kunde,dob\nIngeborg Abrahamsen,1972-11-21\nKathryn Barr,1966-07-06\n,\n", encoding="utf-8")
    decisions.write_text(
        "Kunde,Treffer,decision,Notiz\nKim Jong-un,PARTY,true match,\nKathryn Barr,PARTY,False Positive,\n"
        "Kathryn Barr,PARTY,False Positive,\nKim Jong-un,gone-1,true match,\n".replace("PARTY", "starter-kim-jong-un"),
        encoding="utf-8",
    )
    status, out, err = run(
        [
            *SMALL,
            "--customers",
            str(customers),
            "--decisions",
            str(decisions),
            "--column",
            "name=Kunde",
            "--column",
            "party_id=Treffer",
            "--json",
        ],
        capsys,
    )
    evaluation = json.loads(out)
    assert status in (0, 1)
    assert "1 rows of customers.csv cannot be used and are left out (line 4: no name" in err
    assert "decisions.csv: columns that are not used: Notiz" in err
    assert evaluation["alerts"]["cases"] == 2
    assert evaluation["decisions"]["true_matches"]["cases"] == 1
    assert evaluation["decisions"]["false_positives"]["cases"] == 1
    notes = " ".join(evaluation["notes"])
    assert (
        "1 of 4 decisions are left out: their parties are not, or no longer, listed in this snapshot (gone-1)." in notes
    )
    assert "1 decisions repeat others" in notes
    assert err.splitlines()[0] in evaluation["notes"]


def test_of_many_customers_as_many_are_drawn_as_asked_for(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "customers.csv"
    path.write_text("name\n" + "".join(f"Ingeborg Abrahamsen {n}\n" for n in range(500)), encoding="utf-8")
    arguments = ["evaluate", "--sample", "2", "--negatives", "50", "--customers", str(path), "--json"]
    _, out, err = run(arguments, capsys)
    assert "50 of 500 customers of customers.csv are drawn" in err
    assert json.loads(out)["alerts"]["cases"] == 50
    assert out == run(arguments, capsys)[1]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--target-alerts", "often"], "'--target-alerts': write alerts per customers"),
        (["--target-alerts", "1/0"], "'--target-alerts'"),
        (["--target-alerts", "1/1000", "--target-recall", "0.9"], "not by both"),
        (["--engine", "elastic=1"], "'--engine': not an engine"),
        (["--treatment", "mangled"], "'--treatment': not a sort of case"),
        (["-o", "out.xlsx"], "can be written as .csv or .parquet"),
        (["--customers", "none.csv"], "there is no such file"),
        (["--column", "name"], "'--column': not OURS=THEIRS"),
        (["--target-recall", "nan"], "'--target-recall': a share lies between 0 and 1"),
        (["--engine", "nomenklatura=/none/python"], "cannot start /none/python"),
        (["--engine", "watchman=http://127.0.0.1:9"], "http://127.0.0.1:9 cannot be reached"),
    ],
)
def test_a_value_that_cannot_be_used_is_named(
    home: Path, arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    status, _, err = run(["evaluate", "--sample", "2", "--negatives", "10", *arguments], capsys)
    assert status == 2
    assert message in err


def test_a_decision_that_is_neither_is_named_with_its_line(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "decisions.csv"
    path.write_text("name,party_id,decision\nKim Jong-un,x,true\nKathryn Barr,x,maybe\n", encoding="utf-8")
    status, _, err = run(["evaluate", "--decisions", str(path)], capsys)
    assert status == 2
    assert "line 3" in err
    assert "maybe" in err


@pytest.mark.parametrize(("text", "rate"), [("1/1000", 0.001), ("2/1,000", 0.002), ("0.005", 0.005)])
def test_rates_can_be_written_in_two_ways(text: str, rate: float) -> None:
    assert rate == read_rate(text)


@pytest.mark.parametrize("text", ["0", "1", "5/2", "-1/10", "1/1000/2", ""])
def test_what_is_no_rate_is_refused(text: str) -> None:
    with pytest.raises(InputError):
        read_rate(text)


@pytest.mark.parametrize(("option", "name"), [("-o", "queries.csv"), ("--html", "report.html")])
def test_a_folder_that_is_not_there_is_named_before_anything_is_measured(
    option: str, name: str, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, _, err = run([*SMALL, option, str(home / "none" / name)], capsys)
    assert (status, err) == (2, f"dissuade: {home / 'none' / name}: there is no such folder to write into\n")


@pytest.mark.parametrize("option", ["-o", "--html"])
def test_nothing_is_written_over_what_is_read(
    option: str, home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "customers.csv"
    path.write_text("name\nIngeborg Abrahamsen\n", encoding="utf-8")
    status, _, err = run([*SMALL, "--customers", str(path), option, str(tmp_path / "." / path.name)], capsys)
    assert status == 2
    assert "over another file of this run" in err
    assert path.read_text(encoding="utf-8") == "name\nIngeborg Abrahamsen\n"


def test_two_outputs_need_two_files(home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = str(tmp_path / "out.csv")
    assert run([*SMALL, "-o", path, "--html", path], capsys)[0] == 2


@pytest.mark.parametrize(("header", "missing"), [("name,decision", "party_id"), ("name,party_id", "decision")])
def test_a_column_that_decisions_lack_is_named_with_those_that_are_there(
    header: str, missing: str, home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "decisions.csv"
    path.write_text(f"{header}\nKathryn Barr,true\n", encoding="utf-8")
    status, _, err = run(["evaluate", "--decisions", str(path)], capsys)
    assert status == 2
    assert f"field '{missing}'" in err
    assert header.replace(",", ", ") in err
    assert f"--column {missing}=THEIRS" in err


def test_customers_of_whom_none_can_be_used_are_refused_with_the_reason(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "customers.csv"
    path.write_bytes("name\nJörg Müller\n".encode("latin-1"))
    status, _, err = run(["evaluate", "--customers", str(path)], capsys)
    assert status == 2
    assert "line 2" in err
    assert "not valid text in this encoding" in err
