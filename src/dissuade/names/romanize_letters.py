"""Scripts that a table reads: Georgian, Tifinagh, N'Ko, Mongolian, Cherokee; and Syriac by way of Arabic."""

from __future__ import annotations

import re
import unicodedata

from dissuade.names.romanize_arabic import romanize_arabic
from dissuade.names.tokens import Form

__all__ = ["romanize_letters"]

# National system of 2002.
_GEORGIAN = {
    "ა": "a", "ბ": "b", "გ": "g", "დ": "d", "ე": "e", "ვ": "v", "ზ": "z", "თ": "t", "ი": "i", "კ": "k",
    "ლ": "l", "მ": "m", "ნ": "n", "ო": "o", "პ": "p", "ჟ": "zh", "რ": "r", "ს": "s", "ტ": "t", "უ": "u",
    "ფ": "p", "ქ": "k", "ღ": "gh", "ყ": "q", "შ": "sh", "ჩ": "ch", "ც": "ts", "ძ": "dz", "წ": "ts", "ჭ": "ch",
    "ხ": "kh", "ჯ": "j", "ჰ": "h",
}  # fmt: skip
_TIFINAGH = {
    "ⴰ": "a", "ⴱ": "b", "ⴲ": "b", "ⴳ": "g", "ⴴ": "g", "ⴵ": "j", "ⴶ": "j", "ⴷ": "d", "ⴸ": "d", "ⴹ": "d", "ⴺ": "d",
    "ⴻ": "e", "ⴼ": "f", "ⴽ": "k", "ⴾ": "k", "ⴿ": "k", "ⵀ": "h", "ⵁ": "h", "ⵂ": "h", "ⵃ": "h", "ⵄ": "a", "ⵅ": "kh",
    "ⵆ": "kh", "ⵇ": "q", "ⵈ": "q", "ⵉ": "i", "ⵊ": "j", "ⵋ": "j", "ⵌ": "j", "ⵍ": "l", "ⵎ": "m", "ⵏ": "n", "ⵐ": "ny",
    "ⵑ": "ng", "ⵒ": "p", "ⵓ": "u", "ⵔ": "r", "ⵕ": "r", "ⵖ": "gh", "ⵗ": "gh", "ⵘ": "j", "ⵙ": "s", "ⵚ": "s", "ⵛ": "sh",
    "ⵜ": "t", "ⵝ": "t", "ⵞ": "ch", "ⵟ": "t", "ⵠ": "v", "ⵡ": "w", "ⵢ": "y", "ⵣ": "z", "ⵤ": "z", "ⵥ": "z", "ⵦ": "e",
    "ⵧ": "o",
}  # fmt: skip
_NKO = {
    "ߊ": "a", "ߋ": "e", "ߌ": "i", "ߍ": "e", "ߎ": "u", "ߏ": "o", "ߐ": "o", "ߒ": "n", "ߓ": "b", "ߔ": "p", "ߕ": "t",
    "ߖ": "j", "ߗ": "ch", "ߘ": "d", "ߙ": "r", "ߚ": "r", "ߛ": "s", "ߜ": "gb", "ߝ": "f", "ߞ": "k", "ߟ": "l", "ߠ": "n",
    "ߡ": "m", "ߢ": "ny", "ߣ": "n", "ߤ": "h", "ߥ": "w", "ߦ": "y", "ߧ": "ny", "ߨ": "j", "ߩ": "ch", "ߪ": "r", "߲": "n",
}  # fmt: skip
_MONGOLIAN = {
    "ᠠ": "a", "ᠡ": "e", "ᠢ": "i", "ᠣ": "o", "ᠤ": "u", "ᠥ": "o", "ᠦ": "u", "ᠧ": "e", "ᠨ": "n", "ᠩ": "ng", "ᠪ": "b",
    "ᠫ": "p", "ᠬ": "kh", "ᠭ": "g", "ᠮ": "m", "ᠯ": "l", "ᠰ": "s", "ᠱ": "sh", "ᠲ": "t", "ᠳ": "d", "ᠴ": "ch", "ᠵ": "j",
    "ᠶ": "y", "ᠷ": "r", "ᠸ": "w", "ᠹ": "f", "ᠺ": "k", "ᠻ": "k", "ᠼ": "ts", "ᠽ": "z", "ᠾ": "h", "ᠿ": "zh", "ᡀ": "lh",
}  # fmt: skip
_SYRIAC = str.maketrans("ܐܒܓܔܕܖܗܘܙܚܛܜܝܟܠܡܢܣܤܥܦܧܨܩܪܫܬ", "ابجغدرهوزحطظيكلمنسسعفپصقرشت")
_LONG = re.compile("([aeou])g([aeou])")  # written Mongolian has a sound between vowels that is no longer heard
_CROWDED = re.compile("(?<=([bdfghjklmnqrstwyz]))(?!\\1)(?=[bdfghjklmnqrstwyz]{2}|[bdfghjklmnqrstwyz]$)")


def _by_table(word: str, letters: dict[str, str]) -> str:
    return "".join(letters.get(c, "") for c in word)


def _georgian(word: str) -> list[Form]:
    spelt = _by_table(word.lower(), _GEORGIAN)
    # Names borrowed into Georgian end in the nominative -i.
    return [Form(spelt, 1.0, "ka"), Form(spelt.removesuffix("i"), 0.9, "ka")]


def _tifinagh(word: str) -> list[Form]:
    """Berber writes no neutral vowel: with a or e where consonants crowd, as it stands, and in French."""
    spelt = _by_table(word, _TIFINAGH)
    french = spelt.replace("u", "ou").replace("sh", "ch")
    forms = [Form(_CROWDED.sub(vowel, spelt), quality, "ber") for vowel, quality in (("a", 1.0), ("e", 0.95))]
    return [
        *forms,
        Form(spelt, 0.95, "ber"),
        Form(_CROWDED.sub("e", french), 0.9, "ber-fr"),
        Form(french, 0.9, "ber-fr"),
    ]


def _nko(word: str) -> list[Form]:
    spelt = _by_table(word, _NKO)
    french = spelt.replace("u", "ou").replace("j", "di").replace("ny", "gn").replace("w", "ou")
    french = re.sub("k(?=[aou])", "c", french)
    return [Form(spelt, 1.0, "nqo"), Form(french, 0.95, "nqo-fr")]


def _mongolian(word: str) -> list[Form]:
    """As it is written, and with the long vowels that are heard: Sükhbaatar."""
    written = _by_table(word, _MONGOLIAN)
    heard = _LONG.sub(r"\1\2", written)
    return [Form(heard, 1.0, "mn-vpmc"), Form(written, 0.9, "mn-vpmc")]


def _cherokee(word: str) -> list[Form]:
    names = (unicodedata.name(c.upper(), "").rpartition(" ")[2].lower() for c in word)
    spelt = "".join(names)
    return [Form(spelt, 1.0, "chr"), Form(spelt.replace("v", "u"), 0.9, "chr")]


def _syriac(word: str) -> list[Form]:
    """Read as Arabic is, and as names are spelt in English (Aphrem for afrim)."""
    read = [form.text for form in romanize_arabic(word.translate(_SYRIAC))]
    english = [text.replace("f", "ph").replace("i", "e") for text in read]
    return [Form(text, 0.95 if text in read else 0.9, "syr-rule") for text in dict.fromkeys((*read, *english))]


_READERS = {
    "Geor": _georgian, "Tfng": _tifinagh, "Nkoo": _nko, "Mong": _mongolian, "Cher": _cherokee, "Syrc": _syriac,
}  # fmt: skip


def romanize_letters(word: str, script: str) -> list[Form]:
    """Forms of a word in one of the scripts that need no more than a table.

    Args:
        word: compatibility-normalised, without case.
        script: ``Geor``, ``Tfng``, ``Nkoo``, ``Mong``, ``Cher`` or ``Syrc``.
    """
    return _READERS[script](word)
