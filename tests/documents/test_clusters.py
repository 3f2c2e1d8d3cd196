"""Claims about the same event stand together, however many others a text tells of."""

from __future__ import annotations

import random

import pytest

from dissuade.documents import clusters
from dissuade.documents.clusters import ClusterBuilder
from tests.documents.reading import read
from tests.timing import processor_seconds

_NAMES = ("Ivan Petrov", "Halden Ltd", "Iran", "Mali", "Orsk Trading LLC", "Kim Jong Un", "Toros AS")
_TOLD = (
    "{} sold drones to {}.",
    "{} met {} on Monday.",
    "{} will meet {}.",
    "{} shipped coal to {} in May 2021 on the tanker Luna.",
    "The cargo was sold to {} by {}.",
    "{} denied that {} sold weapons.",
    "{} paid {} for them.",
    "{} sold no weapons to {}.",
)


def _story(seed: int, sentences: int) -> str:
    chance = random.Random(seed)
    return " ".join(chance.choice(_TOLD).format(*chance.sample(_NAMES, 2)) for _ in range(sentences))


@pytest.mark.parametrize("seed", range(12))
def test_clusters_that_share_nobody_with_a_claim_are_passed_over_for_nothing(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = _story(seed, 40)
    narrowed = [claim.cluster for claim in read(text).claims]
    monkeypatch.setattr(clusters._Known, "that_may_fit", lambda known, roles, again: known.clusters)
    assert [claim.cluster for claim in read(text).claims] == narrowed


def test_a_meeting_is_not_held_against_all_meetings_of_other_people(monkeypatch: pytest.MonkeyPatch) -> None:
    held: list[object] = []
    fits = ClusterBuilder._fits

    def note_and_fit(self: ClusterBuilder, one: object, *rest: object) -> bool:
        held.append(one)
        return fits(self, one, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(ClusterBuilder, "_fits", note_and_fit)
    letters = "abcdefghijklmnopqrst"
    text = " ".join(f"Ivan {a.upper()}{b}rov met Pyotr {b.upper()}{a}lenko." for a in letters for b in letters)
    assert len({claim.cluster for claim in read(text).claims}) > 150
    assert len(held) < 1000


def test_a_long_list_of_meetings_takes_time_in_proportion_to_its_length() -> None:
    letters = "abcdefghijklmnopqrst"

    def seconds(rows: int) -> float:
        pairs = [(a, b) for a in letters[:rows] for b in letters]
        text = " ".join(f"Ivan {a.upper()}{b}rov met Pyotr {b.upper()}{a}lenko." for a, b in pairs)
        return processor_seconds(lambda: read(text))

    seconds(1)
    assert seconds(20) < 20 * max(seconds(4), 0.02)
