"""What is goods of concern and what only sounds like it."""

from __future__ import annotations

import pytest

from dissuade.documents.mentions import find_mentions


def goods(text: str) -> list[tuple[str, str]]:
    return [(m.span.text, m.entity) for m in find_mentions(text).mentions if m.type == "goods"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The firm sold parts for drones to Iran.", [("parts for drones", "goods-drone-parts")]),
        ("It shipped drone engines and missile components.",
         [("drone engines", "goods-drone-parts"), ("missile components", "goods-missile-parts")]),
        ("He bought weapons components and tank engines.",
         [("weapons components", "goods-weapon-parts"), ("tank engines", "goods-tank-parts")]),
        ("Iranian Drones hit the port.", [("Drones", "goods-drones")]),
        ("Tehran Sends Moscow Drones, Officials Say", [("Drones", "goods-drones")]),
        ("It sent arms to the rebels.", [("arms", "goods-weapons")]),
        ("The UN arms embargo was broken.", [("arms", "goods-weapons")]),
        ("It hit two weapons caches and a munitions dump.", []),
        ("It is a new weapon of the army.", [("weapon", "goods-weapons")]),
        ("It sold twelve T-72s, a TB2 and MANPADS.",
         [("T-72s", "goods-tanks"), ("TB2", "goods-drones"), ("MANPADS", "goods-rockets-missiles")]),
        ("Britain made progress on Brimstone sales.", [("Brimstone", "goods-rockets-missiles")]),
        ("Sultan Iskander spoke of fire and brimstone.", []),
    ],
)  # fmt: skip
def test_finds_goods_and_parts_of_goods(text: str, expected: list[tuple[str, str]]) -> None:
    assert expected == goods(text)


@pytest.mark.parametrize(
    "text",
    [
        "It is a silver bullet for the economy.",
        "They bit the bullet and left.",
        "A call to arms was answered by brothers in arms.",
        "Protesters linked arms; a man with tattooed arms spoke.",
        "The coat of arms was painted.",
        "He twisted arms in the chamber.",
        "Hunger is used as a weapon, a weapon of war.",
        "Silence is a weapon.",
        "The Houston Rockets won.",
        "Operation Iron Tank began.",
        "The Washington Bullets changed their name.",
        "The Bullet Club met.",
        "The actor Vin Diesel came.",
        "The Artillery Brigade moved.",
        "They spoke of an arms race and arms control; weapons inspectors left.",
        "He dropped a truth bomb.",
        "the Nuclear Weapons Convention",
        "The Sergeant-at-Arms and his sisters-in-arms kept their right to bear arms.",
        "Hairy arms are no trouble.",
        "They want to bomb the hell out of it.",
        "It gave fresh ammunition to his critics.",
    ],
)
def test_leaves_bodies_figures_of_speech_and_names(text: str) -> None:
    assert [] == goods(text)
