"""Names that a payment message cut: what the listed names begin with."""

from __future__ import annotations

import math

import pytest

from dissuade.matching.compare import compare, compare_many
from dissuade.model.party import Listing, Name, Party
from dissuade.screening import Screener
from dissuade.snapshots import build_snapshot, open_snapshot

NAMES = {
    "refinery": "Northern Province Oil Refining and Petrochemical Construction Company",
    "institute": "Open Joint Stock Company \u201cTaiga Institute of Guidance Devices\u201d",
    "branch": "National Shipbuilding Corporation of the South Harbour",
    "closed": "Mountain District Electricity Generation and Distribution Trust",
    "plant": "Общество с ограниченной ответственностью Полярный завод точных приборов",
} | {f"fund {number}": f"International Fund for the Support of Orphans Number {number}" for number in range(1, 80)}


@pytest.fixture(scope="module")
def screener(tmp_path_factory: pytest.TempPathFactory) -> Screener:
    parties = [
        Party(
            id=key,
            schema="Organization",
            names=(Name(text=text),),
            listings=(Listing(source="x", authority="X", listed_to="2011-12-17" if key == "closed" else ""),),
        )
        for key, text in NAMES.items()
    ]
    return Screener(open_snapshot(build_snapshot(parties, tmp_path_factory.mktemp("snapshots") / "a", {"x": "2026"})))


@pytest.mark.parametrize(
    ("asked", "party"),
    [
        ("NORTHERN PROVINCE OIL REFINING AND ", "refinery"),
        ("NORTHERN PROVINCE OIL REFINING AND", "refinery"),
        (NAMES["refinery"].upper()[:35], "refinery"),
        ("OPEN JOINT STOCK COMPANY TAIGA INSTITUTE OF GUIDANCE DEVICES"[:35], "institute"),
        (NAMES["institute"][:35], "institute"),
        (NAMES["plant"][:70], "plant"),
    ],
)
@pytest.mark.parametrize("schema", ["", "Company"])
def test_a_name_that_fills_a_line_is_compared_that_far(screener: Screener, asked: str, party: str, schema: str) -> None:
    matches = screener.screen(asked, schema=schema)
    assert [match.party.id for match in matches] == [party]
    evidence = {item.feature: item for item in matches[0].evidence}
    assert matches[0].matched_name == NAMES[party]
    odds = sum(item.contribution for item in matches[0].evidence)
    assert 1 / (1 + math.exp(-odds)) == pytest.approx(matches[0].probability)
    if "cut_line" in evidence:
        begun = NAMES[party] if "\u201c" in asked else NAMES[party].replace("\u201c", "")
        assert begun.startswith(evidence["cut_line"].party_value)


def test_a_shorter_name_is_not_taken_for_a_line(screener: Screener) -> None:
    assert not screener.screen("NATIONAL SHIPBUILDING CORPORATION")
    assert "cut_line" not in {
        item.feature
        for match in screener.screen("NORTHERN PROVINCE OIL REFINING", threshold=0.0)
        for item in match.evidence
    }


def test_a_person_is_no_organisation_that_begins_so(screener: Screener) -> None:
    cut = NAMES["refinery"].upper()[:35]
    assert screener.screen(cut, schema="Company")
    assert not screener.screen(cut, schema="Person")


def test_a_line_that_many_names_begin_with_says_nothing(screener: Screener) -> None:
    assert len("INTERNATIONAL FUND FOR THE SUPPORT ") == 35
    matches = screener.screen("INTERNATIONAL FUND FOR THE SUPPORT", threshold=0.0, limit=None)
    assert all(item.feature != "cut_line" for match in matches for item in match.evidence)


def test_a_line_may_be_a_whole_name() -> None:
    pair = "China Northern Shipping Corporation", "China Northern Shipping Corporation Overseas Holding"
    assert len(pair[0]) == 35
    assert {item.feature: item.contribution for item in compare(*pair).evidence}["cut_line"] < 0


def test_both_sides_and_many_pairs_are_compared_alike() -> None:
    cut, name = NAMES["refinery"].upper()[:35], NAMES["refinery"]
    one, other = compare(cut, name, "Company"), compare(name, cut, "Company")
    assert one.probability == other.probability
    assert one.evidence[-1].query_value == other.evidence[-1].party_value == cut
    assert compare_many([cut, name], [name, cut], "Company").tolist() == [one.probability] * 2


def test_an_ended_listing_is_found_only_if_asked_for(screener: Screener) -> None:
    cut = NAMES["closed"][:35]
    assert not screener.screen(cut)
    assert [match.party.id for match in screener.screen(cut, include_ended=True)] == ["closed"]
