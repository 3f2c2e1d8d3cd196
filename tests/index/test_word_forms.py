"""The table of the words of listed names says what working their forms out says."""

from __future__ import annotations

import numpy as np
import pytest

from dissuade.index.word_forms import ListedWords, WordTable, join_words_of, words_of
from dissuade.names.analysis import analyze_name
from dissuade.names.tokens import AnalyzedName, NameClass
from dissuade.names.word_forms import key_of, work_out

_PERSONS = (
    "Kim Jong Un",
    "김정은",
    "金正恩",
    "Шойгу Сергей Кужугетович",
    "محمد عبد الله",
    "O'Brien, Seán",
    "אבו מאזן",
    "สมชาย",
)
_OTHERS = ("Rosoboronexport", "ООО Ромашка", "株式会社さくら", "Tosong Technology Trading Corp.")


def _names() -> list[AnalyzedName]:
    persons = [analyze_name(text, NameClass.PERSON) for text in _PERSONS]
    return persons + [analyze_name(text, NameClass.ORGANIZATION) for text in _OTHERS]


def test_every_word_has_the_forms_that_working_them_out_gives() -> None:
    table = ListedWords(join_words_of([words_of(_names())]))
    for text, script, person in (
        ("Kim", "Latn", True), ("KUZHUGETOVICH", "Latn", True), ("Шойгу", "Cyrl", True), ("金", "Hani", True),
        ("O'Brien", "Latn", True), ("rosoboronexport", "Latn", False), ("Tosong", "Latn", True),
    ):  # fmt: skip
        key = key_of(text, script, person=person)
        found = table.find(key)
        assert found is None if text == "KUZHUGETOVICH" else found == work_out(key), text
    assert table.find(key_of("kim", "Latn", person=False)) is None, "a person's word is asked for as one"


def test_the_order_of_the_tables_makes_no_difference() -> None:
    names = _names()
    parts = [words_of(names[:5]), words_of(names[3:8]), words_of(names[8:]), words_of([])]
    whole = join_words_of([words_of(names)])
    for tables in (parts, parts[::-1]):
        joined = join_words_of(tables)
        assert [column.tolist() for column in joined] == [column.tolist() for column in whole]
    assert (np.diff(whole.hashes.astype(object)) > 0).all()


@pytest.mark.parametrize("damage", [b"\xff", b"[", b'["kim","Latn"]', b"17"])
def test_a_damaged_line_is_not_found(damage: bytes) -> None:
    hashes, start, lines = join_words_of([words_of(_names()[:1])])
    broken = np.frombuffer((damage * len(lines))[: len(lines)], dtype=np.uint8)
    assert ListedWords(WordTable(hashes, start, broken)).find(key_of("kim", "Latn", person=True)) is None


def test_nothing_is_in_an_empty_table() -> None:
    empty = join_words_of([])
    assert len(ListedWords(empty)) == 0
    assert ListedWords(empty).find(key_of("kim", "Latn", person=True)) is None
