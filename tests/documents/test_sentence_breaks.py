"""Sentences begin where a pattern finds their ends."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dissuade.documents.letters import codes_of, in_first_plane
from dissuade.documents.sentence_breaks import PLACES, STARTERS, sentence_breaks
from dissuade.documents.word_places import WordPlaces

END = re.compile(
    r"[.!?\n](?:(?<!\n)(?<!\b(?:Mr|Dr|St|Lt|Ms)\.)(?<!\b(?:Gen|Col|Sen|Gov|Rep|Mrs|Maj|Adm|Rev|Sgt|Hon)\.)"
    r"(?<!\b(?:Capt|Prof|Cmdr)\.)(?:(?<![A-Z]\.)(?<!\.\w\.)(?<!\b(?:Co|Jr|Sr)\.)"
    r"(?<!\b(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Inc|Ltd)\.)(?<!\b(?:Sept|Corp)\.)"
    rf"|(?=\s+(?:{'|'.join(STARTERS)})\b))"
    r"[\"'”’)]*\s+(?=[\"'“‘(]?[A-Z0-9])|(?<=\n)\n*)"
)
TABLE = WordPlaces(PLACES, unlisted=tuple(PLACES))
PIECES = [
    "Mr",
    "Dr",
    "Lt",
    "Gen",
    "Sept",
    "Inc",
    "Corp",
    "Capt",
    "Its",
    "a.m.",
    "e.g",
    "U.S.",
    "The",
    "He",
    "A",
    "Andy",
    "it",
    "É",
    "47",
    "٣",
    "한",
    "𝐀",
    "_",
]
PIECES += [*"....!?\n\n\"'”’)(“‘-", " ", " ", " ", "\u2003", ". ", ". ", ". \n"]


def find(text: str) -> list[int]:
    codes = in_first_plane(codes_of(text))
    return sentence_breaks(codes, TABLE.find(codes))


@given(st.lists(st.sampled_from(PIECES), max_size=16).map("".join))
@settings(max_examples=500)
def test_as_by_a_pattern(text: str) -> None:
    assert [0, *(match.end() for match in END.finditer(text))] == find(text)


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("He left. She stayed.", ["He left. ", "She stayed."]),
        ("Mr. Lusk left. “No,” he said.", ["Mr. Lusk left. ", "“No,” he said."]),
        ("The U.S. Treasury said so.", ["The U.S. Treasury said so."]),
        ("It left the U.S. The Treasury said so.", ["It left the U.S. ", "The Treasury said so."]),
        ("It left in Aug. 2012. He stayed.", ["It left in Aug. 2012. ", "He stayed."]),
        ("It left in Sept. The crew stayed.", ["It left in Sept. ", "The crew stayed."]),
        ("Orion Co. Ltd. Its owner fled.", ["Orion Co. Ltd. ", "Its owner fled."]),
        ("Gen. He Weidong and Capt. Lee met.", ["Gen. He Weidong and Capt. Lee met."]),
        ("A heading\nthe text", ["A heading\n", "the text"]),
        ("", [""]),
    ],
)
def test_sentences_of_reports(text: str, sentences: list[str]) -> None:
    starts = find(text)
    assert sentences == [text[start:end] for start, end in zip(starts, [*starts[1:], len(text)], strict=True)]
