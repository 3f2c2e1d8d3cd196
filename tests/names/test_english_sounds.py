"""English words are known by their sound in the scripts that spell them."""

from __future__ import annotations

import pytest

from dissuade.names.analysis import analyze_name
from dissuade.names.english_sounds import english_word
from dissuade.names.romanize import romanize
from dissuade.names.tokens import NameClass, TokenKind


@pytest.mark.parametrize(
    ("word", "script", "english"),
    [
        ("Солюшнс", "Cyrl", "solutions"),
        ("Кемикал", "Cyrl", "chemical"),
        ("سوليوشنز", "Arab", "solutions"),
        ("تریدینگ", "Arab", "trading"),
        ("انرژی", "Arab", "energy"),
        ("テクノロジーズ", "Kana", "technologies"),
        ("エンジニアリング", "Kana", "engineering"),
        ("엔지니어링", "Hang", "engineering"),
        ("שיפינג", "Hebr", "shipping"),
    ],
)
def test_a_word_sounds_like_one_in_english(word: str, script: str, english: str) -> None:
    entry = english_word(romanize(word, script))
    assert entry is not None
    assert entry.forms[0].text == english


@pytest.mark.parametrize(
    ("word", "script"),
    [("Севмаш", "Cyrl"), ("Калашников", "Cyrl"), ("백두산", "Hang"), ("さくら", "Hira"), ("صادق", "Arab")],
)
def test_other_words_do_not(word: str, script: str) -> None:
    assert english_word(romanize(word, script)) is None


def test_it_has_the_kind_of_the_english_word() -> None:
    token = analyze_name("Зевсмаш Солюшнс Шиппинг", NameClass.ORGANIZATION).tokens[-1]
    assert token.kind is TokenKind.GENERIC
    assert "shipping" in {form.text for form in token.forms}
