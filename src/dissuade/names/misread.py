"""Digits that a reader of scanned text has put for letters: ``C0RP0MEDlOS`` for ``CORPOMEDIOS``."""

from __future__ import annotations

import re

__all__ = ["undo_misreading"]

_I_FOR_ONE = str.maketrans("01245678", "oizasgtb")
_L_FOR_ONE = str.maketrans("01245678", "olzasgtb")
_RUN_AT_END = re.compile("[0-9]{2,}$|^[0-9]{2,}")


def undo_misreading(word: str, fewest: int = 4) -> tuple[str, ...]:
    """What a word in Latin letters may have been before it was scanned; nothing for most words.

    Args:
        word: as written. At least half of it must be letters, and a number before or after the letters (``Trade2000``)
            is taken for one.
        fewest: letters and digits of the shortest word that is looked at (``MI6`` is no ``mig``).

    Returns:
        The word in lower case with letters for the digits 0, 1, 2, 4 to 8 and, in a word of capitals, i for a small l;
        1 is read as i first, then as l.
    """
    if not word.isascii() or len(word) < fewest:
        return ()
    digits = sum(1 for c in word if c.isdigit())
    if not digits:
        small = [c for c in word if c.islower()]
        if small and set(small) == {"l"} and len(word) - len(small) >= 2:
            return (word.replace("l", "I").lower(),)
        return ()
    if digits * 2 > len(word) or _RUN_AT_END.search(word) or "3" in word or "9" in word:
        return ()
    capital = word.replace("l", "I") if word.replace("l", "I").isupper() else word
    lowered = capital.lower()
    found = (lowered.translate(_I_FOR_ONE), lowered.translate(_L_FOR_ONE))
    return tuple(dict.fromkeys(text for text in found if text.isalpha()))
