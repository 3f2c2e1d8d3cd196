"""A word of any script as Latin forms; each script's own module is loaded when its script is first met."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from itertools import zip_longest

from dissuade.names.indic_letters import BLOCKS
from dissuade.names.normalize import fold_latin, fold_native, unmix
from dissuade.names.scripts import script_of
from dissuade.names.tokens import Form

__all__ = ["MAX_FORMS", "best_forms", "romanize", "transcribe"]

MAX_FORMS = 6
"""Forms that a token keeps at most (8 in Cyrillic, Arabic and for a Han or Hangul family name, 7 in Hangul, Indic)."""

_BEFORE_KOREAN = 2  # spellings of a foreign word in kana that stand before those of a Korean one
_SPELLINGS = 5
_SPELT_OUT = 3
# Letters with hooks and cedillas by their sound, as English spells it: Milošević, Şahin, Țurcan.
_HOOKED = str.maketrans({"č": "ch", "š": "sh", "ž": "zh", "ć": "ch", "đ": "dj", "ş": "sh", "ș": "sh", "ţ": "ts",
                         "ț": "ts", "ř": "rzh", "ğ": "gh", "ə": "a"})  # fmt: skip
_VOWEL = re.compile("[аеёиоуыэюяєіїўөүұәӣӯ]", re.IGNORECASE)  # a word without one is an acronym, and none is left out
_DIGITS = re.compile(r"(\d+)")
# ue, oe, ae for an umlaut (Mueller, Schroeder), not as in Samuel, Manuela, Joe.
_WRITTEN_OUT = re.compile("(?<=[bcdfghjklmnprstvwz])(?:ue|oe|ae)(?=ll|ss|[bcdfghkmnprtz][a-z])")
_LIMITS = {"Cyrl": 8, "Hang": 7, "Arab": 8} | dict.fromkeys(BLOCKS, 7)
_MODELLED = frozenset(("Cyrl", "Arab", "Hebr", "Hang", "Hani", "Kana", "Hira"))
"""Scripts that have a spelling model."""

_LEADING = {"Cyrl": 2, "Arab": 0, "Hebr": 0, "Hang": 2, "Hani": 0, "Kana": 2, "Hira": 2}


def best_forms(forms: Iterable[Form], limit: int = MAX_FORMS) -> tuple[Form, ...]:
    """Distinct forms in the order given, each under its best quality, of ``[a-z0-9]+`` only."""
    kept: dict[str, Form] = {}
    for form in forms:
        text = form.text if form.text.isascii() and form.text.isalnum() else fold_latin(form.text)
        if text:
            known = kept.get(text)
            if known is None:
                kept[text] = Form(text, form.quality, form.system)
            elif form.quality > known.quality:
                kept[text] = Form(text, form.quality, known.system)
    return tuple(list(kept.values())[:limit])


def _fallback(text: str) -> list[Form]:
    from anyascii import anyascii

    safe = text.encode("utf-8", "ignore").decode("utf-8")
    return [Form(fold_latin(anyascii(safe)), 0.8, "anyascii")]


def _latin(text: str) -> list[Form]:
    lowered = fold_native(text)
    forms = [Form(fold_latin(lowered), 1.0, "fold")]
    for short, long in (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("ø", "oe"), ("å", "aa")):
        if short in lowered:
            forms.append(Form(fold_latin(lowered.replace(short, long)), 0.95, "de"))
            break
    else:
        plain = _WRITTEN_OUT.sub(lambda match: match.group()[0], forms[0].text)
        if plain != forms[0].text:
            forms.append(Form(plain, 0.9, "de"))
    if not lowered.isascii() and (sounds := lowered.translate(_HOOKED)) != lowered:
        forms.append(Form(fold_latin(sounds), 0.95, "hooked"))
    return forms


def _settled(text: str, script: str) -> tuple[str, str]:
    """A word and its script; one that mixes alphabets as what it is meant to be."""
    if script in ("Latn", "Cyrl", "Grek") and not text.isascii():
        lowered = fold_native(text)
        if len({script_of(c) for c in lowered if c.isalpha()} & {"Latn", "Cyrl", "Grek"}) > 1:
            return unmix(text)
    return text, script


@lru_cache(maxsize=100_000)
def romanize(text: str, script: str) -> tuple[Form, ...]:
    """Forms of a word, best first.

    Args:
        text: one word as written.
        script: ISO 15924 code of its letters.

    Returns:
        Up to ``MAX_FORMS`` forms; none if nothing of the word can be spelt in Latin letters.
    """
    text, script = _settled(text, script)
    vowelled: list[Form] = []
    if script in ("Arab", "Hebr"):
        from dissuade.names.romanize_vowelled import romanize_vowelled

        vowelled = romanize_vowelled(fold_native(text), script)
        text = "".join(c for c in unicodedata.normalize("NFKC", text) if unicodedata.category(c) != "Mn" and c != "ـ")
    if script not in ("Latn", "Zyyy") and len(parts := _DIGITS.split(text)) > 1:
        return _with_digits(parts, script)
    forms = [*vowelled, *_with_spellings(_of_script(text, script), text, script)]
    return best_forms(forms, _LIMITS.get(script, MAX_FORMS)) or best_forms(_fallback(text))


def _with_digits(parts: list[str], script: str) -> tuple[Form, ...]:
    """Forms of a word with digits in it (``Т34``), which stay as they are."""
    spelt = [Form("", 1.0, "fold")]
    for part in filter(None, parts):
        read = [Form(str(int(part)), 1.0, "fold")] if part.isdecimal() else list(romanize(part, script)[:_SPELT_OUT])
        spelt = [
            Form(a.text + b.text, a.quality * b.quality, b.system)
            for a in spelt
            for b in read or [Form("", 1.0, "fold")]
        ]
        spelt = spelt[:MAX_FORMS]
    return best_forms(spelt)


@lru_cache(maxsize=20_000)
def transcribe(text: str, script: str) -> tuple[Form, ...]:
    """Forms of a word of the script's own language, by its systems alone: what a native word is spelt as."""
    return best_forms(_of_script(*_settled(text, script))) or romanize(text, script)


def _with_spellings(forms: list[Form], text: str, script: str) -> list[Form]:
    """The first systems' forms, then the likeliest Latin spellings, then the other systems' forms."""
    if script not in _MODELLED or (script == "Cyrl" and not _VOWEL.search(text)):
        return forms
    if not forms and script in ("Arab", "Hebr"):
        from dissuade.names.romanize_arabic import romanize_arabic

        forms = [*(romanize_arabic(text) if script == "Arab" else ()), *_fallback(text)]
    from dissuade.names.spelling import latin_spellings

    found = latin_spellings(text, "Kana" if script == "Hira" else script, _SPELLINGS)
    east = _east_asian_names(text, script)
    spelt = [Form(word, max(0.95 - 0.05 * cost, 0.6), "spelling") for word, cost in found]
    lead = _LEADING.get(script, 1)
    if script == "Cyrl":  # several systems are in daily use; the likeliest spellings stand between them
        rest = [form for pair in zip_longest(spelt, forms[lead:]) for form in pair if form is not None]
        return [*forms[:lead], *east, *rest]
    if script in ("Kana", "Hira"):
        return [*forms[:lead], *spelt[:_BEFORE_KOREAN], *east, *spelt[_BEFORE_KOREAN:], *forms[lead:]]
    return [*forms[:lead], *east, *spelt, *forms[lead:]]


def _east_asian_names(text: str, script: str) -> tuple[Form, ...]:
    """What a word is if it is a Korean or Chinese name in Cyrillic, a Chinese one in Hangul, a Korean one in kana."""
    if script in ("Kana", "Hira"):
        from dissuade.names.korean_in_kana import given_name_forms

        return tuple(given_name_forms(text))
    if script not in ("Cyrl", "Hang"):
        return ()
    from dissuade.names.chinese_abroad import pinyin_forms

    word = fold_native(text)
    chinese = pinyin_forms(word, script)
    if script == "Hang":
        return chinese
    from dissuade.names.kontsevich import korean_forms

    return (*korean_forms(word), *chinese)


def _of_script(text: str, script: str) -> list[Form]:
    if script in ("Latn", "Zyyy"):
        return _latin(text)
    if script == "Cyrl":
        from dissuade.names.romanize_cyrillic import romanize_cyrillic

        return romanize_cyrillic(fold_native(text))
    if script == "Hang":
        from dissuade.names.romanize_korean import romanize_word

        return romanize_word(text)
    if script in ("Kana", "Hira"):
        from dissuade.names.romanize_kana import romanize_kana

        return romanize_kana(text)
    if script == "Grek":
        from dissuade.names.romanize_greek import romanize_greek

        return romanize_greek(fold_native(text))
    if script == "Thai":
        from dissuade.names.romanize_thai import romanize_thai

        return [*romanize_thai(fold_native(text)), *_fallback(text)]
    if script == "Mymr":
        from dissuade.names.romanize_burmese import romanize_burmese, split_syllables

        syllables = [romanize_burmese(text[start:end]) for start, end in split_syllables(text)]
        return [Form("".join(forms[0].text for forms in syllables if forms), 1.0, "my-bgn")] if syllables else []
    if script == "Hani":
        from dissuade.names.romanize_han import mandarin, read_word

        return [Form(read_word(text) or "".join(mandarin(c) for c in text), 0.9, "zh-pinyin")]
    return _of_rarer_script(fold_native(text), script)


def _of_rarer_script(word: str, script: str) -> list[Form]:
    """Forms of a folded word in a script that one module reads without further ado."""
    if script in BLOCKS:
        from dissuade.names.romanize_indic import romanize_indic

        return romanize_indic(word, script)
    if script in ("Geor", "Tfng", "Nkoo", "Mong", "Cher", "Syrc"):
        from dissuade.names.romanize_letters import romanize_letters

        return romanize_letters(word, script)
    if script == "Armn":
        from dissuade.names.romanize_armenian import romanize_armenian

        return romanize_armenian(word)
    if script == "Ethi":
        from dissuade.names.romanize_ethiopic import romanize_ethiopic

        return romanize_ethiopic(word)
    if script == "Khmr":
        from dissuade.names.romanize_khmer import romanize_khmer

        return romanize_khmer(word)
    if script == "Laoo":
        from dissuade.names.romanize_lao import romanize_lao

        return romanize_lao(word)
    if script == "Tibt":
        from dissuade.names.romanize_tibetan import romanize_tibetan

        return romanize_tibetan(word)
    if script == "Thaa":
        from dissuade.names.romanize_thaana import romanize_thaana

        return romanize_thaana(word)
    return []
