"""Greek to Latin: ELOT 743 as passports have it, and the habits of the press."""

from __future__ import annotations

import re
import unicodedata

from dissuade.names.tokens import Form

__all__ = ["romanize_greek"]

_LETTERS = {
    "α": "a", "β": "v", "γ": "g", "δ": "d", "ε": "e", "ζ": "z", "η": "i", "θ": "th", "ι": "i", "κ": "k", "λ": "l",
    "μ": "m", "ν": "n", "ξ": "x", "ο": "o", "π": "p", "ρ": "r", "σ": "s", "ς": "s", "τ": "t", "υ": "y", "φ": "f",
    "χ": "ch", "ψ": "ps", "ω": "o",
}  # fmt: skip
_PAIRS = (
    (re.compile("[αεη]υ(?=[βγδζλμνραεηιουω])"), lambda m: {"α": "av", "ε": "ev", "η": "iv"}[m.group()[0]]),
    (re.compile("[αεη]υ"), lambda m: {"α": "af", "ε": "ef", "η": "if"}[m.group()[0]]),
    (re.compile("ου"), lambda _: "ou"),
    (re.compile("γγ"), lambda _: "ng"),
    (re.compile("γχ"), lambda _: "nch"),
    (re.compile("γξ"), lambda _: "nx"),
    (re.compile("^μπ|μπ$"), lambda _: "b"),
)
_PRESS = (("ου", "u"), ("γκ", "g"), ("^ντ", "d"), ("ντ", "d"), ("μπ", "b"), ("τζ", "j"), ("υ", "i"), ("χ", "h"))
# Inside a word the nasal is often kept and the stop voiced: Lambrakis, Angelopoulos; Trump ends in both.
_NASAL_KEPT = re.compile("(?<=.)(?:μπ|ντ|γκ)(?=.)")
_VOICED = {"μπ": "mb", "ντ": "nd", "γκ": "ng"}


def _spell(word: str) -> str:
    for pattern, latin in _PAIRS:
        word = pattern.sub(latin, word)
    return "".join(_LETTERS.get(c, c) for c in word)


def romanize_greek(word: str) -> list[Form]:
    """Forms of a Greek word: ELOT 743, then as foreign names in Greek are read (μπ b, ντ d, γκ g, ου u), kh and ph.

    Args:
        word: lower case; accents are ignored.
    """
    bare = "".join(c for c in unicodedata.normalize("NFD", word.lower()) if unicodedata.category(c) != "Mn")
    read = bare
    for greek, latin in _PRESS:
        read = re.sub(greek, latin, read)
    voiced = _NASAL_KEPT.sub(lambda match: _VOICED[match.group()], re.sub("μπ$", "mp", bare))
    elot = _spell(bare)
    return [
        Form(elot, 1.0, "el-elot"),
        Form(_spell(read), 0.9, "el-press"),
        Form(_spell(voiced), 0.9, "el-press"),
        Form(_spell(bare.replace("ντ", "d").replace("μπ", "b").replace("γκ", "g").replace("χ", "h")), 0.9, "el-press"),
        Form(elot.replace("ch", "kh"), 0.85, "el-press"),
        Form(elot.replace("f", "ph"), 0.85, "el-press"),
    ]
