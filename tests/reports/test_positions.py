from __future__ import annotations

import dataclasses

import pytest

from dissuade.model.report import Position
from dissuade.reports.positions import _agree, entity_names, is_contested, name_entity, side_of, sides_of
from tests.reports.handmade import handmade


def test_claim_denial_and_silence_stand_side_by_side() -> None:
    report = handmade()
    sides = sides_of(report, report.clusters[0], entity_names(report))
    assert [(side.kind, [h.name for h in side.holders]) for side in sides] == [
        ("claimed", ["White House"]),
        ("denied", ["Government of Russia"]),
        ("declined", ["Government of Russia"]),
    ]


def test_the_evidence_is_what_was_said_without_source_and_cue() -> None:
    report = handmade()
    sides = sides_of(report, report.clusters[0], entity_names(report))
    assert [span.text for span in sides[1].holders[0].evidence] == ["«Никаких поставок не было»"]


@pytest.mark.parametrize(
    ("holder", "stance", "expected"),
    [
        ("US officials", "expects it", "expect it"),
        ("analysts", "denies it", "deny it"),
        ("South Korean lawmakers", "asserts it, and says no", "assert it, and say no"),
        ("The Kremlin", "denies it", "denies it"),
        ("United States", "expects it", "expects it"),
        ("the foreign ministry of Laos", "declines to comment", "declines to comment"),
        ("the press", "alleges it", "alleges it"),
    ],
)
def test_verbs_agree_with_one_holder_or_many(holder: str, stance: str, expected: str) -> None:
    assert expected == _agree(holder, stance)


def test_silence_contests_nothing() -> None:
    report = handmade()
    names = entity_names(report)
    cluster = report.clusters[0]
    silent = dataclasses.replace(cluster, positions=(cluster.positions[0], cluster.positions[2]))
    assert is_contested(sides_of(report, cluster, names))
    assert not is_contested(sides_of(report, silent, names))


def test_who_says_that_it_is_not_so_stands_with_those_who_deny() -> None:
    report = handmade()
    negative = dataclasses.replace(report.claims[0], polarity="negative", modality="asserted")
    report = dataclasses.replace(report, claims=(negative, *report.claims[1:]))
    assert side_of(report, Position(source="kp", stance="asserted", claims=(0,), evidence=())) == "denied"


def test_a_source_without_an_entity_keeps_its_words() -> None:
    names = {"kp": "North Korea", "ru": "Russia"}
    assert name_entity(names, "kp+ru") == "North Korea and Russia"
    assert name_entity(names, "한 관계자") == "한 관계자"
    assert name_entity(names, "author") == "the report itself"
    assert name_entity(names, "") == "somebody unnamed"


def test_who_promises_not_to_do_it_denies_nothing() -> None:
    report = handmade()
    negative = dataclasses.replace(report.claims[0], polarity="negative", modality="expected")
    report = dataclasses.replace(report, claims=(negative, *report.claims[1:]))
    promise = Position(source="kp", stance="expected", claims=(0,), evidence=())
    cluster = dataclasses.replace(report.clusters[0], positions=(report.clusters[0].positions[0], promise))
    sides = sides_of(report, cluster, entity_names(report))
    assert side_of(report, promise) == "opposed"
    assert not is_contested(sides)
