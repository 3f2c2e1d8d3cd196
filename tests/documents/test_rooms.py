"""An array to work in is taken out, given back, and grows; two that are out at once are not the same."""

from __future__ import annotations

from dissuade.documents.rooms import Rooms


def test_one_that_is_out_is_not_handed_out_again() -> None:
    rooms = Rooms(2, -1)
    first, second = rooms.take(10), rooms.take(10)
    assert first is not second
    rooms.give_back(first)
    assert rooms.take(10) is first


def test_it_grows() -> None:
    rooms = Rooms(2, -1)
    rooms.give_back(rooms.take(10))
    assert (2, 30) == rooms.take(30).shape


def test_a_huge_one_is_let_go() -> None:
    rooms = Rooms(-1)
    huge = rooms.take((1 << 20) + 1)
    rooms.give_back(huge)
    assert rooms.take(1) is not huge
