"""Korean syllables as Russian writes them (Kontsevich's system and the older press habit), turned back into Latin."""

from __future__ import annotations

from functools import cache

from dissuade.names.hangul import name_syllables, parts_of
from dissuade.names.romanize_korean import romanize_syllable
from dissuade.names.tokens import Form

__all__ = ["korean_forms"]

_INITIALS = (
    ("к", "г"), ("кк",), ("н",), ("т", "д"), ("тт",), ("р", "л"), ("м",), ("п", "б"), ("пп",), ("с",), ("сс",), ("",),
    ("ч", "дж", "чж"), ("чч",), ("чх", "ч"), ("кх", "к"), ("тх", "т"), ("пх", "п"), ("х",),
)  # fmt: skip
_VOWELS = (
    ("а",), ("э", "ай"), ("я",), ("йя",), ("о", "е"), ("е", "э"), ("ё", "е"), ("е",), ("о",), ("ва",), ("вэ",),
    ("ве", "вэ", "ой"), ("ё",), ("у",), ("во",), ("ве",), ("ви",), ("ю",), ("ы",), ("ый", "и", "ы"), ("и",),
)  # fmt: skip
_FINALS = {0: ("",), 1: ("к",), 4: ("н",), 8: ("ль", "р", "л"), 16: ("м",), 17: ("п",), 21: ("н",)}
_QUALITY = 0.85


@cache
def _table() -> dict[str, tuple[Form, ...]]:
    found: dict[str, list[Form]] = {}
    for syllable in sorted(name_syllables()):
        initial, vowel, final = parts_of(syllable)
        forms = [Form(f.text, _QUALITY * f.quality, "ko-kontsevich") for f in romanize_syllable(syllable)[:2]]
        for first in _INITIALS[initial]:
            for middle in _VOWELS[vowel]:
                for last in _FINALS.get(final, ()):
                    found.setdefault(first + middle + last, []).extend(reversed(forms))
    # Several syllables fall together (чон is jong and jon); in most but those in у and ы, -ng is the commoner.
    ranked = {
        key: sorted(dict.fromkeys(forms), key=lambda form: form.text.endswith("ng") == bool(set(key) & set("уыиа")))
        for key, forms in found.items()
    }
    return {key: tuple(forms) for key, forms in ranked.items()}


def korean_forms(word: str) -> tuple[Form, ...]:
    """What a short Cyrillic word can be as a syllable of a Korean name: ``чен`` jong, ``ын`` un; mostly nothing.

    Args:
        word: lower case.
    """
    return _table().get(word, ())[:3] if len(word) <= 5 else ()
