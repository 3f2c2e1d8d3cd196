"""Sentences end where one begins, whatever stops stand inside."""

from __future__ import annotations

import pytest

from dissuade.documents.sentences import split_sentences
from dissuade.documents.tagged_words import TaggedBlocks


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("They met in Albany, N.Y. The governor said no.", ["They met in Albany, N.Y.", "The governor said no."]),
        ("It began in Sept. The crew left on Sept. 4.", ["It began in Sept.", "The crew left on Sept. 4."]),
        ("He runs Orion Inc. Officials said so.", ["He runs Orion Inc.", "Officials said so."]),
        ("He runs Orion Co. Ltd. It trades oil.", ["He runs Orion Co. Ltd.", "It trades oil."]),
        ("At 10 a.m. Monday he met Ali Jr. The son left.", ["At 10 a.m. Monday he met Ali Jr.", "The son left."]),
        ("Gen. He Weidong left the U.S. He waved.", ["Gen. He Weidong left the U.S.", "He waved."]),
        ("The U.S. Treasury sold No. 5. No. He said no.", ["The U.S. Treasury sold No. 5.", "No.", "He said no."]),
    ],
)
def test_a_sentence_ends_after_an_abbreviation_if_one_begins(text: str, sentences: list[str]) -> None:
    words = TaggedBlocks(text).read(0, len(text), [])
    found = [text[words.starts[first] : words.ends[last - 1]] for first, last in split_sentences(words, text)]
    assert sentences == found
