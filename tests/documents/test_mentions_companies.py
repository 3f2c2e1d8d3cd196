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


def test_what_stands_in_brackets_after_a_body_stands_for_it() -> None:
    found = _companies("The Velkan Support Forces (VSF) left. Iran armed the VSF.")
    assert ["Velkan Support Forces", "VSF", "VSF"] == [words for words, _ in found]
    assert {"org-velkan-support-forces"} == {entity for _, entity in found}


@pytest.mark.parametrize(
    "text",
    [
        "Velkan Mare shipped coal to Iran.",
        "The ship, owned by Velkan Mare, left.",
        "Iran bought coal from Velkan Mare.",
    ],
)
def test_who_deals_is_a_company(text: str) -> None:
    assert ("Velkan Mare", "org-velkan-mare") in _companies(text)


def test_a_company_without_a_name_gets_the_one_told_later() -> None:
    found = _companies("A Dubai jeweller bought gold. The company, Velkan Mare, left.")
    assert {"org-velkan-mare"} == {entity for _, entity in found}


@pytest.mark.parametrize("name", ["Basra Oil Trading Company", "Tehran Defence Industries"])
def test_a_place_and_a_common_word_begin_a_name(name: str) -> None:
    assert name in [words for words, _ in _companies(f"It said {name} left.")]
