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
        "Kunde,party_id,decision\nKim Jong-un,starter-x,true match\nKathryn Barr,starter-x,False Positive\n",
        encoding="utf-8",
    )
    status, out, err = run(
        [*SMALL, "--customers", str(customers), "--decisions", str(decisions), "--column", "name=Kunde", "--json"],
        capsys,
    )
    evaluation = json.loads(out)
    assert status in (0, 1)
    assert "1 rows of" in err
    assert evaluation["alerts"]["cases"] == 2
    assert evaluation["decisions"]["false_positives"]["cases"] == 1


def test_of_many_customers_as_many_are_drawn_as_asked_for(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "customers.csv"
    path.write_text("name\n" + "".join(f"Ingeborg Abrahamsen {n}\n" for n in range(500)), encoding="utf-8")
    arguments = ["evaluate", "--sample", "2", "--negatives", "50", "--customers", str(path), "--json"]
    _, out, err = run(arguments, capsys)
    assert "50 of 500 customers are drawn" in err
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
