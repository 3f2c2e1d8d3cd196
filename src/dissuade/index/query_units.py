"""The units of a batch of queries as columns, for ``kernels.postings.search_batch``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from dissuade.index.build import KIND_SHARE
from dissuade.index.units import glue_tokens, spell_out
from dissuade.kernels.postings import EXACT, GLUED, SPELLED
from dissuade.kernels.units import lay_out_units
from dissuade.names.acronyms import find_acronyms
from dissuade.names.arrays import NameArrays
from dissuade.names.tokens import AnalyzedName, TokenKind

__all__ = ["QueryUnits", "units_of"]

_SHARE = np.array([KIND_SHARE.get(kind, 0.0) for kind in TokenKind], dtype=np.float32)


class QueryUnits(NamedTuple):
    """U units of Q queries with F forms; ``search_batch`` says what each column means.

    Args:
        start: int64[Q + 1]. form_start: int64[U + 1]. form: int32[F]. quality: float32[F]. mode: uint8[U].
        span: int32[U, 2]. share: float32[U]. letters, initials: uint32[Q].
    """

    start: NDArray[np.int64]
    form_start: NDArray[np.int64]
    form: NDArray[np.int32]
    quality: NDArray[np.float32]
    mode: NDArray[np.uint8]
    span: NDArray[np.int32]
    share: NDArray[np.float32]
    letters: NDArray[np.uint32]
    initials: NDArray[np.uint32]


def units_of(queries: Sequence[AnalyzedName], names: NameArrays, numbers: dict[str, int]) -> QueryUnits:
    """The units of each query: its tokens but for initials, then what they give when written together.

    Args:
        queries: Q analysed names.
        names: the same as columns.
        numbers: number of each of their forms; what they give when written together is added to it.
    """
    first = np.frombuffer("".join([form[0] for form in numbers]).encode(), dtype=np.uint8)
    words = np.array(_words_of(queries, numbers), dtype=np.int64).reshape(-1, 5)
    count, most_units, most_forms = len(queries), len(names.token_kind) + len(words), len(names.form) + len(words)
    units = QueryUnits(
        start=np.zeros(count + 1, dtype=np.int64),
        form_start=np.zeros(most_units + 1, dtype=np.int64),
        form=np.zeros(most_forms, dtype=np.int32),
        quality=np.zeros(most_forms, dtype=np.float32),
        mode=np.zeros(most_units, dtype=np.uint8),
        span=np.zeros((most_units, 2), dtype=np.int32),
        share=np.zeros(most_units, dtype=np.float32),
        letters=np.zeros(count, dtype=np.uint32),
        initials=np.zeros(count, dtype=np.uint32),
    )
    lay_out_units(
        names.token_start, names.token_kind, names.form_start, names.form, names.form_quality, names.script,
        names.unit_start, _SHARE, first, words,
        units.start, units.form_start, units.form, units.quality, units.mode, units.span, units.share, units.letters,
        units.initials,
    )  # fmt: skip
    return units


def _words_of(queries: Sequence[AnalyzedName], numbers: dict[str, int]) -> list[int]:
    """Words that tokens give, five numbers each: query, form, mode, the first token and the one after the last."""
    words: list[int] = []
    for number, query in enumerate(queries):
        if letters := spell_out(query):
            words += (number, numbers.setdefault(letters, len(numbers)), SPELLED, 0, 0)
        else:
            for text, first, last, loose in glue_tokens(query):
                words += (number, numbers.setdefault(text, len(numbers)), GLUED if loose else EXACT, first, last)
        for text in find_acronyms(query):
            words += (number, numbers.setdefault(text, len(numbers)), EXACT, 0, len(query.tokens))
    return words
