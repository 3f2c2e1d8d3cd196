"""A match explains itself when somebody looks."""

from __future__ import annotations

import copy
import pickle

import pytest

from dissuade.model.match import AlignedTokens, Evidence, Match, PartyRef, SnapshotRef

PARTY = PartyRef(id="p1", caption="김정은", schema="Person", source_ids=("un-sc:1",), listings=())
SNAPSHOT = SnapshotRef(id="abc", compiled_at="2026-02-27T00:00:00Z", sources=(("un-sc", "2026-02-27"),))
WHY = (Evidence(feature="agreement", contribution=4.0),)
WHERE = (AlignedTokens(query="Kim", party="김", similarity=1.0, relation="romanised"),)


def make_match(calls: list[int]) -> Match:
    def explain() -> tuple[tuple[Evidence, ...], tuple[AlignedTokens, ...]]:
        calls.append(1)
        return WHY, WHERE

    return Match.explained_later(
        party=PARTY, probability=0.98, matched_name="김정은", snapshot=SNAPSHOT, explain=explain
    )


def test_match_is_explained_once_and_only_when_somebody_looks() -> None:
    calls: list[int] = []
    match = make_match(calls)
    assert ("김정은", 0.98, []) == (match.matched_name, match.probability, calls)
    assert (WHY, WHERE, WHY, [1]) == (match.evidence, match.alignment, match.evidence, calls)


def test_match_explained_later_equals_one_explained_at_once() -> None:
    at_once = Match(
        party=PARTY, probability=0.98, matched_name="김정은", evidence=WHY, alignment=WHERE, snapshot=SNAPSHOT
    )
    assert at_once == make_match([])
    assert at_once.to_dict() == make_match([]).to_dict()
    assert repr(at_once) == repr(make_match([]))


@pytest.mark.parametrize("carry", [copy.copy, copy.deepcopy, lambda match: pickle.loads(pickle.dumps(match))])
def test_match_can_be_copied_and_sent_to_another_process(carry) -> None:  # type: ignore[no-untyped-def]
    assert make_match([]) == carry(make_match([]))


def test_match_has_no_other_attributes() -> None:
    with pytest.raises(AttributeError, match="no attribute 'reason'"):
        _ = make_match([]).reason  # type: ignore[attr-defined]
