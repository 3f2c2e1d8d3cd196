"""Words are cut as the pattern that describes them would."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from dissuade.documents.tagged_words import TaggedBlocks

WORD = re.compile(
    r"(?:Mr|Mrs|Ms|Dr|Prof|Sen|Sens|Rep|Reps|Gov|Gen|Lt|Col|Sgt|Capt|Adm|Maj|Cmdr|St|Jr|Sr|Rev|Hon)\.|"
    r"[A-Z]\.(?=\s[A-Z])|(?:[^\W\d_]\.){2,}|\d+(?:[.,:]\d+)*(?:[^\W\d_]+)?|"
    r"[^\W\d_][^\W_]*+(?:[’'‑\-&/\u00ad\u200b\u2060.][^\W_]++)*+|\.\.\.|--|"
    r"[^\w\s\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
)
PIECES = [*"abABéÉ한1²½٣𝟏𝐀😀..,:'’-‑&/_“(", "23", "Mr", "St", "Prof", "Gen", "U.S.", "a.m.", "...", "--", "x’s"]
PIECES += ["\u00ad", "\u200b", "\u2060", "\u2065", "\ufeff", "\n", "\t", "\u00a0", " ", " "]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=12).map("".join)


@given(TEXTS, st.integers(0, 20), st.integers(0, 20))
@settings(max_examples=400)
def test_words_of_a_stretch_as_by_the_pattern(text: str, start: int, length: int) -> None:
    start = min(start, len(text))
    end = min(start + length, len(text))
    words = TaggedBlocks(text).read(start, end, [])
    assert [match.span() for match in WORD.finditer(text, start, end)] == list(
        zip(words.starts, words.ends, strict=True)
    )
    assert [text[a:b] for a, b in zip(words.starts, words.ends, strict=True)] == words.words


def test_quotations_are_words() -> None:
    words = TaggedBlocks("He said “it was” over.").read(0, 22, [(8, 16)])
    assert ["He", "said", "“it was”", "over", "."] == words.words
    assert "Q" == words.tags[2]


def test_an_initial_at_the_end_of_a_stretch_is_cut_as_if_nothing_followed() -> None:
    blocks = TaggedBlocks("by John F. Kennedy")
    assert ["F."] == blocks.read(8, 18, []).words[:1]
    assert ["F", "."] == blocks.read(8, 11, []).words
