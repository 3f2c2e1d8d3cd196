"""Towns of the East as the languages of the EU spell them: Cseljabinszk, Tcheliabinsk, Czelabiński for Chelyabinsk."""

from __future__ import annotations

import re
from functools import cache

from dissuade.names.lexicon import Entry, lexicon_for
from dissuade.names.meanings import NATIVE, load_meanings
from dissuade.names.romanize import romanize
from dissuade.names.tokens import NameClass, TokenKind

__all__ = ["looks_foreign", "place_meant", "places"]

_SHORTEST = 5
# What English does not write so.
_FOREIGN = re.compile("cs|sz|zs|cz|sch|tch|tsh|j|w|zk|ck|ou|[nltg]y[aeiou]|[żčšžňť]")
_TELLING = re.compile("szk|zk|^cs|^tsch|^tch|^tj|zs|^jek|wsk|^sz[aeiou]")

# Words of Chinese syllables: Changzhou is no Hangzhou that somebody has spelt otherwise.
_PINYIN = re.compile(
    "(?:[jqx](?:i(?:ang|ong|ao|an|ng|[aeun])?|u(?:an|[en])?)"
    "|(?:[zcs]h|[zcsrgkh])(?:u(?:ang|ai|an|[aion])?|ang|eng|ong|a[ion]|e[in]|ou|[aei])"
    "|[bpmfdtnl](?:i(?:ang|ao|an|ng|[aeun])?|u(?:an|[eion])?|ang|eng|ong|a[ion]|e[in]|ou|[aeo])"
    "|[yw](?:ang|eng|ong|ing|uan|a[ion]|e[in]|in|ou|u[en]|[aeiou])"
    "|a(?:ng|[ion])?|e[nr]?|ou?)+"
)

Habits = tuple[tuple[re.Pattern[str], str], ...]


def _habits(*pairs: tuple[str, str]) -> Habits:
    return tuple((re.compile(pattern), plain) for pattern, plain in pairs)


_LEVEL = _habits(
    ("shch", "sh"), ("zh", "sh"), ("kh", "h"), ("[yj]", "i"), ("i+", "i"), ("i(?=[aeou])", ""), (r"(.)\1", r"\1")
)
_LANGUAGES: tuple[Habits, ...] = (
    _habits(("cs", "ch"), ("zs", "zh"), ("sz", "s"), ("ck", "tsk")),  # Hungarian
    _habits(("szcz", "shch"), ("cz", "ch"), ("sz", "sh"), ("ż", "zh"), ("w", "v"), ("ck", "tsk")),  # Polish
    _habits(("tsch", "ch"), ("sch", "sh"), ("w", "v"), ("zk", "tsk"), ("ss", "s")),  # German
    _habits(("tch", "ch"), ("ou", "u"), ("j$", "zh"), ("^i(?=[aeou])", "y"), ("gu(?=[ei])", "g")),  # French
    _habits(("sjtj", "shch"), ("tj", "ch"), ("sj", "sh"), ("zj", "zh"), ("tsh", "ch"), ("w", "v")),  # Swedish, Finnish
    _habits(("ck", "tsk"), ("tsh", "ch"), ("ch(?=[ao])", "kh")),  # Czech, Slovak, Croatian
)
_ENDING = re.compile("(?:er|in|is|as|us|os|[aeiou])$")


def looks_foreign(lowered: str) -> bool:
    """Whether a word is spelt as towns of the East are in other languages than English."""
    return _TELLING.search(lowered) is not None


@cache
def places() -> dict[str, Entry]:
    """Entries of places by their English names."""
    native = load_meanings(NATIVE)
    found: dict[str, Entry] = {}
    for entry in (*lexicon_for(NameClass.ORGANIZATION).words.values(), *native.words.values(), *native.stems.values()):
        if entry.kind is TokenKind.PLACE:
            for form in entry.forms:
                found.setdefault(form.text, entry)
    return found


@cache
def _levelled() -> dict[str, Entry]:
    return {_respelt(name, _LEVEL): entry for name, entry in places().items() if len(name) >= _SHORTEST}


def place_meant(piece: str) -> Entry | None:
    """The town that a word in Latin letters means, in any case or as an adjective; None for other words."""
    lowered = piece.lower()
    if len(lowered) < _SHORTEST or _FOREIGN.search(lowered) is None:
        return None
    if (known := places().get(lowered)) is not None:
        whole = known.forms[0].text
        return None if lowered in whole and lowered != whole else known  # black of Black Sea
    if _PINYIN.fullmatch(lowered):
        return None
    for form in romanize(lowered.replace("ż", "zh"), "Latn"):
        for habits in _LANGUAGES:
            plain = _respelt(_respelt(form.text, habits), _LEVEL)
            bare = _ENDING.sub("", plain)
            for name in (plain, bare) if len(bare) >= _SHORTEST else (plain,):
                if (entry := _levelled().get(name)) is not None:
                    return entry
    return None


def _respelt(word: str, habits: Habits) -> str:
    for pattern, plain in habits:
        word = pattern.sub(plain, word)
    return word
