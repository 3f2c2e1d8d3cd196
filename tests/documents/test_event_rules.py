"""What a rule bars or asks a licence for is no transfer; what somebody does in spite of it is."""

from __future__ import annotations

import pytest

from dissuade.documents.event_frames import TRANSFERS
from tests.documents.reading import read


@pytest.mark.parametrize(
    "text",
    [
        "North Korea is prohibited from exporting weapons.",
        "EU firms have been barred from selling, supplying or exporting drones to any person in Russia.",
        "UN resolutions bar Iran from supplying missiles to the Houthis.",
        "The law forbids Swiss firms from selling ammunition to Ukraine.",
        "Exporters must not ship drones to Iran.",
        "No person may sell arms to Myanmar.",
        "It is illegal for US companies to sell missiles to Russia.",
        "It is an offence to supply weapons to Sudan.",
        "A licence is required to export drones to Armenia.",
        "US companies need a licence to export tanks to Armenia.",
        "A U.N. embargo bars arms sales to Libya.",
    ],
)
def test_what_a_rule_says_is_no_transfer(text: str) -> None:
    assert [] == [claim for claim in read(text).claims if claim.event in TRANSFERS]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("North Korea, which is barred from selling arms, shipped shells to Russia.", ("asserted", "positive")),
        ("Iran sold drones to Russia in breach of a resolution that bars it from exporting arms.",
         ("asserted", "positive")),
        ("The rules allow Germany to sell tanks to Ukraine.", ("alleged", "positive")),
        ("Washington prevented Turkey from selling helicopters to Pakistan.", ("asserted", "negative")),
    ],
)  # fmt: skip
def test_what_is_done_or_was_stopped_is_one(text: str, told: tuple[str, str]) -> None:
    assert [("author", *told)] == read(text).stances()


def test_when_a_rule_holds_is_no_transfer_either() -> None:
    text = "A licence is required to export drones to Armenia where the exporter knows that they are destined for Iran."
    assert [] == [claim for claim in read(text).claims if claim.event in TRANSFERS]


@pytest.mark.parametrize(
    "text",
    [
        "Exports of drones to Russia have been forbidden since 2014.",
        "Any transfer of missiles to North Korea is a violation of resolution 1718.",
        "Any person in Canada is prohibited from dealing in the property of or supplying arms to Iran.",
    ],
)
def test_what_rules_say_of_trade_by_nouns_and_in_lists_is_none(text: str) -> None:
    assert [] == [claim for claim in read(text).claims if claim.event in TRANSFERS]
