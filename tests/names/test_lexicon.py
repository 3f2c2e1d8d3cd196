"""The tables are well-formed, and each of their entries can be met in a name."""

from __future__ import annotations

import pytest

from dissuade.names import analyze_name
from dissuade.names.data_files import read_rows
from dissuade.names.lexicon import lexicon_for, native_key
from dissuade.names.tokens import NameClass, TokenKind

FILES = {
    "legal_forms": NameClass.ORGANIZATION,
    "organisations": NameClass.ORGANIZATION,
    "places": NameClass.ORGANIZATION,
    "persons": NameClass.PERSON,
    "vessels": NameClass.VESSEL,
}
SPELLINGS = [(name, s) for name in FILES for row in read_rows(name) for s in row[-1].split("|") if s]


@pytest.mark.parametrize("name", FILES)
def test_rows_have_three_fields_and_a_known_kind(name: str) -> None:
    for row in read_rows(name):
        assert len(row) == 3, row
        assert name == "legal_forms" or row[0] in TokenKind.__members__, row
        assert row[1], row


def test_every_spelling_is_met_as_one_token_of_its_kind() -> None:
    missed = []
    for name, spelling in SPELLINGS:
        name_class = FILES[name]
        words = lexicon_for(name_class).words
        entry = words.get(native_key(spelling))
        if entry is None:
            continue
        found = analyze_name(f"Qwert {spelling}", name_class).tokens
        if entry.kind is TokenKind.NAME:  # a word of its own weight that has another in English
            met = any(entry.forms[0].text == form.text for token in found for form in token.forms)
        else:
            met = any(token.kind != TokenKind.NAME for token in found)
        if not met:
            missed.append((name, spelling))
    # Single letters are initials, and some particles are names where nothing follows them.
    assert [m for m in missed if m[0] not in ("persons",)] == []


def test_a_phrase_is_one_token() -> None:
    (name, legal) = analyze_name("Qwert Gesellschaft mit beschränkter Haftung", NameClass.ORGANIZATION).tokens
    assert (name.kind, legal.kind) == (TokenKind.NAME, TokenKind.LEGAL)
    assert legal.forms[0].text == "gmbh"


@pytest.mark.parametrize("kind", ["legal_forms", "organisations", "places"])
def test_forms_of_the_lexicon_are_plain(kind: str) -> None:
    for entry in lexicon_for(FILES[kind]).words.values():
        for form in entry.forms:
            assert form.text.isascii()
            assert form.text.isalnum()
            assert form.text.islower() or form.text.isdigit()
