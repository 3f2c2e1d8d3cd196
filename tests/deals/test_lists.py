from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from dissuade.deals import decide
from dissuade.errors import InputError, SnapshotError

DEAL: dict[str, Any] = {
    "date": "2024-05-01",
    "nexus": ["us_person"],
    "parties": [{"role": "buyer", "name": "Kim Jong Un", "country": "KP", "schema": "Person"}],
    "goods": [{"description": "paper", "hs": "480256", "arms": False, "eccn": "EAR99", "origin": "US"}],
    "route": {"origin": "US", "destination": "AE"},
    "end_use": {"military": False},
    "payment": {"currency": "EUR"},
}


def test_without_lists_the_starter_answers_and_says_so_loudly(home: Path) -> None:
    decision = decide(DEAL)
    assert decision.overall == "prohibited"
    assert decision.snapshot is not None
    assert decision.snapshot.starter is True
    assert any("starter" in note for note in decision.notes)


def test_a_listing_does_not_reach_back(home: Path) -> None:
    decision = decide(DEAL, as_of="2016-07-05")
    assert decision.by_jurisdiction["US"] == "permitted"


def test_the_same_question_gets_the_same_answer(home: Path) -> None:
    assert decide(DEAL).to_dict() == decide(DEAL).to_dict()


def test_a_snapshot_that_is_not_there_is_an_error(home: Path, tmp_path: Path) -> None:
    with pytest.raises(SnapshotError):
        decide(DEAL, snapshot=tmp_path / "absent")


def test_a_date_of_no_calendar_is_an_error(home: Path) -> None:
    with pytest.raises(InputError, match="calendar"):
        decide(DEAL, as_of="2024-02-30")
