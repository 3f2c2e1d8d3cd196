"""Words that Turkish firms cut short: ``Paz. San. ve Tic. Ltd. Şti.``; elsewhere most of them are names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from dissuade.names.data_files import read_rows

__all__ = ["full_words", "in_full"]

_SIGNS = frozenset(("sti", "tic", "ticaret", "sanayi", "sirketi"))
_STOCK_COMPANY = "ş"  # A.Ş., which without its cedilla is a legal form of many countries


@cache
def full_words() -> Mapping[str, str]:
    """Keys of the words by those of their abbreviations."""
    return {short: word for word, cut in read_rows("turkish_firms") for short in cut.split("|")}


def in_full(keys: Sequence[str], text: str) -> list[str]:
    """The keys of a name's words, abbreviations in full if the name is plainly that of a Turkish firm.

    Args:
        keys: of the words, in the order written; the first word is taken for the firm's name.
        text: the name.
    """
    if len(keys) < 3 or not (_SIGNS.intersection(keys) or (keys[-1] in ("as", "s") and _ends_turkish(text))):
        return list(keys)
    full = full_words()
    return [keys[0], *(full.get(key, key) for key in keys[1:])]


def _ends_turkish(text: str) -> bool:
    return _STOCK_COMPANY in text[-4:].lower()
