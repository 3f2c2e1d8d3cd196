"""Names cut at the end of a line of a payment message."""

from __future__ import annotations

import pytest

from dissuade.matching.compare import compare
from dissuade.names.payment_lines import LINES, beginning_like, beginnings, without_cut_word


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("ISLAMIC REPUBLIC OF IRAN SHIPPING L", "ISLAMIC REPUBLIC OF IRAN SHIPPING"),
        ("EXPORT IMPORT BANK OF THE REPUBLIC O", "EXPORT IMPORT BANK OF THE REPUBLIC"),
        ("KOREA MINING DEVELOPMENT TRADING CO", "KOREA MINING DEVELOPMENT TRADING CO"),
        ("NATIONAL BANK OF EGYPT", "NATIONAL BANK OF EGYPT"),
        ("XYZZYQ", "XYZZYQ"),
        ("", ""),
    ],
)
def test_only_a_piece_of_a_word_is_left_out(text: str, read: str) -> None:
    assert without_cut_word(text) == read


@pytest.mark.parametrize(
    ("name", "schema"),
    [
        ("Islamic Republic of Iran Shipping Lines Group", "Company"),
        ("Mohammed Abdullah Ibrahim Mansour Al Qahtani", "Person"),
        ("Vladimir Konstantinovich Aleksandrov Bogdanovich", "Person"),
        ("International Petrochemical Trading Corporation", "Company"),
    ],
)
def test_a_line_cut_short_is_still_the_name(name: str, schema: str) -> None:
    assert 35 in LINES
    cut = name.upper()[:35]
    assert compare(cut, name, schema).probability > 0.5
    assert compare(cut, name, schema).probability == compare(name, cut, schema).probability


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Northern Province Oil Refining and Construction", [("Northern Province Oil Refining and", True)]),
        ("Northern Provinces Oil Refining and Construction", [("Northern Provinces Oil Refining and", True)]),
        ("Northern Provincial Oil Refining and Works", [("Northern Provincial Oil Refining an", False)]),
        ("Northern Province Oil Refining and ", []),
        ("a" * 75, [("a" * 35, False), ("a" * 70, False)]),
        ("", []),
    ],
)
def test_lines_leave_the_beginning_of_a_name(text: str, left: list[tuple[str, bool]]) -> None:
    assert [tuple(beginning) for beginning in beginnings(text)] == left


def test_quotation_marks_may_have_been_dropped_before_the_cut() -> None:
    name = "\u00abNorthern Province\u00bb Oil Refining and Construction"
    assert [beginning.text for beginning in beginnings(name)] == [
        "\u00abNorthern Province\u00bb Oil Refining an",
        "Northern Province Oil Refining and",
    ]
    assert beginning_like("NORTHERN PROVINCE OIL REFINING AND", name) == ("Northern Province Oil Refining and", True)
    assert beginning_like("NORTHERN PROVINCE OIL REFINING", name) is None
    assert beginning_like(name, name) is None
