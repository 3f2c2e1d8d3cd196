"""Marks of quoted lines are no words, and no place moves."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dissuade.documents.quoted_lines import with_marks, without_marks
from dissuade.documents.zones import find_zones
from dissuade.model.report import Source, Span, Statement

MAIL = """No, we do not.

On Tuesday Anna Lindqvist wrote:
> The buyer said on Monday afternoon that the rifles for Sudan would be
> sent by the end of the month.
>> Do we know who sold the missiles and the rifles to Sudan last month or
>> the year before that?
"""


@given(st.text(alphabet="> \tab\n", max_size=40))
def test_no_place_moves(text: str) -> None:
    plain = without_marks(text)
    assert len(text) == len(plain)
    assert all(a == b for a, b in zip(text, plain, strict=True) if a not in "> \t")


def test_lines_quoted_alike_are_one_paragraph() -> None:
    text = without_marks(MAIL)
    words = [" ".join(text[zone.start : zone.end].split()) for zone in find_zones(text)]
    assert (
        "The buyer said on Monday afternoon that the rifles for Sudan would be sent by the end of the month." in words
    )
    assert "Do we know who sold the missiles and the rifles to Sudan last month or the year before that?" in words


def test_a_text_without_quoted_lines_stays_as_it_is() -> None:
    text = "1 > 0\n\nIt left."
    assert text is without_marks(text)


@pytest.mark.parametrize("blank", ["\u00a0", "\u202f"])
def test_blanks_that_break_no_line_are_blanks(blank: str) -> None:
    assert "It left on Jan. 20." == without_marks(f"It{blank}left on Jan.{blank}20.")


def test_spans_of_a_record_have_the_words_of_the_text() -> None:
    statement = Statement(
        kind="indirect", source=Source(span=Span(0, 2, "It")), cue=None, content=(Span(3, 9, "is  so"),)
    )
    found = with_marks(statement, "It\nis\n>so")
    assert (Span(0, 2, "It"), (Span(3, 9, "is\n>so"),)) == (found.source.span, found.content)
