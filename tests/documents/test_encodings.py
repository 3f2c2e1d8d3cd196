from __future__ import annotations

import pytest

from dissuade.documents.encodings import decode
from dissuade.errors import InputError

WORDS = {
    "ru": "В Москве заявили, что суда под флагом Габона не везли нефть в Сирию.\n",
    "el": "Ο υπουργός Ναυτιλίας δήλωσε ότι το πλοίο δεν έφυγε από τον Πειραιά.\n",
    "he": "משרד הביטחון אמר כי לא נמכרו רחפנים לאזרבייג'ן בשנה שעברה.\n",
    "ar": "نفت وزارة الدفاع أنها أرسلت ذخيرة إلى الخرطوم خلال الشهر الماضي.\n",
    "th": "กระทรวงพาณิชย์ปฏิเสธว่าไม่มีการขายน้ำมันให้เมียนมา\n",
    "zh": "大连一家公司否认向平壤出售豪华轿车,外交部没有回应。\n",
    "ja": "神戸の商社は北朝鮮に高級車を売っていないと述べた。\n",
    "ko": "부산의 한 회사는 평양에 시계를 팔지 않았다고 밝혔다.\n",
}


@pytest.mark.parametrize(
    ("language", "encoding"),
    [
        ("ru", "cp1251"), ("ru", "koi8-r"), ("ru", "cp866"), ("ru", "iso8859-5"), ("el", "cp1253"), ("he", "cp1255"),
        ("ar", "cp1256"), ("th", "cp874"), ("zh", "gb18030"), ("ja", "cp932"), ("ja", "euc_jp"), ("ko", "cp949"),
    ],
)  # fmt: skip
def test_a_text_in_another_alphabet_is_read_by_a_guess_that_is_told(language: str, encoding: str) -> None:
    text, notices = decode(WORDS[language].encode(encoding))
    assert WORDS[language] == text
    assert ["which is a guess" in notice for notice in notices] == [True]


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_is_told_without_its_mark(encoding: str) -> None:
    text = "The firm “denied” it – Лавров too.\n"
    assert text == decode(text.encode(encoding))[0]


def test_seven_bit_japanese_is_read() -> None:
    assert WORDS["ja"] == decode(WORDS["ja"].encode("iso2022_jp"))[0]


@pytest.mark.parametrize(
    "text", ["“No,” said Zürich’s Müller.", "« Jamais », a dit l’émir à Évian.", "Öl für die „Märkte“ in Überlingen"]
)
def test_western_text_is_read_as_windows_1252(text: str) -> None:
    assert (text, ("the text is not valid UTF-8; it was read as Windows-1252",)) == decode(text.encode("cp1252"))


def test_one_broken_letter_does_not_make_the_rest_another_encoding() -> None:
    cut = ("“" + WORDS["ru"].strip() + "”").encode()[:-1]
    text, notices = decode(cut)
    assert text.startswith("“В Москве заявили")
    assert ("the text is not valid UTF-8 in one place",) == notices


@pytest.mark.parametrize(
    ("label", "encoding"),
    [("iso-8859-1", "cp1252"), ("us-ascii", "cp1252"), ("gb2312", "gb18030"), ("Shift_JIS", "cp932"),
     ("windows-1251", "cp1251"), ("x-cp1251", "cp1251"), ("ks_c_5601-1987", "cp949"), ("iso-2022-jp", "iso2022_jp")],
)  # fmt: skip
def test_a_label_means_what_it_means_to_browsers(label: str, encoding: str) -> None:
    language = {"gb18030": "zh", "cp932": "ja", "iso2022_jp": "ja", "cp1251": "ru", "cp949": "ko"}.get(encoding, "")
    text = WORDS.get(language, "It said “no” – twice.")
    assert (text, ()) == decode(text.encode(encoding), label=label)


@pytest.mark.parametrize(
    ("label", "text", "encoding"),
    [
        ("utf-8", "ru", "cp1251"),
        ("iso-8859-1", "ru", "utf-8"),
        ("us-ascii", "ko", "utf-8"),
        ("punycode", "zh", "utf-8"),
    ],
)
def test_a_label_that_lies_is_told_and_not_followed(label: str, text: str, encoding: str) -> None:
    found, notices = decode(WORDS[text].encode(encoding), label=label)
    assert WORDS[text] == found
    assert f"the message says it is in {label}, but it is not" == notices[0]


@pytest.mark.parametrize(
    "label", ["idna", "undefined", "unicode_escape", "zlib_codec", "hex", "rot13", "a\x00b", "é" * 99]
)
def test_labels_that_are_no_encodings_of_documents_do_no_harm(label: str) -> None:
    assert "The ship left." == decode(b"The ship left.", label=label)[0]


def test_a_page_may_say_it_is_western_and_mean_windows_1252() -> None:
    page = "<meta charset='iso-8859-1'><p>“Never,” said the minister – twice.</p>"
    assert (page, ()) == decode(page.encode("cp1252"))


def test_what_no_encoding_makes_words_of_is_refused() -> None:
    noise = bytes(range(0x81, 0xFF)) * 40
    with pytest.raises(InputError, match=r"a\.txt.*save it as UTF-8"):
        decode(noise, path="a.txt")
