"""An event has the date of its clause and the statement that holds it."""

from __future__ import annotations

from dissuade.documents.dates import find_dates
from tests.documents.reading import PUBLISHED, read


def test_an_event_has_the_date_of_its_clause() -> None:
    text = "Ukraine said on Tuesday that Iran sold drones to Russia in July."
    [claim] = read(text).claims
    assert claim.date is not None
    assert "July" == find_dates(text, PUBLISHED)[claim.date].span.text


def test_a_noun_does_not_take_the_date_of_the_verb_that_governs_it() -> None:
    text = "The United States on Monday condemned the transfer of missiles from North Korea to Russia."
    assert [None] == [claim.date for claim in read(text).claims if claim.event == "arms_transfer"]


def test_an_event_with_a_date_ahead_is_expected() -> None:
    assert [("author", "expected", "positive")] == read("Vladimir Putin travels to Vladivostok next week.").stances(
        "visit"
    )


def test_a_length_of_time_is_no_date_of_an_event() -> None:
    reading = read("Iran has shipped drones to Russia for two years. Kyiv said it soon sold missiles to Syria.")
    assert [None, None] == [claim.date for claim in reading.claims if claim.event == "arms_transfer"][:2]


def test_a_date_beside_the_name_of_a_speaker_is_not_when_it_was_said() -> None:
    (statement,) = read("Turkey, which took delivery of it in July 2019, has said the deal is done.").statements
    assert statement.date is None


def test_a_designation_has_its_date_beside_its_ground() -> None:
    reading = read("On Tuesday, Japan sanctioned Orion LLC for selling missiles to Syria.")
    dated = {claim.event: claim.date is not None for claim in reading.claims}
    assert {"designation": True, "arms_transfer": False} == dated
