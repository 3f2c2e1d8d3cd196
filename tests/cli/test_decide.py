from __future__ import annotations

import json
from pathlib import Path

import pytest

from dissuade.cli.main import main

EXAMPLE = Path(__file__).parent.parent.parent / "src/dissuade/examples/dprk_shells.yaml"
DEAL = """title: Printer to Aleppo
date: 2025-06-01
nexus: [us_person]
parties: [{role: buyer, name: Matbaa Halab al-Jadida, country: SY}]
goods: [{description: printer, hs: '844331', arms: false, eccn: EAR99, origin: US}]
route: {origin: US, destination: SY}
end_use: {military: false}
payment: {currency: EUR}
screening_pending: false
"""


@pytest.fixture
def deal(tmp_path: Path, home: Path) -> Path:
    path = tmp_path / "deal.yaml"
    path.write_text(DEAL)
    return path


def test_the_verdict_comes_first(deal: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["decide", str(deal)]) == 1
    out = capsys.readouterr().out
    assert out.startswith(" LICENCE REQUIRED   Printer to Aleppo")
    assert "Not legal advice." in out
    assert "15 CFR 746.9" in out


def test_another_date_gives_another_law(deal: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["decide", str(deal), "--as-of", "2025-10-01"]) == 0
    assert capsys.readouterr().out.startswith(" PERMITTED ")


def test_json_has_everything(deal: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["decide", str(deal), "--json"]) == 1
    data = json.loads(capsys.readouterr().out)
    assert data["overall"] == "licence_required"
    assert data["snapshot"]["starter"] is True
    assert data["findings"][0]["tree"]["parts"]


def test_a_page_is_written(deal: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = tmp_path / "out.html"
    assert main(["decide", str(deal), "--html", str(page)]) == 1
    assert page.read_text().startswith("<!doctype html>")


def test_a_register_of_owners_is_added(tmp_path: Path, home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    deal = tmp_path / "deal.yaml"
    deal.write_text(DEAL.replace("country: SY", "country: AE").replace("destination: SY", "destination: AE"))
    owners = tmp_path / "owners.csv"
    owners.write_text("owner,owned,share\nKim Jong Un,Matbaa Halab al-Jadida,60%\n")
    assert main(["decide", str(deal)]) == 0
    assert main(["decide", str(deal), "--owners", str(owners)]) == 1
    assert "Kim Jong Un holds 60 %" in capsys.readouterr().out


def test_a_date_that_is_none_gives_two(deal: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["decide", str(deal), "--as-of", "2025-02-30"]) == 2
    assert "--as-of" in capsys.readouterr().err


def test_goods_are_looked_up(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["goods", "ball", "bearings", "--limit", "1", "--json"]) == 1
    candidate = json.loads(capsys.readouterr().out)["candidates"][0]
    assert (candidate["code"], candidate["chpl_tier"]) == ("848210", "3B")


def test_cases_that_agree_give_zero(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["decide", "--cases", str(EXAMPLE), "--json"]) == 0
    cases = json.loads(capsys.readouterr().out)["cases"]
    assert all(case["agrees"] for case in cases)
    assert cases[0]["decision"]["overall"] == "prohibited"


def test_a_case_that_disagrees_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "cases.yaml"
    path.write_text("cases:\n- {id: wrong, deal: {date: 2024-01-01}, expected: {overall: prohibited}}\n")
    assert main(["decide", "--cases", str(path)]) == 1
    assert "wrong: overall: expected prohibited, got needs_review" in capsys.readouterr().out


@pytest.mark.parametrize(
    "arguments", [["decide"], ["decide", "a.yaml", "--cases", "b.yaml"], ["decide", "absent.yaml"]]
)
def test_wrong_usage_gives_two(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 2
    assert "Traceback" not in capsys.readouterr().err


def test_a_malformed_deal_names_line_and_field(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "deal.yaml"
    path.write_text("date: 2024-02-30\n")
    assert main(["decide", str(path)]) == 2
    assert f"{path}, line 1, field 'date'" in capsys.readouterr().err


def test_rules_are_listed_with_their_versions(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "--on", "2026-03-01", "--json"]) == 0
    regimes = {entry["regime"]: entry for entry in json.loads(capsys.readouterr().out)["regimes"]}
    assert "us.ear.affiliates50" not in regimes["us.ear"]["live"]
    assert "us.ear.affiliate_flag" in regimes["us.ear"]["live"]


def test_a_rule_is_shown_in_full(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "show", "us.ear.uvl"]) == 0
    out = capsys.readouterr().out
    assert "15 CFR 744.15" in out
    assert "bis.uvl is true" in out


def test_an_unknown_rule_is_answered_with_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "show", "us.ear.ulv"]) == 2
    assert "us.ear.uvl" in capsys.readouterr().err
