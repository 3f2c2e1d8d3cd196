"""The likeliest spellings of a row of units, checked against a slow statement of the same."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from dissuade.kernels.beam import EDGE, spell_units

BEAM = 4
COSTS = np.round(np.random.default_rng(5).random(27 * 27 * 27) * 4) / 4  # ties are common


def slowly(units: list[list[tuple[str, float]]], count: int) -> list[tuple[str, float]]:
    beam = [(0.0, "")]
    for options in units:
        grown: dict[str, float] = {}
        for text, cost in options:
            for before, prefix in beam:
                total = before + cost
                for place in range(len(text)):
                    total += letter(prefix + text[:place], ord(text[place]) - 97)
                grown[prefix + text] = min(grown.get(prefix + text, total), total)
        beam = sorted((cost, word) for word, cost in grown.items())[:BEAM]
    ended = sorted((cost + letter(word, EDGE), word) for cost, word in beam if word)
    return [(word, cost) for cost, word in ended[:count]]


def letter(before: str, code: int) -> float:
    a, b = ([EDGE, EDGE] + [ord(c) - 97 for c in before])[-2:]
    return float(COSTS[(a * 27 + b) * 27 + code])


options = st.lists(
    st.tuples(st.text(alphabet="abz", max_size=3), st.sampled_from([0.0, 0.5, 1.25])), min_size=1, max_size=4
)


@given(st.lists(options, min_size=1, max_size=5), st.integers(1, 5))
@settings(max_examples=200)
def test_the_beam_keeps_the_likeliest_words(units: list[list[tuple[str, float]]], count: int) -> None:
    distinct = [list(dict(unit).items()) for unit in units]
    longest = sum(max(len(text) for text, _ in unit) for unit in distinct)
    words, lengths, costs = np.empty((count, longest), np.uint8), np.empty(count, np.int64), np.empty(count)
    found = spell_units(
        np.cumsum([len(unit) for unit in distinct]),
        np.array([cost for unit in distinct for _, cost in unit]),
        np.cumsum([len(text) for unit in distinct for text, _ in unit]),
        np.frombuffer(bytes(ord(c) - 97 for unit in distinct for text, _ in unit for c in text), dtype=np.uint8),
        COSTS,
        BEAM,
        words,
        lengths,
        costs,
    )
    spelt = [("".join(chr(97 + c) for c in words[k, : lengths[k]]), float(costs[k])) for k in range(found)]
    assert slowly(distinct, count) == spelt
