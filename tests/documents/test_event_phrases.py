"""A phrase ends where what it names ends."""

from __future__ import annotations

import pytest

from tests.documents.reading import read


@pytest.mark.parametrize("amount", ["about 300", "up to 300", "at least 300", "as many as 300", "nearly 300"])
def test_a_figure_may_be_vague(amount: str) -> None:
    expected = {"supplier": ("ir",), "recipient": ("ru",), "goods": ("goods-drones",)}
    assert expected == read(f"Iran sold {amount} drones to Russia.").slots()
