"""Habits of romanisation brought to one: English, French, German, Polish, Swedish and Baltic spellings of a sound."""

from __future__ import annotations

import re

__all__ = ["respell"]

_HABITS = (
    ("schtsch", "shch"), ("szcz", "shch"), ("tsch", "ch"), ("dsch", "j"), ("sch", "sh"), ("tch", "ch"), ("cz", "ch"),
    ("sz", "sh"), ("(?<=[oe])ff$", "v"), ("(?<=[oe]v)a?s$", ""), ("(?<=sk[iy])s$", ""),
    ("dzh", "j"), ("dj(?!$)", "j"), ("ee", "i"), ("oo", "u"), ("ou", "u"), ("aa", "a"), ("kh$", "h"),
    ("q(?!u[ei])", "k"), ("(?<=[aeiou])gh(?=[aeiou])", "g"),
)  # fmt: skip
_PATTERN = re.compile("|".join(f"({pattern})" for pattern, _ in _HABITS))
_PLAIN = tuple(plain for _, plain in _HABITS)
_V_AS_W = re.compile("tsch|dsch|cz|sz|^[wv]l[ao]d|(?<=.{4})[oe]wa?$|[oe]wsk")  # German and Polish spellings
_SWEDISH = (("sjtj", "shch"), ("tj", "ch"), ("sj", "sh"), ("zj", "zh"))
_DOUBLED = re.compile(r"([b-df-hj-np-tv-z])\1")
_SHORTEST = 4


def respell(form: str) -> str:
    """A form in plain letters: ``bordzhee`` as ``borji``, ``kozeen`` as ``kozin``, ``gorbatschow`` as ``gorbachov``.

    Args:
        form: folded, ``[a-z0-9]+``.

    Returns:
        The plainer spelling, or "" if the form has none of the habits or is shorter than four letters.
    """
    if len(form) < _SHORTEST:
        return ""
    plain = form
    if "j" in form:
        for sound, english in _SWEDISH:
            plain = plain.replace(sound, english)
    if "w" in form and _V_AS_W.search(form):
        plain = plain.replace("w", "v")
    plain = _PATTERN.sub(lambda match: _PLAIN[(match.lastindex or 1) - 1], plain)
    return _DOUBLED.sub(r"\1", plain) if plain != form else ""
