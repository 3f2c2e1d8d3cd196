"""Every entry of the lexicons is read as what it says, in a sentence made for its kind."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from dissuade.documents.claims import find_claims
from dissuade.documents.lexicons import read_rows, word_sets
from dissuade.documents.mentions import FoundMentions, find_mentions
from dissuade.documents.mentions_lexicon import cased, given_names, load_lexicon, name_words, slug
from dissuade.documents.offices import find_holder, is_holder, office_of
from dissuade.documents.statements import find_statements

_LEXICON = dict(zip(load_lexicon().wordings, load_lexicon().entries, strict=True))

# Names that are words or names of others too need what tells them apart, as the gates of ``mentions_gates`` do.
_AROUND = {
    "AP": "MOSCOW (AP) - Officials said so.",
    "Bo": "He went to Bo.",
    "Coalition": "The Coalition said so.",
    "Economist": "He told the Economist so.",
    "Georgia": "The army of Georgia left Tbilisi.",
    "Guardian": "He told the Guardian so.",
    "IS": "Islamic State, or IS, said so.",
    "Male": "He arrived in Male.",
    "Praia": "He was in Praia.",
    "Victoria": "He was in Victoria.",
    "Wagner": "The Wagner mercenaries left.",
}
_NAMES_AND_WORDS = ("Christian", "Jan", "Will", "April", "June", "Sofia", "Virginia", "Oh")
_GOODS = {
    "crude": "It bought crude from them.", "shells": "It shipped 5,000 shells to the army.",
}  # fmt: skip


def read(text: str) -> FoundMentions:
    return find_mentions(text, published=dt.date(2023, 9, 6))


def entities(text: str, words: str) -> set[str]:
    return {m.entity for m in read(text).mentions if m.span.text == words}


def _missing(wordings: Iterator[tuple[str, str, str]]) -> list[str]:
    """Those whose words have not the entity that the lexicon gives them in their sentence."""
    return [f"{words}: {text}" for words, entity, text in wordings if entity not in entities(text, words)]


def _rows(*kinds: str, template: str, around: dict[str, str] | None = None) -> Iterator[tuple[str, str, str]]:
    for words, entry in _LEXICON.items():
        if entry.kind in kinds:
            yield words, entry.entity, (around or _AROUND).get(words, template.format(words))


def test_every_name_of_a_country_is_read() -> None:
    assert [] == _missing(_rows("country", template="The army of {} left."))


def test_every_adjective_and_people_of_a_country_is_read() -> None:
    assert [] == _missing(_rows("adjective", template="The {} army left."))
    assert [] == _missing(_rows("people", template="They met {} at the border."))


def test_every_capital_is_a_place_after_a_verb_of_motion_and_a_government_where_it_acts() -> None:
    assert [] == _missing(_rows("capital", template="He arrived in {}."))
    acting = [
        words for words, entry in _LEXICON.items()
        if entry.kind == "capital" and words not in _AROUND
        and f"gov-{entry.country}" not in entities(f"A spokesman said {words} denied the report.", words)
    ]  # fmt: skip
    assert [] == acting


def test_every_seat_of_power_is_read() -> None:
    assert [] == _missing(_rows("seat", template="He said the {} declined to comment."))


def test_every_organisation_is_read_by_each_of_its_names() -> None:
    assert [] == _missing(_rows("organization", template="He said {} signed it."))


def test_every_place_is_read() -> None:
    assert [] == _missing(_rows("place", template="It happened near {} at night."))


def test_every_wording_of_goods_is_read() -> None:
    assert [] == _missing(
        _rows("goods", template="In breach of an embargo it delivered {} to the army.", around=_GOODS | _wares())
    )


def _wares() -> dict[str, str]:
    """Sentences that begin with common words for goods, whose capitals would make names of them elsewhere."""
    wordings = (word for row in read_rows("wares") for word in row[3].split("|"))
    forms = (form for wording in wordings for form in cased(wording) if form != wording)
    return {form: f"{form} were sold to the army in breach of an embargo." for form in forms}


def test_every_people_and_faith_is_read() -> None:
    assert [] == _missing(_rows("ethnic", template="The {} leaders met."))


def test_no_entry_hides_behind_another_one() -> None:
    listed = {name for row in read_rows("organisations") for name in row[0].split("|")}
    listed |= {name for row in read_rows("places") for name in row[0].split("|")}
    listed |= {name for file in ("goods", "wares") for row in read_rows(file) for name in row[3].split("|")}
    listed |= {row[0] for row in read_rows("seats")}
    assert set() == listed - set(_LEXICON)


def test_every_title_before_a_name_makes_a_person_of_it() -> None:
    missing = []
    for _, titles in read_rows("titles"):
        for title in titles.split("|"):
            text = f"They saw {title} Ostrov Belinsky there."
            if not any(m.type == "person" and m.span.text.endswith("Ostrov Belinsky") for m in read(text).mentions):
                missing.append(title)
    assert [] == missing


def test_every_given_name_makes_a_person_of_the_names_after_it() -> None:
    texts = {
        name: f"They saw {name} Won-chol there." if "s" in kind and kind != "ms" else f"They saw {name} Belinsky there."
        for name, kind in given_names().items()
    }
    texts |= {name: f"They saw Sergeant {name} Belinsky there." for name in _NAMES_AND_WORDS}
    assert [] == [name for name, text in texts.items() if not any(m.type == "person" for m in read(text).mentions)]


_TITLES = ("president", "prime minister", "foreign minister", "defence minister", "vice president",
           "national security adviser", "secretary-general", "secretary general")  # fmt: skip


@pytest.mark.parametrize("row", [tuple(row) for row in read_rows("offices")])
def test_every_holder_of_an_office_is_found_while_in_office(row: tuple[str, ...]) -> None:
    office, country, since, until, name, source = row
    first, last = dt.date.fromisoformat(since), dt.date.fromisoformat(until or "2025-06-30")
    assert first < last
    assert source
    assert is_holder(name)
    for title in _TITLES:
        if office_of(title) == office:
            assert [name, name] == [h.name for day in (first, last) if (h := find_holder(title, country, day))]


def test_no_two_hold_an_office_of_a_country_at_once() -> None:
    rows = sorted((row[0], row[1], row[2], row[3] or "9999", row[4]) for row in read_rows("offices"))
    together = [(a, b) for a, b in pairwise(rows) if a[:2] == b[:2] and b[2] <= a[3]]
    assert [] == together


@pytest.mark.parametrize("word", sorted(name_words("organisation-last")))
def test_every_last_word_of_organisations_makes_one(word: str) -> None:
    expected = f"org-{slug(f'Ostrov Velka {word}')}"
    assert expected in {m.entity for m in read(f"He said Ostrov Velka {word} left.").mentions}


@pytest.mark.parametrize("word", sorted(name_words("organisation-first")))
def test_every_first_word_of_organisations_makes_one(word: str) -> None:
    assert any(m.type == "organization" for m in read(f"He said the {word} of Ostrov Velka left.").mentions)


@pytest.mark.parametrize("word", sorted(name_words("organisation-before")))
def test_every_noun_before_a_company_makes_one_of_its_name(word: str) -> None:
    assert "org-velkanor" in {m.entity for m in read(f"He said the {word} Velkanor left.").mentions}


@pytest.mark.parametrize("word", sorted(name_words("no-organisation-alone")))
def test_words_that_are_no_organisation_alone_are_none(word: str) -> None:
    assert word not in {m.span.text for m in read(f"He said the {word} left.").mentions if m.type == "organization"}


@pytest.mark.parametrize("word", sorted(name_words("place-last")))
def test_every_last_word_of_places_makes_one(word: str) -> None:
    assert any(m.type in ("place", "organization") for m in read(f"It lies at Ostrov {word} now.").mentions)


@pytest.mark.parametrize("word", sorted(name_words("thing-last")))
def test_the_name_of_a_thing_is_no_person_or_place(word: str) -> None:
    found = read(f"They signed the Ivan {word} in May.").mentions
    assert not any(m.type in ("person", "place") and m.span.text.endswith(word) for m in found)


@pytest.mark.parametrize("word", sorted(name_words("opening")))
def test_words_that_open_sentences_are_no_names(word: str) -> None:
    assert not any(m.type == "person" for m in read(f"It ended. {word} Velkanor left.").mentions if word in m.span.text)


@pytest.mark.parametrize("word", sorted(name_words("unnamed-role")))
def test_every_role_stands_for_a_person_without_a_name(word: str) -> None:
    article = "an" if word[0] in "aeiou" else "a"
    assert any(m.entity.startswith("person-unnamed") for m in read(f"They met {article} {word} of Iran.").mentions)


@pytest.mark.parametrize("word", [w for _, words in read_rows("ships") for w in words.split("|")])
def test_every_word_for_ships_makes_a_vessel_of_the_name_after_it(word: str) -> None:
    found = read(f"They saw the {word} OSTROV STAR there.").mentions
    assert any(m.type == "vessel" and "OSTROV STAR" in m.span.text for m in found)


@pytest.mark.parametrize("word", sorted(name_words("organisation-subject")))
def test_an_organisation_of_two_subjects_is_one(word: str) -> None:
    name = f"Ostrov {word} and Gas Enterprise"
    assert {f"org-{slug(name)}"} == entities(f"They listed {name} on Monday.", name)


@pytest.mark.parametrize("word", sorted(name_words("person-beside")))
def test_every_word_for_a_person_makes_one_of_the_name_beside_it(word: str) -> None:
    for text in (f"They met one {word}, Velkan Norin, there.", f"They met Velkan Norin, a former {word}, there."):
        assert "person-velkan-norin" in {m.entity for m in read(text).mentions}


_WORDS: list[dict[str, Any]] = YAML(typ="safe").load(Path(__file__).parents[1] / "cases" / "words.yaml")


def _forms(row: dict[str, Any]) -> dict[str, str]:
    """The words of a set that a row is about, as they stand in its text."""
    words = row.get("words") or [word for word in word_sets()[row["set"]] if word not in row.get("except", ())]
    return words if isinstance(words, dict) else {word: word for word in words}


def _reading(template: str, word: str) -> list[str]:
    """All that is read in a text, with a mark for the word."""
    text = template.replace("{}", word)
    found = read(text)
    statements = find_statements(text, [], found.mentions)
    claims = find_claims(text, statements, found.mentions, found.entities)
    said = [(s.source, s.cue and s.cue.text, s.act, s.rule, [c.text for c in s.content]) for s in statements]
    told = [(c.statement, c.event, sorted(c.participants.items()), c.modality, c.polarity) for c in claims]
    named = [(m.span.text, m.type, m.entity, m.level) for m in found.mentions]
    return [repr(one).replace(word, "_").replace(word.lower(), "_") for one in (*named, *said, *told)]


@pytest.mark.parametrize("row", _WORDS, ids=lambda row: f"{row['set']}-{row['other']}")
def test_every_word_of_a_set_changes_what_is_read(row: dict[str, Any]) -> None:
    without = _reading(row["text"], row["other"])
    assert [] == [word for word, form in _forms(row).items() if _reading(row["text"], form) == without]


def test_every_word_of_every_set_has_a_text() -> None:
    told: dict[str, set[str]] = {}
    for row in _WORDS:
        told.setdefault(row["set"], set()).update(_forms(row))
    assert {name: set(words) for name, words in word_sets().items()} == told


def test_no_set_has_a_word_twice() -> None:
    assert [] == [name for name, words in word_sets().items() if len(words) != len(set(words))]
