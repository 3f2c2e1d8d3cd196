from __future__ import annotations

import pytest

from dissuade.names import analyze_name
from dissuade.names.tokens import NameClass, TokenKind


def letters(name: str) -> list[set[str]]:
    tokens = analyze_name(name, NameClass.PERSON).tokens
    return [{form.text for form in token.forms} for token in tokens if token.kind is TokenKind.INITIAL]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("के. पी. शर्मा ओली", "kp"), ("के पी शर्मा ओली", "kp"), ("एस. जयशंकर", "s"), ("एच. डी. देवेगौड़ा", "hd"),
        ("মো. আ. হামিদ", "a"), ("மு. க. ஸ்டாலின்", "mk"), ("ஏ. ஆர். ரகுமான்", "ar"), ("பி. சிதம்பரம்", "p"),
        ("పి. వి. నరసింహారావు", "pv"), ("ಬಿ. ಎಸ್. ಯಡಿಯೂರಪ್ಪ", "bs"), ("വി. എസ്. അച്യുതാനന്ദൻ", "vs"),
        ("ଜେ. ବି. ପଟ୍ଟନାୟକ", "jb"),
    ],
)  # fmt: skip
def test_letters_are_known_by_their_english_names_and_by_their_syllables(name: str, expected: str) -> None:
    found = letters(name)
    assert len(found) == len(expected)
    assert all(letter in forms for letter, forms in zip(expected, found, strict=True))


def test_tamil_writes_p_and_b_alike() -> None:
    assert {"p", "b"} <= letters("பி. சிதம்பரம்")[0]


@pytest.mark.parametrize(
    ("name", "kinds"),
    [("नरेन्द्र मोदी जी", ["NAME", "NAME", "TITLE"]), ("डॉ. भीमराव आंबेडकर", ["TITLE", "NAME", "NAME"]),
     ("आसिया बी", ["NAME", "NAME"])],
)  # fmt: skip
def test_honorifics_and_last_words_are_no_initials(name: str, kinds: list[str]) -> None:
    assert kinds == [token.kind.name for token in analyze_name(name, NameClass.PERSON).tokens]
