"""What is ruled out by birth dates before names are compared would not have been found."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from dissuade.screening import Screener
from dissuade.screening.known import KnownOfQueries
from dissuade.screening.queries import make_query
from dissuade.snapshots import open_starter

BORN = ("1970-01-01", "1984-01-08", "1948-01-08", "1952-10-07", "1955-05-21", "1955", "1990-12-12", "1901", "2001-03")


def test_what_queries_say_is_summed_up() -> None:
    queries = [
        make_query("Kim Jong Un", birth_date=["1984-01-08", "1982"], countries=["kp"], gender="male"),
        make_query("Jane Roe", birth_date="1970-03-04"),
        make_query("Jane Roe"),
    ]
    known = KnownOfQueries.of(queries)
    assert known.born.tolist() == [[1982, 1984, 0], [1970, 1970, 100], [0, 0, 0]]
    assert known.attributes == pytest.approx([0.9, 0.0, 0.0])
    assert (known.persons > 0).tolist() == [True, False, False]


@pytest.mark.parametrize("threshold", [0.02, 0.5, 0.9])
def test_birth_dates_rule_out_nobody_who_would_be_found(
    threshold: float, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    screener = Screener(open_starter(tmp_path))
    names = sorted({name.text for party in screener.parties() for name in party.names})[::3]
    queries = [
        make_query(name, schema=schema, birth_date=BORN[number % len(BORN)], countries=countries)
        for number, name in enumerate(names)
        for schema in ("", "Person")
        for countries in ([], ["ru"])
    ]

    def answers() -> list[list[tuple[str, float]]]:
        found = screener.find(queries, threshold=threshold, limit=None)
        return [[(hit.party.id, hit.log_odds) for hit in hits] for hits in found]

    quick = answers()
    monkeypatch.setattr("dissuade.screening.screener.greatest_log_odds", lambda: np.full(4, 100.0))
    assert quick == answers()
    assert any(quick)
