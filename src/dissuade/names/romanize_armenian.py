"""Armenian to Latin: BGN/PCGN 1981 for the East, and what the same letters are to Western Armenians."""

from __future__ import annotations

import re

from dissuade.names.tokens import Form

__all__ = ["romanize_armenian"]

_EASTERN = {
    "ա": "a", "բ": "b", "գ": "g", "դ": "d", "ե": "e", "զ": "z", "է": "e", "ը": "y", "թ": "t", "ժ": "zh", "ի": "i",
    "լ": "l", "խ": "kh", "ծ": "ts", "կ": "k", "հ": "h", "ձ": "dz", "ղ": "gh", "ճ": "ch", "մ": "m", "յ": "y", "ն": "n",
    "շ": "sh", "ո": "o", "չ": "ch", "պ": "p", "ջ": "j", "ռ": "r", "ս": "s", "վ": "v", "տ": "t", "ր": "r", "ց": "ts",
    "ւ": "v", "փ": "p", "ք": "k", "օ": "o", "ֆ": "f", "և": "ev", "u": "u",
}  # fmt: skip
_WESTERN = _EASTERN | {
    "բ": "p", "գ": "k", "դ": "t", "ծ": "dz", "կ": "g", "ձ": "ts", "ճ": "j", "պ": "b", "ջ": "ch", "տ": "d",
}  # fmt: skip
# The classical spelling, which the diaspora keeps, and letters that are read together.
_TOGETHER = (
    (re.compile("եան$"), "յան"), (re.compile("իւ"), "յու"), (re.compile("^յ"), "հ"), (re.compile("^ե(?!ւ)"), "յե"),
    (re.compile("^ո(?![ւվ])"), "վո"),
)  # fmt: skip


def _spell(word: str, letters: dict[str, str]) -> str:
    return "".join(letters.get(c, "") for c in word.replace("ու", "u"))


def _with_ian(word: str) -> str:
    return word.removesuffix("yan") + "ian" if word.endswith("yan") else word


def romanize_armenian(word: str) -> list[Form]:
    """Forms of an Armenian word: Eastern, with -ian for -yan, and Western (Հակոբյան: Hakobyan, Hagopian).

    Args:
        word: lower case, compatibility-normalised.
    """
    read = word
    for pattern, plain in _TOGETHER:
        read = pattern.sub(plain, read)
    eastern, western = _spell(read, _EASTERN), _spell(read, _WESTERN)
    return [
        Form(eastern, 1.0, "hy-bgn"),
        Form(_with_ian(eastern), 0.95, "hy-bgn"),
        Form(_with_ian(western), 0.9, "hy-west"),
        Form(_spell(word, _EASTERN), 0.9, "hy-letters"),
    ]
