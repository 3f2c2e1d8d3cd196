"""Cyrillic to Latin: several systems side by side, because passports, press and lists each follow another one."""

from __future__ import annotations

import re
import unicodedata

from dissuade.names.belarusian import as_russian
from dissuade.names.tokens import Form

__all__ = ["romanize_cyrillic"]

# BGN/PCGN 1947 for Russian without apostrophes, widened by the letters of the other languages (BGN/PCGN each).
_BGN = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "yo", "ж": "zh", "з": "z", "и": "i", "й": "y",
    "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f",
    "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu", "я": "ya",
    "і": "i", "ї": "yi", "є": "ye", "ґ": "g", "ў": "u", "ђ": "dj", "ј": "j", "љ": "lj", "њ": "nj", "ћ": "c",
    "џ": "dz", "ѓ": "gj", "ќ": "kj", "ѕ": "dz", "ѐ": "e", "ѝ": "i", "ә": "a", "ғ": "gh", "қ": "q", "ң": "ng",
    "ө": "o", "ұ": "u", "ү": "u", "һ": "h", "җ": "j", "ӣ": "i", "ӯ": "u", "ҳ": "h", "ҷ": "j", "ҡ": "k", "ҙ": "d",
    "ҫ": "s", "ӈ": "ng", "ӑ": "a", "ӗ": "e", "ӳ": "u", "ӏ": "", "ѣ": "e", "ѳ": "f", "ѵ": "i", "ҥ": "ng", "ҕ": "gh",
    "ӡ": "dz", "ҟ": "k", "ҭ": "t", "ҵ": "ts", "ҽ": "ch", "ҿ": "ch", "ӷ": "gh", "ҧ": "p", "ӂ": "j", "ӄ": "k",
}  # fmt: skip
_SYSTEMS: tuple[tuple[str, float, dict[str, str]], ...] = (
    ("ru-icao", 0.95, {"ю": "iu", "я": "ia", "й": "i", "ё": "e", "ъ": "ie"}),
    ("ru-fr", 0.8, {"у": "ou", "ч": "tch", "ш": "ch", "щ": "chtch", "ж": "j", "й": "i", "ю": "iou", "я": "ia",
                    "ё": "io"}),
    ("ru-de", 0.8, {"в": "w", "ж": "sch", "з": "s", "х": "ch", "ц": "z", "ч": "tsch", "ш": "sch", "щ": "schtsch",
                    "ю": "ju", "я": "ja", "й": "i", "ё": "jo"}),
    ("ru-sci", 0.8, {"х": "h", "ц": "c", "ч": "c", "ш": "s", "щ": "sc", "ж": "z", "ю": "ju", "я": "ja", "й": "j",
                     "ё": "e"}),
)  # fmt: skip
_UKRAINIAN = {"г": "h", "и": "y", "й": "i", "щ": "shch", "ю": "iu", "я": "ia", "є": "ie", "ї": "i", "зг": "zgh"}
_BELARUSIAN = {"г": "h", "х": "kh", "ў": "u", "і": "i"}
_BULGARIAN = {"щ": "sht", "ъ": "a", "х": "h", "й": "y", "ю": "yu", "я": "ya"}
_SERBIAN = {"ж": "z", "ц": "c", "ч": "c", "ш": "s", "х": "h", "ђ": "dj", "ћ": "c", "џ": "dz"}
_MONGOLIAN = {"ж": "j", "з": "z", "х": "kh", "ө": "u", "ү": "u", "й": "i", "ы": "y", "е": "ye"}
_VOWELS = "аеёиоуыэюяіїєъь"
_AFTER_VOWEL_E = re.compile(f"(?<=[{_VOWELS}])е|^е")
_ENDING_Y = re.compile("(ый|ий|ій)$")
_FRENCH_ENDING = re.compile("in$")
_BULGARIAN_SIGN = re.compile(f"(?<=[^{_VOWELS}])ъ(?=[^{_VOWELS}])")


def _spell(word: str, letters: dict[str, str]) -> str:
    return "".join([letters.get(c) if c in letters else _BGN.get(c, c) for c in word])  # type: ignore[misc]


def romanize_cyrillic(word: str) -> list[Form]:
    """Forms of a Cyrillic word, best first.

    Args:
        word: lower case, compatibility-normalised.

    Returns:
        Forms in BGN/PCGN (1.0), the passport (ICAO 2013) spelling, and the French, German and scholarly ones without
        diacritics; Ukrainian, Belarusian, Bulgarian, Serbian and Mongolian words by their own tables first.
    """
    word = unicodedata.normalize("NFC", word)
    word = "".join(c for c in word if c in _BGN or c.isdigit())
    short = _ENDING_Y.sub("ы", word)
    plain = _spell(short, {})
    forms: list[Form] = []
    if any(c in "іїєґ" for c in word) or word.endswith(("ський", "цький", "ська", "цька")):
        forms.append(Form(_spell(word, _UKRAINIAN), 1.0, "uk"))
        if word.endswith("ий"):
            forms.append(Form(_spell(word[:-1], _UKRAINIAN), 0.95, "uk"))
        if "ў" in word or "ы" in word or "э" in word or "ё" in word:
            forms.insert(0, Form(_spell(word, _BELARUSIAN), 1.0, "be"))
    elif any(c in "ђћџљњјѓќѕ" for c in word):
        forms.append(Form(_spell(word, _SERBIAN), 1.0, "sr"))
    elif any(c in "өү" for c in word):
        forms.append(Form(_spell(word, _MONGOLIAN), 1.0, "mn"))
    elif _BULGARIAN_SIGN.search(word):
        forms.append(Form(_spell(word, _BULGARIAN), 1.0, "bg"))
    forms.append(Form(plain, 1.0, "ru-bgn"))
    forms += [Form(_spell(_ENDING_Y.sub("ы", russian), {}), 0.97, "be-ru") for russian in as_russian(word)]
    if short != word:
        forms.append(Form(_spell(word[:-2] + "и", {}), 0.95, "ru-iy"))
    with_ye = _spell(_AFTER_VOWEL_E.sub("ye", short), {"y": "y", "e": "e"})
    if with_ye != plain:
        forms.append(Form(with_ye, 0.95, "ru-bgn"))
    for system, quality, letters in _SYSTEMS:
        spelt = _spell(short, letters)
        if system == "ru-fr":
            spelt = _FRENCH_ENDING.sub("ine", spelt)
        forms.append(Form(spelt, quality, system))
    return forms
