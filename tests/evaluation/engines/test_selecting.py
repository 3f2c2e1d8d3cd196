"""How engines are named."""

from __future__ import annotations

import pytest

from dissuade.errors import InputError
from dissuade.evaluation.engines import make_engine


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("nomenklatura=/opt/nk/bin/python", "nomenklatura logic-v2"),
        ("nomenklatura=/opt/nk/bin/python:name-based", "nomenklatura name-based"),
        ("yente=http://localhost:8000", "yente"),
        ("yente=https://screening.example/sanctions:logic-v2", "yente logic-v2"),
        ("watchman=http://localhost:8084", "watchman"),
    ],
)
def test_an_engine_is_made_from_its_text(text: str, name: str) -> None:
    engine = make_engine(text)
    assert name == engine.name
    engine.close()


@pytest.mark.parametrize("text", ["", "nomenklatura", "yente=localhost:8000", "elastic=http://x", "nomenklatura=p:x"])
def test_what_is_no_engine_is_refused_with_the_forms(text: str) -> None:
    with pytest.raises(InputError, match=r"--engine"):
        make_engine(text)
