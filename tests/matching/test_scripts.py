"""Names in the scripts of the world meet their usual Latin spellings, and no others."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

import pytest

from dissuade.matching.compare import compare, compare_many

pytestmark = pytest.mark.filterwarnings(
    "ignore:overflow encountered:RuntimeWarning"
)  # bit vectors wrap, if interpreted

CASES = Path(__file__).parents[1] / "cases" / "names" / "scripts.tsv"
ROWS = [line.split("\t") for line in CASES.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
BY_SCRIPT: dict[str, list[tuple[str, str]]] = defaultdict(list)
for _script, _native, _latin in ROWS:
    BY_SCRIPT[_script].append((_native, _latin))
_INITIAL = re.compile(r"\b\w\.")


def words(name: str) -> set[str]:
    return set(re.split("[ -]", name.lower()))


@pytest.mark.parametrize("script", BY_SCRIPT)
def test_a_name_meets_its_usual_spelling(script: str) -> None:
    pairs = BY_SCRIPT[script]
    probabilities = compare_many([native for native, _ in pairs], [latin for _, latin in pairs], "Person")
    missed = [(pair, round(p, 2)) for pair, p in zip(pairs, probabilities.tolist(), strict=True) if p < 0.5]
    assert missed == []


@pytest.mark.parametrize("script", BY_SCRIPT)
def test_a_name_does_not_meet_another_persons(script: str) -> None:
    """Initials apart: R. answers any name in R, in Latin letters as well."""
    pairs = [
        (native, latin)
        for native, own in BY_SCRIPT[script]
        for _, latin in BY_SCRIPT[script]
        if not words(own) & words(latin) and not _INITIAL.search(f"{own} {latin}")
    ]
    probabilities = compare_many([native for native, _ in pairs], [latin for _, latin in pairs], "Person")
    assert [pair for pair, p in zip(pairs, probabilities.tolist(), strict=True) if p >= 0.5] == []


@pytest.mark.parametrize(
    ("native", "other"),
    [
        ("राहुल गांधी", "Sonia Gandhi"), ("नरेन्द्र मोदी", "Nirav Modi"), ("সুনীল মুখোপাধ্যায়", "Tapan Mukhopadhyay"),
        ("শেখ হাসিনা", "Sheikh Rehana"), ("மு. க. ஸ்டாலின்", "Joseph Stalin"), ("மு. க. அழகிரி", "M. K. Stalin"),
        ("මහින්ද රාජපක්ෂ", "Gotabaya Rajapaksa"), ("ਅਮਰਿੰਦਰ ਸਿੰਘ", "Hardeep Singh Nijjar"), ("ហ៊ុន សែន", "Hun Manet"),
        ("ჯემალ ივანიშვილი", "Bidzina Ivanishvili"), ("Սերժ Սարգսյան", "Tigran Sargsyan"),
        ("مەسعوود بارزانی", "Nechirvan Barzani"),
    ],
)  # fmt: skip
def test_a_shared_family_name_is_not_enough(native: str, other: str) -> None:
    assert compare(native, other, "Person").probability < 0.5


@pytest.mark.parametrize(
    ("native", "latin"),
    [
        ("श्री नरेन्द्र मोदी जी", "Narendra Modi"), ("डॉ. मनमोहन सिंह", "Manmohan Singh"),
        ("ডঃ মুহাম্মদ ইউনূস", "Muhammad Yunus"),
        ("திரு. மு. க. ஸ்டாலின்", "M. K. Stalin"), ("মাননীয় প্রধানমন্ত্রী শেখ হাসিনা", "Sheikh Hasina"),
        ("សម្តេច ហ៊ុន សែន", "Hun Sen"), ("ዶ/ር አቢይ አህመድ", "Abiy Ahmed"),
        ("ბატონი ბიძინა ივანიშვილი", "Bidzina Ivanishvili"),
    ],
)  # fmt: skip
def test_titles_change_nothing(native: str, latin: str) -> None:
    assert compare(native, latin, "Person").probability >= 0.5


@pytest.mark.parametrize(
    ("native", "latin"),
    [
        ("भट्टराई ट्रेडिंग प्राइवेट लिमिटेड", "Bhattarai Trading Private Limited"),
        ("हिमालयन बैंक लिमिटेड", "Himalayan Bank Limited"), ("गंगा शिपिंग कंपनी", "Ganga Shipping Company"),
        ("ईस्टर्न स्टील लिमिटेड", "Eastern Steel Limited"), ("हिंदुस्तान एयरोनॉटिक्स लिमिटेड", "Hindustan Aeronautics Limited"),
        ("সোনালী ব্যাংক লিমিটেড", "Sonali Bank Ltd"), ("রহমান শিপিং কোম্পানি লিমিটেড", "Rahman Shipping Company Limited"),
        ("અદાણી ઇન્ડસ્ટ્રીઝ લિમિટેડ", "Adani Industries Limited"),
        ("முருகன் டிரேடிங் கம்பெனி", "Murugan Trading Company"),
        ("ಕರ್ನಾಟಕ ಬ್ಯಾಂಕ್ ಲಿಮಿಟೆಡ್", "Karnataka Bank Limited"), ("ঢাকা ইন্টারন্যাশনাল ট্রেডিং", "Dhaka International Trading"),
        ("ធនាគារ កាណាឌីយ៉ា", "Canadia Bank"), ("ທະນາຄານ ພົງສະຫວັນ", "Phongsavanh Bank"), ("ዳሸን ባንክ", "Dashen Bank"),
        ("Արարատ բանկ", "Ararat Bank"), ("ლიბერთი ბანკი", "Liberty Bank"),
    ],
)  # fmt: skip
def test_words_of_organisations_are_known(native: str, latin: str) -> None:
    assert compare(native, latin, "Company").probability >= 0.5
