"""The places at which a pattern is tried are all those at which it can match."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dissuade.documents import coreference, mentions_gates, mentions_names, mentions_patterns, name_stretches, pronouns
from dissuade.documents.entities import EntityTable
from dissuade.documents.letters import codes_of, in_first_plane
from dissuade.documents.word_places import CAPITALS, FIGURES, FoundPlaces, WordPlaces, matches_at

PLACES = coreference.PLACES | name_stretches.PLACES | mentions_patterns.PLACES | mentions_gates.PLACES
TABLE = WordPlaces(PLACES, unlisted=tuple(name_stretches.PLACES))
PIECES = [word for words in PLACES.values() for word in words]
PIECES += ["the two ", "The pair", "their two", "leaders", "countries", "sides", "controls", "embargoes", "number"]
PIECES += [
    "47",
    "747",
    "1.5 million",
    "dollars",
    "euros",
    "rubles",
    "US",
    "USD",
    "USD47",
    "EUR 47",
    "as ",
    "P4-BDL",
    "Kim",
    "Ahmad",
    "van",
    "de",
]
PIECES += ["1,200.50", "trillion", "US dollars", "Hong Kong dollars", "won", "yuan", "the", "The", "Pyongyang"]
PIECES += [" ", " ", " ", "-", ".", ",", "'", "’", "”", "\n", "_", "x", "É", "한", "𝐀"]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=14).map("".join)
PRONOUN = re.compile(r"\b(?:[Hh]e|[Ss]he|[Hh]is|[Hh]er|[Hh]im|[Ii]ts?|[Tt]hey|[Tt]heir|[Tt]hem|[Ww]e|[Oo]ur|[Uu]s)\b")
QUOTED = re.compile(r"“[^“”\n]{0,3000}”|\"[^\"\n]{0,3000}\"|(?<!\w)‘[^\n]{0,3000}?[’'](?!\w)")
CASES = [
    (mentions_names._RUN, (CAPITALS, "article")),
    (mentions_patterns._MEASURE, ("measure",)),
    (mentions_patterns._WORD_MONEY, (FIGURES, "code")),
    (mentions_patterns._SYMBOL_MONEY, ("symbol",)),
    (mentions_patterns._AIRCRAFT, ("aircraft",)),
    (mentions_patterns._TAIL, ("tail",)),
]


def find(text: str) -> FoundPlaces:
    return TABLE.find(in_first_plane(codes_of(text)))


def places(found: FoundPlaces, classes: Sequence[str]) -> list[int]:
    starts: list[int] = found.starts[found.bits & found.mask(*classes) != 0].tolist()
    return starts


@pytest.mark.parametrize(("pattern", "classes"), CASES)
@given(text=TEXTS)
@settings(max_examples=150)
def test_as_a_search_of_the_whole_text(pattern: re.Pattern[str], classes: Sequence[str], text: str) -> None:
    found = matches_at(pattern, text, places(find(text), classes))
    assert [match.span() for match in pattern.finditer(text)] == [match.span() for match in found]


@given(TEXTS)
def test_groups_as_a_search_of_the_whole_text(text: str) -> None:
    found = coreference._groups(text, find(text))
    assert [match.span() for match in coreference._GROUP.finditer(text)] == [match.span() for match in found]


@given(TEXTS)
def test_pronouns_as_a_search_of_the_whole_text(text: str) -> None:
    assert [match.span() for match in PRONOUN.finditer(text)] == find(text).spans_of("pronoun")


@given(TEXTS)
def test_quotations_as_a_search_of_the_whole_text(text: str) -> None:
    found = pronouns._quotations(text, find(text).of("quote"))
    assert found == [match.span() for match in QUOTED.finditer(text)]


@pytest.mark.parametrize("marks", ['""', "“”", "‘’"])
@pytest.mark.parametrize("size", [0, 2999, 3000, 3001])
def test_a_quotation_is_no_longer_than_three_thousand_letters(marks: str, size: int) -> None:
    text = f"{marks[0]}{'x' * size}{marks[1]}"
    assert bool(pronouns._quotations(text, [0])) is (size <= 3000)


@given(TEXTS)
def test_amounts_as_a_search_of_the_whole_text(text: str) -> None:
    found = [(draft.start, draft.end) for draft in mentions_patterns.find_money(text, EntityTable(), find(text))]
    written = [match.span() for match in mentions_patterns._WORD_MONEY.finditer(text)]
    with_symbols = [match.end() for match in mentions_patterns._SYMBOL_MONEY.finditer(text)]
    assert written == found[: len(written)]
    assert with_symbols == [end for _, end in found[len(written) :]]


@pytest.mark.parametrize("before", ["", "South ", "south", "x"])
@pytest.mark.parametrize("after", ["", "s", "n", "ns", "i", " "])
def test_a_text_of_the_caucasus_has_one_of_its_words(before: str, after: str) -> None:
    for word in mentions_gates.PLACES["caucasus"]:
        text = f"{before}{word}{after}"
        is_found = mentions_gates._CAUCASUS.search(text) is not None
        assert not is_found or find(text).of("caucasus")
