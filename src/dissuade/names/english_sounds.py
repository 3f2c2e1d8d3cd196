"""English words that another script spells by their sound: трейдинг, تريدينغ, トレーディング, 트레이딩."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from rapidfuzz.distance import OSA

from dissuade.names.data_files import read_rows
from dissuade.names.lexicon import Entry, lexicon_for
from dissuade.names.skeleton import skeleton
from dissuade.names.tokens import Form, NameClass, TokenKind

__all__ = ["english_word"]

_QUALITY = 0.85
_SHORTEST = 4  # letters of what may be an English word
_PER_EDIT = 5  # letters of a sound that forgive an edit, most of them vowels


def english_word(forms: Iterable[Form]) -> Entry | None:
    """The English word that one of the romanised forms of a word sounds like, the nearest; None for other words."""
    nearest, least = "", 1.0
    for form in forms:
        if len(form.text) < _SHORTEST:
            continue
        for sound, word in _by_sound().get(skeleton(form.text), ()):
            most = len(sound) // _PER_EDIT
            edits = OSA.distance(form.text, sound, score_cutoff=most)
            if edits <= most and edits / len(sound) < least:
                nearest, least = word, edits / len(sound)
    return _entries()[nearest] if nearest else None


@cache
def _by_sound() -> dict[str, tuple[tuple[str, str], ...]]:
    """Sounds and their words by phonetic key."""
    found: dict[str, list[tuple[str, str]]] = {}
    for word, sounds in read_rows("english_sounds"):
        for sound in sounds.split("|"):
            if len(sound) >= _SHORTEST:
                found.setdefault(skeleton(sound), []).append((sound, word))
    return {key: tuple(sounding) for key, sounding in found.items()}


@cache
def _entries() -> dict[str, Entry]:
    """What the words are in names of organisations."""
    known = lexicon_for(NameClass.ORGANIZATION).words
    entries = {}
    for word, _ in read_rows("english_sounds"):
        entry = known.get(word)
        forms = (Form(word, _QUALITY, "translated"), *(entry.forms[:1] if entry is not None else ()))
        entries[word] = Entry(entry.kind if entry is not None else TokenKind.NAME, forms)
    return entries
