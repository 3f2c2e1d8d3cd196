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
