"""Names taken apart in batches, here or by other processes, as columns that can be put together again."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from types import TracebackType
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from dissuade.index.joined import JoinedWords, join_words
from dissuade.index.word_forms import WordTable, words_of
from dissuade.kernels.workspace import NameTable
from dissuade.names.analysis import analyze_name, name_class_of
from dissuade.names.arrays import NameArrays
from dissuade.names.columns import encode_analyzed
from dissuade.names.form_numbers import FormNumbers
from dissuade.names.skeleton import skeleton
from dissuade.names.tokens import AnalyzedName, TokenKind
from dissuade.processes import open_pool

__all__ = ["BatchTaker", "NameBatch", "hash_key", "initials_of", "join_names", "phonetic_key", "take_apart"]

BATCH = 4096


class NameBatch(NamedTuple):
    """Names of one batch, N of them: those without any token are left out.

    Args:
        kept: bool, which names of the batch are in the columns.
        names: the columns, their forms numbered by ``forms``.
        forms: distinct forms in the order in which they are first met.
        keys: the phonetic key of each.
        letters: uint32[N, 2], see ``initials_of``.
        joined: what the tokens of each name give when they are written together.
        words: those that no lexicon knows, see ``word_forms.words_of``.
    """

    kept: NDArray[np.bool_]
    names: NameTable
    forms: list[str]
    keys: list[str]
    letters: NDArray[np.uint32]
    joined: JoinedWords
    words: WordTable


def take_apart(batch: Sequence[tuple[str, str]]) -> NameBatch:
    """Take names apart.

    Args:
        batch: text and schema of each.
    """
    analyzed = [analyze_name(text, name_class_of(schema)) for text, schema in batch]
    names = [name for name in analyzed if name.tokens]
    numbers = FormNumbers()
    encoded = encode_analyzed(names, numbers)
    forms = list(numbers)[: int(encoded.names.form.max(initial=-1)) + 1]  # not what only the ends of tokens are
    return NameBatch(
        np.array([bool(name.tokens) for name in analyzed], dtype=np.bool_),
        encoded.names,
        forms,
        [phonetic_key(form) or form for form in forms],
        np.array([initials_of(name) for name in names], dtype=np.uint32).reshape(-1, 2),
        join_words(encoded, asked=False),
        words_of(names),
    )


def phonetic_key(form: str) -> str:
    """The key by which a form sounds like others; "" for one letter and for forms with digits."""
    return skeleton(form) if len(form) > 1 and form.isalpha() else ""


def hash_key(key: str) -> int:
    """A 64-bit hash of a phonetic key that is the same in every process."""
    return int.from_bytes(hashlib.blake2b(key.encode(), digest_size=8).digest(), "little")


def initials_of(name: AnalyzedName) -> tuple[int, int]:
    """Bit masks of the first letters of a name's tokens, and of those tokens that are only initials."""
    letters = initials = 0
    for token in name.tokens:
        for form in token.forms:
            bit = 1 << (ord(form.text[0]) - 96) if form.text[0] >= "a" else 0
            if token.kind is TokenKind.INITIAL:
                initials |= bit
            else:
                letters |= bit
    return letters, initials


def join_names(batches: Sequence[NameBatch]) -> tuple[NameArrays, dict[str, int], NDArray[np.uint64]]:
    """Put the columns of all batches one after another.

    Forms that sound alike get numbers beside one another: a search meets them together, so what it wants to know of
    them had better lie together.

    Args:
        batches: in order.

    Returns:
        The columns, the numbers of all forms, and ``hash_key`` of the phonetic key of each.
    """
    keys: dict[str, str] = {}
    for batch in batches:
        keys.update(zip(batch.forms, batch.keys, strict=True))
    ordered = sorted(keys, key=lambda form: (keys[form], form))
    numbers = {form: number for number, form in enumerate(ordered)}
    hashes = {key: hash_key(key) for key in set(keys.values())}
    renumber = [np.array([numbers[form] for form in batch.forms], dtype=np.int32) for batch in batches]
    names = [batch.names for batch in batches]
    columns = NameArrays(
        _join_starts([part.token_start for part in names]),
        np.concatenate([part.token_kind for part in names]),
        _join_starts([part.form_start for part in names]),
        np.concatenate([number[part.form] for part, number in zip(names, renumber, strict=True)]),
        np.concatenate([part.form_quality for part in names]),
        np.concatenate([part.name_class for part in names]),
        np.concatenate([part.script for part in names]),
        np.concatenate([part.original for part in names]),
        _join_starts([part.unit_start for part in names]),
        np.concatenate([part.unit for part in names]),
    )
    return columns, numbers, np.array([hashes[keys[form]] for form in ordered], dtype=np.uint64)


def _join_starts(parts: Sequence[NDArray[np.int64]]) -> NDArray[np.int64]:
    start = np.zeros(1 + sum(len(part) - 1 for part in parts), dtype=np.int64)
    np.cumsum(np.concatenate([np.diff(part) for part in parts]), out=start[1:])
    return start


class BatchTaker:
    """Takes names apart as they come; use it as a context manager.

    Args:
        processes: how many other processes do it; with fewer than two, this one does.
    """

    def __init__(self, processes: int) -> None:
        self._processes = processes
        self._pool: ProcessPoolExecutor | None = None
        self._waiting: list[tuple[str, str]] = []
        self._batches: list[NameBatch | Future[NameBatch]] = []

    def __enter__(self) -> BatchTaker:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)

    def add(self, text: str, schema: str) -> None:
        """Add the next name."""
        self._waiting.append((text, schema))
        if len(self._waiting) == BATCH:
            self._send()

    def finish(self) -> list[NameBatch]:
        """All names, in the order in which they were added; one batch at least.

        Raises:
            BrokenProcessPool: a process was stopped from outside.
        """
        if self._waiting or not self._batches:
            self._batches.append(take_apart(self._waiting))
        return [batch.result() if isinstance(batch, Future) else batch for batch in self._batches]

    def _send(self) -> None:
        if self._processes < 2:
            self._batches.append(take_apart(self._waiting))
        else:
            if self._pool is None:
                self._pool = open_pool(self._processes, [__name__])
            self._batches.append(self._pool.submit(take_apart, self._waiting))
        self._waiting = []
