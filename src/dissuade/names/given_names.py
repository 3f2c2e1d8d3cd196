"""Names that are one name: spellings across languages, short forms, and what they are in other scripts."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from dissuade.names.data_files import read_rows
from dissuade.names.lexicon import native_key
from dissuade.names.normalize import fold_latin
from dissuade.names.remembered import remembered
from dissuade.names.skeleton import skeleton
from dissuade.names.tokens import Form

__all__ = ["equivalents", "known_names", "spellings_of"]

_VARIANT = 0.92
_OTHER_LANGUAGE = 0.75
_NICKNAME = 0.75
_MOST_SPELLINGS = 4
_FAMILY = re.compile(
    "(?P<given>.{4,}?)(?P<ending>i|[iy]?ev|[iy]?eva|ova?|ovi?ch|evi?ch|ovna|evna|zadeh?|zada|zai|zay|pour|poor|ne[jz]h?ad)"
)
_LAST_LETTERS = ("i", "ev", "ov", "va", "ich", "ych", "na", "ade", "adeh", "ada", "zay", "our", "oor", "ad")
_ENDINGS = {
    "iev": "ev", "yev": "ev", "ieva": "eva", "yeva": "eva", "zadeh": "zade", "zada": "zade", "zay": "zai",
    "poor": "pour", "nezhad": "nejad",
}  # fmt: skip


class _Names(NamedTuple):
    latin: dict[str, tuple[Form, ...]]
    other: dict[str, tuple[Form, ...]]


@cache
def _names() -> _Names:
    latin, other = (
        {word: tuple(Form(*form) for form in forms) for word, forms in table.items()}
        for table in remembered("given_names", _take_apart)
    )
    return _Names(latin, other)


def _take_apart() -> _Names:
    latin: dict[str, list[Form]] = {}
    other: dict[str, tuple[Form, ...]] = {}
    for row in read_rows("names"):
        spellings, nicknames, foreign = [*row, "", ""][:3]
        words = [fold_latin(word) for word in spellings.split("|")]
        canonical = words[0]
        key = skeleton(canonical)
        for word in words[1:]:
            alike = skeleton(word) == key
            form = Form(canonical, _VARIANT if alike else _OTHER_LANGUAGE, "variant" if alike else "equivalent")
            latin.setdefault(word, []).append(form)
        for word in nicknames.split("|"):
            if word:
                latin.setdefault(fold_latin(word), []).append(Form(canonical, _NICKNAME, "nickname"))
        usual = [word for word in words if skeleton(word) == key][:_MOST_SPELLINGS]
        forms = tuple(Form(word, max(0.98 - 0.03 * i, 0.8), "name") for i, word in enumerate(usual))
        for word in foreign.split("|"):
            if word:
                other.setdefault(native_key(word), forms)
    return _Names({word: tuple(forms[:2]) for word, forms in latin.items()}, other)


@cache
def known_names() -> tuple[str, ...]:
    """All Latin names of the tables, folded and sorted: one of them is no slip of another.

    Spellings of one name share a form, so they meet before anybody asks.
    """
    return tuple(remembered("known_names", _gather_names))


def _gather_names() -> list[str]:
    words = [word for row in read_rows("names") for part in row[:2] for word in part.split("|")]
    words += [word for sort, part, _ in read_rows("japanese_names") if sort == "GIVEN" for word in part.split("|")]
    return sorted({fold_latin(word) for word in words if word})


def equivalents(form: str) -> tuple[Form, ...]:
    """The names that a Latin form is a spelling, a foreign counterpart or a short form of; empty for most.

    Args:
        form: folded, ``[a-z0-9]+``.

    Returns:
        Canonical names with system ``variant`` (0.92), ``equivalent`` (of another language, 0.75) or ``nickname``
        (0.75).
        Two forms that share one are spellings of one name.
    """
    return _names().latin.get(form) or _family_equivalents(form)


def _family_equivalents(form: str) -> tuple[Form, ...]:
    """What a family name that is made of a given name is spelt as: ``kassemi`` qasimi, ``akhmedov`` ahmadov."""
    match = _FAMILY.fullmatch(form) if form.endswith(_LAST_LETTERS) else None
    if match is None:
        return ()
    known = [other for other in _names().latin.get(match["given"], ()) if other.system == "variant"]
    ending = _ENDINGS.get(match["ending"], match["ending"])
    return tuple(Form(other.text + ending, _VARIANT, "variant") for other in known[:1])


def spellings_of(key: str) -> tuple[Form, ...]:
    """Usual Latin spellings of a given name in another script, by its ``native_key``; empty if it is not known."""
    return _names().other.get(key, ())
