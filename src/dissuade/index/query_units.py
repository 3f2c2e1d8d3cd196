"""The units of a batch of queries as columns, for ``kernels.postings.search_batch``."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from dissuade.index.build import KIND_SHARE
from dissuade.index.joined import JoinedWords, join_words
from dissuade.kernels.units import lay_out_units
from dissuade.names.columns import EncodedNames
from dissuade.names.tokens import TokenKind

__all__ = ["QueryUnits", "units_of"]

_SHARE = np.array([KIND_SHARE.get(kind, 0.0) for kind in TokenKind], dtype=np.float32)


class QueryUnits(NamedTuple):
    """U units of Q queries with F forms; ``search_batch`` says what each column means.

    Args:
        start: int64[Q + 1]. form_start: int64[U + 1]. form: int32[F], below 0 for word -1 - form of ``words``.
        quality: float32[F]. mode: uint8[U]. span: int32[U, 2]. share: float32[U]. letters, initials: uint32[Q].
        words: what tokens give when they are written together.
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
    words: JoinedWords


def units_of(queries: EncodedNames) -> QueryUnits:
    """The units of each query: its tokens but for initials, then what they give when written together."""
    names, vocabulary, words = queries.names, queries.vocabulary, join_words(queries, asked=True)
    count, most_units, most_forms = len(queries), len(names.token_kind) + len(words), len(names.form) + len(words)
    units = QueryUnits(
        start=np.zeros(count + 1, dtype=np.int64),
        form_start=np.zeros(most_units + 1, dtype=np.int64),
        form=np.empty(most_forms, dtype=np.int32),
        quality=np.empty(most_forms, dtype=np.float32),
        mode=np.empty(most_units, dtype=np.uint8),
        span=np.empty((most_units, 2), dtype=np.int32),
        share=np.empty(most_units, dtype=np.float32),
        letters=np.zeros(count, dtype=np.uint32),
        initials=np.zeros(count, dtype=np.uint32),
        words=words,
    )
    lay_out_units(names, vocabulary.chars, vocabulary.start, _SHARE, words.place, *units[:-1])
    return units._replace(form=units.form[: units.form_start[units.start[-1]]])
