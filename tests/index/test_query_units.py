"""The columns of units are those that a plain loop writes."""

from __future__ import annotations

import numpy as np
import pytest

from dissuade.index.batches import initials_of
from dissuade.index.build import KIND_SHARE
from dissuade.index.query_units import units_of
from dissuade.kernels.postings import EXACT, GLUED, SPELLED, SYLLABLE, TOKEN
from dissuade.names.acronyms import INITIALS
from dissuade.names.analysis import analyze_name, name_class_of
from dissuade.names.columns import encode_analyzed
from dissuade.names.form_numbers import FormNumbers
from dissuade.names.tokens import AnalyzedName, TokenKind
from tests.joined_words import find_acronyms, glue_tokens, spell_out
from tests.reference import is_syllable

NAMES = [
    ("John Smith", "Person"),
    ("J. R. R. Tolkien", "Person"),
    ("T.D.G.", ""),
    ("", "Person"),
    ("Abd al-Rahman bin Salman", "Person"),
    ("Limited Company", "Company"),
    ("Islamic Republic of Iran Shipping Lines", "Organization"),
    ("김정은", "Person"),
    ("블라디미르 푸틴", "Person"),
    ("王 伟明", "Person"),
    ("弗拉基米尔·普京", "Person"),
    ("Ли Чжун Хо", "Person"),
    ("M/V Ocean Star 5", "Vessel"),
]


def plainly(query: AnalyzedName) -> list[tuple[list[str], int, tuple[int, int], float]]:
    """The forms, mode, span and share of each unit of a query."""
    units: list[tuple[list[str], int, tuple[int, int], float]] = []
    shares = [KIND_SHARE.get(token.kind, 0.0) for token in query.tokens]
    places = [0]
    for token, share in zip(query.tokens, shares, strict=True):
        place = places[-1]
        if token.kind is not TokenKind.INITIAL:
            whole = 1.0 if max(shares) < 0.2 else share
            mode = SYLLABLE if is_syllable(query, token) else TOKEN
            units.append(
                ([form.text for form in token.forms if form.system != INITIALS], mode, (place, place + 1), whole)
            )
            place += 1
        places.append(place)
    if letters := spell_out(query):
        units.append(([letters], SPELLED, (0, 0), 1.0))
    else:
        for unit in glue_tokens(query):
            span = places[unit.first], places[unit.last]
            units.append(([unit.text], GLUED if unit.loose else EXACT, span, 1.0))
    units += [([text], EXACT, (0, places[-1]), 1.0) for text in find_acronyms(query)]
    return units


@pytest.mark.parametrize("names", [[name] for name in NAMES] + [NAMES], ids=lambda names: str(len(names)))
def test_units_are_those_of_a_plain_loop(names: list[tuple[str, str]]) -> None:
    queries = [analyze_name(text, name_class_of(schema)) for text, schema in names]
    numbers = FormNumbers()
    units = units_of(encode_analyzed(queries, numbers))
    texts, words = list(numbers), units.words.words.texts()
    for number, query in enumerate(queries):
        found = []
        for unit in range(units.start[number], units.start[number + 1]):
            forms = units.form[units.form_start[unit] : units.form_start[unit + 1]]
            first, last = units.span[unit].tolist()
            own = [texts[form] if form >= 0 else words[-1 - form] for form in forms]
            found.append((own, units.mode[unit], (first, last), units.share[unit]))
        expected = plainly(query)
        assert [unit[:3] for unit in found] == [unit[:3] for unit in expected]
        assert np.allclose([unit[3] for unit in found], [unit[3] for unit in expected])
        assert (units.letters[number], units.initials[number]) == initials_of(query)


def test_a_form_that_is_in_doubt_says_less() -> None:
    query = analyze_name("이철", name_class_of("Person"))
    units = units_of(encode_analyzed([query], FormNumbers()))
    qualities = [form.quality for token in query.tokens for form in token.forms]
    assert min(qualities) < 1.0
    assert np.allclose(units.quality[: len(qualities)], [0.7 + 0.3 * quality for quality in qualities])
