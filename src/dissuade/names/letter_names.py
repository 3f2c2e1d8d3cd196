"""Latin letters that other scripts spell by their names: エービーシー, Эй-Би-Си, إيه بي سي, 에이비씨 for ABC."""

from __future__ import annotations

from functools import cache
from itertools import product

from dissuade.names.data_files import read_rows
from dissuade.names.lexicon import native_key
from dissuade.names.spans import Span
from dissuade.names.tokenize import Word
from dissuade.names.tokens import Form

__all__ = ["glued_letters", "spelt_letters"]

_QUALITY = 0.95
_MOST_READINGS = 4  # Arabic has one name for B and P
# Syllables of Hangul that are names of letters and often something else.
_COMMON_SYLLABLES = frozenset("비시디이지오피티유")


def spelt_letters(words: list[Word], keys: list[str], at: int) -> Span | None:
    """Letters in words of their own, two or more in a row, as the acronym they are.

    Args:
        words: those of the name. keys: theirs in the lexicon. at: where the letters may begin.
    """
    names = _letters()
    script = words[at].script
    end = at
    while end < len(words) and words[end].script == script and keys[end] in names:
        end += 1
    if end - at < 2 or not any(len(key) > 1 for key in keys[at:end]):
        return None
    return Span(words[at].start, words[end - 1].end, script, forms=_read([names[key] for key in keys[at:end]]))


def glued_letters(word: str) -> tuple[Form, ...]:
    """The acronym that a word of Hangul spells, if it is made of names of letters alone; empty for other words."""
    names = _letters()
    letters: list[str] = []
    telling = False
    at = 0
    while at < len(word):
        size = next((size for size in (4, 3, 2, 1) if at + size <= len(word) and word[at : at + size] in names), 0)
        if not size:
            return ()
        telling = telling or word[at : at + size] not in _COMMON_SYLLABLES
        letters.append(names[word[at : at + size]])
        at += size
    return _read(letters) if telling and len(letters) > 1 else ()


def _read(letters: list[str]) -> tuple[Form, ...]:
    readings = [Form("".join(reading), _QUALITY, "letters") for reading in product(*letters)]
    return tuple(readings[:_MOST_READINGS])


@cache
def _letters() -> dict[str, str]:
    """The letters that a name may stand for, by its key."""
    found: dict[str, str] = {}
    for letter, spellings in read_rows("letter_names"):
        for spelling in spellings.split("|"):
            key = native_key(spelling)
            if letter not in found.get(key, ""):
                found[key] = found.get(key, "") + letter
    return found
