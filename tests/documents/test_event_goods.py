from __future__ import annotations

import pytest

from dissuade.documents.event_frames import Participants
from dissuade.documents.event_goods import kinds_of_goods
from dissuade.documents.mentions import find_mentions
from dissuade.documents.tagged_words import TaggedBlocks
from tests.documents.reading import read


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Iran sold tanks to Syria.", {"any", "arms"}),
        ("Iran sold crude oil to Syria.", {"any"}),
        ("Iran paid Syria $2 million.", {"money"}),
        ("Iran sold Syria nothing.", set()),
    ],
)
def test_kinds_of_goods_are_those_that_frames_of_events_ask_for(text: str, kinds: set[str]) -> None:
    found = find_mentions(text)
    words = TaggedBlocks(text).read(0, len(text), [])
    assert kinds == kinds_of_goods(words, 0, len(words), Participants(found.mentions, found.entities))


def test_goods_of_the_sentence_before_count_as_they_may_be_meant_again() -> None:
    text = "Iran makes tanks. It sold them to Syria."
    found = find_mentions(text)
    words = TaggedBlocks(text).read(0, len(text), [])
    second = words.lower.index("it")
    assert {"any", "arms"} == kinds_of_goods(words, second, len(words), Participants(found.mentions, found.entities))


@pytest.mark.parametrize(
    ("text", "recipient"),
    [
        ("Velka Trading bought coal in May. The cargo was sold to Malta.", "mt"),
        ("Velka Trading bought rifles in May. Forty of them were sold to Malta.", "mt"),
        ("Velka Trading bought rifles in May. A small number were sold to Malta.", "mt"),
        ("Velka Trading bought rifles in May. It resold them to Malta.", "mt"),
        ("Velka Trading makes rifles. We sell to Malta.", "mt"),
    ],
)
def test_goods_told_before_are_taken_up(text: str, recipient: str) -> None:
    claims = [claim for claim in read(text).claims if claim.participants.get("recipient") == (recipient,)]
    assert ["goods-coal" if "coal" in text else "goods-small-arms"] == [
        good for claim in claims for good in claim.participants["goods"]
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Iran makes rifles. The ship was sold to Malta.",
        "Iran makes rifles. He was sent to Malta.",
        f"Iran makes rifles. {'The weather was fine. ' * 10}Give it to Malta.",
    ],
)
def test_other_words_take_up_no_goods(text: str) -> None:
    assert [] == read(text).claims


@pytest.mark.parametrize(
    ("text", "supplier"),
    [
        ("Malta bought Iranian attack drones.", ("ir",)),
        ("Malta denied buying Iranian-made drones.", ("ir",)),
        ("Malta spoke of the purchase of Iranian attack drones.", ("ir",)),
        ("Malta bought Iranian drones from Syria.", ("sy",)),
    ],
)
def test_who_made_goods_sold_them_if_nobody_else_did(text: str, supplier: tuple[str, ...]) -> None:
    assert supplier == read(text).slots()["supplier"]


_SOLD = {"supplier": "ir", "recipient": "ru"}


@pytest.mark.parametrize(
    "text",
    [
        "Iran sold weapons, including drones, to Russia.",
        "Iran sold drones worth 78 million rials (3 million dollars) to Russia.",
        "Iran sold a first batch of 12 attack drones to Russia.",
        "Iran sold an estimated 400 drones to Russia.",
        "Iran sold drones to at least three countries, including Russia.",
        "Russia was offered drones by Iran.",
        "Russia has been supplied with drones by Iran.",
        "Russia uses drones supplied by Iran.",
        "Russia signed a deal with Iran to buy drones.",
        "Iran signed a contract with Russia to supply drones.",
        "Russia struck a deal with Iran for drones.",
        "Russia is negotiating the purchase of drones from Iran.",
        "Iranian drones were sold to Russia.",
        "They seized a ship carrying Iranian drones to Russia.",
        "They seized Iranian drones bound for Russia.",
        "They seized drones that were on the way from Iran to Russia.",
        "They condemned the smuggling of drones from Iran to Russia.",
        "They condemned the transfer from Iran to Russia of 300 drones.",
        "They condemned Iran over the delivery of drones to Russia.",
        "They have evidence of Iran selling drones to Russia.",
        "They urged Iran to halt drone deliveries to Russia.",
        "Iran is Russia's main supplier of drones.",
        "Iranian officials denied supplying drones to Russia.",
        "Iran sold drones worth $5.2 million to Russia.",
        "Iran sold drones to Russia. The drones arrived in May.",
        "Iran has authorized $5 million in military aid for Russia.",
        "Iran will consider directly supplying drones to Russia.",
        "Russia paid Iran for drones.",
        "Russia was accused of paying Iran for drones.",
        "Iran's state arms firm sold drones to Russia.",
        "By selling drones to Russia, Iran has shown what it is.",
        "Iran, which sold drones to Russia, left.",
    ],
)
def test_who_sells_to_whom_is_found_in_many_wordings(text: str) -> None:
    found = [claim.participants for claim in read(text).claims if claim.event in ("arms_transfer", "shipment")]
    assert _SOLD in [{slot: slots.get(slot, ("",))[0] for slot in _SOLD} for slots in found]


def test_goods_that_it_was_not_are_no_goods_of_the_event() -> None:
    assert [] == read("Sudan bought tractors from Iran, not weapons.").claims


def test_an_embargo_on_arms_is_no_cargo() -> None:
    slots = read("Turkey sent drones to Libya in breach of an arms embargo.").slots()
    assert ("goods-drones",) == slots["goods"]


@pytest.mark.parametrize(
    ("text", "slots"),
    [
        ("The missiles that Iran sent to Russia were shown.", {"supplier": ("ir",), "recipient": ("ru",)}),
        ("Kyiv showed missiles Iran had sent to Russia.", {"supplier": ("ir",), "recipient": ("ru",)}),
        ("The tanks and missiles, which Iran sold Russia, were old.", {"supplier": ("ir",), "recipient": ("ru",)}),
        ("The missiles Russia bought from Iran are old.", {"supplier": ("ir",), "recipient": ("ru",)}),
        ("Missiles sent to Russia from Iran were shown.", {"supplier": ("ir",), "recipient": ("ru",)}),
        ("Iranian missiles shipped to Russia", {"recipient": ("ru",)}),
    ],
)
def test_goods_before_a_relative_clause_are_those_of_its_verb(text: str, slots: dict[str, tuple[str, ...]]) -> None:
    [claim] = read(text).claims
    assert slots.items() <= dict(claim.participants).items()
    assert "goods-rockets-missiles" in claim.participants["goods"]
    assert "asserted" == claim.modality


@pytest.mark.parametrize(
    "text",
    [
        "He said of the missiles that Iran sent troops to Syria.",
        "The army with missiles that Iran sent advisers to left.",
    ],
)
def test_what_a_clause_has_an_object_of_its_own_for_is_not_its_goods(text: str) -> None:
    assert [] == [claim.event for claim in read(text).claims]
