"""Japanese persons in Chinese characters: a family name that is known, and a given name that is."""

from __future__ import annotations

import re
from functools import cache

from dissuade.names.data_files import read_rows
from dissuade.names.tokens import Form

__all__ = ["family_of_firm", "is_japanese_pair", "japanese_parts", "japanese_word"]

_QUALITY = 0.97
_LONGEST_FAMILY = 3
_JAPANESE_FIRM = re.compile("会社|製作所|商事|商会|[\u3041-\u30ff]")


@cache
def _names() -> dict[str, dict[str, tuple[Form, ...]]]:
    found: dict[str, dict[str, tuple[Form, ...]]] = {"FAMILY": {}, "GIVEN": {}}
    for sort, spellings, written in read_rows("japanese_names"):
        forms = tuple(Form(spelling, _QUALITY, "ja") for spelling in spellings.split("|"))
        for characters in written.split("|"):
            found[sort][characters] = found[sort].get(characters, ()) + forms
    return found


def japanese_parts(part: str) -> tuple[int, tuple[Form, ...], tuple[Form, ...]] | None:
    """Where a name written together falls into a Japanese family and given name.

    Args:
        part: characters without a blank.

    Returns:
        The characters of the family name, its forms and those of the given name; None if both are not known. Many
        Chinese names begin with the characters of a Japanese family name, so that one alone proves nothing.

    >>> japanese_parts("安倍晋三")[0]
    2
    """
    known = _names()
    for length in range(min(_LONGEST_FAMILY, len(part) - 1), 1, -1):
        family, given = known["FAMILY"].get(part[:length]), known["GIVEN"].get(part[length:])
        if family and given:
            return length, family, given
    return None


def family_of_firm(part: str, name: str) -> tuple[Form, ...]:
    """Forms of a Japanese family name that is the core of a firm's name, which shows that it is Japanese; else none.

    Args:
        part: characters without a blank.
        name: of the firm.
    """
    return _names()["FAMILY"].get(part, ()) if _JAPANESE_FIRM.search(name) else ()


def is_japanese_pair(family: str, given: str) -> bool:
    """Whether two words are a Japanese family name and given name: only together are they read as Japanese."""
    known = _names()
    return family in known["FAMILY"] and given in known["GIVEN"]


def japanese_word(part: str, before: str, after: str) -> tuple[Form, ...]:
    """Forms of a family name that a given name follows, or of a given name behind a family name; else none.

    Args:
        part: characters without a blank.
        before, after: the only other word of the name, where it stands before or after them, else "".
    """
    known = _names()
    if after in known["GIVEN"]:
        return known["FAMILY"].get(part, ())
    return known["GIVEN"].get(part, ()) if before in known["FAMILY"] else ()
