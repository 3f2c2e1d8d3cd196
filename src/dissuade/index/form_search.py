"""Which forms of an index are near given ones: found anew, or what was written down when it was compiled.

Most words that are asked for are on a list. What is near those is worked out once and stands in the index, since
looking for it takes longer than all else that a search does with a word.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from dissuade.index.batches import hash_key, phonetic_key
from dissuade.index.layout import NameIndex
from dissuade.kernels.vocabulary import MOST_EDITS, find_forms, find_neighbours
from dissuade.names.vocabulary import Vocabulary

__all__ = ["NearForms", "search_forms", "with_near_forms"]

_UNKNOWN = -1
_PART = 8192


class NearForms(NamedTuple):
    """What is near each of some forms: where it ends, the numbers, and how many edits away they are.

    Args:
        end: int64[F]. form: int32. edits: uint8, ``kernels.vocabulary.SAME_KEY`` for those that only sound alike.
    """

    end: NDArray[np.int64]
    form: NDArray[np.int32]
    edits: NDArray[np.uint8]


def search_forms(index: NameIndex, forms: Vocabulary, most: NDArray[np.uint8]) -> NearForms:
    """Look up forms.

    Args:
        index: whose vocabulary is searched.
        forms: F of them.
        most: uint8[F], edits beyond which each is not looked for, 0 to ``MOST_EDITS``; with that, what only sounds
            alike is near, too.
    """
    listed = np.empty(len(most), dtype=np.int32)
    found = find_forms(
        forms.chars,
        forms.start,
        index.vocabulary.chars,
        index.vocabulary.start,
        index.bits,
        index.bucket_start,
        index.entries,
        len(index.near_start) - 1,
        listed,
    )
    key_class = np.full(len(most), _UNKNOWN, dtype=np.int64)
    if found < len(most) and len(index.key_hash):
        new = [place for place, number in enumerate(listed.tolist()) if number < 0 and most[place] == MOST_EDITS]
        if new:
            key_class[new] = _key_classes(index, [forms.text(form) for form in new])
    return _search(index, forms, listed, key_class, most)


def with_near_forms(index: NameIndex, key_class: NDArray[np.int64], threads: int) -> NameIndex:
    """An index that also says what is near the forms of its tokens.

    Args:
        index: without that.
        key_class: int64[F], the class of the phonetic key of each form of a token.
        threads: how many look for it.
    """
    count = len(key_class)
    unlisted = np.full(count, _UNKNOWN, dtype=np.int32)
    most = np.full(count, MOST_EDITS, dtype=np.uint8)
    chars, start = index.vocabulary.chars, index.vocabulary.start[: count + 1]

    def find(begin: int) -> NearForms:
        part = slice(begin, begin + _PART)
        forms = Vocabulary(chars, start[begin : begin + _PART + 1])
        return _search(index, forms, unlisted[part], key_class[part], most[part])

    with ThreadPoolExecutor(max(1, threads)) as pool:
        found = list(pool.map(find, range(0, max(count, 1), _PART)))
    near_start = np.zeros(count + 1, dtype=np.int64)
    np.cumsum(np.concatenate([np.diff(near.end, prepend=0) for near in found]), out=near_start[1:])
    return replace(
        index,
        near_start=near_start,
        near_form=np.concatenate([near.form for near in found]),
        near_edits=np.concatenate([near.edits for near in found]),
    )


def _key_classes(index: NameIndex, forms: list[str]) -> NDArray[np.int64]:
    hashes = index.key_hash
    wanted = np.array([hash_key(key) if (key := phonetic_key(form)) else 0 for form in forms], dtype=np.uint64)
    places = np.minimum(np.searchsorted(hashes, wanted), len(hashes) - 1)
    return np.where(hashes[places] == wanted, places, _UNKNOWN).astype(np.int64)


def _search(
    index: NameIndex,
    forms: Vocabulary,
    listed: NDArray[np.int32],
    key_class: NDArray[np.int64],
    most: NDArray[np.uint8],
) -> NearForms:
    count, vocabulary = len(most), index.vocabulary
    ends = np.zeros(count, dtype=np.int64)
    done, used = 0, 0
    room = max(1024, 64 * count)
    near, edits = np.empty(room, dtype=np.int32), np.empty(room, dtype=np.uint8)
    while done < count:
        answered = find_neighbours(
            forms.chars,
            forms.start[done:],
            listed[done:],
            vocabulary.chars,
            vocabulary.start,
            index.signatures,
            index.reach,
            index.bits,
            index.bucket_start,
            index.entries,
            key_class[done:],
            index.key_start,
            index.key_form,
            index.near_start,
            index.near_form,
            index.near_edits,
            most[done:],
            ends[done:],
            near[used:],
            edits[used:],
        )
        if used:
            ends[done : done + answered] += used
        done += answered
        used = int(ends[done - 1]) if done else 0
        if done < count:
            near, edits = _doubled(near), _doubled(edits)
    return NearForms(ends, near[:used], edits[:used])


def _doubled(array: NDArray) -> NDArray:  # type: ignore[type-arg]
    return np.concatenate((array, np.empty_like(array)))
