"""Forms of words: what they depend on, and that forms which were kept make no difference."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from dissuade.names import word_forms
from dissuade.names.tokens import Form
from dissuade.names.word_forms import WordKey, forms_of, key_of, lend_forms, work_out


class _Kept:
    def __init__(self, known: dict[WordKey, tuple[Form, ...]]) -> None:
        self.known = known
        self.asked: list[WordKey] = []

    def find(self, key: WordKey) -> tuple[Form, ...] | None:
        self.asked.append(key)
        return self.known.get(key)


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    before = list(word_forms._lent)
    word_forms._kept.cache_clear()
    yield
    word_forms._lent[:] = before
    word_forms._kept.cache_clear()


@pytest.mark.parametrize(
    ("word", "script"),
    [
        ("Kim", "Latn"),
        ("Şahin", "Latn"),
        ("Nováková", "Latn"),
        ("Шойгу", "Cyrl"),
        ("Παπαδόπουλος", "Grek"),
        ("Արամ", "Armn"),
    ],
)
@pytest.mark.parametrize("person", [True, False])
def test_capitals_make_no_other_word(word: str, script: str, person: bool) -> None:
    forms = forms_of(word, script, person=person)
    assert forms
    for text in (word.upper(), word.lower(), word.capitalize()):
        assert key_of(text, script, person=person) == key_of(word, script, person=person)
        assert work_out(WordKey(text, script, person)) == forms


def test_a_word_that_small_letters_make_longer_stays_as_it_is() -> None:
    assert key_of("İbrahim", "Latn", person=True).word == "İbrahim"
    assert key_of("Ა", "Geor", person=True).word == "Ა"


@pytest.mark.parametrize(
    ("text", "meant"),
    [("VlRENT", "virent"), ("lBRAHIM", "ibrahim"), ("0LEG", "oleg"), ("K0NST4NTlN", "konstantin"), ("SlRI", "siri")],
)
def test_a_letter_that_was_misread_shows_by_its_size(text: str, meant: str) -> None:
    assert meant in {form.text for form in forms_of(text, "Latn", person=True)}


@pytest.mark.parametrize(
    ("short", "script", "names"),
    [
        ("Влад", "Cyrl", {"vladimir", "vladislav"}),
        ("Слава", "Cyrl", {"vyacheslav", "stanislav"}),
        ("Эдик", "Cyrl", {"edward"}),
        ("Κώστας", "Grek", {"konstantin"}),
        ("მიშა", "Geor", {"mikhail"}),
    ],
)
def test_what_is_short_in_latin_letters_is_short_in_others(short: str, script: str, names: set[str]) -> None:
    assert names & {form.text for form in forms_of(short, script, person=True)}
    assert not {form.system for form in forms_of(short, script, person=False)} & {"nickname", "name"}


def test_kept_forms_are_asked_first_and_once() -> None:
    key = key_of("Shoigu", "Latn", person=True)
    kept = _Kept({key: (Form("kept", 1.0, "fold"),)})
    lend_forms(kept)
    assert forms_of("SHOIGU", "Latn", person=True) == forms_of("Shoigu", "Latn", person=True) == kept.known[key]
    assert kept.asked == [key]


def test_what_is_not_kept_is_worked_out() -> None:
    lend_forms(_Kept({}))
    assert forms_of("김", "Hang", person=True) == work_out(WordKey("김", "Hang", True))
