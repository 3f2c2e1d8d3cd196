"""Denials and silence are attached to what was claimed before."""

from __future__ import annotations

import pytest

from tests.documents.reading import read


@pytest.mark.parametrize("noun", ["The allegation", "The accusation", "The claim"])
def test_a_denial_is_attached_to_what_was_alleged(noun: str) -> None:
    found = read(f"Last year, the US accused North Korea of shipping missiles to Russia. {noun} was denied by Moscow.")
    assert [("us", "alleged", "positive"), ("gov-ru", "denied", "negative")] == found.stances()
    assert 1 == len({c.cluster for c in found.claims})


def test_silence_is_attached_to_what_the_other_side_claimed_and_is_no_denial() -> None:
    found = read("The US said Iran sold drones to Russia. The Kremlin refused to comment on the US claims.")
    assert [("us", "asserted", "positive"), ("gov-ru", "declined", "positive")] == found.stances()


def test_claims_of_others_are_denied_by_who_denies_them() -> None:
    found = read("Russia denied claims by Ukraine that Iran sold drones to Russia.")
    assert {("ua", "alleged", "positive"), ("ru", "denied", "negative")} == set(found.stances())


def test_an_accusation_called_baseless_is_denied() -> None:
    found = read("Ukraine said Iran sold drones to Russia. Iran called the accusations baseless.")
    assert [("ua", "asserted", "positive"), ("ir", "denied", "negative")] == found.stances()


def test_who_rejects_a_denial_denies_nothing_itself() -> None:
    reading = read("Tehran's denial that it sold drones to Russia was dismissed by Kyiv.")
    assert [("gov-ir", "denied", "negative")] == reading.stances()


def test_remarks_that_are_dismissed_are_denied() -> None:
    text = "Kyiv said Iran had likely sold drones to Russia. Dmitry Peskov dismissed the remarks as groundless."
    assert ("person-dmitry-peskov", "denied", "negative") in read(text).stances()


def test_a_ministry_after_the_adjective_of_its_country_is_silent_for_itself() -> None:
    text = (
        "Kyiv said Iran sold drones to Russia. The Russian Defense Ministry did not respond to a request for comment."
    )
    assert ("org-russian-defense-ministry", "declined", "positive") in read(text).stances()


@pytest.mark.parametrize(
    "text",
    [
        "Kyiv said Iran sold drones to Russia, a claim Tehran has denied.",
        "Kyiv said Iran sold drones to Russia, a claim that Tehran denies.",
        "Kyiv accused Iran of sending gunpowder to Russia, an allegation Tehran rejects.",
    ],
)
def test_a_claim_that_is_denied_in_passing_is_denied_by_who_does(text: str) -> None:
    assert ("gov-ir", "denied", "negative") in read(text).stances()


@pytest.mark.parametrize(
    ("denial", "stance"),
    [
        ("The sale was denied by Iran.", ("ir", "denied", "negative")),
        ("Iran would neither confirm nor deny the deal.", ("ir", "declined", "positive")),
        ("“That is not true,” Iran said.", ("ir", "denied", "negative")),
        (
            "Iran did not respond to questions about whether it had sold drones to Sudan.",
            ("ir", "declined", "positive"),
        ),
    ],
)
def test_an_event_named_again_is_the_one_told_before(denial: str, stance: tuple[str, str, str]) -> None:
    found = read(f"Officials said Iran had sold drones to Sudan. {denial}")
    assert stance in found.stances()
    assert 1 == len({c.cluster for c in found.claims if c.event == "arms_transfer"})


@pytest.mark.parametrize(
    ("text", "stances"),
    [
        (
            "Kyiv said that Iran had sold drones to Russia, which Tehran denies.",
            [("gov-ua", "asserted", "positive"), ("gov-ir", "denied", "negative")],
        ),
        (
            "Iran sold drones to Russia, which Tehran denies.",
            [("author", "asserted", "positive"), ("gov-ir", "denied", "negative")],
        ),
        ("There is no evidence that Iran sold drones to Russia.", [("author", "asserted", "negative")]),
        ("Kyiv saw no sign that Iran had sold drones to Russia.", [("author", "asserted", "negative")]),
        ("There are indications that Iran sold drones to Russia.", [("", "alleged", "positive")]),
        ("It is possible that Iran will sell drones to Russia.", [("author", "possible", "positive")]),
        ("There were claims on social media that Iran had sold drones to Russia.", [("author", "alleged", "positive")]),
        (
            "Kyiv on Sunday night dismissed claims on social media that it had bought drones from Iran.",
            [("gov-ua", "denied", "negative")],
        ),
        ("It was listed in May 2020 for selling drones to Russia.", [("author", "alleged", "positive")]),
        ("Russia has failed to deliver missiles to Armenia.", [("author", "asserted", "negative")]),
        ("France suspended arms exports to Mali.", [("author", "asserted", "negative")]),
        ("Manila has scrapped a deal to buy tanks from Russia.", [("author", "asserted", "negative")]),
        ("Iran was accused by Kyiv of selling drones to Russia.", [("gov-ua", "alleged", "positive")]),
    ],
)
def test_what_is_denied_in_passing_unproved_or_called_off(text: str, stances: list[tuple[str, str, str]]) -> None:
    assert stances == read(text).stances()


def test_hearsay_of_nobody_can_be_denied() -> None:
    text = "A paper wrote of an alleged sale of rifles to Sudan. The ministry rejects the accusation."
    assert ("", "denied", "negative") == read(text).stances()[-1]


def test_a_mission_denies_for_itself() -> None:
    text = "Iran's mission to the United Nations called it a lie. It has denied sending drones to Russia."
    assert ("org-ir-mission", "denied", "negative") == read(text).stances()[-1]


def test_a_denial_answers_what_the_one_who_denies_took_part_in() -> None:
    text = (
        "Orion LLC, a Serbian firm, delivered missiles to Syria. Iran is said to have sold shells to Russia. "
        "Orion LLC rejects the allegations."
    )
    denied = [c for c in read(text).claims if c.modality == "denied"]
    assert [("org-orion-llc",)] == [c.participants["supplier"] for c in denied]


def test_a_claim_beside_other_words_answers_nothing_told_before() -> None:
    text = "Experts spoke of arms deliveries to Syria. Britain hid a report, a claim the Foreign Office rejected."
    assert [] == [c for c in read(text).claims if c.modality == "denied"]


def test_silence_is_not_about_what_was_not_done() -> None:
    text = "Orion LLC said it never sold drones to Iran. Orion LLC declined to comment on the report."
    assert [] == [c for c in read(text).claims if c.modality == "declined"]


def test_a_pronoun_inside_of_a_clause_points_to_no_claim() -> None:
    text = "Kyiv said Iran sold shells to Russia. Tehran denied that the minister had known of it."
    assert [] == [c for c in read(text).claims if c.modality == "denied"]


def test_this_means_what_was_said_last_even_if_nothing_is_claimed_in_it() -> None:
    found = read(
        "The US said Iran sold drones to Syria. Two people said the bank opened an account. The bank denied this."
    )
    assert [("us", "asserted", "positive")] == found.stances()


def test_who_denies_to_use_goods_denies_no_sale() -> None:
    found = read("Ukraine said Iran sold drones to Russia. Russia denies using them.")
    assert [("ua", "asserted", "positive")] == found.stances()


def test_nobody_is_silent_about_what_was_not_done() -> None:
    found = read("Iran said it had sold no drones to Syria. Tehran did not reply.")
    assert ["negative"] == [polarity for _, _, polarity in found.stances()]


def test_a_charge_is_of_no_pledge() -> None:
    text = "The two sides said they would continue to work together. Iran has denied the charge."
    assert [] == [c for c in read(text).claims if c.modality == "denied"]
