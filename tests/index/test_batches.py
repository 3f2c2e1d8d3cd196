"""Names taken apart in batches and by other processes give the index that one process gives in one go."""

from __future__ import annotations

import signal
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import pytest

from dissuade.index import batches
from dissuade.index.build import ListedName, build_index
from dissuade.index.layout import save_index
from tests.index.listed import make_listed

NOTHING = ListedName("...", "Person", 3, 1, False)  # a name without a token


def written(folder: Path, listed: list[ListedName], processes: int) -> dict[str, bytes]:
    folder.mkdir()
    save_index(build_index(listed, processes=processes), folder)
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.mark.parametrize(("size", "processes"), [(1, 1), (7, 1), (7, 2), (52, 2)])
def test_the_index_does_not_depend_on_batches_and_processes(
    size: int, processes: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    listed = make_listed()
    listed[5:5] = [NOTHING, listed[0]]
    whole = written(tmp_path / "whole", listed, 1)
    monkeypatch.setattr(batches, "BATCH", size)
    assert whole == written(tmp_path / "parts", listed, processes)


def add_many(taker: batches.BatchTaker) -> None:
    for _ in range(1000):
        taker.add("김정은", "Person")
    taker.finish()


def test_a_process_that_is_stopped_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batches, "BATCH", 1)
    with batches.BatchTaker(2) as taker:
        taker.add("Kim Jong Un", "Person")
        assert isinstance(taker._pool, ProcessPoolExecutor)
        taker._pool.submit(signal.raise_signal, signal.SIGKILL)
        with pytest.raises(BrokenProcessPool):
            add_many(taker)
