"""Quotations: marks of several traditions, nested, odd, over several paragraphs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dissuade.documents.quotes import find_quotes, text_blocks
from dissuade.model.report import Zone
from tests.timing import processor_seconds


def quoted(text: str, zones: tuple[Zone, ...] = ()) -> list[str]:
    return [text[zone.start : zone.end] for zone in find_quotes(text, zones)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We deny it,” he said.", ["“We deny it,”"]),
        ('"We deny it," he said.', ['"We deny it,"']),
        ("'We deny it,' he said.", ["'We deny it,'"]),
        ("‘We deny it,’ he said.", ["‘We deny it,’"]),
        ("Er sagte: „Nein“.", ["„Nein“"]),
        ("Powiedział: „Nie”.", ["„Nie”"]),
        ("»Nein«, sagte er.", ["»Nein«"]),
        ("Il a dit « non » hier.", ["« non »"]),
        ("Он сказал: «Нет».", ["«Нет»"]),
        ("Han sade ”nej”.", ["”nej”"]),
        ("``No,'' he said.", ["``No,''"]),
        ("''No,'' he said.", ["''No,''"]),
        ("彼は「違う」と言った。", ["「違う」"]),
        ("“No“ is odd.", ["“No“"]),
    ],
)
def test_marks_of_several_traditions_are_found(text: str, expected: list[str]) -> None:
    assert expected == quoted(text)


def test_an_inner_quotation_follows_the_outer_one() -> None:
    assert ["“He called it ‘a price’ today,”", "‘a price’"] == quoted("“He called it ‘a price’ today,” she said.")


@pytest.mark.parametrize(
    "text",
    ["The Koreans’ weapons, Kim’s men and the ’90s.", "It's the boys' boat.", "He is 5'10\" tall.", "rock ’n’ roll"],
)
def test_apostrophes_and_inch_marks_quote_nothing(text: str) -> None:
    assert [] == quoted(text)


def test_a_possessive_inside_a_single_quotation_does_not_end_it() -> None:
    assert ["‘the Koreans’ best shells’"] == quoted("He spoke of ‘the Koreans’ best shells’ again.")


def test_a_quotation_goes_on_over_paragraphs_that_begin_with_its_mark() -> None:
    text = "“We sent letters.\n\n“We sent shells.\n\n“That is all,” Kim said.\n\nHe left."
    assert ["“We sent letters.\n\n“We sent shells.\n\n“That is all,”"] == quoted(text)


def test_a_quotation_left_open_ends_with_its_paragraph() -> None:
    assert ["“We sent letters."] == quoted("“We sent letters.\n\nHe left.")


def test_boilerplate_holds_no_quotation() -> None:
    text = "Kim left.\n\nRead also: “Ten shells”"
    zones = (Zone(kind="paragraph", start=0, end=9), Zone(kind="boilerplate", start=11, end=len(text)))
    assert [] == quoted(text, zones)


def test_blocks_are_paragraphs_without_boilerplate() -> None:
    zones = (Zone(kind="paragraph", start=0, end=4), Zone(kind="boilerplate", start=5, end=9))
    assert [(0, 4)] == text_blocks("Kim.\nAds.", zones)


@given(st.text(alphabet="ab .,\n“”‘’«»„\"'`", max_size=80))
def test_quotations_lie_inside_the_text_by_start(text: str) -> None:
    zones = find_quotes(text, [])
    assert zones == sorted(zones, key=lambda z: (z.start, -z.end))
    assert all(0 <= zone.start < zone.end <= len(text) for zone in zones)


@pytest.mark.parametrize("hostile", ["“", "'a ", "’ ", '"', "„“‘"])
def test_a_line_of_marks_takes_time_in_proportion_to_its_length(hostile: str) -> None:
    def seconds(length: int) -> float:
        text = hostile * (length // len(hostile))
        return processor_seconds(lambda: find_quotes(text, []))

    seconds(10_000)
    assert seconds(400_000) < 40 * max(seconds(40_000), 0.01)
