"""Habits of romanisation brought to one: how English, French, German, Swedish and eastern Europe spell a sound."""

from __future__ import annotations

import re

__all__ = ["respell", "respell_hungarian"]

_ELSEWHERE = (
    ("schtsch", "shch"), ("szcz", "shch"), ("tsch", "ch"), ("dsch", "j"), ("sch", "sh"), ("tch", "ch"), ("cz", "ch"),
    ("sz", "sh"), ("t?[cz]ki[jys]?$", "tski"), ("enka$", "enko"), ("jine$", "zhin"), ("(?<=[oe])ff$", "v"),
    ("(?<=[oe]v)a?s$", ""), ("(?<=sk[iy])s$", ""),
)  # fmt: skip
_ENDS = (
    "off", "eff", "ovs", "evs", "ovas", "evas", "skis", "skys", "cki", "ckij", "ckiy", "ckis", "zki", "zkij", "enka",
    "jine",
)  # fmt: skip
_HABITS = (
    ("dzh", "j"), ("dj(?!$)", "j"), ("ee", "i"), ("oo", "u"), ("ou", "u"), ("aa", "a"), ("kh$", "h"),
    ("q(?!u[ei])", "k"), ("(?<=[aeiou])gh(?=[aeiou])", "g"),
)  # fmt: skip
_FOREIGN = re.compile("|".join(f"({pattern})" for pattern, _ in _ELSEWHERE))
_PATTERN = re.compile("|".join(f"({pattern})" for pattern, _ in _HABITS))
_PLAIN = tuple(plain for _, plain in _HABITS)
_ENGLISH = tuple(english for _, english in _ELSEWHERE)
_V_AS_W = re.compile("tsch|dsch|cz|sz|^[wv]l[ao]d|(?<=.{4})[oe]wa?$|[oe]wsk")  # German and Polish spellings
_SOFT = re.compile("(?<=[bdfgkmnpsw])ie(?=[a-z])")  # Polish: Miedwiediew, Pieskow
_SWEDISH = (("sjtj", "shch"), ("tj", "ch"), ("sj", "sh"), ("zj", "zh"))
_HUNGARIAN = (
    ("dzs", "j"), ("zs", "zh"), ("cs", "ch"), ("sz", "s"), ("s", "sh"), ("gy(?=[ei])", "d"), ("ty(?=[ei])", "t"),
    ("ny(?=[ei])", "n"), ("j", "y"),
)  # fmt: skip
_HUNGARIAN_SOUND = re.compile("|".join(f"({sound})" for sound, _ in _HUNGARIAN))
_IS_HUNGARIAN = re.compile("cs|zs|[gt]y(?=[ei])|nyi|sz(?=[ei]|lav)")
_IS_POLISH = re.compile("[cr]z|w")
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
        if plain != form:  # so does Dutch
            plain = plain.replace("oe", "u")
    if "w" in form and _V_AS_W.search(form):
        plain = _SOFT.sub("e", plain).replace("w", "v")
    # Few words have any of these, and to look for the letters takes a tenth of what to look for the habits does.
    if "sch" in form or "cz" in form or "sz" in form or "tch" in form or form.endswith(_ENDS):
        plain = _FOREIGN.sub(lambda match: _ENGLISH[(match.lastindex or 1) - 1], plain)
    plain = _PATTERN.sub(lambda match: _PLAIN[(match.lastindex or 1) - 1], plain)
    return _DOUBLED.sub(r"\1", plain) if plain != form else ""


def respell_hungarian(form: str) -> str:
    """A Russian name as Hungarian spells it (``csihancsin``, ``vlagyiszlav``) in English letters, else "".

    Args:
        form: as for ``respell``, which takes ``sz`` as Polish does.
    """
    if len(form) < _SHORTEST or not _IS_HUNGARIAN.search(form) or _IS_POLISH.search(form):
        return ""
    return _HUNGARIAN_SOUND.sub(lambda match: _HUNGARIAN[(match.lastindex or 1) - 1][1], form)
