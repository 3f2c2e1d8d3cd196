"""What the tokens of names give when they are written together or abbreviated."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from dissuade.kernels.joining import LONGEST, join_tokens, most_words
from dissuade.names.columns import EncodedNames
from dissuade.names.vocabulary import Vocabulary

__all__ = ["JoinedWords", "join_words"]


class JoinedWords(NamedTuple):
    """W words that the tokens of names give, by name.

    Args:
        place: int64[W, 4]: name, mode (``kernels.postings``), the first token of the name and the one after the last;
            0 and 0 for letters of the whole name.
        words: the words themselves.
    """

    place: NDArray[np.int64]
    words: Vocabulary

    def __len__(self) -> int:
        return len(self.place)


def join_words(names: EncodedNames, *, asked: bool) -> JoinedWords:
    """The words that neighbouring tokens give, runs of initials, all but the legal forms of short names, and acronyms.

    Args:
        asked: whether the names are queries: of one that has nothing but initials, only all of them are one word.
    """
    most = most_words(len(names), len(names.names.token_kind))
    place, start = np.empty((most, 4), dtype=np.int64), np.zeros(most + 1, dtype=np.int64)
    chars = np.empty(LONGEST * most, dtype=np.uint8)
    vocabulary = names.vocabulary
    count = join_tokens(names.names, names.ends, vocabulary.chars, vocabulary.start, asked, place, chars, start)
    return JoinedWords(place[:count], Vocabulary(chars[: start[count]], start[: count + 1]))
