"""Neighbours in the vocabulary of every form that was asked for, worked out once and kept."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from dissuade.index.batches import hash_key
from dissuade.index.layout import NameIndex
from dissuade.kernels.vocabulary import find_neighbours
from dissuade.names.arrays import Vocabulary, pack_vocabulary
from dissuade.names.skeleton import skeleton

__all__ = ["Neighbourhood", "Neighbours"]

MAX_FORMS = 400_000
MAX_LINKS = 12_000_000
_SIMILARITY = np.array([1.0, 0.86, 0.74, 0.7], dtype=np.float32)
"""By edits; the last one for forms that only sound alike."""
_EDITS, _EDITS_OF_GLUED = 2, 1


class Neighbours(NamedTuple):
    """The neighbours of asked form i: ``form[start[i]:start[i + 1]]``."""

    start: NDArray[np.int64]
    form: NDArray[np.int32]
    similarity: NDArray[np.float32]


class Neighbourhood:
    """A growing store of asked forms; when it is full it begins anew. Threads may share it.

    Args:
        index: whose vocabulary is searched.
    """

    def __init__(self, index: NameIndex) -> None:
        self._index = index
        self._lock = threading.Lock()
        self._clear()

    def find(self, forms: Sequence[str], sounded: int | None = None) -> tuple[NDArray[np.int32], Neighbours]:
        """Look up forms.

        Args:
            forms: distinct forms.
            sounded: how many of the first may also be met by what only sounds like them, None for all. Words that a
                query glues together never are, nor by what is two edits away: looking for that would be most of the
                work, and they cannot be met so (``kernels.postings``).

        Returns:
            The number of each form, int32[len(forms)], and the store that these numbers mean; it does not change.
        """
        heard, read = (forms, ()) if sounded is None else (forms[:sounded], forms[sounded:])
        with self._lock:
            if self._count + len(forms) > MAX_FORMS or self._links > MAX_LINKS:
                self._clear()
            sounds, letters = self._sounds, self._letters
            new = list(dict.fromkeys(form for form in heard if form not in sounds))
            if new:
                self._add(new, self._key_classes(new), sounds, _EDITS)
            new = list(dict.fromkeys(form for form in read if form not in sounds and form not in letters))
            if new:
                self._add(new, np.full(len(new), -1, dtype=np.int64), letters, _EDITS_OF_GLUED)
            found = [sounds[form] for form in heard]
            found += [sounds[form] if form in sounds else letters[form] for form in read]
            links = self._link_start[self._count]
            return np.array(found, dtype=np.int32), Neighbours(
                self._link_start[: self._count + 1], self._link_form[:links], self._link_similarity[:links]
            )

    def _clear(self) -> None:
        self._sounds: dict[str, int] = {}  # forms looked up by letters and by sound
        self._letters: dict[str, int] = {}  # by letters alone
        self._count = 0
        self._links = 0
        self._link_start = np.zeros(1 << 10, dtype=np.int64)
        self._link_form = np.zeros(1 << 14, dtype=np.int32)
        self._link_similarity = np.zeros(1 << 14, dtype=np.float32)

    def _add(self, forms: list[str], key_class: NDArray[np.int64], numbers: dict[str, int], most: int) -> None:
        packed = pack_vocabulary(forms)
        ends, near, edits = self._search(packed, key_class, most)
        before, count = self._count, self._count + len(forms)
        self._link_start = _fit(self._link_start, count + 1)
        self._link_form = _fit(self._link_form, self._links + len(near))
        self._link_similarity = _fit(self._link_similarity, self._links + len(near))
        self._link_start[before + 1 : count + 1] = ends + self._links
        self._link_form[self._links : self._links + len(near)] = near
        self._link_similarity[self._links : self._links + len(near)] = _SIMILARITY[edits]
        self._links += len(near)
        numbers.update(zip(forms, range(before, count), strict=True))
        self._count = count

    def _key_classes(self, forms: Sequence[str]) -> NDArray[np.int64]:
        hashes = self._index.key_hash
        if not len(hashes):
            return np.full(len(forms), -1, dtype=np.int64)
        wanted = np.array(
            [hash_key(skeleton(form)) if len(form) > 1 and form.isalpha() else 0 for form in forms], dtype=np.uint64
        )
        places = np.minimum(np.searchsorted(hashes, wanted), len(hashes) - 1)
        return np.where(hashes[places] == wanted, places, -1).astype(np.int64)

    def _search(
        self, packed: Vocabulary, key_class: NDArray[np.int64], most: int
    ) -> tuple[NDArray[np.int64], NDArray[np.int32], NDArray[np.uint8]]:
        index = self._index
        ends = np.zeros(len(packed), dtype=np.int64)
        done, used = 0, 0
        room = max(1024, 64 * len(packed))
        near, edits = np.zeros(room, dtype=np.int32), np.zeros(room, dtype=np.uint8)
        while done < len(packed):
            answered = find_neighbours(
                packed.chars,
                packed.start,
                done,
                len(packed),
                index.vocabulary.chars,
                index.vocabulary.start,
                index.signatures,
                index.reach,
                index.bits,
                index.bucket_start,
                index.entries,
                key_class[done:],
                index.key_start,
                index.key_form,
                most,
                ends[done:],
                near[used:],
                edits[used:],
            )
            ends[done : done + answered] += used
            done += answered
            used = int(ends[done - 1]) if done else 0
            if done < len(packed):
                near, edits = _fit(near, 2 * len(near)), _fit(edits, 2 * len(edits))
        return ends, near[:used], edits[:used]


def _fit(array: NDArray, size: int) -> NDArray:  # type: ignore[type-arg]
    """The array, or a longer copy; what others hold of the old one stays valid."""
    if size <= len(array):
        return array
    longer = np.zeros(max(size, 2 * len(array)), dtype=array.dtype)
    longer[: len(array)] = array
    return longer
