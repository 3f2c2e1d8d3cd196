"""What a real browser makes of the page."""

from __future__ import annotations

import dataclasses
import re
from html import unescape
from pathlib import Path

import pytest

from dissuade.deals import decide_deal
from dissuade.deals.drafting import draft_deals
from dissuade.model.report import Mention, Report, Span
from dissuade.reports.page import render_page
from tests.reports.browser import look_at
from tests.reports.handmade import handmade
from tests.reports.hostile import HOSTILE, hostile

_MEASURE = """<script>
const style = query => getComputedStyle(document.querySelector(query));
document.title = JSON.stringify({
  listed: style('#m4').backgroundColor,
  person: style('.m.organization').backgroundColor,
  boilerplate: style('.boilerplate').color,
  wide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
  picture: document.querySelector('svg.timeline').getBoundingClientRect().height > 50,
  beside: document.querySelector('.side.claimed').getBoundingClientRect().top
       === document.querySelector('.side.denied').getBoundingClientRect().top,
})</script>"""


def _write(folder: Path, page: str) -> Path:
    path = folder / "page.html"
    path.write_text(page, encoding="utf-8")
    return path


def _decided(report: Report) -> str:
    report = dataclasses.replace(report, deals=draft_deals(report))
    return render_page(report, [decide_deal(deal) for deal in report.deals])


def test_the_browser_shows_the_marks_and_complains_about_nothing(tmp_path: Path) -> None:
    seen = look_at(_write(tmp_path, _decided(handmade())))
    assert seen.console == []
    assert '<span class="m person listed" id="m4"' in seen.dom
    assert seen.dom.count('class="side ') == 3
    assert "<title>Containers from Rason</title>" in seen.dom


def test_the_page_is_laid_out_as_meant(tmp_path: Path) -> None:
    page = re.sub(r"<meta http-equiv[^>]*>", "", _decided(handmade())).replace("</body>", f"{_MEASURE}</body>")
    title = re.search(r"<title>(.*?)</title>", look_at(_write(tmp_path, page)).dom)
    assert title is not None
    assert unescape(title[1]) == (
        '{"listed":"rgb(179, 38, 30)","person":"rgb(228, 228, 251)","boilerplate":"rgb(138, 138, 138)",'
        '"wide":0,"picture":true,"beside":true}'
    )


def test_the_page_can_be_pictured(tmp_path: Path) -> None:
    picture = tmp_path / "page.png"
    seen = look_at(_write(tmp_path, _decided(handmade())), screenshot=picture)
    assert seen.console == []
    assert picture.read_bytes().startswith(b"\x89PNG")
    assert picture.stat().st_size > 20_000


def test_the_hostile_text_would_run_if_the_page_let_it(tmp_path: Path) -> None:
    """A control: the same text in a page that does not defend itself."""
    page = f"<title>harmless</title><body>{HOSTILE[0]}{HOSTILE[1]}"
    assert "<title>pwned</title>" in look_at(_write(tmp_path, page)).dom


def test_hostile_documents_run_nothing_and_load_nothing(tmp_path: Path) -> None:
    text = " ".join(HOSTILE)
    seen = look_at(_write(tmp_path, _decided(hostile(text))))
    assert seen.console == []
    assert not re.search(r"<title>\s*pwned", seen.dom)
    assert not re.search(r"<(script|img|iframe|base|link|object|b)\b", seen.dom.partition("<body>")[2])
    assert seen.dom.count("document.title='pwned'") > 20
    assert "\u202e" not in seen.dom
    assert "\\u202e" in seen.dom


@pytest.mark.parametrize("width", [420, 1100])
def test_a_huge_document_without_breaks_still_fits_the_window(tmp_path: Path, width: int) -> None:
    report = handmade()
    text = report.text + "x" * 2_000_000 + "習近平" * 100_000
    start = len(report.text)
    extra = tuple(
        Mention(span=Span(at, at + 7, text[at : at + 7]), type="person", entity="", level="name")
        for at in range(start, start + 60_000, 10)
    )
    page = render_page(dataclasses.replace(report, text=text, mentions=(*report.mentions, *extra)))
    measure = "<script>const e = document.documentElement; document.title = e.scrollWidth - e.clientWidth</script>"
    page = re.sub(r"<meta http-equiv[^>]*>", "", page).replace("</body>", f"{measure}</body>")
    seen = look_at(_write(tmp_path, page), width=width)
    assert "<title>0</title>" in seen.dom
    assert seen.dom.count('class="m person" id=') == len(extra)
