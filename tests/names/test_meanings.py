from __future__ import annotations

import re

import pytest

from dissuade.names.analysis import analyze_name
from dissuade.names.lexicon import Entry
from dissuade.names.meanings import LATIN, NATIVE, OTHERWISE, ROMANIZED, each_way, load_meanings
from dissuade.names.spelt_words import spelt_words
from dissuade.names.tokens import Form, NameClass


def test_each_way_to_say_a_word_is_a_form() -> None:
    forms = (Form("college", 0.8, "translated"), Form(f"technology{OTHERWISE}polytechnic", 0.75, "translated"))
    assert [form.text for form in each_way(forms)] == ["college", "technology", "polytechnic"]
    assert each_way(forms[:1]) == forms[:1]


@pytest.mark.parametrize("around", ["{}", "Acme {}", "{} Group", "({})", "{} 12"])
def test_no_form_of_a_token_holds_several_ways(around: str) -> None:
    tables = [found for table in (NATIVE, LATIN, ROMANIZED) for found in load_meanings(table)[:2]]
    words = set().union(*map(_several, tables))
    words |= _several(spelt_words())
    assert len(words) > 50
    plain = re.compile("[a-z0-9]+")
    for word in words:
        for name_class in NameClass:
            for token in analyze_name(around.format(word), name_class).tokens:
                assert all(plain.fullmatch(form.text) for form in token.forms), (word, token)


def _several(entries: dict[str, Entry]) -> set[str]:
    return {word for word, entry in entries.items() if any(OTHERWISE in form.text for form in entry.forms)}
