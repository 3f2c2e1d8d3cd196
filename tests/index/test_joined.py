"""Words that tokens give together: as a plain loop finds them, whatever stands in the name."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dissuade.index.joined import join_words
from dissuade.kernels.postings import EXACT, GLUED, SPELLED
from dissuade.names import analyze_name
from dissuade.names.columns import encode_analyzed
from dissuade.names.form_numbers import FormNumbers
from dissuade.names.tokens import NameClass
from tests.joined_words import MAX_GLUED, find_acronyms, glue_tokens, spell_out

ORGANIZATION = NameClass.ORGANIZATION
WORDS = st.sampled_from(
    (
        "Abd", "al", "von", "J", "K.", "D", "Ltd", "L.L.C.", "Limited Company", "of", "Trading", "Iran", "7", "Oil",
        "김정은", "李", "Мария", "МИД", "Vneshtorgbank", "Bartholomäus", "Schwarzenegger", "Islamic Republic of Iran",
    ),
)  # fmt: skip


def joined(text: str, name_class: NameClass, *, asked: bool) -> list[tuple[str, int, int, int]]:
    """The word, its mode, the first token and the one after the last."""
    words = join_words(encode_analyzed([analyze_name(text, name_class)], FormNumbers()), asked=asked)
    return [(word, *place) for word, (_, *place) in zip(words.words.texts(), words.place.tolist(), strict=True)]


def plainly(text: str, name_class: NameClass, *, asked: bool) -> list[tuple[str, int, int, int]]:
    name = analyze_name(text, name_class)
    words = []
    letters = spell_out(name) if asked else ""
    if letters and len(letters) <= MAX_GLUED:
        words.append((letters, SPELLED, 0, 0))
    else:
        words += [(u.text, GLUED if u.loose else EXACT, u.first, u.last) for u in glue_tokens(name)]
    return words + [(text, EXACT, 0, 0) for text in find_acronyms(name)]


def acronyms(text: str, name_class: NameClass) -> list[str]:
    return [word for word, mode, _, last in joined(text, name_class, asked=False) if mode == EXACT and not last]


@given(st.lists(WORDS, max_size=7).map(" ".join), st.sampled_from(NameClass), st.booleans())
@settings(max_examples=300)
def test_words_are_those_of_a_plain_loop(text: str, name_class: NameClass, asked: bool) -> None:
    assert joined(text, name_class, asked=asked) == plainly(text, name_class, asked=asked)


def test_names_do_not_mind_one_another() -> None:
    texts = ["Ocean Star Trading", "", "J. K.", "Kim", "Abd al Rahman"]
    numbers = FormNumbers()
    words = join_words(encode_analyzed([analyze_name(text, ORGANIZATION) for text in texts], numbers), asked=True)
    found: dict[int, list[tuple[str, int, int, int]]] = {number: [] for number in range(len(texts))}
    for word, (name, *place) in zip(words.words.texts(), words.place.tolist(), strict=True):
        found[name].append((word, *place))
    assert list(found.values()) == [plainly(text, ORGANIZATION, asked=True) for text in texts]


@pytest.mark.parametrize(
    ("text", "acronym"),
    [
        ("National Iranian Oil Company", "nioc"),
        ("Islamic Republic of Iran Shipping Lines", "irisl"),
        ("Ministry of Defence and Armed Forces Logistics", "mdafl"),
        ("Petróleos de Venezuela S.A.", "pdvs"),
        ("Korea Mining Development Trading Corporation", "komid"),
        ("Vneshtorgbank of the North", "vtbn"),
    ],
)
def test_an_organisation_is_found_by_its_acronyms(text: str, acronym: str) -> None:
    assert acronym in acronyms(text, ORGANIZATION)


def test_a_person_has_no_acronyms() -> None:
    assert not acronyms("Ali Reza Karimi", NameClass.PERSON)


def test_a_short_name_is_one_word_without_its_legal_forms() -> None:
    words = joined("OOO Krakern Stoiva Prom Ltd", ORGANIZATION, asked=False)
    assert ("krakernstoivaprom", GLUED, 1, 4) in words
