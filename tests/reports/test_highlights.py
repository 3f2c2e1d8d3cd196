from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from dissuade.model.report import Zone
from dissuade.pages import visible
from dissuade.reports.highlights import Insert, Mark, mark_text


def _shown(html: str) -> str:
    return unescape(re.sub(r"<[^>]*>", "", html))


class _Balance(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def _paragraph(text: str, *marks: Mark) -> str:
    html = mark_text(text, [Zone(kind="paragraph", start=0, end=len(text))], marks)
    return html.removeprefix('<p dir="auto" class="paragraph">').removesuffix("</p>")


def test_a_mark_inside_another_nests() -> None:
    text = "North Korean leader"
    assert _paragraph(text, Mark(0, 19, "role"), Mark(0, 12, "country")) == (
        '<span class="role"><span class="country">North Korean</span> leader</span>'
    )


def test_marks_that_cross_are_split_and_the_tags_are_not() -> None:
    assert _paragraph("абвгд", Mark(0, 3, "a", id="x"), Mark(1, 5, "b", id="y")) == (
        '<span class="a" id="x">а<span class="b" id="y">бв</span></span><span class="b">гд</span>'
    )


def test_a_mark_over_two_paragraphs_ends_and_begins_again() -> None:
    text = "one\ntwo"
    zones = [Zone(kind="paragraph", start=0, end=3), Zone(kind="boilerplate", start=4, end=7)]
    assert mark_text(text, zones, [Mark(0, 7, "q", id="q1")]) == (
        '<p dir="auto" class="paragraph"><span class="q" id="q1">one</span></p>\n'
        '<p dir="auto" class="boilerplate"><span class="q">two</span></p>'
    )


def test_text_outside_the_zones_is_not_lost() -> None:
    html = mark_text("a 1 b 2 c", [Zone(kind="heading", start=2, end=3)], [])
    assert _shown(html).split() == ["a", "1", "b", "2", "c"]


def test_a_fragment_stands_where_its_statement_ends() -> None:
    html = mark_text("he said so.", [], [Mark(3, 10, "s")], [Insert(10, "<sup>1</sup>")])
    assert html == '<p dir="auto" class="paragraph">he <span class="s">said so<sup>1</sup></span>.</p>'


def test_markup_in_text_hints_and_anchors_stays_text() -> None:
    html = _paragraph("<b>", Mark(0, 3, 'x" onclick="y', '"><script>', '"'))
    assert "<b>" not in html
    assert "<script>" not in html
    assert 'onclick="' not in html


def test_direction_controls_are_shown() -> None:
    assert "\\u202e" in _paragraph("ACME \u202eDTL")


_SPANS = st.tuples(st.integers(0, 40), st.integers(0, 40)).map(lambda pair: (min(pair), max(pair)))


@given(
    st.text(st.characters(exclude_categories=()), max_size=40),
    st.lists(_SPANS, max_size=12),
    st.lists(_SPANS, max_size=6),
    st.lists(st.integers(0, 40), max_size=4),
)
def test_any_marks_on_any_text_give_balanced_tags_and_the_whole_text(
    text: str, spans: list[tuple[int, int]], parts: list[tuple[int, int]], places: list[int]
) -> None:
    zones = [Zone(kind="paragraph", start=a, end=b) for a, b in parts]
    marks = [Mark(a, b, "m", id=f"i{number}") for number, (a, b) in enumerate(spans)]
    html = mark_text(text, zones, marks, [Insert(place, "") for place in places])
    reader = _Balance()
    reader.feed(html)
    assert reader.open == []
    assert "".join(_shown(html).split()) == "".join(visible(text, keep="\n\t\r\f").split())
    anchors = re.findall(r' id="(\w+)"', html)
    assert len(anchors) == len(set(anchors))
