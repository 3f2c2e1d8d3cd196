"""Initials in Indic scripts: the English name of the letter (के. पी. for K. P.), or the first syllable (மு. for M.)."""

from __future__ import annotations

from dissuade.names.given_names import spellings_of
from dissuade.names.lexicon import native_key
from dissuade.names.romanize import romanize
from dissuade.names.spans import Span
from dissuade.names.tokenize import Word
from dissuade.names.tokens import Form

__all__ = ["may_be_initial", "spoken_initial"]

# Names of letters as romanised.
_SPOKEN = {
    "e": "a", "bi": "b", "si": "c", "di": "d", "i": "e", "eph": "f", "ef": "f", "ji": "g", "ech": "h", "hech": "h",
    "ecch": "h", "eich": "h", "ai": "i", "je": "j", "jey": "j", "ke": "k", "el": "l", "em": "m", "en": "n", "o": "o",
    "pi": "p", "kyu": "q", "ar": "r", "es": "s", "ti": "t", "yu": "u", "vi": "v", "dablyu": "w", "eks": "x",
    "vai": "y", "zed": "z", "jed": "z", "ira": "r",
}  # fmt: skip
_TAMIL = {"pi": "pb", "ti": "td", "e": "ae", "i": "ie", "vai": "yv"}  # P or B; the letter A, or a name in E
_LONGEST_SYLLABLE = 3
_LONGEST_NAME_OF_A_LETTER = 7  # code points: डब्ल्यू


def spoken_initial(text: str, words: list[Word], at: int, *, known: bool) -> Span | None:
    """The span of a word that is an initial; None for any other.

    Args:
        text: the name.
        words: its words. at: the one that is asked for.
        known: whether the lexicon has the word; a letter then needs its full stop or the first place, so that a ji
            after a name stays an honorific.
    """
    word = words[at]
    if word.end - word.start > _LONGEST_NAME_OF_A_LETTER:
        return None
    dotted = text.startswith(".", word.end)
    if not dotted and (at == len(words) - 1 or (known and at > 0)):
        return None
    piece = text[word.start : word.end]
    forms = romanize(piece, word.script)
    if not forms or spellings_of(native_key(piece)):  # মো. is short for a name that it does not begin with alone
        return None
    said = forms[0].text
    letters = _letters(said, word.script)
    if not letters and dotted and not known and len(said) <= _LONGEST_SYLLABLE and said[-1] in "aeiou":
        letters = said[0]
    if not letters:
        return None
    return Span(word.start, word.end, word.script, forms=(*(Form(c, 1.0, "fold") for c in letters), *forms[:2]))


def may_be_initial(piece: str, script: str) -> bool:
    """Whether a word of an Indic script is the name of a letter, which is an initial in some places of a name."""
    if len(piece) > _LONGEST_NAME_OF_A_LETTER:
        return False
    forms = romanize(piece, script)
    return bool(forms and _letters(forms[0].text, script))


def _letters(said: str, script: str) -> str:
    return (script == "Taml" and _TAMIL.get(said)) or _SPOKEN.get(said, "")
