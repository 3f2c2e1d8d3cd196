"""Past decisions: what can be measured of them, and which come out against what was decided."""

from __future__ import annotations

from collections.abc import Sequence

from dissuade.evaluation.engines import Answer
from dissuade.evaluation.past_decisions import Decided, DecidedScores, settle_decisions
from dissuade.model.query import Query

OLGA, IMRAN, MEI = (Query(name=name, schema="Person") for name in ("Olga Reznik", "Imran Qureshi", "Mei Tan"))


def test_decisions_on_parties_that_are_not_listed_are_left_out_and_named() -> None:
    decisions = [Decided(OLGA, "un-1", True), Decided(IMRAN, "gone-7", True), Decided(MEI, "", False)]
    settled, notes = settle_decisions(decisions, {"un-1"})
    assert settled == decisions[:1]
    assert notes == [
        "2 of 3 decisions are left out: their parties are not, or no longer, listed in this snapshot (gone-7, (none))."
    ]


def test_what_was_decided_both_ways_does_not_count_and_repetitions_count_once() -> None:
    decisions = [
        Decided(OLGA, "un-1", True),
        Decided(IMRAN, "un-1", True),
        Decided(OLGA, "un-1", False),
        Decided(IMRAN, "un-1", True),
        Decided(OLGA, "un-2", False),
    ]
    settled, notes = settle_decisions(decisions, {"un-1", "un-2"})
    assert settled == [decisions[1], decisions[4]]
    assert notes == [
        "2 decisions are left out: the same customer and party were decided both ways.",
        "1 decisions repeat others and are counted once.",
    ]


def test_sound_decisions_need_no_note() -> None:
    assert settle_decisions([Decided(OLGA, "un-1", True)], {"un-1"})[1] == []
    assert settle_decisions([], {"un-1"}) == ([], [])


def _scored(scores: Sequence[float]) -> DecidedScores:
    decisions = [Decided(OLGA, "a", True), Decided(IMRAN, "b", False), Decided(MEI, "c", True)]
    answers = [
        Answer({decided.party_id: score}, None, {decided.party_id: decided.query.name.upper()})
        for decided, score in zip(decisions, scores, strict=True)
    ]
    return DecidedScores(decisions, answers)


def test_shares_are_those_at_the_threshold() -> None:
    measured = _scored([0.9, 0.6, 0.3]).measure(0.5)
    flagged = [measured["true_matches"], measured["false_positives"]]
    assert [(share["hits"], share["cases"]) for share in flagged if isinstance(share, dict)] == [(1, 2), (1, 1)]
    assert measured["auc"] == 0.5


def test_samples_are_those_that_come_out_against_the_decision() -> None:
    samples = _scored([0.9, 0.6, 0.3]).sample(0.5, seed=1)
    assert [(line.side, line.what, line.query, line.answer, line.score) for line in samples] == [
        ("below", "lost match", "Mei Tan", "MEI TAN", 0.3),
        ("above", "kept false positive", "Imran Qureshi", "IMRAN QURESHI", 0.6),
    ]
    assert _scored([0.9, 0.1, 0.8]).sample(0.5, seed=1) == []
