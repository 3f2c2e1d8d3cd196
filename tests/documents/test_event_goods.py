from __future__ import annotations

import pytest

from dissuade.documents.event_frames import Participants
from dissuade.documents.event_goods import kinds_of_goods
from dissuade.documents.mentions import find_mentions
from dissuade.documents.tagged_words import TaggedBlocks


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
