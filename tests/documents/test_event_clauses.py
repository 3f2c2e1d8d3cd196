"""Whose verb it is: of a passive, an infinitive, a relative clause."""

from __future__ import annotations

from tests.documents.reading import read


def test_passive_and_active_say_the_same() -> None:
    active = read("Ukraine said Iran had sold drones to Russia.")
    passive = read("Ukraine said drones had been sold to Russia by Iran.")
    assert active.stances() == passive.stances()
    assert active.slots() == passive.slots()


def test_an_infinitive_belongs_to_the_subject_of_the_verb_that_governs_it() -> None:
    assert ("ir",) == read("Iran condemned Ukraine and agreed to sell drones to Russia.").slots()["supplier"]
    assert ("ua",) == read("Iran expected Ukraine to sell drones to Russia.").slots()["supplier"]


def test_a_verb_after_which_belongs_to_what_stands_before_it() -> None:
    text = "Kim and Moon spoke of North Korea, which has tested a bomb and launched missiles at Japan."
    assert ("kp",) == read(text).slots("military_use")["user"]
