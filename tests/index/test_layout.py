"""On which side of the index names stand, and which sides a query looks at."""

from __future__ import annotations

import numpy as np
import pytest

from dissuade.index.layout import ENDED, GROUPS, group_mask, group_of, sides_by_mask, sides_of


@pytest.mark.parametrize(
    ("schema", "first", "count"),
    [
        ("Person", 0, 1), ("Organization", 1, 1), ("Company", 1, 1), ("Vessel", 1, 1), ("Airplane", 1, 1),
        ("CryptoWallet", 1, 1), ("LegalEntity", 0, 2), ("", 0, 2),
    ],
)  # fmt: skip
@pytest.mark.parametrize("ended", [False, True])
def test_a_query_looks_at_the_sides_of_those_who_may_answer(schema: str, first: int, count: int, ended: bool) -> None:
    mask = group_mask(schema, ended=ended)
    assert [[first, count]] == [sides_by_mask()[mask].tolist()]
    asked = sum(1 << side for side in range(first, first + count))
    answering = [group for group in range(2 * ENDED) if mask >> group & 1]
    assert all(sides_of(np.array([group], dtype=np.uint8))[0] & asked for group in answering)


def test_a_legal_entity_stands_on_both_sides() -> None:
    groups = np.array([group_of("Person"), group_of("LegalEntity"), group_of("Company")], dtype=np.uint8)
    assert [1, 3, 2] == sides_of(groups).tolist() == sides_of(groups + ENDED).tolist()
    assert len(GROUPS) <= ENDED
