"""How a foreign script spells Latin names, turned round: the likeliest Latin spellings of a word.

Each unit of the word (letter, jamo, mora, syllable) stands for zero to five Latin letters, with a probability that
depends on its neighbours; a letter trigram model of Latin names weighs the whole. Both are small tables of counts in
``names/data/spelling``, fitted and reported by ``scripts/fit_spelling.py``.
"""

from __future__ import annotations

import math
from functools import cache
from importlib.resources import files

from dissuade.names.graphemes import graphemes

__all__ = ["SpellingModel", "latin_spellings", "load_model"]

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_EDGE = 26
_CODE = {c: i for i, c in enumerate(_LETTERS)}
_BEAM = 12
_OPTIONS = 7
_LM_WEIGHT = 0.35
_LETTER_BONUS = 0.8  # what a letter earns, so that the letter model does not favour short words
_STRENGTH = 3.0  # pseudo-counts that a shorter context lends a longer one
_FLOOR = 0.003

Options = tuple[tuple[str, float], ...]


class SpellingModel:
    """Counts of what each unit was spelt as, alone, after its left neighbour, before its right one, and between both.

    Args:
        counts: context ``unit``, ``left unit *``, ``* unit right`` or ``left unit right`` (joined by blanks) to
            Latin letters to count.
    """

    def __init__(self, counts: dict[str, dict[str, float]]) -> None:
        self.counts = counts
        self._options: dict[tuple[str, str, str], Options] = {}

    def _smoothed(self, context: str, shorter: dict[str, float]) -> dict[str, float]:
        seen = self.counts.get(context)
        if not seen:
            return shorter
        total = sum(seen.values()) + _STRENGTH
        spelt = {t: _STRENGTH * p / total for t, p in shorter.items()}
        for t, c in seen.items():
            spelt[t] = spelt.get(t, 0.0) + c / total
        return spelt

    def options(self, left: str, unit: str, right: str) -> Options:
        """Latin spellings of a unit between its neighbours with their costs (negative log probability), best first."""
        key = (left, unit, right)
        known = self._options.get(key)
        if known is None:
            alone = self.counts.get(unit)
            if alone:
                total = sum(alone.values())
                base = {t: c / total for t, c in alone.items()}
                after = self._smoothed(f"{left} {unit} *", base)
                before = self._smoothed(f"* {unit} {right}", base)
                both = {t: (after.get(t, 0.0) + before.get(t, 0.0)) / 2 for t in after.keys() | before.keys()}
                final = self._smoothed(f"{left} {unit} {right}", both)
                ranked = sorted(final.items(), key=lambda item: (-item[1], item[0]))[:_OPTIONS]
                known = tuple((t, -math.log(p)) for t, p in ranked if p >= _FLOOR or t == ranked[0][0])
            else:
                known = ((_fallback(unit), 0.0),)
            self._options[key] = known
        return known

    def spellings(self, units: list[str], count: int) -> list[tuple[str, float]]:
        """The likeliest Latin spellings of a word given as units, best first, with their costs."""
        letters = _letter_costs()
        padded = ["#", *units, "#"]
        beam: list[tuple[float, str, int]] = [(0.0, "", _EDGE * 27 + _EDGE)]
        for i in range(1, len(padded) - 1):
            grown: dict[str, tuple[float, int]] = {}
            for text, cost in self.options(padded[i - 1], padded[i], padded[i + 1]):
                for before, prefix, state in beam:
                    total, at = before + cost, state
                    for c in text:
                        code = _CODE[c]
                        total += letters[at * 27 + code]
                        at = at % 27 * 27 + code
                    word = prefix + text
                    known = grown.get(word)
                    if known is None or total < known[0]:
                        grown[word] = (total, at)
            beam = sorted((cost, word, at) for word, (cost, at) in grown.items())[:_BEAM]
        ended = sorted((cost + letters[at * 27 + _EDGE], word) for cost, word, at in beam if word)
        return [(word, cost) for cost, word in ended[:count]]


def _fallback(unit: str) -> str:
    from anyascii import anyascii

    return "".join(c for c in anyascii(unit.encode("utf-8", "ignore").decode()).lower() if c in _CODE)


@cache
def _letter_costs() -> list[float]:
    """Cost of each letter (27th: the end) after each two, times its weight; ``letters.txt`` holds one sign for each."""
    text = (files("dissuade.names") / "data" / "spelling" / "letters.txt").read_text(encoding="ascii")
    table = "".join(line for line in text.splitlines() if not line.startswith("#"))
    return [
        (ord(c) - 48) * 0.125 * _LM_WEIGHT - (_LETTER_BONUS if i % 27 != _EDGE else 0.0) for i, c in enumerate(table)
    ]


@cache
def load_model(script: str) -> SpellingModel | None:
    """The spelling model of a script, None if there is none."""
    source = files("dissuade.names") / "data" / "spelling" / f"{script}.tsv"
    if not source.is_file():
        return None
    counts: dict[str, dict[str, float]] = {}
    for line in source.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            context, spelt = line.split("\t")
            pairs = (item.split(":") for item in spelt.split(" "))
            counts[context] = {latin: float(count) for latin, count in pairs}
    return SpellingModel(counts)


def latin_spellings(word: str, script: str, count: int) -> list[tuple[str, float]]:
    """The likeliest Latin spellings of a word, best first.

    Args:
        word: one word; no more than 40 of its units are read.
        script: ISO 15924 code.
        count: how many at most.

    Returns:
        Spellings in ``[a-z]+`` with their cost in nats above the best one's; empty for a script without a model.
    """
    model = load_model(script)
    if model is None:
        return []
    units = graphemes(word, script)[:40]
    if not units:
        return []
    found = model.spellings(units, count)
    return [(text, cost - found[0][1]) for text, cost in found]
