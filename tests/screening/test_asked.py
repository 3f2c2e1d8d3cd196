"""Forms that are asked for again are described as when they were asked for first."""

from __future__ import annotations

from pathlib import Path

import numba
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dissuade.matching.features import NameSet, encode_set, pair_features
from dissuade.names import analyze_name
from dissuade.names.columns import NameColumns
from dissuade.names.tokens import NameClass
from dissuade.screening.asked import AskedForms
from dissuade.snapshots import open_starter

NAMES = ("Kim Jong Un", "김정은", "Сергей Шойгу", "Abu Bakr al-Baghdadi", "Юн Ким", "Jong Kim", "محمد علي", "")
STORE, COLUMNS = AskedForms(), NameColumns()


def prepared(store: AskedForms, columns: NameColumns, texts: list[str]) -> NameSet:
    return store.prepare(columns.encode(texts, [NameClass.PERSON] * len(texts)))


def against_all(asked_names: NameSet, count: int) -> list[list[float]]:
    listed = encode_set(analyze_name(text, NameClass.PERSON) for text in NAMES[:-1])
    first = np.repeat(np.arange(count), len(listed))
    second = np.tile(np.arange(len(listed)), count)
    features: list[list[float]] = pair_features(asked_names, listed, first, second).tolist()
    return features


@given(st.lists(st.sampled_from(NAMES), min_size=1, max_size=4))
@settings(max_examples=30)
def test_a_store_that_knows_forms_gives_what_a_new_one_gives(texts: list[str]) -> None:
    fresh = encode_set(analyze_name(text, NameClass.PERSON) for text in texts)
    assert against_all(fresh, len(texts)) == against_all(prepared(STORE, COLUMNS, texts), len(texts))


def test_what_was_prepared_stays_valid_when_the_store_begins_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    store, columns = AskedForms(), NameColumns()
    before = prepared(store, columns, ["Kim Jong Un"])
    expected = against_all(before, 1)
    monkeypatch.setattr("dissuade.names.columns.MAX_FORMS", 1)
    prepared(store, columns, ["Sergei Shoigu"])
    assert expected == against_all(before, 1)


def test_asked_and_listed_names_are_one_type_to_compiled_code(tmp_path: Path) -> None:
    """Or each call would look for a version that fits in Python, which takes longer than the comparison."""
    listed = open_starter(tmp_path).comparison
    asked = prepared(STORE, COLUMNS, ["Kim Jong Un"])
    assert numba.typeof(asked) == numba.typeof(listed)  # type: ignore[no-untyped-call]
