"""The units of a batch of queries as columns, as one compiled loop: a single query is laid out as quickly as many."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from dissuade.kernels.compiled import compiled
from dissuade.kernels.postings import SYLLABLE, TOKEN
from dissuade.kernels.workspace import INITIAL_KIND, INITIALS, is_syllable

__all__ = ["lay_out_units"]

Ints = NDArray[np.int64]
Numbers = NDArray[np.int32]
Floats = NDArray[np.float32]

_BARE = np.float32(0.19)
"""A name of which no token counts more, nothing but titles, stop words or legal forms, is known by those."""


@compiled
def lay_out_units(
    token_start: Ints,
    token_kind: NDArray[np.uint8],
    form_start: Ints,
    form: Numbers,
    quality: Floats,
    script: NDArray[np.uint8],
    native_start: Ints,
    kind_share: Floats,
    first_letter: NDArray[np.uint8],
    words: Ints,
    unit_start: Ints,
    unit_form_start: Ints,
    unit_form: Numbers,
    unit_quality: Floats,
    unit_mode: NDArray[np.uint8],
    unit_span: NDArray[np.int32],
    unit_share: Floats,
    letters: NDArray[np.uint32],
    initials: NDArray[np.uint32],
) -> None:
    """Write the units of each query: its tokens but for initials, then what they give when written together.

    Args:
        token_start, token_kind, form_start, form, quality: Q names as in ``names.arrays.NameArrays``.
        script, native_start: as ``script`` and ``unit_start`` in ``names.arrays.NameArrays``.
        kind_share: float32[10], what a token of a kind counts against a plain one.
        first_letter: uint8[V], the first character of each form in ASCII.
        words: int64[W, 5], words that tokens give, by query: query, form, mode, first token, the one after the last.
        unit_start ...: outputs as for ``postings.search_batch``; ``unit_start`` and ``unit_form_start`` are zeros at
            first, the others are long enough for all tokens and words.
        letters, initials: uint32[Q], zeros at first; bit c for a token that begins with letter c or is that initial.
    """
    units = 0
    forms = 0
    word = 0
    for query in range(len(token_start) - 1):
        begin, end = token_start[query], token_start[query + 1]
        bare = True
        for token in range(begin, end):
            bare = bare and kind_share[token_kind[token]] <= _BARE
        own = units
        for token in range(begin, end):
            initial = token_kind[token] == INITIAL_KIND
            for place in range(form_start[token], form_start[token + 1]):
                letter = first_letter[form[place]]
                bit = np.uint32(1) << np.uint32(letter - 96) if letter > 96 else np.uint32(0)
                if initial:
                    initials[query] |= bit
                    continue
                letters[query] |= bit
                if quality[place] < INITIALS:
                    continue
                unit_form[forms] = form[place]
                unit_quality[forms] = np.float32(0.7 + 0.3 * np.float64(quality[place]))
                forms += 1
            if initial:
                continue
            several = end - begin > 1
            syllable = several and is_syllable(script[query], native_start[token + 1] - native_start[token])
            unit_mode[units] = SYLLABLE if syllable else TOKEN
            unit_span[units, 0] = units - own
            unit_span[units, 1] = units - own + 1
            unit_share[units] = np.float32(1.0) if bare else kind_share[token_kind[token]]
            units += 1
            unit_form_start[units] = forms
        while word < len(words) and words[word, 0] == query:
            unit_form[forms] = words[word, 1]
            unit_quality[forms] = 1.0
            forms += 1
            unit_mode[units] = words[word, 2]
            for side in range(2):
                before = 0
                for token in range(begin, begin + words[word, 3 + side]):
                    before += token_kind[token] != INITIAL_KIND
                unit_span[units, side] = before
            unit_share[units] = 1.0
            units += 1
            unit_form_start[units] = forms
            word += 1
        unit_start[query + 1] = units
