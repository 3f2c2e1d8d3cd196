"""Zones: paragraphs, headings, datelines, captions, boilerplate."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dissuade.documents.zones import find_zones


def kinds(text: str) -> list[tuple[str, str]]:
    return [(zone.kind, text[zone.start : zone.end]) for zone in find_zones(text)]


def test_a_line_is_a_paragraph() -> None:
    assert [("paragraph", "One said so."), ("paragraph", "Another denied it.")] == kinds(
        "One said so.\n\nAnother denied it.\n"
    )


@pytest.mark.parametrize(
    "line",
    [
        "Read Also: Japan, South Korea Leaders To Meet Biden – White House",
        "RELATED: Five things to know",
        "See also: our live page",
        "We use cookies to improve your experience.",
        "Share this on Facebook",
        "Facebook | Twitter | WhatsApp",
        "Sign up for our newsletter",
        "© 2023 The Daily. All rights reserved.",
        "Advertisement",
    ],
)
def test_furniture_of_the_page_is_boilerplate(line: str) -> None:
    assert [("paragraph", "He said so."), ("boilerplate", line), ("paragraph", "She denied it.")] == kinds(
        f"He said so.\n{line}\nShe denied it."
    )


def test_headlines_below_a_related_heading_are_boilerplate_too() -> None:
    text = (
        "He said so.\nRead more\nKim meets Putin in the far east\nA long paragraph follows that ends with a full stop."
    )
    assert ["paragraph", "boilerplate", "boilerplate", "paragraph"] == [kind for kind, _ in kinds(text)]


def test_a_title_above_text_is_a_heading() -> None:
    assert [
        ("heading", "Kim and Putin to meet"),
        ("paragraph", "The two leaders will meet next week, officials said."),
    ] == kinds("Kim and Putin to meet\nThe two leaders will meet next week, officials said.")


@pytest.mark.parametrize(
    ("text", "dateline"),
    [
        ("MOSCOW, Sept 5 (Reuters) - The Kremlin declined to comment.", "MOSCOW, Sept 5 (Reuters) -"),
        ("SEOUL, South Korea (AP) — North Korea fired a missile.", "SEOUL, South Korea (AP) —"),
    ],
)
def test_a_dateline_stands_before_the_first_paragraph(text: str, dateline: str) -> None:
    assert ("dateline", dateline) == kinds(text)[0]
    assert "paragraph" == kinds(text)[1][0]


def test_wrapped_lines_are_one_paragraph() -> None:
    text = (
        "The United States believes the negotiations between\nNorth Korea and Russia are actively advancing, a senior\n"
        "official said on Tuesday in the White House after the\nmeeting."
    )
    assert [("paragraph", text)] == kinds(text)


def test_a_caption_is_no_paragraph() -> None:
    assert "caption" == kinds("Photo: Kim Jong Un at a parade in Pyongyang\nHe said so.")[0][0]


@given(st.text(max_size=400))
@example("\xad")
def test_zones_are_in_order_and_do_not_overlap(text: str) -> None:
    end = 0
    for zone in find_zones(text):
        assert end <= zone.start < zone.end <= len(text)
        end = zone.end


@pytest.mark.parametrize("width", [60, 90, 120, 150])
def test_lines_broken_at_a_width_are_one_paragraph(width: int) -> None:
    words = (
        "The ministry said on Monday that the ship had left the port with a cargo that nobody had declared to it. " * 6
    )
    text = "\n".join(textwrap.wrap(words, width))
    assert [("paragraph", text)] == kinds(text + "\n")


def test_two_long_lines_that_end_sentences_are_two_paragraphs() -> None:
    lines = [
        "The ministry said that the ship had left the port.",
        "The owner denied it and said that it was at anchor.",
    ]
    assert [("paragraph", line) for line in lines] == kinds("\n".join(lines) + "\n")


def test_letterheads_and_heads_of_mails_are_lines_of_their_own() -> None:
    letter = (
        "Ministry of Foreign Affairs of the Republic of Velmaria\nPress Service\n\nThe ministry states that it is so."
    )
    mail = (
        "From: Petra Lindqvist <petra@nordvalve.example>\nTo: Desk <desk@nordvalve.example>\nCc: Tomas Berg\n"
        "Date: Wed, 12 Apr 2023 16:02:11 +0200\n\nHi both,"
    )
    assert ["Press Service"] == [letter[z.start : z.end] for z in find_zones(letter)][1:2]
    assert "Cc: Tomas Berg" in [mail[z.start : z.end] for z in find_zones(mail)]


@pytest.mark.parametrize("day", ["20 April 2022", "April 20 2022", "April 20, 2022", "20 April", "April 20"])
def test_a_dateline_may_begin_with_the_day(day: str) -> None:
    text = f"PIRAEUS, {day} (Newsdesk) – The coast guard has detained a tanker."
    assert ["dateline", "paragraph"] == [zone.kind for zone in find_zones(text)]


def test_who_speaks_first_in_a_transcript_is_no_dateline() -> None:
    text = "MR. HALLORAN: Good evening to all.\n\nMR. HALLORAN: It is late, and we believe so.\n"
    assert ["paragraph", "paragraph"] == [kind for kind, _ in kinds(text)]
    assert ("dateline", "LONDON:") == kinds("LONDON: He said on Tuesday that it was late, and left.\n")[0]


def test_lines_under_a_heading_are_a_paragraph() -> None:
    body = (
        "The Russian foreign minister has left the capital after two days of talks, and state media say nothing about"
    )
    text = f"16:40 Orlov leaves\n{body}\nwhat was agreed.\n"
    assert [("heading", "16:40 Orlov leaves"), ("paragraph", f"{body}\nwhat was agreed.")] == kinds(text)


@pytest.mark.parametrize(
    "line",
    ["Correction: An earlier version of this article said that shells were sold.", "This story has been updated."],
)
def test_a_correction_is_no_part_of_the_report(line: str) -> None:
    assert ["paragraph", "boilerplate"] == [kind for kind, _ in kinds(f"It was late, he said on Monday.\n\n{line}\n")]
