"""A listed party is found within a field that holds more than its name."""

from __future__ import annotations

import math

import pytest

from dissuade.screening import Screener, make_query
from dissuade.snapshots import build_snapshot, open_snapshot
from tests.screening.listed import PARTIES


@pytest.fixture(scope="module")
def screener(tmp_path_factory: pytest.TempPathFactory) -> Screener:
    folder = tmp_path_factory.mktemp("snapshots") / "parties"
    return Screener(open_snapshot(build_snapshot(PARTIES, folder, {"un-sc": "2026-02-27"})))


@pytest.mark.parametrize(
    ("field", "part"),
    [
        ("Sergei Shoigu & Margaret Thornbury", "Sergei Shoigu"),
        ("Margaret Thornbury and/or Sergei Shoigu", "Sergei Shoigu"),
        ("c/o Sergei Shoigu", "Sergei Shoigu"),
        ("Margaret Thornbury a.k.a. Sergei Shoigu", "Sergei Shoigu"),
        ("Sergei Shoigu (deceased)", "Sergei Shoigu"),
        ("Margaret Thornbury & Sergei Shoigu (deceased)", "Sergei Shoigu"),
        ("Army office of nobody / Сергей Шойгу", "Сергей Шойгу"),
        ("Sergei Shoigu, Minister of Defence", "Sergei Shoigu"),
        ("гражданин Шойгу Сергей Кужугетович", "Шойгу Сергей Кужугетович"),
    ],
)
def test_a_name_within_a_field_is_found_and_said(screener: Screener, field: str, part: str) -> None:
    match = screener.screen(field, schema="Person")[0]
    alone = screener.screen(part, schema="Person")[0]
    assert match.party.id == alone.party.id == "un-sc-RUi.010"
    assert match.probability == alone.probability
    assert match.alignment == alone.alignment
    said = [item for item in match.evidence if item.feature == "name_within"]
    assert [(item.query_value, item.contribution) for item in said] == [(part, 0.0)]
    logit = math.log(match.probability / (1 - match.probability))
    assert sum(item.contribution for item in match.evidence) == pytest.approx(logit, abs=1e-6)


def test_each_party_answers_once_and_the_best_stand_first(screener: Screener) -> None:
    matches = screener.screen("Sergei Shoigu / Сергей Шойгу & Kim Jong Un", schema="Person", threshold=0.0, limit=None)
    ids = [match.party.id for match in matches]
    assert len(ids) == len(set(ids))
    assert {"un-sc-RUi.010", "un-sc-KPi.001"} == set(ids[:2])
    assert sorted((match.probability for match in matches), reverse=True) == [match.probability for match in matches]
    first = screener.screen("Sergei Shoigu / Сергей Шойгу & Kim Jong Un", schema="Person", limit=1)
    assert ids[:1] == [match.party.id for match in first]


def test_a_batch_answers_each_field_as_it_answers_it_alone(screener: Screener) -> None:
    names = ["Kim Jong Un", "Kim Jong Un & Sergei Shoigu", "Margaret Thornbury", "c/o Kim Jong Un", "Ivan Ivanov (x)"]
    queries = [make_query(name, schema="Person") for name in names]
    batch = screener.screen_queries(queries)
    assert batch == [screener.screen_queries([query])[0] for query in queries]


def test_what_else_is_known_counts_for_a_part_too(screener: Screener) -> None:
    right, wrong = (
        screener.screen("Sergei Shoigu & Margaret Thornbury", schema="Person", birth_date=date, threshold=0.0)[0]
        for date in ("1955-05-21", "1999-01-31")
    )
    assert right.probability > wrong.probability
