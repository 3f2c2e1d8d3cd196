from __future__ import annotations

import pytest

from dissuade.documents.claim_speech import find_speech_claims
from tests.documents.reading import read


def _said(text: str) -> list[tuple[str, str, str]]:
    found = read(text)
    claims = find_speech_claims(found.statements, found.claims)
    assert {""} >= {claim.cluster for claim in claims}
    return [(claim.event, claim.modality, claim.polarity) for claim in claims]


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Kim said prices rose.", ("statement", "asserted", "positive")),
        ("Kim said prices had not risen.", ("statement", "asserted", "negative")),
        ("“We will respond,” Kim said.", ("statement", "expected", "positive")),
        ("Kim said that prices could rise.", ("statement", "possible", "positive")),
        ("Kim said that if prices rise, all is lost.", ("statement", "conditional", "positive")),
        ("Kim denied any wrongdoing.", ("denial", "denied", "negative")),
        ("The bank declined to comment.", ("no_comment", "declined", "positive")),
        ("Kim urged them to stop.", ("appeal", "possible", "positive")),
        ("Prosecutors warned of trouble.", ("warning", "conditional", "positive")),
        ("Kim condemned the attack.", ("accusation", "asserted", "positive")),
    ],
)
def test_what_names_no_event_is_a_claim_of_its_source(text: str, claim: tuple[str, str, str]) -> None:
    assert [claim] == _said(text)


@pytest.mark.parametrize(
    "text",
    [
        "Kim said Iran sold drones to Russia.",
        "It is said prices rose.",
        "Japan sanctioned Velka Trading for its role in the war.",
    ],
)
def test_nobody_claims_twice_and_nobody_nothing(text: str) -> None:
    assert [] == _said(text)
