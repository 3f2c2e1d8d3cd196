"""Japanese given names that no table has, read character by character."""

from __future__ import annotations

from functools import cache, lru_cache
from itertools import product

from dissuade.names.data_files import read_rows
from dissuade.names.tokens import Form

__all__ = ["given_forms"]

_LONGEST = 3
_READINGS = 8
_QUALITY = 0.9


@cache
def _table() -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    """How characters are read beside others, and alone."""
    found = {}
    for beside, alone, written in read_rows("japanese_given"):
        readings = tuple(beside.split(","))
        for characters in written.split("|"):
            found[characters] = readings, tuple(dict.fromkeys((*filter(None, alone.split(",")), *readings)))
    return found


def _usual_first(readings: tuple[tuple[int, str], ...]) -> int:
    return sum(rank for rank, _ in readings)


def _short_first(readings: tuple[tuple[int, str], ...]) -> tuple[int, int]:
    """Three characters spell a syllable each rather than a word: 真紀子 makiko."""
    return sum(len(text) for _, text in readings), _usual_first(readings)


@lru_cache(maxsize=20_000)
def given_forms(name: str) -> tuple[Form, ...]:
    """The likeliest readings of a given name of one to three characters, best first; none if one is not known.

    >>> [form.text for form in given_forms("進次郎")]
    ['shinjiro', 'nobujiro', 'yukijiro']
    """
    table = _table()
    if not 0 < len(name) <= _LONGEST:
        return ()
    if len(name) == 1:
        texts = table[name][1] if name in table else ()
    else:
        end = 2 if name[-2:] in table else 1
        parts = [*name[:-end], name[-end:]]
        if not all(part in table for part in parts):
            return ()
        ranked = product(*(enumerate(table[part][0]) for part in parts))
        best = sorted(ranked, key=_short_first if len(parts) == _LONGEST else _usual_first)
        texts = tuple("".join(text for _, text in readings) for readings in best)
    return tuple(Form(text, _QUALITY, "ja") for text in tuple(dict.fromkeys(texts))[:_READINGS])
