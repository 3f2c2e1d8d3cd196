"""How a foreign script spells Latin names, turned round: the likeliest Latin spellings of a word.

Each unit of the word (letter, jamo, mora, syllable) stands for zero to five Latin letters, with a probability that
depends on its neighbours; a letter trigram model of Latin names weighs the whole. Both are small tables of counts in
``names/data/spelling``, fitted and reported by ``scripts/fit_spelling.py``.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from dissuade.kernels.beam import EDGE, spell_units
from dissuade.names.graphemes import graphemes

__all__ = ["SpellingModel", "latin_spellings", "load_model"]

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_CODE = {c: i for i, c in enumerate(_LETTERS)}
_FIRST = ord("a")
_BEAM = 12
_OPTIONS = 7
_LM_WEIGHT = 0.35
_LETTER_BONUS = 0.8  # what a letter earns, so that the letter model does not favour short words
_STRENGTH = 3.0  # pseudo-counts that a shorter context lends a longer one
_FLOOR = 0.003


class Options(NamedTuple):
    """Latin spellings of a unit between its neighbours, best first.

    Args:
        costs: of each, negative log probability. lengths: letters of each. letters: of all of them, 0 to 25.
    """

    costs: tuple[float, ...]
    lengths: tuple[int, ...]
    letters: bytes


class SpellingModel:
    """Counts of what each unit was spelt as, alone, after its left neighbour, before its right one, and between both.

    Args:
        counts: context ``unit``, ``left unit *``, ``* unit right`` or ``left unit right`` (joined by blanks) to
            Latin letters to count; or to text such as ``a:72 e:3``, which is only read when it is needed.
    """

    def __init__(self, counts: Mapping[str, Mapping[str, float] | str]) -> None:
        self._counts = counts
        self._options: dict[tuple[str, str, str], Options] = {}

    def _count(self, context: str) -> Mapping[str, float]:
        counted = self._counts.get(context, {})
        if isinstance(counted, str):
            pairs = (item.split(":") for item in counted.split(" "))
            return {latin: float(count) for latin, count in pairs}
        return counted

    def _smoothed(self, context: str, shorter: dict[str, float]) -> dict[str, float]:
        seen = self._count(context)
        if not seen:
            return shorter
        total = sum(seen.values()) + _STRENGTH
        spelt = {t: _STRENGTH * p / total for t, p in shorter.items()}
        for t, c in seen.items():
            spelt[t] = spelt.get(t, 0.0) + c / total
        return spelt

    def options(self, left: str, unit: str, right: str) -> Options:
        """Latin spellings of a unit between its neighbours."""
        key = (left, unit, right)
        known = self._options.get(key)
        if known is None:
            alone = self._count(unit)
            if alone:
                total = sum(alone.values())
                base = {t: c / total for t, c in alone.items()}
                after = self._smoothed(f"{left} {unit} *", base)
                before = self._smoothed(f"* {unit} {right}", base)
                both = {t: (after.get(t, 0.0) + before.get(t, 0.0)) / 2 for t in after.keys() | before.keys()}
                final = self._smoothed(f"{left} {unit} {right}", both)
                ranked = sorted(final.items(), key=lambda item: (-item[1], item[0]))[:_OPTIONS]
                kept = [(t, -math.log(p)) for t, p in ranked if p >= _FLOOR or t == ranked[0][0]]
            else:
                kept = [(_fallback(unit), 0.0)]
            letters = bytes(_CODE[c] for t, _ in kept for c in t)
            known = Options(tuple(cost for _, cost in kept), tuple(len(t) for t, _ in kept), letters)
            self._options[key] = known
        return known

    def spellings(self, units: list[str], count: int) -> list[tuple[str, float]]:
        """The likeliest Latin spellings of a word given as units, best first, with their costs."""
        padded = ["#", *units, "#"]
        choices = [self.options(*padded[i - 1 : i + 2]) for i in range(1, len(padded) - 1)]
        longest = sum(max(choice.lengths) for choice in choices)
        words, lengths, costs = np.empty((count, longest), np.uint8), np.empty(count, np.int64), np.empty(count)
        found = spell_units(
            np.cumsum([len(choice.costs) for choice in choices]),
            np.array([cost for choice in choices for cost in choice.costs]),
            np.cumsum([length for choice in choices for length in choice.lengths]),
            np.frombuffer(b"".join([choice.letters for choice in choices]), dtype=np.uint8),
            _letter_costs(),
            _BEAM,
            words,
            lengths,
            costs,
        )
        words += _FIRST
        return [(words[k, : lengths[k]].tobytes().decode(), float(costs[k])) for k in range(found)]


def _fallback(unit: str) -> str:
    from anyascii import anyascii

    return "".join(c for c in anyascii(unit.encode("utf-8", "ignore").decode()).lower() if c in _CODE)


@cache
def _letter_costs() -> NDArray[np.float64]:
    """Cost of each letter (27th: the end) after each two, times its weight; ``letters.txt`` holds one sign for each."""
    text = (files("dissuade.names") / "data" / "spelling" / "letters.txt").read_text(encoding="ascii")
    table = "".join(line for line in text.splitlines() if not line.startswith("#"))
    steps = np.frombuffer(table.encode("ascii"), dtype=np.uint8).astype(np.float64) - 48.0
    bonus = np.where(np.arange(len(table)) % 27 != EDGE, _LETTER_BONUS, 0.0)
    return np.asarray(steps * 0.125 * _LM_WEIGHT - bonus, dtype=np.float64)


@cache
def load_model(script: str) -> SpellingModel | None:
    """The spelling model of a script, None if there is none."""
    source = files("dissuade.names") / "data" / "spelling" / f"{script}.tsv"
    if not source.is_file():
        return None
    lines = source.read_text(encoding="utf-8").splitlines()
    return SpellingModel(dict(line.split("\t") for line in lines if not line.startswith("#")))


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
