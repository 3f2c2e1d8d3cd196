"""Names written as columns are what they are when each is taken apart alone, whatever was read before."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dissuade.names import analyze_name
from dissuade.names.columns import EncodedNames, NameColumns, encode_analyzed
from dissuade.names.form_numbers import FormNumbers
from dissuade.names.known_words import forget_words
from dissuade.names.tokens import NameClass

TEXTS = (
    "John Smith", "Smith, John", "J. Smith", "Dr. John Smith", "Smith-Jones, Mary Ann", "O'Brien Mary", "",
    "Ocean Trading LLC", "LLC", "LLC Ltd", "Ocean (OTL) Trading", "Bank of the North 7", "Islamic Republic of Iran",
    "김정은", "김 정은", "블라디미르 푸틴", "王 伟明", "伟明 王", "王", "习近平", "Иван Петров",
    "Иван Сергеевич Петров", "محمد عبد الله", "दीपक शर्मा", "के एल राहुल", "ＫＩＭ ＪＯＮＧ", "John 王", "John  Smith",
    "Иван Smith", "Mary Ann Smith of the North and Wes", " John Smith", "Mary\tAnn",
    "MV Angara", "Angara MV", "Smith Bank", "Bank",
)  # fmt: skip
COLUMNS = NameColumns()


def read(names: EncodedNames) -> list[tuple[object, ...]]:
    """Each name as what its columns say, in words."""
    columns, ends = names.names, names.ends.tolist()
    texts = names.vocabulary.texts()
    rows: list[tuple[object, ...]] = []
    for name in range(len(names)):
        tokens = []
        for token in range(columns.token_start[name], columns.token_start[name + 1]):
            forms = slice(columns.form_start[token], columns.form_start[token + 1])
            tokens.append(
                (
                    int(columns.token_kind[token]),
                    [texts[form] for form in columns.form[forms]],
                    columns.form_quality[forms].tolist(),
                    int(columns.original[token]),
                    columns.unit[columns.unit_start[token] : columns.unit_start[token + 1]].tolist(),
                    [texts[form] for form in ends[token]],
                )
            )
        rows.append((int(columns.name_class[name]), int(columns.script[name]), tokens))
    return rows


NAMES = st.lists(st.tuples(st.sampled_from(TEXTS), st.sampled_from(NameClass)), max_size=6)


@given(NAMES, st.booleans())
@settings(max_examples=200)
def test_columns_are_those_of_names_taken_apart_alone(names: list[tuple[str, NameClass]], forget: bool) -> None:
    if forget:
        forget_words()
    found = read(COLUMNS.encode([text for text, _ in names], [name_class for _, name_class in names]))
    forget_words()
    alone = [read(encode_analyzed([analyze_name(*name)], FormNumbers()))[0] for name in names]
    assert found == alone


def test_a_name_met_again_is_numbered_alike() -> None:
    columns = NameColumns()
    first, again = (columns.encode(["Jane Smith"], [NameClass.PERSON]) for _ in range(2))
    assert first.numbering is again.numbering
    assert np.array_equal(first.names.form, again.names.form)


@pytest.mark.parametrize("most", ["MAX_FORMS", "MAX_WORDS"])
def test_when_much_is_kept_the_numbering_begins_anew(monkeypatch: pytest.MonkeyPatch, most: str) -> None:
    columns = NameColumns()
    columns.encode(["Jane Smith"], [NameClass.PERSON])
    before = columns.encode(["Jane Smith"], [NameClass.PERSON])
    expected = read(before)
    monkeypatch.setattr(f"dissuade.names.columns.{most}", 1)
    after = columns.encode(["Jane Smith"], [NameClass.PERSON])
    assert after.numbering is not before.numbering
    assert read(after) == read(before) == expected
