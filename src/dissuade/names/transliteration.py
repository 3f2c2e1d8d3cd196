"""Words of other scripts as the numbers that the compiled readings look up (``kernels.transliteration``)."""

from __future__ import annotations

import zlib
from functools import lru_cache

from dissuade.names.graphemes import graphemes
from dissuade.names.scripts import script_of

__all__ = ["READ_SCRIPTS", "unit_codes"]

READ_SCRIPTS = ("Cyrl", "Arab", "Hebr", "Hang", "Hani", "Kana")
"""Scripts of which readings have been learned, in the order of ``data/readings.npy``."""

_MOST_UNITS = 40
_KANA = frozenset(("Kana", "Hira"))


@lru_cache(maxsize=100_000)
def unit_codes(word: str, script: str) -> tuple[int, ...]:
    """The units of a word as 32-bit hashes.

    Args:
        word: one word; no more than 40 of its units are read.
        script: ISO 15924 code of most letters of the name that it stands in.

    Returns:
        one number a unit; none if there are no readings for the script, or if the word is of another one.
    """
    written = script_of(word[:1]) if word else "Zyyy"
    kana = script in _KANA and written in _KANA
    if not kana and (written != script or script not in READ_SCRIPTS):
        return ()
    return tuple(zlib.crc32(unit.encode("utf-8", "replace")) for unit in graphemes(word, script)[:_MOST_UNITS])
