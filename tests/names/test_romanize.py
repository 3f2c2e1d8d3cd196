from __future__ import annotations

import pytest

from dissuade.names.chinese_abroad import pinyin_forms
from dissuade.names.kontsevich import korean_forms
from dissuade.names.romanize import MAX_FORMS, romanize
from dissuade.names.romanize_burmese import romanize_burmese, split_syllables
from dissuade.names.romanize_han import mandarin, romanize_character, romanize_han_surname, wade_giles
from dissuade.names.romanize_kana import hepburn
from dissuade.names.romanize_korean import romanize_surname, romanize_syllable, romanize_word
from dissuade.names.romanize_thai import romanize_thai
from dissuade.names.tokens import Form


def texts(forms: list[Form] | tuple[Form, ...]) -> set[str]:
    return {form.text for form in forms}


@pytest.mark.parametrize(
    ("script", "word", "expected"),
    [
        ("Cyrl", "Шойгу", {"shoygu", "shoigu", "choigou", "schoigu"}),
        ("Cyrl", "Путин", {"putin", "poutine"}),
        ("Cyrl", "Юрьевич", {"yuryevich", "iurevich"}),
        ("Cyrl", "Сергій", {"serhii"}),
        ("Cyrl", "Ђоковић", {"djokovic"}),
        ("Cyrl", "България", {"balgariya"}),
        ("Cyrl", "Өлзий", {"ulzii"}),
        ("Grek", "Παπανδρέου", {"papandreou"}),
        ("Hebr", "שרון", {"sharon"}),
        ("Hang", "스티븐슨", {"stevenson"}),
        ("Hani", "约翰逊", {"johnson"}),
        ("Kana", "ジョンソン", {"johnson"}),
        ("Latn", "Schröder", {"schroder", "schroeder"}),
        ("Latn", "Mueller", {"mueller", "muller"}),
        ("Geor", "პუტინი", {"putini", "putin"}),
        ("Geor", "ჭავჭავაძე", {"chavchavadze"}),
        ("Geor", "ყიფიანი", {"qipiani"}),
        ("Grek", "Λαμπράκης", {"lamprakis", "labrakis", "lambrakis"}),
        ("Grek", "Αγκελόπουλος", {"angelopoulos"}),
        ("Grek", "Ντόναλντ", {"donald"}),
        ("Grek", "Ομπάμα", {"obama"}),
        ("Armn", "Փաշինյան", {"pashinyan", "pashinian"}),
        ("Armn", "Յակոբեան", {"hakobyan", "hagopian"}),
        ("Armn", "Երևան", {"yerevan"}),
        ("Armn", "Ոսկանյան", {"voskanyan"}),
        ("Armn", "Սուրէն", {"suren"}),
        ("Ethi", "መንግስቱ", {"mengistu"}),
        ("Ethi", "ኃይለ", {"haile"}),
        ("Ethi", "ደሳለኝ", {"desalegn"}),
        ("Ethi", "ኣፈወርቂ", {"afeworki"}),
        ("Ethi", "ግርማ", {"girma"}),
        ("Khmr", "សែន", {"sen"}),
        ("Khmr", "ម៉ាណែត", {"manet"}),
        ("Khmr", "សុវណ្ណ", {"sovon"}),
        ("Khmr", "ជា", {"chea"}),
        ("Khmr", "ហេង", {"heng"}),
        ("Laoo", "ທອງລຸນ", {"thongloun"}),
        ("Laoo", "ສີສຸລິດ", {"sisoulith"}),
        ("Laoo", "ໄຊຍະສອນ", {"saiyason", "xayyasone"}),
        ("Laoo", "ວຽງຈັນ", {"viangchan"}),
        ("Tibt", "བསྟན་འཛིན", {"tenzin", "tendzin"}),
        ("Tibt", "རྒྱ་མཚོ", {"gyatso"}),
        ("Tibt", "དབང་ཕྱུག", {"wangchuk", "wangchuck"}),
        ("Tibt", "རྡོ་རྗེ", {"dorje"}),
        ("Tibt", "བློ་བཟང", {"lobsang"}),
        ("Tibt", "ཀརྨ", {"karma"}),
        ("Thaa", "މުޢިއްޒު", {"muizzu"}),
        ("Thaa", "ނަޝީދު", {"nasheed"}),
        ("Thaa", "އިބްރާހީމް", {"ibrahim", "ibraaheem"}),
        ("Syrc", "ܟܪܝܡ", {"karim"}),
        ("Syrc", "ܐܦܪܝܡ", {"afrim", "aphrem"}),
        ("Mong", "ᠴᠢᠩᠭᠢᠰ", {"chinggis"}),
        ("Mong", "ᠪᠠᠭᠠᠲᠤᠷ", {"baatur", "bagatur"}),
        ("Tfng", "ⵎⵓⵃⵎⵎⴷ", {"muhammad"}),
        ("Tfng", "ⵎⵓⵍⵓⴷ", {"mouloud"}),
        ("Nkoo", "ߕߎ߬ߙߋ", {"ture", "toure"}),
        ("Nkoo", "ߞߐ߲ߘߍ", {"konde", "conde"}),
        ("Cher", "ᏣᎳᎩ", {"tsalagi"}),
        ("Cher", "ꮳꮃꭹ", {"tsalagi"}),
        ("Arab", "مەسعوود", {"masud"}),
        ("Arab", "نێچیرڤان", {"nechirvan"}),
        ("Arab", "ئىلھام", {"ilham"}),
        ("Arab", "شىنجاڭ", {"shinjang"}),
        ("Arab", "گاندھی", {"gandhi"}),
        ("Arab", "اخندزاده", {"akhandzade"}),
        ("Hebr", "באַשעװיס", {"bashevis"}),
        ("Hebr", "בערגעלסאָן", {"bergelson"}),
        ("Cyrl", "Хүрэлсүх", {"khurelsukh"}),
    ],
)
def test_a_word_is_spelt_as_its_bearers_are_in_the_press(script: str, word: str, expected: set[str]) -> None:
    assert expected <= texts(romanize(word, script)), texts(romanize(word, script))


def test_a_script_without_a_system_of_its_own_says_so() -> None:
    assert [form.system for form in romanize("ᐃᓄᒃ", "Cans")] == ["anyascii"]


def test_an_acronym_keeps_all_its_letters() -> None:
    assert {"kbp"} == {form.text for form in romanize("КБП", "Cyrl")}


@pytest.mark.parametrize("word", ["Щербаковщина", "Юшкевичюс"])
def test_forms_are_few_and_the_best_comes_first(word: str) -> None:
    forms = romanize(word, "Cyrl")
    assert len(forms) <= MAX_FORMS + 2
    assert max(form.quality for form in forms) == forms[0].quality


@pytest.mark.parametrize(
    ("syllable", "expected"),
    [("정", {"jeong", "jong", "jung", "chong"}), ("은", {"eun", "un"}), ("혁", {"hyeok", "hyok", "hyuk"}),
     ("영", {"yeong", "yong", "young"})],
)  # fmt: skip
def test_a_korean_syllable_has_the_spellings_of_south_north_and_press(syllable: str, expected: set[str]) -> None:
    assert expected <= texts(romanize_syllable(syllable))


@pytest.mark.parametrize(
    ("surname", "expected"),
    [("김", {"kim", "gim"}), ("이", {"lee", "yi", "ri", "rhee"}), ("박", {"park", "pak"}), ("최", {"choe", "choi"})],
)
def test_a_korean_surname_has_the_spellings_of_its_bearers(surname: str, expected: set[str]) -> None:
    assert expected <= texts(romanize_surname(surname))


def test_mccune_reischauer_voices_between_sounds() -> None:
    assert "hapchanggang" in texts(romanize_word("합장강"))


@pytest.mark.parametrize(
    ("word", "latin"),
    [
        ("전력", {"jeollyeok", "chollyok"}),
        ("석유", {"seogyu", "sogyu"}),
        ("협력", {"hyeomnyeok"}),
        ("독립", {"dongnip"}),
    ],
)
def test_a_sound_is_spelt_as_it_becomes_before_the_next(word: str, latin: set[str]) -> None:
    assert latin <= set(texts(romanize_word(word)))


@pytest.mark.parametrize(
    ("pinyin", "expected"),
    [("xi", "hsi"), ("zhou", "chou"), ("deng", "teng"), ("qian", "chien"), ("zi", "tzu"), ("dong", "tung"),
     ("guo", "kuo"), ("luo", "lo"), ("yu", "yu"), ("lv", "lu")],
)  # fmt: skip
def test_wade_giles(pinyin: str, expected: str) -> None:
    assert expected == wade_giles(pinyin)


def test_a_han_character_has_mandarin_korean_and_cantonese_readings() -> None:
    assert {"zheng", "cheng", "jong", "ching"} <= texts(romanize_character("正"))
    assert {"jin", "kim", "kam"} <= texts(romanize_han_surname("金"))
    assert {"chen", "chan", "tan"} <= texts(romanize_han_surname("陳"))


@pytest.mark.parametrize(
    ("kana", "expected"),
    [("ウラジーミル", "urajimiru"), ("プーチン", "puchin"), ("ティム", "timu"), ("ファン", "fan"),
     ("シェル", "sheru"),     ("ショイグ", "shoigu"), ("チュラック", "churakku"), ("ヴァレリー", "vareri"),
     ("ウィル", "wiru"), ("たなか", "tanaka")],
)  # fmt: skip
def test_hepburn(kana: str, expected: str) -> None:
    assert expected == hepburn(kana)


@pytest.mark.parametrize(("russian", "latin"), [("чен", "jong"), ("ын", "un"), ("ир", "il"), ("сен", "song")])
def test_korean_syllables_are_recognised_in_russian(russian: str, latin: str) -> None:
    assert latin in texts(korean_forms(russian))


@pytest.mark.parametrize(
    ("word", "script", "latin"),
    [
        ("цзиньпин", "Cyrl", "jinping"), ("сяопин", "Cyrl", "xiaoping"), ("чжоу", "Cyrl", "zhou"),
        ("시진핑", "Hang", "xijinping"), ("원자바오", "Hang", "wenjiabao"), ("리커창", "Hang", "likeqiang"),
    ],
)  # fmt: skip
def test_chinese_names_are_recognised_in_russian_and_korean(word: str, script: str, latin: str) -> None:
    assert latin in texts(pinyin_forms(word, script))


def test_a_russian_surname_is_no_chinese_name() -> None:
    assert pinyin_forms("иванов", "Cyrl") == ()


def test_burmese_is_cut_into_syllables() -> None:
    word = "အောင်ဆန်းစုကြည်"
    assert ["အောင်", "ဆန်း", "စု", "ကြည်"] == [word[a:b] for a, b in split_syllables(word)]
    assert romanize_burmese("ကြည်")[0].text == "kyi"
    assert romanize_burmese("လှိုင်")[0].text == "hlaing"


@pytest.mark.parametrize(("thai", "expected"), [("ทักษิณ", "thaksin"), ("ประยุทธ์", "prayut"), ("สมชาย", "somchai")])
def test_thai_follows_the_royal_system(thai: str, expected: str) -> None:
    assert expected in texts(romanize_thai(thai))


@pytest.mark.parametrize(
    ("thai", "expected"),
    [
        ("เวชชาชีวะ", "vejjajiva"), ("สุนทรเวช", "sundaravej"), ("จตุพร", "jatuporn"), ("วีระ", "veera"),
        ("เจริญ", "charoen"), ("จุลานนท์", "julanont"), ("อนุทิน", "anuthin"), ("บรรหาร", "banhan"), ("บุญทรง", "bunsong"),
        ("แก้ว", "kaeo"), ("เสรี", "seri"), ("กนก", "kanok"), ("ชวลิต", "chavalit"),
    ],
)  # fmt: skip
def test_thai_is_also_spelt_as_families_do(thai: str, expected: str) -> None:
    assert expected in texts(romanize_thai(thai))


@pytest.mark.parametrize(("thai", "expected"), [("พฤกษา", "phrueksa"), ("สมฤดี", "somruedi"), ("ฤทธิ์", "ruet")])
def test_thai_letters_that_hold_a_vowel_are_read_with_it(thai: str, expected: str) -> None:
    assert expected in texts(romanize_thai(thai))


@pytest.mark.parametrize(
    ("word", "script", "latin"),
    [("А7", "Cyrl", "a7"), ("Т34", "Cyrl", "t34"), ("조선5", "Hang", "joseon5"), ("ア7", "Kana", "a7")],
)
def test_digits_stay(word: str, script: str, latin: str) -> None:
    assert romanize(word, script)[0].text == latin
    assert all(any(c.isdigit() for c in form.text) for form in romanize(word, script))


def test_latin_letters_with_stress_marks_inside_cyrillic_words_are_cyrillic() -> None:
    assert romanize("oпoлчéние", "Cyrl")[0].text == "opolchenie"


@pytest.mark.parametrize(("char", "pinyin"), [("緑", "lu"), ("楽", "le"), ("団", "tuan"), ("戦", "zhan")])
def test_characters_of_japan_have_the_readings_of_their_older_forms(char: str, pinyin: str) -> None:
    assert mandarin(char) == pinyin


def test_pointed_hebrew_is_not_taken_for_yiddish() -> None:
    assert "yi-yivo" not in {form.system for form in romanize("אָדָם", "Hebr")}


@pytest.mark.parametrize("word", ["مهدی", "ذوالفقار", "خامنه", "الحسيني"])
def test_arabic_and_persian_are_not_taken_for_kurdish_uyghur_or_urdu(word: str) -> None:
    assert {"ckb", "ug", "ur-rule"}.isdisjoint(form.system for form in romanize(word, "Arab"))


@pytest.mark.parametrize(("char", "read"), [("春", "xuan"), ("范", "pham"), ("强", "cuong"), ("明", "minh")])
def test_a_character_is_read_as_vietnamese_names_read_it(char: str, read: str) -> None:
    assert read in [form.text for form in romanize_character(char)]
