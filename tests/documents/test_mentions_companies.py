from __future__ import annotations

import pytest

from dissuade.documents.mentions import find_mentions


def _companies(text: str) -> list[tuple[str, str]]:
    return [(m.span.text, m.entity) for m in find_mentions(text).mentions if m.type == "organization"]


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Velkan Trading Ltd", "Velkan"),
        ("Velkan Trade Ltd", "Velkan Trade"),
        ("Chengdu Velkan Microelectronics", "Velkan"),
        ("Velkan Maritime SA", "Velkan Maritime"),
    ],
)
def test_a_company_is_known_by_part_of_its_name(name: str, short: str) -> None:
    found = _companies(f"They met {name} there. In May {short} sold arms.")
    assert [name, short] == [words for words, _ in found]
    assert found[0][1] == found[1][1]


@pytest.mark.parametrize(
    "text",
    [
        "Officials of Velka Orro said nothing.",
        "Velka Orro, based in Izmir, bought coal.",
        "Velka Orro, a trading house based in Izmir, bought coal.",
        "Velka Orro supplied lathes to Iran.",
    ],
)
def test_a_firm_without_a_word_for_one_is_told_by_what_stands_beside_it(text: str) -> None:
    found = find_mentions(f"{text} It was said that Velka Orro was big.")
    named = [m for m in found.mentions if m.span.text == "Velka Orro"]
    assert [(m.type, m.entity) for m in named] == [("organization", "org-velka-orro")] * 2
