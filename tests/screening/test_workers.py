"""Screening in several processes gives what one process gives, and a stopped process loses nothing."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pytest

from dissuade.errors import DissuadeError
from dissuade.screening import Screener
from dissuade.screening.workers import Workers
from dissuade.snapshots import build_snapshot, open_snapshot
from tests.screening.listed import PARTIES

NAMES = (
    "Kim Jong Un",
    "Margaret Thornbury",
    "Шойгу Сергей Кужугетович",
    "김정은",
    "Ola Nordmann",
    "გიორგი",
    "สมชาย ใจดี",
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_snapshot(PARTIES, tmp_path_factory.mktemp("snapshots") / "parties", {"un-sc": "2026-02-27"})


def make_batches(count: int, rows: int = 5_000) -> Iterator[tuple[int, pa.RecordBatch]]:
    for number in range(count):
        names = [NAMES[(number + row) % len(NAMES)] for row in range(rows)]
        yield number, pa.RecordBatch.from_pydict({"name": names, "id": [str(row) for row in range(rows)]})


def test_processes_give_what_one_process_gives_in_order(folder: Path) -> None:
    screener = Screener(open_snapshot(folder))
    with Workers(folder, limit=5, threshold=0.5, processes=2) as workers:
        answers = dict(workers.screen(make_batches(5)))
    assert [0, 1, 2, 3, 4] == list(answers)
    for number, batch in make_batches(5):
        assert screener.screen_table(batch, limit=5, threshold=0.5).equals(answers[number])


def test_a_process_finds_who_is_no_longer_listed_only_if_asked(folder: Path) -> None:
    batch = pa.RecordBatch.from_pydict({"name": ["Kim Jong Il"], "schema": ["Person"]})
    for asked in (False, True):
        with Workers(folder, limit=5, threshold=0.5, include_ended=asked, processes=1) as workers:
            ((_, answer),) = workers.screen(iter([(0, batch)]))
        assert asked == ("un-sc-KPi.002" in answer.column("party_id").to_pylist())


def test_an_empty_batch_has_an_empty_answer(folder: Path) -> None:
    batch = pa.RecordBatch.from_pydict({"name": pa.array([], pa.string())})
    with Workers(folder, limit=5, threshold=None, processes=1) as workers:
        assert [("empty", 0)] == [(tag, answer.num_rows) for tag, answer in workers.screen(iter([("empty", batch)]))]


def test_a_process_that_is_stopped_is_a_clear_error_and_earlier_answers_stay(folder: Path) -> None:
    with Workers(folder, limit=5, threshold=0.5, processes=1) as workers:
        answers = workers.screen(make_batches(40))
        assert 0 == next(answers)[0]
        for process in list(workers._pool._processes.values()):
            os.kill(process.pid or 0, signal.SIGKILL)
        with pytest.raises(DissuadeError, match="stopped from outside"):
            list(answers)


@pytest.mark.skipif(
    not Path("/proc/self/stat").exists() or "forkserver" not in multiprocessing.get_all_start_methods(),
    reason="looks processes up under /proc",
)
def test_processes_end_with_the_one_that_asked(folder: Path) -> None:
    program = (
        "import sys, pyarrow as pa\nfrom pathlib import Path\nfrom dissuade.screening.workers import Workers\n"
        "if __name__ == '__main__':\n"
        "    batch = pa.RecordBatch.from_pydict({'name': ['Kim Jong Un']})\n"
        f"    with Workers(Path({str(folder)!r}), limit=5, threshold=None, processes=2) as workers:\n"
        "        for tag, answer in workers.screen((n, batch) for n in range(10**9)):\n"
        "            print(*(p.pid for p in workers._pool._processes.values()), flush=True)\n"
    )
    asking = subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True)
    assert asking.stdout is not None
    with asking.stdout as lines:
        pids = lines.readline().split()
        asking.send_signal(signal.SIGKILL)
        asking.wait()
    left = {pid for pid in pids if Path(f"/proc/{pid}").exists()}
    for _ in range(100):
        left = {pid for pid in left if Path(f"/proc/{pid}").exists()}
        if not left:
            break
        time.sleep(0.1)
    assert pids
    assert set() == left
