"""A phonetic key that brings the spellings of one name in many romanisations together."""

from __future__ import annotations

import re

__all__ = ["skeleton"]

# Sound classes of the key. Vowels are dropped but for the first (see below).
#   s  s z sh ch zh j x ts dz c-before-e,i   Xi/Hsi, Zhou/Chou, Shoigu/Choigou, Jong/Chong, Dzhokhar/Djokhar
#   k  k g q gh ck c                         Qaddafi/Gadhafi/Kadafi
#   t  t d th dh                             Mohammed/Mohamet, Gadhafi/Gaddafi
#   p  p b f v w ph                          Vladimir/Wladimir, Ivanov/Ivanoff, Yakub/Yaqoop
#   r  r l                                   kana and Korean write both alike
#   m, n (ng too), h (first only; kh too)
_RULES = (
    ("^h(?=[^aeiouy])", ""), ("^chr", "kr"), ("tzsch", "s"), ("tsch", "s"), ("dsch", "s"), ("shch", "s"),
    ("stch", "s"), ("dzh", "s"), ("sch", "s"), ("tch", "s"), ("tsh", "s"), ("dsh", "s"), ("dj", "s"), ("zh", "s"),
    ("sh", "s"), ("ch(?=[bcdfgklmnpqstvwxz])", ""), ("ch", "s"), ("hs", "s"), ("ts", "s"), ("tz", "s"), ("dz", "s"),
    ("cz", "s"), ("sz", "s"), ("cs", "s"), ("ck", "k"), ("kh", "h"), ("gh", "k"), ("ph", "p"), ("th", "t"),
    ("dh", "t"), ("rh", "r"), ("[gq]u(?=[ei])", "k"), ("c(?=[eiy])", "s"), ("^x", "s"), ("x", "ks"),
    ("ng(?![aeiouy])", "n"), ("(?<=[aeo])w(?=[ou])", "u"), ("(?<=^[a-z][aeo])w$", "u"),
    ("(?<=^[a-z]{2}[aeo])w$", "u"), ("(?<=[aeiouy])j(?![aeiouyj])", "i"), ("y", "i"),
)  # fmt: skip
# Letters that no rule begins with are told apart at once; that halves the time.
_DIGRAPHS = re.compile("(?=[cdghjknpqrstwxyz])(?:" + "|".join(f"({pattern})" for pattern, _ in _RULES) + ")")
_REPLACEMENTS = tuple(value for _, value in _RULES)
_SINGLE = str.maketrans("zjcgqdbfvwl", "sskkktppppr")
_VOWELS = re.compile("[aeiou]+")
_DOUBLED = re.compile(r"(.)\1+")


def _replace(match: re.Match[str]) -> str:
    return _REPLACEMENTS[(match.lastindex or 1) - 1]


def _vowel(group: str) -> str:
    """The class of a vowel group: u if it holds a back vowel (eo, eu, oe too), i if a front one (ai too), else a."""
    if "u" in group or "o" in group:
        return "u"
    return "i" if "i" in group or "e" in group else "a"


def skeleton(form: str) -> str:
    """The phonetic key of a form.

    Consonants are reduced to eight classes and vowels dropped; a name of fewer than three consonant sounds keeps the
    class of its first vowel, and a name that begins with a vowel (or y) says so with ``a``.

    Args:
        form: ``[a-z0-9]+``.

    Returns:
        A key of ``[a-z0-9]``, never empty for a form that is not.
    """
    coded = _DOUBLED.sub(r"\1", _DIGRAPHS.sub(_replace, form).translate(_SINGLE))
    groups = _VOWELS.findall(coded)
    bare = _VOWELS.sub("", coded)
    initial = bare[:1] if coded[:1] == bare[:1] else ""
    inner = bare[1:] if initial else bare
    key = initial + inner.replace("h", "")
    if not initial:
        key = "a" + key
    if len(key) <= 2 and groups:
        key += _vowel(groups[0])
    return key
