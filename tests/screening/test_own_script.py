"""A name in the script of the query decides over one that only sounds alike."""

from __future__ import annotations

import math

import numpy as np
import pytest

from dissuade.model.party import Listing, Name, Party
from dissuade.names.tokens import NameClass
from dissuade.screening import Screener
from dissuade.screening.own_script import best_of_names, name_in_own_script
from dissuade.snapshots import Snapshot, build_snapshot, open_snapshot


def _person(number: str, *names: str) -> Party:
    listing = Listing(source="un-sc", authority="UN", reference=number)
    return Party(id=number, schema="Person", names=tuple(Name(text=text) for text in names), listings=(listing,))


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    parties = (
        _person("korean", "KIM Jong Un", "김정은", "Kim Chong-un"),
        _person("latin", "RI Won Ho"),
        _person("chinese", "XI Jinping", "习近平"),
    )
    return open_snapshot(build_snapshot(parties, tmp_path_factory.mktemp("snapshots") / "a", {"un-sc": "2026-02-27"}))


@pytest.mark.parametrize(("other", "same"), [("김종은", "김정은"), ("习近朋", "习近平")])
def test_a_name_that_reads_the_same_but_is_written_otherwise_is_judged_by_its_script(
    snapshot: Snapshot, other: str, same: str
) -> None:
    screener = Screener(snapshot)
    found, right = (screener.screen(name, schema="Person", threshold=0.0)[0] for name in (other, same))
    assert found.matched_name == right.matched_name == same
    assert found.probability < 0.5 < right.probability


@pytest.mark.parametrize(
    ("query", "party", "decides"),
    [
        ("김종은", 0, "김정은"),
        ("김정은", 0, "김정은"),
        ("리원호", 1, ""),
        ("Kim Jong Un", 0, ""),
        ("Ким Чен Ын", 0, ""),
    ],
)
def test_which_name_decides(snapshot: Snapshot, query: str, party: int, decides: str) -> None:
    screener = Screener(snapshot)
    asked = screener._asked.prepare(screener._searcher.encode([query], [NameClass.PERSON]))
    names = snapshot.index.names_of(party).astype(np.int64)
    best = best_of_names(asked, 0, snapshot, party, names)
    one_by_one = [best_of_names(asked, 0, snapshot, party, names[at : at + 1]) for at in range(len(names))]
    assert best.log_odds == max(name.log_odds for name in one_by_one) > -math.inf
    decisive = name_in_own_script(asked, 0, snapshot, party, best)
    texts = snapshot.parties.brief(party).names
    assert ("" if decisive is None else texts[decisive.order]) == decides
