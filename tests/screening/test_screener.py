"""Who is found, why, and on which lists."""

from __future__ import annotations

import math
import pickle
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dissuade.errors import InputError
from dissuade.model.match import Match
from dissuade.screening import Screener, make_query
from dissuade.snapshots import build_snapshot, open_snapshot
from tests.screening.listed import PARTIES


@pytest.fixture(scope="module")
def screener(tmp_path_factory: pytest.TempPathFactory) -> Screener:
    folder = tmp_path_factory.mktemp("snapshots") / "parties"
    return Screener(open_snapshot(build_snapshot(PARTIES, folder, {"un-sc": "2026-02-27", "ofac-sdn": "2023-12-28"})))


def ids(matches: list[Match]) -> list[str]:
    return [match.party.id for match in matches]


@pytest.mark.parametrize(
    "name",
    ["Kim Jong Un", "KIM JONG-UN", "김정은", "Ким Чен Ын", "金正恩", "Kim Jongun", "Kim, Jong Un", "jong un kim"],
)
def test_kim_jong_un_is_found_as_the_press_writes_him(screener: Screener, name: str) -> None:
    assert "un-sc-KPi.001" in ids(screener.screen(name, schema="Person"))


def test_a_name_in_the_script_of_the_query_explains_the_match(screener: Screener) -> None:
    match = screener.screen("김정은", schema="Person")[0]
    assert ("un-sc-KPi.001", "김정은") == (match.party.id, match.matched_name)
    assert {"equal"} == {pair.relation for pair in match.alignment}


def test_a_match_says_who_why_and_on_which_lists(screener: Screener) -> None:
    match = screener.screen("Sergey Shoygu", schema="Person", birth_date="1955-05-21", countries=["ru"])[0]
    assert "SHOIGU Sergei Kuzhugetovich" == match.party.caption
    assert ("un-sc:RUi.010",) == match.party.source_ids
    assert "UN" == match.party.listings[0].authority
    assert {"birth_date", "country"} <= {item.feature for item in match.evidence}
    assert {"Sergey", "Shoygu"} <= {pair.query for pair in match.alignment}
    assert screener.snapshot == match.snapshot


@given(
    st.sampled_from([name.text for party in PARTIES for name in party.names]),
    st.sampled_from(["", "1984-01-08", "1955", "1961-04-01"]),
    st.sampled_from([(), ("kp",), ("ru", "by")]),
)
@settings(max_examples=40)
def test_contributions_add_up_to_the_log_odds(
    screener: Screener, name: str, birth_date: str, countries: tuple[str, ...]
) -> None:
    for match in screener.screen(name, birth_date=birth_date, countries=countries, threshold=0.0, limit=None):
        total = sum(item.contribution for item in match.evidence)
        assert match.probability == pytest.approx(1 / (1 + math.exp(-max(-40, min(40, total)))), abs=1e-9)


def test_the_most_probable_comes_first(screener: Screener) -> None:
    matches = screener.screen("Sergei Petrovich Ivanov", birth_date="1984-03-02", countries=["by"], threshold=0.0)
    assert "un-sc-RUi.012" == matches[0].party.id
    assert sorted((m.probability for m in matches), reverse=True) == [m.probability for m in matches]


def test_a_birth_date_that_contradicts_lowers(screener: Screener) -> None:
    plain = screener.screen("Kim Jong Un", schema="Person", threshold=0.0)[0]
    other = screener.screen("Kim Jong Un", schema="Person", birth_date="1941-02-16", threshold=0.0)[0]
    same = screener.screen("Kim Jong Un", schema="Person", birth_date="1984-01-08", threshold=0.0)[0]
    assert other.probability < plain.probability < same.probability


def test_a_birth_date_can_lift_a_name_above_the_threshold(screener: Screener) -> None:
    plain = screener.screen("R. Won Ho", schema="Person", threshold=0.0)
    dated = screener.screen(
        "R. Won Ho", schema="Person", birth_date="1964-07-17", threshold=plain[0].probability + 1e-6
    )
    assert ["un-sc-KPi.033"] == ids(dated)


def test_an_ended_listing_is_found_only_if_asked_for(screener: Screener) -> None:
    assert "un-sc-KPi.002" not in ids(screener.screen("Kim Jong Il", schema="Person", threshold=0.0))
    assert "un-sc-KPi.002" in ids(screener.screen("Kim Jong Il", schema="Person", include_ended=True))


@pytest.mark.parametrize(
    ("identifiers", "party"),
    [
        ({"imoNumber": "7937317"}, "ofac-sdn-20001"),
        ({"": "7937317"}, "ofac-sdn-20001"),
        ({"imoNumber": ["9074729", "IMO 7937317"]}, "ofac-sdn-20001"),
        ({"publicKey": "149w62rY42aZBox8fGcmqNsXUzSStKeq8C"}, "ofac-sdn-30001"),
        ({"cryptoAddress": "149w62rY42aZBox8fGcmqNsXUzSStKeq8C"}, "ofac-sdn-30001"),
        ({"swiftBic": "KKBCKPPY"}, "un-sc-KPe.010"),
    ],
)
def test_an_identifier_alone_finds_its_party(
    screener: Screener, identifiers: dict[str, str | list[str]], party: str
) -> None:
    matches = screener.screen("", identifiers=identifiers)
    assert [party] == ids(matches)
    assert "identifier" in {item.feature for item in matches[0].evidence}


def test_a_renamed_ship_is_found_by_its_number(screener: Screener) -> None:
    match = screener.screen("SUNRISE PEARL", schema="Vessel", identifiers={"imoNumber": "7937317"})[0]
    assert "ofac-sdn-20001" == match.party.id
    assert match.probability > 0.9


def test_a_company_never_matches_a_person(screener: Screener) -> None:
    assert [] == screener.screen("Kim Jong Un", schema="Company", threshold=0.0)


@pytest.mark.parametrize(
    "name",
    [
        "Margaret Thornbury",
        "'; DROP TABLE parties; --",
        "<script>alert(1)</script>",
        "...",
        "\u202e\u200b",
        "%s%n",
        "𝕏",
    ],
)
def test_what_is_harmless_is_not_found(screener: Screener, name: str) -> None:
    assert [] == screener.screen(name)


@pytest.mark.parametrize(
    ("arguments", "field"),
    [
        ({"name": ""}, "name"),
        ({"name": "  "}, "name"),
        ({"name": "x" * 100_000}, "name"),
        ({"name": None}, "name"),
        ({"name": "a\ud800b"}, "name"),
        ({"name": "Kim", "schema": "Human"}, "schema"),
        ({"name": "Kim", "birth_date": "8 January 1984"}, "birth_date"),
        ({"name": "Kim", "birth_date": 1984}, "birth_date"),
        ({"name": "Kim", "gender": "m"}, "gender"),
        ({"name": "Kim", "countries": ["North Korea (DPRK)"]}, "countries"),
        ({"name": "Kim", "identifiers": {"imoNumber": 7937317}}, "identifiers.imoNumber"),
        ({"name": "Kim", "identifiers": ["7937317"]}, "identifiers"),
        ({"name": "Kim", "threshold": 1.5}, "threshold"),
        ({"name": "Kim", "threshold": float("nan")}, "threshold"),
        ({"name": "Kim", "limit": 0}, "limit"),
    ],
)
def test_input_that_cannot_be_used_is_named(screener: Screener, arguments: dict[str, object], field: str) -> None:
    with pytest.raises(InputError) as caught:
        screener.screen(**arguments)  # type: ignore[arg-type]
    assert field == caught.value.field


def test_a_batch_gives_what_single_queries_give(screener: Screener) -> None:
    queries = [
        make_query(name.text, schema=party.schema, birth_date=born, countries=("kp",))
        for party in PARTIES
        for name in party.names
        for born in ("", "1984-01-08")
    ]
    together = screener.screen_queries(queries, threshold=0.0)
    alone = [screener.screen_queries([query], threshold=0.0)[0] for query in queries]
    assert alone == together


def test_open_without_lists_gives_the_starter(home: Path) -> None:
    opened = Screener.open()
    assert opened.snapshot.starter
    assert ids(opened.screen("Kim Jong Un", schema="Person"))


def test_a_screener_says_what_it_rests_on_and_opens_the_same_lists_in_another_process(screener: Screener) -> None:
    assert repr(screener) == f"Screener.open({str(screener.folder)!r})"
    assert pickle.loads(pickle.dumps(screener)).snapshot == screener.snapshot
