"""Regular and irregular verbs are inflected."""

from __future__ import annotations

from dissuade.documents.cues import inflect


def test_regular_and_irregular_verbs_are_inflected() -> None:
    assert {"ship": "base", "ships": "s", "shipping": "ing", "shipped": "both"} == inflect("ship", "shipped shipped")
