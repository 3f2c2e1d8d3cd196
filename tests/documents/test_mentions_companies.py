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


def test_what_stands_in_brackets_after_a_body_stands_for_it() -> None:
    found = _companies("The Velkan Support Forces (VSF) left. Iran armed the VSF.")
    assert ["Velkan Support Forces", "VSF", "VSF"] == [words for words, _ in found]
    assert {"org-velkan-support-forces"} == {entity for _, entity in found}


def test_a_company_without_a_name_gets_the_one_told_later() -> None:
    found = _companies("A Dubai jeweller bought gold. The company, Velkan Mare, left.")
    assert {"org-velkan-mare"} == {entity for _, entity in found}


@pytest.mark.parametrize("name", ["Basra Oil Trading Company", "Tehran Defence Industries"])
def test_a_place_and_a_common_word_begin_a_name(name: str) -> None:
    assert name in [words for words, _ in _companies(f"It said {name} left.")]
