"""The table of letters agrees with what the Unicode standard calls each of them."""

from __future__ import annotations

import re
import unicodedata

import pytest

from dissuade.names.indic_letters import BLOCKS, CONSONANTS, ISO_15919, VOWELS, WITH_NUKTA, Role, letters_of

LETTERS = [(script, char, *entry) for script in BLOCKS for char, entry in letters_of(script).items()]
# Letters whose names say something else than what they are in words.
NAMED_OTHERWISE = {"\u0980", "\u09ce", "\u0a71", "\u0c5d", "\u0cdd", "\u0d4e", "\u0d57"}
# No letters of words; read over.
LEFT_OUT = re.compile(r"AVAGRAHA| OM$|ANJI|VEDIC|JIHVAMULIYA|UPADHMANIYA|IRI|URA|EK ONKAR|GLOTTAL STOP")


def role_by_name(name: str) -> set[Role]:
    if "VIRAMA" in name or "AL-LAKUNA" in name:
        return {Role.VIRAMA}
    if "NUKTA" in name:
        return {Role.NUKTA}
    if "VOWEL SIGN" in name:
        return {Role.SIGN}
    if "CHILLU" in name or any(
        sign in name for sign in ("ANUSVAR", "CANDRABINDU", "VISARG", "TIPPI", "BINDI", "VISARGA")
    ):
        return {Role.CODA}
    return {Role.CONSONANT, Role.VOWEL}


@pytest.mark.parametrize("script", BLOCKS)
def test_letters_have_the_role_that_their_names_say(script: str) -> None:
    wrong = []
    for char, (role, _) in letters_of(script).items():
        name = unicodedata.name(char, "")
        if name and char not in NAMED_OTHERWISE and role not in role_by_name(name):
            wrong.append((name, role))
    assert wrong == []


def test_vowels_are_spelt_with_a_vowel_and_consonants_with_none() -> None:
    for _, char, role, sound in LETTERS:
        if role in (Role.VOWEL, Role.SIGN):
            assert sound in VOWELS, char
        elif role is Role.CONSONANT:
            assert set(sound) <= set(CONSONANTS), char


@pytest.mark.parametrize("script", BLOCKS)
def test_no_letter_of_a_block_is_forgotten(script: str) -> None:
    block = BLOCKS[script]
    letters = letters_of(script)
    forgotten = [
        unicodedata.name(chr(code))
        for code in range(block, block + 0x80)
        if unicodedata.category(chr(code)) == "Lo"
        and unicodedata.normalize("NFKC", chr(code)) == chr(code)
        and chr(code) not in letters
        and not LEFT_OUT.search(unicodedata.name(chr(code)))
    ]
    assert forgotten == []


def test_every_sound_has_a_spelling() -> None:
    for _, _, _, sound in LETTERS:
        assert set(sound) <= set(ISO_15919)
    assert set(WITH_NUKTA.values()) <= set(ISO_15919)


@pytest.mark.parametrize(
    ("script", "char", "iso"),
    [("Deva", "ञ", "ñ"), ("Beng", "ঢ", "ḍh"), ("Guru", "ਭ", "bh"), ("Gujr", "ળ", "ḷ"), ("Orya", "ଖ", "kh"),
     ("Taml", "ழ", "ḻ"), ("Telu", "ఱ", "ṟ"), ("Knda", "ಷ", "ṣ"), ("Mlym", "ഴ", "ḻ"), ("Sinh", "ඤ", "ñ"),
     ("Sinh", "ඵ", "ph")],
)  # fmt: skip
def test_iso_15919(script: str, char: str, iso: str) -> None:
    assert iso == ISO_15919[letters_of(script)[char][1]]
