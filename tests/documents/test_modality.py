"""How real an event is said to be."""

from __future__ import annotations

import pytest

from dissuade.documents.lexicons import read_rows
from tests.documents.reading import read


@pytest.mark.parametrize(
    ("text", "modality", "polarity"),
    [
        ("Iran sold drones to Russia.", "asserted", "positive"),
        ("Iran never sold drones to Russia.", "asserted", "negative"),
        ("Iran did not sell drones to Russia.", "asserted", "negative"),
        ("Iran may sell drones to Russia.", "possible", "positive"),
        ("Iran will sell drones to Russia.", "expected", "positive"),
        ("If Iran sells drones to Russia, prices will rise.", "conditional", "positive"),
        ("Iran allegedly sold drones to Russia.", "alleged", "positive"),
    ],
)
def test_hedges_and_negation_tell_how_real_the_author_makes_it(text: str, modality: str, polarity: str) -> None:
    assert [("author", modality, polarity)] == read(text).stances()


_HEDGED = {
    "possible": ("possible", "positive"),
    "expected": ("expected", "positive"),
    "conditional": ("conditional", "positive"),
    "alleged": ("alleged", "positive"),
    "negative": ("asserted", "negative"),
    "averted": ("conditional", "positive"),
}


@pytest.mark.parametrize(("modality", "word"), [(m, w) for m, words in read_rows("hedges") for w in words.split()])
def test_every_hedge_counts_before_an_event(modality: str, word: str) -> None:
    found = read(f"There was {word} sale of missiles from Iran to Russia.").stances()
    assert [("author", *_HEDGED[modality])] == found


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Iran refused to sell drones to Sudan.", ("ir", "asserted", "negative")),
        ("Iran refused to say whether it had sold drones to Sudan.", ("ir", "declined", "positive")),
    ],
)
def test_a_refusal_to_act_is_no_silence(text: str, stance: tuple[str, str, str]) -> None:
    assert [stance] == read(text).stances()


def test_what_is_banned_is_no_event() -> None:
    assert [] == read("The US barred Iran from selling drones to Sudan.").stances()


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Moscow does not plan to sell missiles to Iran.", ("gov-ru", "expected", "negative")),
        ("Tokyo does not expect Pyongyang to sell missiles to Russia.", ("gov-jp", "expected", "negative")),
        ("Ankara did not agree to send tanks to Ukraine.", ("gov-tr", "expected", "negative")),
        ("Berlin did not rule out sending tanks to Ukraine.", ("gov-de", "possible", "positive")),
        ("Berlin ruled out sending tanks to Ukraine.", ("gov-de", "denied", "negative")),
    ],
)
def test_not_to_plan_is_no_silence(text: str, stance: tuple[str, str, str]) -> None:
    assert [stance] == read(text).stances()


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("The US would impose sanctions on Russia if it bought shells.", "conditional"),
        ("The US would impose sanctions on Russia.", "expected"),
    ],
)
def test_what_would_be_done_if_is_conditional(text: str, modality: str) -> None:
    assert [("author", modality, "positive")] == read(text).stances("designation")


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Iran is set to sell drones to Russia.", ("author", "expected", "positive")),
        ("Iran continued to sell drones to Russia.", ("author", "asserted", "positive")),
        ("An indictment was unsealed charging Amir Norin, 44, and Reza Velkan, of Bonn, with selling drones to Russia.",
         ("author", "alleged", "positive")),
    ],
)  # fmt: skip
def test_what_is_set_to_be_goes_on_or_is_charged(text: str, stance: tuple[str, str, str]) -> None:
    assert [stance] == read(text).stances()


def test_sanctions_that_are_lifted_are_none() -> None:
    text = "The United States lifted an arms embargo on Syria."
    assert [("author", "asserted", "negative")] == read(text).stances("designation")
