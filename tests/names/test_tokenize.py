from __future__ import annotations

import pytest

from dissuade.names.normalize import fold_latin, unmix
from dissuade.names.scripts import APOSTROPHE, DIGIT, IGNORED, MARK, SEPARATOR, character_class, script_of
from dissuade.names.tokenize import split_words_of


def words(text: str) -> list[str]:
    return [text[w.start : w.end] for w in split_words_of(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kim Jong-un", ["Kim", "Jong", "un"]), ("O'Neil's", ["O'Neil's"]), ("'quoted'", ["quoted"]),
        ("Qur’an Sana'a", ["Qur’an", "Sana'a"]), ("ʿAbd al-ʾAziz", ["Abd", "al", "Aziz"]), ("AT&T", ["AT", "&", "T"]),
        ("キム・ジョンウン", ["キム", "ジョンウン"]), ("弗拉基米尔·普京", ["弗拉基米尔", "普京"]),
        ("Huawei华为", ["Huawei", "华为"]), ("김Kim", ["김", "Kim"]), ("خامنه‌ای", ["خامنه‌ای"]), ("A320", ["A320"]),
        ("ทักษิณ ชินวัตร", ["ทักษิณ", "ชินวัตร"]), ("McDonald", ["McDonald"]),
        ("FridrichBuchenberg", ["Fridrich", "Buchenberg"]), ("ИвановПётр", ["Иванов", "Пётр"]),
        ('צה"ל', ['צה"ל']), ('"צבא" חזק', ["צבא", "חזק"]),
        ("\ud800 Kim \udfff", ["Kim"]), ("", []), ("… — !", []),
    ],
)  # fmt: skip
def test_a_text_is_cut_into_words(text: str, expected: list[str]) -> None:
    assert expected == words(text)


@pytest.mark.parametrize(
    ("char", "expected"),
    [("A", "Latn"), ("ж", "Cyrl"), ("김", "Hang"), ("金", "Hani"), ("ー", "Kana"), ("々", "Hani"), ("ﺍ", "Arab"),
     ("Ａ", "Latn"), ("𝐊", "Latn"), ("٣", DIGIT), ("’", APOSTROPHE), ("\u0301", MARK), ("\u200b", IGNORED),
     ("\u202e", IGNORED), ("\u00ad", IGNORED), ("-", SEPARATOR), ("\ud800", SEPARATOR), ("·", SEPARATOR)],
)  # fmt: skip
def test_every_character_has_a_class(char: str, expected: str) -> None:
    assert expected == character_class(char)


def test_the_script_of_a_character_without_one_is_common() -> None:
    assert script_of("1") == "Zyyy"


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Müller", "muller"), ("ŁÓDŹ", "lodz"), ("Straße", "strasse"), ("İstanbul", "istanbul"), ("Þór", "thor"),
     ("O’Neil", "oneil"), ("ﬁ", "fi"), ("Ｋｉｍ", "kim"), ("Çavuşoğlu", "cavusoglu"), ("Đặng", "dang"),
     ("İI ı", "iii")],
)  # fmt: skip
def test_latin_is_folded(text: str, expected: str) -> None:
    assert expected == fold_latin(text)


def test_folding_twice_changes_nothing() -> None:
    for text in ("Müller", "Straße", "Çavuşoğlu", "Đặng", "ÆØÅ"):
        assert fold_latin(fold_latin(text)) == fold_latin(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Рutin", ("putin", "Latn")), ("Пyтин", ("путин", "Cyrl")), ("Iванович", ("іванович", "Cyrl"))],
)
def test_mixed_alphabets_are_settled(text: str, expected: tuple[str, str]) -> None:
    assert expected == unmix(text)
