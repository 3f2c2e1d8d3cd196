from __future__ import annotations

from html.parser import HTMLParser

from dissuade.deals import decide_deal as decide
from dissuade.deals import parse_deal
from dissuade.deals.graph import draw_ownership
from dissuade.deals.page import render_page
from dissuade.deals.private_list import PrivateList

NASTY = '<script>alert("x")</script>'
DEAL = f"""title: '{NASTY}'
date: 2024-05-01
nexus: [us_person]
parties: [{{role: buyer, name: '{NASTY}', country: AE}}]
ownership:
- {{owner: 김철, owned: '{NASTY}', share: [0.2, 0.7]}}
- {{owner: '{NASTY}', owned: 김철, share: 0.1}}
control: [{{controller: Ivan, controlled: 김철}}]
route: {{origin: US, destination: AE}}
"""


class _Balance(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.add(tag)
        if tag != "meta":
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.add(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_the_page_escapes_what_strangers_wrote() -> None:
    deal = parse_deal(DEAL)
    page = render_page(deal, decide(deal, private=PrivateList()))
    reader = _Balance()
    reader.feed(page)
    assert reader.open == []
    assert "script" not in reader.seen
    assert "&lt;script&gt;" in page


def test_the_page_loads_nothing_from_elsewhere() -> None:
    deal = parse_deal(DEAL)
    page = render_page(deal, decide(deal, private=PrivateList()))
    assert "http://" not in page
    assert "https://" not in page
    assert "default-src 'none'" in page


def test_the_page_draws_the_register_with_its_circle() -> None:
    deal = parse_deal(DEAL)
    page = render_page(deal, decide(deal, private=PrivateList()))
    assert "<svg" in page
    assert "20 % to 70 %" in page
    assert "Not legal advice." in page


def test_an_owner_stands_above_what_it_owns() -> None:
    picture = draw_ownership([("A", "B", 0.5, 0.5), ("B", "C", 1.0, 1.0)], [], {"A"}, {"C"})
    heights = [int(part.split('y="')[1].split('"')[0]) for part in picture.split("<rect")[1:]]
    assert heights == sorted(heights)
    assert "(listed)" in picture


def test_the_picture_shows_direction_controls_instead_of_obeying_them() -> None:
    picture = draw_ownership([("ACME \u202eDTL", "B\ud800", 0.5, 0.5)], [], set(), set())
    assert "\u202e" not in picture
    assert "\\u202e" in picture
    picture.encode("utf-8")
