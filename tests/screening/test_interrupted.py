"""An error in the middle of a query leaves nothing half written that later queries would build on."""

from __future__ import annotations

from pathlib import Path

import pytest

from dissuade.screening import Screener
from dissuade.screening.queries import make_query
from dissuade.snapshots import Snapshot, open_starter

QUERIES = [make_query(name) for name in ("Kim Jong Un", "Шойгу Сергей", "Foreign Trade Bank", "John Smith")]


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    return open_starter(Path(tmp_path_factory.mktemp("home")))


def answers(screener: Screener) -> list[list[tuple[str, float]]]:
    found = screener.find(QUERIES, threshold=0.01)
    return [[(hit.party.id, hit.log_odds) for hit in hits] for hits in found]


def _fail(*arguments: object) -> None:
    raise MemoryError


@pytest.mark.parametrize(
    "function",
    [
        "dissuade.names.columns.encode_ends",
        "dissuade.names.columns.copy_parts",
        "dissuade.index.form_search.hash_key",
        "dissuade.index.form_search.find_neighbours",
        "dissuade.screening.asked.describe_forms",
    ],
)
def test_answers_after_an_error_are_those_without_one(
    snapshot: Snapshot, function: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = answers(Screener(snapshot))
    assert any(expected)
    screener = Screener(snapshot)
    with monkeypatch.context() as patch:
        patch.setattr(function, _fail)
        with pytest.raises(MemoryError):
            answers(screener)
    assert answers(screener) == expected == answers(screener)
