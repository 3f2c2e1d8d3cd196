from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from dissuade.pages import frame, items, safe, visible

HIDDEN = {"Cc", "Cf", "Cs", "Zl", "Zp"}


def test_direction_controls_are_written_out() -> None:
    assert visible("ACME\u202eDTL\u2066") == "ACME\\u202eDTL\\u2066"


def test_lone_surrogates_are_written_out() -> None:
    assert visible("Kim\ud800") == "Kim\\ud800"


def test_names_in_every_script_stay_as_they_are() -> None:
    for name in ("김정은", "Шойгу Сергей", "محمد بن سلمان", "می\u200cخواهم", "習近平", "မင်းအောင်လှိုင်", "นายสมชาย"):
        assert visible(name) == name


def test_markup_is_escaped() -> None:
    assert safe('<b onload="x">&') == "&lt;b onload=&quot;x&quot;&gt;&amp;"


def test_what_is_to_be_kept_is_kept() -> None:
    assert safe("one\ntwo\r", keep="\n") == "one\ntwo\\u000d"


def test_no_entry_makes_no_list() -> None:
    assert items([]) == ""
    assert items(["a", "b"]) == "<ul><li>a</li><li>b</li></ul>"


def test_a_page_may_load_nothing() -> None:
    page = frame("<i>", ["<p>x</p>", ""])
    assert "default-src 'none'" in page
    assert "<title>&lt;i&gt;</title>" in page


@given(st.text(st.characters(), max_size=60))
def test_nothing_hidden_and_no_markup_is_left(text: str) -> None:
    shown = safe(text)
    assert not {unicodedata.category(c) for c in shown if c != "\u200c"} & HIDDEN
    assert "<" not in shown
    assert '"' not in shown
