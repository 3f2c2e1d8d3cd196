"""An array to work in is taken out, given back, and grows; two that are out at once are not the same."""

from __future__ import annotations

from dissuade.documents.spare_arrays import SpareArrays


def test_one_that_is_out_is_not_handed_out_again() -> None:
    spare = SpareArrays(2, -1)
    first, second = spare.take(10), spare.take(10)
    assert first is not second
    spare.give_back(first)
    assert spare.take(10) is first


def test_it_grows() -> None:
    spare = SpareArrays(2, -1)
    spare.give_back(spare.take(10))
    assert (2, 30) == spare.take(30).shape


def test_a_huge_one_is_let_go() -> None:
    spare = SpareArrays(-1)
    huge = spare.take((1 << 20) + 1)
    spare.give_back(huge)
    assert spare.take(1) is not huge
