"""Screening the batches of a table in several processes, which map the same snapshot.

Half of the work of screening is Python that holds the interpreter lock, so threads do not make use of a second core.
Answers come in the order of the batches and are those that one process gives.
"""

from __future__ import annotations

import gc
import os
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future
from pathlib import Path
from types import TracebackType
from typing import TypeVar

import pyarrow as pa

from dissuade.errors import DissuadeError
from dissuade.index.layout import arrays_of
from dissuade.processes import open_pool, reporting_a_stop
from dissuade.screening.screener import Screener
from dissuade.screening.tables import PART_ROWS
from dissuade.snapshots import in_memory, open_snapshot

__all__ = ["Workers"]

COLLECT_AFTER = (200_000, 50, 100)
"""Thresholds of Python's garbage collection in a process that does nothing but screen."""

_IN_MEMORY = 1 << 29  # bytes of an index up to which each process reads it into memory of its own
_AHEAD = 3  # batches that are under way while an earlier one is awaited
_Tag = TypeVar("_Tag")


class Workers:
    """Processes that screen; use it as a context manager.

    Args:
        snapshot: folder of the snapshot that each of them opens.
        limit, threshold, include_ended: as for ``Screener.screen``, for each row.
        processes: how many; None for one a processor.
    """

    def __init__(
        self,
        snapshot: Path,
        *,
        limit: int | None,
        threshold: float | None,
        include_ended: bool = False,
        processes: int | None = None,
    ) -> None:
        self._settings = (limit, threshold, include_ended)
        self._pool = open_pool(processes or os.cpu_count() or 1, [__name__], _open, [str(snapshot)])

    def __enter__(self) -> Workers:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._pool.shutdown(wait=kind is None, cancel_futures=True)

    def screen(self, batches: Iterator[tuple[_Tag, pa.RecordBatch]]) -> Iterator[tuple[_Tag, pa.Table]]:
        """Screen a stream of batches.

        Args:
            batches: each with something of the caller's that comes back with its answer.

        Yields:
            The tag and what ``Screener.screen_table`` says of the batch, in the order of the batches.

        Raises:
            DissuadeError: a process was stopped from outside; what was yielded before stays good.
        """
        pending: deque[tuple[_Tag, list[Future[bytes]]]] = deque()
        with reporting_a_stop(DissuadeError, "run the same command again to go on from where it was"):
            for tag, batch in batches:
                pending.append((tag, self._submit(batch)))
                if len(pending) >= _AHEAD:
                    yield _collect(*pending.popleft())
            while pending:
                yield _collect(*pending.popleft())

    def _submit(self, batch: pa.RecordBatch) -> list[Future[bytes]]:
        firsts = range(0, max(1, batch.num_rows), PART_ROWS)
        return [
            self._pool.submit(_screen, _to_bytes(batch.slice(first, PART_ROWS)), first, *self._settings)
            for first in firsts
        ]


def _collect(tag: _Tag, parts: list[Future[bytes]]) -> tuple[_Tag, pa.Table]:
    return tag, pa.concat_tables([_from_bytes(part.result()) for part in parts])


_screener: list[Screener] = []  # of this process


def _open(snapshot: str) -> None:
    """What a new process does first."""
    mapped = open_snapshot(Path(snapshot))
    size = sum(array.nbytes for array in arrays_of(mapped.index))
    _screener[:] = [Screener(in_memory(mapped) if size <= _IN_MEMORY else mapped)]
    gc.freeze()  # what is remembered of names is in no circles, and looking for some takes a tenth of the time
    gc.set_threshold(*COLLECT_AFTER)


def _screen(rows: bytes, first: int, limit: int | None, threshold: float | None, include_ended: bool) -> bytes:
    """Screen a part of a batch; rows of the answer count from the beginning of the batch."""
    answer = _screener[0].screen_table(_from_bytes(rows), limit=limit, threshold=threshold, include_ended=include_ended)
    place = answer.schema.get_field_index("row")
    shifted = pa.array([row + first for row in answer.column(place).to_pylist()], pa.int64())
    return _to_bytes(answer.set_column(place, answer.schema.field(place), shifted))


def _to_bytes(rows: pa.RecordBatch | pa.Table) -> bytes:
    """Only the rows themselves, where a slice would take the whole batch along."""
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, rows.schema) as writer:
        writer.write(rows)
    return bytes(sink.getvalue().to_pybytes())


def _from_bytes(rows: bytes) -> pa.Table:
    return pa.ipc.open_stream(rows).read_all()
