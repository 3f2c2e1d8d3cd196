"""The forms of words that no lexicon knows: worked out once, and of listed words not even that.

Finding the ways to write a word takes longer than all else that a name needs. The forms depend on the word alone, so
those of listed names can be worked out when the lists are compiled and looked up from then on.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple, Protocol

from dissuade.names.given_names import equivalents, spellings_of
from dissuade.names.lexicon import native_key
from dissuade.names.misread import undo_misreading
from dissuade.names.respelling import respell, respell_hungarian
from dissuade.names.romanize import best_forms, romanize
from dissuade.names.tokens import Form

__all__ = ["KeptForms", "WordKey", "forms_of", "key_of", "lend_forms", "work_out"]

_MEMO_LIMIT = 200_000
_MISREAD, _RESPELT = 0.9, 0.9
_SHORT = 0.86  # of Vlad for Vladimir; two words of one alphabet meet from .85 on (``kernels.token_pairs``)
_PLAINEST = 2  # romanisations that are looked up
_CZECH_WIFE = ("ov\u00e1", "ova\u0301")
_CASED = frozenset(("Latn", "Cyrl", "Grek", "Armn"))
_REGULAR = frozenset(("Cyrl", "Grek", "Geor", "Armn"))  # scripts whose letters say enough to come before a lexicon


class WordKey(NamedTuple):
    """What the forms of a word depend on.

    Args:
        word: its letters, small where all of them or only the first one is a capital.
        script: theirs, ISO 15924. person: whether it may be of the name of a person.
    """

    word: str
    script: str
    person: bool


class KeptForms(Protocol):
    """Forms that were worked out before."""

    def find(self, key: WordKey) -> tuple[Form, ...] | None:
        """What ``work_out`` gave; None for a word that is not known."""


def key_of(text: str, script: str, *, person: bool) -> WordKey:
    """What stands for a word as it is written."""
    even = text.isalpha() and (text.isupper() or text.istitle())  # else a capital may be a letter that was misread
    if even and script in _CASED and len(small := text.lower()) == len(text):
        return WordKey(small, script, person)
    return WordKey(text, script, person)


def forms_of(text: str, script: str, *, person: bool) -> tuple[Form, ...]:
    """Forms of a word; of a word that may be a given name, with the spellings that name has elsewhere."""
    return _kept(key_of(text, script, person=person))


_lent: list[KeptForms] = []


def lend_forms(kept: KeptForms) -> None:
    """From now on look words up here first; what is found makes no difference to the answer, only to the time."""
    _lent[:] = [kept]


@lru_cache(maxsize=_MEMO_LIMIT)
def _kept(key: WordKey) -> tuple[Form, ...]:
    for kept in _lent:
        if (found := kept.find(key)) is not None:
            return found
    return work_out(key)


def work_out(key: WordKey) -> tuple[Form, ...]:
    """The forms of a word, from its letters and the tables."""
    text, script, person = key
    forms = romanize(text, script)
    if script == "Latn" and (meant := undo_misreading(text)):
        forms = best_forms((*forms, *(Form(word, _MISREAD, "ocr") for word in meant)))
    if person and forms:
        if script == "Latn":
            known = equivalents(forms[0].text)
            plainer = dict.fromkeys(filter(None, (respell(forms[0].text), respell_hungarian(forms[0].text))))
            respelt = tuple(
                form for plain in plainer for form in (Form(plain, _RESPELT, "respelt"), *equivalents(plain))
            )
            if text.lower().endswith(_CZECH_WIFE):
                respelt = (Form(forms[0].text[:-3], _RESPELT, "husband"), *respelt)
            return best_forms((*forms, *known, *respelt))
        if known := spellings_of(native_key(text)):
            forms = best_forms((*forms[:1], *known, *forms[1:]) if script in _REGULAR else (*known, *forms))
        if script in _REGULAR and (short := _short_for(forms)):
            return best_forms((*forms, *short), len(forms) + len(short))
    return forms


def _short_for(forms: tuple[Form, ...]) -> list[Form]:
    """What a word is short for in Latin letters; it meets that in its own alphabet as well."""
    names = (form for plain in forms[:_PLAINEST] for form in equivalents(plain.text))
    return [form._replace(quality=_SHORT) for form in names if form.system == "nickname"]
