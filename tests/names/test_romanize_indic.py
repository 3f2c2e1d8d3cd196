from __future__ import annotations

import pytest

from dissuade.names.indic_letters import BLOCKS, letters_of
from dissuade.names.normalize import fold_native
from dissuade.names.romanize import romanize
from dissuade.names.romanize_indic import romanize_indic, sounds_of


def spellings(word: str, script: str) -> list[str]:
    return [form.text for form in romanize(word, script)]


@pytest.mark.parametrize(
    ("script", "word", "sounds"),
    [
        ("Deva", "नरेन्द्र", "n@rendr@"), ("Deva", "गाँव", "gA~v@"), ("Deva", "दुःख", "duHK@"), ("Deva", "क़ाज़ी", "κAζI"),
        ("Beng", "হাসিনা", "hAsinA"), ("Guru", "ਸਿੱਖ", "sikK@"), ("Taml", "தமிழ்", "t@miZ"), ("Mlym", "വിജയൻ", "vij@y@n"),
        ("Sinh", "වික්‍රමසිංහ", "vikr@m@siMh@"),
    ],
)  # fmt: skip
def test_letters_become_sounds_by_their_role(script: str, word: str, sounds: str) -> None:
    assert sounds == sounds_of(fold_native(word), script)


@pytest.mark.parametrize(
    ("word", "first"),
    [
        # The vowel at the end is silent, but after a cluster that ends in a sonorant.
        ("भट्टराई", "bhattarai"), ("आनंद", "anand"), ("कृष्ण", "krishna"), ("मिश्र", "mishra"), ("नरेन्द्र", "narendra"),
        # Inside a word it is silent between a vowel with its consonant and a consonant with its vowel.
        ("रजनीकांत", "rajnikant"), ("मनमोहन", "manmohan"), ("केजरीवाल", "kejriwal"), ("आदित्यनाथ", "adityanath"),
        ("निर्मला", "nirmala"), ("रहमान", "rahman"), ("मोहम्मद", "mohammad"),
        # Of two in a row: the second in a compound, the first where the end is open.
        ("अमरनाथ", "amarnath"), ("जवाहरलाल", "javaharlal"), ("परमजीत", "paramjit"), ("गडकरी", "gadkari"),
        # Suffixes and prefixes that keep it or begin anew.
        ("श्रीमती", "shrimati"), ("हरमनप्रीत", "harmanprit"),
        # Anusvara is the nasal of what follows.
        ("गुरुंग", "gurung"), ("अंबानी", "ambani"), ("सिंह", "singh"), ("शंकर", "shankar"), ("तामाङ", "tamang"),
        ("शर्मा", "sharma"), ("ज्ञवाली", "gyavali"), ("विश्वास", "vishwas"), ("फ़ैज़ान", "faizan"),
    ],
)  # fmt: skip
def test_a_hindi_or_nepali_word_is_spelt_as_it_sounds(word: str, first: str) -> None:
    assert first in spellings(word, "Deva")[:2]


@pytest.mark.parametrize(
    ("script", "word", "expected"),
    [
        ("Beng", "হাসিনা", {"hasina"}), ("Beng", "বিশ্বাস", {"bishwas"}), ("Beng", "জিয়া", {"zia"}),
        ("Beng", "মমতা", {"mamata", "mamta"}), ("Beng", "কমল", {"kamal", "komol"}), ("Beng", "ফখরুল", {"fakhrul"}),
        ("Beng", "মুখোপাধ্যায়", {"mukhopadhyay"}), ("Beng", "যাদব", {"jadab"}), ("Beng", "আনোয়ার", {"anowar"}),
        ("Beng", "সিং", {"sing"}), ("Beng", "ব্যানার্জি", {"banarji"}),
        ("Guru", "ਮਨਮੋਹਨ", {"manmohan"}), ("Guru", "ਸਿੰਘ", {"singh"}), ("Guru", "ਸਿੱਧੂ", {"siddhu"}),
        ("Guru", "ਅਮਰਿੰਦਰ", {"amarindar", "amrinder"}), ("Gujr", "અંબાણી", {"ambani"}), ("Gujr", "પટેલ", {"patel"}),
        ("Orya", "ନବୀନ", {"nabin", "navin"}), ("Orya", "ଦ୍ରୌପଦୀ", {"droupadi"}),
        ("Orya", "ପ୍ରଧାନ", {"pradhan"}),
        ("Taml", "முருகன்", {"murugan"}), ("Taml", "சிவகுமார்", {"sivakumar"}), ("Taml", "பிரபாகரன்", {"prabakaran"}),
        ("Taml", "சிதம்பரம்", {"chidambaram"}), ("Taml", "முத்து", {"muthu"}), ("Taml", "ரஜினிகாந்த்", {"rajinikanth"}),
        ("Taml", "அழகிரி", {"azhagiri"}), ("Taml", "வெற்றி", {"vetri"}), ("Taml", "சுந்தர்", {"sundar", "sunthar"}),
        ("Taml", "கிருஷ்ணன்", {"krishnan"}), ("Taml", "ஃபாத்திமா", {"fathima"}), ("Taml", "அஞ்சலி", {"anjali"}),
        ("Telu", "నాయుడు", {"naidu"}), ("Telu", "రావు", {"rao"}), ("Telu", "కవిత", {"kavita", "kavitha"}),
        ("Telu", "నరసింహ", {"narasimha"}), ("Knda", "ಸಿದ್ದರಾಮಯ್ಯ", {"siddaramaiah"}), ("Knda", "ದೇವೇಗೌಡ", {"devegowda"}),
        ("Knda", "ಕುಮಾರ", {"kumara", "kumar"}), ("Mlym", "തരൂർ", {"tharoor"}), ("Mlym", "ചാണ്ടി", {"chandi"}),
        ("Mlym", "കോഴിക്കോട്", {"kozhikkot"}), ("Mlym", "ഗാന്ധി", {"gandhi"}), ("Mlym", "മുത്തു", {"muthu"}),
        ("Sinh", "රාජපක්ෂ", {"rajapaksa", "rajapaksha"}), ("Sinh", "සිරිසේන", {"sirisena"}), ("Sinh", "සරත්", {"sarath"}),
        ("Sinh", "වික්‍රමසිංහ", {"wikramasinghe"}), ("Sinh", "දිසානායක", {"disanayake"}),
    ],
)  # fmt: skip
def test_each_language_is_spelt_by_its_own_habits(script: str, word: str, expected: set[str]) -> None:
    assert expected <= set(spellings(word, script)), spellings(word, script)


def test_iso_15919_is_among_the_forms_and_says_so() -> None:
    assert ("bhattarai", "indic-iso") in {(form.text, form.system) for form in romanize_indic("भट्टराई", "Deva")}
    assert romanize_indic("कृष्ण", "Deva")[-1].text == "krsna"


@pytest.mark.parametrize("script", BLOCKS)
def test_no_letter_alone_or_after_another_is_lost_or_raises(script: str) -> None:
    letters = list(letters_of(script))
    consonant = chr(BLOCKS[script] + (0x1A if script == "Sinh" else 0x15))
    for char in letters:
        for word in (char, consonant + char, char + consonant, consonant + char + consonant, char * 3):
            forms = romanize(word, script)
            if consonant in word:
                assert forms, word
            assert all(form.text.isascii() and form.text.isalnum() for form in forms)


def test_old_chillus_with_a_joiner_are_those_of_today() -> None:
    assert spellings("വിജയന്\u200d", "Mlym") == spellings("വിജയൻ", "Mlym")


def test_a_composed_nukta_letter_is_the_letter_with_its_nukta() -> None:
    assert spellings("\u095eराह", "Deva") == spellings("फ\u093cराह", "Deva")
